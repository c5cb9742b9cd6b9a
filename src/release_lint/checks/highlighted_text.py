"""``highlighted-text``: nothing set off with a marker pen for somebody to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.words import WORD
from release_lint.checks.base import FACTUAL, Context
from release_lint.checks.shared.office_marks import AN_OFFICE_FILE, office_marks
from release_lint.document import MarkKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class HighlightedText:
    """Runs of an office file in one of the marker's colours, but for those in ``quiet`` ones."""

    quiet: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (*FACTUAL, "chrome")

    def needs(self) -> Needs:
        """An office file."""
        return AN_OFFICE_FILE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each stretch of highlighted words."""
        for mark in office_marks(context, MarkKind.HIGHLIGHT):
            if mark.attrs["colour"] in self.quiet:
                continue
            if WORD.search(context.text(mark.span)) and context.has(mark.span):
                message = "The words are highlighted, as if somebody had still to look at them."
                yield Finding(message, mark.span, Fix("Settle them, then clear the highlight"))
