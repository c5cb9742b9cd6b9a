"""From pulldown-cmark's events to blocks. Nothing recurses: nesting may be as deep as it likes."""

from __future__ import annotations

import re
from typing import Any

import pyromark

from release_lint.document import BlockKind, MarkKind
from release_lint.readers import raw_html
from release_lint.readers.govspeak import Masked
from release_lint.readers.inline import Inline
from release_lint.readers.markdown_blocks import BlockWriter
from release_lint.readers.markdown_inline import STARTS, InlineReader
from release_lint.readers.offsets import code_points

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
_LISTS = frozenset({"List", "DefinitionList"})
_HEADER_CELL = re.compile(r"#+[ \t]+")


class Walker:
    """Walks the events of a body, keeps account of what is open, and hands blocks to the writer."""

    def __init__(self, body: Masked, writer: BlockWriter) -> None:
        self.body = body
        self.writer = writer
        self.source = writer.builder.source
        self.inlines = InlineReader(self.source, body)
        self._heading = 0  # the level of an open heading
        self._in_cell = False
        self._in_head = False
        self._in_footnote = False
        self._quotes = 0  # how many block quotations are open
        self._quote = 0  # groups: how many there were
        self._list = 0
        self._table = 0
        self._lists: list[int] = []  # groups of the open lists, the innermost last
        self._html: list[list[int]] = []  # ranges of an open HTML block
        self._elements: list[str] = []  # open elements of an HTML block that make blocks

    def walk(self) -> None:
        """Read the whole body."""
        at = code_points(self.body.text)
        base = len(self.source) - len(self.body.text)
        inlines = self.inlines
        events: Any = pyromark.events_with_range(self.body.text, options=_OPTIONS)
        for event, span in events:
            start, end = base + at(span["start"]), base + at(span["end"])
            if isinstance(event, str):
                self._bare(event, start, end)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                inlines.text(value, start, end)
            elif name == "Start":
                self._start(value, start)
            elif name == "End":
                self._end(value if isinstance(value, str) else next(iter(value)))
            elif name == "Code":
                inlines.code(value, start, end)
            elif name == "InlineHtml":
                for token in raw_html.tokens(self.source, start, end):
                    inlines.html(token)
            elif name == "Html":
                self._html_line(start, end)
            elif name == "FootnoteReference":
                inlines.point(MarkKind.FOOTNOTE, {"id": value})
        self._flush()
        self.writer.finish()

    def _bare(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._flush()
        else:
            hard = event == "HardBreak" or self.body.in_contact(start)
            self.inlines.line_break("\n" if hard else " ", start, end)

    def _start(self, value: Any, start: int) -> None:
        name, data = (value, {}) if isinstance(value, str) else next(iter(value.items()))
        if name in STARTS:
            self.inlines.start(name, data, start)
            return
        self._flush()
        if name == "Heading":
            self._heading = int(data["level"][1:])
        elif name == "BlockQuote":
            self._open_quote()
        elif name in _LISTS:
            self._list += 1
            self._lists.append(self._list)
        elif name == "Table":
            self._table += 1
        elif name == "TableHead":
            self._in_head = True
        elif name == "TableCell":
            self._in_cell = True
        elif name == "CodeBlock":
            self.inlines.in_code = True
        elif name == "FootnoteDefinition":
            self._in_footnote = True

    def _end(self, name: str) -> None:
        if name in STARTS:
            self.inlines.end(name)
            return
        if name == "HtmlBlock":
            self._html_block()
        self._flush()
        if name == "Heading":
            self._heading = 0
        elif name == "BlockQuote":
            self._quotes -= 1
        elif name in _LISTS:
            self._lists.pop()
        elif name == "TableHead":
            self._in_head = False
        elif name == "TableCell":
            self._in_cell = False
        elif name == "CodeBlock":
            self.inlines.in_code = False
        elif name == "FootnoteDefinition":
            self._in_footnote = False

    def _open_quote(self) -> None:
        self._quote += not self._quotes
        self._quotes += 1

    # HTML blocks

    def _html_line(self, start: int, end: int) -> None:
        if self._html and self._html[-1][1] == start:
            self._html[-1][1] = end
        else:
            self._html.append([start, end])

    def _html_block(self) -> None:
        for start, end in self._html:
            for token in raw_html.tokens(self.source, start, end):
                if isinstance(token, raw_html.Tag) and token.name in raw_html.BOUNDARIES:
                    self._boundary(token)
                else:
                    self.inlines.html(token)
        self._flush()
        self._html.clear()
        self._elements.clear()

    def _boundary(self, tag: raw_html.Tag) -> None:
        """An element that begins or ends a block."""
        self._flush()
        name = tag.name
        if name == "table" and not tag.closing:
            self._table += 1
        elif name in ("ul", "ol", "dl") and not tag.closing:
            self._list += 1
        elif name not in raw_html.BLOCKS:
            return
        elif not tag.closing:
            self._elements.append(name)
        elif name in self._elements[-20:]:
            while self._elements.pop() != name:
                pass

    # Blocks

    def _flush(self) -> None:
        """Hand over the block that was read, then the texts of its images."""
        inline, images = self.inlines.take()
        if inline.pieces or inline.marks:
            self._write(inline)
        for image in images:
            self.writer.image(image)

    def _write(self, inline: Inline) -> None:
        inline.trim()
        kind, level, group = self._kind(inline)
        attrs = {}
        if kind is BlockKind.TABLE_CELL and self._is_header(inline):
            attrs["header"] = "yes"
        if self._in_footnote:
            inline.mark(MarkKind.FOOTNOTE, 0, inline.length)
        self.writer.write(inline, kind, level=level, group=group, attrs=attrs)

    def _kind(self, inline: Inline) -> tuple[BlockKind, int, int]:
        """Kind, level and group of the block that is open."""
        element = self._elements[-1] if self._elements else ""
        kind = raw_html.BLOCKS.get(element)
        if self.inlines.in_code or kind is BlockKind.CODE:
            return BlockKind.CODE, 0, 0
        if inline.pieces and self.body.in_contact(inline.pieces[0][1]):
            return BlockKind.CONTACT, 0, 0
        if self._quotes:
            return BlockKind.QUOTE, 0, self._quote
        if self._heading or kind is BlockKind.HEADING:
            return BlockKind.HEADING, self._heading or int(element[1]), 0
        if self._in_cell or kind is BlockKind.TABLE_CELL:
            return BlockKind.TABLE_CELL, 0, self._table
        if self._lists or kind is BlockKind.LIST_ITEM:
            group = self._list if kind else self._lists[-1]
            return BlockKind.LIST_ITEM, max(1, len(self._lists)), group
        return kind or BlockKind.PARAGRAPH, 0, 0

    def _is_header(self, inline: Inline) -> bool:
        """Whether a cell heads its column or, marked with ``#`` as in Govspeak, its row."""
        if self._elements:
            return self._elements[-1] == "th"
        marked = inline.cut_start(_HEADER_CELL)
        return self._in_head or marked
