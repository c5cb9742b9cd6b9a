"""One release in five formats: its blocks, as a reader of ours sees them, and a writer for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from release_lint.document import Block, BlockKind, Document, MarkKind
from release_lint.records import record
from tests import odt_files, office_files

HEADER = ("title", "label", "summary")


@record
class Run:
    """Characters with one link and weight."""

    text: str
    href: str = ""
    bold: bool = False


@record
class Part:
    """A block: its kind, level, list or table, row, and runs; ``header`` for a header cell."""

    kind: BlockKind
    level: int
    group: int
    row: str
    header: bool
    role: str
    runs: Sequence[Run]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def parts_of(document: Document) -> list[Part]:
    """The blocks of a release that all formats can carry, in order."""
    kept = [b for b in document.blocks if b.kind is not BlockKind.METADATA and b.role != "chrome"]
    return [_part(document, block) for block in kept]


def _part(document: Document, block: Block) -> Part:
    links = {
        place: mark.attrs["href"]
        for mark in document.marks
        if mark.kind is MarkKind.LINK and mark.span in block.span
        for place in range(mark.span.start, mark.span.end)
    }
    bold = {
        place
        for mark in document.marks
        if mark.kind is MarkKind.STRONG
        for place in range(mark.span.start, mark.span.end)
    }
    keyed = [
        (links.get(place, ""), place in bold) for place in range(block.span.start, block.span.end)
    ]
    runs, start = [], block.span.start
    for (href, is_bold), group in groupby(keyed):
        end = start + len(list(group))
        runs.append(Run(document.text[start:end], href, is_bold))
        start = end
    attrs = block.attrs
    return Part(
        block.kind,
        block.level,
        block.group,
        attrs.get("row", ""),
        "header" in attrs,
        block.role,
        runs,
    )


def _grouped(parts: Iterable[Part]) -> Iterable[tuple[BlockKind, list[Part]]]:
    for (kind, _), group in groupby(parts, key=lambda part: (part.kind, part.group)):
        yield kind, list(group)


def _rows(cells: Sequence[Part]) -> list[list[Part]]:
    return [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]


def text(parts: Sequence[Part]) -> bytes:
    """Plain text: no links, and marks only where people write them."""
    said = []
    for kind, group in _grouped(parts):
        if kind is BlockKind.LIST_ITEM:
            said.append("\n".join(f"• {part.text}" for part in group))
        elif kind is BlockKind.TABLE_CELL:
            said.append("\n".join("\t".join(c.text for c in row) for row in _rows(group)))
        elif kind is BlockKind.QUOTE:
            said += [f"> {part.text}" for part in group]
        else:
            said += [part.text for part in group]
    return "\n\n".join(said).encode()


def markdown(parts: Sequence[Part]) -> bytes:
    """Markdown."""

    def inline(part: Part) -> str:
        said = []
        for run in part.runs:
            words = run.text.replace("\n", "  \n")
            words = f"**{words}**" if run.bold else words
            is_address = run.href.removeprefix("mailto:") == run.text
            link = f"<{run.text}>" if is_address else f"[{words}]({run.href})"
            said.append(link if run.href else words)
        return "".join(said)

    said = []
    for kind, group in _grouped(parts):
        if kind is BlockKind.LIST_ITEM:
            said.append("\n".join(f"- {inline(part)}" for part in group))
        elif kind is BlockKind.TABLE_CELL:
            rows = [f"| {' | '.join(map(inline, row))} |" for row in _rows(group)]
            rows.insert(1, f"|{' --- |' * len(_rows(group)[0])}")
            said.append("\n".join(rows))
        elif kind is BlockKind.QUOTE:
            said.append("\n>\n".join(f"> {inline(part)}" for part in group))
        elif kind is BlockKind.HEADING:
            said += [f"{'#' * part.level} {inline(part)}" for part in group]
        else:
            said += map(inline, group)
    return "\n\n".join(said).encode()


def html(parts: Sequence[Part]) -> bytes:
    """A web page."""

    def inline(part: Part) -> str:
        said = []
        for run in part.runs:
            words = escape(run.text).replace("\n", "<br>")
            words = f"<strong>{words}</strong>" if run.bold else words
            said.append(f'<a href="{escape(run.href)}">{words}</a>' if run.href else words)
        return "".join(said)

    def cell(part: Part) -> str:
        tag = "th" if part.header else "td"
        return f"<{tag}>{inline(part)}</{tag}>"

    said = []
    for kind, group in _grouped(parts):
        if kind is BlockKind.LIST_ITEM:
            said.append(f"<ul>{''.join(f'<li>{inline(part)}</li>' for part in group)}</ul>")
        elif kind is BlockKind.TABLE_CELL:
            rows = [
                "".join(
                    f"<{t}>{inline(c)}</{t}>" for c in row for t in ["th" if c.header else "td"]
                )
                for row in _rows(group)
            ]
            said.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        elif kind is BlockKind.QUOTE:
            said.append(
                f"<blockquote>{''.join(f'<p>{inline(part)}</p>' for part in group)}</blockquote>"
            )
        elif kind is BlockKind.HEADING:
            said += [f"<h{part.level}>{inline(part)}</h{part.level}>" for part in group]
        else:
            said += [f"<p>{inline(part)}</p>" for part in group]
    page = "\n".join(said)
    return f'<html lang="en"><head></head><body><main>{page}</main></body></html>'.encode()


def docx(parts: Sequence[Part]) -> bytes:
    """A Word document."""
    links: dict[str, str] = {}

    def inline(part: Part) -> str:
        said = []
        for run in part.runs:
            words = escape(run.text, quote=False).split("\n")
            bold = "<w:b/>" if run.bold else ""
            xml = "<w:r><w:br/></w:r>".join(office_files.runs(line, bold) for line in words)
            if run.href:
                name = f"link{len(links)}"
                links[name] = escape(run.href)
                xml = f'<w:hyperlink r:id="{name}">{xml}</w:hyperlink>'
            said.append(xml)
        return "".join(said)

    def paragraph(part: Part, style: str = "", numbered: str = "") -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{inline(part)}</w:p>"

    said = []
    for kind, group in _grouped(parts):
        if kind is BlockKind.TABLE_CELL:
            said.append("<w:tbl>")
            for row in _rows(group):
                head = "<w:trPr><w:tblHeader/></w:trPr>" if row[0].header else ""
                cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)
                said.append(f"<w:tr>{head}{cells}</w:tr>")
            said.append("</w:tbl>")
            continue
        for part in group:
            style = _word_style(part)
            numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            said.append(paragraph(part, style, numbered if kind is BlockKind.LIST_ITEM else ""))
    return office_files.docx("".join(said), links=links)


def _word_style(part: Part) -> str:
    if part.role == "title":
        return "Title"
    if part.kind is BlockKind.HEADING:
        return f"Heading{part.level}"
    return "Quote" if part.kind is BlockKind.QUOTE else ""


def odt(parts: Sequence[Part]) -> bytes:
    """An OpenDocument text."""

    def inline(part: Part) -> str:
        said = []
        for run in part.runs:
            words = escape(run.text, quote=False).replace("\n", "<text:line-break/>")
            words = odt_files.span(words, "Bold") if run.bold else words
            link = f'<text:a xlink:href="{escape(run.href)}">{words}</text:a>'
            said.append(link if run.href else words)
        return "".join(said)

    said = []
    for kind, group in _grouped(parts):
        if kind is BlockKind.LIST_ITEM:
            said.append(odt_files.items(*(odt_files.paragraph(inline(part)) for part in group)))
        elif kind is BlockKind.TABLE_CELL:
            rows = [tuple(map(inline, row)) for row in _rows(group)]
            said.append(odt_files.table(*rows, header=group[0].header))
        else:
            for part in group:
                if part.role == "title":
                    said.append(odt_files.paragraph(inline(part), "Title"))
                elif kind is BlockKind.HEADING:
                    said.append(odt_files.heading(inline(part), part.level))
                else:
                    style = "Quotations" if kind is BlockKind.QUOTE else "Standard"
                    said.append(odt_files.paragraph(inline(part), style))
    return odt_files.odt("".join(said))


WRITERS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "txt": text,
    "md": markdown,
    "html": html,
    "docx": docx,
    "odt": odt,
}
