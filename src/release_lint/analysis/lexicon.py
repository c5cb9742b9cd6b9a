"""The word table: which words there are, and how common each is.

``data/words.bin`` is mapped, not read: a look-up touches one bucket. Its form, all numbers unsigned
32-bit little-endian: the number of buckets; where each bucket begins, and where the last one ends;
then the buckets. A word lies in the bucket that the CRC-32 of its UTF-8 bytes, modulo the number of
buckets, names. A bucket is a line break and then ``word:mark`` lines. ``tools/build_words.py``
writes it, and ``data/README.md`` tells where the words come from.

Marks: ``0`` (everybody's words) to ``8`` (words of the largest dictionaries); ``a`` to ``i`` the
same for words that names of bodies and offices are made of; ``D`` a word that is likelier a slip of
a common one; ``P`` a place of the United Kingdom or another word that has a capital; ``N`` any
other name or initials; ``A`` an abbreviation in small letters; ``H`` what no list has but the web
writes too often for a slip, ``M`` the same where it has a capital; ``=right`` a slip, with what is
meant. After the mark stands how often the web writes the word: ``A`` for the rarest that were
counted, each next letter for counts twice as high, none for what is rarer. Then come the parts of
speech that it may be: ``b`` a verb as it stands after “to”, ``z`` third person, ``d`` past, ``n``
participle, ``g`` with -ing; ``s`` a noun that asks for an article, ``u`` one that can go without,
``p`` a plural; ``j`` an adjective, ``r`` an adverb. After those of an American spelling stands the
British one: ``1Nbs>colour``. An entry that begins with ``#`` lists the common words of one
skeleton.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zlib import crc32

TABLE = Path(__file__).resolve().parent.parent / "data" / "words.bin"
_COMMONNESS = {mark: rank % 9 for rank, mark in enumerate("012345678abcdefghi")}
_LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SOUNDS = str.maketrans("kqz", "ccs")
_STRANGE = frozenset({"", "N", "H", "M"})
RAREST_WORD = 8
SHORTEST_SKELETON = 6  # letters of a word
COMMON = 3  # the rarest rank of the words that skeletons tell
RAREST = 9
_REMEMBERED = 1 << 15  # entries: a folder's documents share most of their words


class Lexicon:
    """The table, open for looking up."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        (self._buckets,) = struct.unpack_from("<I", self._data)
        self._bounds = struct.Struct("<2I").unpack_from
        self._entry = lru_cache(maxsize=_REMEMBERED)(self._find)

    def mark(self, word: str) -> str:
        """The mark of a word in small letters with straight apostrophes; empty if there is none."""
        entry = self._entry(word)
        return entry if entry[:1] == "=" else entry[:1]

    def classes(self, word: str) -> str:
        """The letters of the parts of speech that a word may be; empty where none is known."""
        entry = self._entry(word)
        return "" if entry[:1] == "=" else entry[1:].partition(">")[0].lstrip(_LEVELS)

    def commonness(self, word: str) -> int:
        """How often the web writes a word, as a binary logarithm; 0 for the rarest and for none."""
        entry = self._entry(word)
        return max(0, _LEVELS.find(entry[1:2] or "A")) if entry[:1] != "=" else 0

    def british(self, word: str) -> str:
        """The British spelling of a word that is spelt the American way; else empty."""
        return self._entry(word).partition(">")[2]

    @cached_property
    def british_words(self) -> frozenset[str]:
        """The words in British spelling that are spelt another way in America."""
        buckets, _ = self._bounds(self._data, 4)
        found = re.compile(rb">([a-z'-]+)\n").findall(self._data, buckets)
        return frozenset(word.decode() for word in found)

    def of_skeleton(self, key: str) -> list[str]:
        """The common words of at least :data:`SHORTEST_SKELETON` letters with this skeleton."""
        return self._find(f"#{key}").split()  # not remembered: hundreds are asked for at once

    def entries(self) -> Iterator[tuple[str, str]]:
        """Every word with its mark, in the order of the table; no skeletons."""
        start, end = (self._bounds(self._data, 4 * number)[0] for number in (1, 1 + self._buckets))
        for line in self._data[start:end].decode().splitlines():
            word, _, entry = line.partition(":")
            if entry and not word.startswith("#"):
                yield word, entry if entry[:1] == "=" else entry[:1]

    def _find(self, word: str) -> str:
        data = word.encode()
        start, end = self._bounds(self._data, 4 + 4 * (crc32(data) % self._buckets))
        found = self._data.find(b"\n" + data + b":", start, end)
        if found < 0:
            return ""
        begin = found + len(data) + 2
        return self._data[begin : self._data.find(b"\n", begin, end)].decode()


@cache
def lexicon() -> Lexicon:
    """The table that ships with us."""
    return Lexicon(TABLE)


def skeleton(word: str) -> str:
    """The consonants of a word, those that sound alike made one and doubled ones single.

    It outlasts most slips: wrong vowels, doubling, a lost h. After the skeleton key of Pollock and
    Zamora (Automatic spelling correction in scientific and scholarly text, 1984).
    """
    found = ""
    for letter in word.replace("ph", "f").translate(_SOUNDS):
        if letter not in "aeiouyh" and found[-1:] != letter:
            found += letter
    return found


def rank(mark: str) -> int:
    """How rare a word with this mark is, from 0; :data:`RAREST` for names and what is no word."""
    return _COMMONNESS.get(mark, RAREST)


def is_word(mark: str) -> bool:
    """Whether the mark is one of a word in small letters."""
    return mark in _COMMONNESS or mark in ("A", "D")


def is_strange(mark: str) -> bool:
    """Whether the mark is one of a name or of no word at all."""
    return mark in _STRANGE
