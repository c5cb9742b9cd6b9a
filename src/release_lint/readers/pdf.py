"""A PDF file as a release: its text with line wraps and hyphenation undone, page by page.

Needs the extra ``release-lint[pdf]`` (pypdfium2). A PDF has lines in places, no paragraphs: where
the gap to the next line is wider than elsewhere on the page, a paragraph ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from release_lint.document import Document, InputError, Location, Source, Span
from release_lint.readers.base import DocumentBuilder
from release_lint.readers.language import languages_of
from release_lint.readers.lines import ends_sentence, lines_of
from release_lint.readers.pieces import Piece, cut, number_lists
from release_lint.readers.properties import Property
from release_lint.readers.properties import metadata_of as properties_of
from release_lint.readers.roles import assign, metadata_of
from release_lint.records import record, replace
from release_lint.source_map import SourceMap

_MOST_PAGES = 2_000
_WIDE_GAP = 1.35  # of the usual distance between lines: a paragraph ends there
_FULL = 0.75  # of the usual length of a line: shorter ones end on purpose
_REPEATED = 3  # pages whose first or last line is the same: a header or footer
_SOFT = "\ufffe\u00ad\x02"  # what pdfium gives for a hyphen at the end of a line
_HYPHEN = re.compile(rf"([^\W\d_]{{2,}})(?:-\n|[{_SOFT}]\n?)([a-z]{{2,}})")
_KEEP = frozenset(
    {
        *("anti", "co", "cross", "ex", "half", "high", "long", "low", "mid", "multi", "non", "off"),
        *("on", "part", "post", "pre", "re", "self", "semi", "short", "sub", "two", "well"),
    }
)
_KEYS = {
    "Author": "creator",
    "Title": "title-property",
    "Subject": "subject",
    "Keywords": "keywords",
}


@record
class _Line:
    """A line of a page and the distances of its lower and upper edge from the page's foot."""

    text: str
    bottom: float
    top: float


class PageSource:
    """The way back from ``Document.text`` to the text of the pages, which begin at ``starts``."""

    encoding = "utf-8"

    def __init__(self, text: str, starts: Sequence[int], segments: SourceMap) -> None:
        self.text = text
        self._starts = tuple(starts)
        self._map = segments

    def source_span(self, span: Span) -> Span:
        """The range of the pages' text that a span of ``Document.text`` came from."""
        return self._map.source_span(span)

    def locate(self, span: Span) -> Location:
        """The page of a span of ``Document.text``."""
        return self.place(self.source_span(span))

    def place(self, source: Span) -> Location:
        """The page of a range of the pages' text, and the characters on it from 1."""
        page = max(1, bisect_right(self._starts, source.start))
        start = self._starts[page - 1]
        return Location(
            None, source.start - start + 1, None, source.end - start + 1, page, f"page {page}"
        )


def read(source: Source) -> Document:
    """A PDF file. Raises :class:`~release_lint.document.InputError`."""
    pages, properties = _pages(source.data)
    if not any(pages):
        raise InputError("the PDF is scanned: its pages are pictures; run text recognition on it")
    text, starts = _joined(_without_repeats(pages))
    lines = list(lines_of(text))
    pieces = list(cut(lines, _width(line.text for line in lines)))
    number_lists(pieces)
    pieces, statements = assign(pieces)
    builder = DocumentBuilder(text)
    begins = _build(builder, pieces)
    metadata = {**properties_of(properties), **metadata_of(statements, begins)}
    built = builder.build(source.name, "pdf", metadata, tuple(_notes(pages)))
    assert isinstance(built.source, SourceMap)
    return replace(built, source=PageSource(text, starts, built.source))


