"""Frames: words with what stands around them, where another word was meant.

What a rule file says of them, and whether one stands at a word. Which of them may stand at the
words of a text is told for all rules at once by :mod:`release_lint.frame_index`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from release_lint.analysis.parts_of_speech import PARTS, is_one_of
from release_lint.analysis.words import Word, fold
from release_lint.convert import Listed
from release_lint.lazy import lazy
from release_lint.records import record

GAP = "…"
SIGNS = frozenset({GAP, ",", "^", "$"})
"""What stands for no one word."""
_GAP_WORDS = 3
_HEADS = frozenset(f"<{part}>" for part in PARTS) - {"<adverb>", "<adjective>"}
_SENTENCE_END = lazy(r"[.!?:;]\S*\s|\n\n")


@record
class Frame:
    """One word, or a choice ``a|b``, with the contexts in which another is ``meant``.

    Where nothing else is surely meant the finding spans the word and what is wrong beside it: up to
    the last verb or noun of the context after it (a class named ``noun-verb`` or the like is one),
    or else its neighbour.
    ``before`` and ``after`` list contexts, one of which must stand on that side; a frame may have
    either or both. ``except`` lists phrases, the word among them, in which it is right. A word
    without a capital matches in any case unless it is ``exact``; one with a capital as written.
    ``small``: the word right after (before, where nothing is asked after it) has no capital.

    A context is words with a space between two. Each may be: a word (with a capital only as
    written); a choice, ``a|b``; ``<class>``, of the rule's ``classes`` or of its folder's;
    ``<number>``, ``<capital>``, or a word that can only be what
    :mod:`release_lint.analysis.parts_of_speech` calls ``<plural>``, ``<base>`` and so on; an
    ending, ``-ing``; ``*``, any word; ``…``, up to three words; ``,``, a mark inside a sentence;
    ``^`` and ``$``, the sentence's beginning and end.
    """

    word: str
    meant: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    exact: bool = False
    small: bool = False

    def __post_init__(self) -> None:
        """Raises :class:`ValueError` where nothing narrows the frame."""
        if not (self.before or self.after or self.except_):
            raise ValueError(f"`{self.word}` needs `before`, `after` or `except`")
        for phrase in self.except_:
            if self.place_in(phrase.split()) < 0:
                raise ValueError(f"the exception `{phrase}` has no `{self.word}`")

    def place_in(self, items: Sequence[str]) -> int:
        """Which item of an exception is the word itself, or a choice of its words; -1 if none."""
        words = set(self.words)
        return next(
            (n for n, item in enumerate(items) if not words.isdisjoint(item.split("|"))), -1
        )

    @property
    def words(self) -> list[str]:
        """The words that it is for."""
        return self.word.split("|")


Test = Callable[[Word], bool]
"""Whether a word is what an item of a context stands for."""


class Place(NamedTuple):
    """Where a context is compared with: the words of a block, and one of them by its index."""

    words: Sequence[Word]
    text: str
    number: int

    def beside(self, way: int) -> Word | None:
        """The next word in a direction (1 or -1), or None at the block's end."""
        number = self.number + way
        return self.words[number] if 0 <= number < len(self.words) else None


