"""JUnit's XML: valid by the schema of Jenkins, red where the exit status is."""

from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from release_lint.reporters import junit
from tests.reporters.reports import (
    ALL,
    BROKEN,
    ERROR,
    HOSTILE_NAME,
    INFO,
    MARKED,
    SCHEMAS,
    SMUGGLER,
    WARNING,
    finding,
    report,
    result,
    runner_commands,
    written,
)
from tests.reporters.test_text import REPORT

SCHEMA = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


def suites(*reports, **style):
    tree = ET.fromstring(written(junit, *reports, **style))  # noqa: S314  (our own text)
    SCHEMA.validate(tree)
    return list(tree)


@pytest.mark.parametrize("reports", [[], *([one] for one in ALL), ALL])
def test_it_is_valid(reports):
    assert len(suites(*reports)) == len(reports)


def test_a_case_a_rule():
    (suite,) = suites(REPORT)
    outcomes = {case.get("name"): [part.tag for part in case] for case in suite}
    assert outcomes == {
        "words-to-avoid": ["system-out"],  # a warning, and errors fail
        "weekday-mismatch": ["failure"],
        "licence-notice": ["failure"],
        "reading-grade": ["system-out"],
        "title-length": [],
        "unattributed-quote": ["skipped"],
        "quote-marks": ["skipped"],
        "misspelling": ["skipped"],
        "link-text": ["error"],
    }
    counts = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "9", "failures": "2", "errors": "1", "skipped": "3"}


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        (ERROR, {"error"}),
        (WARNING, {"error", "warning"}),
        (INFO, {"error", "warning", "info"}),
        (None, set()),
    ],
)
def test_red_is_what_the_exit_status_says(fail_on, failing):
    one = report(*(result(str(s), finding(s), severity=s) for s in (ERROR, WARNING, INFO)))
    (suite,) = suites(one, fail_on=fail_on)
    assert {case.get("name") for case in suite if case.find("failure") is not None} == failing


def test_what_does_not_count_is_told_and_does_not_fail():
    (suite,) = suites(MARKED)
    said = suite.find("testcase/system-out").text
    assert "(suppressed: agreed with <legal>)" in said
    assert "(in the baseline)" in said
    assert "(outside the change)" in said


def test_a_file_that_cannot_be_read_is_an_error():
    (suite,) = suites(BROKEN)
    assert suite.get("errors") == "1"
    assert "the file is empty" in suite.find("testcase/error").text


@given(st.text())
def test_any_text_makes_xml(text):
    one = report(
        result("r", finding(message=text, words=text)),
        result("s", skipped=True, reason=text),
        name=text,
    )
    assert len(suites(one)) == 1


def test_a_hostile_file_brings_no_element_and_no_command():
    text = written(junit, SMUGGLER)
    assert runner_commands(text) == []
    (suite,) = suites(SMUGGLER)
    assert suite.get("name") != HOSTILE_NAME  # without the line end and the sign that turns text
    assert {part.tag for part in suite.iter()} == {
        "testsuite", "testcase", "failure", "error", "skipped",
    }  # fmt: skip
