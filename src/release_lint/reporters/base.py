"""What a reporter is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TextIO

from release_lint.finding import Report, Severity, Summary
from release_lint.records import comparable


@comparable
class Style:
    """How the text may look: colour or none, columns of the terminal, more or less said."""

    colour: bool = False
    width: int = 100
    verbose: bool = False
    fail_on: Severity | None = Severity.ERROR


class Reporter(Protocol):
    """Writes reports as they come and the totals at the end."""

    def __call__(self, reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
        """Consume ``reports`` in order, write to ``out``, return the totals."""
