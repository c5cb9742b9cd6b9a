"""What a word that is none was meant to be.

A slip is one letter left out, put in, swapped with the next or taken for another. The likelier the
kind of slip (a doubled letter, the next key, a vowel that sounds the same) and the commoner the
word, the surer the answer; the longer the word, the less of either is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from release_lint.analysis.letter_runs import LETTERS, letter_runs
from release_lint.analysis.lexicon import RAREST_WORD, is_word, lexicon, rank, skeleton
from release_lint.analysis.parts_of_speech import is_only

_VOWELS = frozenset("aeiouy")
_CONSONANTS = "bcdfgjlmnprstvwx"  # as skeletons have them
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("aeiouy", "csz", "ckq", "gj", "mn", "dt", "bp", "fv", "sx")
_RARITY = (0.0, 0.1, 0.3, 0.6, 0.9, 1.3, 1.8, 2.4, 9.0, 9.0)  # by rank
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
_FAR = 1.5  # a letter taken for one that neither sounds like it nor lies beside it
_FAR_FIRST = 0.6  # added for the first letter of a word, which few slips touch: so names are made
_PUT_BEFORE = 1.0  # added for a letter before a word: so are tools and variables named (cmake)
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
_PREFIXES = (
    "anti", "auto", "bio", "co", "counter", "cyber", "de", "dis", "eco", "electro", "ex", "extra",
    "geo", "hydro", "hyper", "in", "infra", "inter", "intra", "macro", "mega", "meta", "micro",
    "mid", "mis", "mono", "multi", "nano", "neuro", "non", "out", "over", "para", "photo", "poly",
    "post", "pre", "pro", "pseudo", "psycho", "quasi", "radio", "re", "semi", "socio", "sub",
    "super", "tele", "trans", "tri", "ultra", "un", "under", "up",
)  # fmt: skip
_SUFFIXES = (
    "ability", "based", "fold", "free", "hood", "id", "ids", "isation", "ise", "ised", "ises",
    "ising", "less", "like", "ness", "proof", "s", "ship", "side", "ward", "wards", "ware", "wide",
    "wise", "worthy",
)  # fmt: skip
_VARIANTS = (("iz", "is"), ("is", "iz"))
# What runs into the next word, and into the word before, when the space is missed.
_BEFORE = frozenset({
    "a", "the", "and", "of", "to", "in", "for", "with", "that", "this", "our", "their", "your",
    "from", "will", "have", "or", "as", "are", "when", "who", "which", "should", "must",
})  # fmt: skip
_AFTER = frozenset({
    "the", "and", "of", "to", "for", "is", "with", "can", "that", "was", "will", "have",
    "which", "from", "too", "why", "when", "should", "must", "would", "has", "had", "were", "are",
})  # fmt: skip
_BEFORE_ADJECTIVES = frozenset({"on", "at", "by", "with", "for", "of", "are", "is", "the"})
_MANY = frozenset(
    {"multiple", "several", "various", "different", "these", "those", "their", "other", "another"}
)
_PRONOUNS = frozenset({"you", "they", "we", "she", "it"})
_COMPOUND = 7  # letters of a word that may be made of a short one and a long one
_LONG_PART = 5  # the letters that two words have at least when they are taken apart


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


_LONGEST = 45  # letters: nothing longer is a slip, and a text may hold a word of a megabyte
_NEAR = _neighbours()
_ALIKE = {
    letter: {other for group in _SOUNDS if letter in group for other in group} for letter in LETTERS
}


def is_formed(word: str) -> bool:
    """Whether a word that no list has is well made of words that lists have."""
    mark = lexicon().mark
    if len(word) > _LONGEST:
        return False
    if any(is_word(mark(word.replace(*pair))) for pair in _VARIANTS if pair[0] in word):
        return True
    if word[-1] == "s" != word[-2] and len(word) > _LONG_PART and is_word(mark(word[:-1])):
        return True
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if len(rest) > 3 and word.startswith(prefix) and rank(mark(rest)) < min(7, len(rest)):
            return True
    for suffix in _SUFFIXES:
        stem = word[: -len(suffix)]
        if len(stem) > 3 and word.endswith(suffix) and stem[-1] != "s" and rank(mark(stem)) < 6:
            return True
    return any(
        rank(mark(word[:cut])) < 4 and rank(mark(word[cut:])) < 4
        for cut in range(3 if len(word) > _COMPOUND else 4, len(word) - 3)
    )


@lru_cache(maxsize=4096)
def slips(word: str) -> tuple[Slip, ...]:
    """The words that lie one slip from a word in small letters, the likeliest first."""
    mark = lexicon().mark
    best: dict[str, float] = {}
    for other, cost in _changes(word) if len(word) <= _LONGEST else ():
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
            beside = not {before, tail[1:2]}.isdisjoint(_NEAR.get(here, ""))
            first = 0.0 if place else _PUT_BEFORE
            yield head + tail[1:], (0.9 if beside else 1.2) + early + first
        if len(tail) > 1:
            yield head + tail[1] + here + tail[2:], 0.7
        for letter in replacing:
            alike = letter in _ALIKE.get(here, "")
            near = letter in _NEAR.get(here, "")
            far = _FAR + (0.0 if place else _FAR_FIRST)
            yield head + letter + tail[1:], (0.9 if alike else 1.0 if near else far) + early


def run_together(word: str) -> str | None:
    """Two words that were run together, one of them among the commonest; or None."""
    mark = lexicon().mark
    for cut in range(1, len(word) if len(word) <= _LONGEST else 0):
        head, tail = word[:cut], word[cut:]
        begins = head in _BEFORE and len(tail) >= _LONG_PART - len(head)
        compound = head == "in" and tail not in _BEFORE  # instream
        ends = (begins and not compound) or (tail in _AFTER and len(head) > 3)
        if ends and rank(mark(head)) < 2 and rank(mark(tail)) < 3:
            return f"{head} {tail}"
        if _is_phrase(head, tail):
            return f"{head} {tail}"
    return None


def _is_phrase(head: str, tail: str) -> bool:
    """Whether two words make a phrase that is never a compound: youwhen, onlarge, largecourses."""
    if head in _BEFORE_ADJECTIVES:
        return tail in _MANY or (len(tail) > 5 and is_only(tail, "j"))
    if head in _PRONOUNS or tail in _PRONOUNS:
        return {head, tail} <= _PRONOUNS | _AFTER
    return (
        len(head) > _LONG_PART
        and len(tail) > _LONG_PART
        and is_only(head, "j")
        and tail.endswith("s")
        and "p" in (lexicon().classes(tail) or "")
        and max(rank(lexicon().mark(head)), rank(lexicon().mark(tail))) < 3
    )


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
    return 0.9 if letter in _ALIKE[other] else 1.0 if letter in _NEAR[other] else 1.5


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
