"""Which of many strings stand in a text, without a look for each of them.

A string without white space stands in a text where it stands in one of the pieces that white space
parts. Texts repeat their pieces, so what is in one is remembered; for a new one, only those strings
are looked for of which it has three letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_LETTERS = 3  # by which a string is told
_REMEMBERED = 1 << 15  # pieces


class Presence:
    """Strings, folded as :func:`~release_lint.clues.fold` does it, with the bits of each.

    Of a string with white space its longest piece is found first, then the whole; of one without
    three letters together its rarest sign.
    """

    def __init__(self, strings: Mapping[str, int]) -> None:
        self._by_sign = defaultdict[str, list[tuple[str, int]]](list)
        self._bits = defaultdict[str, int](int)  # of the strings that have no white space
        self._spaced = defaultdict[str, list[tuple[str, int]]](list)
        for string, bits in strings.items():
            piece = max(string.split(), key=len, default="")
            if len(piece) < _LETTERS:
                sign = next((s for s in string if not s.isalnum() and s != " "), string[0])
                self._by_sign[sign].append((string, bits))
            elif piece == string:
                self._bits[piece] |= bits
            else:
                self._spaced[piece].append((string, bits))
        self._by_letters = defaultdict[str, list[str]](list)
        for piece in {*self._bits, *self._spaced}:
            self._by_letters[piece[:_LETTERS]].append(piece)
        self._seen = set[str]()
        self._telling: dict[str, list[str]] = {}  # those of the pieces seen that hold a string

    def bits(self, text: str, found: int = 0) -> int:
        """Those of all strings that stand in a folded text, with those found before."""
        for sign, strings in self._by_sign.items():
            if sign in text:
                for string, bits in strings:
                    if bits & ~found and string in text:
                        found |= bits
        pieces = self._pieces(text)
        for piece in pieces:
            found |= self._bits.get(piece, 0)
        for piece in pieces & self._spaced.keys():
            for string, bits in self._spaced[piece]:
                if bits & ~found and string in text:
                    found |= bits
        return found

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
