"""Text that is safe in a page, and the words that several of its parts use."""

from __future__ import annotations

from html import escape

from release_lint.finding import PlacedFinding, Severity
from release_lint.reporters.terminal import one_line, printable

NAMES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.INFO: "Note"}


def text(said: str) -> str:
    """What is said, on one line."""
    return escape(one_line(said))


def passage(words: str, line_end: str = "<br>") -> str:
    """Words of a release, spaces and all; no line of the page begins with them."""
    lines = words.replace("\t", " ").split("\n")
    return line_end.join(escape(printable(line)) for line in lines)


def tag(severity: Severity, finding: PlacedFinding | None = None) -> str:
    """The severity in a word, in the shape of it; faint where the finding does not count."""
    faint = " faint" if finding and not finding.counts else ""
    return f'<strong class="tag {severity}{faint}">{NAMES[severity]}</strong>'


def safe_address(address: str) -> str:
    """An address to lead to, escaped; empty where it is not a plain one of the web."""
    return escape(one_line(address)) if address.startswith("https://") else ""
