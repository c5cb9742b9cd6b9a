"""The few of a text's words that something is to be said of.

Most words of a text were met before, in other documents of the run, and each question about them
was answered then: every word is asked every question once.
"""

from __future__ import annotations

from collections.abc import Callable

_MOST = 4_000_000  # characters of all words that are remembered: a text may hold one of a megabyte


class Vocabulary:
    """The words that were met, in that order; ``volume`` counts how often it began anew."""

    def __init__(self) -> None:
        self.volume = 0
        self._begin()

    def _begin(self) -> None:
        self.volume += 1
        self.words: list[str] = []
        self._met: set[str] = set()
        self._last: frozenset[str] = frozenset()
        self._size = 0

    def meet(self, words: frozenset[str]) -> None:
        """Take in the words of a document, as far as they are new."""
        if words is self._last:  # another question about the same document
            return
        if self._size > _MOST:
            self._begin()
        self._last = words
        new = words - self._met
        self._met |= new
        self.words += new
        self._size += sum(map(len, new))


_VOCABULARY = Vocabulary()


class Sieve:
    """Tells the words that pass a test."""

    def __init__(self, test: Callable[[str], object]) -> None:
        self._test = test
        self._volume = 0
        self._tested = 0  # of the words of the vocabulary
        self._passed: set[str] = set()

    def passing(self, words: frozenset[str]) -> frozenset[str]:
        """Those of the different words of a document that pass the test."""
        vocabulary = _VOCABULARY
        vocabulary.meet(words)
        if self._volume != vocabulary.volume:
            self._volume, self._tested, self._passed = vocabulary.volume, 0, set()
        self._passed.update(filter(self._test, vocabulary.words[self._tested :]))
        self._tested = len(vocabulary.words)
        return words & self._passed
