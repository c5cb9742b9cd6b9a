"""What holds of every document: blocks in order, and each character at its place in the source."""

import re
from html import unescape

from release_lint.document import Document, Span

_BREAK = re.compile(r"\s+|<br\b[^>]*>", re.IGNORECASE)
_QUOTE = re.compile(r"</?q\b[^>]*>", re.IGNORECASE)


def assert_places(document: Document) -> None:
    end = None
    for block in document.blocks:
        if end is not None:
            assert document.text[end : block.span.start] == "\n\n"
        else:
            assert block.span.start == 0
        end = block.span.end
        assert len(block.span) > 0
        for offset in range(block.span.start, block.span.end):
            assert_place(document, offset)
    assert end == len(document.text)
    for mark in document.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(document.text)
    for statement in document.metadata.values():
        assert statement.span is not None
        assert statement.span.end <= len(document.text)


def assert_place(document: Document, offset: int) -> None:
    """A character stands for itself, an entity, a break in the lines, or a quotation element."""
    char = document.text[offset]
    span = document.source.source_span(Span(offset, offset + 1))
    written = document.source.text[span.start : span.end]
    if written == char:
        return
    if char in " \n" and _BREAK.fullmatch(written):
        return
    if char in "“”" and _QUOTE.fullmatch(written):
        return
    assert document.format != "text", (char, written)
    assert char in unescape(written), (char, written)
