"""What each construct of Markdown becomes."""

import pytest
from tests.readers.markdown_places import assert_places

from release_lint.document import BlockKind, InputError, MarkKind, Source, Span
from release_lint.readers.markdown import read


def document(text: str):
    """The document in a text."""
    return read(Source("a.md", text.encode()))


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    made = document(text)
    return [(str(block.kind), made.text_of(block)) for block in made.blocks]


def marks(text: str, kind: MarkKind) -> list[tuple[str, dict]]:
    """Text and attributes of the marks of a kind."""
    made = document(text)
    return [(made.text_of(mark), dict(mark.attrs)) for mark in made.marks if mark.kind is kind]


def place(text: str, words: str) -> tuple[int, int, int, int]:
    """Where words of the document stand in the file."""
    made = document(text)
    start = made.text.index(words)
    at = made.source.locate(Span(start, start + len(words)))
    return at.line, at.column, at.end_line, at.end_column


def test_headings_have_levels_and_the_first_h1_is_the_title():
    made = document("# New *courts* &amp; judges\n\n## When\n\nTitle two\n=========\n")
    assert [(b.kind, b.level, b.role) for b in made.blocks] == [
        (BlockKind.HEADING, 1, "title"),
        (BlockKind.HEADING, 2, ""),
        (BlockKind.HEADING, 1, ""),
    ]
    assert made.metadata["title"].value == "New courts & judges"
    assert made.text_of(made.metadata["title"].span) == "New courts & judges"


def test_a_body_h1_beside_a_front_matter_title_stays_a_heading():
    made = document("---\ntitle: From the top\n---\n\n# In the body\n")
    assert [(b.level, b.role) for b in made.blocks] == [(1, "title"), (1, "")]


def test_kramdown_headings_need_no_space():
    assert blocks("##Who can apply\n###Adults\nAnyone.") == [
        ("heading", "Who can apply"),
        ("heading", "Adults"),
        ("paragraph", "Anyone."),
    ]
    assert document("#Court opens\n\nText.").title() is not None
    assert blocks("#CourtsWeek starts today.") == [("paragraph", "#CourtsWeek starts today.")]


def test_a_soft_break_is_a_space_and_a_hard_one_a_line():
    assert blocks("one\ntwo  \nthree\\\nfour<br>\nfive") == [
        ("paragraph", "one two\nthree\nfour\nfive")
    ]


def test_positions_survive_breaks_entities_escapes_and_emphasis():
    text = "é **b** &amp; c\\*d\n> - quoted\n>   words `a\n>   b`\n"
    assert place(text, "& c") == (1, 9, 1, 16)
    assert place(text, "*d") == (1, 17, 1, 19)
    assert place(text, "words") == (3, 5, 3, 10)
    assert place(text, "quoted words") == (2, 5, 3, 10)
    assert place(text, "a b") == (3, 12, 4, 6)


def test_crlf_counts_lines_as_an_editor_does():
    assert place("one\r\ntwo\r\n\r\nthree", "three") == (4, 1, 4, 6)


def numbers(text):
    return {
        made.text_of(b): b.attrs.get("number") for made in [document(text)] for b in made.blocks
    }


def test_items_of_ordered_lists_have_their_numbers():
    assert numbers("9. a\n1. b\n\n   and\n1. c\n   - d\n\n     more\n\nText\n\n3) e\n") == {
        "a": "9.",
        "b": "10.",
        "and": "",
        "c": "11.",
        "d": None,
        "more": "",
        "Text": None,
        "e": "3)",
    }


def test_lists_have_depth_and_group():
    made = document("- a\n- b\n  1. c\n\n     d\n\nText\n\n* e\n")
    assert [(made.text_of(b), b.level, b.group) for b in made.blocks] == [
        ("a", 1, 1),
        ("b", 1, 1),
        ("c", 2, 2),
        ("d", 2, 2),
        ("Text", 0, 0),
        ("e", 1, 3),
    ]
    assert all(b.kind is BlockKind.LIST_ITEM for b in made.blocks if b.level)


