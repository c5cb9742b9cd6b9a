"""Readability: counts, and the everyday formulas on them.

Each formula is the published one, as textstat has it; only the counts are our own: words,
sentences and syllables as this package tells them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from release_lint.analysis.syllables import count_syllables
from release_lint.lazy import lazy
from release_lint.records import comparable

if TYPE_CHECKING:
    from release_lint.analysis.facts import Facts
    from release_lint.analysis.sentences import Sentence

_NO_LETTER = lazy(r"[\W_]")  # nor a digit
_SHOWN = 3  # sentences that weigh most
_END_MARKS = (".", "!", "?", "…", "”", "’", '"', ")")


@comparable
class Counts:
    """What the formulas need. ``letters`` are letters and digits, ``polysyllables`` words of 3+."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    letters: int = 0
    polysyllables: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.letters + other.letters,
            self.polysyllables + other.polysyllables,
        )

    def __sub__(self, other: Counts) -> Counts:
        return Counts(
            self.words - other.words,
            self.sentences - other.sentences,
            self.syllables - other.syllables,
            self.letters - other.letters,
            self.polysyllables - other.polysyllables,
        )


class Tally:
    """Counts of any sentence of a text, its words judged once for all rules; ``texts`` are they."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._syllables = [*map(count_syllables, texts)]

    def of(self, sentence: Sentence) -> Counts:
        """The counts of one sentence; all 0 where it has no words."""
        own = slice(sentence.first, sentence.last)
        syllables = self._syllables[own]
        if not syllables:
            return Counts()
        long = len([number for number in syllables if number > 2])
        signs = "".join(self._texts[own])
        letters = len(signs) - len(_NO_LETTER.findall(signs))
        return Counts(len(syllables), 1, sum(syllables), letters, long)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum."""
    rows = [(c.words, c.sentences, c.syllables, c.letters, c.polysyllables) for c in counts]
    return Counts(*map(sum, zip(*rows, strict=True)))


def prose(facts: Facts, pairs: Iterable[tuple[Sentence, Counts]]) -> str:
    """The sentences that have words as one text, each with a mark at its end."""
    texts = (facts.document.text_of(sentence.span) for sentence, own in pairs if own.words)
    return " ".join(text if text.endswith(_END_MARKS) else f"{text}." for text in texts)


def heaviest(
    pairs: Sequence[tuple[Sentence, Counts]], name: str, sign: int = 1
) -> list[tuple[Sentence, Counts]]:
    """The three sentences without which a text would score best, in order of the text.

    ``name`` is one of :data:`METRICS`; ``sign`` is 1 where a high score is hard to read, else -1.
    """
    counts = total(own for _, own in pairs)
    metric = METRICS[name]
    rest = [
        (sign * metric(counts - own), number)
        for number, (_, own) in enumerate(pairs)
        if 0 < own.words < counts.words
    ]
    return [pairs[number] for number in sorted(number for _, number in sorted(rest)[:_SHOWN])]


def flesch_reading_ease(counts: Counts) -> float:
    """Flesch 1948: 100 is very easy, 0 very hard."""
    return 206.835 - 1.015 * _sentence_length(counts) - 84.6 * counts.syllables / counts.words


def flesch_kincaid_grade(counts: Counts) -> float:
    """Kincaid and others 1975: years of schooling in the United States."""
    return 0.39 * _sentence_length(counts) + 11.8 * counts.syllables / counts.words - 15.59


def gunning_fog(counts: Counts) -> float:
    """Gunning 1952: years of schooling; every word of three or more syllables is hard."""
    return 0.4 * (_sentence_length(counts) + 100 * counts.polysyllables / counts.words)


def smog_index(counts: Counts) -> float:
    """McLaughlin 1969: years of schooling; made for 30 sentences or more."""
    return 1.043 * math.sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291


def automated_readability_index(counts: Counts) -> float:
    """Senter and Smith 1967: years of schooling, from letters instead of syllables."""
    return 4.71 * counts.letters / counts.words + 0.5 * _sentence_length(counts) - 21.43


def coleman_liau_index(counts: Counts) -> float:
    """Coleman and Liau 1975: years of schooling, from letters and sentences in 100 words."""
    per_hundred = 100 / counts.words
    return 0.058 * counts.letters * per_hundred - 0.296 * counts.sentences * per_hundred - 15.8


METRICS: Mapping[str, Callable[[Counts], float]] = {
    metric.__name__: metric
    for metric in (
        flesch_reading_ease,
        flesch_kincaid_grade,
        gunning_fog,
        smog_index,
        automated_readability_index,
        coleman_liau_index,
    )
}
"""The everyday formulas by textstat's names; each needs at least one word and one sentence."""

NAMES: Mapping[str, str] = {
    "flesch_reading_ease": "Flesch reading ease",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "gunning_fog": "Gunning Fog index",
    "smog_index": "SMOG index",
    "automated_readability_index": "Automated readability index",
    "coleman_liau_index": "Coleman-Liau index",
}
"""How to name them in a sentence."""


def _sentence_length(counts: Counts) -> float:
    return counts.words / counts.sentences
