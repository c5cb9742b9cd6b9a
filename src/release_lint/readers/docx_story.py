"""One part of a Word document (body, header, notes) as it reads in the end.

Tracked insertions are in and deletions are out; both are marked. Of alternative contents the first
is read. Fields give their results.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from release_lint.document import MarkKind
from release_lint.readers.docx_asides import Asides, Shared
from release_lint.readers.docx_drawing import Drawings
from release_lint.readers.docx_fields import Fields
from release_lint.readers.docx_parts import Relationship
from release_lint.readers.docx_tables import Tables
from release_lint.readers.office import Paragraph
from release_lint.readers.xml_events import Attributes, Ends, Starts
from release_lint.records import record

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VML = "urn:schemas-microsoft-com:vml"
_GONE = ("del", "moveFrom")
_FORMATTING = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange"),
    *("tcPrChange", "tblPrExChange", "numberingChange", "cellMerge"),
)
_CHANGES = {
    **dict.fromkeys(("ins", "cellIns"), "insertion"),
    **dict.fromkeys(("del", "cellDel"), "deletion"),
    **dict.fromkeys(("moveFrom", "moveTo"), "move"),
    **dict.fromkeys(_FORMATTING, "formatting"),
}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@record
class _Outer:
    """What goes on outside a text box while the box is read."""

    paragraph: Paragraph | None
    state: tuple[object, ...]
    fields: Fields
    tables: Tables
    where: str
    number: int | None


class Story(Asides):
    """Reads one part. Its paragraphs count from 1 if it is the body, which no ``where`` names."""

    def __init__(
        self,
        shared: Shared,
        relations: Mapping[str, Relationship],
        *,
        where: str = "",
        role: str = "",
    ) -> None:
        super().__init__(shared, relations, role=role)
        self._where = where
        self._counts = not where  # whether its paragraphs are numbered here
        self._number: int | None = 0 if self._counts else None
        self._drawings = Drawings(relations, self.mark_here)
        self._outer: list[_Outer] = []
        self._insertions: list[tuple[Paragraph | None, int, Attributes, str]] = []
        self._choices: list[bool] = []  # of alternative contents: whether one was read

    def starts(self) -> Starts:
        """What to do where an element begins."""
        known = super().starts()
        w = self.w
        self._changes = {w(name): what for name, what in _CHANGES.items()}
        return {
            **known,
            w("footnoteReference"): self._refer("footnote"),
            w("endnoteReference"): self._refer("endnote"),
            w("footnote"): self._open_note("footnote"),
            w("endnote"): self._open_note("endnote"),
            **{w(name): self._insert(what) for name, what in _CHANGES.items()},
            **{w(name): self._delete(_CHANGES[name]) for name in (*_GONE, *_FORMATTING, "cellDel")},
            w("txbxContent"): self._open_box,
            w("tbl"): self._open_table,
            w("tr"): lambda _: self.tables.begin_row(len(self.paragraphs)),
            w("tc"): lambda _: self.tables.begin_cell(len(self.paragraphs)),
            w("tblStyle"): lambda a: self.tables.set_style(a.get(w.val, "")),
            w("tblLook"): lambda a: self.tables.set_look(a.get(w("firstRow")), a.get(w.val, "")),
            w("tblHeader"): self._repeat,
            w("rt"): lambda _: self.skip(self._count),  # how to say what it stands above
            w("altChunk"): self._embed,
            w("subDoc"): self._embed,
            f"{_COMPATIBILITY} AlternateContent": lambda _: self._choices.append(False),
            f"{_COMPATIBILITY} Choice": self._choose,
            f"{_COMPATIBILITY} Fallback": self._choose,
            f"{_VML} textpath": self._watermark,
            **dict(self._drawings.starts(w)),
        }

    def ends(self) -> Ends:
        """What to do where an element ends."""
        w = self.w
        return {
            **super().ends(),
            **dict.fromkeys((w("ins"), w("moveTo"), w("cellIns")), self._inserted),
            w("txbxContent"): self._close_box,
            w("tbl"): self.tables_end,
            w("tr"): self._close_row,
            w("tc"): self._close_cell,
            f"{_COMPATIBILITY} AlternateContent": self._close_choices,
            **dict(self._drawings.ends(w)),
        }

    # Paragraphs and where they stand

    def new_paragraph(self, place: int) -> Paragraph:
        """A paragraph that begins at the byte ``place``, with its number and place."""
        if self._counts and self._number is not None and not self._outer:
            self._number += 1
        paragraph = Paragraph(self.part, place, self._number, self._where, role=self.role)
        if self.role:
            paragraph.attrs["own"] = "yes"
        for kind, attrs in self.waiting:
            paragraph.mark(kind, 0, 0, attrs)
        self.waiting.clear()
        return paragraph

    def _open_box(self, _: Attributes) -> None:
        state = self.run, self._run_at, self._run_properties, self._style_properties, self._of
        outer = _Outer(self.paragraph, state, self.fields, self.tables, self._where, self._number)
        self._outer.append(outer)
        self.shared.boxes += 1
        self._where = self._where or f"text box {self.shared.boxes}"
        self.fields, self.tables = Fields(), Tables(self.styles)
        self.paragraph, self.run, self._of = None, -1, []

    def _close_box(self) -> None:
        if not self._outer:
            return
        outer = self._outer.pop()
        self.paragraph, self.fields, self.tables = outer.paragraph, outer.fields, outer.tables
        self._where = outer.where
        self.run, self._run_at, self._run_properties, self._style_properties, self._of = outer.state  # type: ignore[assignment]

    @property
    def is_over_colour(self) -> bool:
        """Whether the text may stand on a box's own colour."""
        return bool(self._outer)

    def _watermark(self, attrs: Attributes) -> None:
        text = attrs.get("string", "").strip()
        if text:
            outer, self.paragraph = self.paragraph, self.new_paragraph(self.place)
            self.paragraph.where, self.paragraph.role = "watermark", "chrome"
            self.paragraph.attrs["own"] = "yes"
            self.paragraphs.append(self.paragraph)
            self.put(text, run=-1)
            self.paragraph = outer

    # Tables

    def _open_table(self, _: Attributes) -> None:
        self.shared.tables += 1
        self.tables.begin(self.shared.tables)

    def tables_end(self) -> None:
        """The innermost table ends."""
        self.tables.end()

    def _repeat(self, attrs: Attributes) -> None:
        if self.tables.innermost:
            self.tables.innermost.repeats = self.w.is_on(attrs)

    def _close_row(self) -> None:
        table = self.tables.innermost
        if table and table.row_gone:
            _empty(self.paragraphs[table.first_of_row :])

    def _close_cell(self) -> None:
        table = self.tables.innermost
        if table and table.cell_gone:
            _empty(self.paragraphs[table.first_of_cell :])

    # Tracked changes

    def _change(self, attrs: Attributes, what: str) -> dict[str, str]:
        author, date = attrs.get(self.w("author"), ""), attrs.get(self.w("date"), "")
        return {"change": what, "author": author, "date": date}

    def _insert(self, what: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            start = self.paragraph.length if self.paragraph else 0
            self._insertions.append((self.paragraph, start, attrs, what))

        return act

    def _inserted(self) -> None:
        if not self._insertions:
            return
        paragraph, start, attrs, what = self._insertions.pop()
        values = self._change(attrs, what)
        if paragraph and paragraph is self.paragraph:
            paragraph.mark(MarkKind.CHANGE, start, paragraph.length, values)
        else:
            self.mark_here(MarkKind.CHANGE, values)

    def _delete(self, what: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            self.mark_here(MarkKind.CHANGE, self._change(attrs, what))
            owner, table = self.owner, self.tables.innermost
            if what != "formatting":
                if owner == "mark" and self.paragraph:
                    self.paragraph.runs_on = True
                elif owner == "trPr" and table:
                    table.row_gone = True
                elif owner == "tcPr" and table:
                    table.cell_gone = True
            self.skip(self._count)

        return act

    def _count(self, name: str, attrs: Attributes) -> None:
        """Mark a change inside what is left out."""
        if name in self._changes:
            self.mark_here(MarkKind.CHANGE, self._change(attrs, self._changes[name]))

    # Alternative contents

    def _choose(self, _: Attributes) -> None:
        if not self._choices or self._choices[-1]:
            self.skip()
        else:
            self._choices[-1] = True

    def _close_choices(self) -> None:
        if self._choices:
            self._choices.pop()

    def _embed(self, _: Attributes) -> None:
        self.mark_here(MarkKind.EMBEDDED, {"what": "another document"})

    # Notes

    def _refer(self, kind: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            note = kind, attrs.get(self.w("id"), "")
            self.shared.notes.setdefault(note, self._number)
            self.mark_here(MarkKind.FOOTNOTE, {"id": note[1]})

        return act

    def _open_note(self, kind: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            note = kind, attrs.get(self.w("id"), "")
            if attrs.get(self.w("type")) in _SEPARATORS or note not in self.shared.notes:
                self.skip(self._count)
                return
            same = [one for one in self.shared.notes if one[0] == kind]
            self._where = f"{kind} {same.index(note) + 1}"
            self._number = self.shared.notes[note]

        return act


def _empty(paragraphs: list[Paragraph]) -> None:
    """Take the text out of paragraphs that are deleted; the changes are still marked."""
    for paragraph in paragraphs:
        paragraph.parts.clear()
        paragraph.length = 0
        paragraph.marks = [
            (kind, 0, 0, attrs)
            for kind, _, _, attrs in paragraph.marks
            if kind in (MarkKind.CHANGE, MarkKind.COMMENT)
        ]
