"""Paragraphs of an office file as the blocks of a document, with roles as in any other format."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from release_lint.document import BlockKind, Document, InputError, MarkKind, Metadata
from release_lint.readers import properties as file_properties
from release_lint.readers.base import DocumentBuilder
from release_lint.readers.formats import PROPERTIES
from release_lint.readers.labels import label_of
from release_lint.readers.language import languages_of, primary
from release_lint.readers.office import OfficeSource, Paragraph
from release_lint.readers.pieces import Piece, stands_alone
from release_lint.readers.properties import Property
from release_lint.readers.roles import assign, metadata_of
from release_lint.records import replace
from release_lint.source_map import Segment, SourceMap

_SOFT_HYPHEN = "\u00ad"


def document(
    name: str,
    format_: str,
    paragraphs: Sequence[Paragraph],
    properties: Sequence[Property],
    language: str,
) -> Document:
    """The document of paragraphs in reading order; ``language`` is that of the file as a whole.

    Raises :class:`~release_lint.document.InputError` where there is no text at all.
    """
    if not any(paragraph.length or paragraph.marks for paragraph in paragraphs):
        raise InputError("the document has no text")
    _number_lists(paragraphs)
    source = OfficeSource(paragraphs)
    pieces = list(_pieces(source))
    free = [piece for piece in pieces if piece.role in ("", "title")]
    assigned, statements = assign(free, marked=True)
    fixed = (piece for piece in pieces if piece.role not in ("", "title"))
    ordered = {id(piece): piece for piece in (*assigned, *fixed)}
    pieces = sorted(ordered.values(), key=lambda piece: piece.ranges[0])
    writer = _Writer(source)
    writer.write(pieces)
    stated = metadata_of(statements, writer.starts)
    metadata = {**file_properties.metadata_of(properties), **stated}
    if language:
        metadata["language"] = Metadata(language, None, PROPERTIES)
    built = writer.builder.build(name, format_, metadata)
    assert isinstance(built.source, SourceMap)
    source.map_by(built.source)
    return replace(built, source=source)


def _number_lists(paragraphs: Sequence[Paragraph]) -> None:
    """Items that follow one another are one list."""
    lists = 0
    in_list = False
    for paragraph in paragraphs:
        if paragraph.kind is BlockKind.LIST_ITEM:
            lists += not in_list
            paragraph.group = lists
        if paragraph.length:
            in_list = paragraph.kind is BlockKind.LIST_ITEM


def _pieces(source: OfficeSource) -> Iterator[Piece]:
    """Each paragraph that has text; one whose end is deleted goes on in the next."""
    piece: Piece | None = None
    for number, paragraph in enumerate(source.paragraphs):
        following = _piece(source, number, joined=piece is not None)
        if piece and following:
            piece.joins += ["", *following.joins]
            piece.ranges += following.ranges
            piece.texts += following.texts
        piece = piece or following
        if piece and not paragraph.runs_on:
            if piece.joins:
                yield from _cut_labels(piece)
            else:
                yield piece
            piece = None
    if piece:
        yield from _cut_labels(piece)


def _piece(source: OfficeSource, number: int, *, joined: bool) -> Piece | None:
    """The text of a paragraph without white space at the ends of its lines.

    It stays where the paragraph is ``joined`` to the one before, or goes on in the next.
    """
    paragraph = source.paragraphs[number]
    if not paragraph.length:
        return None
    piece = Piece([], [], [], paragraph.kind, paragraph.role, paragraph.level, paragraph.group)
    start = source.start_of(number)
    text = source.text[start : start + paragraph.length]
    if _is_bare(text):
        piece.ranges.append((start, start + len(text)))
        piece.texts.append(text)
    else:
        _add_lines(piece, text, start, paragraph, joined=joined)
    if not piece.ranges:
        return None
    if piece.texts[0][:1].isupper() and piece.is_plain:
        piece.label = label_of(piece.texts[0])
    return piece


def _is_bare(text: str) -> bool:
    """Whether a paragraph's text is one line that is left as it is."""
    return len(text.strip()) == len(text) and "\n" not in text and _SOFT_HYPHEN not in text


def _add_lines(piece: Piece, text: str, start: int, paragraph: Paragraph, *, joined: bool) -> None:
    lines = text.split("\n")
    for place, line in enumerate(lines):
        first, last = 0, len(line)
        if line[:1].isspace() and (place or not joined):
            first = last - len(line.lstrip())
        if line[-1:].isspace() and (place + 1 < len(lines) or not paragraph.runs_on):
            last = len(line.rstrip())
        if first < last:
            _add_line(piece, line, start, first, last)
        start += len(line) + 1


