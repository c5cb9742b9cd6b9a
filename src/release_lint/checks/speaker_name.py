"""One speaker whose name is written in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.people import is_name, is_role, name_words, split_role
from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_PAIR = lazy(r"\b(?=([A-Z][a-zé]*[A-Za-zé’'-]*[a-zé]) ([A-Z][A-Za-zé’'-]*[a-zé])\b)")
_LEAST = 4  # letters of a word that may be a slip for another
_LONG = 6  # letters of one in which two letters may differ


@record
class SpeakerName:
    """Whoever is quoted has one name: no letter or two differ where it stands again."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no speaker is named in full")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at the rarer form of each speaker's name, the first time that it stands."""
        speakers = {
            tuple(name_words(name)[-2:])
            for quotation in context.facts.quotations
            if quotation.is_speech and quotation.speaker
            for name in [split_role(" ".join(context.text(quotation.speaker).split()))[0]]
            if is_name(name) and len(name_words(name)) > 1
        }
        if not speakers:
            raise NotApplicable("no speaker is named in full")
        places: dict[tuple[str, str], Span] = {}
        count: Counter[tuple[str, str]] = Counter()
        for match in _PAIR.finditer(context.document.text):
            pair = match[1], match[2].removesuffix("’s").removesuffix("'s")
            span = Span(match.start(1), match.start(2) + len(pair[1]))
            if context.has(span):
                places.setdefault(pair, span)
                count[pair] += 1
        told: set[frozenset[tuple[str, str]]] = set()
        for first, last in sorted(speakers):
            for pair in places:
                both = frozenset({(first, last), pair})
                if len(both) == 2 and both not in told and _is_one(pair, (first, last)):
                    told.add(both)
                    yield from _finding((first, last), pair, places, count)


def _is_one(pair: tuple[str, str], speaker: tuple[str, str]) -> bool:
    """Whether one of the two words is the same, and the other one is a slip or a short form."""
    if any(is_role(word) for word in pair):
        return False
    if pair[1] == speaker[1]:
        return _is_slip(pair[0], speaker[0])
    return pair[0] == speaker[0] and _is_slip(pair[1], speaker[1])


def _is_slip(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    if short < _LEAST or one[0] != other[0]:
        return False
    return 0 < _distance(one, other) <= (2 if short >= _LONG else 1)


def _is_cased(name: tuple[str, str]) -> bool:
    """Whether no letter but the first of each word is a capital: not so in ``NIck``."""
    return all(word.istitle() for word in name)


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, row = row, [number]
        for place, its in enumerate(other, 1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != its)))
    return row[-1]


def _finding(
    speaker: tuple[str, str],
    pair: tuple[str, str],
    places: dict[tuple[str, str], Span],
    count: Counter[tuple[str, str]],
) -> Iterator[Finding]:
    if speaker not in places:
        return
    right, wrong = sorted((speaker, pair), key=lambda name: (_is_cased(name), count[name]))[::-1]
    said, meant = " ".join(wrong), " ".join(right)
    yield Finding(
        f"“{said}” is “{meant}” elsewhere.",
        places[wrong],
        Fix(f"Write “{meant}”, if that is right", (Edit(places[wrong], meant),)),
        ((places[right], f"“{meant}” here"),),
    )