class Frames:
    """The frames of one rule and its classes of words; made as they are asked for."""

    def __init__(self, frames: Listed[Frame], classes: Mapping[str, Sequence[str]]) -> None:
        self.classes = classes
        self._frames = frames
        self._numbers: dict[str, list[int]] = {}
        self._compiled: dict[tuple[str, int], list[Test | str]] = {}
        self._tests: dict[str, Test] = {}
        for number, choice in enumerate(frames.said("word")):
            for word in choice.split("|"):
                self._numbers.setdefault(fold(word), []).append(number)

    @property
    def keys(self) -> Collection[str]:
        """The keys of the words that have frames."""
        return self._numbers.keys()

    def of(self, key: str) -> Iterator[Frame]:
        """The frames of a word by its key, in the order of the rule."""
        return (self._frames[number] for number in self._numbers.get(key, ()))

    def stands(self, frame: Frame, place: Place) -> bool:
        """Whether a frame stands around a word that is one of its own."""
        written = place.words[place.number].text
        if written not in frame.words and (
            _is_initials(written)
            or ((frame.exact or not frame.word.islower()) and _plain(written) not in frame.words)
        ):
            return False
        if not frame.meant and frame.after and _is_doubled(place):
            return False  # another rule's business
        if frame.small:
            beside = place.beside(1 if frame.after else -1)
            if beside and not beside.text.islower():
                return False
        return (
            self._any(frame.before, place, -1)
            and self._any(frame.after, place, 1)
            and not any(self._is_excepted(phrase, frame, place) for phrase in frame.except_)
        )

    def reach(self, frame: Frame, place: Place) -> int:
        """How many words after its own a frame that stands there reports, where none is meant."""
        for context in frame.after:
            if _matches(self._items(context, 1), place, 1):
                return _told(context)
        return 0

    def _any(self, contexts: tuple[str, ...], place: Place, way: int) -> bool:
        compiled = self._compiled
        for context in contexts:
            items = compiled.get((context, way)) or self._items(context, way)
            if _matches(items, place, way):
                return True
        return not contexts

    def _is_excepted(self, phrase: str, frame: Frame, place: Place) -> bool:
        items = phrase.split()
        number = frame.place_in(items)
        if items[number] != frame.word and place.words[place.number].key not in map(
            fold, items[number].split("|")
        ):
            return False
        head, tail = " ".join(items[:number]), " ".join(items[number + 1 :])
        return _matches(self._items(head, -1), place, -1) and _matches(
            self._items(tail, 1), place, 1
        )

    def _items(self, context: str, way: int) -> list[Test | str]:
        """A context's tests, from the word outwards; compiled when first asked for."""
        key = context, way
        if key not in self._compiled:
            items = context.split()[::way]
            self._compiled[key] = [i if i in SIGNS else self.test(i) for i in items]
        return self._compiled[key]

    def test(self, item: str) -> Test:
        """The test of an item that stands for a word; made when first asked for."""
        test = self._tests.get(item)
        if test is None:
            test = self._tests[item] = self._test_for(item)
        return test

    def _test_for(self, item: str) -> Test:
        folded, exact, endings, parts = set[str](), set[str](), list[str](), list[str]()
        number = capital = False
        for choice in item.split("|"):
            name = choice[1:-1] if choice.startswith("<") else None
            number |= name == "number"
            capital |= name == "capital"
            if choice == "*":
                return lambda _: True
            if name in PARTS:
                parts.append(PARTS[name])
                continue
            if name is None and choice.startswith("-"):
                endings.append(choice[1:])
                continue
            for word in self.classes.get(name, ()) if name else (choice,):
                (folded if word.islower() else exact).add(fold(word) if word.islower() else word)
        last, kinds = tuple(endings), tuple(parts)

        def test(word: Word) -> bool:
            return (
                (word.key in folded and not _is_initials(word.text))
                or (bool(exact) and _plain(word.text) in exact)
                or (bool(last) and len(word.key) > 4 and word.key.endswith(last))
                or (number and word.key[:1].isdigit())
                or (capital and word.text[:1].isupper())
                or (bool(kinds) and word.text.islower() and is_one_of(word.key, kinds))
            )

        return test


def _told(context: str) -> int:
    """How many words of a context show the mistake: those up to its last verb or noun, or one.

    What can be another word as well tells less: it counts where nothing before it does.
    """
    items = [item for item in context.split(GAP, maxsplit=1)[0].split() if item not in SIGNS]
    choices = [frozenset(item.split("|")) for item in items]
    sure = [number for number, choice in enumerate(choices, 1) if all(map(_is_head, choice))]
    likely = [number for number, choice in enumerate(choices, 1) if any(map(_is_head, choice))]
    return max([*likely[:1], *sure], default=1)


def _is_head(item: str) -> bool:
    """Whether an item stands for a verb or a noun."""
    return item in _HEADS or item.endswith("-verb>")


def _matches(items: Sequence[Test | str], place: Place, way: int) -> bool:
    """Whether items stand one after the other from the place outwards."""
    words, text, number = place
    parted = " "
    for done, item in enumerate(items, 1):
        if item == GAP:
            return _matches_beyond_gap(items[done:], Place(words, text, number), way)
        if isinstance(item, str):
            parted = "," if item == "," else "."
            if _gap(words, text, number, way) != parted:
                return False
            continue
        beyond = number + way
        if not 0 <= beyond < len(words) or not item(words[beyond]):
            return False
        if _gap(words, text, number, way) != parted:
            return False
        number, parted = beyond, " "
    return True


def _matches_beyond_gap(items: Sequence[Test | str], place: Place, way: int) -> bool:
    """The same, up to three words of the same sentence further on."""
    words, text, number = place
    for _ in range(_GAP_WORDS + 1):
        if _matches(items, Place(words, text, number), way):
            return True
        if _gap(words, text, number, way) == ".":
            return False
        number += way
    return False


def _gap(words: Sequence[Word], text: str, number: int, way: int) -> str:
    """What parts a word from the next: a space (" "), a mark (",") or an end (".")."""
    left = number if way > 0 else number - 1
    if left < 0 or left + 1 == len(words):
        return "."
    between = text[words[left].end : words[left + 1].start]
    if between == " ":
        return " "
    if _SENTENCE_END.search(between):
        return "."
    return " " if between.isspace() else ","


def _is_doubled(place: Place) -> bool:
    """Whether a word stands twice running."""
    after = place.beside(1)
    return after is not None and after.key == place.words[place.number].key


def _plain(text: str) -> str:
    """A word with the apostrophe of a keyboard, as frames are written."""
    return text.replace("’", "'")


def _is_initials(text: str) -> bool:
    """Whether a word is all capitals: WHO is not who."""
    return len(text) > 1 and text.isupper()
