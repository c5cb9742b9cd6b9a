"""One speaker whose name is written in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.edit_distance import distance
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

_Name = tuple[str, str]  # first name and surname


@record
class SpeakerName:
    """Whoever is quoted has one name: no letter or two differ where it stands again."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no speaker is named in full")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at the rarer form of each speaker's name, the first time that it stands."""
        speakers = _speakers(context)
        if not speakers:
            raise NotApplicable("no speaker is named in full")
        places = _places(context)
        first_places = {pair: spans[0] for pair, spans in places.items()}
        sharing: dict[str, list[_Name]] = {}  # a word of a name -> the names with it
        for pair in places:
            for word in {*pair}:
                sharing.setdefault(word, []).append(pair)
        told: set[frozenset[_Name]] = set()
        for speaker in sorted(speakers & places.keys()):
            near = {pair: None for word in speaker for pair in sharing[word]}
            for pair in sorted(near, key=first_places.__getitem__):
                both = frozenset({speaker, pair})
                if both not in told and _is_one(pair, speaker):
                    told.add(both)
                    yield _finding(speaker, pair, places)


def _speakers(context: Context) -> set[_Name]:
    """The first name and surname of everybody who is quoted by them."""
    found: set[_Name] = set()
    for quotation in context.facts.quotations:
        if quotation.is_speech and quotation.speaker:
            described = " ".join(context.text(quotation.speaker).split())
            name = split_role(described)[0]
            words = name_words(name)
            if is_name(name) and len(words) > 1:
                found.add((words[-2], words[-1]))
    return found


def _places(context: Context) -> dict[_Name, list[Span]]:
    """All pairs of words that may be a name, each with its places, in order."""
    places: dict[_Name, list[Span]] = {}
    for match in _PAIR.finditer(context.document.text):
        pair = match[1], match[2].removesuffix("’s").removesuffix("'s")
        span = Span(match.start(1), match.start(2) + len(pair[1]))
        if context.has(span):
            places.setdefault(pair, []).append(span)
    return places


def _is_one(pair: _Name, speaker: _Name) -> bool:
    """Whether one of the two words is the same, and the other one is a slip or a short form."""
    if any(map(is_role, pair)):
        return False
    if pair[1] == speaker[1]:
        return _is_slip(pair[0], speaker[0])
    return pair[0] == speaker[0] and _is_slip(pair[1], speaker[1])


def _is_slip(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    if short < _LEAST or one[0] != other[0]:
        return False
    limit = 2 if short >= _LONG else 1
    return abs(len(one) - len(other)) <= limit and 0 < distance(one, other) <= limit


def _is_cased(name: _Name) -> bool:
    """Whether no letter but the first of each word is a capital: not so in ``NIck``."""
    return all(word.istitle() for word in name)


def _finding(speaker: _Name, pair: _Name, places: dict[_Name, list[Span]]) -> Finding:
    def weight(name: _Name) -> tuple[bool, int]:
        return _is_cased(name), len(places[name])

    wrong, right = sorted((speaker, pair), key=weight)
    said, meant = " ".join(wrong), " ".join(right)
    return Finding(
        f"“{said}” is “{meant}” elsewhere.",
        places[wrong][0],
        Fix(f"Write “{meant}”, if that is right", (Edit(places[wrong][0], meant),)),
        ((places[right][0], f"“{meant}” here"),),
    )
