"""``misspelling``: a word that is none, with the word that was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from release_lint.analysis.contractions import contraction_cut, contraction_meant
from release_lint.analysis.lexicon import lexicon
from release_lint.analysis.parted_words import parted
from release_lint.analysis.ranges import Ranges
from release_lint.analysis.spelling import (
    meant,
    meant_name,
    plainly_meant,
    surely_meant,
    swapped,
)
from release_lint.analysis.surroundings import (
    after_strange_name,
    are_initials,
    begins,
    ends_title,
    is_foreign,
    is_name,
    is_place,
    is_quoted,
    is_species,
    is_strange_name,
    is_titled,
    neighbours,
)
from release_lint.analysis.unknown_words import (
    ODD,
    SHOUTED,
    Unknown,
    is_rare,
    titles_apart,
    unknown_parts,
)
from release_lint.analysis.word_making import is_formed, run_together
from release_lint.analysis.words import CODE, Word, fold, with_capital
from release_lint.checks.base import PROSE, Context
from release_lint.document import MarkKind, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.records import record

_CODE = (MarkKind.CODE, MarkKind.ABBREVIATION)
_LAST_LETTER = lazy(r" [tT]\b")
_FEW = 2  # unknown words within four of another: terms of a trade, or two slips
_SLIPS = 3  # a slip may be copied so often; what appears more often is meant
# From how many letters on a word with a capital is no coined name: how rare a word it may hide.
_CAPITALS = ((10, 3), (12, 5))
_SITE = 5  # letters of a word that stands in an address by no chance
_SHORT_NAME = 5  # letters of a word that is rather a name where it stands alone: Inyo, 4 Mill Lane
_COMMON_AT_START = 13  # how common a word must be to be meant by the first of a sentence
_SHORT_TAIL = 2  # letters of a small word that many names end in
_SMALL_WORD = 15  # how common the words are that fill every text
_LONG = 6  # letters of a word that is hardly a name, a term or of another language


@record
class Misspelling:
    """Words that no list knows and that lie one slip from a likely word.

    ``words`` are right in any case, beside those that the settings know. A word gets the benefit
    of the doubt where the document repeats it, where the word beside it is unknown too (another
    language), in code, and, with a capital, where it may be a name.
    """

    words: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance."""
        odd = {CODE, *map(fold, ODD.passing(context.facts.texts))}
        if odd.isdisjoint(context.facts.places):
            return
        known = self._known(context)
        marks = (mark for kind in _CODE for mark in context.facts.marks_of(kind))
        code = Ranges(mark.span for mark in marks)
        text, places = context.document.text, context.facts.places
        for words, found in groupby(context.appearances(odd), itemgetter(0)):
            unknown = [
                part
                for _, number in found
                for part in unknown_parts(words[number], number, text)
                if part.key not in known
            ]
            strange = {
                part.number for part in unknown if part.text.islower() and not is_rare(part.key)
            }
            told = 0  # the end of the last broken word
            for part in unknown:
                if part.span.start < told:
                    continue
                if broken := parted(part, words, text):
                    told = broken.span.end
                    if not code.overlap(broken.span):
                        yield _broken(broken)
                    continue
                near = _nearby(part.number, strange)
                if len(near) > _FEW or is_foreign(part.number, words):
                    continue
                doubtful = len(near) > 1 or not near.isdisjoint((part.number - 1, part.number + 1))
                if "'" in part.key or contraction_cut(part.key):
                    right = _contraction(part, words, text)
                else:
                    right = _surest(part) if doubtful else _correction(part, words, places, text)
                if right and not code.overlap(part.span) and not _is_site(part, right, context):
                    yield _finding(_with_its_end(part, text), right)

    def _known(self, context: Context) -> frozenset[str]:
        known = context.settings.known
        return frozenset(
            fold(part)
            for phrase in (*self.words, *known.words, *known.abbreviations)
            for word in phrase.split()
            for part in (word, *word.split("-"))
        )


