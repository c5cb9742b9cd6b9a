"""What a text must hold before a regular expression can match in it.

To look for a few letters is many times quicker than to run a pattern, and most patterns find
nothing in most texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from release_lint.presence import Presence

_CHOICES = 3  # that are looked for
_MOST = 12  # strings that are still quicker to look for than the pattern itself
_PATIENCE = 2  # documents after which clues are drawn from a pattern
_LONG = 100_000  # characters of a text for which they are drawn at once
_LONGEST_RUN = 4  # times that what must be repeated is taken to stand there
_ZONES = 1024  # parts, of one block or more, that a text is told apart by
_NEW = 32  # strings that are looked for one by one before the automaton is built anew
_EVERYWHERE = frozenset(
    {
        *" \n.,:;/'’()-",
        "the",
        "and",
        "for",
        "of",
        "in",
        "to",
        "be",
        "on",
        "at",
        "of th",
    }
)  # fmt: skip  (what tells nothing where it stands alone)
_ALIKE = {"İ": "i", "ı": "i", "ſ": "s", "K": "k"}  # what Python takes for ASCII letters
_REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})

Choice = tuple[str, ...]
"""Strings of which one at least must be there."""


@lru_cache(maxsize=1)
def folded(text: str) -> str:
    """The folded text of a document; kept for who asks next."""
    return fold(text)


def fold(text: str) -> str:
    """A text as ``re.IGNORECASE`` compares it with ASCII letters."""
    if not text.isascii():
        for other, letter in _ALIKE.items():
            text = text.replace(other, letter)
    return text.lower()


class Landmarks:
    """In which zones of a text strings stand, as the bits of a number.

    A zone is a block, or several of a long text; ``starts`` are the offsets of the blocks. Of
    strings that were asked for before it is told in one pass which stand there: those are
    ``standing``, of as many as are ``told``.
    """

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self._text = folded(text)
        self._written = text
        self._size = 1 + max(0, len(starts) - 1) // _ZONES  # blocks in a zone
        self._starts = starts[:: self._size]
        self.is_long = len(text) > _LONG
        self.everywhere = (1 << max(1, len(self._starts))) - 1
        self._is_aligned = len(self._text) == len(text)
        self._masks, self.standing = _lookout.look(self._text, self._starts)
        self.told = _lookout.count

    def has(self, number: int, zones: int) -> bool:
        """Whether a block, by its index, is in some zones."""
        return bool(zones >> number // self._size & 1)

    def of_any(self, choice: Choice) -> int:
        """The zones that hold one at least of some strings: folded, or with capitals as written."""
        if not self._is_aligned:
            return self.everywhere
        found = 0
        for clue in choice:
            mask = self._masks.get(clue)
            if mask is None:
                mask = self._masks[clue] = self._look_for(clue)
            found |= mask
        return found

    def holds(self, string: str) -> bool:
        """Whether a folded string stands anywhere in the text."""
        return string in self._text

    def _look_for(self, clue: str) -> int:
        starts, mask = self._starts, 0
        text = self._written
        folded = clue.lower()
        if clue == folded:
            text = self._text
            _lookout.strings.setdefault(clue)
        elif not self.of_any((folded,)):  # which is told, from the next text on
            return 0
        place = text.find(clue)
        while place >= 0:
            number = max(1, bisect_right(starts, place))
            mask |= 1 << (number - 1)
            if number >= len(starts):
                break
            place = text.find(clue, starts[number])
        return mask


class _Lookout:
    """Every string that was ever asked for, and what tells at once which of them a text has not."""

    def __init__(self) -> None:
        self.strings: dict[str, None] = {}
        self.count = 0  # of the strings that are told
        self._zeros: dict[str, int] = {}
        self._find: Any = None
        self._presence = Presence(())

    def look(self, text: str, starts: Sequence[int]) -> tuple[dict[str, int], set[str]]:
        """The masks of strings in a folded text, and which of those told stand there.

        Where the library for that is installed, of all strings that are told; else of those that
        do not stand there.
        """
        if len(self.strings) > self.count + _NEW or (self.strings and not self.count):
            self._build()
        masks = self._zeros.copy()
        if self._find:
            told = [*masks]
            for which, start, _ in self._find(text, overlapping=True):
                masks[told[which]] |= 1 << max(0, bisect_right(starts, start) - 1)
            return masks, {string for string, mask in masks.items() if mask}
        standing = self._presence.standing(text)
        for string in standing:
            del masks[string]
        return masks, standing

    def _build(self) -> None:
        self.count = len(self.strings)
        self._zeros = dict.fromkeys(self.strings, 0)
        if automaton := _automaton():
            self._find = automaton([*self.strings]).find_matches_as_indexes
        else:
            self._presence = Presence(self.strings)


def look_out_for(strings: Iterable[str]) -> int:
    """Tell of some folded strings, in every text from now on, whether they stand there.

    How many strings are told from now on.
    """
    before = len(_lookout.strings)
    _lookout.strings.update(dict.fromkeys(strings))
    if len(_lookout.strings) > before:
        _lookout.count = 0
    return len(_lookout.strings)


@cache
def _automaton() -> Any:
    """The library's Aho-Corasick automaton; None where it is not installed.

    It has no wheel for every platform: each string is looked for by itself there.
    """
    try:
        return import_module("ahocorasick_rs").AhoCorasick
    except ImportError:
        return None


_lookout = _Lookout()


class Gate:
    """Keeps a pattern from running over blocks in which it cannot match.

    ``needs`` are strings of which a block with a match is known to hold one; with capitals as
    written where the pattern tells capitals from small letters. More clues are drawn
    from a pattern when it is asked for again: a run on one short file is over sooner without.
    """

    def __init__(self, pattern: str, flags: int, needs: Iterable[str] = ()) -> None:
        self._pattern = pattern
        self._flags = flags
        exact = not flags & re.IGNORECASE
        known = tuple(need if exact and need.isascii() else fold(need) for need in needs)
        self._clues: tuple[Choice, ...] = (known,) if known else ()
        self._asked = 0

    def zones(self, landmarks: Landmarks) -> int:
        """The zones that hold what every match needs."""
        if self._asked < _PATIENCE:
            self._asked = _PATIENCE if landmarks.is_long else self._asked + 1
            if self._asked == _PATIENCE:
                self._clues += clues_of(self._pattern, self._flags)
        mask = landmarks.everywhere
        for choice in self._clues:
            mask &= landmarks.of_any(choice)
            if not mask:
                break
        return mask


def clues_of(pattern: str, flags: int = 0) -> tuple[Choice, ...]:
    """One string of each choice stands, folded, in every folded text in which a pattern matches.

    Empty where nothing can be told. The choices that are soonest looked for come first.
    """
    choices = {choice for choice in _of_sequence(parser.parse(pattern, flags)) if _tells(choice)}
    rare = {choice for choice in choices if all(len(c) > 2 or not c.isalnum() for c in choice)}
    return tuple(sorted(rare or choices, key=lambda choice: (len(choice), choice))[:_CHOICES])


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> list[Choice]:
    """What must be there for all that stands one after the other."""
    found: list[Choice] = []
    run = ""
    for op, value in items:
        if op is ops.LITERAL and _is_plain(value):
            run += fold(chr(value))
            continue
        if run:
            found.append((run,))
            run = ""
        found += _of_item(op, value)
    return [*found, (run,)] if run else found


def _of_item(op: Any, value: Any) -> list[Choice]:
    if op is ops.BRANCH:
        return _any_of([_best(_of_sequence(branch)) for branch in value[1]])
    if op is ops.IN:
        return _any_of([_of_member(kind, code) for kind, code in value])
    inner: Any = ()
    if op in _REPEATS:
        inner = [*value[2]] * min(value[0], _LONGEST_RUN)
    elif op is ops.SUBPATTERN:
        inner = value[-1]
    elif op is ops.ASSERT and value[0] > 0:  # what is looked back at may stand in another block
        inner = value[1]
    elif op is ops.ATOMIC_GROUP:
        inner = value
    return _of_sequence(inner)


def _is_plain(code: int) -> bool:
    """Whether a character matches itself alone, or itself and its capital as ASCII has it."""
    return code < 0x80 or chr(code).lower() == chr(code).upper()


def _of_member(kind: Any, code: Any) -> Choice:
    return (fold(chr(code)),) if kind is ops.LITERAL and _is_plain(code) else ()


def _any_of(choices: Sequence[Choice]) -> list[Choice]:
    """One choice out of several, unless there is one of which nothing can be told."""
    if not all(choices):
        return []
    return [tuple(sorted({clue for choice in choices for clue in choice}))]


def _best(choices: Sequence[Choice]) -> Choice:
    """The choice that tells most: few strings, long ones before short."""
    return max(
        choices,
        key=lambda choice: (_tells(choice), min(4, *map(len, choice), 4), -len(choice)),
        default=(),
    )


def _tells(choice: Choice) -> bool:
    """Whether it is worth looking for."""
    return 0 < len(choice) <= _MOST and all(map(_is_telling, choice))


def _is_telling(clue: str) -> bool:
    bare = clue.strip()
    is_short = len(bare) < 2 and (not bare or bare.isalnum())
    return not is_short and bare not in _EVERYWHERE and "\n" not in clue
