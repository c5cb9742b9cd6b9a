"""One part of a Word document (body, header, notes) as it reads in the end.

Tracked insertions are in and deletions are out; both are marked. Of alternative contents the first
is read. Fields give their results.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from release_lint.document import MarkKind
from release_lint.readers.docx_drawing import Drawings
from release_lint.readers.docx_fields import Fields
from release_lint.readers.docx_parts import Comment, Relationship
from release_lint.readers.docx_styles import Styles
from release_lint.readers.docx_tables import Tables
from release_lint.readers.docx_walk import Walk
from release_lint.readers.office import Paragraph
from release_lint.readers.xml_events import Attributes, Ends, Starts
from release_lint.records import field, mutable, record

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


@mutable
class Shared:
    """What the parts of one document have in common while they are read.

    ``notes`` are the references to notes in order: kind and id, and the paragraph's number.
    """

    styles: Styles
    comments: Mapping[str, Comment] = field(default_factory=dict)
    notes: dict[tuple[str, str], int | None] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)  # comments that a part refers to
    tables: int = 0
    boxes: int = 0


@record
class _Outer:
    """What goes on outside a text box while the box is read."""

    paragraph: Paragraph | None
    state: tuple[object, ...]
    fields: Fields
    tables: Tables
    where: str
    number: int | None


class Story(Walk):
    """Reads one part. Its paragraphs count from 1 if it is the body, which no ``where`` names."""

    def __init__(
        self,
        shared: Shared,
        relations: Mapping[str, Relationship],
        *,
        where: str = "",
        role: str = "",
    ) -> None:
        super().__init__(shared.styles)
        self._shared = shared
        self._relations = relations
        self._where, self._role = where, role
        self._counts = not where  # whether its paragraphs are numbered here
        self._number: int | None = 0 if self._counts else None
        self._drawings = Drawings(relations, self._mark_here)
        self._outer: list[_Outer] = []
        self._links: list[tuple[Paragraph | None, int, str]] = []
        self._insertions: list[tuple[Paragraph | None, int, Attributes, str]] = []
        self._comments: dict[str, tuple[Paragraph, int]] = {}
        self._waiting: list[tuple[MarkKind, Mapping[str, str]]] = []  # for a paragraph to begin
        self._choices: list[bool] = []  # of alternative contents: whether one was read

    def starts(self) -> Starts:
        """What to do where an element begins."""
        known = super().starts()
        w = self.w
        self._changes = {w(name): what for name, what in _CHANGES.items()}
        return {
            **known,
            w("instrText"): self._open_code,
            w("fldChar"): self._field_character,
            w("fldSimple"): self._open_simple_field,
            w("hyperlink"): self._open_link,
            w("footnoteReference"): self._refer("footnote"),
            w("endnoteReference"): self._refer("endnote"),
            w("footnote"): self._open_note("footnote"),
            w("endnote"): self._open_note("endnote"),
            w("commentRangeStart"): self._open_comment,
            w("commentRangeEnd"): self._close_comment,
            w("commentReference"): self._refer_to_comment,
            **{w(name): self._insert(what) for name, what in _CHANGES.items()},
            **{w(name): self._delete(_CHANGES[name]) for name in (*_GONE, *_FORMATTING, "cellDel")},
            w("txbxContent"): self._open_box,
            w("tbl"): self._open_table,
            w("tr"): lambda _: self.tables.begin_row(len(self.paragraphs)),
            w("tc"): lambda _: self.tables.begin_cell(len(self.paragraphs)),
            w("tblStyle"): lambda a: self.tables.set_style(a.get(w.val, "")),
            w("tblLook"): lambda a: self.tables.set_look(a.get(w("firstRow")), a.get(w.val, "")),
            w("tblHeader"): self._repeat,
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
            w("instrText"): self._close_code,
            w("fldSimple"): lambda: self.fields.end(self.paragraph),
            w("hyperlink"): self._close_link,
            **dict.fromkeys((w("ins"), w("moveTo"), w("cellIns")), self._inserted),
            w("txbxContent"): self._close_box,
            w("tbl"): self.tables_end,
            w("tr"): self._close_row,
            w("tc"): self._close_cell,
            f"{_COMPATIBILITY} AlternateContent": self._close_choices,
            **dict(self._drawings.ends(w)),
        }

    # Paragraphs and where they stand

    def new_paragraph(self) -> Paragraph:
        """A paragraph that begins here, with its number and place."""
        paragraph = super().new_paragraph()
        if self._counts and self._number is not None and not self._outer:
            self._number += 1
        paragraph.number = self._number
        paragraph.where, paragraph.role = self._where, self._role
        if self._role:
            paragraph.attrs["own"] = "yes"
        for kind, attrs in self._waiting:
            paragraph.mark(kind, 0, 0, attrs)
        self._waiting.clear()
        return paragraph

    def finish(self) -> None:
        """Put what waits for a paragraph at the end of the last one."""
        if self.paragraphs:
            last = self.paragraphs[-1]
            for kind, attrs in self._waiting:
                last.mark(kind, last.length, last.length, attrs)

    def _mark_here(self, kind: MarkKind, attrs: Mapping[str, str]) -> None:
        if kind is MarkKind.IMAGE and self._role and "src" not in attrs:
            return  # a logo in a header, which screen readers pass over
        if self.paragraph:
            self.paragraph.mark(kind, self.paragraph.length, self.paragraph.length, attrs)
        else:
            self._waiting.append((kind, attrs))

    def _open_box(self, _: Attributes) -> None:
        state = self.run, self._run_at, self._run_properties, self._style_properties, self._of
        outer = _Outer(self.paragraph, state, self.fields, self.tables, self._where, self._number)
        self._outer.append(outer)
        self._shared.boxes += 1
        self._where = self._where or f"text box {self._shared.boxes}"
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
            outer, self.paragraph = self.paragraph, self.new_paragraph()
            self.paragraph.where, self.paragraph.role = "watermark", "chrome"
            self.paragraph.attrs["own"] = "yes"
            self.paragraphs.append(self.paragraph)
            self.put(text, run=-1)
            self.paragraph = outer

    # Tables

    def _open_table(self, _: Attributes) -> None:
        self._shared.tables += 1
        self.tables.begin(self._shared.tables)

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
            self._mark_here(MarkKind.CHANGE, values)

    def _delete(self, what: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            self._mark_here(MarkKind.CHANGE, self._change(attrs, what))
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
            self._mark_here(MarkKind.CHANGE, self._change(attrs, self._changes[name]))

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
        self._mark_here(MarkKind.EMBEDDED, {"what": "another document"})

    # Fields and links

    def _open_code(self, _: Attributes) -> None:
        self._sink = []

    def _close_code(self) -> None:
        chunks, self._sink = self._sink or [], None
        self.fields.add_code("".join(text for text, _ in chunks))

    def _field_character(self, attrs: Attributes) -> None:
        kind = attrs.get(self.w("fldCharType"))
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate(self.paragraph)
        elif kind == "end":
            self.fields.end(self.paragraph)

    def _open_simple_field(self, attrs: Attributes) -> None:
        self.fields.simple(attrs.get(self.w("instr"), ""), self.paragraph)

    def _open_link(self, attrs: Attributes) -> None:
        relation = self._relations.get(attrs.get(self.w.relation("id"), ""))
        anchor = attrs.get(self.w("anchor"), "")
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        start = self.paragraph.length if self.paragraph else 0
        self._links.append((self.paragraph, start, target))

    def _close_link(self) -> None:
        if not self._links:
            return
        paragraph, start, target = self._links.pop()
        if paragraph and paragraph is self.paragraph and paragraph.length > start and target:
            paragraph.mark(MarkKind.LINK, start, paragraph.length, {"href": target})

    # Notes and comments

    def _refer(self, kind: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            note = kind, attrs.get(self.w("id"), "")
            self._shared.notes.setdefault(note, self._number)
            self._mark_here(MarkKind.FOOTNOTE, {"id": note[1]})

        return act

    def _open_note(self, kind: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            note = kind, attrs.get(self.w("id"), "")
            if attrs.get(self.w("type")) in _SEPARATORS or note not in self._shared.notes:
                self.skip(self._count)
                return
            same = [one for one in self._shared.notes if one[0] == kind]
            self._where = f"{kind} {same.index(note) + 1}"
            self._number = self._shared.notes[note]

        return act

    def _open_comment(self, attrs: Attributes) -> None:
        if self.paragraph:
            self._comments[attrs.get(self.w("id"), "")] = (self.paragraph, self.paragraph.length)

    def _close_comment(self, attrs: Attributes) -> None:
        self._anchor(attrs.get(self.w("id"), ""))

    def _refer_to_comment(self, attrs: Attributes) -> None:
        self._anchor(attrs.get(self.w("id"), ""))

    def _anchor(self, name: str) -> None:
        """Mark the words that a comment is about; of several paragraphs, those of the first."""
        comment = self._shared.comments.get(name)
        if comment is None or name in self._shared.anchored or not self.paragraph:
            return
        self._shared.anchored.add(name)
        place = self.paragraph.length
        paragraph, start = self._comments.pop(name, (self.paragraph, place))
        attrs = {"author": comment.author, "text": comment.text}
        paragraph.mark(MarkKind.COMMENT, start, paragraph.length, attrs)


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
