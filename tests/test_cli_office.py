"""Office files through the real command: what a press officer types, and what they see."""

from __future__ import annotations

import pytest

from release_lint import files
from release_lint.document import Location
from tests import odt_files
from tests.office_files import docx, paragraph, runs, table

DRAFT = docx(
    paragraph("Council opens bridge", "Title")
    + paragraph("The bridge cost the the council £4 million.")
    + table(("Firm", "Cost"), ("Stone Works", "£3 million"), ("Iron Works", "£1 million"))
    + f"<w:p>{runs('It was long')}<w:r><w:footnoteReference w:id='2'/></w:r>{runs('.')}</w:p>",
    parts={
        "footnotes": f'<w:footnote w:id="2">{paragraph("It was of of stone.")}</w:footnote>',
        "header1": paragraph("DRAFT"),
    },
)
RULES = ("--select", "repeated-word", "--select", "table-header", "--select", "draft-mark")


@pytest.fixture
def draft(repository):
    path = repository / "draft.docx"
    path.write_bytes(DRAFT)
    return path


@pytest.mark.usefixtures("draft")
def test_places_are_paragraphs_tables_notes_and_headers(lint):
    outcome = lint("check", "draft.docx", *RULES)
    assert outcome.code == 1
    for place in (
        "  header warning draft-mark",
        "  paragraph 2 error repeated-word",
        "  table 1, row 1 warning table-header",
        "  footnote 1 error repeated-word",
    ):
        assert place in outcome.out.splitlines()


@pytest.mark.usefixtures("draft")
def test_programs_are_told_the_same(lint):
    outcome = lint("check", "draft.docx", *RULES, "--format", "json")
    (document,) = outcome.report["documents"]
    places = {
        (finding["line"], finding["paragraph"], finding["part"])
        for result in document["results"]
        for finding in result["findings"]
    }
    assert places == {
        (None, None, "header"),
        (None, 2, None),
        (None, 3, "table 1, row 1"),
        (None, 9, "footnote 1"),
    }
    assert "::Header: “DRAFT”" in lint("check", "draft.docx", *RULES, "--format", "github").out


def test_a_folder_holds_office_files_but_no_locks(repository, lint, draft):
    (repository / "~$draft.docx").write_bytes(b"\rJo Bloggs" + b"\0" * 152)
    (repository / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (repository / "b.odt").write_bytes(odt_files.odt(odt_files.paragraph("It was of of stone.")))
    outcome = lint("check", ".", *RULES, "--format", "json")
    assert [one["path"] for one in outcome.report["documents"]] == ["b.odt", draft.name]
    assert outcome.report["summary"]["unreadable"] == 0


def test_a_file_of_comments_alone_is_checked_by_every_rule(repository, lint):
    comment = f'<w:comment w:id="0" w:author="Jo">{paragraph("Where is the text?")}</w:comment>'
    body = "<w:p><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    (repository / "a.docx").write_bytes(docx(body, parts={"comments": comment}))
    outcome = lint("check", "a.docx", "--format", "json")
    assert outcome.report["summary"]["rules_errored"] == 0
    failed = [r["rule"] for r in outcome.report["documents"][0]["results"] if r["findings"]]
    assert "comments-left" in failed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.doc", "save it as .docx"),
        ("a.rtf", "save it as .docx"),
        ("a.docx", "not even a zip package"),
        ("a.fodt", "save it as .odt"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(name, said, repository, lint):
    (repository / name).write_bytes(b"anything")
    outcome = lint("check", name, "--format", "json")
    assert outcome.code == 2
    assert said in outcome.report["documents"][0]["error"]


@pytest.mark.parametrize("command", ["review", "clean"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.doc", "save it as .docx"),
        ("a.fodt", "save it as .odt"),
        ("a.pdf", "take the document that it was made from"),
        ("a.md", "for .docx and .odt files"),
    ],
)
def test_what_cannot_be_copied_is_refused_with_the_way_out(command, name, said, repository, lint):
    (repository / name).write_bytes(b"anything")
    outcome = lint(command, name)
    assert outcome.code == 2
    if command == "review" or name != "a.md":
        assert said in outcome.err
    assert [path.name for path in repository.glob("a.*")] == [name]


def test_every_place_has_its_words():
    assert Location(3, 4, 3, 9).said == "3:4"
    assert Location(None, 4, None, 9, 7).said == "paragraph 7"
    assert Location(None, 4, None, 9, 7, "footnote 2").said == "footnote 2"
    assert Location(None, None, None, None).said == "document"


@pytest.mark.parametrize("command", ["check", "clean", "review", "readability"])
def test_no_command_reads_a_file_without_end(lint, write, monkeypatch, command):
    monkeypatch.setattr(files, "MAX_BYTES", 1_000_000)
    write("a.docx", b"x" * 1_000_001)
    outcome = lint(command, "a.docx")
    assert outcome.code == 2
    assert "the file cannot be opened: it has more than 1 MB" in outcome.out + outcome.err
