"""All facts about one document, each computed once, when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, compress, count, islice
from operator import eq, itemgetter
from typing import TYPE_CHECKING

from release_lint.analysis.abbreviations import Abbreviations, find_abbreviations
from release_lint.analysis.attribution import find_quotations
from release_lint.analysis.date_ranges import (
    DateRange,
    YearRange,
    find_month_ranges,
    find_ranges,
    find_year_ranges,
)
from release_lint.analysis.dates import DateMention, find_dates
from release_lint.analysis.links import Link, find_links
from release_lint.analysis.mark_problems import MarkProblem
from release_lint.analysis.notices import Notice, find_notices
from release_lint.analysis.publication import PublicationDate, find_publication
from release_lint.analysis.quotations import Quotation
from release_lint.analysis.ranges import Ranges
from release_lint.analysis.scoped import OWN_ROLES, Scoped
from release_lint.analysis.sentences import Sentence, find_sentences
from release_lint.analysis.times import may_tell_time
from release_lint.analysis.words import Word, find_words
from release_lint.clues import Landmarks
from release_lint.document import Block, BlockKind, Document, Mark, MarkKind, Span
from release_lint.settings import Settings

_ALL = frozenset[str]()
if TYPE_CHECKING:  # imported when a rule counts syllables
    from release_lint.analysis.readability import Tally

_SHORTEST_MONTH = 28  # days
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_READ = ("", "summary")


class Facts:
    """What the analyses know of a document."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self.document = document
        self.settings = settings
        self._scoped: dict[tuple[frozenset[str], frozenset[str]], Scoped] = {}

    def scoped(self, scope: frozenset[str], languages: frozenset[str]) -> Scoped:
        """The document as the rules of one scope and some languages (all, where none) see it.

        Scopes that differ only by what the document does not have are one.
        """
        key = scope, languages
        if key not in self._scoped:
            seen = scope & self._told_apart, languages if self.languages - languages else _ALL
            self._scoped[key] = self._scoped.setdefault(seen, Scoped(self, *seen))
        return self._scoped[key]

    def release(self) -> None:
        """Let go of what only rules ask for: most of the memory, and what knows these facts."""
        self._scoped.clear()
        for name in (
            "words",
            "texts",
            "_keys",
            "_written",
            "tally",
            "block_words",
            "places",
            "landmarks",
        ):
            vars(self).pop(name, None)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word, in order."""
        return find_words(self.document)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The different words as they are written."""
        return frozenset(self._written)

    @cached_property
    def _written(self) -> list[str]:
        return [*map(itemgetter(2), self.words)]

    @cached_property
    def _keys(self) -> list[str]:
        return [*map(itemgetter(3), self.words)]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The key of every word -> the indexes into ``words`` at which it stands."""
        places: dict[str, list[int]] = {}
        for number, key in enumerate(self._keys):
            if key in places:
                places[key].append(number)
            else:
                places[key] = [number]
        return places

    def places_of(self, keys: Collection[str]) -> list[int]:
        """The indexes into ``words`` of those with one of some keys (a set, best), in order."""
        places = self.places
        return sorted([place for key in places.keys() & keys for place in places[key]])

    @cached_property
    def repetitions(self) -> tuple[int, ...]:
        """The indexes into ``words`` of those whose key is that of the next one."""
        keys = self._keys
        return tuple(compress(count(), map(eq, keys, islice(keys, 1, None))))

    @cached_property
    def echoes(self) -> tuple[int, ...]:
        """The indexes into ``words`` at which two words stand that are the next two, too."""
        keys = self._keys
        nearly = compress(count(), map(eq, keys, islice(keys, 2, None)))
        return tuple(n for n in nearly if keys[n + 1 : n + 2] == keys[n + 3 : n + 4])

    @cached_property
    def block_words(self) -> Sequence[tuple[Word, ...]]:
        """The words of each block, by its index."""
        return [self.words_in(block.span) for block in self.document.blocks]

    @cached_property
    def unspoken_words(self) -> Sequence[tuple[Word, ...]]:
        """The words of each block that nobody is quoted with, by its index."""
        spoken = set[int]().union(*map(self._words_within, self.speech))
        return [
            tuple(word for number, word in enumerate(words, first) if number not in spoken)
            if self.meets_speech(block.span)
            else words
            for block, words, first in zip(
                self.document.blocks, self.block_words, self.first_words, strict=False
            )
        ]

    def _words_within(self, span: Span) -> range:
        """The indexes of the words that lie wholly in a span."""
        first, last = self.word_range(span)
        is_cut = first < last and self.words[last - 1].end > span.end
        return range(first, last - is_cut)

    @cached_property
    def first_words(self) -> Sequence[int]:
        """For each block, the index into ``words`` of its first one."""
        return [0, *accumulate(map(len, self.block_words))]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [*map(itemgetter(0), self.words)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return find_sentences(self.document, self._word_starts)

    @cached_property
    def running_sentences(self) -> tuple[Sentence, ...]:
        """The sentences of what is there to be read: no headings, labels, menus or notices."""
        return tuple(
            sentence
            for sentence in self.sentences
            if self.document.blocks[sentence.block].role in _READ
            and self.kind_at(sentence.block) in _RUNNING
        )

    @cached_property
    def tally(self) -> Tally:
        """What readability formulas count, of any sentence."""
        from release_lint.analysis.readability import Tally

        return Tally(self._written)

    @cached_property
    def _quotation_facts(self) -> tuple[tuple[Quotation, ...], tuple[MarkProblem, ...]]:
        return find_quotations(self.document)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every passage in quotation marks or block quotations, in order."""
        return self._quotation_facts[0]

    @property
    def mark_problems(self) -> tuple[MarkProblem, ...]:
        """Quotation marks that do not pair."""
        return self._quotation_facts[1]

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """The spans, marks included, of quotations that are somebody's words, merged, in order."""
        return _merged([span for q in self.quotations if q.is_speech for span in q.parts])

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Every written date, in order."""
        return find_dates(self.document)

    @cached_property
    def weekdays(self) -> tuple[DateMention, ...]:
        """The dates that have a weekday beside them."""
        return tuple(mention for mention in self.dates if mention.weekday is not None)

    @cached_property
    def late_days(self) -> tuple[DateMention, ...]:
        """The dates whose day not every month has."""
        return tuple(mention for mention in self.dates if mention.day > _SHORTEST_MONTH)

    @cached_property
    def date_ranges(self) -> tuple[DateRange, ...]:
        """Every range of days, in order."""
        return tuple(find_ranges(self.dates, self.document.text))

    @cached_property
    def year_ranges(self) -> tuple[YearRange, ...]:
        """Every range of years with a dash or a slash, in order."""
        text = self.document.text
        return tuple(find_year_ranges(text, Span(0, len(text))))

    @cached_property
    def month_ranges(self) -> tuple[tuple[Span, Span, Span], ...]:
        """Every range of months with a dash, in order: the whole, the dash, the second month."""
        text = self.document.text
        return tuple(find_month_ranges(text, Span(0, len(text))))

    @cached_property
    def may_tell_time(self) -> bool:
        """Whether any time of day can be in the text."""
        return may_tell_time(self.document.text)

    @cached_property
    def publication(self) -> PublicationDate:
        """When the document says that it is or was published."""
        return find_publication(self.document, self.dates)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Licence notices and what looks like one, in order."""
        return find_notices(self.document)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, and every address that is written out, in order."""
        return find_links(self.document)

    @cached_property
    def telephones(self) -> tuple[Link, ...]:
        """The links that dial a number."""
        return tuple(link for link in self.links if link.is_telephone)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Abbreviations, their first uses and explanations."""
        return find_abbreviations(self)

    @cached_property
    def initials(self) -> str:
        """The first character of every word."""
        return "".join([word.text[0] for word in self.words])

    @cached_property
    def landmarks(self) -> Landmarks:
        """Where the strings stand that patterns need."""
        return Landmarks(self.document.text, self._block_starts)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the blocks."""
        return frozenset(block.language for block in self.document.blocks)

    @cached_property
    def scope_names(self) -> tuple[str, ...]:
        """By what each block is in a scope: its role, where that is one, else its kind."""
        return tuple(
            block.role if block.role in OWN_ROLES else str(self.kind_at(number))
            for number, block in enumerate(self.document.blocks)
        )

    @cached_property
    def _told_apart(self) -> frozenset[str]:
        """The names by which scopes differ in this document."""
        return frozenset((*self.scope_names, "quotation", "code"))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.document.blocks]

    @cached_property
    def _notice_blocks(self) -> frozenset[int]:
        return frozenset(
            number
            for notice in self.notices
            for number in range(
                self.block_number(notice.span.start), self.block_number(notice.span.end) + 1
            )
            if self.document.blocks and self.document.blocks[number].span in notice.span
        )

    @cached_property
    def _marks(self) -> Mapping[MarkKind, Sequence[Mark]]:
        """The marks by their kinds, each in order."""
        found: dict[MarkKind, list[Mark]] = {}
        for mark in sorted(self.document.marks, key=lambda mark: mark.span.start):
            found.setdefault(mark.kind, []).append(mark)
        return found

    def marks_of(self, kind: MarkKind) -> Sequence[Mark]:
        """The marks of a kind, in order."""
        return self._marks.get(kind, ())

    def marks_in(self, span: Span, kind: MarkKind) -> Iterator[Mark]:
        """The marks of a kind that lie wholly in a span, in order."""
        marks = self.marks_of(kind)
        number = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
        while number < len(marks) and marks[number].span.start < span.end:
            if marks[number].span in span:
                yield marks[number]
            number += 1

    def block_number(self, offset: int) -> int:
        """The index of the block that holds an offset (or ends before it)."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def block_at(self, offset: int) -> Block:
        """The block that holds an offset (or ends before it)."""
        return self.document.blocks[self.block_number(offset)]

    def kind_at(self, number: int) -> BlockKind:
        """A block's kind, by its index; the blocks of a licence notice are notices."""
        if number in self._notice_blocks:
            return BlockKind.NOTICE
        return self.document.blocks[number].kind

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that begin inside a span."""
        first, last = self.word_range(span)
        return self.words[first:last]

    def count_words(self, span: Span) -> int:
        """How many words begin inside a span."""
        first, last = self.word_range(span)
        return last - first

    def word_range(self, span: Span) -> tuple[int, int]:
        """Indexes into ``words`` of those that begin inside a span."""
        return bisect_left(self._word_starts, span.start), bisect_left(self._word_starts, span.end)

    def in_speech(self, span: Span) -> bool:
        """Whether a span lies inside somebody's quoted words."""
        return self._in_speech.hold(span)

    def meets_speech(self, span: Span) -> bool:
        """Whether a span shares a character with somebody's quoted words."""
        return self._in_speech.overlap(span)

    @cached_property
    def _in_speech(self) -> Ranges:
        return Ranges(self.speech)

    def changes_speech(self, span: Span) -> bool:
        """Whether a span meets words that somebody said, within the marks around them."""
        return self._said.overlap(span)

    @cached_property
    def _said(self) -> Ranges:
        return Ranges(Span(part.start + 1, part.end - 1) for part in self.speech)

    def in_quotation(self, span: Span) -> bool:
        """Whether a span lies in quotation marks of any kind: speech, a title, a word as such."""
        return self._in_quotation.hold(span)

    def meets_quotation(self, span: Span) -> bool:
        """Whether a span shares a character with something in quotation marks."""
        return self._in_quotation.overlap(span)

    @cached_property
    def _in_quotation(self) -> Ranges:
        return Ranges(part for one in self.quotations for part in one.parts)

    def in_code(self, span: Span) -> bool:
        """Whether a span lies inside inline code."""
        return self._in_code.hold(span)

    @property
    def has_code(self) -> bool:
        """Whether there is inline code."""
        return bool(self._in_code)

    @cached_property
    def _in_code(self) -> Ranges:
        return Ranges(_merged([mark.span for mark in self.marks_of(MarkKind.CODE)]))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
