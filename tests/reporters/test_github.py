"""Annotations as GitHub's runner reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.reporters import github
from release_lint.reporters.terminal import printable
from tests.reporters.reports import (
    ALL,
    BROKEN,
    ERROR,
    FIXED,
    HOSTILE_NAME,
    INFO,
    MARKED,
    OFFICE,
    SMUGGLER,
    WARNING,
    finding,
    report,
    result,
    runner_commands,
    written,
)


def commands(*reports):
    return runner_commands(written(github, *reports))


def test_an_annotation_has_its_place_rule_and_correction():
    assert commands(FIXED) == [
        (
            "error",
            {
                "file": "drafts/a.md",
                "line": "3",
                "endLine": "3",
                "col": "7",
                "endColumn": "12",
                "title": "a-rule",
            },
            "This is wrong. Write “those”.",
        )
    ]


def test_columns_are_only_for_one_line():
    over_lines = report(result("r", finding(place=(3, 7, 4, 2))))
    assert set(commands(over_lines)[0][1]) == {"file", "line", "endLine", "title"}


def test_only_what_counts_is_annotated():
    assert [kind for kind, _, _ in commands(MARKED)] == ["warning"]


def test_what_could_not_be_checked_is_an_error():
    (kind, properties, message) = commands(BROKEN)[0]
    assert (kind, properties["file"]) == ("error", "drafts/b.md")
    assert "the file is empty" in message


def test_an_office_file_has_no_lines():
    ((_, properties, message),) = commands(OFFICE)
    assert "line" not in properties
    assert message.startswith("Paragraph 7: ")


def test_standard_input_is_no_file():
    assert "file" not in commands(report(result("r", finding()), name="<stdin>"))[0][1]


def test_a_hostile_file_gives_our_commands_and_no_other():
    found = commands(SMUGGLER)
    assert [kind for kind, _, _ in found] == ["error", "error", "notice"]
    assert {properties["file"] for _, properties, _ in found} == {printable(HOSTILE_NAME)}
    assert {tuple(properties) for _, properties, _ in found} == {
        ("file", "title"),
        ("file", "line", "endLine", "col", "endColumn", "title"),
    }


@given(st.text(), st.text(min_size=1))
def test_whatever_is_said_is_read_as_it_was_meant(message, name):
    ((_, properties, said),) = commands(report(result("r", finding(message=message)), name=name))
    assert properties["file"] == printable(name)
    assert not re.search("[\r\n\x1b]", said)


@pytest.mark.parametrize("number", [10, 11, 30])
def test_no_more_than_the_limit_of_a_kind(number):
    kinds = [(INFO, "notice"), (WARNING, "warning"), (ERROR, "error")]
    results = [
        result(f"rule-{kind}", *(finding(severity) for _ in range(number)))
        for severity, kind in kinds
    ]
    found = commands(report(*results))
    by_kind = [kind for kind, _, _ in found]
    assert by_kind == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    last = found[-1][2]
    if number == 10:
        assert "more" not in last
    else:
        left = number - 10
        said = f"{left} error{'s' * (left > 1)}, {left} warning{'s' * (left > 1)}"
        assert last.startswith(f"{said}, {left + 1} notices more")


def test_every_report_is_lines_of_commands():
    lines = written(github, *ALL).splitlines()
    assert len(lines) == len(commands(*ALL))
