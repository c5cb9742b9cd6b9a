"""``clean`` for Word documents."""

from __future__ import annotations

import re

import pytest

from release_lint.document import InputError, Source
from release_lint.office.clean import clean
from release_lint.readers.docx import read
from tests.office.validity import members, new_problems
from tests.office_files import box, docx, package, paragraph, runs, table

BY = 'w:author="Jane Roe" w:date="2025-05-01T10:00:00Z"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-'
    'properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferries</dc:title>'
    "<dc:creator>Jane Roe</dc:creator><cp:lastModifiedBy>Bob Poe</cp:lastModifiedBy>"
    "</cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>S:\\press\\house.dotx</Template><Company>Ministry of Ferries</Company></Properties>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    '<property name="MSIP_Label_1_Name"><x>Official</x></property>'
    '<property name="Reviewer"><x>Ann Moe</x></property>'
    '<property name="Case"><x>77</x></property></Properties>'
)


def inserted(inside: str, number: int = 1) -> str:
    return f'<w:ins w:id="{number}" {BY}>{inside}</w:ins>'


def deleted(text: str, number: int = 2) -> str:
    return f'<w:del w:id="{number}" {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def cleaned(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The parts of the clean copy and what was said; it is valid, and clean."""
    before, result = read(Source("a.docx", data)), clean("a.docx", data)
    again = clean("a.docx", result.data)
    assert (again.data, again.taken) == (result.data, ())
    assert new_problems(data, result.data) == []
    after = read(Source("a.docx", result.data))
    assert [after.text_of(b) for b in after.blocks if b.kind != "metadata"] == [
        before.text_of(b) for b in before.blocks if b.kind != "metadata"
    ]
    return members(result.data), list(result.taken)


def body_of(xml: str, **more) -> str:
    parts, _ = cleaned(docx(xml, **more))
    found = re.search("<w:body>(.*)</w:body>", parts["word/document.xml"].decode(), re.DOTALL)
    return found[1]


def test_a_clean_file_comes_back_to_the_byte():
    data = docx(paragraph("The ferry sails today."))
    result = clean("a.docx", data)
    assert result.data == data
    assert result.taken == result.left == ()


def test_insertions_stay_and_deletions_go():
    body = (
        f"<w:p>{runs('The ferry ')}{inserted(runs('now '))}{deleted('will ')}{runs('sails.')}</w:p>"
    )
    assert body_of(body) == f"<w:p>{runs('The ferry ')}{runs('now ')}{runs('sails.')}</w:p>"


def test_moves_and_changes_of_format_are_accepted():
    moved = f'<w:moveFromRangeStart w:id="5" w:name="m" {BY}/><w:moveFrom w:id="6" {BY}>{runs("x")}'
    there = f'<w:moveToRangeStart w:id="7" w:name="m" {BY}/><w:moveTo w:id="8" {BY}>{runs("x")}'
    bold = f'<w:b/><w:rPrChange w:id="9" {BY}><w:rPr/></w:rPrChange>'
    body = (
        f'<w:p>{runs("a")}{moved}</w:moveFrom><w:moveFromRangeEnd w:id="5"/></w:p>'
        f'<w:p>{runs("b", bold)}{there}</w:moveTo><w:moveToRangeEnd w:id="7"/></w:p>'
    )
    assert body_of(body) == f"<w:p>{runs('a')}</w:p><w:p>{runs('b', '<w:b/>')}{runs('x')}</w:p>"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    mark = f'<w:rPr><w:del w:id="3" {BY}/></w:rPr>'
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Quote"/>{mark}</w:pPr>{runs("One ")}</w:p>'
        f"<w:p><w:pPr>{mark}</w:pPr>{deleted('gone')}</w:p>"
        f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr>{runs("two.")}</w:p>{paragraph("Three.")}'
    )
    joined = f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr>{runs("One ")}{runs("two.")}</w:p>'
    assert body_of(body) == joined + paragraph("Three.")


def test_a_deleted_paragraph_before_a_table_goes():
    mark = f'<w:rPr><w:del w:id="3" {BY}/></w:rPr>'
    gone = f"<w:p><w:pPr>{mark}</w:pPr>{deleted('gone')}</w:p>"
    rows = table(("a", "b"))
    assert body_of(paragraph("Before.") + gone + rows) == paragraph("Before.") + rows


