"""What holds of every document that the Markdown reader makes."""

import html

from release_lint.document import Document
from release_lint.readers.base import SEPARATOR

BLANK = frozenset(" \t\r\n\f>")  # white space, and the markers of a quotation's next line


def assert_places(document: Document) -> None:
    """Blocks are in order and apart; each of their characters stands at its own place."""
    text, source = document.text, document.source
    covered = 0
    for block in document.blocks:
        assert text[covered : block.span.start] in ("", SEPARATOR)
        assert block.span.start >= covered
        assert block.span.end > block.span.start
        covered = block.span.end
        for offset in range(block.span.start, block.span.end):
            low, high = source._bounds(offset)
            assert stands_for(source.text[low:high], text[offset]), (
                text[offset],
                source.text[low:high],
            )
    assert text[covered:] in ("", SEPARATOR)  # the latter holds what stands below the last block
    for mark in document.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(text)
    for stated in document.metadata.values():
        assert stated.span is None or stated.span.end <= len(text)


def stands_for(written: str, char: str) -> bool:
    """Whether a range of the source is, or spells, a character."""
    if written in (char, "''"):  # the latter is how YAML writes an apostrophe between two
        return True
    if written.startswith("&") and char in html.unescape(written):
        return True
    if char.isspace():  # a line end with what begins the next line, or a tag for one
        rest = written.replace("<br>", "").replace("<br/>", "")
        return bool(written) and not set(rest.removeprefix("\\")) - BLANK
    return written.startswith("\\")
