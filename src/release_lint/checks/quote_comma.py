"""The comma between quoted words and the verb that reports them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.clauses import WORD
from release_lint.analysis.reporting import SAYING
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_SHORTEST = 3  # characters of a quotation with its marks


@record
class QuoteComma:
    """Before ``said Ann Lee`` quoted words end with a comma, a question mark or the like."""

    scope: ClassVar[tuple[str, ...]] = ("paragraph", "list-item", "quote", "quotation")

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no direct quotations")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each quotation that ends with a full stop, or with nothing."""
        speech = [q for q in context.facts.quotations if q.marked and q.is_speech and q.cue]
        if not speech:
            raise NotApplicable("no direct quotations")
        text = context.document.text
        for quotation in speech:
            for part in quotation.parts:
                if len(part) < _SHORTEST or not text[part.start + 1].isupper():
                    continue  # a closing mark alone opens the last paragraph of a broken speech
                if not _goes_on(text, part.end):
                    continue
                last = Span(part.end - 2, part.end - 1)
                sign = context.text(last)
                if sign == "." and text[last.start - 1] != ".":
                    edit, message = (
                        Edit(last, ","),
                        "A full stop ends the words, but not the sentence.",
                    )
                elif sign.isalnum():
                    edit, message = Edit(Span(last.end, last.end), ","), "A comma is missing."
                else:
                    continue
                if context.has(part):
                    yield Finding(
                        message,
                        Span(_word_start(text, last.start), part.end),
                        Fix("Write a comma before the closing mark", (edit,)),
                    )


def _goes_on(text: str, end: int) -> bool:
    """Whether a verb of saying in small letters follows at once."""
    word = WORD.match(text, end + 1)
    return text[end : end + 1] == " " and word is not None and word[0] in SAYING


def _word_start(text: str, place: int) -> int:
    """Where the word that ends at ``place`` begins."""
    while place and not text[place - 1].isspace():
        place -= 1
    return place
