"""Quotation marks: which open, which close, which are apostrophes, and which stand alone.

Works within one block; speech that runs over paragraphs is put together in
:mod:`~release_lint.analysis.quotations`. Primes, and marks after a figure (6", 5'), are measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record

# All but apostrophes inside words. [^\W_] is a letter or a digit.
_MARKS = lazy(r"[“”\"‘’'](?!(?<=[^\W_][‘’'])[^\W_])")
_DOUBLES = lazy('[“”"]')
_SINGLES = lazy(r"[‘’'](?!(?<=[^\W_].)[^\W_])")
DOUBLE = frozenset('“”"')
CURLY = frozenset("“”‘’")
_BEFORE_OPENING = frozenset("([{<—–-/|‘“\"'*…")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/|’”\"'…*†")
_FOREIGN = ("„", '="', '""')  # quotations of other languages; markup and code left in the text
_FRACTIONS = "½¼¾"
_SENTENCE_END = lazy(r"[.!?…][’'\])]?\s+$")
_MOST_NESTED = 12  # marks looked ahead: keeps the pairing linear


class Side(Enum):
    """What a mark can be where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"  # only what came before can tell


_SHAPES = {"“": Side.OPENS, "‘": Side.OPENS, "”": Side.CLOSES, "’": Side.CLOSES}


@record
class QuoteMark:
    """One mark. ``shape`` is the side that its character says, ``side`` what its neighbours say."""

    at: int
    char: str
    side: Side
    shape: Side

    @property
    def is_double(self) -> bool:
        """Whether it is a double mark, straight or curly."""
        return self.char in DOUBLE

    @property
    def is_curly(self) -> bool:
        """Whether it is a curly mark."""
        return self.char in CURLY

    @property
    def span(self) -> Span:
        """The mark itself."""
        return Span(self.at, self.at + 1)


@record
class Passage:
    """Quoted text in one block, marks included; a side without a mark is None.

    A stray passage is a lone opening mark before a sentence in the middle of another passage.
    """

    span: Span
    opening: QuoteMark | None
    closing: QuoteMark | None
    is_stray: bool = False

    @property
    def is_double(self) -> bool:
        """Whether its marks are double."""
        mark = self.opening or self.closing
        return mark is not None and mark.is_double


def pair_marks(text: str, block: Span) -> list[Passage]:
    """The outermost quoted passages of a block, in order, with those whose marks do not pair.

    A passage without an opening mark begins where the block does, one without a closing mark ends
    where the block or the next such passage does.
    """
    body = text[block.start : block.end]
    if not _MARKS.search(body) or any(sign in body for sign in _FOREIGN):
        return []
    passages = _pair_doubles(text, list(_double_marks(text, block)), block)
    singles = _single_passages(text, block)
    return _outermost(passages, singles)


def _outermost(doubles: list[Passage], singles: list[Passage]) -> list[Passage]:
    """Both kinds in order, without those that stand inside another; a double wins a crossing."""
    kept: list[Passage] = []
    for passage in sorted(doubles + singles, key=lambda p: (p.span.start, -p.span.end)):
        last = kept[-1] if kept else None
        if last is None or passage.is_stray or passage.span.start >= last.span.end:
            kept.append(passage)
        elif passage.span not in last.span and not last.is_double:
            kept[-1] = passage
    return kept


# -- double marks


def _double_marks(text: str, block: Span) -> Iterator[QuoteMark]:
    for match in _DOUBLES.finditer(text, block.start, block.end):
        at = match.start()
        before, after = _neighbours(text, block, at)
        yield QuoteMark(at, match[0], _side(match[0], before, after), _shape(match[0]))


def _neighbours(text: str, block: Span, at: int) -> tuple[str, str]:
    """The characters beside a mark; empty at the block's edges."""
    before = text[at - 1] if at > block.start else ""
    after = text[at + 1] if at + 1 < block.end else ""
    return before, after


def _shape(char: str) -> Side:
    return _SHAPES.get(char, Side.EITHER)


def _side(char: str, before: str, after: str) -> Side:
    """What the neighbours say; where they are of two minds, the character's own shape."""
    if not before or not after:
        return Side.CLOSES if before else Side.OPENS
    if before in ",:" and after.isupper():
        return Side.EITHER  # no space between: `said,“We` or `it,”Smith`
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if may_open and not may_close:
        return Side.OPENS
    if may_close and not may_open:
        return Side.CLOSES
    return _shape(char)


