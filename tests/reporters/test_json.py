"""The JSON report agrees with its schema."""

import io
import json
from pathlib import Path

import jsonschema
import pytest

from release_lint.document import Location
from release_lint.finding import Report
from release_lint.reporters import json as reporter
from release_lint.reporters.base import Style
from tests.reporters.test_text import REPORT

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def report_of(*reports):
    out = io.StringIO()
    reporter.write(reports, out, Style())
    return json.loads(out.getvalue())


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "reports", [[], [REPORT], [REPORT, Report("b.md", error="the file is empty")]]
)
def test_reports_agree_with_the_schema(reports):
    VALIDATOR.validate(report_of(*reports))


def test_a_real_report_agrees_with_the_schema(lint):
    folders = [ROOT / "examples" / name for name in ("good", "bad")]
    report = lint("check", *folders, "--format", "json").report
    VALIDATOR.validate(report)
    assert {r["status"] for d in report["documents"] for r in d["results"]} >= {"failed", "skipped"}


def test_the_schema_refuses_what_is_wrong():
    report = report_of(REPORT)
    report["documents"][0]["results"][0]["severity"] = "fatal"
    assert not VALIDATOR.is_valid(report)
    report = report_of(REPORT)
    del report["documents"][0]["results"][0]["findings"][0]["line"]
    assert not VALIDATOR.is_valid(report)


def test_every_rule_is_in_one_list():
    (document,) = report_of(REPORT)["documents"]
    assert document["passed"] == ["title-length"]
    assert [r["rule"] for r in document["results"]] == [
        r.rule for r in REPORT.results if r.rule != "title-length"
    ]
    by_rule = {r["rule"]: r for r in document["results"]}
    assert by_rule["reading-grade"]["status"] == "passed"
    assert by_rule["misspelling"]["reason"] == "another language"


def test_a_finding_on_the_whole_document_has_no_line():
    (document,) = report_of(REPORT)["documents"]
    (notice,) = next(r for r in document["results"] if r["rule"] == "licence-notice")["findings"]
    assert (notice["line"], notice["column"], notice["end_line"], notice["excerpt"]) == (
        None, None, None, "",
    )  # fmt: skip


def test_places_of_office_files_are_paragraphs():
    place = Location(None, None, None, None, 7)
    assert reporter.place_of(place) == dict.fromkeys(("line", "column", "end_line", "end_column"))


def test_facts_agree_with_the_schema(lint, write):
    write("a.md", "Ann Lee said: “Come in on 31 June 2025.”\n\n© Crown copyright 2025\n")
    report = lint("check", "a.md", "--format", "json").report
    VALIDATOR.validate(report)
    facts = report["documents"][0]["facts"]
    assert facts["quotations"][0]["speaker"]["text"] == "Ann Lee"
    assert [date["date"] for date in facts["dates"]] == [None]
    facts["quotations"][0]["attribution"] = "guessed"
    assert not VALIDATOR.is_valid(report)


def test_pieces_make_the_line_that_one_value_makes(lint):
    folders = [ROOT / "examples" / name for name in ("good", "bad")]
    lines = lint("check", *folders, "--format", "json").out.splitlines()
    documents = [line.removesuffix("],").removesuffix(",") for line in lines[1:-1]]
    assert len(documents) == 5
    for line in documents:
        assert line == json.dumps(json.loads(line), ensure_ascii=False)
