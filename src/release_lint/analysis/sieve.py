"""The few of many words that something is to be said of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import filterfalse

_MOST = 1 << 16  # words that are remembered
_LONGEST = 50  # letters of one: a text may hold a word of a megabyte


class Sieve:
    """Remembers the words that failed a test, from document to document.

    Nearly all words of a text have been met before and fail: those are told in no time.
    """

    def __init__(self, test: Callable[[str], object]) -> None:
        self._test = test
        self._failed: set[str] = set()

    def passing(self, words: Iterable[str]) -> list[str]:
        """Those of some words that pass the test."""
        passed = []
        for word in filterfalse(self._failed.__contains__, words):
            if self._test(word):
                passed.append(word)
            elif len(word) <= _LONGEST:
                if len(self._failed) >= _MOST:
                    self._failed.clear()
                self._failed.add(word)
        return passed
