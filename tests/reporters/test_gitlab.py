"""GitLab's Code Quality report, by the table of fields in its documentation."""

import json

import jsonschema
import pytest

from release_lint.reporters import gitlab
from tests.reporters.reports import (
    ALL,
    BROKEN,
    FIXED,
    MARKED,
    SCHEMAS,
    SMUGGLER,
    finding,
    read_by,
    report,
    result,
    runner_commands,
    written,
)

SCHEMA = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def issues(*reports):
    return read_by(gitlab, VALIDATOR, *reports)


@pytest.mark.parametrize("reports", [[], *([one] for one in ALL), ALL])
def test_it_is_valid_and_every_fingerprint_is_unique(reports):
    prints = [issue["fingerprint"] for issue in issues(*reports)]
    assert len(set(prints)) == len(prints)


def test_only_what_counts():
    assert [issue["severity"] for issue in issues(MARKED)] == ["minor"]


def test_one_issue():
    (issue,) = issues(FIXED)
    assert issue["description"] == "This is wrong. Write “those”."
    assert issue["location"] == {"path": "drafts/a.md", "lines": {"begin": 3, "end": 3}}


def test_the_same_words_in_two_files_differ():
    one, two = issues(*(report(result("r", finding()), name=name) for name in ("a.md", "b.md")))
    assert one["fingerprint"] != two["fingerprint"]


def test_trouble_blocks():
    (issue,) = issues(BROKEN)
    assert issue["severity"] == "blocker"


def test_a_hostile_file_brings_no_command():
    assert runner_commands(written(gitlab, SMUGGLER)) == []
