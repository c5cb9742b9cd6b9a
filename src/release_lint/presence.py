"""Which of many strings stand in a text, without a look for each of them.

A string without white space stands in a text where it stands in one of the pieces that white space
parts. Texts repeat their pieces, so what is in one is remembered; for a new one, only those strings
are looked for of which it has three letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

_LETTERS = 3  # by which a string is told
_REMEMBERED = 1 << 15  # pieces


class Presence:
    """Strings, folded as :func:`~release_lint.clues.fold` does it.

    One with white space is told by its longest piece; one without three letters together is looked
    for by itself.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self._short: list[str] = []
        self._by_piece = defaultdict[str, list[str]](list)
        for string in strings:
            piece = max(string.split(), key=len, default="")
            if len(piece) < _LETTERS:
                self._short.append(string)
            else:
                self._by_piece[piece].append(string)
        self._by_letters = defaultdict[str, list[str]](list)
        for piece in self._by_piece:
            self._by_letters[piece[:_LETTERS]].append(piece)
        self._seen = set[str]()
        self._telling: dict[str, list[str]] = {}  # those of the pieces seen that hold one of ours

    def standing(self, text: str) -> set[str]:
        """Those of the strings that stand in a folded text."""
        likely = chain(self._short, *map(self._by_piece.__getitem__, self._pieces(text)))
        return {string for string in likely if string in text}

    def _pieces(self, text: str) -> set[str]:
        """The pieces of our strings that stand in those of a text."""
        own = set(text.split())
        new = own - self._seen
        if len(self._seen) + len(new) > _REMEMBERED:
            self._seen.clear()
            self._telling.clear()
            new = own
        self._seen |= new
        for piece in new:
            held = self._in_piece(piece)
            if held:
                self._telling[piece] = held
        return {held for piece in own & self._telling.keys() for held in self._telling[piece]}

    def _in_piece(self, piece: str) -> list[str]:
        ends = range(_LETTERS, len(piece) + 1)
        letters = self._by_letters.keys() & {piece[end - _LETTERS : end] for end in ends}
        return [held for each in letters for held in self._by_letters[each] if held in piece]
