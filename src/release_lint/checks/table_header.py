"""``table-header``: a table says what its columns or rows are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Block, BlockKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_NO_TABLE = "no tables that can have headers"


@record
class TableHeader:
    """Tables of at least ``cells`` cells in two columns or more, of which none is a header.

    What holds mostly long texts, of more than ``longest`` characters, is no table of data.
    """

    cells: int = 4
    longest: int = 80

    scope: ClassVar[tuple[str, ...]] = (BlockKind.TABLE_CELL,)

    def needs(self) -> Needs:
        """A table."""
        return Needs(blocks=(BlockKind.TABLE_CELL,), reason=_NO_TABLE)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each such table, at its first cell."""
        tables: dict[int, list[Block]] = {}
        for block in context.blocks():
            tables.setdefault(block.group, []).append(block)
        if not tables or context.document.format == "text":
            raise NotApplicable(_NO_TABLE)
        for cells in tables.values():
            rows = Counter(cell.attrs.get("row", "") for cell in cells)
            short = sum(len(cell.span) <= self.longest for cell in cells)
            is_data = len(cells) >= max(self.cells, 2 * len(rows)) and short > len(cells) / 2
            if is_data and not any("header" in cell.attrs for cell in cells):
                fix = Fix("Mark the first row, or the first cell of each row, as its header")
                yield Finding("The table has no header cells.", cells[0].span, fix)
