"""Suppressions in the text: what they reach, and what stays in the report."""

import datetime as dt
import json
import re
from pathlib import Path

import jsonschema
import pytest

from release_lint import plugins
from release_lint.config import Config
from release_lint.document import Source
from release_lint.engine import check
from release_lint.project import Overrides, Project, load_library
from release_lint.testing import release

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/report.schema.json").read_text("utf-8"))
WORDS = ("--select", "words-to-avoid", "--select", "suppressions", "--fail-on", "warning")
COMMENT = "<!-- release-lint: ignore words-to-avoid -- the scheme’s own word -->"


def marks(outcome, rule="words-to-avoid"):
    """Line -> reason of every finding of a rule."""
    jsonschema.validate(outcome.report, SCHEMA)
    (document,) = outcome.report["documents"]
    results = [result for result in document["results"] if result["rule"] == rule]
    return {f["line"]: f["suppressed"] for result in results for f in result["findings"]}


def test_a_suppressed_finding_stays_in_the_report_and_fails_nothing(lint, write):
    write("a.md", f"{COMMENT}\n\nStaff utilise the hall.\n\nThey utilise it too.\n")
    outcome = lint("check", "a.md", *WORDS, "--format", "json")
    assert marks(outcome) == {3: "the scheme’s own word", 5: None}
    assert outcome.report["summary"]["suppressed"] == 1
    assert outcome.report["summary"]["warnings"] == 1
    write("a.md", f"{COMMENT}\n\nStaff utilise the hall.\n")
    outcome = lint("check", "a.md", *WORDS)
    assert outcome.code == 0
    assert "1 finding suppressed" in outcome.out
    assert "words-to-avoid" not in outcome.out


GOVSPEAK = "{::comment}release-lint: ignore words-to-avoid -- the scheme’s own word{:/comment}"
MATTER = (
    "---\ntitle: Hall\nrelease-lint:\n  ignore:\n    words-to-avoid: the scheme’s own word\n---\n"
)
TOML = '+++\ntitle = "Hall"\n[release-lint.ignore]\nwords-to-avoid = "the scheme’s own word"\n+++\n'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{COMMENT}\nStaff utilise the hall.\n"),
        ("a.md", f"Staff utilise the hall. {COMMENT}\n"),
        ("a.md", f"{GOVSPEAK}\n\nStaff utilise the hall.\n"),
        ("a.md", f"{MATTER}\nStaff utilise the hall.\n"),
        ("a.md", f"{TOML}\nStaff utilise the hall.\n"),
        ("a.md", f"# Hall\n\n{COMMENT.replace('ignore', 'ignore-document')}\n\nWe utilise it.\n"),
        ("a.md", f"{COMMENT}\n\n- staff utilise it\n- others utilise it\n\n"),
        ("a.md", f"{COMMENT}\n\n> Staff utilise it.\n>\n> Others utilise it.\n"),
        ("a.txt", f"Hall opens\r\n\r\n{COMMENT}\r\nStaff utilise the hall.\r\n"),
        (
            "a.txt",
            COMMENT.replace(" -- ", "\n -- ").replace("own ", "own\n") + "\nWe utilise it.\n",
        ),
        ("a.txt", f"{COMMENT}\rWe utilise the hall\r\rIt has chairs and tables.\r"),
        ("a.html", f"<html><head><title>Hall</title></head>{COMMENT}<p>We utilise it.</p></html>"),
        ("a.html", f"{COMMENT}<p>We utilise it.</p>"),
        ("a.html", f"<ul>{COMMENT}<li>we utilise it<li>they utilise it</ul>"),
        ("a.html", f"<table>{COMMENT}<tr><td>we utilise it<td>they utilise it</table>"),
    ],
)
def test_every_format_has_a_way_to_say_it(lint, write, name, text):
    write(name, text)
    outcome = lint("check", name, *WORDS, "--format", "json")
    found = marks(outcome)
    assert set(found.values()) <= {"the scheme’s own word"}
    assert found or "> " in text  # what somebody says is none of this rule's business
    assert outcome.code == (0 if found else 1)


def test_a_comment_in_plain_text_is_no_prose(lint, write):
    before, after = release("text")
    body = "It opened on\n<!-- release-lint: ignore misspelling -- on recieve -->\nFriday."
    write("a.txt", before + body + after)
    outcome = lint("check", "a.txt", "--format", "json")
    (document,) = outcome.report["documents"]
    found = {r["rule"]: r["findings"] for r in document["results"] if r["findings"]}
    assert "misspelling" not in found
    assert found["suppression-unused"][0]["line"] == 10


def test_only_the_next_item_below_the_first(lint, write):
    write("a.md", f"- we utilise it\n  {COMMENT}\n- you utilise it\n- they utilise it\n")
    assert [*marks(lint("check", "a.md", *WORDS, "--format", "json")).values()] == [
        None,
        "the scheme’s own word",
        None,
    ]


@pytest.mark.parametrize("after", ["\n\nThe hall is open.\n", "\n"])
@pytest.mark.parametrize("comment", ["", "<!-- release-lint: ignore image-alt -- a spacer -->\n\n"])
def test_an_image_without_text_goes_with_the_next_block(lint, write, comment, after):
    write("a.md", f'# Hall\n\nIt is new.\n\n{comment}<img src="gap.png">{after}')
    words = ("--select", "image-alt", "--select", "suppressions", "--fail-on", "warning")
    assert lint("check", "a.md", *words).code == (0 if comment else 1)


