"""OpenDocument texts as releases."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.odt_files import heading, items, odt, paragraph, span, table
from tests.office_files import package

from release_lint.document import BlockKind, Document, InputError, MarkKind, Source, Span
from release_lint.readers.odt import read
from release_lint.readers.office import OfficeSource


def read_body(body: str, **more) -> Document:
    return read(Source("a.odt", odt(body, **more)))


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def test_paragraphs_headings_and_lists():
    document = read_body(
        paragraph("Council opens bridge", "P1")
        + paragraph("The bridge is open to everyone from today.")
        + heading("How it was built", 2)
        + items(paragraph("steel"), paragraph("stone") + items(paragraph("granite")))
        + paragraph("That is all.", "Quotations")
        + paragraph("It cost £4 million.")
    )
    shown = [(b.kind, b.level, b.role) for b in document.blocks]
    assert shown == [
        (BlockKind.HEADING, 1, "title"),
        (BlockKind.PARAGRAPH, 0, "summary"),
        (BlockKind.HEADING, 2, ""),
        (BlockKind.LIST_ITEM, 1, ""),
        (BlockKind.LIST_ITEM, 1, ""),
        (BlockKind.LIST_ITEM, 2, ""),
        (BlockKind.QUOTE, 0, ""),
        (BlockKind.PARAGRAPH, 0, ""),
    ]


def test_white_space_counts_once_and_signs_are_elements():
    document = read_body(
        paragraph(
            "\n  One\n   <text:span>two </text:span> three<text:s text:c='2'/>four<text:tab/>"
            "five<text:line-break/>six &lt; seven  "
        )
        + paragraph("Second.")
    )
    assert texts(document)[0] == "One two three  four\tfive"  # the title
    assert texts(document)[1:] == ["six < seven", "Second."]


def test_changes_are_marked_and_deleted_text_is_left_out():
    who = "<dc:creator>Jo</dc:creator><dc:date>2025-05-01</dc:date>"
    info = f"<office:change-info>{who}</office:change-info>"
    document = read_body(
        "<text:tracked-changes>"
        f'<text:changed-region text:id="a"><text:insertion>{info}</text:insertion>'
        "</text:changed-region>"
        f'<text:changed-region text:id="b"><text:deletion>{info}{paragraph("will")}</text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        + paragraph(
            'The bridge <text:change-start text:change-id="a"/>has '
            '<text:change-end text:change-id="a"/><text:change text:change-id="b"/>opened.'
        )
    )
    assert texts(document) == ["The bridge has opened."]
    changes = [(m.attrs["change"], document.text_of(m), m.attrs["author"]) for m in document.marks]
    assert changes == [("insertion", "has ", "Jo"), ("deletion", "", "Jo")]


def test_comments_notes_boxes_and_links():
    document = read_body(
        paragraph(
            'It cost <office:annotation office:name="x"><dc:creator>Jo</dc:creator>'
            f"<dc:date>2025-05-01</dc:date>{paragraph('Is this cleared?')}</office:annotation>£4"
            '<office:annotation-end office:name="x"/><text:note text:note-class="footnote">'
            f"<text:note-citation>1</text:note-citation><text:note-body>{paragraph('In 2025.')}"
            "</text:note-body></text:note>. "
            '<text:a xlink:href="https://www.gov.uk/bridge">See it</text:a>'
        )
        + paragraph(
            f"Before<draw:frame><draw:text-box>{paragraph('In the box')}</draw:text-box>"
            "</draw:frame>"
        )
    )
    assert texts(document) == ["It cost £4. See it", "Before", "In the box", "In 2025."]
    said = [document.source.locate(block.span).said for block in document.blocks]
    assert said == ["paragraph 1", "paragraph 2", "text box 1", "footnote 1"]
    comment = next(m for m in document.marks if m.kind is MarkKind.COMMENT)
    assert (document.text_of(comment), comment.attrs["author"]) == ("£4", "Jo")
    assert comment.attrs["text"] == "Is this cleared?"
    link = next(m for m in document.marks if m.kind is MarkKind.LINK)
    assert (document.text_of(link), link.attrs["href"]) == ("See it", "https://www.gov.uk/bridge")


def test_tables_pictures_and_what_is_hidden():
    picture = (
        '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>A bridge</svg:desc>'
        "</draw:frame>"
    )
    document = read_body(
        table(("Year", "Cost"), ("2025", "£4"), header=True)
        + paragraph(f"Seen. {span('Never seen.', 'Secret')}{picture}")
        + paragraph(span("As snow", "White") + " and " + span("check this", "Yellow"))
        + f'<text:section text:display="none">{paragraph("A hidden part.")}</text:section>'
    )
    assert texts(document) == ["Year", "Cost", "2025", "£4", "Seen.", "As snow and check this"]
    assert [b.attrs.get("header") for b in document.blocks[:4]] == ["yes", "yes", None, None]
    hidden = [m for m in document.marks if m.kind is MarkKind.HIDDEN]
    assert [m.attrs.get("text", document.text_of(m)) for m in hidden] == [
        "Never seen.",
        "As snow",
        "A hidden part.",
    ]
    highlight = next(m for m in document.marks if m.kind is MarkKind.HIGHLIGHT)
    assert document.text_of(highlight) == "check this"
    image = next(m for m in document.marks if m.kind is MarkKind.IMAGE)
    assert image.attrs == {"alt": "A bridge"}


def test_headers_footers_and_properties():
    document = read_body(
        paragraph("Text."),
        master='<style:master-page style:name="Standard">'
        f"<style:header>{paragraph('DRAFT')}</style:header>"
        f"<style:footer>{paragraph('Crown copyright')}</style:footer></style:master-page>",
        meta="<meta:initial-creator>Jo Bloggs</meta:initial-creator>"
        "<meta:creation-date>2025-05-01T10:00:00</meta:creation-date>",
    )
    shown = [(b.kind, b.role, document.text_of(b)) for b in document.blocks]
    assert shown == [
        (BlockKind.PARAGRAPH, "chrome", "DRAFT"),
        (BlockKind.PARAGRAPH, "", "Text."),
        (BlockKind.PARAGRAPH, "footer", "Crown copyright"),
    ]
    assert document.metadata["creator"].value == "Jo Bloggs"
    assert document.metadata["created"].value == "2025-05-01T10:00:00"


def test_every_span_leads_to_the_bytes_of_its_words():
    data = odt(paragraph(f"Mr &amp; Mrs  {span('Nŵy said', 'Bold')} “yes”."))
    document = read(Source("a.odt", data))
    source = document.source
    assert isinstance(source, OfficeSource)
    start = document.text.index("Mrs")
    place = source.source_span(Span(start, document.text.index("yes") + 3))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("content.xml")
    found = [(s.text, xml[s.start : s.end].decode()) for s in source.stretches(place)]
    assert found == [
        ("Mrs", "Mrs"),
        (" ", "  "),
        ("Nŵy said", "Nŵy said"),
        (" “yes", " “yes"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "spreadsheet"),
        (package({"word/document.xml": "<x/>"}), "Word document"),
        (package({"content.xml": "x", "META-INF/manifest.xml": "encryption-data"}), "password"),
        (package({"a.txt": "x"}), "no text part"),
        (odt(""), "has no text"),
        (odt("<text:p>"), "broken at line 12"),
        (b"hello", "not even a zip"),
    ],
)
def test_what_is_no_document_is_said_in_one_line(data, said):
    with pytest.raises(InputError, match=said) as raised:
        read(Source("a.odt", data))
    assert "\n" not in str(raised.value)


def test_items_have_the_numbers_that_the_list_style_gives():
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="." text:start-value="3"/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
        'style:num-suffix=")"/><text:list-level-style-bullet text:level="3"/></text:list-style>'
    )
    inner = items(paragraph("c"), paragraph("d") + items(paragraph("bullet")))
    styled = items(paragraph("a"), paragraph("b") + paragraph("on") + inner).replace(
        "<text:list>", '<text:list text:style-name="L1">', 1
    )
    more = items(paragraph("e")).replace(
        "<text:list>", '<text:list text:style-name="L1" text:continue-numbering="true">'
    )
    document = read_body(
        paragraph("Council opens bridge", "P1") + styled + more + items(paragraph("f")), lists=style
    )
    numbers = [b.attrs.get("number") for b in document.blocks[1:]]
    assert numbers == ["3.", "4.", "", "(a)", "(b)", None, "5.", None]