def test_everything_in_a_block_quotation_is_quoted():
    made = document("> Words.\n>\n> - more\n>\n> > inner\n\nBetween.\n\n> Again.\n")
    assert [(str(b.kind), b.group) for b in made.blocks] == [
        ("quote", 1),
        ("quote", 1),
        ("quote", 1),
        ("paragraph", 0),
        ("quote", 2),
    ]


def test_an_alert_is_nobodys_words():
    assert blocks("> [!NOTE]\n> Mind this.\n>\n> > Said so.\n") == [
        ("paragraph", "Mind this."),
        ("quote", "Said so."),
    ]


def test_hard_spaces_at_the_edges_are_no_text():
    assert blocks("\u00a0One\u00a0two. \u00a0\n\n&nbsp;\n") == [("paragraph", "One\u00a0two.")]


def test_tables_have_header_cells():
    made = document("| a | b \\| c |\n|---|---|\n| # row | `x\\|y` |\n| #1 | |\n")
    assert [(made.text_of(b), b.attrs.get("header")) for b in made.blocks] == [
        ("a", "yes"),
        ("b | c", "yes"),
        ("row", "yes"),
        ("x|y", None),
        ("#1", None),
    ]
    assert {b.group for b in made.blocks} == {1}
    assert_places(made)


def test_code_keeps_its_lines():
    assert blocks("```sh\nrun  this\n\n  # not a heading\n```\n\nand `this`") == [
        ("code", "run  this\n\n  # not a heading"),
        ("paragraph", "and this"),
    ]
    assert marks("and `this *one*` too", MarkKind.CODE) == [("this *one*", {})]


def test_links_of_every_form():
    text = (
        "[a](/x 'T') [b][r] [r] <https://e.org> <a@e.org> <a href='/y?a&amp;b'>c</a>\n\n[r]: /z\n"
    )
    assert marks(text, MarkKind.LINK) == [
        ("a", {"href": "/x"}),
        ("b", {"href": "/z"}),
        ("r", {"href": "/z"}),
        ("https://e.org", {"href": "https://e.org"}),
        ("a@e.org", {"href": "a@e.org"}),
        ("c", {"href": "/y?a&b"}),
    ]


def test_alternative_text_is_a_caption_and_not_part_of_the_sentence():
    text = "Look at ![the *new* court](c.jpg) today."
    assert blocks(text) == [("paragraph", "Look at today."), ("caption", "the new court")]
    assert marks(text, MarkKind.IMAGE) == [
        ("the new court", {"alt": "the new court", "src": "c.jpg"})
    ]
    assert marks("![](c.jpg)", MarkKind.IMAGE) == [("", {"alt": "", "src": "c.jpg"})]
    assert marks("<img src='c.jpg'>", MarkKind.IMAGE) == [("", {"src": "c.jpg"})]
    assert marks("[![the court](c.jpg)](/x)", MarkKind.LINK) == [("the court", {"href": "/x"})]


def test_footnotes_are_marked():
    text = "Text[^1] goes on.\n\n[^1]: The note."
    assert blocks(text) == [("paragraph", "Text goes on."), ("paragraph", "The note.")]
    assert marks(text, MarkKind.FOOTNOTE) == [("", {"id": "1"}), ("The note.", {})]


def test_comments_leave_a_mark_where_they_stood():
    made = document("One.\n\n<!-- check\nthis -->\n\nTwo <!-- inside --> three.\n")
    assert [made.text_of(b) for b in made.blocks] == ["One.", "Two three."]
    between, inside = (m for m in made.marks if m.kind is MarkKind.COMMENT)
    assert between.attrs["text"] == "check\nthis"
    assert made.blocks[0].span.end < between.span.start < made.blocks[1].span.start
    assert inside.span.start in made.blocks[1].span
    assert len(between.span) == len(inside.span) == 0


def test_a_comment_between_blocks_has_its_own_place():
    made = document("<!-- a -->\n# T\n\nOne.\n\n<!-- b -->\n\nTwo.\n\n<!-- c -->\n")
    lines = [made.source.locate(mark.span).line for mark in made.marks]
    assert lines == [1, 6, 10]
    assert [made.source.locate(block.span).line for block in made.blocks] == [2, 4, 8]
    end = made.blocks[1].span.end
    assert made.source.locate(Span(end, end)).line == 4
    last = made.blocks[2].span.end
    assert made.source.locate(Span(last, last)).line == 8


