"""The kinds of slips that people make in a right sentence, for ``tools/slips.py``.

Each kind is a function from a sentence to the slips that can be made in it, in the order of the
text. None is random: who wants one of them draws it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from release_lint.analysis.lexicon import is_word, lexicon
from release_lint.analysis.one_slip import NEAR_KEYS
from release_lint.analysis.parts_of_speech import PARTS, is_only
from release_lint.analysis.words import WORD, Word, fold

_ARTICLES = frozenset({"the", "a", "an"})
_PREPOSITIONS = frozenset({"of", "in", "on", "for", "with", "at", "from", "by", "into", "about"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_HAVE = frozenset({"has", "have", "had"})
_MODALS = frozenset({"will", "can", "must", "should", "would", "could", "may", "might"})
_SMALL = _ARTICLES | _PREPOSITIONS | _BE | _HAVE | _MODALS | frozenset({"to", "and", "that", "it"})
# Small words that are written for each other, in either direction.
_ALIKE = """
of or | of on | of off | or for | on in | in is | is it | is as | it if | as at | to too
to the | the they | the he | the then | they them | them then | then than | that than
this these | this his | from form | an and | a an | be by | be been | are our | you your
their there | has had | has as | have has | was were | is are | if of | for from | with will
we were | where were | not now | who how | into onto | its it's | your you're
"""
_LEAST_COMMON = 9  # doublings above the rarest: what a hand slips into is a common word


class Slip(NamedTuple):
    """Characters of a right sentence, from ``start`` to ``end``, and what stands there instead."""

    start: int
    end: int
    new: str

    def within(self, sentence: str) -> str:
        """The sentence with the slip in it."""
        return sentence[: self.start] + self.new + sentence[self.end :]


Kind = Callable[[str], Iterator[Slip]]
"""What makes the slips of one kind in a sentence."""


def _words(sentence: str) -> list[Word]:
    return [Word(*m.span(), m[0], fold(m[0])) for m in WORD.finditer(sentence)]


def _instead(word: Word, new: str) -> Slip:
    """Another word for one, with its capital."""
    return Slip(word.start, word.end, new.capitalize() if word.text[0].isupper() else new)


# ---- letters


def _plain(sentence: str) -> Iterator[Word]:
    """The words that a hand may slip in: no names, initials, figures or addresses."""
    for number, word in enumerate(_words(sentence)):
        if word.key.isalpha() and (word.text.islower() or (not number and word.text.istitle())):
            yield word


def _left_out(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]


def _doubled(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place] + word[place:]


def _swapped(word: str) -> Iterator[str]:
    for place in range(1, len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _neighbouring(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        for key in NEAR_KEYS.get(word[place], ""):
            yield word[:place] + key + word[place + 1 :]


Change = Callable[[str], Iterator[str]]


def _no_word(change: Change) -> Kind:
    """Slips of the hand that make no word."""

    def kind(sentence: str) -> Iterator[Slip]:
        for word in _plain(sentence):
            for new in change(word.key) if len(word.key) > 3 else ():
                if new != word.key and not is_word(lexicon().mark(new)):
                    yield _instead(word, new)

    return kind


def _other_word(*changes: Change) -> Kind:
    """Slips of the hand that make another common word."""

    def kind(sentence: str) -> Iterator[Slip]:
        table = lexicon()
        for word in _plain(sentence):
            if word.key in _SMALL or len(word.key) < 3:
                continue
            for change in changes:
                for new in change(word.key):
                    common = is_word(table.mark(new)) and table.commonness(new) >= _LEAST_COMMON
                    if new != word.key and common and not _is_form(new, word.key):
                        yield _instead(word, new)

    return kind


def _is_form(word: str, other: str) -> bool:
    """Whether two words differ by a last letter that is an ending: a slip of another kind."""
    short, long = sorted((word, other), key=len)
    return long[:-1] == short and long[-1] in "sdry"


# ---- words


def _without(words: frozenset[str]) -> Kind:
    """One of some words left out, with the space after it."""

    def kind(sentence: str) -> Iterator[Slip]:
        for number, (word, after) in enumerate(pairwise(_words(sentence))):
            if number and word.text in words and sentence[word.end : after.start] == " ":
                yield Slip(word.start, after.start, "")

    return kind


def _twice(sentence: str) -> Iterator[Slip]:
    for word in _words(sentence):
        if word.text in _SMALL:
            yield Slip(word.start, word.end, f"{word.text} {word.text}")


def _too_many(sentence: str) -> Iterator[Slip]:
    """A small word that an edit left behind, before another one."""
    for word in _words(sentence):
        if word.text in _ARTICLES | _PREPOSITIONS | {"to"}:
            for other in ("the", "to", "of", "is"):
                if other != word.text:
                    yield Slip(word.start, word.start, f"{other} ")


def _small_words() -> Mapping[str, list[str]]:
    alike: dict[str, list[str]] = {}
    for pair in _ALIKE.replace("\n", "|").split("|"):
        if pair.strip():
            one, other = pair.split()
            alike.setdefault(one, []).append(other)
            alike.setdefault(other, []).append(one)
    return alike


def _small_word(sentence: str) -> Iterator[Slip]:
    alike = _small_words()
    for word in _words(sentence):
        for new in alike.get(word.key, ()):
            yield _instead(word, new)


# ---- endings


def _number_lost(sentence: str) -> Iterator[Slip]:
    for word in _plain(sentence):
        if is_only(word.key, PARTS["plural"]) and word.key.endswith("s"):
            yield Slip(word.end - 1, word.end, "")


def _number_added(sentence: str) -> Iterator[Slip]:
    for word in _plain(sentence):
        if is_only(word.key, PARTS["noun"]) and lexicon().mark(f"{word.key}s"):
            yield Slip(word.end, word.end, "s")


def _person_lost(sentence: str) -> Iterator[Slip]:
    for word in _plain(sentence):
        base = word.key.removesuffix("s")
        if is_only(word.key, PARTS["third"]) and is_only(base, PARTS["base"]):
            yield Slip(word.end - 1, word.end, "")


def _person_added(sentence: str) -> Iterator[Slip]:
    for word in _plain(sentence):
        third = f"{word.key}s"
        if is_only(word.key, PARTS["base"]) and is_only(third, PARTS["third"]):
            yield Slip(word.end, word.end, "s")


def _form_after(words: frozenset[str]) -> Kind:
    """A verb in its base form, after one of some words, that gets an ending."""

    def kind(sentence: str) -> Iterator[Slip]:
        for before, word in pairwise(_words(sentence)):
            if before.text in words and "b" in lexicon().classes(word.key):
                stem = word.key.removesuffix("e")
                for new in (f"{word.key}s", f"{stem}ed", f"{stem}ing"):
                    if lexicon().mark(new):
                        yield _instead(word, new)

    return kind


def _past_lost(sentence: str) -> Iterator[Slip]:
    """A participle after “is”, “has” and the like, without its ending."""
    for before, word in pairwise(_words(sentence)):
        if before.text in _BE | _HAVE and word.key.endswith("ed"):
            for new in (word.key[:-1], word.key[:-2]):
                if "b" in lexicon().classes(new):
                    yield _instead(word, new)


def _article_before_vowel(sentence: str) -> Iterator[Slip]:
    for word in _words(sentence):
        if word.key in ("a", "an"):
            yield _instead(word, "an" if word.key == "a" else "a")


# ---- marks


def _mark(pattern: str, new: str) -> Kind:
    """What a pattern finds written in another way; ``new`` as in :func:`re.sub`."""
    mark = re.compile(pattern)

    def kind(sentence: str) -> Iterator[Slip]:
        for found in mark.finditer(sentence):
            yield Slip(*found.span(), found.expand(new))

    return kind


_LETTERS = (_left_out, _doubled, _swapped, _neighbouring)
KINDS: Mapping[str, Kind] = {
    "letter left out": _no_word(_left_out),
    "letter doubled": _no_word(_doubled),
    "letters swapped": _no_word(_swapped),
    "neighbouring key": _no_word(_neighbouring),
    "another word": _other_word(*_LETTERS),
    "article left out": _without(_ARTICLES),
    "preposition left out": _without(_PREPOSITIONS),
    "“to” left out": _without(frozenset({"to"})),
    "“be” left out": _without(_BE),
    "word doubled": _twice,
    "word too many": _too_many,
    "small word": _small_word,
    "a for an": _article_before_vowel,
    "plural lost": _number_lost,
    "plural added": _number_added,
    "third person lost": _person_lost,
    "third person added": _person_added,
    "form after modal": _form_after(_MODALS),
    "form after “to”": _form_after(frozenset({"to"})),
    "participle cut": _past_lost,
    "apostrophe lost": _mark(r"(?<=\w)[’'](?=(?:s|t|re|ve|ll)\b)", ""),
    "space lost": _mark(r"(?<=[a-z]) (?=[a-z])", ""),
    "space lost after mark": _mark(r"(?<=[a-z][,.;:]) (?=[A-Za-z])", ""),
    "space in word": _mark(r"\b([a-z]{3,})([a-z]{3,})\b", r"\1 \2"),
    "space before mark": _mark(r"(?<=[a-z])(?=[,.;:?])", " "),
    "hyphen lost": _mark(r"(?<=[a-z])-(?=[a-z])", " "),
    "mark doubled": _mark(r"(?<=\w)([,.;:])(?=\s|$)", r"\1\1"),
    "full stop lost": _mark(r"(?<=\w)\.$", ""),
    "quote unclosed": _mark(r"[”\"](?=\W|$)", ""),
    "bracket unclosed": _mark(r"\)", ""),
}
"""Every kind by its name."""
PAIRED = frozenset({"quote unclosed", "bracket unclosed"})
"""Kinds that are reported at the mark that is left."""