def _is_site(part: Unknown, right: str, context: Context) -> bool:
    """Whether a word stands in the address of a site of the text, which is called so, then."""
    hosts = (link.host for link in context.facts.links)
    return len(part.key) >= _SITE and any(
        part.key in host and right.lower() not in host for host in hosts
    )


def _meant_in_small_letters(part: Unknown, words: Sequence[Word]) -> str | None:
    if lexicon().mark(part.key) == "D":
        return surely_meant(part.key, 5, once=True)
    if is_rare(part.key):
        return surely_meant(part.key, 6, 1)
    if is_formed(part.key):
        right = surely_meant(part.key, 6, 1, once=True) or surely_meant(part.key, 10, 4, once=True)
        right = right or plainly_meant(part.key)
        formed = right and right in part.key  # of that very word
        return run_together(part.key) if formed or not right else right
    if "-" in words[part.number].text:
        return _meant_in_doubt(part.key)
    doubtful = after_strange_name(part.number, words)
    return surely_meant(part.key) if doubtful else meant(part.key)


def _nearby(number: int, strange: set[int]) -> set[int]:
    """The unknown words nearby: with more than a few the language is another."""
    return strange & {*range(number - 4, number), *range(number + 1, number + 5)}


def _contraction(part: Unknown, words: Sequence[Word], text: str) -> str | None:
    """The contraction that was meant, with the capital and the apostrophe of the word."""
    cut = contraction_cut(part.key)
    right = cut or contraction_meant(part.key)
    if right and "’" in (text if cut else part.text):
        right = right.replace("'", "’")
    if not right or part.text[0].islower():
        return right
    return with_capital(right) if begins(words[part.number], text) else None


def _with_its_end(part: Unknown, text: str) -> Unknown:
    """A contraction with its last letter, where that stands apart: ``shouldn t``."""
    end = _LAST_LETTER.match(text, part.span.end)
    if end is None or not contraction_cut(part.key):
        return part
    span = Span(part.span.start, end.end())
    return part._replace(span=span, text=text[span.start : span.end])


def _surest(part: Unknown) -> str | None:
    """What was meant where all speaks against a slip but the word itself."""
    certain = lexicon().mark(part.key)
    if certain.startswith("="):
        return certain[1:] if part.text.islower() else None
    sure = part.text.islower() and not is_formed(part.key)
    if not sure:
        return None
    return surely_meant(part.key, 7, 2, once=True) or _plainly_or_commonly_meant(part.key)


def _meant_in_doubt(key: str) -> str | None:
    """What was meant by a word that the document repeats, or by a part of a compound."""
    right = surely_meant(key, 7) or surely_meant(key, 5, 1, once=True)
    return right or swapped(key) or _plainly_or_commonly_meant(key)


def _plainly_or_commonly_meant(key: str) -> str | None:
    return plainly_meant(key) or (_commonly_meant(key) if len(key) > _LONG else None)


def _correction(
    part: Unknown, words: Sequence[Word], places: Mapping[str, Sequence[int]], text: str
) -> str | None:
    """What was meant, as it would be written there, or None where the word may be right."""
    word = words[part.number]
    if is_place(part.number, words, text):
        return None
    if lexicon().mark(part.key).startswith("="):
        return _certainly_meant(part, text)
    if is_quoted(word, text):
        return plainly_meant(part.key, 1) if part.text.islower() else None
    if is_species(part.number, words):
        return None
    times = len(places[word.key])
    if times > 1:
        return _meant_repeatedly(part) if times <= _SLIPS else None
    return _meant_once(part, words, text)


def _meant_once(part: Unknown, words: Sequence[Word], text: str) -> str | None:
    """What was meant by a word that stands there once, by its letters: small, capitals, a name."""
    if part.text.islower():
        return _meant_in_small_letters(part, words)
    if part.text.isupper():
        right = surely_meant(part.key, SHOUTED, 2, once=True) or plainly_meant(part.key, 1)
        return right and right.upper()
    if apart := titles_apart(part.text):
        head, _, tail = apart.partition(" ")
        return apart if head == tail or ends_title(part.number, words, text) else None
    return _meant_with_capital(part, words, text)


