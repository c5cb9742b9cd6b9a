"""Tables as only kramdown, and so GOV.UK, reads them: rows of cells without a line of dashes."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.readers.inline import Inline

_LEAST_ROWS = 2  # one line between bars may be anything
_RULE = frozenset("-:=+ ")


def is_table(inline: Inline) -> bool:
    """Whether each line of a paragraph stands between bars."""
    if len(inline.breaks) < _LEAST_ROWS - 1 or not inline.text.startswith("|"):
        return False
    lines = [""]
    ends = frozenset(inline.breaks)
    for number, (text, _, _) in enumerate(inline.pieces):
        if number in ends:
            lines.append("")
        else:
            lines[-1] += text
    return all(len(line) > 2 and line[0] == "|" == line.rstrip()[-1] for line in lines)


def cells(inline: Inline) -> Iterator[Inline]:
    """The cells of such a paragraph, row by row; it is used up."""
    while inline.breaks:
        row, inline = inline.split()
        yield from _cells_of(row)
    yield from _cells_of(inline)


def _cells_of(row: Inline) -> Iterator[Inline]:
    """Each cell that has a text; a row of dashes has none."""
    row.trim()
    while row.length > 1:
        after_bar = row.text[1:]
        row.cut(1 + len(after_bar) - len(after_bar.lstrip()))
        end = row.text.find("|")
        if end < 0:
            return
        cell = row.cut(end) if end else Inline()
        row.marks = [mark for mark in row.marks if mark.end > mark.start or mark.place]
        cell.trim()
        if cell.pieces and not _RULE.issuperset(cell.text):
            yield cell
