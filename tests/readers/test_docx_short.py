"""What is read at a stroke is read as the parser reads it, event by event."""

from __future__ import annotations

import pytest
from tests.office_files import W, docx, item, paragraph, runs, table

from release_lint.document import Source
from release_lint.readers.docx import read
from release_lint.readers.docx_short import ShortPart

TEXT = "The bridge is open to everyone from today. "
SPELL = '<w:proofErr w:type="spellStart"/>'
PLACE = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
TRACKED = 'w:id="9" w:author="Jo" w:date="2025-05-01T10:00:00Z"'
BODIES = {
    "plain": paragraph(TEXT) + paragraph("Café £5 – “open”"),
    "formats": (
        f"<w:p>{runs('a ')}{runs('b', '<w:b/>')}" + runs("c", '<w:lang w:val="cy-GB"/>') + "</w:p>"
    ),
    "off": paragraph(TEXT, "Heading1", run='<w:b w:val="0"/><w:vanish w:val="false"/>'),
    "hidden": f"<w:p>{runs(TEXT)}{runs('not this', '<w:vanish/>')}{runs('but this')}</w:p>",
    "hidden by a style": paragraph("not this", run='<w:rStyle w:val="Secret"/>') + paragraph(TEXT),
    "white": paragraph(TEXT, run='<w:color w:val="FFFFFF"/>'),
    "on a colour": paragraph(
        TEXT, properties='<w:shd w:fill="000000"/>', run='<w:color w:val="FFFFFF"/>'
    ),
    "space at the ends": "<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t>\tb</w:t></w:r></w:p>",
    "elements for text": (
        f"<w:p>{runs('a')}<w:r><w:tab/></w:r>{runs('b')}<w:r><w:br/></w:r>{runs('c')}"
        "<w:r><w:noBreakHyphen/></w:r><w:r><w:softHyphen/></w:r><w:r><w:cr/></w:r></w:p>"
    ),
    "a page break": f'<w:p>{runs("a")}<w:r><w:br w:type="page"/></w:r>{runs("b")}</w:p>',
    "marks of the program": (
        f"<w:p>{SPELL}{runs('tset')}{PLACE}{runs('b')}{SPELL}</w:p><w:p>{PLACE}</w:p>"
    ),
    "entities": paragraph("a &amp; b") + paragraph(TEXT) + paragraph("&lt;"),
    "line ends": paragraph("a\nb") + paragraph("a\r\nb") + "\n" + paragraph(TEXT),
    "empty": "<w:p/><w:p></w:p>" + paragraph("") + '<w:p w:rsidR="1"/>' + paragraph(TEXT),
    "lists": item("steel") + item("stone", depth=1) + item("wood", 2),
    "levels": paragraph("A", properties='<w:outlineLvl w:val="2"/>') + paragraph("B", "Heading2"),
    "tables": table(("a", "b"), ("c", "d"), header=True) + paragraph(TEXT),
    "tracked": (
        f"<w:p>{runs('a')}<w:ins {TRACKED}>{runs('b')}</w:ins><w:del {TRACKED}><w:r><w:delText>c"
        f"</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:rPr><w:del {TRACKED}/></w:rPr></w:pPr>"
        f"{runs('d')}</w:p>{paragraph('e')}"
    ),
    "tracked formats": (
        f"<w:p><w:pPr><w:pPrChange {TRACKED}><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/>"
        f"<w:rPrChange {TRACKED}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>"
    ),
    "fields": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText>'
        f"</w:r></w:p>{paragraph('code')}<w:p><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"{runs('7')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>{paragraph(TEXT)}"
    ),
    "a signs of tags": '<w:p><w:r w:rsidR="a>b"><w:t>c > d</w:t></w:r></w:p>' + paragraph(TEXT),
    "a comment of XML": "<!-- <w:p><w:r><w:t>no</w:t></w:r></w:p> -->" + paragraph(TEXT),
}


@pytest.mark.parametrize("name", BODIES)
def test_both_ways_of_reading_give_the_same(name, monkeypatch):
    source = Source("a.docx", docx(BODIES[name]))
    quick = read(source)
    monkeypatch.setattr(ShortPart, "_shorten", lambda _self, _xml: None)
    slow = read(source)
    assert quick.text == slow.text
    assert [_said(block) for block in quick.blocks] == [_said(block) for block in slow.blocks]
    assert [_said(mark) for mark in quick.marks] == [_said(mark) for mark in slow.marks]
    for ours, theirs in zip(quick.source.paragraphs, slow.source.paragraphs, strict=True):
        assert (ours.offset, ours.number, ours.where) == (
            theirs.offset,
            theirs.number,
            theirs.where,
        )
        assert [part for part in ours.parts if part[0]] == [p for p in theirs.parts if p[0]]


def test_most_is_read_at_a_stroke():
    body = "".join(paragraph(TEXT, "Quote") for _ in range(9))
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    short = ShortPart(xml)
    assert short.xml.count(b"<w:p") == 0
    assert [len(row) for row in short.paragraphs.values()] == [9]
    assert short.byte(short.xml.index(b"</w:body>")) == xml.index(b"</w:body>")


def _said(part) -> list[object]:
    return [getattr(part, name) for name in part.__record_fields__ if name != "span"] + [
        (part.span.start, part.span.end)
    ]
