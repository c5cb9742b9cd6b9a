"""What a document must hold before a check can find anything in it.

Most rules find nothing in most documents, and most of them can tell why beforehand: the words that
they look for are not there. A check that says what it needs is not run where nothing of it stands;
one that says nothing is always run. Whoever asks too much loses findings, so the tests run every
rule on every text both ways.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from release_lint import clues
from release_lint.analysis.words import fold
from release_lint.records import defaults_of, record

if TYPE_CHECKING:
    from release_lint.analysis.facts import Facts
    from release_lint.clues import Choice
    from release_lint.document import Document
    from release_lint.matching import Phrase

_MANY = 5  # phrases with one word in common, by which none is told


@record
class Needs:
    """A check finds nothing in a document that holds none of these.

    ``words`` are keys (lower case, straight apostrophe) of words of the text, ``strings`` stand
    anywhere in it, compared in lower case; ``patterns`` are regular expressions, one of which
    matches somewhere. ``marks`` are kinds of marks, ``blocks`` kinds, roles and attributes of
    blocks, ``metadata`` names of what the document states of itself, ``formats`` names of readers,
    ``languages`` those of the blocks. ``facts`` are attributes of
    :class:`~release_lint.analysis.facts.Facts` (``quotations``, ``abbreviations.uses``) that are
    not empty there. ``reason`` is why the rule does not apply where nothing of this is there, as
    ``NotApplicable`` would say it; without one it passes.
    """

    words: Collection[str] = ()
    strings: Collection[str] = ()
    patterns: Collection[str] = ()
    marks: Collection[str] = ()
    blocks: Collection[str] = ()
    facts: Collection[str] = ()
    metadata: Collection[str] = ()
    formats: Collection[str] = ()
    languages: Collection[str] = ()
    reason: str = ""


def phrases_need(phrases: Iterable[Phrase]) -> Needs:
    """What stands wherever one of some phrases does; an exception to others finds nothing."""
    wanted = [phrase for phrase in phrases if phrase.role != "except"]
    sequences = [[fold(word) for word in words] for each in wanted for words in each.variants()]
    count = Counter(word for words in sequences for word in words)
    literal = (each.text.split() for each in wanted if not each.variants())
    return Needs(
        {min(words, key=lambda word: (count[word] > _MANY, -len(word))) for words in sequences},
        {max(parts, key=len) for parts in literal},
    )


def patterns_need(each: Iterable[Sequence[Choice]]) -> Needs | None:
    """What stands wherever one of some patterns matches, by the clues of each; None in doubt."""
    strings = set[str]()
    for choices in each:
        if not choices:
            return None
        strings.update(choices[0])
    return Needs(strings=strings)


def either(*needs: Needs | None) -> Needs | None:
    """What a check needs that does what several would; None where one of them needs nothing."""
    known = [each for each in needs if each is not None]
    if len(known) < len(needs):
        return None
    every: dict[str, Any] = {
        kind: {item for each in known for item in getattr(each, kind)} for kind in _KINDS
    }
    return Needs(**every)


_KINDS = tuple(name for name in defaults_of(Needs) or () if name != "reason")


class Wakers:
    """Which of some rules a document wakes, as the bits of a number: the first rule's is 1.

    ``always`` are the rules that every document wakes, ``by`` those that each kind of need does.
    """

    def __init__(self, count: int, always: int, by: Mapping[str, Mapping[str, int]]) -> None:
        self._all = (1 << count) - 1
        self._always = always
        self._by = by
        self._told = clues.look_out_for(by["strings"])

    @classmethod
    def of(cls, needs: Sequence[Needs | None]) -> Wakers:
        """By what each of the rules needs."""
        always = 0
        by = {kind: defaultdict[str, int](int) for kind in _KINDS}
        for number, own in enumerate(needs):
            if own is None:
                always |= 1 << number
                continue
            for kind, wakers in by.items():
                for item in getattr(own, kind):
                    wakers[clues.fold(item) if kind == "strings" else item] |= 1 << number
        return cls(len(needs), always, by)

    @classmethod
    def of_data(cls, data: Any) -> Wakers:
        """What :meth:`data` gave."""
        by: dict[str, dict[str, int]] = {kind: {} for kind in _KINDS}
        for kind, rules, items in data["by"]:
            by[kind].update(dict.fromkeys(items, int(rules, 16)))
        return cls(data["count"], int(data["always"], 16), by)

    def data(self) -> dict[str, Any]:
        """Numbers and strings that JSON can hold; what wakes the same rules is held together."""
        together = defaultdict[tuple[str, str], list[str]](list)
        for kind, wakers in self._by.items():
            for item, rules in wakers.items():
                together[kind, f"{rules:x}"].append(item)
        by = [[kind, rules, items] for (kind, rules), items in together.items()]
        return {"count": self._all.bit_length(), "always": f"{self._always:x}", "by": by}

    def awake(self, facts: Facts) -> int:
        """The rules of which a document holds something that they need; an empty one wakes all."""
        document = facts.document
        if not document.blocks:
            return self._all
        awake = self._always
        words = self._by["words"]
        for word in facts.places.keys() & words.keys():
            awake |= words[word]
        for kind, items in _things(document):
            wakers = self._by[kind]
            for item in items:
                awake |= wakers.get(item, 0)
        awake = self._with_strings(facts, awake)
        for pattern, rules in self._by["patterns"].items():
            if rules & ~awake and _compiled(pattern).search(document.text):
                awake |= rules
        for name, rules in self._by["facts"].items():
            if rules & ~awake and _has(facts, name):
                awake |= rules
        return awake

    def _with_strings(self, facts: Facts, awake: int) -> int:
        """Those that are awake, and those that a string of the text wakes."""
        strings, landmarks = self._by["strings"], facts.landmarks
        is_told = landmarks.told >= self._told
        told = landmarks.standing & strings.keys() if is_told else filter(landmarks.holds, strings)
        for string in told:
            awake |= strings[string]
        return awake


def _things(document: Document) -> Iterator[tuple[str, Iterable[str]]]:
    """What a document has beside its text and what is known of it, by the kind of need."""
    yield "marks", {mark.kind for mark in document.marks}
    yield "blocks", {block.kind for block in document.blocks}
    yield "blocks", {block.role for block in document.blocks}
    yield "blocks", {name for block in document.blocks for name in block.attrs}
    yield "metadata", document.metadata
    yield "formats", (document.format,)
    yield "languages", {block.language for block in document.blocks}


def _has(facts: Facts, name: str) -> bool:
    try:
        return bool(attrgetter(name)(facts))
    except Exception:  # noqa: BLE001  (the rules that ask for it next say so, and no others)
        return True


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def numbers(bits: int) -> Iterator[int]:
    """Which bits of a number are set, from the lowest, which is 0."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
