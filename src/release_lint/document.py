"""Text that knows its source: the model that every reader makes and every check reads.

A :class:`Document` is plain text cut into blocks. Offsets into ``Document.text`` count code points
from 0. The only way back to the file is its :class:`Locator`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from release_lint.records import comparable, field, record


class InputError(Exception):
    """A file that cannot be read as a release; the message says why and what to do."""


@record
class Source:
    """What a reader gets: the bytes of one file and the name to report it by."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The name's last suffix in lower case with its dot (``.md``), or an empty string."""
        return suffix_of(self.name)


def suffix_of(name: str) -> str:
    """A name's last suffix in lower case with its dot (``.md``), or an empty string."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    dot = stem.rfind(".")
    return stem[dot:].lower() if dot > 0 else ""


class Span:
    """A half-open range of code points, ``start <= end``; ordered by its start. Not changed.

    Written out since a document has thousands.
    """

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Span(start={self.start}, end={self.end})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __le__(self, other: Span) -> bool:
        return (self.start, self.end) <= (other.start, other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Whether a span, or an offset, lies wholly inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"  # anything inside a block quotation
    TABLE_CELL = "table-cell"
    CODE = "code"
    CAPTION = "caption"
    CONTACT = "contact"  # contact and address boxes
    NOTICE = "notice"  # licence, copyright and availability notices
    METADATA = "metadata"  # a value of front matter or <head>: not part of the running text


@record
class Block:
    """One leaf of the document's structure; blocks are in order and never overlap.

    ``role`` says what the block does: ``title``, ``summary``, ``label`` (a line such as
    ``Published: 3 May 2025``), ``chrome`` (menus, cookie banners, skip links), ``footer``, the key
    of a metadata value, or nothing. ``group`` numbers the list, block quotation or table that the
    block belongs to, from 1; 0 is none. ``level`` is a heading's level or a list item's depth.
    ``attrs`` has the ``number`` of an item of an ordered list, as it reads (``3.``, ``(b)``).
    """

    kind: BlockKind
    span: Span
    level: int = 0
    role: str = ""
    language: str = "en"
    group: int = 0
    attrs: Mapping[str, str] = field(default_factory=dict)


class MarkKind(StrEnum):
    """What an inline mark says of its span."""

    LINK = "link"  # attrs: href
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    IMAGE = "image"  # attrs: alt (absent = no attribute at all), src
    TIME = "time"  # attrs: datetime
    ABBREVIATION = "abbreviation"  # attrs: title; span is the short form where it is defined
    FOOTNOTE = "footnote"
    HEADING = "heading"  # attrs: level; an empty span where a heading without words stands
    # attrs: text, place (its range of the source, 12:40); an empty span. Office files: text,
    # author; the words that it is about, or where it stood
    COMMENT = "comment"
    CHANGE = "change"  # attrs: change (insertion, deletion, move, formatting), author, date
    HIDDEN = "hidden"  # attrs: how; text, the span then empty, where it is left out
    HIGHLIGHT = "highlight"  # attrs: colour
    FIELD = "field"  # attrs: code; the span is its result
    EMBEDDED = "embedded"  # attrs: what; an empty span where another document is embedded


@record
class Mark:
    """An inline property of a span of the text."""

    kind: MarkKind
    span: Span
    attrs: Mapping[str, str] = field(default_factory=dict)


@record
class Metadata:
    """One value that the document states of itself, with the place where it does.

    ``value`` is empty where a label stands without a value. ``origin`` is ``front matter``,
    ``head``, ``time``, ``label`` or ``body``.
    """

    value: str
    span: Span | None
    origin: str


@comparable
class Location:
    """A place that a person can find: lines and columns from 1, the end exclusive.

    Columns count code points. Office files have no lines: there ``column`` counts from the start
    of the paragraph (``end_column`` is None where the end is in another), ``paragraph`` counts
    those of the body from 1, empty ones and those of tables among them, and ``part`` names the
    place where it is not the body itself (``footnote 2``, ``header``). In a PDF both tell the page.
    """

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    paragraph: int | None = None
    part: str = ""

    @property
    def said(self) -> str:
        """The place in a few words: ``12:3``, ``paragraph 12`` or ``footnote 2``."""
        if self.line is not None:
            return f"{self.line}:{self.column}"
        return self.part or (f"paragraph {self.paragraph}" if self.paragraph else "document")


class Locator(Protocol):
    """The way back from ``Document.text`` to the file, whatever its format.

    ``text`` is the source that edits count in, as code points: the decoded file, or what the
    reader of a format without lines makes of it. ``encoding`` names the codec of text formats.
    """

    @property
    def text(self) -> str:
        """The source."""

    @property
    def encoding(self) -> str:
        """The codec that read it."""

    def source_span(self, span: Span) -> Span:
        """The range of the source that a span of the text came from."""

    def locate(self, span: Span) -> Location:
        """Where a span of the text stands in the file."""

    def place(self, source: Span) -> Location:
        """Where a range of the source stands in the file."""


@record
class Document:
    """One release as its readers see it.

    ``text`` holds the blocks' text, a blank line between two; ``name`` is the path to report;
    ``format`` the reader's name; ``notes`` what the reader has to say of the file as a whole (an
    encoding that was guessed, say).
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    metadata: Mapping[str, Metadata]
    source: Locator
    notes: tuple[str, ...] = ()

    def text_of(self, part: Span | Block | Mark) -> str:
        """The characters of a span, block or mark."""
        span = part if isinstance(part, Span) else part.span
        return self.text[span.start : span.end]

    def title(self) -> Block | None:
        """The block that is the title, if any."""
        return next((block for block in self.blocks if block.role == "title"), None)

    def summary(self) -> Block | None:
        """The block that is the summary, if any."""
        return next((block for block in self.blocks if block.role == "summary"), None)
