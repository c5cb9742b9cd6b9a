"""One walk over the words of a text for the frames of all rules.

A frame is looked at where its word stands. Most look no further than the words right beside it:
whether those will do is told for all frames of the word at once, as the bits of a number, the
first frame's is 1. What may stand is a suspect; :class:`~release_lint.frames.Frames` judges it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from release_lint.analysis.facts import Facts
from release_lint.analysis.lexicon import lexicon
from release_lint.analysis.parts_of_speech import PARTS
from release_lint.analysis.scoped import Appearance, Scoped
from release_lint.analysis.words import Word, fold
from release_lint.frames import SIGNS, Frame, Frames

_ANY = SIGNS | {"*"}
_KINDS = frozenset({"<number>", "<capital>"})


class Suspect(NamedTuple):
    """A word that frames may stand around, by its index among the words in scope of its block."""

    words: Sequence[Word]
    number: int
    frames: Sequence[Frame]


def _start(suspect: Suspect) -> int:
    return suspect.words[suspect.number].start


class FrameIndex:
    """The frames of many owners (rule ids), those that see the same words looked for together."""

    def __init__(self) -> None:
        self._groups: dict[tuple[frozenset[str], frozenset[str]], _Group] = {}

    def add(
        self, owner: str, frames: Frames, scope: frozenset[str], languages: frozenset[str]
    ) -> None:
        """Look for the frames of one more owner too, in a scope and languages."""
        self._groups.setdefault((scope, languages), _Group()).add(owner, frames)

    def find(self, facts: Facts) -> Mapping[str, Sequence[Suspect]]:
        """Owner -> the places at which its frames may stand, in the order of the text."""
        found: dict[str, list[Suspect]] = defaultdict(list)
        for (scope, languages), group in self._groups.items():
            for (words, number), likely in group.find(facts, facts.scoped(scope, languages)):
                for owner, frames in likely.items():
                    found[owner].append(Suspect(words, number, frames))
        for suspects in found.values():
            suspects.sort(key=_start)
        return found


class _Group:
    """The frames of the rules that see the same words."""

    def __init__(self) -> None:
        self._owners: dict[str, list[tuple[str, Frames]]] = {}
        self._candidates: dict[str, _Candidates] = {}  # of the words that texts had

    def add(self, owner: str, frames: Frames) -> None:
        for key in frames.keys:
            self._owners.setdefault(key, []).append((owner, frames))
            self._candidates.pop(key, None)

    def find(
        self, facts: Facts, scoped: Scoped
    ) -> Iterator[tuple[Appearance, Mapping[str, Sequence[Frame]]]]:
        """Words with the frames that may stand around them, by their owners."""
        places = facts.places
        for key in places.keys() & self._owners.keys():
            candidates = self._candidates.get(key)
            if candidates is None:
                candidates = self._candidates[key] = _Candidates(key, self._owners[key])
            for place, frames in candidates.likely(facts.words, places[key]):
                if appearance := scoped.appearance(place):
                    yield appearance, candidates.by_owner(frames)


class _Candidates:
    """The frames of one word, and what may stand on both sides of it."""

    def __init__(self, key: str, owners: Iterable[tuple[str, Frames]]) -> None:
        self._owned = [(owner, frames, own) for owner, frames in owners for own in frames.of(key)]
        self._sides = self._look_beside()

    def likely(self, words: Sequence[Word], places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The places of the word, by their indexes, around which frames may stand, and those.

        The word beyond an end is the one at the other end: a frame that stands there lets any word
        pass. So does one at the edge of a block or of what is quoted, where the word beside it may
        not be the one that it will be judged by.
        """
        before, after = self._sides
        beyond = 1 - len(words)
        for place in places:
            frames = after.allowed(words[place + beyond])
            if frames and (frames := frames & before.allowed(words[place - 1])):
                yield place, frames

    def _look_beside(self) -> tuple[_Beside, _Beside]:
        before, after = _Beside(), _Beside()
        for number, (_, frames, frame) in enumerate(self._owned):
            for beside, contexts, way in ((before, frame.before, -1), (after, frame.after, 1)):
                beside.allow(1 << number, {c.split()[::way][0] for c in contexts}, frames)
        return before, after

    def by_owner(self, likely: int) -> Mapping[str, Sequence[Frame]]:
        """The frames of some bits, in the order of their rules, by the owners."""
        found: dict[str, list[Frame]] = defaultdict(list)
        while likely:
            lowest = likely & -likely
            owner, _, frame = self._owned[lowest.bit_length() - 1]
            found[owner].append(frame)
            likely ^= lowest
        return found


class _Beside:
    """Which of a word's frames another word beside it lets through, on one side."""

    def __init__(self) -> None:
        self._always = 0
        self._by_key: dict[str, int] = {}
        self._parts: dict[str, int] = defaultdict(int)  # by the letters of the parts of speech
        self._by_classes: dict[str, int] = {}  # the same, by the classes of a word
        self._kinds: list[tuple[str, int]] = []  # by what frames call other kinds of words

    def allow(self, frame: int, items: set[str], frames: Frames) -> None:
        """Let a frame through, by its bit, where one of some items begins a context."""
        choices = {choice for item in items for choice in item.split("|")}
        if not choices or choices & _ANY:
            self._always |= frame
            return
        for choice in choices:
            name = choice[1:-1] if choice[:1] == "<" else ""
            if name in PARTS:
                self._parts[PARTS[name]] |= frame
            elif choice in _KINDS or choice[:1] == "-":
                self._kinds.append((choice, frame))
            for word in frames.classes.get(name, ()) if name else (choice,):
                key = fold(word)
                self._by_key[key] = self._by_key.get(key, 0) | frame

    def allowed(self, word: Word) -> int:
        """The frames that a word lets through; one too many does no harm."""
        frames = self._by_key.get(word[3], 0) | self._always
        if self._parts and (classes := _classes(word[2])):
            more = self._by_classes.get(classes)
            if more is None:
                more = self._by_classes[classes] = self._of_parts(classes)
            frames |= more
        for kind, own in self._kinds:
            if own & ~frames and _is_of_kind(word, kind):
                frames |= own
        return frames

    def _of_parts(self, classes: str) -> int:
        found = 0
        for letters, frames in self._parts.items():
            if not classes.strip(letters):
                found |= frames
        return found


@lru_cache(maxsize=1 << 14)
def _classes(text: str) -> str:
    """What the word table knows of a word in small letters; empty for any other."""
    return lexicon().classes(fold(text)) if text.islower() else ""


def _is_of_kind(word: Word, kind: str) -> bool:
    if kind in _KINDS:
        return word.key[:1].isdigit() if kind == "<number>" else word.text[:1].isupper()
    return word.key.endswith(kind[1:])
