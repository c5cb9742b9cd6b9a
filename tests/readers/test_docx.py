"""Word documents as releases."""

from __future__ import annotations

import pytest
from tests.office_files import box, docx, item, package, paragraph, runs, table

from release_lint.document import BlockKind, Document, InputError, MarkKind, Source, Span
from release_lint.readers.docx import read
from release_lint.readers.office import OfficeSource

TRACKED = 'w:id="9" w:author="Jo" w:date="2025-05-01T10:00:00Z"'


def read_body(body: str, **more) -> Document:
    return read(Source("a.docx", docx(body, **more)))


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text_of(mark) for mark in document.marks if mark.kind is kind]


def origin(document: Document) -> OfficeSource:
    assert isinstance(document.source, OfficeSource)
    return document.source


def test_paragraphs_headings_and_lists():
    document = read_body(
        paragraph("Council opens bridge", "Title")
        + paragraph("The bridge is open to everyone from today.")
        + paragraph("How it was built", "HouseHeading")
        + item("steel")
        + item("stone", depth=1)
        + paragraph("Where it is", properties='<w:outlineLvl w:val="2"/>')
        + paragraph("Not a heading", "Heading2", '<w:outlineLvl w:val="9"/>')
    )
    shown = [(b.kind, b.level, b.role) for b in document.blocks]
    assert shown == [
        (BlockKind.HEADING, 1, "title"),
        (BlockKind.PARAGRAPH, 0, "summary"),
        (BlockKind.HEADING, 2, ""),
        (BlockKind.LIST_ITEM, 1, ""),
        (BlockKind.LIST_ITEM, 2, ""),
        (BlockKind.HEADING, 3, ""),
        (BlockKind.PARAGRAPH, 0, ""),
    ]
    assert [b.group for b in document.blocks if b.kind is BlockKind.LIST_ITEM] == [1, 1]


