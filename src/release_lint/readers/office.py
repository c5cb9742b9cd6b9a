"""The text of an office file while it is read, and the way back from it to the XML.

Word and OpenDocument files have no lines. Their *source*, as edits and reports count it, is the
text of every paragraph as it reads, in reading order, each followed by a line end: headers, body
(the text of a box after the paragraph that holds it), notes, footers, properties. Deleted and
hidden text is no part of it. Every character of it knows the bytes of the XML it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from release_lint.document import BlockKind, Location, MarkKind, Span
from release_lint.records import field, mutable, record
from release_lint.source_map import SourceMap

Part = tuple[str, int, int, int, int]
"""Text, its offset in the paragraph, its first byte, the byte after it, its run's first byte."""


@mutable
class Paragraph:
    """One paragraph of a part.

    ``part`` is the package member and ``offset`` the byte of its start tag there. ``number``
    counts the paragraphs of the body from 1, those of table cells and empty ones among them; a
    text box or a note has that of the paragraph it belongs to, a header none. ``where`` names the
    place where it is not the body itself. Marks count characters from the paragraph's start.
    ``languages`` are those that its text says it is in, with their characters. ``runs_on``: its end
    is deleted, so what follows continues it.
    """

    part: str
    offset: int
    number: int | None = None
    where: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    role: str = ""
    level: int = 0
    group: int = 0
    style: str = ""
    languages: dict[str, int] = field(default_factory=dict)
    runs_on: bool = False
    length: int = 0
    attrs: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    marks: list[tuple[MarkKind, int, int, Mapping[str, str]]] = field(default_factory=list)

    def add(self, text: str, start: int, end: int, run: int) -> None:
        """Append text that stands for the bytes ``start:end`` of the part."""
        self.parts.append((text, self.length, start, end, run))
        self.length += len(text)

    def mark(
        self, kind: MarkKind, start: int, end: int, attrs: Mapping[str, str] | None = None
    ) -> None:
        """Mark a range of the paragraph, or a place in it."""
        self.marks.append((kind, start, end, attrs or {}))

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join([part[0] for part in self.parts])


def extend(paragraph: Paragraph, kind: MarkKind, start: int, attrs: Mapping[str, str]) -> None:
    """Mark the text from ``start`` to its end, as one with a mark of the kind that ends there."""
    for number in range(len(paragraph.marks) - 1, max(-1, len(paragraph.marks) - 6), -1):
        other, first, last, known = paragraph.marks[number]
        if other is kind and last == start and known == attrs and first < last:
            paragraph.marks[number] = (kind, first, paragraph.length, known)
            return
    paragraph.mark(kind, start, paragraph.length, attrs)


@record
class Stretch:
    """Characters of the source and the bytes of the XML that they stand for.

    ``start`` and ``end`` are bytes of the package member ``part``; ``source_start`` is the offset
    of ``text`` in the source. ``run`` is the byte at which the run (``w:r``; in OpenDocument the
    innermost ``text:span``) begins, -1 where there is none and the text cannot be edited there;
    ``paragraph`` that of its paragraph.
    """

    text: str
    source_start: int
    part: str
    start: int
    end: int
    run: int
    paragraph: int

    @property
    def exact(self) -> bool:
        """Whether the bytes are the text itself in UTF-8, no entity or element."""
        return len(self.text.encode()) == self.end - self.start


class OfficeSource:
    """The way back from ``Document.text`` to the source, to paragraphs, and to bytes of the XML."""

    encoding = "utf-8"

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = tuple(paragraphs)
        starts, texts, offset = [], [], 0
        for paragraph in paragraphs:
            text = paragraph.text
            starts.append(offset)
            texts.append(text)
            offset += len(text) + 1
        self._starts = starts
        self.text = "\n".join([*texts, ""])
        self._map = SourceMap(self.text, ())

    def map_by(self, segments: SourceMap) -> None:
        """Set the map from ``Document.text`` to the source, once it is known."""
        self._map = segments

    def start_of(self, number: int) -> int:
        """Where a paragraph, by its index, begins in the source."""
        return self._starts[number]

    def index_at(self, offset: int) -> int:
        """The index of the paragraph that an offset into the source stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def source_span(self, span: Span) -> Span:
        """The range of the source that a span of ``Document.text`` came from."""
        return self._map.source_span(span)

    def locate(self, span: Span) -> Location:
        """The paragraph of a span of ``Document.text``, and its characters there from 1."""
        return self.place(self.source_span(span))

    def place(self, source: Span) -> Location:
        """The paragraph of a range of the source, and its characters there from 1."""
        if not self.paragraphs:
            return Location(None, None, None, None)
        index = self.index_at(source.start)
        paragraph, start = self.paragraphs[index], self._starts[index]
        inside = source.end <= start + paragraph.length
        return Location(
            None,
            source.start - start + 1,
            None,
            source.end - start + 1 if inside else None,
            paragraph.number,
            paragraph.where,
        )

    def stretches(self, span: Span) -> Iterator[Stretch]:
        """The XML behind a span of the source, piece by piece.

        A piece that stands for more than its text (an entity, a tab's element) comes whole. An
        empty span gives the piece that ends there, else the one that begins there.
        """
        index = self.index_at(span.start)
        while index < len(self.paragraphs) and self._starts[index] < max(span.end, span.start + 1):
            yield from self._of_paragraph(index, span)
            index += 1

    def _of_paragraph(self, index: int, span: Span) -> Iterator[Stretch]:
        paragraph, base = self.paragraphs[index], self._starts[index]
        touching: Stretch | None = None
        for text, offset, start, end, run in paragraph.parts:
            place = base + offset
            stretch = Stretch(text, place, paragraph.part, start, end, run, paragraph.offset)
            if len(span) and span.start < place + len(text) and place < span.end:
                yield _cut(stretch, span)
            elif not len(span) and place <= span.start <= place + len(text):
                touching = touching or stretch
        if touching:
            yield touching


def _cut(stretch: Stretch, span: Span) -> Stretch:
    """The part of a stretch inside a span; whole where its bytes are not its text."""
    first = max(0, span.start - stretch.source_start)
    last = min(len(stretch.text), span.end - stretch.source_start)
    if not stretch.exact or (first == 0 and last == len(stretch.text)):
        return stretch
    before = len(stretch.text[:first].encode())
    text = stretch.text[first:last]
    start = stretch.start + before
    return Stretch(
        text,
        stretch.source_start + first,
        stretch.part,
        start,
        start + len(text.encode()),
        stretch.run,
        stretch.paragraph,
    )
