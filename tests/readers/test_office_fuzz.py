"""Whatever an office file holds, it is read or refused: no reader ever raises anything else."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import odt_files, office_files
from tests.office_files import box, item, package, paragraph, runs, table

from release_lint.document import Document, InputError, MarkKind, Source, Span
from release_lint.readers import docx, odt
from release_lint.readers.office import OfficeSource

ELEMENTS = (
    *("p", "r", "t", "rPr", "pPr", "ins", "del", "moveFrom", "tbl", "tr", "tc", "trPr", "tcPr"),
    *("hyperlink", "fldChar", "fldSimple", "instrText", "txbxContent", "footnoteReference"),
    *("commentRangeStart", "commentRangeEnd", "commentReference", "tab", "br", "sym", "pStyle"),
    *("numId", "ilvl", "outlineLvl", "vanish", "b", "color", "sz", "lang", "object", "drawing"),
)
ATTRIBUTES = ('w:val="{}"', 'w:id="{}"', 'w:fldCharType="{}"', 'w:char="{}"', 'w:fill="{}"')
VALUES = ("0", "1", "begin", "separate", "end", "-3", "x", "Title", "FFFFFF", "F0B7", "99999999999")
ODT_ELEMENTS = (
    *("text:p", "text:h", "text:span", "text:a", "text:s", "text:tab", "text:list"),
    *("text:list-item", "text:note", "text:note-body", "text:change-start", "text:change-end"),
    *("text:tracked-changes", "text:section", "text:date", "table:table", "table:table-row"),
    *("table:table-cell", "draw:frame", "draw:image", "draw:text-box", "office:annotation"),
    *("office:annotation-end", "svg:desc", "text:changed-region", "text:deletion"),
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)


def trees(names, attributes):
    """XML of elements inside one another, in any order that the format would never allow."""
    attrs = st.lists(
        st.builds(lambda form, value: form.format(value), attributes, st.sampled_from(VALUES)),
        max_size=2,
        unique_by=lambda said: said.partition("=")[0],
    )

    def element(inside):
        return st.builds(
            lambda name, said, parts: f"<{name} {' '.join(said)}>{''.join(parts)}</{name}>",
            names,
            attrs,
            st.lists(inside, max_size=5),
        )

    return st.recursive(WORDS.map(escape), element, max_leaves=30)


DOCX = trees(st.sampled_from([f"w:{n}" for n in ELEMENTS]), st.sampled_from(ATTRIBUTES))
ODT = trees(
    st.sampled_from(ODT_ELEMENTS),
    st.sampled_from(('text:style-name="{}"', 'text:c="{}"', 'office:name="{}"', 'text:id="{}"')),
)


def outcome(reader, data: bytes) -> Document | None:
    try:
        return reader.read(Source("a", data))
    except InputError as problem:
        assert "\n" not in str(problem)  # noqa: PT017  (refusal is one of two right outcomes)
        return None


def check(document: Document) -> None:
    """Blocks are in order, and marks and places inside."""
    assert isinstance(document.source, OfficeSource)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        end = block.span.end
        assert document.source.locate(block.span).column
    for mark in document.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(document.text)
        document.source.locate(mark.span)


@settings(max_examples=150)
@given(DOCX)
def test_any_word_document(xml):
    document = outcome(docx, office_files.docx(f"{paragraph('A line.')}{xml}"))
    if document:
        check(document)


@settings(max_examples=150)
@given(ODT)
def test_any_opendocument_text(xml):
    document = outcome(odt, odt_files.odt(f"{odt_files.paragraph('A line.')}{xml}"))
    if document:
        check(document)


WHOLE = {
    docx: office_files.docx(
        paragraph("Council opens bridge", "Title")
        + f"<w:p>{runs('It &amp; they', '<w:b/>')}{box(paragraph('box'))}</w:p>"
        + item("steel")
        + table(("a", "b"), ("c", "d")),
        parts={"comments": f'<w:comment w:id="1">{paragraph("why?")}</w:comment>'},
    ),
    odt: odt_files.odt(odt_files.paragraph("A line.") + odt_files.table(("a", "b"))),
}


@pytest.mark.parametrize("reader", [docx, odt], ids=["docx", "odt"])
@settings(max_examples=120)
@given(st.data())
def test_any_damage(reader, data):
    """Bytes of the package, or of a part of it, changed, cut off or repeated."""
    whole = WHOLE[reader]
    if data.draw(st.booleans()):
        outcome(reader, _damaged(data, whole))
        return
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(files)))
    files[name] = _damaged(data, files[name])
    outcome(reader, package(files))


def _damaged(data, raw: bytes) -> bytes:
    first = data.draw(st.integers(0, len(raw)))
    last = data.draw(st.integers(first, min(len(raw), first + 40)))
    return (
        raw[:first] + data.draw(st.binary(max_size=6)) * data.draw(st.integers(0, 3)) + raw[last:]
    )


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "<w:b/>", "<w:vanish/>"])), max_size=5))
def test_every_character_of_a_span_leads_to_its_bytes(parts):
    body = "".join(runs(escape(text), form) for text, form in parts)
    data = office_files.docx(f"{paragraph('First.')}<w:p>{body}</w:p>")
    document = docx.read(Source("a.docx", data))
    source = document.source
    assert isinstance(source, OfficeSource)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    for place in range(len(document.text)):
        if document.text[place] == "\n":
            continue
        (stretch,) = source.stretches(source.source_span(Span(place, place + 1)))
        raw = xml[stretch.start : stretch.end].decode()
        assert stretch.text == document.text[place]
        assert raw in (stretch.text, escape(stretch.text))
        assert xml[stretch.run :].startswith(b"<w:r>")
    hidden = "".join(text for text, form in parts if form == "<w:vanish/>")
    said = [m.attrs["text"] for m in document.marks if m.kind is MarkKind.HIDDEN]
    assert "".join(said) == hidden