def _certainly_meant(part: Unknown, text: str) -> str | None:
    """What a list tells; None for two words that a name, which goes on, may write as one."""
    right = lexicon().mark(part.key)[1:]
    if part.text.islower():
        return right
    following = text[part.span.end : part.span.end + 3].lstrip("’'")
    named = " " in right and following[:1] == " " and following[1:2].isupper()
    return None if named else with_capital(right)


def _meant_repeatedly(part: Unknown) -> str | None:
    """What was meant by a word that stands there a few times, as a slip does that is copied."""
    if part.text.islower():
        return None if is_formed(part.key) else _meant_in_doubt(part.key)
    right = swapped(part.key) if len(part.key) > _LONG else None
    return right and with_capital(right)


def _meant_with_capital(part: Unknown, words: Sequence[Word], text: str) -> str | None:
    """What was meant by a word that may be a name."""
    before = words[part.number - 1] if part.number else None
    if before and (is_strange_name(before) or are_initials(before, text)):
        return None  # a surname after its first name
    beside = neighbours(part.number, words)
    named = any(map(is_name, beside))
    right = swapped(part.key, capital=True)
    formed = is_formed(part.key)
    if not right and not formed and not any(map(is_strange_name, beside)):
        if named or any(map(is_titled, beside)):
            right = surely_meant(part.key, 8, 2, coined=True)
            right = right or surely_meant(part.key, 6, 1, coined=True, once=True)
        elif begins(words[part.number], text):
            right = surely_meant(part.key) or surely_meant(part.key, 5, 1)
            goes_on = _goes_on(part.number, words)
            if goes_on or len(part.key) > _SHORT_NAME:
                right = right or _commonly_meant(part.key)
            if goes_on:
                right = right or _rather_meant(part.key)
        else:
            right = surely_meant(part.key, 9, coined=True)
    for at_least, common in _CAPITALS:
        right = right or surely_meant(part.key, at_least, common, coined=True, once=True)
    titled = not named and len(part.key) > _LONG and any(map(is_titled, beside))
    right = right or plainly_meant(part.key, formed + named - titled)
    right = right or meant_name(part.key, 7 if named else 6) or _runs_on(part.key)
    return right and with_capital(right)


def _runs_on(key: str) -> str | None:
    """“Centre and” for Centreand: a long word that runs into a small one, as no name does."""
    head, _, tail = (run_together(key) or "").partition(" ")
    small = len(tail) > _SHORT_TAIL and lexicon().commonness(tail) >= _SMALL_WORD
    return f"{head} {tail}" if small and len(head) >= _LONG else None


def _commonly_meant(key: str) -> str | None:
    """What was meant where little speaks against a slip: a common word with the same ends."""
    right = meant(key) or ""
    ends = (key[0], key[-1]) == (right[:1], right[-1:])
    common = lexicon().commonness(right)
    return right if ends and common >= (13 if len(key) < 6 else 9 if len(key) < 8 else 6) else None


def _goes_on(number: int, words: Sequence[Word]) -> bool:
    """Whether a small word follows, as behind the first word of a sentence."""
    return number + 1 < len(words) and words[number + 1].text.islower()


def _rather_meant(key: str) -> str | None:
    """What was meant at the beginning of a sentence; a name may be a word without its end."""
    right = meant(key) or ""
    clipped = right.startswith(key) or right[:1] != key[0]
    return right if not clipped and lexicon().commonness(right) >= _COMMON_AT_START else None


def _broken(pieces: Unknown) -> Finding:
    right = with_capital(pieces.key) if pieces.text[0].isupper() else pieces.key
    return Finding(
        f"“{pieces.text}” is one word, “{right}”.",
        pieces.span,
        Fix(f"Write “{right}”", (Edit(pieces.span, right),)),
    )


def _finding(part: Unknown, right: str) -> Finding:
    edit = Edit(part.span, right)
    return Finding(
        f"“{part.text}” is not a word. Was “{right}” meant?",
        part.span,
        Fix(f"Write “{right}”", (edit,)),
    )
