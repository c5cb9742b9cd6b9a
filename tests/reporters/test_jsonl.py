"""JSON Lines: the JSON report, a document a line."""

import json

from hypothesis import given
from hypothesis import strategies as st

from release_lint.reporters import json as json_reporter
from release_lint.reporters import jsonl
from tests.reporters.reports import ALL, SMUGGLER, finding, report, result, runner_commands, written
from tests.reporters.test_json import SCHEMA, VALIDATOR

LINE = VALIDATOR.evolve(schema={"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})


def lines(*reports):
    return [json.loads(line) for line in written(jsonl, *reports).splitlines()]


def test_lines_agree_with_the_schema_and_the_last_is_the_summary():
    made = lines(*ALL)
    for line in made:
        LINE.validate(line)
    whole = json.loads(written(json_reporter, *ALL))
    assert made[:-1] == whole["documents"]
    assert made[-1] == {"version": 1, "summary": whole["summary"]}


def test_nothing_checked_is_a_summary():
    assert [list(line) for line in lines()] == [["version", "summary"]]


@given(st.text())
def test_any_text_stays_on_its_line(text):
    document, _ = lines(report(result("r", finding(message=text)), name=text))
    assert document["path"] == text


def test_a_hostile_file_brings_no_command():
    for module in (jsonl, json_reporter):
        assert runner_commands(written(module, SMUGGLER)) == []
