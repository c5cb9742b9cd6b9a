"""The way back from a document's text to the lines and columns of its file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from release_lint.document import Location, Span
from release_lint.records import record

_LINE_END = re.compile(r"\r\n|\n|\r")


@record
class Segment:
    """``length`` characters of text from ``start`` that come from ``source_start:source_end``.

    Equal lengths map one to one; otherwise every character stands for the whole range (an entity,
    a soft line break with its markers). A segment without length is a point: the place, between two
    blocks, of something that has no text (a comment).
    """

    start: int
    length: int
    source_start: int
    source_end: int


class LineIndex:
    """Line and column of offsets into a text; LF, CRLF and CR end a line, nothing else does."""

    __slots__ = ("_feeds", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *_line_ends(text)]
        self._feeds: list[int] | None = None

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of an offset from 0 to ``len(text)``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def feed_line(self, offset: int) -> int:
        """The line, from 1, as git counts: only a line feed ends one."""
        if self._feeds is None:
            text = self.text
            lone = text.count("\r") != text.count("\r\n")
            self._feeds = (
                [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]
                if lone
                else self._starts
            )
        return bisect_right(self._feeds, offset)


def _line_ends(text: str) -> Iterator[int]:
    """Where each line's end ends."""
    if "\r" in text:
        yield from (match.end() for match in _LINE_END.finditer(text))
        return
    end = text.find("\n") + 1  # several times quicker than the pattern
    while end:
        yield end
        end = text.find("\n", end) + 1


class SourceMap:
    """The way back from ``Document.text`` to the decoded source of a text format.

    ``text`` is the source as decoded, line ends untouched; ``encoding`` names the codec that read
    it; ``segments`` are sorted by ``start`` and cover every character that came from the source.
    """

    __slots__ = ("_index", "_segments", "_starts", "encoding", "text")

    def __init__(self, text: str, segments: Sequence[Segment], encoding: str = "utf-8") -> None:
        self.text = text
        self.encoding = encoding
        self._segments = tuple(segments)
        self._starts = [segment.start for segment in self._segments]
        self._index: LineIndex | None = None

    @property
    def lines(self) -> LineIndex:
        """Lines of the source, indexed when first asked for."""
        if self._index is None:
            self._index = LineIndex(self.text)
        return self._index

    def source_span(self, span: Span) -> Span:
        """The range of the source that a span of the text came from.

        An empty span maps to the point before its character, or after the last one.
        """
        start = self._bounds(span.start)[0]
        if len(span) == 0:
            place = self._point(span.start)
            if place is not None:
                return Span(place, place)
            before = self._bounds(span.start - 1)[1] if span.start else start
            return Span(before, before) if self._is_edge(span.start) else Span(start, start)
        end = self._bounds(span.end - 1)[1]
        return Span(start, max(start, end))

    def locate(self, span: Span) -> Location:
        """Where a span of the text stands in the file."""
        return self.place(self.source_span(span))

    def place(self, source: Span) -> Location:
        """Lines and columns of a range of the source."""
        line, column = self.lines.line_column(source.start)
        end_line, end_column = self.lines.line_column(source.end)
        return Location(line, column, end_line, end_column)

    def _point(self, offset: int) -> int | None:
        """Where something stands that has no text, if it does at this offset."""
        number = bisect_left(self._starts, offset)
        if number == len(self._segments):
            return None
        segment = self._segments[number]
        is_point = segment.start == offset and not segment.length
        return segment.source_start if is_point else None

    def _is_edge(self, offset: int) -> bool:
        """Whether no segment begins or continues at the offset: the end of a block."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return False
        segment = self._segments[number]
        return offset >= segment.start + segment.length

    def _bounds(self, offset: int) -> tuple[int, int]:
        """The source range of one character; between segments, the gap between their sources."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            first = self._segments[0].source_start if self._segments else 0
            return first, first
        segment = self._segments[number]
        inside = offset - segment.start
        if inside < segment.length:
            if segment.length == segment.source_end - segment.source_start:
                place = segment.source_start + inside
                return place, place + 1
            return segment.source_start, segment.source_end
        if number + 1 < len(self._segments):
            return segment.source_end, max(
                segment.source_end, self._segments[number + 1].source_start
            )
        return segment.source_end, segment.source_end
