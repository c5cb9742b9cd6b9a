"""``review``, and ``--fix --in-place``, through the command."""

from __future__ import annotations

import re

import pytest

from tests.odt_files import odt
from tests.odt_files import paragraph as odt_paragraph
from tests.office.settled import settled
from tests.office.validity import members, new_problems
from tests.office_files import box, docx, paragraph, runs, table

TODAY = ("--today", "2025-06-02")
# a safe fix, a suggestion, something to say at some words, something to say of the whole
BODY = (
    paragraph("Ferries sail again", "Title")
    + f"<w:p>{runs('The ferries ')}{runs('sail  from', '<w:b/>')}"
    + f"{runs(' Monday 3 June 2025.')}</w:p>"
    + paragraph("We utilise them. The crew is on board, whom we thank. XYZQ is known.")
)


def comments(data: bytes) -> list[str]:
    """The text of each comment."""
    xml = members(data)["word/comments.xml"].decode()
    found = re.findall("<w:comment .*?</w:comment>", xml, re.DOTALL)
    return [" ".join(re.findall("<w:t[^>]*>(.*?)</w:t>", one)) for one in found]


def commented(data: bytes) -> list[str]:
    """The words of the body that each comment is about, in the order of the body."""
    xml = members(data)["word/document.xml"].decode()
    pairs = re.findall(
        r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>', xml, re.DOTALL
    )
    return ["".join(re.findall("<w:t[^>]*>(.*?)</w:t>", inside)) for _, inside in pairs]


def test_fixes_are_changes_and_the_rest_comments(lint, write, repository):
    draft = write("draft.docx", docx(BODY))
    before = draft.read_bytes()
    outcome = lint("review", "draft.docx", *TODAY)
    assert outcome.code == 0, outcome.err
    said = re.fullmatch(
        r"draft\.docx: (\d+) changes to accept or reject, (\d+) comments\.\n"
        r"The reviewed copy is draft\.reviewed\.docx\.\n",
        outcome.out,
    )
    assert said, outcome.out
    assert draft.read_bytes() == before
    after = (repository / "draft.reviewed.docx").read_bytes()
    assert new_problems(before, after) == []
    assert len(comments(after)) == int(said[2])
    assert settled(after, accept=False) == settled(before, accept=True)
    accepted = settled(after, accept=True)
    assert "The ferries sail from Tuesday 3 June 2025." in accepted
    assert any(text.startswith("We use them.") for text in accepted)
    text = "\n".join(comments(after))
    for part in ("3 June 2025 is a Tuesday", "weekday-mismatch", "Error by the rule", "https://"):
        assert part in text


def test_comments_stand_at_the_exact_words(lint, write, repository):
    write("draft.docx", docx(paragraph("Ferries", "Title") + paragraph("The XYZQ sails today.")))
    assert lint("review", "draft.docx", *TODAY, "--select", "unexplained-abbreviation").code == 0
    after = (repository / "draft.reviewed.docx").read_bytes()
    assert commented(after) == ["XYZQ"]


def test_what_no_comment_can_stand_on_is_quoted_where_it_belongs(lint, write, repository):
    note = f'<w:footnote w:id="2">{paragraph("The ABCD said so.")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        paragraph("Ferries", "Title")
        + f"<w:p>{runs('They sail.')}{reference}</w:p>"
        + f"<w:p>{box(paragraph('The EFGH knows.'))}</w:p>"
    )
    before = docx(body, {"footnotes": note})
    write("draft.docx", before)
    lint("review", "draft.docx", *TODAY, "--select", "unexplained-abbreviation")
    after = (repository / "draft.reviewed.docx").read_bytes()
    assert new_problems(before, after) == []
    assert sum("About “ABCD”" in text or "About “EFGH”" in text for text in comments(after)) == 2
    document = members(after)["word/document.xml"].decode()
    assert re.search(r'<w:commentRangeStart w:id="\d+"/><w:r><w:footnoteReference', document)