def test_a_finding_on_the_whole_document_needs_the_top(lint, write):
    ignored = "<!-- release-lint: ignore{} licence-notice -- a page of the archive -->\n\n"
    text = "# Hall opens\n\n{}The hall is open.\n"
    words = ("check", "a.md", "--select", "licence-notice", "--select", "suppressions")
    write("a.md", text.format(ignored.format("-document")))
    assert lint(*words).code == 0
    write("a.md", text.format(ignored.format("")))
    outcome = lint(*words)
    assert outcome.code == 1
    assert "finds nothing here" in outcome.out


def test_what_is_mandatory_still_fails(lint, write):
    write("a.md", "<!-- release-lint: ignore placeholder -- later -->\n\nPay £XX million now.\n")
    outcome = lint("check", "a.md", "--select", "placeholder", "--select", "suppressions")
    assert outcome.code == 1
    assert "mandatory" in outcome.out
    assert "£XX" in outcome.out


def test_an_expired_one_suppresses_nothing(lint, write):
    comment = "<!-- release-lint: ignore words-to-avoid until 2025-05-31 by Jo -- old -->"
    write("a.md", f"{comment}\n\nWe utilise it.\n")
    assert lint("check", "a.md", *WORDS, "--today", "2025-05-31").code == 0
    outcome = lint("check", "a.md", *WORDS, "--today", "2025-06-01")
    assert outcome.code == 1
    assert "ended on 2025-05-31" in outcome.out
    assert "Ask Jo." in outcome.out
    assert "“utilise”" in outcome.out


def test_a_rule_that_does_not_run_is_not_said_to_be_unused(lint, write):
    write("a.md", f"{COMMENT}\n\nStaff use the hall.\n")
    words = ("check", "a.md", "--select", "suppressions", "--select", "misspelling")
    assert lint(*words, "--fail-on", "warning").code == 0
    assert lint("check", "a.md", *WORDS, "--ignore", "words-to-avoid").code == 0
    assert lint("check", "a.md", *WORDS).code == 1


def test_each_comment_has_its_own_place(lint, write):
    write(
        "a.md",
        "<!-- release-lint: ignore a -- x -->\n<!-- release-lint: ignore b -- y -->\nText.\n",
    )
    found = marks(lint("check", "a.md", *WORDS, "--format", "json"), "suppression-rule")
    assert list(found) == [1, 2]


def test_a_crowd_of_comments_is_refused(lint, write):
    write("a.txt", f"{COMMENT}\nStaff utilise the hall.\n\n" * 3_000)
    outcome = lint("check", "a.txt", *WORDS, "--format", "json")
    assert outcome.report["summary"]["suppressed"] == 100
    assert outcome.report["summary"]["errors"] == 1
    (line,) = marks(outcome, "suppression-form")
    assert line == 301


def test_a_reason_shows_no_secret(lint, write):
    comment = COMMENT.replace("the scheme", "CE452178B")
    write("a.md", f"{comment}\n\nNational Insurance number CE452178B: they utilise it.\n")
    outcome = lint("check", "a.md", "--format", "json")
    assert "CE452178B" not in outcome.out
    assert outcome.report["summary"]["suppressed"] == 1


def test_rules_that_judge_suppressions_cannot_be_suppressed(lint, write):
    write("a.md", "<!-- release-lint: ignore suppression-unused -- so there -->\n\nText.\n")
    outcome = lint("check", "a.md", *WORDS)
    assert outcome.code == 1
    assert "`suppression-unused` is mandatory" in outcome.out


RELEASES = sorted((Path(__file__).parent / "releases").glob("*.*"))
COMMENT_OF_ITS_OWN = (
    "<!-- release-lint: ignore image-alt -- this reason has Monday 28 January 2025, TBC and"
    " “recieve it, utilise teh [insert name] -->"
)


def places(path, text):
    """Where a comment may stand: before each paragraph, below any front matter."""
    pattern = r"<(?:p|h1|h2|li)\b" if path.suffix == ".html" else r"(?<=\n\n)(?=\S)"
    start = text.find("\n---\n") if text.startswith("---") else 0
    return [match.start() for match in re.finditer(pattern, text) if match.start() > start]


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.name)
def test_a_comment_of_ours_changes_nothing_else(path):
    project = Project(load_library(plugins.load()), Config(), Overrides(dt.date(2025, 6, 2)))
    text = path.read_text("utf-8")

    def found(text):
        source = Source(path.name, text.encode())
        report = check(source, project.rulebook(), project.settings())
        return [
            (result.rule, finding.excerpt, finding.message)
            for result, finding in report.findings()
            if result.family != "suppressions"
        ]

    before = found(text)
    chosen = places(path, text)[::2]
    assert len(chosen) > 2
    for place in chosen:
        again = found(f"{text[:place]}{COMMENT_OF_ITS_OWN}\n{text[place:]}")
        assert sorted(again) == sorted(before), text[place : place + 60]
