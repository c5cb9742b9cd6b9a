"""What a reporter is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, TextIO

from release_lint.finding import Report, Severity, Summary
from release_lint.records import record

if TYPE_CHECKING:
    from release_lint.rule import RuleHelp


def _no_help(_rule: str) -> None:
    return None


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
