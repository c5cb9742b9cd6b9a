"""The text of a release as it reads, the words that findings are about marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from release_lint.document import Span
from release_lint.finding import Severity
from release_lint.lazy import lazy
from release_lint.records import record
from release_lint.reported import ReportedText, TextBlock, TextMark
from release_lint.reporters.html.notes import Note, note
from release_lint.reporters.html.text import passage, text

_LOOKS = {"link": "u", "strong": "strong", "emphasis": "em", "code": "code"}
_LANGUAGE = lazy(r"[a-z]{2,3}")
_UNSEEN = ("metadata", "chrome")


@record
class _Placed:
    """A block with its notes, its number in the text, and the marks inside it."""

    number: int
    block: TextBlock
    notes: Sequence[Note]
    marks: Sequence[TextMark]
    name: str

    @property
    def is_shown(self) -> bool:
        """What is no part of the text as it reads is there only for what was found in it."""
        return bool(self.notes) or not {self.block.kind, self.block.role} & set(_UNSEEN)


def release(whole: ReportedText, notes: Sequence[Note], name: str) -> Iterator[str]:
    """The blocks in order, the notes on each beside it."""
    placed = [block for block in _placed(whole, notes, name) if block.is_shown]
    yield f'<div class="release" role="group" aria-labelledby="{name}-text">\n'
    for _, blocks in groupby(placed, _row):
        yield from _write_row(list(blocks))
    yield "</div>\n"


def _placed(whole: ReportedText, notes: Sequence[Note], name: str) -> Iterator[_Placed]:
    starts = [block.span.start for block in whole.blocks]
    by_block: dict[int, list[Note]] = defaultdict(list)
    marks: dict[int, list[TextMark]] = defaultdict(list)
    for one in notes:
        if one.finding.span is not None:
            by_block[max(0, bisect_right(starts, one.finding.span.start) - 1)].append(one)
    for mark in whole.marks:
        marks[max(0, bisect_right(starts, mark.span.start) - 1)].append(mark)
    for number, block in enumerate(whole.blocks):
        yield _Placed(number, block, by_block[number], marks[number], name)


def _row(placed: _Placed) -> tuple[object, ...]:
    """Blocks with the same key stand in one row: a table, and items of a list without notes."""
    block = placed.block
    if block.kind == "table-cell":
        return block.kind, block.group
    if block.kind == "list-item" and not placed.notes:
        return block.kind, block.group
    return block.kind, block.group, placed.number


def _write_row(blocks: Sequence[_Placed]) -> Iterator[str]:
    notes = [one for placed in blocks for one in placed.notes]
    yield '<div class="row">\n'
    kind = blocks[0].block.kind
    if kind == "table-cell":
        yield from _table(blocks)
    elif kind == "list-item":
        kind = "ul" if blocks[0].block.number is None else "ol"
        yield f"<{kind}>{''.join(map(_block, blocks))}</{kind}>\n"
    else:
        yield from map(_block, blocks)
    if notes:
        yield '<ul class="notes">\n'
        yield from map(note, notes)
        yield "</ul>\n"
    yield "</div>\n"


def _block(placed: _Placed) -> str:
    block = placed.block
    words = _words(placed, "&#10;" if block.kind == "code" else "<br>")
    attributes = f'id="{placed.name}-b{placed.number}"{_language(block)}'
    if block.kind == "heading":
        return f'<h4 {attributes} class="level{min(max(block.level, 1), 4)}">{words}</h4>\n'
    if block.kind == "list-item":
        return _item(block, attributes, words)
    if block.kind == "quote":
        return f"<blockquote {attributes}><p>{words}</p></blockquote>\n"
    if block.kind == "code":
        return f"<pre {attributes}>{words}</pre>\n"
    label = f'<span class="label">{text(block.role)}</span> ' if block.kind == "metadata" else ""
    kind = block.role if block.role in ("summary", "label", "chrome", "footer") else block.kind
    return f'<p {attributes} class="{kind}">{label}{words}</p>\n'


def _item(block: TextBlock, attributes: str, words: str) -> str:
    """An item of a list; a number stands there as the release has it (``(a)``, ``3.1``)."""
    depth = f"depth{min(max(block.level, 1), 4)}"
    if block.number is None:
        return f'<li {attributes} class="{depth}">{words}</li>'
    number = f'<span class="nth">{text(block.number)}</span> ' if block.number else ""
    return f'<li {attributes} class="{depth} numbered">{number}{words}</li>'


def _language(block: TextBlock) -> str:
    known = _LANGUAGE.fullmatch(block.language) and block.language != "en"
    return f' lang="{block.language}" dir="auto"' if known else ""


def _table(cells: Sequence[_Placed]) -> Iterator[str]:
    """Rows as long as the row of headers, where that comes out; else the cells one by one."""
    width = next((n for n, cell in enumerate(cells) if not cell.block.header), len(cells))
    if width < 1 or len(cells) % width:
        yield '<ul class="cells">'
        for cell in cells:
            yield f'<li id="{cell.name}-b{cell.number}">{_words(cell)}</li>'
        yield "</ul>\n"
        return
    yield '<div class="wide"><table>\n'
    for start in range(0, len(cells), width):
        row = cells[start : start + width]
        yield f"<tr>{''.join(map(_cell, row))}</tr>\n"
    yield "</table></div>\n"


def _cell(cell: _Placed) -> str:
    attributes = f'id="{cell.name}-b{cell.number}"{_language(cell.block)}'
    if cell.block.header:
        return f'<th scope="col" {attributes}>{_words(cell)}</th>'
    return f"<td {attributes}>{_words(cell)}</td>"


def _words(placed: _Placed, line_end: str = "<br>") -> str:
    """A block's words, cut where a mark or a finding begins or ends."""
    block = placed.block
    begins: dict[int, list[str]] = defaultdict(list)
    ends: dict[int, list[str]] = defaultdict(list)
    refs: dict[int, list[Note]] = defaultdict(list)
    for what, span in _ranges(placed):
        begins[span.start].append(what)
        ends[span.end].append(what)
    for one in placed.notes:
        refs[_inside(one, block).end].append(one)
    cuts = sorted({0, len(block.text), *begins, *ends, *refs})
    active: Counter[str] = Counter()
    parts: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], len(block.text)], strict=True):
        active.subtract(ends[start])
        parts += map(_ref, refs[start])
        active.update(begins[start])
        if end > start:
            parts.append(_piece(passage(block.text[start:end], line_end), active))
    return "".join(parts)


