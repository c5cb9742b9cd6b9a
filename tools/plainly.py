#!/usr/bin/env python3
"""release-lint without its short cuts: slow, and the measure for the fast ways.

    python tools/plainly.py check FILE…

It takes the words of the command itself, and gives the same findings to the letter: where it does
not, a short cut hides some. Whoever adds a short cut adds here what it is short for.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from release_lint import clues, frame_index, matching, rulebook
from release_lint.analysis import date_grammar, facts, licence_words, scoped, sieve, words
from release_lint.analysis.words import Word, fold
from release_lint.cli import main
from release_lint.document import BlockKind, Document, MarkKind, Span
from release_lint.matching import Match, Phrase


def every_zone(_gate: clues.Gate, landmarks: clues.Landmarks) -> int:
    """A pattern runs over every block."""
    return landmarks.everywhere


def every_rule(ruleset: rulebook.Ruleset, _facts: facts.Facts) -> int:
    """A rule is run whether a document holds what it needs or not."""
    return (1 << len(ruleset.rules)) - 1


def words_of_each_block(document: Document) -> tuple[Word, ...]:
    """Words are found one by one, block by block."""
    text = document.text
    found = (
        Word(*match.span(), match[0], fold(match[0]))
        for block in document.blocks
        if block.kind is not BlockKind.CODE
        for match in words.WORD.finditer(text, block.span.start, block.span.end)
    )
    code = [mark.span for mark in document.marks if mark.kind is MarkKind.CODE]
    return tuple(words._with_code(found, code, text))


def tested_anew(own: sieve.Sieve, candidates: Iterable[str]) -> frozenset[str]:
    """No word is remembered from another document."""
    return frozenset(filter(own._test, candidates))


def in_all_words(own: scoped.Scoped, keys: Collection[str]) -> Iterator[scoped.Appearance]:
    """Words are found by going through all of them."""
    for block in own.words_by_block.values():
        for number, word in enumerate(block):
            if word.key in keys:
                yield block, number


def each_unspoken(own: facts.Facts) -> list[tuple[Word, ...]]:
    """Every word of every block is asked whether somebody said it."""
    return [
        tuple(word for word in block if not own.in_speech(Span(word.start, word.end)))
        for block in own.block_words
    ]


def each_scope_alone(
    own: facts.Facts, scope: frozenset[str], languages: frozenset[str]
) -> scoped.Scoped:
    """Every rule sees the document for itself."""
    return scoped.Scoped(own, scope, languages)


def every_frame(
    own: frame_index._Candidates, _words: Sequence[Word], places: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Each frame of a word is judged wherever the word stands."""
    return ((place, (1 << len(own._owned)) - 1) for place in places)


class PlainIndex(matching.PhraseIndex):
    """Phrases are looked for one by one, at each word that they may begin with."""

    def __init__(self, phrases: Mapping[str, Iterable[Phrase]]) -> None:
        self._all: list[tuple[str, Phrase, tuple[str, ...]]] = []
        super().__init__(phrases)

    def _add(self, owner: str, phrase: Phrase) -> None:
        self._all += [(owner, phrase, words) for words in phrase.variants() or [()]]

    def find(self, facts: facts.Facts) -> dict[str, list[Match]]:
        """As the index that it stands for."""
        text, all_words = facts.document.text, facts.words
        found: dict[str, list[Match]] = defaultdict(list)
        places: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(all_words):
            places[word.key].append(number)
        for owner, phrase, wanted in self._all:
            for first in places.get(fold(wanted[0]), ()) if wanted else ():
                if matching._stands(wanted, all_words, first, text):
                    end = all_words[first + len(wanted) - 1].end
                    span = Span(all_words[first].start, end)
                    found[owner].append(Match(span, phrase))
        for span, meant in self._to_the_letter(text):
            for owner, phrase in meant:
                found[owner].append(Match(span, phrase))
        return {owner: matching._longest(matches) for owner, matches in found.items()}

    def _to_the_letter(self, text: str) -> Iterator[tuple[Span, list[tuple[str, Phrase]]]]:
        by_sign: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for owner, phrase, wanted in self._all:
            if not wanted:
                by_sign[" ".join(phrase.text.split())].append((owner, phrase))
        signs = matching._alternation(tuple(by_sign))
        for match in signs.finditer(text) if signs else ():
            yield Span(*match.span()), by_sign[" ".join(match[0].split())]


_PLAIN: Sequence[tuple[Any, str, object]] = (
    (clues.Gate, "zones", every_zone),
    (rulebook.Ruleset, "awake", every_rule),
    (scoped.Scoped, "appearances", in_all_words),
    (frame_index._Candidates, "likely", every_frame),
    (facts.Facts, "scoped", each_scope_alone),
    (facts, "find_words", words_of_each_block),
    (sieve.Sieve, "passing", tested_anew),
    (facts.Facts, "unspoken_words", property(each_unspoken)),
    (rulebook, "PhraseIndex", PlainIndex),
    (licence_words, "has_any", lambda _text, _clues: True),
    (date_grammar, "WEEKDAY_SIGNS", ("",)),
)


def without_short_cuts() -> None:
    """From here on this process takes none."""
    for owner, name, plain in _PLAIN:
        getattr(owner, name)  # what a short cut was renamed to would otherwise be taken
        setattr(owner, name, plain)


if __name__ == "__main__":
    without_short_cuts()
    sys.exit(main(sys.argv[1:]))
