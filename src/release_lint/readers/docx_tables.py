"""Tables of a Word document while their cells are read."""

from __future__ import annotations

from release_lint.document import BlockKind
from release_lint.readers.docx_names import whole_number
from release_lint.readers.docx_styles import Styles, is_shade
from release_lint.readers.office import Paragraph
from release_lint.records import mutable

_FIRST_ROW = 0x20  # the bit of a table's look that sets its first row off
_PLAIN = frozenset({"", "table grid", "normal table", "table normal", "grid table light"})


@mutable
class Table:
    """An open table and its open row and cell; ``row`` counts from 1."""

    number: int
    row: int = 0
    styled: bool = False  # in a style that gives parts of a table colours of their own
    first_row: bool = False  # set off by that style
    repeats: bool = False  # the row is marked as a header
    row_gone: bool = False
    cell_gone: bool = False
    first_of_row: int = 0  # index of the first paragraph
    first_of_cell: int = 0
    shaded: bool = False
    cell_shaded: bool = False


class Tables:
    """The tables that are open, the innermost last."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[Table] = []

    @property
    def innermost(self) -> Table | None:
        """The table whose cell is read."""
        return self._open[-1] if self._open else None

    def begin(self, number: int) -> None:
        """A table begins."""
        self._open.append(Table(number))

    def end(self) -> None:
        """The innermost table ends."""
        if self._open:
            self._open.pop()

    def set_style(self, style: str) -> None:
        """Note the style of the innermost table."""
        if self._open and self._styles.own_name(style) not in _PLAIN:
            self._open[-1].styled = True
            self._open[-1].shaded = self._styles.is_shaded(style)

    def set_look(self, first_row: str | None, bits: str) -> None:
        """Note which parts of the innermost table its style sets off."""
        if not self._open:
            return
        try:
            by_bits = bool(int(bits or "0", 16) & _FIRST_ROW)
        except ValueError:
            by_bits = False
        self._open[-1].first_row = bool(whole_number(first_row)) if first_row else by_bits

    def begin_row(self, paragraphs: int) -> None:
        """A row begins; so many paragraphs were read before."""
        if self._open:
            table = self._open[-1]
            table.row += 1
            table.repeats = table.row_gone = False
            table.first_of_row = paragraphs

    def begin_cell(self, paragraphs: int) -> None:
        """A cell begins; so many paragraphs were read before."""
        if self._open:
            table = self._open[-1]
            table.cell_gone = table.cell_shaded = False
            table.first_of_cell = paragraphs

    def shade(self, fill: str, *, cell: bool) -> None:
        """Note a colour behind the innermost table or cell."""
        if self._open and is_shade(fill):
            if cell:
                self._open[-1].cell_shaded = True
            else:
                self._open[-1].shaded = True

    def place(self, paragraph: Paragraph) -> None:
        """Say of a paragraph in which cell it stands."""
        table = self.innermost
        if table is None:
            return
        paragraph.kind, paragraph.group = BlockKind.TABLE_CELL, table.number
        paragraph.where = paragraph.where or f"table {table.number}, row {table.row}"
        paragraph.attrs["row"] = str(table.row)
        if table.repeats or (table.row == 1 and table.styled and table.first_row):
            paragraph.attrs["header"] = "yes"

    @property
    def is_shaded(self) -> bool:
        """Whether anything around the open cell may colour what is behind its text."""
        return any(table.shaded or table.cell_shaded or table.styled for table in self._open)
