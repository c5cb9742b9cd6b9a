"""What a reader is, and the builder that keeps every character's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from release_lint.document import Block, BlockKind, Document, Mark, MarkKind, Metadata, Source, Span
from release_lint.records import record
from release_lint.source_map import Segment, SourceMap

SEPARATOR = "\n\n"


@record
class Reader:
    """A format: its name, the suffixes (``.md``) of its files, and the function that reads one.

    ``read`` raises :class:`~release_lint.document.InputError` where the bytes are not of the
    format, and nothing else.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Document]


class DocumentBuilder:
    """Builds a document's text piece by piece from ranges of the decoded source.

    Offsets into ``source`` count code points. A piece is copied (``copy``) or put in the place of
    a range that reads differently (``put``: an entity, a soft line break). Blocks are opened and
    closed in order; text outside a block is an error.
    """

    def __init__(self, source: str, encoding: str = "utf-8") -> None:
        self.source = source
        self._encoding = encoding
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []

    @property
    def position(self) -> int:
        """The length of the text so far: where the next character will stand."""
        return self._length

    @property
    def segments(self) -> Sequence[Segment]:
        """Which part of the text came from which part of the source, so far."""
        return self._segments

    def copy(self, start: int, end: int) -> None:
        """Append ``source[start:end]`` as it is."""
        if end > start:
            self._append(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Append text that stands for ``source[start:end]``."""
        if text == self.source[start:end]:
            self.copy(start, end)
        elif text:
            self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        last = self._segments[-1] if self._segments else None
        exact = len(text) == end - start and text == self.source[start:end]
        if (
            last
            and exact
            and last.start + last.length == self._length
            and last.source_end == start
            and last.length == last.source_end - last.source_start
            and self._parts[-1] != SEPARATOR
        ):
            self._segments[-1] = Segment(
                last.start, last.length + len(text), last.source_start, end
            )
        elif exact or len(text) != end - start:
            self._segments.append(Segment(self._length, len(text), start, end))
        else:  # as long as its range, yet not it: each character for itself still holds the place
            for number in range(len(text)):
                place = start + number
                self._segments.append(Segment(self._length + number, 1, place, place + 1))
        self._parts.append(text)
        self._length += len(text)

    @contextmanager
    def block(  # noqa: PLR0913, PLR0917  (the fields of a block)
        self,
        kind: BlockKind,
        level: int = 0,
        role: str = "",
        language: str = "en",
        group: int = 0,
        attrs: Mapping[str, str] | None = None,
    ) -> Iterator[None]:
        """Everything appended inside is one block; a block without text is dropped."""
        if self._blocks:
            self._parts.append(SEPARATOR)
            self._length += len(SEPARATOR)
        start = self._length
        yield
        if self._length == start:
            if self._blocks:
                self._parts.pop()
                self._length -= len(SEPARATOR)
            return
        span = Span(start, self._length)
        self._blocks.append(Block(kind, span, level, role, language, group, attrs or {}))

    def line(  # noqa: PLR0913, PLR0917  (the fields of a block)
        self,
        kind: BlockKind,
        start: int,
        end: int,
        level: int = 0,
        role: str = "",
        language: str = "en",
        group: int = 0,
        attrs: Mapping[str, str] | None = None,
    ) -> int:
        """A block that is ``source[start:end]`` as it stands, and where in the text it begins."""
        if self._blocks:
            self._parts.append(SEPARATOR)
            self._length += len(SEPARATOR)
        first, length = self._length, end - start
        self._parts.append(self.source[start:end])
        self._segments.append(Segment(first, length, start, end))
        self._length = last = first + length
        span = Span(first, last)
        self._blocks.append(Block(kind, span, level, role, language, group, attrs or {}))
        return first

    def mark(
        self, kind: MarkKind, start: int, end: int, attrs: Mapping[str, str] | None = None
    ) -> None:
        """Mark ``text[start:end]``, offsets into the text built so far."""
        self._marks.append(Mark(kind, Span(start, end), attrs or {}))

    def point(self, kind: MarkKind, place: int, attrs: Mapping[str, str] | None = None) -> None:
        """Mark a place in the source, between two blocks, where something stands without text."""
        offset = self._length + len(SEPARATOR) // 2 if self._blocks else 0
        self._segments.append(Segment(offset, 0, place, place))
        self.mark(kind, offset, offset, attrs)

    def build(
        self,
        name: str,
        format_: str,
        metadata: Mapping[str, Metadata],
        notes: tuple[str, ...] = (),
    ) -> Document:
        """The document."""
        if self._segments and self._segments[-1].start > self._length:  # a point after the blocks
            self._parts.append(SEPARATOR)
        return Document(
            name,
            format_,
            "".join(self._parts),
            tuple(self._blocks),
            tuple(sorted(self._marks, key=lambda mark: (mark.span.start, -mark.span.end))),
            metadata,
            SourceMap(self.source, self._segments, self._encoding),
            notes,
        )
