"""What a function says of words, or of objects, remembered and soon found again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")
_MOST = 1 << 16  # words
_MOST_OBJECTS = 1 << 12
_LONGEST = 100  # characters of a word: a text may hold one of a megabyte


class Memo(dict[str, T]):
    """``memo[word]`` is what a function gives for a word.

    ``functools.lru_cache`` keeps its entries in the order of their use, which costs as much as the
    look-up; this forgets all of them when there are too many.
    """

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> T:
        """Ask the function, and remember what it gave."""
        value = self._function(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value


class Noted(Generic[S, T]):
    """What a function says of objects that are shared and never change, found by identity.

    To compare all their fields would take longer than to ask the function again.
    """

    def __init__(self, function: Callable[[S], T]) -> None:
        self._function = function
        self._known: dict[int, tuple[T, S]] = {}

    def __call__(self, one: S) -> T:
        """Ask the function, and remember what it gave."""
        known = self._known.get(id(one))
        if known is None:
            if len(self._known) >= _MOST_OBJECTS:
                self._known.clear()
            known = self._known[id(one)] = self._function(one), one  # kept: no other has its id
        return known[0]
