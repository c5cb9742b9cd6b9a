"""A web page as a release: what stands in its main part, and the rest marked as page chrome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from release_lint.document import Document, InputError, Metadata, Source, Span
from release_lint.readers.base import DocumentBuilder
from release_lint.readers.decode import decode
from release_lint.readers.html_content import content
from release_lint.readers.html_leaves import walk
from release_lint.readers.html_page import Leaf, Page
from release_lint.readers.html_roles import Statement, assign
from release_lint.readers.language import language_of, primary
from release_lint.source_map import LineIndex


def read(source: Source) -> Document:
    """A web page. Raises :class:`~release_lint.document.InputError`."""
    decoded = decode(source)
    page = walk(decoded.text)
    if not page.leaves:
        raise InputError("the page has no text")
    content(page)
    statements = assign(page.leaves)
    builder = DocumentBuilder(decoded.text, decoded.encoding)
    for kind, point, values in page.points:
        builder.point(kind, point, values)
    starts = _build(builder, page.leaves)
    notes = (*decoded.notes, *_cut_off(decoded.text, page))
    return builder.build(source.name, "html", _metadata(statements, starts), notes)


def _cut_off(source: str, page: Page) -> Iterator[str]:
    if page.cut_at is not None:
        line, column = LineIndex(source).line_column(page.cut_at)
        yield f"the tag at line {line}, column {column} never ends: what follows it was not read"


def _build(builder: DocumentBuilder, leaves: Sequence[Leaf]) -> dict[int, int]:
    """Append the leaves; where in the text each begins, by its identity."""
    starts: dict[int, int] = {}
    main = _main_language(leaves)
    for leaf in leaves:
        place = leaf.element
        with builder.block(
            leaf.kind,
            level=place.level if leaf.kind is place.kind else 0,
            role=leaf.role,
            language=_language(leaf, main),
            group=place.group if leaf.kind is place.kind else 0,
            attrs=_attrs(leaf),
        ):
            start = starts[id(leaf)] = builder.position
            for text, source_start, source_end in leaf.parts:
                builder.put(text, source_start, source_end)
        for kind, mark_start, mark_end, values in leaf.marks:
            builder.mark(kind, start + mark_start, start + mark_end, values)
        for kind, point, values in leaf.points:
            builder.point(kind, point, values)
    return starts


def _attrs(leaf: Leaf) -> Mapping[str, str]:
    """What checks want to know of a block: a header cell, hidden text, a language of its own."""
    place = leaf.element
    hidden = {"hidden": "yes"} if place.region == "hidden" else {}
    language = {"lang": place.own_language} if place.own_language else {}
    number = {} if leaf.number is None else {"number": leaf.number}
    return {**place.block_attrs, **hidden, **language, **number}


def _main_language(leaves: Sequence[Leaf]) -> str:
    """The language that the page declares, or that most of its text is in."""
    declared = next((leaf.element.language for leaf in leaves[::-1] if leaf.element.language), "")
    if declared:
        return primary(declared)
    text = max((leaf.text for leaf in leaves if not leaf.role), key=len, default="")
    return language_of(text)


def _language(leaf: Leaf, main: str) -> str:
    place = leaf.element
    around = primary(place.language) if place.language else main
    return language_of(leaf.text, place.own_language, around)


def _metadata(statements: Sequence[Statement], starts: dict[int, int]) -> dict[str, Metadata]:
    """The first value of each key; a label without a value counts only where no other has one."""
    metadata: dict[str, Metadata] = {}
    for statement in sorted(statements, key=lambda s: not s.value):
        start = starts[id(statement.leaf)]
        span = Span(start + statement.start, start + statement.end)
        metadata.setdefault(statement.key, Metadata(statement.value, span, statement.origin))
    return metadata
