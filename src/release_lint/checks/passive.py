"""``passive``: something is done by somebody, where somebody could do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.words import Word
from release_lint.checks.base import Context
from release_lint.document import BlockKind, Span
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
# After these “by” says when or how, not by whom.
_NO_AGENT = frozenset({
    "then", "now", "mistake", "accident", "law", "post", "email", "phone", "hand", "early",
    "late", "mid", "next", "today", "tomorrow", "noon", "midday", "midnight", "spring",
    "summer", "autumn", "winter", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter", "virtue",
    "way", "means",
})  # fmt: skip
_TIMES = frozenset({
    "end", "start", "beginning", "close", "middle", "time", "summer", "autumn", "spring",
    "winter",
})  # fmt: skip
_SPAN = 2  # adverbs between the verb and its participle


@record
class Passive:
    """A verb in the passive voice with its doer: ``was opened by the mayor``.

    ``participles`` are those that do not end in -ed; those in ``except`` are adjectives. Without
    ``doer`` every passive is reported, and some adjectives with them.
    """

    participles: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    doer: bool = True

    scope: ClassVar[tuple[str, ...]] = ("summary", BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)

    @cached_property
    def _irregular(self) -> frozenset[str]:
        return frozenset(" ".join(self.participles).split())

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        return frozenset(" ".join(self.except_).split())

    def needs(self) -> Needs:
        """A form of “be”."""
        return Needs(words=_BE)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each, from the verb to the “by”."""
        words = context.facts.words
        for number in context.facts.places_of(_BE):
            last = self._end(words, number)
            span = Span(words[number].start, words[last].end)
            if last and context.has(span) and not context.facts.in_speech(span):
                yield _finding(context, span)

    def _end(self, words: Sequence[Word], number: int) -> int:
        """The index of the passive's last word, or 0."""
        number += 1
        most = number + _SPAN
        while number < min(most, len(words)) and words[number].key.endswith("ly"):
            number += 1
        if number >= len(words) or not self._is_participle(words[number]):
            return 0
        if words[number].start - words[number - 1].end != 1:
            return 0
        if not self.doer:
            return number
        if number + 2 >= len(words) or words[number + 1].key != "by":
            return 0
        after = words[number + 2]
        if after.key == "the" and number + 3 < len(words) and words[number + 3].key in _TIMES:
            return 0
        is_doer = not (
            after.key in _NO_AGENT or after.key.endswith("ing") or after.text[0].isdigit()
        )
        return number + 1 if is_doer and words[number + 1].start - words[number].end == 1 else 0

    def _is_participle(self, word: Word) -> bool:
        if word.key in self._adjectives or not word.text.islower():
            return False
        return word.key in self._irregular or (len(word.key) > 4 and word.key.endswith("ed"))


def _finding(context: Context, span: Span) -> Finding:
    return Finding(f"“{context.text(span)}” is passive.", span, Fix("Say who does it, then what"))
