"""The job summary as a Markdown renderer shows it."""

import html
import re

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.finding import Severity
from release_lint.reporters import markdown
from tests.reporters.reports import (
    ALL,
    ERROR,
    INFO,
    MARKED,
    SMUGGLER,
    WARNING,
    finding,
    report,
    result,
    runner_commands,
    written,
)

OURS = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ul", "li"}


def page(*reports):
    return pyromark.html(written(markdown, *reports), options=pyromark.Options.ENABLE_TABLES)


def cells(rendered):
    rows = re.findall("<tr>(.*?)</tr>", rendered, re.DOTALL)
    return [[html.unescape(c) for c in re.findall("<td>(.*?)</td>", row)] for row in rows]


def test_a_row_says_what_and_where():
    assert cells(page(MARKED))[-1] == [
        "warning", "drafts/a.md", "3:7", "a-rule", "This is wrong.",
    ]  # fmt: skip


def test_errors_come_first_and_notes_are_folded():
    order = [result(f"r-{s}", finding(s), severity=s) for s in (INFO, WARNING, ERROR)]
    rendered = page(report(*order))
    rows = [row[0] for row in cells(rendered) if row]
    assert rows == ["error", "warning", "info"]
    assert "<details><summary>1 note for information" in rendered


@given(st.text())
def test_nothing_that_is_said_is_markdown(text):
    said = markdown.plain(text)
    rendered = pyromark.html(
        f"| a |\n| --- |\n| x {said} |\n", options=pyromark.Options.ENABLE_TABLES
    )
    tags = re.findall(r"<([a-z0-9]+)[ />]", rendered.replace(">", " >"))
    assert set(tags) <= {"table", "thead", "tbody", "tr", "th", "td"}
    shown = html.unescape(re.findall("<td>(.*?)</td>", rendered, re.DOTALL)[0])
    assert shown.split() == ["x", *html.unescape(said).split()]


def test_a_hostile_file_brings_no_tag_and_no_command():
    rendered = page(SMUGGLER)
    assert "<script" not in rendered
    assert set(re.findall(r"<([a-z0-9]+)", rendered)) <= OURS | {"strong"}
    assert runner_commands(written(markdown, *ALL)) == []


@pytest.mark.parametrize("words", ["é" * 400, "x" * 3000])
def test_no_more_than_a_step_may_say(words):
    many = [report(result("r", *[finding(message=words)] * 300), name=f"{n}.md") for n in range(40)]
    text = written(markdown, *many)
    assert len(text.encode()) <= 1_048_576
    shown = sum(line.startswith("| error") for line in text.splitlines())
    left = re.search(r"\*\*([\d,]+) lines more\*\*", text)
    assert shown + int(left[1].replace(",", "")) == 300 * 40


def test_the_totals_and_the_spot_check():
    many = report(result("r", *[finding(Severity.WARNING)] * 20))
    rendered = page(many)
    assert "1 file checked: 20 warnings" in html.unescape(rendered)
    assert "GOV.UK spot check: rewrite" in html.unescape(rendered)