def _pages(data: bytes) -> tuple[list[list[_Line]], list[Property]]:
    """The lines of every page, and what the file says of itself."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        locked = "assword" in str(problem)
        raise InputError(
            "the PDF is locked by a password: save it without one"
            if locked
            else "the file is damaged or no PDF: export it again"
        ) from problem
    try:
        if len(pdf) > _MOST_PAGES:
            raise InputError(f"the PDF has {len(pdf):,} pages: split it")
        pages = [list(_lines(page)) for page in pdf]
        stated = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError as problem:
        raise InputError("a page of the PDF is damaged: export it again") from problem
    finally:
        pdf.close()
    found = [Property(key, stated[name]) for name, key in _KEYS.items() if stated.get(name)]
    return pages, found


def _lines(page: Any) -> Iterator[_Line]:
    """The lines of a page that have text, as pdfium orders them."""
    view = page.get_textpage()
    try:
        text, place = view.get_text_range(), 0
        for line in text.split("\r\n"):
            first = place + len(line) - len(line.lstrip())
            place += len(line) + 2
            if line.strip():
                _, bottom, _, top = view.get_charbox(min(first, view.count_chars() - 1))
                yield _Line(" ".join(line.split()), bottom, top)
    finally:
        view.close()
        page.close()


def _without_repeats(pages: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """The pages without headers, footers and page numbers, but for the first of each."""
    edges = Counter(key for page in pages if page for key in {_key(page[0]), _key(page[-1])})
    seen: set[str] = set()
    kept = []
    for page in pages:
        lines = list(page)
        for index in (-1, 0):
            if lines and edges[key := _key(lines[index])] >= _REPEATED:
                if key in seen or not key.strip("# /"):
                    del lines[index]
                seen.add(key)
        kept.append(lines)
    return kept


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _joined(pages: Sequence[Sequence[_Line]]) -> tuple[str, list[int]]:
    """The text of all pages, a blank line between paragraphs, and where each page begins."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        text = _unhyphenated("".join(_spaced(page)))
        if parts and text:
            previous = "".join(parts[-1:]).rstrip()
            runs_on = text[0].islower() and previous and not ends_sentence(previous)
            parts.append("\n" if runs_on else "\n\n")
            length += len(parts[-1])
        starts.append(length)
        parts.append(text)
        length += len(text)
    return "".join(parts), starts


def _spaced(page: Sequence[_Line]) -> Iterator[str]:
    """Lines with one line end between them, or two where a paragraph ends."""
    steps = sorted(above.bottom - below.bottom for above, below in pairwise(page))
    steps = [step for step in steps if step > 0]
    usual = steps[len(steps) // 4] if steps else 0.0
    for number, line in enumerate(page):
        if number:
            above = page[number - 1]
            step = above.bottom - line.bottom
            height = max(line.top - line.bottom, 1.0)
            far = step < 0 or step > max(_WIDE_GAP * usual, 1.9 * height)
            yield "\n\n" if far else "\n"
        yield line.text


def _unhyphenated(text: str) -> str:
    """A text without the hyphens that its lines were broken with.

    A word that stands with its hyphen elsewhere keeps it, and so does one whose first part usually
    has one.
    """

    def join(match: re.Match[str]) -> str:
        first, second = match.groups()
        whole = f"{first}-{second}"
        return whole if first.lower() in _KEEP or whole in text else first + second

    return _HYPHEN.sub(join, text).translate(dict.fromkeys(map(ord, _SOFT), "-"))


def _width(lines: Iterator[str]) -> int:
    """The length of line, in characters, from which one is broken because it was full."""
    lengths = sorted(len(line) for line in lines if " " in line)
    return int(lengths[len(lengths) * 9 // 10] * _FULL) if lengths else 0


def _build(builder: DocumentBuilder, pieces: Sequence[Piece]) -> dict[int, int]:
    """Append the pieces; where in the text each begins, by its identity."""
    starts: dict[int, int] = {}
    languages = languages_of([piece.text for piece in pieces])
    for piece, language in zip(pieces, languages, strict=True):
        with builder.block(
            piece.kind, level=piece.level, role=piece.role, language=language, group=piece.group
        ):
            starts[id(piece)] = builder.position
            piece.write(builder)
    return starts


def _notes(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    scanned = [number for number, page in enumerate(pages, 1) if not page]
    if scanned:
        named = ", ".join(map(str, scanned[:10])) + (" …" if len(scanned) > 10 else "")
        word = "page" if len(scanned) == 1 else "pages"
        yield f"nothing was read on {word} {named}: scanned, or empty"
