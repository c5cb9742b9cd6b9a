"""Tables without a line of dashes, as GOV.UK's Markdown has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.document import BlockKind, MarkKind, Source
from release_lint.readers import markdown

CELL = BlockKind.TABLE_CELL


def read(text):
    return markdown.read(Source("a.md", text.encode()))


def blocks(text):
    document = read(text)
    return [(block.kind, document.text_of(block)) for block in document.blocks]


def test_rows_between_bars_are_a_table():
    text = "Before.\n\n| Section | Miles |\n| Harbour to bay |  |\n| #Total | 7 |\n\nAfter.\n"
    found = blocks(text)
    assert found[1:-1] == [
        (CELL, words) for words in ("Section", "Miles", "Harbour to bay", "Total", "7")
    ]
    assert [block.attrs for block in read(text).blocks if block.attrs] == [{"header": "yes"}]


def test_a_cell_knows_its_place_and_its_links():
    document = read("| [Map](https://example.gov.uk) | 4 |\n| Bay | 3 |\n")
    (link,) = [mark for mark in document.marks if mark.kind is MarkKind.LINK]
    assert document.text_of(link) == "Map"
    place = document.source.locate(document.blocks[3].span)
    assert (place.line, place.column, place.end_column) == (2, 9, 10)


@pytest.mark.parametrize("text", ["| a bar in prose\nand more", "|x| is its size", "a | b\nc | d"])
def test_prose_with_bars_is_none(text):
    assert {kind for kind, _ in blocks(text)} == {BlockKind.PARAGRAPH}


@given(st.text("| a*[]()-:\n", max_size=60))
def test_every_place_holds(text):
    document = read("|" + text)
    for block in document.blocks:
        source = document.source.source_span(block.span)
        assert 0 <= source.start <= source.end <= len(document.source.text)
