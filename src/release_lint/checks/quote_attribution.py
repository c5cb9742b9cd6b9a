"""A direct quotation without a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.clauses import sentences
from release_lint.analysis.quotations import Attribution, Quotation
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record

_LONGEST = 120  # characters of a quotation that a finding marks


@record
class QuoteAttribution:
    """Every direct quotation has a speaker: named, titled or described, beside it.

    Where ``inherited`` is yes, the finding is that a speaker is named only with an earlier
    quotation.
    """

    inherited: bool = False

    scope: ClassVar[tuple[str, ...]] = ("paragraph", "list-item", "quote", "quotation")

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no direct quotations")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each quotation that stands alone, one for those of a paragraph."""
        if not any(quotation.stands_alone for quotation in context.facts.quotations):
            raise NotApplicable("no direct quotations")
        wanted = Attribution.INHERITED if self.inherited else Attribution.NONE
        last_block = -1
        for quotation in context.facts.quotations:
            if quotation.attribution is not wanted or not quotation.stands_alone:
                continue
            block = context.facts.block_number(quotation.span.start)
            is_new = block != last_block
            last_block = block
            if is_new and quotation.is_speech and context.has(quotation.parts[0]):
                yield Finding(self._message(), _opening(quotation, context))

    def _message(self) -> str:
        if self.inherited:
            return "The speaker is named only with the quotation before this one."
        return "No speaker is named for this quotation."


def _opening(quotation: Quotation, context: Context) -> Span:
    """The first sentence of a quotation, cut at a word where it is long."""
    sentence = sentences(context.document.text, quotation.parts[0])[0]
    if len(sentence) <= _LONGEST:
        return sentence
    end = context.document.text.rfind(" ", sentence.start, sentence.start + _LONGEST)
    return Span(sentence.start, max(end, sentence.start + 1))
