"""``confused``: a word that is one, where the words around it show that another was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

from release_lint.analysis.parts_of_speech import PARTS, is_one_of
from release_lint.analysis.words import Word, fold
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import field, record

_GAP = "…"
_GAP_WORDS = 3
_NOTHING = Word(0, 0, "", "")
_REMEMBERED = 1 << 10  # neighbours of a word on one side
_SIGNS = frozenset({_GAP, ",", "^", "$"})  # what stands for no one word
_MARKS = _SIGNS | {"*"}
_OPEN = frozenset({"*", "<number>", "<capital>", *(f"<{part}>" for part in PARTS)})
_CLASS = lazy(r"<([^<>]*)>")
_SENTENCE_END = lazy(r"[.!?:;]\S*\s|\n\n")


@record
class Frame:
    """One word, or a choice ``a|b``, with the contexts in which another is ``meant``.

    Where nothing else is surely meant the finding spans the word and its neighbour.
    ``before`` and ``after`` list contexts, one of which must stand on that side; a frame may have
    either or both. ``except`` lists phrases, the word among them, in which it is right. A word
    without a capital matches in any case unless it is ``exact``; one with a capital as written.
    ``small``: the word right after (before, where nothing is asked after it) has no capital.

    A context is words with a space between two. Each may be: a word (with a capital only as
    written); a choice, ``a|b``; ``<class>`` of the rule's ``classes``, or ``<number>``,
    ``<capital>``, or a word that can only be what :mod:`release_lint.analysis.parts_of_speech`
    calls ``<plural>``, ``<base>`` and so on; an ending, ``-ing``; ``*``, any word; ``…``, up to
    three words; ``,``, a mark inside a sentence; ``^`` and ``$``, the sentence's beginning and end.
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


_Test = Callable[[Word], bool]


class _Beside:
    """What may stand right beside a word on one side, for a first, quick look at its frames.

    Frames are told by bits, from the first of the word's. ``by_key`` has those that a neighbour
    lets through; one that it does not have lets through ``others``. That many of those ask for the
    kind of word is told by ``tests``, and remembered: texts repeat their words.
    """

    def __init__(self) -> None:
        self.by_key: dict[str, int] = {}
        self.others = 0
        self.tests: dict[_Test, int] = {}
        self._told: dict[tuple[str, str], int] = {}

    def refused(self, word: Word) -> int:
        """Those of the others whose tests a neighbour fails."""
        refused = self._told.get(word[2:])
        if refused is None:
            refused = passed = 0
            for test, frames in self.tests.items():
                if frames & ~passed:
                    if test(word):
                        passed |= frames
                    else:
                        refused |= frames
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            self._told[word[2:]] = refused = refused & ~passed
        return refused


class _Ready(NamedTuple):
    """The frames of one word, and what may stand on both sides of it."""

    frames: Sequence[Frame]
    before: _Beside
    after: _Beside


class _Place(NamedTuple):
    """Where a context is compared with: the words of a block, and one of them by its index."""

    words: Sequence[Word]
    text: str
    number: int

    def step(self, way: int) -> _Place | None:
        """The next word in a direction (1 or -1), or None at the block's end."""
        number = self.number + way
        return _Place(self.words, self.text, number) if 0 <= number < len(self.words) else None

    def gap(self, way: int) -> str:
        """What parts this word from the next: a space (" "), a mark (",") or an end (".")."""
        left = self.number if way > 0 else self.number - 1
        if left < 0 or left + 1 == len(self.words):
            return "."
        between = self.text[self.words[left].end : self.words[left + 1].start]
        if between == " ":
            return " "
        if _SENTENCE_END.search(between):
            return "."
        return " " if between.isspace() else ","


