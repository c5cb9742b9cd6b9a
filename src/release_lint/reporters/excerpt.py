"""The words of a finding in the line they stand in, the place marked."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.finding import PlacedFinding
from release_lint.reporters.base import Style
from release_lint.reporters.terminal import columns, paint

_DOTS = "…"


def quoted(finding: PlacedFinding, width: int, style: Style) -> Iterator[str]:
    """One line of text of at most ``width`` columns; below it carets where colour cannot mark."""
    excerpt = _shortened(finding.excerpt, width - 2 * (len(_DOTS) + 1))
    room = max(0, width - columns(excerpt))
    left = columns(finding.before)
    right = columns(finding.after)
    before = _tail(finding.before, max(room // 2, room - right))
    after = _head(finding.after, max(room // 2, room - left))
    mark = paint(excerpt, f"{finding.severity} mark", style)
    yield paint(before, "dim", style) + mark + paint(after, "dim", style)
    if not style.colour or not excerpt.strip():
        yield " " * columns(before) + "^" * max(1, columns(excerpt))


def _shortened(text: str, width: int) -> str:
    """A text without its middle where it is too long."""
    if columns(text) <= width:
        return text
    half = (width - len(_DOTS) - 2) // 2
    first = _head(text, half).rstrip(_DOTS).rstrip()
    last = _tail(text, half).lstrip(_DOTS).lstrip()
    return f"{first} {_DOTS} {last}"


def _head(text: str, width: int) -> str:
    """The beginning of a text, cut after a word."""
    if columns(text) <= width:
        return text
    cut = _fitting(text, width - len(_DOTS))
    space = cut.rfind(" ")
    return (cut[: space + 1] if space > 0 else cut if cut.strip() else " ") + _DOTS


def _tail(text: str, width: int) -> str:
    """The end of a text, cut before a word."""
    if columns(text) <= width:
        return text
    cut = _fitting(text[::-1], width - len(_DOTS))[::-1]
    space = cut.find(" ")
    return _DOTS + (cut[space:] if 0 <= space < len(cut) - 1 else cut)


def _fitting(text: str, width: int) -> str:
    while columns(text) > width:
        text = text[: max(0, min(len(text) - 1, width))]
    return text