def _pair_doubles(text: str, marks: Sequence[QuoteMark], block: Span) -> list[Passage]:
    """Pairs from left to right; doubles inside doubles are taken together where they balance."""
    passages: list[Passage] = []
    start = block.start
    open_: list[QuoteMark] = []
    for number, mark in enumerate(marks):
        if _is_measure(text, marks, number, block, inside=bool(open_)):
            continue
        if _opens(mark, inside=bool(open_)):
            if open_ and not _is_nested(marks, number, len(open_)):
                doubled = mark.at == open_[0].at + 1
                if doubled or _SENTENCE_END.search(text, mark.at - 6, mark.at):
                    passages.append(Passage(mark.span, mark, None, is_stray=True))
                    continue
                passages.append(Passage(Span(open_[0].at, mark.at), open_[0], None))
                open_ = []
            open_.append(mark)
        elif open_:
            first = open_.pop()
            if not open_:
                passages.append(Passage(Span(first.at, mark.at + 1), first, mark))
                start = mark.at + 1
        else:
            passages.append(Passage(Span(start, mark.at + 1), None, mark))
            start = mark.at + 1
    if open_:
        passages.append(Passage(Span(open_[0].at, block.end), open_[0], None))
    return passages


def _opens(mark: QuoteMark, *, inside: bool) -> bool:
    if mark.side is Side.EITHER:
        return not inside
    return mark.side is Side.OPENS


def _is_nested(marks: Sequence[QuoteMark], number: int, depth: int) -> bool:
    """Whether an opening mark inside an open passage is closed before that passage is."""
    for mark in marks[number : number + _MOST_NESTED]:
        depth += 1 if _opens(mark, inside=True) else -1
        if depth == 0:
            return True
    return False


def _is_measure(
    text: str, marks: Sequence[QuoteMark], number: int, block: Span, *, inside: bool
) -> bool:
    """A closing mark after a figure with nothing to close: inches, or seconds of arc."""
    mark = marks[number]
    before, after = _neighbours(text, block, mark.at)
    if not after and before == " ":
        before = text[max(block.start, mark.at - 2)]
    if (mark.char == "“" and after) or not (before.isdigit() or before in _FRACTIONS) or not before:
        return False
    if not inside:
        return mark.side is not Side.OPENS
    following = marks[number + 1] if number + 1 < len(marks) else None
    in_prose = after == " " and text[mark.at + 2 : mark.at + 3].islower()
    return in_prose and following is not None and following.side is Side.CLOSES


# -- single marks


def _single_passages(text: str, block: Span) -> list[Passage]:
    """Passages in single marks; every other single mark is an apostrophe.

    Only at the start of the block does a mark that nothing closes open a passage: speech that
    runs on.
    """
    passages: list[Passage] = []
    marks = list(_single_marks(text, block))
    number = 0
    while number < len(marks):
        mark = marks[number]
        number += 1
        if mark.side is not Side.OPENS:
            continue
        closing = _closing_single(text, block, marks, number - 1)
        if closing is not None:
            passages.append(Passage(Span(mark.at, marks[closing].at + 1), mark, marks[closing]))
            number = closing + 1
        elif mark.at == block.start and text[mark.at + 1 : mark.at + 2].isupper():
            passages.append(Passage(Span(mark.at, block.end), mark, None))
            break
    return passages


def _single_marks(text: str, block: Span) -> Iterator[QuoteMark]:
    for match in _SINGLES.finditer(text, block.start, block.end):
        at = match.start()
        before, after = _neighbours(text, block, at)
        if match[0] == "'" and before.isdigit():
            continue  # feet, or minutes of arc
        side = _side(match[0], before, after)
        if side is Side.OPENS and match[0] != "‘" and _is_elision(text, at):
            continue
        yield QuoteMark(at, match[0], side, _shape(match[0]))


_ELISION = lazy(r"['’](?:\d0s|tis|twas|em|til|cause|s|n['’]?)\b", re.IGNORECASE)


def _is_elision(text: str, at: int) -> bool:
    return _ELISION.match(text, at) is not None


def _closing_single(text: str, block: Span, marks: Sequence[QuoteMark], number: int) -> int | None:
    """The index of the mark that closes a single one; a plural possessive only if none else can."""
    doubtful = None
    for index in range(number + 1, len(marks)):
        mark = marks[index]
        if mark.side is Side.OPENS:
            break
        if mark.char == "‘":
            continue
        if not _is_possessive(text, block, mark.at):
            return index
        if doubtful is None:
            doubtful = index
    runs_on = marks[number].at == block.start and text[block.end - 1] in ".!?"
    return None if runs_on else doubtful


def _is_possessive(text: str, block: Span, at: int) -> bool:
    """``nurses’ pay``: after an s and before a word."""
    rest = text[at + 1 : min(at + 3, block.end)]
    return text[at - 1] in "sS" and len(rest) == 2 and rest[0] == " " and rest[1].isalnum()
