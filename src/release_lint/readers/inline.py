"""The running text of one block while it is read: pieces of the source and marks on them."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.document import MarkKind
from release_lint.readers.align import Piece
from release_lint.readers.base import DocumentBuilder
from release_lint.records import field, mutable, replace

_BLANK = " \t\r\n\u00a0"


@mutable
class PendingMark:
    """A mark whose offsets count from the start of its block."""

    kind: MarkKind
    start: int
    end: int
    attrs: Mapping[str, str]
    place: int = 0  # in the source, of something that has no text


@mutable
class Inline:
    """Text without white space at its ends, nor two spaces where something was left out between.

    ``breaks`` are the numbers of the pieces that stand for a line end of the source.
    """

    pieces: list[Piece] = field(default_factory=list)
    marks: list[PendingMark] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    length: int = 0
    _gap: bool = True  # whether something was left out just before

    def add(self, text: str, start: int, end: int) -> None:
        """Append text that stands for a range of the source."""
        if self._gap and self._after_blank():
            stripped = text.lstrip(_BLANK)
            if not stripped:
                return
            if len(text) == end - start:
                start = end - len(stripped)
            text = stripped
        self._gap = False
        self.pieces.append((text, start, end))
        self.length += len(text)

    def add_break(self, text: str, start: int, end: int) -> None:
        """Append a line end of the source, as a space or as a line end; none after a blank."""
        if self._after_blank():
            return
        self.breaks.append(len(self.pieces))
        self.add(text, start, end)
        self._gap = True

    def leave_out(self) -> None:
        """Say that something of the source is left out here."""
        self._gap = True

    def mark(
        self, kind: MarkKind, start: int, end: int, attrs: Mapping[str, str] | None = None
    ) -> None:
        """Mark a range of the passage."""
        self.marks.append(PendingMark(kind, start, end, attrs or {}))

    def point(self, kind: MarkKind, place: int, attrs: Mapping[str, str]) -> None:
        """Mark where something of the source is left out."""
        self._gap = True
        self.marks.append(PendingMark(kind, self.length, self.length, attrs, place))

    @property
    def text(self) -> str:
        """The text so far."""
        if len(self.pieces) == 1:  # as most blocks have
            return self.pieces[0][0]
        return "".join([piece[0] for piece in self.pieces])

    def cut(self, size: int) -> Inline:
        """Cut the first ``size`` characters off, and return them."""
        head = Inline(
            marks=[replace(m, end=min(m.end, size)) for m in self.marks if m.start < size]
        )
        self.length -= size
        for mark in self.marks:
            mark.start, mark.end = max(0, mark.start - size), max(0, mark.end - size)
        number = 0  # of pieces that go
        while size >= len(self.pieces[number][0]):
            size -= len(self.pieces[number][0])
            head.add(*self.pieces[number])
            number += 1
        self.breaks = [place - number for place in self.breaks if place >= number]
        del self.pieces[:number]
        text, start, end = self.pieces[0]
        middle = start + size if len(text) == end - start else start
        head.add(text[:size], start, middle)
        self.pieces[0] = text[size:], middle, end
        return head

    def trim(self) -> None:
        """Cut white space off the end."""
        while self.pieces:
            text, start, end = self.pieces[-1]
            kept = text.rstrip(_BLANK)
            if kept == text or (kept and len(text) != end - start):
                return
            self.length -= len(text) - len(kept)
            self.pieces.pop()
            if self.breaks and self.breaks[-1] == len(self.pieces):
                self.breaks.pop()
            if kept:
                self.pieces.append((kept, start, start + len(kept)))

    def split(self) -> tuple[Inline, Inline]:
        """The first line, and all that comes after it."""
        cut = self.breaks[0]
        length = sum(len(piece[0]) for piece in self.pieces[:cut])
        after = length + len(self.pieces[cut][0])
        first = [replace(m, end=min(m.end, length)) for m in self.marks if m.start < after]
        rest = [
            replace(m, start=m.start - after, end=m.end - after)
            for m in self.marks
            if m.start >= after
        ]
        breaks = [number - cut - 1 for number in self.breaks[1:]]
        return (
            Inline(self.pieces[:cut], first, [], length),
            Inline(self.pieces[cut + 1 :], rest, breaks, self.length - after),
        )

    def write(self, builder: DocumentBuilder) -> None:
        """Append to the open block."""
        base = builder.position
        for text, start, end in self.pieces:
            builder.put(text, start, end)
        for mark in self.marks:
            end = min(mark.end, self.length)
            builder.mark(mark.kind, base + min(mark.start, end), base + end, mark.attrs)

    def _after_blank(self) -> bool:
        return not self.pieces or self.pieces[-1][0][-1] in _BLANK
