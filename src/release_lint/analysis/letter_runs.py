"""Which letters can stand where in a word: most that a slip might have made are soon ruled out.

``data/letters.bin`` tells of each run of four letters whether a word has it that may be meant. It
is four tables of 27³ numbers, unsigned 32-bit little-endian. The first is asked for the last letter
of a run, the next for the one before it, and so on: the other three letters are the place in the
table, in order, as digits to the base 27 (1 to 26; 0 beyond the word's ends), and bit 0 to 25 of
the number there is set where ``a`` to ``z`` makes a run.

After the tables come 2²⁰ bits, the lowest of each byte first. Those are set that the first 20 bits
of the CRC-32 of a word's UTF-8 bytes name, as in a Bloom filter: of what is no word, one in nine is
let through. ``tools/build_letter_runs.py`` writes the file.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

TABLE = Path(__file__).resolve().parent.parent / "data" / "letters.bin"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BASE = len(LETTERS) + 1
_SIZE = _BASE**3
_MASKS = 4 * 4 * _SIZE  # bytes
_BEYOND = [0, 0, 0]


class LetterRuns:
    """The tables, open for looking up."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        self._masks, self._words = array("I", data[:_MASKS]), data[_MASKS:]
        if sys.byteorder == "big":
            self._masks.byteswap()

    def gaps(self, word: str) -> Iterator[tuple[str, str]]:
        """For each place in a word, and after it: what may be put in there, and what may replace.

        Letters in order of the alphabet; all of them where the word has other than small ones.
        """
        if not (word.isascii() and word.isalpha() and word.islower()):
            yield from [(LETTERS, LETTERS)] * (len(word) + 1)
            return
        masks = self._masks
        codes = _codes(word)
        for place in range(len(word) + 1):
            a, b, c, d, e, f = codes[place : place + 6]
            before = masks[(a * _BASE + b) * _BASE + c]
            start = (b * _BASE + c) * _BASE + _SIZE
            middle = c * _BASE
            put_in = (
                before
                & masks[start + d]
                & masks[(middle + d) * _BASE + e + 2 * _SIZE]
                & masks[(d * _BASE + e) * _BASE + f + 3 * _SIZE]
            )
            if place == len(word):
                yield _letters(put_in), ""
                return
            d, e, f = e, f, codes[place + 6]
            replace = (
                before
                & masks[start + d]
                & masks[(middle + d) * _BASE + e + 2 * _SIZE]
                & masks[(d * _BASE + e) * _BASE + f + 3 * _SIZE]
            )
            yield _letters(put_in), _letters(replace)

    def may_have(self, word: str) -> bool:
        """Whether a word may be one of those that may be meant; if not, it is surely none."""
        place = crc32(word.encode()) >> 12
        return bool(self._words[place >> 3] >> (place & 7) & 1)


@cache
def letter_runs() -> LetterRuns:
    """The tables that ship with us."""
    return LetterRuns(TABLE)


def pack(words: Iterable[str]) -> bytes:
    """The file for some words in small letters."""
    masks, bits = array("I", bytes(_MASKS)), bytearray(1 << 17)
    for word in words:
        place = crc32(word.encode()) >> 12
        bits[place >> 3] |= 1 << (place & 7)
        if word.isascii() and word.isalpha():
            _add_runs(masks, _codes(word))
    if sys.byteorder == "big":
        masks.byteswap()
    return masks.tobytes() + bits


def _add_runs(masks: array[int], codes: list[int]) -> None:
    for place in range(len(codes) - 3):
        run = codes[place : place + 4]
        for table in range(4):
            one, two, three = (*run[: 3 - table], *run[4 - table :])
            if code := run[3 - table]:
                masks[(one * _BASE + two) * _BASE + three + table * _SIZE] |= 1 << code - 1


def _codes(word: str) -> list[int]:
    """The letters as numbers from 1, with three zeros on both sides."""
    return [*_BEYOND, *(ord(letter) - 96 for letter in word), *_BEYOND]


@lru_cache(maxsize=1 << 12)
def _letters(mask: int) -> str:
    return "".join([letter for bit, letter in enumerate(LETTERS) if mask >> bit & 1])
