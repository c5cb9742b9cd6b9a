"""The words of a text that no list knows, before anybody asks what they were meant to be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from release_lint.analysis.contractions import contraction_meant
from release_lint.analysis.lexicon import RAREST_WORD, is_word, lexicon, rank
from release_lint.analysis.sieve import Sieve
from release_lint.analysis.words import Word, fold
from release_lint.document import Span

_GLUE = frozenset("@/\\#_&=~*<>{}|+^")  # signs that make a word part of a code or an address
_GLUE_BEFORE = _GLUE | frozenset(".-$]")
_GLUE_AFTER = _GLUE | frozenset("[]®™")
_ASSIGNED = frozenset({" =", " <"})  # the signs behind the name of a variable
_SHORT_NAME = 3  # letters of what is rather initials, or the beginning of a word
_HYPHENS = 4  # more join the words of a key or an address, not of a compound
_LIVE_ENDINGS = (
    "able", "al", "ed", "er", "ible", "in", "ing", "ise", "ism", "ist", "ly", "ness", "or", "s",
    "y",
)  # fmt: skip
SHOUTED = 9  # letters of a word in capitals that is surely no initials


class Unknown(NamedTuple):
    """A word, or one part of a compound, that no list knows; ``number`` counts in the block."""

    span: Span
    text: str
    key: str
    number: int


def unknown_parts(word: Word, number: int, text: str) -> Iterator[Unknown]:
    """What no list knows of a word, unless a sign beside it says that it is part of something."""
    found = _parts_of(word.text, word.key)
    if not found:
        return
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 2]
    if (
        word.key.count("-") > _HYPHENS
        or before in _GLUE_BEFORE
        or (before == "(" and text[word.start - 2 : word.start - 1].isalnum())
        or after in _ASSIGNED
        or after[:1] in _GLUE_AFTER
        or (after[:1] in "'’" and word.key.endswith("in"))  # rockin’
        or (after[:1] in ".:'’" and after[1:].isalnum())
    ):
        return
    for offset, stem in found:
        start = word.start + offset
        yield Unknown(Span(start, start + len(stem)), stem, fold(stem), number)


@lru_cache(maxsize=1 << 12)
def _parts_of(text: str, key: str) -> tuple[tuple[int, str], ...]:
    """What no list knows of a word as written, by its key; each with its offset in the word.

    That is the word without its possessive ending, or some of its parts.
    """
    if "-" in key and (_is_plain(key.replace("-", "")) or _names_somebody(text)):
        return ()
    found = []
    offset = 0
    for part in text.replace("‑", "-").split("-"):
        stem = _without_possessive(part)
        odd = _is_letters(stem) and not _is_known(fold(stem), capital=stem[0].isupper())
        if "-" in key and "’" in lexicon().mark(fold(stem)):
            pass  # addresses and keys have no apostrophes: whats-new
        elif part[1:].islower() and contraction_meant(fold(part)):
            found.append((offset, part))
        elif odd or titles_apart(stem):
            found.append((offset, stem))
        offset += len(part) + 1
    return tuple(found)


def _names_somebody(text: str) -> bool:
    """Whether a compound in small letters is a name as addresses have it: michael-harding."""
    first, _, rest = text.partition("-")
    name = lexicon().mark(first) == "N" and len(first) > _SHORT_NAME
    return name and text.islower() and not is_word(lexicon().mark(rest))


def _is_odd(text: str) -> bool:
    key = fold(text)
    return not _is_plain(key) and bool(_parts_of(text, key))


ODD = Sieve(_is_odd)


@lru_cache(maxsize=1 << 12)
def _is_plain(key: str) -> bool:
    """Whether a word is a word whatever its capitals, so that there is nothing to look into."""
    return is_word(lexicon().mark(key)) and not is_rare(key)


def _without_possessive(word: str) -> str:
    for ending in ("’s", "'s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _is_letters(word: str) -> bool:
    """Whether a word is plain letters, with no capital but its first: no code and no initials.

    Long words in capitals are none either.
    """
    plain = len(word) > 1 and word.isascii() and word.isalpha()
    return plain and (word[1:].islower() or (word.isupper() and len(word) >= SHOUTED))


def titles_apart(word: str) -> str:
    """“Social Services” for SocialServices: two words that names of bodies are made of."""
    if word[1:].islower():
        return ""
    cut = next((place for place in range(1, len(word)) if word[place].isupper()), 0)
    parts = word[:cut], word[cut:]
    titles = all(
        len(part) > 3 and part.istitle() and lexicon().mark(part.lower()).islower()
        for part in parts
    )
    return " ".join(parts) if titles else ""


def is_rare(key: str) -> bool:
    """Whether only the largest dictionaries have a word: it may hide a slip of a common one.

    Words with an everyday ending (influencer, statins) are new rather than rare.
    """
    mark = lexicon().mark(key)
    return mark == "D" or (rank(mark) == RAREST_WORD and not key.endswith(_LIVE_ENDINGS))


@lru_cache(maxsize=1 << 14)
def _is_known(key: str, *, capital: bool) -> bool:
    mark = lexicon().mark(key)
    if mark.startswith("="):
        return False
    if is_rare(key):
        return capital
    return is_word(mark) or mark == "H" or (capital and mark != "")
