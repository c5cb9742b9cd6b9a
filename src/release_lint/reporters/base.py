"""What a reporter is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TextIO

from release_lint.finding import Report, Severity, Summary
from release_lint.records import record


def _no_help(_rule: str) -> None:
    return None


@record
class RuleHelp:
    """What a rule is for: the fields of its file that explain it."""

    summary: str
    why: str
    source: tuple[str, ...]
    severity: Severity

    @property
    def uri(self) -> str:
        """The first address among its authorities; empty where none has one."""
        return next((text for text in self.source if text.startswith("https://")), "")


@record
class Style:
    """How the text may look: colour or none, columns of the terminal, more or less said.

    ``help_on`` explains a rule by its name; None where there is no such rule any more.
    """

    colour: bool = False
    width: int = 100
    verbose: bool = False
    fail_on: Severity | None = Severity.ERROR
    help_on: Callable[[str], RuleHelp | None] = _no_help


class Reporter(Protocol):
    """Writes reports as they come and the totals at the end."""

    def __call__(self, reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
        """Consume ``reports`` in order, write to ``out``, return the totals."""