def _ranges(placed: _Placed) -> Iterator[tuple[str, Span]]:
    for mark in placed.marks:
        yield mark.kind, _clipped(mark.span, placed.block)
    for one in placed.notes:
        yield str(one.finding.severity), _inside(one, placed.block)


def _inside(one: Note, block: TextBlock) -> Span:
    assert one.finding.span is not None
    return _clipped(one.finding.span, block)


def _clipped(span: Span, block: TextBlock) -> Span:
    """A span of the text as one of the block's."""
    length = len(block.text)
    start = min(max(0, span.start - block.span.start), length)
    return Span(start, min(max(start, span.end - block.span.start), length))


def _piece(words: str, active: Counter[str]) -> str:
    severity = next((s for s in reversed(Severity) if active[s] > 0), None)
    names: Iterable[str] = (name for kind, name in _LOOKS.items() if active[kind] > 0)
    for name in names:
        words = f"<{name}>{words}</{name}>"
    return f'<mark class="{severity}">{words}</mark>' if severity else words


def _ref(one: Note) -> str:
    """The number after the words, which leads to the note."""
    return (
        f'<a class="ref {one.finding.severity}" id="{one.anchor_in_text}" href="#{one.anchor}">'
        f'<span class="hidden">{one.title}</span><span aria-hidden="true">{one.number}</span></a>'
    )
