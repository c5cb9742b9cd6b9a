"""``italics``: slanted words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import PROSE, Context
from release_lint.document import BlockKind, MarkKind
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_SPECIES = lazy(r"[A-Z][a-z]+(?: [a-z]{3,}){1,2}|[A-Z]\. [a-z]{3,}|[a-z]")  # and a single sign


@record
class Italics:
    """No words in italics but the names of species; ``at_least`` words make an emphasis."""

    at_least: int = 1

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE)

    def needs(self) -> Needs:
        """Emphasis."""
        return Needs(marks=(MarkKind.EMPHASIS,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each stretch."""
        for mark in context.facts.marks_of(MarkKind.EMPHASIS):
            count = context.facts.count_words(mark.span)
            text = context.text(mark.span).strip()
            if count >= self.at_least and context.has(mark.span) and not _SPECIES.fullmatch(text):
                yield Finding(
                    "Italics are hard to read on a screen.",
                    mark.span,
                    Fix("Use plain text, or single quotation marks for a title"),
                )
