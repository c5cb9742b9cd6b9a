"""Places: lines and columns, and the way back from the text to its source."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.document import BlockKind, Location, Source, Span
from release_lint.readers.base import DocumentBuilder
from release_lint.source_map import LineIndex

TEXTS = st.text(alphabet="ab \n\r\u2028é", max_size=40)


@given(TEXTS)
def test_lines_and_columns_lead_back_to_the_offset(text):
    index = LineIndex(text)
    lines = re.split(r"\r\n|\n|\r", text)
    places = [index.line_column(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    for offset, (line, column) in enumerate(places):
        if text[offset - 1 : offset + 1] != "\r\n":  # inside a line end there is no character
            assert lines[line - 1][column - 1 : column] == text[offset : offset + 1].strip("\r\n")


def test_only_line_ends_end_a_line():
    index = LineIndex("a\u2028b\x0cc\r\nd\re\nf")
    assert [index.line_column(offset) for offset in (4, 7, 9, 11)] == [
        (1, 5),
        (2, 1),
        (3, 1),
        (4, 1),
    ]


# What a reader does with a range of its source: copy it, put other characters for it, or skip it.
STEPS = st.lists(
    st.tuples(st.sampled_from(["copy", "put", "skip", "block"]), st.integers(1, 5), st.text("xy")),
    max_size=20,
)


@given(STEPS)
def test_every_character_leads_back_to_what_it_came_from(steps):
    source = "".join(chr(ord("a") + number % 20) for number in range(120))
    builder = DocumentBuilder(source)
    expected = []  # for each character, the range that it stands for
    place = 0
    starts = []
    for steps_of_block in split(steps):
        with builder.block(BlockKind.PARAGRAPH):
            starts.append(builder.position)
            for action, length, text in steps_of_block:
                end = place + length
                at = builder.position
                if action == "copy":
                    builder.copy(place, end)
                    expected += [(at + n, place + n, place + n + 1) for n in range(length)]
                elif action == "put":
                    builder.put(text, place, end)
                    whole = len(text) != length
                    expected += [
                        (at + n, *((place, end) if whole else (place + n, place + n + 1)))
                        for n in range(len(text))
                    ]
                place = end
    document = builder.build("x", "text", {})
    for offset, start, end in expected:
        assert document.source.source_span(Span(offset, offset + 1)) == Span(start, end)
    assert sum(len(block.span) for block in document.blocks) == len(expected)
    for first, second in zip(document.blocks, document.blocks[1:], strict=False):
        assert document.text[first.span.end : second.span.start] == "\n\n"


def split(steps):
    blocks = [[]]
    for step in steps:
        if step[0] == "block":
            blocks.append([])
        else:
            blocks[-1].append(step)
    return blocks


@pytest.fixture
def two_blocks():
    """``one two`` and ``three``, with markers around the first."""
    builder = DocumentBuilder("**one**\n  two\r\n\r\nthree")
    with builder.block(BlockKind.PARAGRAPH):
        builder.copy(2, 5)
        builder.put(" ", 5, 10)
        builder.copy(10, 13)
    with builder.block(BlockKind.PARAGRAPH):
        builder.copy(17, 22)
    return builder.build("x", "text", {})


@pytest.mark.parametrize(
    ("span", "location"),
    [
        (Span(0, 3), Location(1, 3, 1, 6)),
        (Span(0, 7), Location(1, 3, 2, 6)),
        (Span(4, 7), Location(2, 3, 2, 6)),
        (Span(9, 14), Location(4, 1, 4, 6)),
        (Span(7, 7), Location(2, 6, 2, 6)),
        (Span(9, 9), Location(4, 1, 4, 1)),
        (Span(14, 14), Location(4, 6, 4, 6)),
    ],
)
def test_locations(two_blocks, span, location):
    assert two_blocks.text == "one two\n\nthree"
    assert two_blocks.source.locate(span) == location


def test_a_block_without_text_is_dropped():
    builder = DocumentBuilder("ab")
    for start in (0, 1, 1):
        with builder.block(BlockKind.PARAGRAPH):
            builder.copy(start, 1 if start == 0 else start)
    with builder.block(BlockKind.HEADING, level=2, role="title"):
        builder.copy(1, 2)
    document = builder.build("x", "text", {})
    assert document.text == "a\n\nb"
    assert document.title() == document.blocks[1]
    assert document.summary() is None


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("drafts/a.MD", ".md"), ("a.b/c", ""), (".hidden", ""), ("a\\b.html.txt", ".txt"), ("-", "")],
)
def test_suffixes(name, suffix):
    assert Source(name, b"").suffix == suffix


def test_spans():
    assert Span(2, 4) in Span(2, 4)
    assert Span(2, 5) not in Span(2, 4)
    assert 4 not in Span(2, 4)
    assert Span(2, 4).overlaps(Span(3, 9))
    assert not Span(2, 4).overlaps(Span(4, 9))
