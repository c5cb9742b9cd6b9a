"""From pulldown-cmark's events to blocks. Nothing recurses: nesting may be as deep as it likes."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyromark

from release_lint.document import BlockKind, MarkKind
from release_lint.readers.govspeak import Masked
from release_lint.readers.inline import Inline
from release_lint.readers.markdown_blocks import BlockWriter
from release_lint.readers.markdown_inline import STARTS, Groups, InlineReader
from release_lint.readers.offsets import code_points

if TYPE_CHECKING:  # imported when a file has HTML
    from release_lint.readers.html_elements import Element
    from release_lint.readers.markdown_html import HtmlReader

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM  # alerts: `> [!NOTE]`
)
_LISTS = frozenset({"List", "DefinitionList"})
_HEADER_CELL = r"#+[ \t]*(?=[^\s\d#])"
_LONGEST_NUMBER = 20  # characters of a list marker, with spaces before it
_MOST_HEADINGS = 30  # lines of one paragraph
_KRAMDOWN_HEADING = r"#{1,6}(?=[^#\s])"
_ONE_HASH_TITLE = r"(?s)#[A-Z][a-z'’]* .*[^.!]\Z"


class Walker:
    """Walks the events of a body, keeps account of what is open, and hands blocks to the writer."""

    def __init__(self, body: Masked, writer: BlockWriter) -> None:
        self.body = body
        self.writer = writer
        self.source = writer.builder.source
        self.inlines = InlineReader(self.source, body)
        self.groups = Groups()
        self._heading = 0  # the level of an open heading
        self._in_head = False
        self._in_footnote = False
        self._quotes: list[int] = []  # groups of the open block quotations; 0 is an alert's
        self._lists: list[int] = []  # and of the open lists
        self._numbers: list[int | None] = []  # of their last items; None in a list without
        self._number: str | None = ""  # of the open item, until a block has it; then empty
        self._html: list[list[int]] = []  # ranges of an open HTML block

    def walk(self) -> None:
        """Read the whole body."""
        at = code_points(self.body.text)
        base = len(self.source) - len(self.body.text)
        read = {
            "Text": self.inlines.text,
            "Start": self._start,
            "End": self._end,
            "Code": self.inlines.code,
            "InlineHtml": self._inline_html,
            "Html": self._html_line,
            "FootnoteReference": self._footnote,
            "TaskListMarker": self._ignore,
        }
        events: Any = pyromark.events_with_range(self.body.text, options=_OPTIONS)
        for event, span in events:
            start, end = base + at(span["start"]), base + at(span["end"])
            if isinstance(event, str):
                self._bare(event, start, end)
            else:
                for name, value in event.items():
                    read[name](value, start, end)
        self._flush()
        self.writer.finish()

    def _bare(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._flush()
        else:
            own = self._own_break(start, end)
            hard = (event == "HardBreak" and own == start) or self.body.in_contact(start)
            self.inlines.line_break("\n" if hard else " ", own, end)

    def _own_break(self, start: int, end: int) -> int:
        """Where a line end begins: what Govspeak leaves out before it looked like spaces."""
        seen = self.source[start:end]
        left_out = len(seen.rstrip())
        return start if seen.startswith("\\") else start + left_out

    def _ignore(self, _value: Any, _start: int, _end: int) -> None:
        """A task's tick box is no text."""

    def _footnote(self, name: str, start: int, _end: int) -> None:
        self.inlines.end_break(start)
        self.inlines.inline.point(MarkKind.FOOTNOTE, start, {"id": name})

    # What begins and ends

    def _start(self, value: Any, start: int, _end: int) -> None:
        name, data = (value, {}) if isinstance(value, str) else next(iter(value.items()))
        if name in STARTS:
            self.inlines.start(name, data, start)
            return
        self._flush()
        if name == "Heading":
            self._heading = int(data["level"][1:])
        elif name == "BlockQuote":
            self._open_quote(is_alert=bool(data))
        elif name in _LISTS:
            self._lists.append(self.groups.new_list())
            first = data if name == "List" else None
            self._numbers.append(None if first is None else first - 1)
        elif name == "Item":
            self._open_item(start)
        elif name == "Table":
            self.groups.new_table()
        else:
            self._set(name, is_open=True)

    def _end(self, value: Any, start: int, _end: int) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name in STARTS:
            self.inlines.end(name)
            return
        if name == "Heading" and self.inlines.is_empty:
            self.inlines.inline.point(MarkKind.HEADING, start, {"level": str(self._heading)})
        if name == "HtmlBlock":
            self.html.block(self._html, self._flush)
            self._html = []
        self._flush()
        if name == "Heading":
            self._heading = 0
        elif name == "BlockQuote":
            self._quotes.pop()
        elif name in _LISTS:
            self._lists.pop()
            self._numbers.pop()
            self._number = ""
        else:
            self._set(name, is_open=False)

    def _open_quote(self, *, is_alert: bool) -> None:
        """A block quotation, inside another a part of it; an alert is nobody's words."""
        group = self._quotes[-1] if self._quotes else 0
        self._quotes.append(group or (0 if is_alert else self.groups.new_quote()))

    def _open_item(self, start: int) -> None:
        last = self._numbers[-1]
        self._number = None
        if last is not None:
            self._numbers[-1] = last + 1
            mark = self.source[start : start + _LONGEST_NUMBER].lstrip().lstrip("0123456789")
            self._number = f"{last + 1}{')' if mark.startswith(')') else '.'}"

    def _set(self, name: str, *, is_open: bool) -> None:
        if name == "TableHead":
            self._in_head = is_open
        elif name == "TableCell":
            self.inlines.in_cell = is_open
        elif name == "CodeBlock":
            self.inlines.in_code = is_open
        elif name == "FootnoteDefinition":
            self._in_footnote = is_open

    # HTML

    @cached_property
    def html(self) -> HtmlReader:
        """The reader of HTML; few files need it."""
        from release_lint.readers.markdown_html import HtmlReader

        return HtmlReader(self.source, self.inlines, self.groups)

    @property
    def _element(self) -> Element | None:
        """The innermost open HTML element, if there has been any."""
        return self.html.elements.innermost if "html" in vars(self) else None

    def _inline_html(self, _value: str, start: int, end: int) -> None:
        self.inlines.end_break(start)
        self.html.inline(start, end)

    def _html_line(self, _value: str, start: int, end: int) -> None:
        if self._html and self._html[-1][1] == start:
            self._html[-1][1] = end
        else:
            self._html.append([start, end])

    # Blocks

    def _flush(self) -> None:
        """Hand over the block that was read, then the texts of its images."""
        if self.inlines.is_untouched:
            return
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
        elif kind is BlockKind.LIST_ITEM and self._numbers and inline.pieces:
            if self._number is not None:
                attrs["number"] = self._number
            self._number = ""
        if kind is BlockKind.PARAGRAPH and inline.breaks and self._kramdown_table(inline):
            return
        if kind is BlockKind.PARAGRAPH:
            inline = self._kramdown_headings(inline)
        if self._in_footnote and inline.pieces:
            inline.mark(MarkKind.FOOTNOTE, 0, inline.length)
        innermost = self._element
        role = innermost.region if innermost else ""
        self.writer.write(inline, kind, role=role, level=level, group=group, attrs=attrs)

    def _kind(self, inline: Inline) -> tuple[BlockKind, int, int]:
        """Kind, level and group of the block that is open."""
        html = self._element
        if self.inlines.in_code:
            return BlockKind.CODE, 0, 0
        if inline.pieces and self.body.in_contact(inline.pieces[0][1]):
            return BlockKind.CONTACT, 0, 0
        if self._quotes and self._quotes[-1]:
            return BlockKind.QUOTE, 0, self._quotes[-1]
        if html and html.kind is not BlockKind.PARAGRAPH:
            return html.kind, html.level, html.group
        return self._markdown_kind()

    def _markdown_kind(self) -> tuple[BlockKind, int, int]:
        if self._heading:
            return BlockKind.HEADING, self._heading, 0
        if self.inlines.in_cell:
            return BlockKind.TABLE_CELL, 0, self.groups.tables
        if self._lists:
            return BlockKind.LIST_ITEM, len(self._lists), self._lists[-1]
        return BlockKind.PARAGRAPH, 0, 0

    def _is_header(self, inline: Inline) -> bool:
        """Whether a cell heads its column or, marked with ``#`` as in Govspeak, its row."""
        html = self._element
        if html and html.block_attrs:
            return True
        marked = re.match(_HEADER_CELL, inline.text)
        if marked:
            inline.cut(marked.end())
        return self._in_head or bool(marked)

    def _kramdown_table(self, inline: Inline) -> bool:
        """Write the cells of a table that only kramdown reads; False where there is none."""
        if not inline.text.startswith("|"):
            return False
        from release_lint.readers.kramdown_tables import cells, is_table

        if not is_table(inline):
            return False
        self.groups.new_table()
        for cell in cells(inline):
            attrs = {"header": "yes"} if self._is_header(cell) else {}
            kind, group = BlockKind.TABLE_CELL, self.groups.tables
            self.writer.write(cell, kind, group=group, attrs=attrs)
        return True

    def _kramdown_headings(self, inline: Inline) -> Inline:
        """Write the headings that only kramdown reads, with no space after the hashes; the rest."""
        for _ in range(_MOST_HEADINGS):
            text, start, _end = inline.pieces[0] if inline.pieces else ("", 0, 0)
            hashes = re.match(_KRAMDOWN_HEADING, text)
            if not hashes or self.source[start] != "#":
                break
            level = hashes.end()
            if level == 1 and (self.writer.has_title or not re.match(_ONE_HASH_TITLE, text)):
                break  # as likely a hashtag
            line, inline = inline.split() if inline.breaks else (inline, Inline())
            line.cut(level)
            self.writer.write(line, BlockKind.HEADING, level=level)
        return inline
