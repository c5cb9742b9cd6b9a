"""What holds of every document: blocks in order, and each character at its place in the source."""

import re
from html import unescape

from release_lint.document import Document, Span

_BREAK = re.compile(r"\s+|<br\b[^>]*>", re.IGNORECASE)
_QUOTE = re.compile(r"</?q\b[^>]*>", re.IGNORECASE)


def assert_places(document: Document, step: int = 1) -> None:
    """Every character has its place; with a longer step, long copied runs are compared whole."""
    assert_blocks(document)
    for block in document.blocks:
        for offset in range(block.span.start, block.span.end, step):
            assert_place(document, offset)
    if step > 1:
        assert_segments(document)
    for mark in document.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(document.text)
    for statement in document.metadata.values():
        assert statement.span is not None
        assert statement.span.end <= len(document.text)


def assert_blocks(document: Document) -> None:
    """Blocks stand in order, a blank line between two, and hold all the text.

    What stands without text after the last one has its place after a blank line.
    """
    end = -2
    for block in document.blocks:
        assert block.span.start == end + 2
        assert end < 0 or document.text[end : end + 2] == "\n\n"
        assert len(block.span) > 0
        end = block.span.end
    assert document.text[max(end, 0) :] in {"", "\n\n"}


def assert_segments(document: Document) -> None:
    """The runs of the source map hold every character of every block."""
    held = 0
    for segment in document.source._segments:
        run = document.text[segment.start : segment.start + segment.length]
        held += len(run)
        if run != document.source.text[segment.source_start : segment.source_end]:
            for offset in range(segment.start, segment.start + segment.length):
                assert_place(document, offset)
    assert held == sum(len(block.span) for block in document.blocks)


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
