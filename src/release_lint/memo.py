"""What a function says of words, remembered and found again without a step of Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 1 << 16  # words
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
