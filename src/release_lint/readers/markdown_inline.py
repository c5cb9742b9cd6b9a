"""What stands inside a block of Markdown: text, breaks, code, links, images and inline HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from release_lint.document import MarkKind
from release_lint.lazy import lazy
from release_lint.readers.align import NO_ESCAPES, Piece, align
from release_lint.readers.govspeak import Masked
from release_lint.readers.inline import Inline
from release_lint.records import field, mutable

_SPANS = {"Emphasis": MarkKind.EMPHASIS, "Strong": MarkKind.STRONG, "Link": MarkKind.LINK}
_UNMARKED = frozenset({"Strikethrough", "Superscript", "Subscript"})
STARTS = frozenset(_SPANS) | _UNMARKED | {"Image"}

_INDENT = lazy(r"[ \t>]*")
_CODE_BREAK = lazy(r"(?:\r\n|\n|\r)[ \t>]*")
_CELL_ESCAPE = lazy(r"\\\|")
_MAX_OPEN = 50  # spans that a closing tag looks back over


@mutable
class Groups:
    """How many lists, block quotations and tables there have been."""

    lists: int = 0
    quotes: int = 0
    tables: int = 0

    def new_list(self) -> int:
        """The number of a further list."""
        self.lists += 1
        return self.lists

    def new_quote(self) -> int:
        """The number of a further block quotation."""
        self.quotes += 1
        return self.quotes

    def new_table(self) -> int:
        """The number of a further table."""
        self.tables += 1
        return self.tables


@mutable
class Image:
    """An image with its alternative text, which is none of the text around it."""

    alt: Inline
    start: int  # in the source
    attrs: Mapping[str, str]
    links: list[Mapping[str, str]] = field(default_factory=list)  # links that it is the text of


@mutable
class _Open:
    name: str
    kind: MarkKind
    start: int
    attrs: Mapping[str, str]
    images: int  # how many images came before


class InlineReader:
    """Collects one block's inline content, event by event."""

    def __init__(self, source: str, body: Masked) -> None:
        self.source = source
        self.body = body
        self.base = len(source) - len(body.text)
        self.inline = Inline()
        self.images: list[Image] = []
        self.in_code = False
        self.in_cell = False  # of a table, where code spans have an escape
        self._around: list[tuple[Inline, int, str]] = []  # an open image's surroundings
        self._spans: list[_Open] = []
        self._break: tuple[str, int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was collected that a reader would see."""
        return not (self.inline.pieces or self.inline.marks or self.images)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was read since the last block was taken."""
        return self.is_empty and not self._spans and not self._break

    def take(self) -> tuple[Inline, list[Image]]:
        """What was collected, the images apart; the next block begins."""
        for span in reversed(self._spans):
            self._mark(span)
        taken = self.inline, self.images
        self.inline, self.images, self._spans, self._break = Inline(), [], [], None
        return taken

    # Text

    def text(self, value: str, start: int, end: int) -> None:
        """Text, or the character that an entity or an escape stands for."""
        self.end_break(start)
        if value != self.body.text[start - self.base : end - self.base]:
            self.inline.add(value, start, end)
        elif self.in_code or not self.body.machine:
            self.inline.add(self.source[start:end], start, end)
        else:
            for first, last, role in self.body.parts(start, end):
                self._part(first, last, role)

    def _part(self, start: int, end: int, role: str) -> None:
        """Text between Govspeak's markers, a marker, or what a machine fills in (code)."""
        if role == "marker":
            self.inline.leave_out()
            return
        begin = self.inline.length
        self.inline.add(self.source[start:end], start, end)
        if role == "opaque":
            self.inline.mark(MarkKind.CODE, min(begin, self.inline.length), self.inline.length)

    def code(self, value: str, start: int, end: int) -> None:
        """A code span: its text without the backticks and the spaces that they need."""
        self.end_break(start)
        begin = self.inline.length
        for piece in self._code_pieces(value, start, end):
            self.inline.add(*piece)
        self.inline.mark(MarkKind.CODE, min(begin, self.inline.length), self.inline.length)

    def _code_pieces(self, value: str, start: int, end: int) -> Iterable[Piece]:
        while start < end and self.source[start] == "`" == self.source[end - 1]:
            start, end = start + 1, end - 1
        text = self.source[start:end]
        shown = _CODE_BREAK.sub(" ", text)
        if shown[:1] == " " == shown[-1:] and shown.strip(" "):
            start, end = start + (text[0] == " "), end - (text[-1] == " ")
        body, base = self.body.text, self.base
        if value == body[start - base : end - base]:
            return [(self.source[start:end], start, end)]
        escapes = _CELL_ESCAPE if self.in_cell else NO_ESCAPES
        pieces = align(value, body, start - base, end - base, escapes, _CODE_BREAK)
        return [
            (
                self.source[base + first : base + last] if text == body[first:last] else text,
                base + first,
                base + last,
            )
            for text, first, last in pieces
        ]

    def line_break(self, text: str, start: int, end: int) -> None:
        """A line end, which lasts to whatever comes next on the following line."""
        self._break = text, start, end

    def end_break(self, following: int) -> None:
        """Set the line end that is waiting, if any; what follows it begins at an offset."""
        if self._break:
            text, start, end = self._break
            self._break = None
            indented = _INDENT.match(self.source, end, max(end, following))
            self.inline.add_break(text, start, indented.end() if indented else end)

    # Spans

    def start(self, name: str, data: Any, start: int) -> None:
        """The start of emphasis, a link, an image."""
        self.end_break(start)
        if name == "Image":
            self._around.append((self.inline, start, data["dest_url"]))
            self.inline = Inline()
        elif name in _SPANS:
            self.open(name, _SPANS[name], {"href": data["dest_url"]} if data else {})

    def end(self, name: str) -> None:
        """The end of emphasis, a link, an image."""
        if name == "Image":
            alt, (self.inline, start, src) = self.inline, self._around.pop()
            self._break = None
            alt.trim()
            self.image(alt, start, {"alt": alt.text, "src": src})
        elif name in _SPANS:
            self.close(name)

    def open(self, name: str, kind: MarkKind, attrs: Mapping[str, str]) -> None:
        """Open a span; ``name`` is what closes it."""
        self._spans.append(_Open(name, kind, self.inline.length, attrs, len(self.images)))

    def close(self, name: str) -> None:
        """Close the innermost open span of a name; an end tag without a start is ignored."""
        for number in range(len(self._spans) - 1, max(-1, len(self._spans) - _MAX_OPEN), -1):
            if self._spans[number].name == name:
                self._mark(self._spans.pop(number))
                return

    def _mark(self, span: _Open) -> None:
        end = self.inline.length
        start = min(span.start, end)
        if start == end and span.kind is MarkKind.LINK and len(self.images) > span.images:
            self.images[-1].links.append(span.attrs)
        else:
            self.inline.mark(span.kind, start, end, span.attrs)

    def image(self, alt: Inline, start: int, attrs: Mapping[str, str]) -> None:
        """An image: with an alternative text it is kept for a block of its own."""
        self.inline.leave_out()
        if alt.pieces:
            self.images.append(Image(alt, start, attrs))
        else:
            self.inline.point(MarkKind.IMAGE, start, attrs)
