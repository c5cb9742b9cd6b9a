"""The same words quoted twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record


@record
class RepeatedQuote:
    """A sentence of at least ``words`` words is quoted once."""

    words: int = 8

    scope: ClassVar[tuple[str, ...]] = ("paragraph", "list-item", "quote", "quotation")

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no direct quotations")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each quotation with a sentence that was quoted before."""
        speech = [q for q in context.facts.quotations if q.is_speech and q.stands_alone]
        if not speech:
            raise NotApplicable("no direct quotations")
        seen: dict[tuple[str, ...], Span] = {}
        for quotation in speech:
            for part in quotation.parts:
                key = tuple(word.key for word in context.facts.words_in(part))
                if len(key) < self.words or not context.has(part):
                    continue
                if key in seen:
                    related = ((seen[key], "quoted here before"),)
                    yield Finding("The same words are quoted twice.", part, related=related)
                else:
                    seen[key] = part