def _add_line(piece: Piece, line: str, base: int, first: int, last: int) -> None:
    """Append a line from ``first`` to ``last`` without soft hyphens."""
    join = "\n"
    text = line[first:last]
    for part in text.split(_SOFT_HYPHEN) if _SOFT_HYPHEN in text else (text,):
        if part:
            if piece.ranges:
                piece.joins.append(join)
            piece.ranges.append((base + first, base + first + len(part)))
            piece.texts.append(part)
            join = ""
        first += len(part) + 1


def _cut_labels(piece: Piece) -> Iterator[Piece]:
    """The piece, cut at its line breaks where lines say something of the release itself."""
    while piece.is_plain and not piece.is_line:
        first, _, rest = piece.text.partition("\n")
        if not (stands_alone(first) or stands_alone(rest.partition("\n")[0])):
            break
        following = piece.split_line()
        yield piece
        piece = following
        if piece.texts[0][:1].isupper():
            piece.label = label_of(piece.text.partition("\n")[0])
    yield piece


class _Writer:
    """Writes pieces into a document, and marks it as their paragraphs are marked."""

    def __init__(self, source: OfficeSource) -> None:
        self.builder = DocumentBuilder(source.text)
        self.starts: dict[int, int] = {}  # where in the text a piece begins, by its identity
        self._source = source
        self._written: list[int] = []  # paragraphs with text and marks

    def write(self, pieces: Sequence[Piece]) -> None:
        """Append the pieces, which are in order.

        What is marked in paragraphs without text stands as a point between the blocks.
        """
        source = self._source
        numbers = [source.index_at(piece.ranges[0][0]) for piece in pieces]
        declared = [_declared(source.paragraphs[number]) for number in numbers]
        languages = languages_of([piece.text for piece in pieces], declared)
        following = 0
        for piece, number, language, own in zip(pieces, numbers, languages, declared, strict=True):
            if following < number:
                self._points(following, number)
            attrs = source.paragraphs[number].attrs
            self._write(piece, language, {**attrs, "lang": own} if own else attrs)
            following = number + 1
            if piece.joins:
                following = source.index_at(piece.ranges[-1][0]) + 1
            if piece.joins or source.paragraphs[number].marks:
                self._written += range(number, following)
        self._points(following, len(source.paragraphs))
        self._mark()

    def _write(self, piece: Piece, language: str, attrs: Mapping[str, str]) -> None:
        builder = self.builder
        kind, level, role, group = piece.kind, piece.level, piece.role, piece.group
        if piece.joins:
            with builder.block(kind, level, role, language, group, attrs):
                start = builder.position
                piece.write(builder)
        else:
            first, last = piece.ranges[0]
            start = builder.line(kind, first, last, level, role, language, group, attrs)
        self.starts[id(piece)] = start

    def _points(self, first: int, last: int) -> None:
        for number in range(first, last):
            for kind, start, _, attrs in self._source.paragraphs[number].marks:
                if kind not in _OF_TEXT:
                    self.builder.point(kind, self._source.start_of(number) + start, attrs)

    def _mark(self) -> None:
        segments = [segment for segment in self.builder.segments if segment.length]
        ends = [segment.source_end for segment in segments]
        for number in dict.fromkeys(self._written):
            base = self._source.start_of(number)
            for kind, first, last, attrs in self._source.paragraphs[number].marks:
                end = _before(segments, ends, base + last) if last else None
                start = _at(segments, ends, base + first) if last > first or end is None else end
                end = start if end is None else end
                if start < end or kind not in _OF_TEXT:
                    self.builder.mark(kind, min(start, end), end, attrs)


def _at(segments: Sequence[Segment], ends: Sequence[int], place: int) -> int:
    """Where in the text the first character stands that comes from a place or after it."""
    number = bisect_right(ends, place)
    if number == len(segments):
        return segments[-1].start + segments[-1].length
    segment = segments[number]
    return segment.start + min(max(0, place - segment.source_start), segment.length)


def _before(segments: Sequence[Segment], ends: Sequence[int], place: int) -> int:
    """Where in the text the last character ends that comes from before a place."""
    number = bisect_left(ends, place)
    if number < len(segments) and segments[number].source_start < place:
        segment = segments[number]
        return segment.start + min(place - segment.source_start, segment.length)
    if number == 0:
        return segments[0].start
    return segments[number - 1].start + segments[number - 1].length


_OF_TEXT = frozenset({MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.LINK, MarkKind.FIELD})
"""Marks that say nothing where there is no text."""


def _declared(paragraph: Paragraph) -> str:
    """The language that most of a paragraph's text says it is in; empty where it says nothing."""
    languages = paragraph.languages
    most = max(languages, key=languages.__getitem__) if languages else ""
    said_enough = most and 2 * languages[most] > paragraph.length
    return primary(most) if said_enough else ""
