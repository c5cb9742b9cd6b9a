"""A quotation in running text that is longer than readers follow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar

from release_lint.analysis.quotations import Quotation
from release_lint.analysis.sentences import Sentence
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import BlockKind, Span
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record


@record
class QuoteLength:
    """A quotation of more than ``sentences`` sentences stands in a block quotation, or is cut."""

    sentences: int = 3

    scope: ClassVar[tuple[str, ...]] = ("paragraph", "list-item", "quotation")

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no direct quotations")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each quotation that is too long, at its first mark."""
        speech = [
            q for q in context.facts.quotations if q.marked and q.is_speech and q.stands_alone
        ]
        if not speech:
            raise NotApplicable("no direct quotations")
        for quotation in speech:
            block = context.facts.block_at(quotation.span.start)
            count = _sentences(quotation, context)
            if block.kind is BlockKind.QUOTE or count <= self.sentences:
                continue
            if context.has(quotation.parts[0]):
                yield Finding(
                    f"This quotation has {count} sentences; {self.sentences} are enough, "
                    "or set it as a block quotation.",
                    quotation.parts[0],
                    measure=count,
                )


def _sentences(quotation: Quotation, context: Context) -> int:
    """The sentences of a quotation; one that its lead-in opened counts too."""
    return sum(len(_inside(part, context)) for part in quotation.parts)


def _inside(part: Span, context: Context) -> Sequence[Sentence]:
    every = context.facts.sentences
    first = bisect_right(every, part.start + 1, key=lambda sentence: sentence.span.end)
    return every[first : bisect_left(every, part.end - 1, key=lambda s: s.span.start)]
