"""How often the web writes a word, for ``tools/build_words.py``: commonness, and words of no list.

The counts are those of the package wordsegment 1.3.1 (``wordsegment/unigrams.txt``): the 333,000
commonest of the trillion words that Google counted on the web of 2006.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from release_lint.analysis.lexicon import SHORTEST_SKELETON, skeleton
from release_lint.analysis.one_slip import slip_cost
from release_lint.analysis.spelling import SURE

_UNCOUNTED = 6_000  # less than half the lowest count: what is not in the list
_SHORTEST = 3  # letters of a word that may be heard
# A string that no list has is a word of its own (a name, a brand, a term, a word of another
# language) where it is written more than this often for each time of the commonest word that it
# may be a slip of. Slips themselves reach a tenth at most, and of long words more often than of
# short ones.
_HEARD = {3: 0.02, 8: 0.05}  # by the least letters
_NAMED = {3: 0.003, 8: 0.01, 9: 0.03}  # the same where a capital says that it may be a name
# Who does not know how a word is spelt writes another vowel, or one letter for two, so often.
_MISLEARNT = 0.2
_DERIVED = 8  # times as often where it is well formed: rewriter
_PREFIXES = ("de", "mis", "out", "over", "pre", "re", "un", "under")
_ENDINGS = ("able", "ably", "ed", "er", "ers", "es", "ify", "ing", "ings", "ise", "ises", "s")
_OFTEN = 60_000  # the count from which on a string that is near no word is one of its own
_LONG = 7  # letters
# So often, by the word's length, is what was meant written for each time of a doubtful word.
_DOUBTFUL = {5: 2048, 6: 512, 7: 256}
_EVERYWHERE, _COMMON = 1_000_000_000, 20_000_000  # counts of two words that are run together


def read(path: Path) -> dict[str, int]:
    """Word in small letters -> how often it was counted."""
    pairs = (line.split("\t") for line in path.read_text("ascii").splitlines())
    return {word: int(count) for word, count in pairs}


def commonness(count: int) -> str:
    """A letter from ``A``, each for counts twice as high as the one before."""
    return chr(ord("A") + (count // (_UNCOUNTED * 2)).bit_length() - 1)


def heard(
    counts: Mapping[str, int], known: Iterable[str], meant: Iterable[str], places: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """What is no ``known`` word, nor likely to be a slip of one of those that may be ``meant``.

    With the mark ``H``, or ``M`` where it need be a name. Places are often misspelt, so what is
    near one of them has to be written as often. Strings that are near no word are left out,
    but for long ones: two slips might have made them.
    """
    listed = frozenset(known)
    commonest: dict[str, int] = defaultdict(int)
    for word in meant:
        for key in (*_keys(word), _vowelless(word)):
            commonest[key] = max(commonest[key], counts.get(word, _UNCOUNTED))
    misspelt = {key: _MISLEARNT * counts.get(place, 0) for place in places for key in _keys(place)}
    for word, count in counts.items():
        if len(word) < _SHORTEST or word in listed or _run_together(word, counts):
            continue
        slipped = max(commonest.get(key, 0) for key in _keys(word))
        mislearnt = commonest.get(_vowelless(word), 0) if len(word) >= _LONG else 0
        placed = max(misspelt.get(key, 0) for key in _keys(word))
        if not slipped:
            if len(word) >= _LONG and count > _OFTEN:
                yield word, "H"
            continue
        if count < max(mislearnt * _MISLEARNT, placed):
            continue
        if count > slipped * _share(_HEARD, word):
            yield word, "H"
        elif count > slipped * _share(_NAMED, word):
            yield word, "M"


def _share(shares: Mapping[int, float], word: str) -> float:
    return next(
        share for least, share in sorted(shares.items(), reverse=True) if len(word) >= least
    )


def doubtful(counts: Mapping[str, int], rare: Iterable[str], meant: Iterable[str]) -> Iterator[str]:
    """Those ``rare`` words that are likelier a slip of one that may be ``meant``: positon, miliary.

    They are hardly written, and one likely slip away from a word that is written all the time.
    """
    words = frozenset(meant)
    common: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if counts.get(word, 0) > _UNCOUNTED * _DOUBTFUL[max(_DOUBTFUL)]:
            for key in _keys(word):
                common[key].add(word)
    for word in rare:
        times = _DOUBTFUL.get(len(word), _DOUBTFUL[max(_DOUBTFUL)])
        derived = _DERIVED if _is_derived(word, words) else 1
        least = times * derived * counts.get(word, _UNCOUNTED)
        near = {other for key in _keys(word) for other in common.get(key, ())}
        if len(word) >= min(_DOUBTFUL) and any(
            counts[other] > least and _is_slip(word, other) for other in near
        ):
            yield word


def _is_derived(word: str, words: frozenset[str]) -> bool:
    """Whether a word is one of ``words`` with a prefix or an ending that any may have."""
    if any(word.startswith(prefix) and word[len(prefix) :] in words for prefix in _PREFIXES):
        return True
    stems = (word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending))
    return any({stem, stem + "e", stem[:-1]} & words for stem in stems)


def _is_slip(word: str, other: str) -> bool:
    """Whether one likely slip makes a word of another of which it is no form."""
    forms = {other + "s", other + "es", other[:-1] + "ies", other[:-1]}
    return word not in forms and slip_cost(word, other, SURE) <= SURE


def _run_together(word: str, counts: Mapping[str, int]) -> bool:
    """Whether a word is two common ones without their space: ofthe, thecouncil."""
    for cut in range(1, len(word)):
        rarer, commoner = sorted((counts.get(word[:cut], 0), counts.get(word[cut:], 0)))
        if commoner > _EVERYWHERE and rarer > _COMMON:
            return True
    return False


def _vowelless(word: str) -> str:
    """A word with one sign for all vowels in a row, and doubled letters single."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"[aeiouy]+", "*", word[:-1])) + word[-1]


def _keys(word: str) -> set[str]:
    """What a word shares with those one slip away: itself less any letter, and its skeleton."""
    keys = {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
    if len(word) >= SHORTEST_SKELETON:
        keys.add(f"#{skeleton(word)}")
    return keys
