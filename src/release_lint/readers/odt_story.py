"""One part of an OpenDocument text as it reads: lists, tables, boxes, notes, changes, comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from release_lint.document import BlockKind, MarkKind
from release_lint.readers.odt_asides import Asides, words_of
from release_lint.readers.odt_lists import ListNumbers, OpenList
from release_lint.readers.odt_names import HREF, name
from release_lint.readers.odt_styles import Styles
from release_lint.readers.office import Paragraph
from release_lint.readers.xml_events import Attributes, Element, Ends, Starts
from release_lint.records import mutable

_SHAPES = ("custom-shape", "rect", "ellipse", "circle", "polygon", "caption", "connector")
_INDEXES = ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")


@mutable
class _Table:
    number: int
    row: int = 0
    in_header: bool = False
    shaded: bool = False


@mutable
class _Frame:
    """An open frame: what its picture says of itself, and whether paragraphs stand in it."""

    alt: str = ""
    decorative: bool = False
    picture: bool = False
    embedded: bool = False
    source: str = ""
    box: int = 0


class Story(Asides):
    """Reads one part. Its paragraphs count from 1 if it is the body, which no ``where`` names.

    Only what stands inside an element of ``inside`` is read.
    """

    def __init__(self, styles: Styles, inside: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(styles)
        self.notes: list[Paragraph] = []
        self._inside = inside
        self._number: int | None = None
        self._lists: list[OpenList] = []
        self._numbers = ListNumbers(styles.lists)
        self._tables: list[_Table] = []
        self._frames: list[_Frame] = []
        self._counts = {"table": 0, "box": 0, "footnote": 0, "endnote": 0}
        self._note = ""
        self._first_of_note = 0
        self._in_index = 0
        self._outer: list[tuple[list[OpenList], list[_Table], list[_Frame]]] = []

    def starts(self) -> Starts:
        """What to do where an element begins."""
        shapes = {name(f"draw:{shape}"): self._open_frame for shape in _SHAPES}
        indexes = dict.fromkeys((name(f"text:{index}") for index in _INDEXES), self._open_index)
        return {
            **super().starts(),
            **{name(place): self._enter(place) for place in self._inside},
            **shapes,
            **indexes,
            name("text:list"): self._open_list,
            name("text:list-item"): self._open_item,
            name("table:table"): self._open_table,
            name("table:table-header-rows"): self._header_rows(begins=True),
            name("table:table-row"): self._open_row,
            name("table:table-cell"): self._open_cell,
            name("table:covered-table-cell"): lambda _: self.skip(),
            name("draw:frame"): self._open_frame,
            name("draw:image"): self._image,
            name("draw:object"): self._embed,
            name("draw:object-ole"): self._embed,
            name("svg:desc"): lambda _: self.collect(self._describe),
            name("svg:title"): lambda _: self.collect(self._describe),
            name("text:note"): self._open_note,
            name("text:note-citation"): lambda _: self.skip(),
            name("text:note-body"): self._open_note_body,
            name("text:ruby-text"): lambda _: self.skip(),
            name("office:forms"): lambda _: self.skip(),
            name("office:event-listeners"): lambda _: self.skip(),
        }

    def ends(self) -> Ends:
        """What to do where an element ends."""
        leave = {name(place): self._leave for place in self._inside}
        shapes = dict.fromkeys((name(f"draw:{shape}") for shape in _SHAPES), self._close_frame)
        indexes = dict.fromkeys((name(f"text:{index}") for index in _INDEXES), self._close_index)
        return {
            **super().ends(),
            **leave,
            **shapes,
            **indexes,
            name("text:list"): self._close_list,
            name("text:list-item"): self._close_item,
            name("table:table"): lambda: _pop(self._tables),
            name("table:table-header-rows"): lambda: self._header_rows(begins=False)({}),
            name("draw:frame"): self._close_frame,
            name("text:note-body"): self._close_note_body,
        }

    # Where paragraphs stand

    def _enter(self, place: str) -> Callable[[Attributes], None]:
        def act(_: Attributes) -> None:
            self.here = self._inside[place]
            self._number = None if self.here[0] else 0

        return act

    def _leave(self) -> None:
        self.finish()
        self.here = None

    def open_paragraph(self, attrs: Attributes) -> None:
        """A paragraph begins."""
        if self.here is None:
            self.skip()
        else:
            super().open_paragraph(attrs)

    def new_paragraph(self) -> Paragraph:
        """A paragraph that begins here, with its number and place."""
        paragraph = super().new_paragraph()
        where, role = self.here or ("", "")
        box = next((frame for frame in reversed(self._frames)), None)
        if self._number is not None and not (box or self._note or self.opened):
            self._number += 1
        paragraph.number, paragraph.where, paragraph.role = self._number, where, role
        if role:
            paragraph.attrs["own"] = "yes"
        if self._in_index:
            paragraph.role, paragraph.attrs["own"] = "chrome", "yes"
        self._name_place(paragraph, box)
        for kind, values in self.waiting:
            paragraph.mark(kind, 0, 0, values)
        self.waiting.clear()
        return paragraph

    def _name_place(self, paragraph: Paragraph, box: _Frame | None) -> None:
        if self._note:
            paragraph.where = self._note
        elif box and not paragraph.where:
            if not box.box:
                self._counts["box"] += 1
                box.box = self._counts["box"]
            paragraph.where = f"text box {box.box}"
        if self._tables:
            table = self._tables[-1]
            paragraph.kind, paragraph.group = BlockKind.TABLE_CELL, table.number
            paragraph.where = paragraph.where or f"table {table.number}, row {table.row}"
            paragraph.attrs["row"] = str(table.row)
            if table.in_header:
                paragraph.attrs["header"] = "yes"
        elif self._lists and self._lists[-1].in_item:
            paragraph.kind, paragraph.level = BlockKind.LIST_ITEM, len(self._lists)
            if self._lists[-1].number is not None:
                paragraph.attrs["number"] = self._lists[-1].number
            self._lists[-1].number = ""

    @property
    def is_over_colour(self) -> bool:
        """Whether the text may stand on the colour of a box or a cell."""
        return bool(self._frames) or any(table.shaded for table in self._tables)

    # Lists and tables

    def _open_list(self, attrs: Attributes) -> None:
        around = self._lists[-1] if self._lists else None
        self._lists.append(self._numbers.open_list(attrs, around))

    def _close_list(self) -> None:
        if self._lists:
            self._numbers.close_list(self._lists.pop())

    def _open_item(self, attrs: Attributes) -> None:
        if self._lists:
            self._numbers.open_item(self._lists, attrs)

    def _close_item(self) -> None:
        if self._lists:
            self._lists[-1].in_item = False

    def _open_table(self, _: Attributes) -> None:
        self._counts["table"] += 1
        self._tables.append(_Table(self._counts["table"]))

    def _header_rows(self, *, begins: bool) -> Callable[[Attributes], None]:
        def act(_: Attributes) -> None:
            if self._tables:
                self._tables[-1].in_header = begins

        return act

    def _open_row(self, _: Attributes) -> None:
        if self._tables:
            self._tables[-1].row += 1

    def _open_cell(self, attrs: Attributes) -> None:
        if self._tables:
            style = attrs.get(name("table:style-name"), "")
            self._tables[-1].shaded = self.styles.is_shaded("table-cell", style)

    def _open_index(self, _: Attributes) -> None:
        self._in_index += 1

    def _close_index(self) -> None:
        self._in_index -= 1

    # Frames

    def _open_frame(self, _: Attributes) -> None:
        self._outer.append((self._lists, self._tables, self._frames))
        self._lists, self._tables, self._frames = [], [], [*self._frames, _Frame()]

    def _close_frame(self) -> None:
        if not self._frames:
            return
        frame = self._frames[-1]
        self._lists, self._tables, self._frames = self._outer.pop()
        if frame.picture and not frame.embedded:
            attrs = {"src": frame.source} if frame.source else {}
            if frame.alt or frame.decorative:
                attrs["alt"] = "" if frame.decorative else frame.alt
            self.mark_here(MarkKind.IMAGE, attrs)

    def _image(self, attrs: Attributes) -> None:
        if self._frames:
            frame, target = self._frames[-1], attrs.get(HREF, "")
            frame.picture = True
            inside = target.startswith(("Pictures/", "./", "ObjectReplacements/", "#"))
            frame.source = "" if inside else target

    def _embed(self, attrs: Attributes) -> None:
        if self._frames:
            self._frames[-1].embedded = True
        target = attrs.get(HREF, "").removeprefix("./")
        self.mark_here(MarkKind.EMBEDDED, {"what": "an object", "part": target})

    def _describe(self, elements: list[Element]) -> None:
        words = words_of(elements)
        if self._frames and words:
            self._frames[-1].alt = words

    # Notes

    def _open_note(self, attrs: Attributes) -> None:
        kind = attrs.get(name("text:note-class"), "footnote")
        self._counts[kind] = self._counts.get(kind, 0) + 1
        self._note = f"{kind} {self._counts[kind]}"
        self.mark_here(MarkKind.FOOTNOTE, {"id": self._note})

    def _open_note_body(self, _: Attributes) -> None:
        self._outer.append((self._lists, self._tables, self._frames))
        self._lists, self._tables, self._frames = [], [], []
        self._first_of_note = len(self.paragraphs)

    def _close_note_body(self) -> None:
        """What a note says comes after the body, where it is read."""
        self._lists, self._tables, self._frames = self._outer.pop()
        note = self.paragraphs[self._first_of_note :]
        del self.paragraphs[self._first_of_note :]
        for paragraph in note:
            paragraph.mark(MarkKind.FOOTNOTE, 0, paragraph.length)
        self.notes += note
        self._note = ""


def _pop(stack: list[Any]) -> None:
    if stack:
        stack.pop()