def test_html_reads_as_its_elements_say():
    text = (
        "<div>\nSome <b>bold</b>\ntext &amp; more\n<p>A paragraph</p>\n<ul><li>item</ul>\n"
        "<table><tr><th>H</th><td>c</td></tr></table>\n<script>var x = 'no';</script>\n</div>\n\n"
        "<blockquote>\n\nWe said *so*.\n\n</blockquote>\n\nAfter it.\n"
    )
    assert blocks(text) == [
        ("paragraph", "Some bold text & more"),
        ("paragraph", "A paragraph"),
        ("list-item", "item"),
        ("table-cell", "H"),
        ("table-cell", "c"),
        ("quote", "We said so."),
        ("paragraph", "After it."),
    ]


def test_an_element_that_is_never_closed_ends_with_its_block():
    assert blocks("<blockquote>\n\nNot quoted.\n") == [("paragraph", "Not quoted.")]


def test_labels_are_lines_of_their_own():
    made = document(
        "# Courts reopen\n\n**Published:** 28 January 2025\nFrom: Ministry of Examples\n\n"
        "Crynodeb: Byr\n\nThe text.\n"
    )
    assert [(b.role, made.text_of(b)) for b in made.blocks] == [
        ("title", "Courts reopen"),
        ("label", "Published: 28 January 2025"),
        ("label", "From: Ministry of Examples"),
        ("label", "Crynodeb:"),
        ("summary", "Byr"),
        ("", "The text."),
    ]
    published = made.metadata["published"]
    assert (published.value, published.origin) == ("28 January 2025", "label")
    assert made.text_of(published.span) == "28 January 2025"
    assert made.metadata["organisation"].value == "Ministry of Examples"
    assert_places(made)


def test_a_label_without_a_value_points_at_itself():
    made = document("# T\n\nPublished:\n\nThe text.\n")
    assert made.metadata["published"].value == ""
    assert made.text_of(made.metadata["published"].span) == "Published:"


def test_a_label_may_have_its_date_on_the_next_line():
    made = document("# T\n\nPublished:\n28 January 2025\n\nThe text.\n")
    assert made.metadata["published"].value == "28 January 2025"
    assert [b.role for b in made.blocks] == ["title", "label", "label", ""]


def test_a_word_with_a_colon_in_the_text_is_no_label():
    prose = "A paragraph of running text that is long enough to be more than a header line is.\n\n"
    made = document("# T\n\n" + prose * 3 + "From: here to there, and back again.\n")
    assert [b.role for b in made.blocks] == ["title", "", "", "", ""]


def test_each_block_has_its_language():
    made = document(
        "The courts are open to all of the people who have to go.\n\n"
        "Mae'r llysoedd yn agored i bawb sydd wedi cael eu galw, ac yn y dref hefyd.\n"
    )
    assert [b.language for b in made.blocks] == ["en", "cy"]


def test_a_rule_at_the_top_is_not_front_matter():
    assert blocks("---\n\nText.\n\n---\n\nMore: text.\n") == [
        ("paragraph", "Text."),
        ("paragraph", "More: text."),
    ]


@pytest.mark.parametrize("data", [b"", b" \n", b"a\0b\0", b"PK\x03\x04" + bytes(range(256)) * 9])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InputError):
        read(Source("a.md", data))


def test_every_real_file_maps_to_its_places(shared_data):
    paths = [p for p in (shared_data / "markdown").iterdir() if p.suffix != ".json"]
    assert len(paths) > 200
    for path in paths:
        assert_places(read(Source("a.md", path.read_bytes())))


def test_a_heading_without_words_has_its_place():
    made = document("One.\n\n##\n\nTwo.\n\n### ![Map](map.png)\n\nThree.")
    (empty,) = (mark for mark in made.marks if mark.kind is MarkKind.HEADING)
    assert empty.attrs == {"level": "2"}
    assert made.source.locate(empty.span).line == 3
