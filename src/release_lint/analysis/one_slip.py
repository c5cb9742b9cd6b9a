"""The words that lie one slip from a word, and what each slip costs.

A slip is one letter left out, put in, swapped with the next or taken for another. The likelier the
kind of slip (a doubled letter, the next key, a vowel that sounds the same), the less it costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from release_lint.analysis.letter_runs import LETTERS, letter_runs
from release_lint.analysis.lexicon import RAREST_WORD, lexicon, rank

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("aeiouy", "csz", "ckq", "gj", "mn", "dt", "bp", "fv", "sx")
_RARITY = (0.0, 0.1, 0.3, 0.6, 0.9, 1.3, 1.8, 2.4, 9.0, 9.0)  # by rank
_FAR = 1.5  # a letter taken for one that neither sounds like it nor lies beside it
_FAR_FIRST = 0.6  # added for the first letter of a word, which few slips touch: so names are made
_PUT_BEFORE = 1.0  # added for a letter before a word: so are tools and variables named (cmake)
LONGEST = 45  # letters: nothing longer is a slip, and a text may hold a word of a megabyte


class Slip(NamedTuple):
    """A word that may have been meant: a low ``slip`` is a likely one, ``cost`` adds rarity."""

    meant: str
    cost: float
    slip: float


def _neighbours() -> dict[str, str]:
    near: dict[str, str] = {}
    for number, row in enumerate(_KEYS):
        for place, key in enumerate(row):
            around = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            if number:
                around += _KEYS[number - 1][place : place + 2]
            if number + 1 < len(_KEYS):
                around += _KEYS[number + 1][max(0, place - 1) : place + 1]
            near[key] = around
    return near


NEAR_KEYS = _neighbours()
"""The keys beside each key of a British keyboard, in one string."""
_ALIKE = {
    letter: {other for group in _SOUNDS if letter in group for other in group} for letter in LETTERS
}


@lru_cache(maxsize=4096)
def slips(word: str) -> tuple[Slip, ...]:
    """The words that lie one slip from a word in small letters, the likeliest first."""
    mark = lexicon().mark
    best: dict[str, float] = {}
    for other, cost in _changes(word) if len(word) <= LONGEST else ():
        if cost < best.get(other, 99) and other != word:
            best[other] = cost
    found = []
    may_have = letter_runs().may_have
    for other, cost in best.items():
        if may_have(other) and may_be_meant(what := mark(other)):
            rarity = 0.0 if what == "P" else _RARITY[rank(what)]
            found.append(Slip(other, cost + rarity, cost))
    return tuple(sorted(found, key=lambda slip: slip.cost))


def may_be_meant(mark: str) -> bool:
    """Whether a word with this mark is a place, or no rarer than a slip may hide."""
    return mark == "P" or rank(mark) < RAREST_WORD


def _changes(word: str) -> Iterator[tuple[str, float]]:
    """Every string one slip away that may be a word, with the cost of the slip."""
    for place, (put_in, replacing) in enumerate(letter_runs().gaps(word)):
        head, tail = word[:place], word[place:]
        early = 0.5 if not place else 0.2 if len(tail) < 2 else 0.0
        before, here = head[-1:], tail[:1]
        for letter in put_in:
            cost = 0.7 if letter in (before, here) else 1.0
            yield head + letter + tail, cost + early
        if not tail:
            continue
        if here == before:
            yield head + tail[1:], 0.7 + early
        else:
            beside = not {before, tail[1:2]}.isdisjoint(NEAR_KEYS.get(here, ""))
            first = 0.0 if place else _PUT_BEFORE
            yield head + tail[1:], (0.9 if beside else 1.2) + early + first
        if len(tail) > 1:
            yield head + tail[1] + here + tail[2:], 0.7
        for letter in replacing:
            alike = letter in _ALIKE.get(here, "")
            near = letter in NEAR_KEYS.get(here, "")
            far = _FAR + (0.0 if place else _FAR_FIRST)
            yield head + letter + tail[1:], (0.9 if alike else 1.0 if near else far) + early


def slip_cost(word: str, other: str, limit: float) -> float:
    """What it costs to slip from another word to this one, by the slips of :func:`_changes`.

    The restricted Damerau-Levenshtein distance with weights; once above the limit it is not exact.
    """
    if abs(len(word) - len(other)) > limit or _least_cost(word, other) > limit:
        return limit + 1
    before, last = list[float](), [1.0 * column for column in range(len(other) + 1)]
    for row, letter in enumerate(word, 1):
        here = [1.2 * row]
        for column, meant_letter in enumerate(other, 1):
            extra = last[column] + (0.7 if letter == word[row - 2 : row - 1] else 1.2)
            missing = here[-1] + (0.7 if meant_letter == other[column - 2 : column - 1] else 1.0)
            cost = min(extra, missing, last[column - 1] + _exchange(letter, meant_letter))
            if row > 1 < column and word[row - 2] == meant_letter and other[column - 2] == letter:
                cost = min(cost, before[column - 2] + 0.7)
            here.append(cost)
        if min(here) > limit:
            return limit + 1
        before, last = last, here
    return last[-1]


def _least_cost(word: str, other: str) -> float:
    """What the letters that only one of two words has cost at least, wherever they stand."""
    extra = 0
    for letter in word:
        if letter in other:
            other = other.replace(letter, "", 1)
        else:
            extra += 1
    missing = len(other)
    return 0.7 * abs(extra - missing) + 0.9 * min(extra, missing) - 1e-6


def _exchange(letter: str, other: str) -> float:
    """The cost of one letter taken for another."""
    if letter == other:
        return 0.0
    return 0.9 if letter in _ALIKE[other] else 1.0 if letter in NEAR_KEYS[other] else 1.5