def test_deleted_rows_go_and_a_table_without_rows_with_them():
    row = table(("x",)).removeprefix("<w:tbl>").removesuffix("</w:tbl>")
    gone = row.replace("<w:tr>", f'<w:tr><w:trPr><w:del w:id="4" {BY}/></w:trPr>')
    new = row.replace("<w:tr>", f'<w:tr><w:trPr><w:ins w:id="5" {BY}/></w:trPr>')
    body = f"<w:tbl>{gone}{new}</w:tbl>{paragraph('And')}<w:tbl>{gone}</w:tbl>{paragraph('end.')}"
    kept = row.replace("<w:tr>", "<w:tr><w:trPr></w:trPr>")
    parts, taken = cleaned_without_text_check(docx(body))
    assert f"<w:tbl>{kept}</w:tbl>{paragraph('And')}{paragraph('end.')}" in parts
    assert "2 tracked deletions accepted (by J••• ••e)" in taken


def cleaned_without_text_check(data: bytes) -> tuple[str, list[str]]:
    result = clean("a.docx", data)
    return members(result.data)["word/document.xml"].decode(), list(result.taken)


def test_comments_go_with_their_part_and_every_trace():
    said = (
        '<w:commentRangeStart w:id="0"/>' + runs("today") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    comment = f'<w:comment w:id="0" {BY}>{paragraph("Is it?")}</w:comment>'
    types = members(docx("", {}))["[Content_Types].xml"].decode()
    override = '<Override PartName="/word/comments.xml" ContentType="application/xml"/></Types>'
    data = docx(
        f"<w:p>{said}</w:p>",
        {"comments": comment},
        members={"[Content_Types].xml": types.replace("</Types>", override)},
    )
    parts, taken = cleaned(data)
    assert "word/comments.xml" not in parts
    assert b"omment" not in b"".join(parts.values())
    assert f"<w:body><w:p>{runs('today')}</w:p></w:body>".encode() in parts["word/document.xml"]
    assert taken == ["1 comment (by J••• ••e)"]


def test_names_paths_and_labels_go_and_the_title_stays():
    case = f'<w:fldSimple w:instr=" DOCPROPERTY Case ">{runs("77")}</w:fldSimple>'
    field = f"<w:p>{runs('Case ')}{case}</w:p>"
    properties = {"docProps/core.xml": CORE, "docProps/app.xml": APP, "docProps/custom.xml": CUSTOM}
    parts, taken = cleaned(docx(field, members=properties))
    everything = b"".join(parts.values()).decode()
    for name in ("Jane", "Bob", "house.dotx", "Ministry", "MSIP", "Reviewer", "Ann Moe"):
        assert name not in everything
    assert "<dc:title>Ferries</dc:title>" in everything
    assert 'name="Case"' in everything
    said = "\n".join(taken)
    assert "author: J••• ••e" in said
    assert "company: M••••••• •• ••••••s" in said
    assert "1 property of a sensitivity label" in said
    assert "Jane" not in said


def test_hidden_words_go_and_codes_of_fields_stay():
    index = (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE "ferry"</w:instrText></w:r>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    )
    said = [
        runs("The ferry"),
        runs(" (not before May)", "<w:vanish/>"),
        index,
        runs(" sails.", '<w:vanish w:val="0"/>'),
        runs(" secretly", '<w:rStyle w:val="Secret"/>'),
    ]
    parts, taken = cleaned(docx(f"<w:p>{''.join(said)}</w:p>"))
    text = parts["word/document.xml"].decode()
    assert "May" not in text
    assert "secretly" not in text
    assert index in text
    assert taken == ["1 paragraph with hidden text"]


def test_white_words_go_where_nothing_lies_behind_them():
    white = runs("Draft 3", '<w:color w:val="FFFFFF"/>')
    parts, taken = cleaned_without_text_check(docx(f"<w:p>{runs('Open. ')}{white}</w:p>"))
    assert "Draft 3" not in parts
    assert taken == ["1 passage white"]
    shaded = f'<w:p><w:pPr><w:shd w:val="clear" w:fill="003078"/></w:pPr>{white}</w:p>'
    parts, taken = cleaned_without_text_check(docx(shaded))
    assert "Draft 3" in parts
    assert taken == []


def test_a_note_whose_reference_was_deleted_goes():
    note = f'<w:footnote w:id="2">{paragraph("Secret source.")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f'<w:p>{runs("Open.")}<w:del w:id="3" {BY}>{reference}</w:del></w:p>'
    result = clean("a.docx", docx(body, {"footnotes": note}))
    assert b"Secret source" not in members(result.data)["word/footnotes.xml"]
    assert "1 note that nothing refers to" in result.taken


def test_an_address_that_only_deleted_words_led_to_goes():
    link = f'<w:hyperlink r:id="rIdX">{runs("x")}</w:hyperlink>'
    body = f'<w:p>{runs("Open.")}<w:del w:id="3" {BY}>{link}</w:del></w:p>'
    result = clean("a.docx", docx(body, links={"rIdX": "https://intranet.example/plan"}))
    assert b"intranet" not in b"".join(members(result.data).values())


def test_text_boxes_are_cleaned_in_both_their_forms():
    inside = box(f"<w:p>{runs('a')}{deleted('b')}</w:p>")
    assert "delText" not in body_of(f"{paragraph('Open.')}<w:p>{inside}</w:p>")


def test_what_stays_is_said():
    marked = runs("check this", '<w:highlight w:val="yellow"/>')
    assert clean("a.docx", docx(f"<w:p>{marked}</w:p>")).left == ("1 highlighted passage",)


def test_a_signed_document_is_refused():
    data = docx(paragraph("Open."), members={"_xmlsignatures/origin.sigs": b""})
    with pytest.raises(InputError, match="is signed"):
        clean("a.docx", data)


def test_other_files_are_refused():
    with pytest.raises(InputError, match=r"only \.docx and \.odt"):
        clean("a.md", b"text")
    with pytest.raises(InputError, match="no Word document"):
        clean("a.docx", package({"a.txt": "text"}))


def test_another_prefix_is_no_hindrance():
    data = docx(f"<w:p>{runs('a')}{inserted(runs('b'))}</w:p>")
    files = members(data)
    other = files["word/document.xml"].decode().replace("w:", "ns0:")
    files["word/document.xml"] = other.replace('xmlns:w="', 'xmlns:ns0="').encode()
    text = members(clean("a.docx", package(files)).data)["word/document.xml"].decode()
    assert "<ns0:ins" not in text
    assert ">b<" in text


# Through the command


def test_the_command_writes_a_copy_beside_the_draft(lint, write, repository):
    draft = write("drafts/a.docx", docx(f"<w:p>{runs('a')}{deleted('b')}</w:p>"))
    before = draft.read_bytes()
    outcome = lint("clean", "drafts/a.docx")
    assert outcome.code == 0
    assert "1 tracked deletion accepted (by J••• ••e)" in outcome.out
    assert "The cleaned file is drafts/a.clean.docx." in outcome.out
    assert draft.read_bytes() == before
    assert (
        b"delText"
        not in members((repository / "drafts/a.clean.docx").read_bytes())["word/document.xml"]
    )
    again = lint("clean", "drafts/a.docx")
    assert again.code == 2
    assert "--force" in again.err
    assert lint("clean", "drafts/a.docx", "--force").code == 0
    assert not list(repository.glob("drafts/.*"))


def test_the_draft_is_replaced_only_when_asked(lint, write):
    draft = write("a.docx", docx(f"<w:p>{runs('a')}{deleted('b')}</w:p>"))
    outcome = lint("clean", "a.docx", "-o", "a.docx", "--force")
    assert outcome.code == 2
    assert "--in-place" in outcome.err
    assert lint("clean", "a.docx", "--in-place").code == 0
    assert b"delText" not in members(draft.read_bytes())["word/document.xml"]
    assert "Nothing had to be taken out." in lint("clean", "a.docx", "--in-place").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.docx",), "cannot be opened"),
        (("a.docx", "-o", "b.odt"), "must end in .docx"),
        (("a.docx", "-o", "none/b.docx"), "there is no folder"),
    ],
)
def test_mistakes_are_told(lint, write, words, said):
    write("a.docx", docx(paragraph("Open.")))
    outcome = lint("clean", *words)
    assert outcome.code == 2
    assert said in outcome.err
