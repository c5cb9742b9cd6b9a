"""Whether a reader is told who a speaker is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.people import is_name, is_plural, name_words, names_role, split_role
from release_lint.analysis.quotations import Attribution, Quotation
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_SINGULAR = lazy(r"\b(?:I|I[’'](?:m|ve|d|ll)|my|My|me|myself)\b")  # a person speaks, no body

_AGE = lazy(r",? (?:aged )?\d{1,2}\b|,? \(\d{1,2}\)")


@record
class SpeakerRole:
    """Somebody quoted by name has a role, within ``near`` characters of it or in the line before.

    Judged only where words in the first person singular show that a person speaks.
    """

    near: int = 80

    scope: ClassVar[tuple[str, ...]] = ("paragraph", "list-item", "quote", "quotation")

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no direct quotations")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at the first quotation of each speaker of whom nothing is said."""
        speech = [q for q in context.facts.quotations if q.stands_alone and q.is_speech]
        if not speech:
            raise NotApplicable("no direct quotations")
        seen: set[str] = set()
        for quotation in speech:
            speaker = quotation.speaker
            if speaker is None or quotation.attribution is not Attribution.NAMED:
                continue
            name = " ".join(context.text(speaker).split())
            if (
                name in seen
                or not _is_bare(name)
                or not context.has_block(context.facts.block_number(speaker.start))
            ):
                continue
            seen.add(name)
            introduced = self._is_introduced(name, context) or _follows_role(quotation, context)
            if self._is_person(quotation, context) and not introduced:
                yield Finding(
                    f"Nothing says who {name} is.",
                    speaker,
                    Fix(f"Write the role with the name, as in “{name}, head of …”"),
                )

    def _is_person(self, quotation: Quotation, context: Context) -> bool:
        return any(_SINGULAR.search(context.text(part)) for part in quotation.parts)

    def _is_introduced(self, name: str, context: Context) -> bool:
        """Whether a role stands near the surname anywhere in the document."""
        text = context.document.text
        for surname in _appearances(name_words(name)[-1], text):
            block = context.facts.block_at(surname.start).span
            start = max(block.start, surname.start - self.near)
            end = min(block.end, surname.end + self.near)
            if (
                _AGE.match(text, surname.end, end)
                or names_role(context.text(Span(start, surname.start)))
                or names_role(context.text(Span(surname.end, end)))
            ):
                return True
        return False


def _appearances(word: str, text: str) -> Iterator[Span]:
    """Where a word stands in a text, as a whole word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if not any(sign.isalnum() or sign == "_" for sign in beside):
            yield Span(start, end)
        start = text.find(word, end)


def _follows_role(quotation: Quotation, context: Context) -> bool:
    """Whether the paragraph before speaks of somebody: ``opened by the oldest resident.``."""
    number = context.facts.block_number(quotation.span.start)
    return number > 0 and names_role(context.text(context.document.blocks[number - 1]))


def _is_bare(name: str) -> bool:
    """Whether a speaker is a person's full name and nothing else."""
    return (
        is_name(name)
        and not split_role(name)[1]
        and not is_plural(name)
        and len(name_words(name)) > 1
    )