def test_a_comment_stands_around_a_field_that_word_makes_anew(lint, write, repository):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{runs("XYZQ")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    before = docx(
        paragraph("Ferries", "Title") + f"<w:p>{runs('The ')}{field}{runs(' sails.')}</w:p>"
    )
    write("draft.docx", before)
    lint("review", "draft.docx", *TODAY, "--select", "unexplained-abbreviation")
    after = (repository / "draft.reviewed.docx").read_bytes()
    assert new_problems(before, after) == []
    xml = members(after)["word/document.xml"].decode()
    marked = re.search(r"<w:commentRangeStart [^>]*/>(.*)<w:commentRangeEnd", xml)
    assert marked[1] == field


def test_every_part_that_is_not_reviewed_stays_as_it_was(lint, write, repository):
    header = paragraph("Press office")
    before = docx(BODY, {"header1": header}, members={"word/media/a.png": b"\x89PNG"})
    write("draft.docx", before)
    lint("review", "draft.docx", *TODAY)
    old, new = members(before), members((repository / "draft.reviewed.docx").read_bytes())
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(new) - set(old) == {"word/comments.xml"}
    assert list(new)[: len(old)] == list(old)


def test_comments_of_others_stay(lint, write, repository):
    mine = '<w:comment w:id="0" w:author="Jane Roe"><w:p/></w:comment>'
    at = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/>'
    types = members(docx(""))["[Content_Types].xml"].decode()
    override = '<Override PartName="/word/comments.xml" ContentType="application/xml"/></Types>'
    before = docx(
        f'<w:p>{at.format(runs("The XYZQ sails."))}<w:r><w:commentReference w:id="0"/></w:r></w:p>',
        {"comments": mine},
        members={"[Content_Types].xml": types.replace("</Types>", override)},
    )
    write("draft.docx", before)
    lint("review", "draft.docx", *TODAY, "--select", "unexplained-abbreviation")
    after = (repository / "draft.reviewed.docx").read_bytes()
    assert mine in members(after)["word/comments.xml"].decode()
    assert new_problems(before, after) == []


def test_accepting_all_is_what_fix_does(lint, write, repository):
    cells = table(("We utilise it", "on Monday 3 June 2025"))
    write("draft.docx", docx(BODY + cells))
    write("fixed.docx", docx(BODY + cells))
    lint("review", "draft.docx", *TODAY)
    lint("check", "fixed.docx", "--fix", "--unsafe-fixes", "--in-place", *TODAY)
    after = (repository / "draft.reviewed.docx").read_bytes()
    fixed = (repository / "fixed.docx").read_bytes()
    assert settled(after, accept=True) == settled(fixed, accept=True)
    assert b"w:ins" not in members(fixed)["word/document.xml"]
    assert settled(fixed, accept=True) != settled(docx(BODY + cells), accept=True)


def test_fix_changes_an_office_file_only_when_asked(lint, write):
    draft = write("draft.docx", docx(BODY))
    before = draft.read_bytes()
    outcome = lint("check", "draft.docx", "--fix", *TODAY)
    assert "release-lint review" in outcome.err
    assert draft.read_bytes() == before
    outcome = lint("check", "draft.docx", "--diff", *TODAY)
    assert "release-lint review" in outcome.err
    assert lint("check", "draft.docx", "--in-place").code == 2
    lint("check", "draft.docx", "--fix", "--in-place", *TODAY)
    assert b"sail from" in members(draft.read_bytes())["word/document.xml"]
    assert b"utilise" in members(draft.read_bytes())["word/document.xml"]


def test_the_same_review_gives_the_same_file(lint, write, repository):
    write("draft.docx", docx(BODY))
    lint("review", "draft.docx", *TODAY, "-o", "one.docx")
    lint("review", "draft.docx", *TODAY, "-o", "two.docx")
    assert (repository / "one.docx").read_bytes() == (repository / "two.docx").read_bytes()


def test_a_reviewed_copy_can_be_reviewed_again(lint, write, repository):
    before = docx(BODY)
    write("draft.docx", before)
    lint("review", "draft.docx", *TODAY)
    assert lint("review", "draft.reviewed.docx", *TODAY).code == 0
    again = (repository / "draft.reviewed.reviewed.docx").read_bytes()
    assert new_problems(before, again) == []
    assert settled(again, accept=False) == settled(before, accept=True)


def test_least_leaves_out_what_weighs_less(lint, write, repository):
    write("draft.docx", docx(BODY))
    lint("review", "draft.docx", *TODAY, "--least", "error")
    after = (repository / "draft.reviewed.docx").read_bytes()
    assert comments(after)
    assert all("Error by the rule" in text for text in comments(after))


def test_an_odt_is_reviewed_too(lint, write, repository):
    body = odt_paragraph("Ferries sail again", "Title") + odt_paragraph(
        "The ferries sail from Monday 3 June 2025. We utilise them."
    )
    write("draft.odt", odt(body))
    outcome = lint("review", "draft.odt", *TODAY)
    assert outcome.code == 0, outcome.err
    xml = members((repository / "draft.reviewed.odt").read_bytes())["content.xml"].decode()
    assert "<dc:creator>release-lint</dc:creator><dc:date>2025-06-02T00:00:00</dc:date>" in xml
    assert re.search("<text:change-start [^>]*/>Tuesday<text:change-end", xml)
    assert "weekday-mismatch" in xml


@pytest.mark.parametrize("name", ["draft.md", "draft.html", "draft.txt"])
def test_text_is_sent_to_fix_and_diff(lint, write, name):
    write(name, "We utilise it.")
    outcome = lint("review", name)
    assert outcome.code == 2
    assert "check --diff" in outcome.err
    assert "check --fix" in outcome.err


def test_what_cannot_be_read_is_told(lint, write):
    write("draft.docx", b"PK\x03\x04 cut short")
    outcome = lint("review", "draft.docx")
    assert outcome.code == 2
    assert "damaged" in outcome.err
    assert "Traceback" not in outcome.err