def test_sections_of_the_first_level_stand_below_the_title():
    document = read_body(
        paragraph("Council opens bridge", "Title")
        + paragraph("Annual report")
        + paragraph("How it was built", "Heading1")
        + paragraph("It was built of stone in two years.")
        + paragraph("Who built it", "Heading2")
        + paragraph("Masons of the town built it.")
    )
    shown = [(b.level, b.role) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert shown == [(1, "title"), (2, ""), (3, "")]
    assert document.summary() is None  # a subtitle is none


def test_text_is_the_final_view_and_changes_are_marked():
    document = read_body(
        f"<w:p>{runs('The bridge ')}"
        f"<w:del {TRACKED}><w:r><w:delText>will </w:delText></w:r></w:del>"
        f"<w:ins {TRACKED}>{runs('has ')}</w:ins>{runs('opened.')}</w:p>"
    )
    assert texts(document) == ["The bridge has opened."]
    changes = [mark for mark in document.marks if mark.kind is MarkKind.CHANGE]
    assert [mark.attrs["change"] for mark in changes] == ["insertion", "deletion"]
    assert marked(document, MarkKind.CHANGE) == ["has ", ""]


def test_a_change_after_the_last_paragraph_is_found():
    section = f"<w:sectPr><w:sectPrChange {TRACKED}><w:sectPr/></w:sectPrChange></w:sectPr>"
    document = read_body(paragraph("The bridge is open.") + section)
    assert marked(document, MarkKind.CHANGE) == [""]


def test_a_deleted_paragraph_end_joins_what_it_parted():
    gone = f"<w:rPr><w:del {TRACKED}/></w:rPr>"
    document = read_body(
        paragraph("The bridge ", properties=gone)
        + paragraph("is open.")
        + paragraph("", properties=gone)
        + paragraph("Come and see it.")
    )
    assert texts(document) == ["The bridge is open.", "Come and see it."]


def test_moves_and_deleted_rows():
    row = f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr><w:tc>{paragraph('gone')}</w:tc></w:tr>"
    document = read_body(
        f"<w:p><w:moveFrom {TRACKED}>{runs('moved')}</w:moveFrom></w:p>"
        f"<w:tbl>{row}<w:tr><w:tc>{paragraph('stays')}</w:tc></w:tr></w:tbl>"
        f"<w:p><w:moveTo {TRACKED}>{runs('moved')}</w:moveTo></w:p>"
    )
    assert texts(document) == ["stays", "moved"]


def test_a_text_box_is_read_once_after_its_paragraph():
    document = read_body(
        f"<w:p>{runs('Before')}{box(paragraph('In the box'))}{runs(' and after')}</w:p>"
    )
    assert texts(document) == ["Before and after", "In the box"]
    place = document.source.locate(document.blocks[1].span)
    assert (place.paragraph, place.part, place.said) == (1, "text box 1", "text box 1")


def test_tables_have_rows_headers_and_nested_tables():
    inner = table(("x", "y"))
    document = read_body(
        table(("Year", "Cost"), ("2025", "£4"), header=True)
        + f"<w:tbl><w:tr><w:tc>{paragraph('outer')}{inner}</w:tc></w:tr></w:tbl>"
    )
    cells = [(b.group, b.attrs.get("row"), b.attrs.get("header")) for b in document.blocks]
    assert cells[:4] == [(1, "1", "yes"), (1, "1", "yes"), (1, "2", None), (1, "2", None)]
    assert [cell[0] for cell in cells[4:]] == [2, 3, 3]
    assert document.source.locate(document.blocks[3].span).said == "table 1, row 2"


def test_fields_give_results_and_links_their_targets():
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://www.gov.uk/bridge" </w:instrText></w:r>'
    document = read_body(
        f"<w:p>{runs('See ')}{char('begin')}{code}{char('separate')}{runs('the bridge')}"
        f"{char('end')}{runs(' or ')}<w:hyperlink r:id='link1'>{runs('write to us')}</w:hyperlink>"
        f"<w:fldSimple w:instr=' PAGE '>{runs('7')}</w:fldSimple></w:p>",
        links={"link1": "mailto:press@culture.gov.uk"},
    )
    assert texts(document) == ["See the bridge or write to us7"]
    links = [(document.text_of(m), m.attrs["href"]) for m in document.marks if "href" in m.attrs]
    assert links == [
        ("the bridge", "https://www.gov.uk/bridge"),
        ("write to us", "mailto:press@culture.gov.uk"),
    ]


def test_signs_that_are_elements():
    document = read_body(
        paragraph("Signs", "Title")
        + "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:noBreakHyphen/><w:t>C</w:t><w:softHyphen/>"
        '<w:t>D</w:t><w:br/><w:t>E</w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>'
    )
    assert texts(document)[1:] == ["A\tB\u2011CD\nE•"]


def test_hidden_text_is_left_out_and_marked():
    document = read_body(
        f"<w:p>{runs('Seen. ')}{runs('The minister hates it.', '<w:vanish/>')}"
        f"{runs('Never.', '<w:rStyle w:val=&quot;Secret&quot;/>'.replace('&quot;', chr(34)))}</w:p>"
        + paragraph("White as snow", run='<w:color w:val="FFFFFF"/>')
        + paragraph("Too small", run='<w:sz w:val="1"/>')
        + paragraph("Shaded", run='<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')
    )
    assert texts(document) == ["Seen.", "White as snow", "Too small", "Shaded"]
    hidden = [m for m in document.marks if m.kind is MarkKind.HIDDEN]
    assert [m.attrs["how"] for m in hidden] == ["hidden", "hidden", "white", "too small to read"]
    assert hidden[0].attrs["text"] == "The minister hates it."


def test_comments_stand_at_their_words():
    comments = (
        f'<w:comment w:id="0" w:author="Jo">{paragraph("Is this cleared?")}</w:comment>'
        f'<w:comment w:id="1" w:author="Al">{paragraph("Nobody refers to me")}</w:comment>'
    )
    document = read_body(
        f"<w:p>{runs('It cost ')}<w:commentRangeStart w:id='0'/>{runs('£4 million')}"
        "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>",
        parts={"comments": comments},
    )
    found = [(m.attrs["author"], document.text_of(m)) for m in document.marks]
    assert sorted(found) == [("Al", ""), ("Jo", "£4 million")]


def test_notes_headers_and_footers():
    document = read_body(
        f"<w:p>{runs('It is long')}<w:r><w:footnoteReference w:id='2'/></w:r>{runs('.')}</w:p>",
        parts={
            "footnotes": '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
            f'<w:footnote w:id="2">{paragraph("40 metres.")}</w:footnote>'
            f'<w:footnote w:id="3">{paragraph("Its reference was deleted.")}</w:footnote>',
            "header1": paragraph("DRAFT"),
            "footer1": paragraph("Crown copyright"),
        },
    )
    assert texts(document) == ["DRAFT", "It is long.", "40 metres.", "Crown copyright"]
    assert [b.role for b in document.blocks][::3] == ["chrome", "footer"]
    said = [document.source.locate(block.span).said for block in document.blocks]
    assert said == ["header", "paragraph 1", "footnote 1", "footer"]


def test_properties_are_metadata():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Jo Bloggs</dc:creator>'
        "<dcterms:created>2025-05-01T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    document = read_body(paragraph("Text."), members={"docProps/core.xml": core})
    assert texts(document) == ["Text."]
    assert document.metadata["creator"].value == "Jo Bloggs"
    assert document.metadata["created"].value == "2025-05-01T10:00:00Z"


def test_every_span_leads_to_the_bytes_of_its_words():
    body = f"<w:p>{runs('Mr &amp; Mrs Nŵy ', '<w:b/>')}{runs('said “yes”.')}</w:p>"
    data = docx(body)
    document = read(Source("a.docx", data))
    source = origin(document)
    start = document.text.index("Mrs")
    span = source.source_span(Span(start, document.text.index("yes") + 3))
    stretches = list(source.stretches(span))
    assert [s.text for s in stretches] == [" Mrs Nŵy "[1:], "said “yes"]
    xml = _member(data, "word/document.xml")
    assert [xml[s.start : s.end].decode() for s in stretches] == [s.text for s in stretches]
    assert all(xml[s.run :].startswith(b"<w:r>") for s in stretches)
    assert all(xml[s.paragraph :].startswith(b"<w:p>") for s in stretches)
    (entity,) = source.stretches(source.source_span(Span(start - 2, start - 1)))
    assert (entity.text, xml[entity.start : entity.end]) == ("&", b"&amp;")


def _member(data: bytes, name: str) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read(name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "Word 97"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"<html></html>", "XML or HTML"),
        (b"hello", "not even a zip"),
        (docx(paragraph("Text."))[:-30], "damaged"),
        (package({"a.txt": "x"}), "no text part"),
        (package({"xl/workbook.xml": "<x/>"}), "spreadsheet"),
        (docx("<w:p>"), "broken at line 2"),
        (docx("<w:p/>"), "has no text"),
    ],
)
def test_what_is_no_document_is_said_in_one_line(data, said):
    with pytest.raises(InputError, match=said) as raised:
        read(Source("a.docx", data))
    assert "\n" not in str(raised.value)


