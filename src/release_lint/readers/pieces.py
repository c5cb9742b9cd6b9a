"""Lines of plain text cut into pieces: paragraphs, list items, table cells, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from release_lint.document import BlockKind
from release_lint.lazy import lazy
from release_lint.readers.base import DocumentBuilder
from release_lint.readers.furniture import is_chrome, may_be_chrome
from release_lint.readers.labels import Label, is_date, kind_of, label_of
from release_lint.readers.lines import Line, ends_sentence, join_of
from release_lint.records import mutable

_UNWRAPPED = 120  # characters; a line as long as this is a paragraph of its own
_BULLETS = (*"-*+•‣◦▪●·⁃", "o\t")  # what a bullet's line begins with
_BULLET = lazy(r"(?:[-*+•‣◦▪●·⁃]|o(?=\t))[ \t\u00a0]+(?=\S)|[•▪●](?=\S)")
_NUMBER = lazy(
    r"(?!\(c\) ?(?:(?i:crown|copyright)|\d{4}))"  # the sign of copyright
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)][ \t\u00a0]+(?=\S)"
)
_DASH = lazy(r"[–—][ \t\u00a0]+(?=\S)")
_CELL = lazy(r"[^\t]+")


@mutable
class Piece:
    """A block in the making: ranges of the source, and what joins each to the one before."""

    ranges: list[tuple[int, int]]
    joins: list[str]
    texts: list[str]
    kind: BlockKind = BlockKind.PARAGRAPH
    role: str = ""
    level: int = 0
    group: int = 0
    label: Label | None = None
    number: str = ""  # of an ordered list's item, as it reads

    @classmethod
    def of(cls, line: Line, skip: int = 0) -> Piece:
        """A piece of one line, without its first ``skip`` characters."""
        return cls([(line.start + skip, line.end)], [], [line.text[skip:]])

    def add(self, line: Line, join: str) -> None:
        """Continue with a further line."""
        self.joins.append(join)
        self.ranges.append((line.start, line.end))
        self.texts.append(line.text)

    def split_line(self) -> Piece:
        """Cut off what follows the first line as it reads, and return it."""
        cut = self.joins.index("\n") + 1
        rest = Piece(self.ranges[cut:], self.joins[cut:], self.texts[cut:])
        del self.ranges[cut:], self.joins[cut - 1 :], self.texts[cut:]
        return rest

    def split_label(self, length: int) -> Piece:
        """Cut the first ``length`` characters, a label, off the first line, and return the rest."""
        (start, end), *ranges = self.ranges
        rest = Piece([(start + length, end), *ranges], self.joins[:], self.texts[:])
        rest.texts[0] = self.texts[0][length:]
        label = self.texts[0][:length].rstrip()
        self.ranges, self.joins, self.texts = [(start, start + len(label))], [], [label]
        return rest

    def write(self, builder: DocumentBuilder) -> None:
        """Append to the open block."""
        before = self.ranges[0][0]
        for (start, end), join in zip(self.ranges, ["", *self.joins], strict=True):
            builder.put(join, before, start)
            builder.copy(start, end)
            before = end

    @property
    def text(self) -> str:
        """The piece as it reads."""
        if not self.joins:
            return self.texts[0]
        parts = [self.texts[0]]
        for join, text in zip(self.joins, self.texts[1:], strict=True):
            parts += join, text
        return "".join(parts)

    @property
    def is_plain(self) -> bool:
        """Whether it is a paragraph of which nothing else is known."""
        return self.kind is BlockKind.PARAGRAPH and not self.role

    @property
    def is_line(self) -> bool:
        """Whether it reads as one line."""
        return "\n" not in self.joins


def cut(lines: Sequence[Line], width: int) -> Iterator[Piece]:
    """The pieces of a text that is hard-wrapped at ``width``; 0: it is not wrapped."""
    tables = 0
    for is_blank, group in groupby(lines, key=lambda line: not line.text):
        if is_blank:
            continue
        paragraph = list(group)
        if len(paragraph) > 1 and all("\t" in line.text for line in paragraph):
            tables += 1
            yield from _cells(paragraph, tables)
        else:
            yield from _cut_paragraph(paragraph, width)


def number_lists(pieces: Sequence[Piece]) -> None:
    """Give each list its group number, and each item its depth by indentation."""
    indents: list[int] = []
    number = 0
    for piece in pieces:
        if piece.kind is not BlockKind.LIST_ITEM:
            indents = []
            continue
        if not indents:
            number += 1
        indent = piece.level
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        piece.level, piece.group = len(indents), number


def _cells(lines: Sequence[Line], table: int) -> Iterator[Piece]:
    for line in lines:
        for match in _CELL.finditer(line.text):
            text = match[0].strip()
            if text:
                start = line.start + match.start() + match[0].index(text)
                piece = Piece([(start, start + len(text))], [], [text], BlockKind.TABLE_CELL)
                piece.group = table
                yield piece


def _cut_paragraph(lines: Sequence[Line], width: int) -> Iterator[Piece]:
    piece: Piece | None = None
    for number, line in enumerate(lines):
        previous = lines[number - 1] if number else None
        following = lines[number + 1] if number + 1 < len(lines) else None
        in_list = piece is not None and piece.kind is BlockKind.LIST_ITEM
        marker = _marker(line, following, first=number == 0, in_list=in_list)
        join = join_of(previous, line, width) if previous else "\n"
        if piece and previous and not marker and _continues(piece, previous, line, join):
            piece.add(line, " " if in_list and join == "\n" else join)
            continue
        if piece:
            yield from _finished(piece)
        piece = Piece.of(line, marker)
        if marker:
            piece.kind, piece.level = BlockKind.LIST_ITEM, line.indent
            mark = line.text[:marker].rstrip()
            piece.number = mark if mark[-1] in ".)" else ""
        else:
            piece.label = label_of(line.text) if line.text[0].isupper() else None
    if piece:
        yield from _finished(piece)


def _marker(line: Line, following: Line | None, *, first: bool, in_list: bool) -> int:
    """The length of a list marker, 0 if there is none.

    Numbers and dashes may also begin a wrapped line, so they count only where a list can begin.
    """
    if line.text.startswith(_BULLETS) and (match := _BULLET.match(line.text)):
        return match.end() if line.text[0] not in "-*+·" or first or in_list else 0
    for pattern in (_NUMBER, _DASH):
        match = pattern.match(line.text)
        if match and (in_list or (first and pattern is _NUMBER) or _opens(pattern, following)):
            return match.end()
    return 0


def _opens(pattern: re.Pattern[str], following: Line | None) -> bool:
    return following is not None and bool(pattern.match(following.text))


def _continues(piece: Piece, previous: Line, line: Line, join: str) -> bool:
    """Whether a line belongs to the piece above it."""
    if stands_alone(line.text):
        return False
    if piece.label and piece.label.key in ("title", "summary"):
        return join != "\n" and len(previous.text) > piece.label.value
    if stands_alone(previous.text) or join != "\n":
        return not stands_alone(previous.text)
    if piece.kind is BlockKind.LIST_ITEM:
        return line.indent > piece.level
    return (
        max(len(previous.text), len(line.text)) < _UNWRAPPED
        and line.text[0] not in "“‘\"'"
        and (previous.text[-1] == ":" or not ends_sentence(previous.text))
    )


def stands_alone(text: str) -> bool:
    """Whether a line is a piece whatever stands beside it."""
    if len(text) > 250:
        return False
    label = label_of(text) if text[0].isupper() else None
    return (
        label is not None
        or kind_of(text) is not None
        or is_chrome(text)
        or may_be_chrome(text)
        or is_date(text)
    )


def _finished(piece: Piece) -> Iterator[Piece]:
    """The piece; a first line that ends on purpose above wrapped lines is a heading of its own."""
    if piece.joins and piece.joins[0] == "\n" and " " in piece.joins:
        rest = piece.split_line()
        yield piece
        yield rest
    else:
        yield piece