@record
class Confused:
    """Real words in the place of others, found by frames; ``classes`` are lists of words by name.

    The frames are indexed by their word: a word that has none costs one look-up.
    """

    frames: tuple[Frame, ...]
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    message: str = "“{old}” looks wrong here. Was “{new}” meant?"

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def __post_init__(self) -> None:
        """Raises :class:`ValueError` where a frame names a class that the rule does not have."""
        known = {*self.classes, *PARTS, "number", "capital"}
        for frame in self.frames:
            for context in (*frame.before, *frame.after):
                for name in _CLASS.findall(context) if "<" in context else ():
                    if name not in known:
                        raise ValueError(f"`{frame.word}`: there is no class `{name}`")
                if "|" in context and not _MARKS.isdisjoint(context.replace("|", " | ").split()):
                    _check_marks(frame.word, context)

    def needs(self) -> Needs:
        """The words of the frames."""
        return Needs(words=self._index)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance."""
        index, prepared, text = self._index, self._prepared, context.document.text
        for words, number in context.appearances(index.keys()):
            frames, before, after = prepared.get(words[number].key) or self._ready(
                words[number].key
            )
            right = words[number + 1] if number + 1 < len(words) else _NOTHING
            left = words[number - 1] if number else _NOTHING
            likely = after.by_key.get(right.key, after.others)
            likely &= before.by_key.get(left.key, before.others)
            if likely and after.tests:
                likely &= ~after.refused(right)
            if likely and before.tests:
                likely &= ~before.refused(left)
            while likely:
                frame = frames[(likely & -likely).bit_length() - 1]
                if self._stands(frame, _Place(words, text, number)):
                    yield self._finding(frame, words, number)
                    break
                likely &= likely - 1

    @cached_property
    def _index(self) -> dict[str, list[Frame]]:
        index: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for word in frame.words:
                index.setdefault(fold(word), []).append(frame)
        return index

    @cached_property
    def _prepared(self) -> dict[str, _Ready]:
        return {}

    def _ready(self, key: str) -> _Ready:
        """The frames of a word; prepared when the word is first met."""
        frames = self._index[key]
        before = self._beside([frame.before for frame in frames], -1)
        after = self._beside([frame.after for frame in frames], 1)
        ready = self._prepared[key] = _Ready(frames, before, after)
        return ready

    def _beside(self, sides: Sequence[tuple[str, ...]], way: int) -> _Beside:
        """The contexts of each frame on one side, as far as the first item."""
        beside, keys = _Beside(), dict[int, set[str]]()
        for number, contexts in enumerate(sides):
            frame = 1 << number
            firsts = [context.split()[::way][0] for context in contexts]
            if not firsts or not _SIGNS.isdisjoint(firsts):
                beside.others |= frame
            elif any(map(_is_open, firsts)):
                beside.others |= frame
                for test in map(self._test, firsts):
                    beside.tests[test] = beside.tests.get(test, 0) | frame
            else:
                keys[frame] = {key for item in firsts for key in self._keys(item)}
        beside.by_key = dict.fromkeys(set().union(*keys.values()), beside.others)
        for frame, own in keys.items():
            for key in own:
                beside.by_key[key] |= frame
        return beside

    def _keys(self, item: str) -> Iterator[str]:
        """The keys of the words that an item stands for, where it stands for words alone."""
        for choice in item.split("|"):
            yield from map(fold, self.classes[choice[1:-1]] if choice[:1] == "<" else (choice,))

    @cached_property
    def _compiled(self) -> dict[str, list[_Test | str]]:
        return {}

    def _stands(self, frame: Frame, place: _Place) -> bool:
        written = place.words[place.number].text
        if written not in frame.words and (
            frame.exact or not frame.word.islower() or _is_initials(written)
        ):
            return False
        if not frame.meant and frame.after and _is_doubled(place):
            return False  # another rule's business
        if frame.small:
            beside = place.step(1 if frame.after else -1)
            if beside and not beside.words[beside.number].text.islower():
                return False
        return (
            self._any(frame.before, place, -1)
            and self._any(frame.after, place, 1)
            and not any(self._is_excepted(phrase, frame, place) for phrase in frame.except_)
        )

    def _any(self, contexts: tuple[str, ...], place: _Place, way: int) -> bool:
        return not contexts or any(
            _matches(self._items(context, way), place, way) for context in contexts
        )

    def _is_excepted(self, phrase: str, frame: Frame, place: _Place) -> bool:
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

    def _items(self, context: str, way: int) -> list[_Test | str]:
        """A context's tests, from the word outwards; compiled when first asked for."""
        key = f"{way}{context}"
        if key not in self._compiled:
            items = context.split()[::way]
            self._compiled[key] = [i if i in _SIGNS else self._test(i) for i in items]
        return self._compiled[key]

    @cached_property
    def _tests(self) -> dict[str, _Test]:
        return {}

    def _test(self, item: str) -> _Test:
        """The test of an item that stands for a word; made when first asked for."""
        test = self._tests.get(item)
        if test is None:
            test = self._tests[item] = self._test_for(item)
        return test

    def _test_for(self, item: str) -> _Test:
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
                or (bool(exact) and word.text.replace("’", "'") in exact)
                or (bool(last) and len(word.key) > 4 and word.key.endswith(last))
                or (number and word.key[:1].isdigit())
                or (capital and word.text[:1].isupper())
                or (bool(kinds) and word.text.islower() and is_one_of(word.key, kinds))
            )

        return test

    def _finding(self, frame: Frame, words: Sequence[Word], number: int) -> Finding:
        word = words[number]
        if not frame.meant:
            first, last = (word, words[number + 1]) if frame.after else (words[number - 1], word)
            old = f"{first.text} {last.text}"
            return Finding(self.message.format(old=old, new=""), Span(first.start, last.end))
        new = frame.meant
        if word.text[:1].isupper() and word.text not in frame.words:
            new = new[:1].upper() + new[1:]
        span = Span(word.start, word.end)
        message = self.message.format(old=word.text, new=new)
        return Finding(message, span, Fix(f"Write “{new}”", (Edit(span, new),)))


