"""What a word that is none was meant to be.

The likelier the slip and the commoner the word, the surer the answer; the longer the word, the less
of either is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from release_lint.analysis.lexicon import RAREST_WORD, lexicon, rank, skeleton
from release_lint.analysis.one_slip import Slip, slip_cost, slips
from release_lint.analysis.word_making import run_together

_VOWELS = frozenset("aeiouy")
_CONSONANTS = "bcdfgjlmnprstvwx"  # as skeletons have them
_LIMITS = {2: 0.0, 3: 0.75, 4: 1.25, 5: 1.9, 6: 2.3}  # the highest cost by the word's length
# How common a word must be for a short one to be a slip of it, at all and with a letter put in.
_SHORT = {2: 15, 3: 12, 4: 10, 5: 7}
_SHORT_PUT_IN = {3: 17, 4: 12, 5: 13}
_COMMONEST = 15  # how common the hundred or so words are that fill every text
_COMMONEST_LIMITS = {3: 1.2, 4: 1.5, 5: 2.1}  # the same for slips of those
_EACH_DOUBLING = 0.05  # what being written twice as often takes from the cost
_CLOSE = 0.1  # cost between two words that are as likely
_LIMIT = 2.6  # for longer words
_LONG_LIMIT = 3.4  # for words of ten letters and more
SURE = 1.0  # the highest cost of a slip, before the word's rarity, where doubt is in place
_LONG, _LONG_SURE = 9, 1.2  # the same for names of so many letters
_VERY_LONG = 11  # and for other words
# What two slips in a word of so many letters may cost.
_TWICE_LIMITS = ((7, 1.75), (10, 2.0), (99, 2.5))
_COMMON = 3  # the rarest rank there
# How common a word must be for one of so many letters to be plainly a slip of it.
_INSIDE = {6: 13, 7: 11, 8: 9, 9: 8, 10: 6}
_EXCHANGED = {8: 12, 9: 10, 10: 9, 11: 6}
_TWICE = {9: 7, 10: 6}
_AT_EDGES = {10: 11, 11: 9, 12: 6}
_SWAPPED = {4: 14, 5: 13, 6: 13, 7: 11}  # of which two letters that are swapped make no term
_SHORTEST_NAME = 6  # letters of a word with a capital of which they make no name
_WELL_KNOWN = 12  # how common a place, a month or a people is that no other name is near
# Endings that make a new word of a stem: certificants is no slip of certificates.
_DERIVED, _ENDING = ("al", "als", "ant", "ants", "ary", "ic", "ics"), 4


def meant(word: str) -> str | None:
    """The word meant by one in small letters that is none; None where nothing is likely."""
    likely = [slip for slip in slips(word) if lexicon().mark(slip.meant) != "P"]
    plausible = (slip for slip in likely if not _is_too_rare(slip, word))
    best = min(plausible, key=_unlikelihood, default=None)
    if likely and (not best or _unlikelihood(best) > _unlikelihood(likely[0]) + _CLOSE):
        return None
    if best and best.cost <= _limit(word, best.meant):
        return (run_together(word) if best.slip > SURE else None) or best.meant
    return run_together(word) or _twice_slipped(word)


def _unlikelihood(slip: Slip) -> float:
    """The cost of a slip, less for a word that is written often."""
    return slip.cost - _EACH_DOUBLING * lexicon().commonness(slip.meant)


def _limit(word: str, other: str) -> float:
    """The highest cost at which a word may be a slip of another."""
    if lexicon().commonness(other) >= _COMMONEST and len(word) in _COMMONEST_LIMITS:
        return _COMMONEST_LIMITS[len(word)]
    return _LIMITS.get(len(word), _LIMIT if len(word) < 10 else _LONG_LIMIT)


def _is_too_rare(slip: Slip, word: str) -> bool:
    """Whether a short word is rather a term or a code: near it there is always some word."""
    put_in = len(word) > len(slip.meant) and slip.slip > SURE
    least = _SHORT_PUT_IN if put_in else _SHORT
    return lexicon().commonness(slip.meant) < least.get(len(word), 0)


@lru_cache(maxsize=1024)
def _twice_slipped(word: str) -> str | None:
    """The common long word that two slips, or letters said twice, made this one of."""
    if not 7 <= len(word) <= 16:
        return None
    mark = lexicon().mark
    for size in (2, 3):
        for place in range(size, len(word) - size + 1):
            said_twice = word[place : place + size] == word[place - size : place]
            other = word[:place] + word[place + size :]
            if said_twice and rank(mark(other)) <= _COMMON:
                return other
    for other in _moved(word):
        if rank(mark(other)) <= _COMMON:
            return other
    limit = next(cost for length, cost in _TWICE_LIMITS if len(word) <= length)
    found = [
        (cost, rank(mark(other)), other)
        for other in _alike(word)
        if other[0] in word[:2]
        and other != word[1:]
        and not (word.endswith(_DERIVED) and other.startswith(word[:-_ENDING]))
        and (cost := slip_cost(word, other, limit)) <= limit
    ]
    return min(found)[2] if found else None


def _moved(word: str) -> Iterator[str]:
    """The word with one letter two places further on: repsonse, reposnse."""
    for place in range(len(word) - 2):
        head, three, tail = word[:place], word[place : place + 3], word[place + 3 :]
        yield head + three[1:] + three[0] + tail
        yield head + three[2] + three[:2] + tail


def _alike(word: str) -> set[str]:
    """The common words whose skeleton is that of the word, or one consonant away from it."""
    key = skeleton(word)
    keys = {key}
    for place in range(len(key) + 1):
        head, tail = key[:place], key[place:]
        keys.update(head + letter + tail for letter in _CONSONANTS)
        keys.add(head + tail[1:])
        keys.update(head + letter + tail[1:] for letter in _CONSONANTS if tail)
        keys.add(head + tail[1:2] + tail[:1] + tail[2:])
    words = lexicon().of_skeleton
    return {other for each in keys for other in words(each) if other != word}


def surely_meant(
    word: str, at_least: int = 6, common: int = _COMMON, *, coined: bool = False, once: bool = False
) -> str | None:
    """The word, no rarer than ``common``, that a likely slip (two, not ``once``) made this of.

    A ``coined`` name is often a word with another letter in it (Verdical): in shorter names such a
    slip counts only where the word is one of those that names of bodies are made of.
    """
    sure = SURE if len(word) < _LONG else 1.1 if len(word) < _VERY_LONG else _LONG_SURE
    for slip in slips(word) if len(word) >= at_least else ():
        mark = lexicon().mark(slip.meant)
        doubtful = (
            coined
            and len(word) < _LONG + 1
            and not mark.islower()
            and _is_exchange(word, slip.meant)
        )
        if slip.slip <= sure and rank(mark) <= common and not doubtful:
            return slip.meant
    return _twice_slipped(word) if len(word) > _LONG and not (coined or once) else None


def plainly_meant(word: str, more: int = 0) -> str | None:
    """The word meant by one that may be a name, a term or a coinage: only what is plain.

    Names are made of words by other letters, beginnings and endings (Verdical, Xchange, Moderna),
    hardly by a letter inside that is lost, doubled, put in or swapped. ``more`` letters are asked
    for where more speaks against a slip.
    """
    letters = len(word) - more
    for slip in slips(word) if letters + 1 >= min(_INSIDE) else ():
        other = slip.meant
        inside = word[0] == other[0] and word[-2:] == other[-2:]
        exchange = _is_exchange(word, other)
        least = _AT_EDGES if not inside else _EXCHANGED if exchange else _INSIDE
        alike = exchange and {*word} ^ {*other} <= _VOWELS  # as who cannot spell takes them
        if rank(lexicon().mark(other)) < RAREST_WORD and _is_common(other, letters + alike, least):
            return other
    other = (_twice_slipped(word) if letters >= min(_TWICE) else None) or ""
    ends = (word[:2], word[-2:]) == (other[:2], other[-2:])
    return other if ends and _is_common(other, letters, _TWICE) else None


def swapped(word: str, *, capital: bool = False) -> str | None:
    """The common word of which two letters beside each other were swapped: no term, no name."""
    if capital and len(word) < _SHORTEST_NAME:
        return None
    for slip in slips(word):
        other = slip.meant
        if sorted(word) == sorted(other) and _is_common(other, len(word), _SWAPPED):
            return other
    return None


def _is_common(word: str, letters: int, least: Mapping[int, int]) -> bool:
    """Whether a word is as common as a table asks for so many letters."""
    return lexicon().commonness(word) >= least.get(min(letters, max(least)), 99)


def _is_exchange(word: str, other: str) -> bool:
    """Whether one letter stands for another."""
    return len(word) == len(other) and sorted(word) != sorted(other)


def meant_name(word: str, at_least: int) -> str | None:
    """The place, body or office meant by a word with a capital (here without) that is no name."""
    if len(word) >= at_least:
        for slip in slips(word):
            mark = lexicon().mark(slip.meant)
            known = mark == "P" and lexicon().commonness(slip.meant) >= _WELL_KNOWN
            limit = SURE if len(word) < _LONG and not known else _LONG_SURE
            place = known or (mark == "P" and not _is_exchange(word, slip.meant))
            if slip.slip <= limit and (place or mark.islower()):
                return slip.meant
    return None
