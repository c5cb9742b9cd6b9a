"""Plain text becomes title, labels, summary, headings, lists and paragraphs at their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import assert_places

from release_lint.document import BlockKind, Document, InputError, Source, Span
from release_lint.readers.text import read

RELEASE = """Skip to content

All content is available under the Open Government Licence v3.0, except where otherwise stated.

To view this licence, visit:
https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/

or write to:
Information Policy Team,
The National Archives,
Kew,
London TW9 4DU

New library opens in Leeds

Published:

People in Leeds can borrow books, tools and toys from one building, seven days a week.

Leeds City Council has today (Tuesday 28 January 2025) opened its largest library.

What the library offers

The library lends:

• books
• tools that people seldom
  need
• toys

The council’s lead member for culture, Jane Smith, said:

“We are proud of it.

“Come and see it.”

Media enquiries

Press Office
Civic Hall
Leeds LS1 1UR
Telephone: 0113 496 0000
"""


def document(text: str) -> Document:
    return read(Source("release.txt", text.encode()))


def blocks(text: str) -> list[tuple[str, str, str]]:
    read_document = document(text)
    return [(b.kind, b.role, read_document.text_of(b)) for b in read_document.blocks]


def texts(text: str, *, kind: str = "", role: str = "") -> list[str]:
    return [t for k, r, t in blocks(text) if (k == kind if kind else r == role)]


def test_a_release_copied_from_a_page():
    assert texts(RELEASE, role="chrome") == ["Skip to content"]
    assert texts(RELEASE, role="title") == ["New library opens in Leeds"]
    assert texts(RELEASE, role="label") == ["Published:"]
    assert texts(RELEASE, role="summary") == [
        "People in Leeds can borrow books, tools and toys from one building, seven days a week."
    ]
    assert texts(RELEASE, kind="heading")[1:] == ["What the library offers", "Media enquiries"]
    assert texts(RELEASE, kind="list-item") == ["books", "tools that people seldom need", "toys"]
    assert texts(RELEASE, kind="contact") == [
        "Press Office\nCivic Hall\nLeeds LS1 1UR\nTelephone: 0113 496 0000"
    ]
    assert "“We are proud of it." in texts(RELEASE, kind="paragraph")


def test_the_label_without_a_value_is_noted_where_it_stands():
    read_document = document(RELEASE)
    published = read_document.metadata["published"]
    assert (published.value, published.origin) == ("", "label")
    assert read_document.source.locate(published.span).line == 16


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Published: 3 May 2025", "3 May 2025"),
        ("Published 3 May 2025", "3 May 2025"),
        ("Published:\n3 May 2025", "3 May 2025"),
        ("Published:\n\nSaturday 3 May 2025", "Saturday 3 May 2025"),
        ("Cyhoeddwyd: 3 Mai 2025", "3 Mai 2025"),
        ("Date: 3 May", "3 May"),
        ("Last updated: 5 May 2025\nPublished on: 3 May 2025", "3 May 2025"),
        ("Saturday 3 May 2025", "Saturday 3 May 2025"),
    ],
)
def test_publication_dates(text, value):
    read_document = document(f"Library opens\n\n{text}\n\nThe library is open.\n\nIt is new.")
    published = read_document.metadata["published"]
    assert published.value == read_document.text_of(published.span) == value
    assert read_document.text_of(read_document.title()) == "Library opens"
    assert [b.role for b in read_document.blocks].count("summary") == 1


def test_words_in_the_text_are_no_labels():
    text = "Library opens\n\n" + "The library in Leeds opened its doors to its readers. " * 3
    body = (
        "\n\nThe rest of the story is told at a length that makes a paragraph of it, no less.\n\n"
    )
    found = blocks(f"{text}{body * 3}Date: to be agreed\n\nUpdated: we changed the list.\n")
    assert [role for _, role, _ in found][-2:] == ["", ""]


def test_labelled_title_and_summary_are_cut_from_their_labels():
    text = "Title: Library opens\nSummary: A library opens in Leeds.\n\nThe library is open."
    assert blocks(text)[:4] == [
        ("paragraph", "label", "Title:"),
        ("heading", "title", "Library opens"),
        ("paragraph", "label", "Summary:"),
        ("paragraph", "summary", "A library opens in Leeds."),
    ]
    assert document(text).metadata["summary"].value == "A library opens in Leeds."


def test_the_kind_of_document_above_the_title():
    text = "PRESS RELEASE\n\nLibrary opens\n\nThe library is open.\n\nIt is new."
    assert texts(text, role="title") == ["Library opens"]
    assert document(text).metadata["document_type"].value == "press_release"


def test_wrapped_lines_become_one_paragraph_and_keep_their_places():
    text = (
        "Library opens\r\n\r\nThe library in Leeds, which took three years to build and which\r\n"
        "holds ninety thousand books, has opened its doors to readers of every\r\nage.\r\n"
    )
    read_document = document(text)
    place = read_document.text.index("holds")
    assert "which holds ninety thousand books, has opened its doors to readers of every age." in (
        read_document.text
    )
    location = read_document.source.locate(Span(place, place + 5))
    assert (location.line, location.column, location.end_column) == (4, 1, 6)
    gap = read_document.source.source_span(Span(place - 1, place))
    assert read_document.source.text[gap.start : gap.end] == "\r\n"


def test_lines_that_end_on_purpose_stay_lines():
    assert ("paragraph", "", "Yours,\nJane Smith\nLeeds") in blocks(
        "Library opens\n\nThe library is open to all.\n\nIt is new.\n\nYours,\nJane Smith\nLeeds"
    )


def test_one_paragraph_a_line_without_blank_lines():
    line = "The library in Leeds has opened its doors to readers of every age and from everywhere. "
    found = blocks(f"Library opens\n{line * 2}\n{line * 2}\n")
    assert [kind for kind, _, _ in found] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "The library opened in May.",
        "“We are open,” said Jane Smith.",
        "The library in Leeds opened in May. It lends books. " * 9,
        "Jane Smith said:\n\n“We are open.”",
        "• one\n• two",
    ],
)
def test_what_is_no_title(text):
    assert document(text).title() is None


@pytest.mark.parametrize(
    "line",
    [
        "The council has said that it will open two more in May",  # a sentence without its stop
        "“We are open”",
        "ends in a colon:",
        "14,573",
        "Form (PDF, 10KB)",
        "-ENDS-",
    ],
)
def test_what_is_no_heading(line):
    text = f"Library opens\n\nA summary.\n\nThe library is open.\n\n{line}\n\nIt is new, too."
    assert texts(text, kind="heading") == ["Library opens"]


def test_lists_are_numbered_and_nested():
    read_document = document(
        "Library opens\n\nIt lends:\n\n- books\n  - new\n  - old\n- toys\n\n1. One.\n2. Two.\n"
    )
    items = [b for b in read_document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.level, b.group) for b in items[:4]] == [(1, 1), (2, 1), (2, 1), (1, 1)]
    assert read_document.text_of(items[-1]) == "Two."


def test_items_have_the_numbers_that_are_written():
    made = document("Library opens\n\nIt lends:\n\n(a) books\n(b) toys\n\n- maps\n- tools\n")
    numbers = [b.attrs.get("number") for b in made.blocks if b.kind is BlockKind.LIST_ITEM]
    assert numbers == ["(a)", "(b)", None, None]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_list():
    text = (
        "Library opens\n\nThe library was closed for the winter and it opened again on day\n12. No."
    )
    assert texts(text, kind="list-item") == []


def test_columns_become_cells():
    assert texts("Loans\n\nYear\tBooks\n2024\t90\n", kind="table-cell") == [
        "Year",
        "Books",
        "2024",
        "90",
    ]


def test_menus_are_chrome_only_together():
    menu = "Home\nAbout us\nNews\nContact us\n\n"
    body = "News\n\nThe library is open.\n\nIt is new."
    assert texts(menu + "Library opens\n\n" + body, role="chrome") == menu.split("\n")[:4]
    assert texts(body, role="title") == ["News"]


def test_a_page_copied_with_its_furniture():
    text = (
        "Cookies on GOV.UK\nWe use some essential cookies to make this website work.\n"
        "Accept additional cookies\nMenu\nSearch GOV.UK\nPress release\nLibrary opens in Leeds\n"
        "It lends books and toys.\n\nFrom:\nLeeds City Council\nPublished\n12 May 2025\n\n"
        "The library is open.\n\nShare this page\nYes\nNo\nIs this page useful?\n"
    )
    assert len(texts(text, role="chrome")) == 9
    assert texts(text, role="title") == ["Library opens in Leeds"]
    assert texts(text, role="summary") == ["It lends books and toys."]
    metadata = document(text).metadata
    assert metadata["published"].value == "12 May 2025"
    assert metadata["organisation"].value == "Leeds City Council"


def test_a_list_of_networks_is_no_menu():
    text = "Library opens\n\nIt is open.\n\nFollow the library on:\n\n• Twitter\n• YouTube\n"
    assert texts(text, role="chrome") == []


def test_an_embargo():
    text = "EMBARGOED UNTIL 00:01 TUESDAY 13 MAY 2025\n\nLIBRARY OPENS\n\nIt is open.\n\nIt is new."
    assert texts(text, role="title") == ["LIBRARY OPENS"]
    assert document(text).metadata["embargo"].value == "00:01 TUESDAY 13 MAY 2025"


def test_welsh_blocks():
    text = (
        "Llyfrgell newydd yn agor\n\nMae'r llyfrgell newydd wedi agor yn y dref.\n\n"
        "The library is open to all and it is new.\n\nMae croeso i bawb yn y llyfrgell."
    )
    assert [block.language for block in document(text).blocks] == ["cy", "cy", "en", "cy"]


def test_a_long_flat_page_is_one_paragraph():
    text = "Claims - GOV.UK Skip to main content Search Search Home " * 400
    assert [(kind, role) for kind, role, _ in blocks(text)] == [("paragraph", "")]


LINES = st.lists(
    st.sampled_from(
        [
            *("", "", "Published: 3 May 2025", "Published:", "Title: x", "Home", "Skip to content"),
            *("- item", "  - nested", "1. one", "– dash", "•tight", "a\tb", "c\td", "\tindented  "),
            *("The library is open.", "Library opens", "https://example.org/a", "word-", "x:"),
            *(
                "It was built in three years by people of the town and it will be paid for in",
                "é\xa0“",
            ),
        ]
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_character_keeps_its_place(lines, end):
    text = end.join(lines)
    if not text.strip():
        return
    assert_places(document(text))


@given(st.text(max_size=200))
def test_no_text_crashes_it(text):
    try:
        found = read(Source("x.txt", text.encode("utf-8", "replace")))
    except InputError:
        return
    assert_places(found)


def test_the_reference_release(shared_data):
    file = shared_data / "releases" / "cps-regions.txt"
    found = read(Source(file.name, file.read_bytes()))
    lines = {
        block.role: found.source.locate(block.span).line for block in found.blocks if block.role
    }
    assert lines == {"chrome": 1, "title": 19, "label": 21, "summary": 23}


def test_read_releases_have_their_titles_and_mostly_their_summaries(shared_data):
    files = sorted((shared_data / "releases" / "read").glob("*.txt"))
    summaries = 0
    for file in files:
        found = read(Source(file.name, file.read_bytes()))
        first, second, *_ = file.read_text("utf-8").split("\n\n")
        assert found.text_of(found.title()) == first.strip()
        summary = found.summary()
        summaries += summary is not None and found.text_of(summary) == second.strip()
    assert summaries >= 0.9 * len(files)


def test_real_releases_keep_their_places(shared_data):
    files = sorted((shared_data / "releases").rglob("*.txt"))
    assert files
    for file in files:
        assert_places(read(Source(file.name, file.read_bytes())))


@pytest.mark.parametrize("line", ["(c) Crown Copyright, 2025", "(c) 2025 Ashford Council"])
def test_a_copyright_sign_is_no_list_marker(line):
    text = f"Library opens\n\nIt is open to all.\n\n{line}\n"
    assert line in document(text).text