def _matches(items: Sequence[_Test | str], place: _Place, way: int) -> bool:
    """Whether items stand one after the other from the place outwards."""
    parted = " "
    for number, item in enumerate(items):
        if item == _GAP:
            return _matches_beyond_gap(items[number + 1 :], place, way)
        if isinstance(item, str):
            parted = "," if item == "," else "."
            if place.gap(way) != parted:
                return False
            continue
        beyond = place.step(way)
        if beyond is None or place.gap(way) != parted or not item(beyond.words[beyond.number]):
            return False
        place, parted = beyond, " "
    return True


def _matches_beyond_gap(items: Sequence[_Test | str], place: _Place, way: int) -> bool:
    """The same, up to three words of the same sentence further on."""
    for _ in range(_GAP_WORDS + 1):
        if _matches(items, place, way):
            return True
        beyond = place.step(way)
        if beyond is None or place.gap(way) == ".":
            return False
        place = beyond
    return False


def _is_open(item: str) -> bool:
    """Whether an item stands for other than the words that it names."""
    return any(choice in _OPEN or choice.startswith("-") for choice in item.split("|"))


def _check_marks(word: str, context: str) -> None:
    """Raise :class:`ValueError` where a mark is one of a choice: it stands for no word."""
    for item in context.split():
        if "|" in item and not _MARKS.isdisjoint(item.split("|")):
            raise ValueError(f"`{word}`: in `{item}` a mark is in a choice; give it a context")


def _is_doubled(place: _Place) -> bool:
    """Whether a word stands twice running."""
    after = place.step(1)
    return after is not None and after.words[after.number].key == place.words[place.number].key


def _is_initials(text: str) -> bool:
    """Whether a word is all capitals: WHO is not who."""
    return len(text) > 1 and text.isupper()