def test_no_entity_is_ever_read():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="x"/>'
    with pytest.raises(InputError, match="declares a document type"):
        read(Source("a.docx", package({"word/document.xml": bomb})))


def test_a_zip_bomb_is_refused():
    bomb = b"<a>" + b" " * 40_000_000 + b"</a>"
    with pytest.raises(InputError, match="zip bomb"):
        read(Source("a.docx", package({"word/document.xml": bomb})))


def tag(name: str, *inside: str, said: str = "") -> str:
    return f"<w:{name} {said}>{''.join(inside)}</w:{name}>"


def sdt(inside: str) -> str:
    return tag("sdt", "<w:sdtPr/>", tag("sdtContent", inside))


def row(words: str, change: str) -> str:
    properties = tag("trPr", f"<w:{change} {TRACKED}/>")
    return tag("tr", properties, tag("tc", paragraph(words)))


ODD = '<w:numPr><w:ilvl w:val="9999999999999999"/><w:numId w:val="-5"/></w:numPr>'
RUBY = tag("ruby", tag("rt", runs("kan")), tag("rubyBase", runs("漢")))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (sdt(paragraph("a block")), "a block"),
        (tag("p", sdt(runs("inline"))), "inline"),
        (tag("tbl", sdt(tag("tr", sdt(tag("tc", paragraph("a cell")))))), "a cell"),
        (tag("customXml", paragraph("custom")), "custom"),
        (tag("p", tag("smartTag", runs("smart"))), "smart"),
        (tag("p", tag("r", RUBY)), "漢"),
        (tag("p", runs("x"), "<m:oMath><m:r><m:t>=2</m:t></m:r></m:oMath>"), "x=2"),
        (tag("tbl", tag("tr", tag("tc", table(("inner",)), paragraph("outer")))), "inner outer"),
        (tag("tbl", row("gone", "del"), row("new", "ins")), "new"),
        (
            tag("p", tag("moveFrom", runs("moved"), said=TRACKED))
            + tag("p", tag("moveTo", runs("moved"), said=TRACKED)),
            "moved",
        ),
        (paragraph("odd", properties=f'{ODD}<w:outlineLvl w:val="x"/>'), "odd"),
    ],
)
def test_wherever_text_stands_it_is_read_once(body, words):
    assert " ".join(texts(read_body(paragraph("Title", "Title") + body))[1:]) == words


LEGAL = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2) "/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def test_items_have_the_numbers_that_word_shows():
    document = read_body(
        item("a")
        + item("b", depth=1)
        + item("c", depth=1)
        + item("bullet", depth=2)
        + paragraph("The list goes on behind this.")
        + item("d")
        + item("e", depth=1)
        + item("anew", numbering=2)
        + item("f", numbering=2),
        parts={"numbering": LEGAL},
    )
    numbers = [b.attrs.get("number") for b in document.blocks]
    assert numbers == ["3.", "3(a)", "3(b)", None, None, "4.", "4(a)", "1.", "2."]


def test_a_style_says_how_deep_its_items_are():
    """By its own depth, with the numbering of the style that it is based on; or the list says."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="One"><w:name w:val="One"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Two"><w:name w:val="Two"/><w:basedOn w:val="One"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = LEGAL.replace(
        '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>',
        '<w:lvl w:ilvl="1"><w:pStyle w:val="Deep"/><w:numFmt w:val="lowerLetter"/>',
    )
    document = read_body(
        "".join(paragraph(style.lower(), style) for style in ("One", "Two", "Deep", "One")),
        parts={"styles": styles, "numbering": linked},
    )
    items = [(b.level, b.attrs.get("number")) for b in document.blocks]
    assert items == [(1, "3."), (2, "3(a)"), (2, "3(b)"), (1, "4.")]
