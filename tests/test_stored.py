"""Reports as text: whatever a report can hold comes back as it was."""

import json
import re
import types
import typing
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint import document, finding, reported
from release_lint.finding import Report, Summary
from release_lint.records import comparable, replace
from release_lint.reporters.json import body_of
from release_lint.stored import Stored, StoredReport, dumps, loads

SOURCE = Path(document.__file__).parent
NAMES = vars(document) | vars(finding) | vars(reported) | {"ReportedFacts": reported.ReportedFacts}
TEXT = st.text(st.characters(), max_size=5)
SIMPLE = {
    str: TEXT,
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False),
    type(None): st.none(),
    document.Span: st.builds(document.Span, st.integers(), st.integers()),
}


def values_of(kind):
    """Values of the type of a field, whatever fields there come to be."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind in SIMPLE:
        return SIMPLE[kind]
    if origin in (typing.Union, types.UnionType):
        return st.one_of(map(values_of, args))
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(values_of(args[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, args))
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return records(kind)


def records(kind):
    hints = typing.get_type_hints(kind, NAMES)
    fields = {name: values_of(hints[name]) for name in kind.__record_fields__}
    if kind is Report:
        fields["error"] = st.none()
    return st.deferred(lambda: st.builds(kind, **fields))


def plain(value):
    """Records and their values all the way down: some kinds are equal only where they are one."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if hasattr(value, "__record_fields__"):
        return type(value), [plain(getattr(value, name)) for name in value.__record_fields__]
    if isinstance(value, document.Span):
        return value.start, value.end
    return type(value), value


@given(records(Report))
def test_a_report_comes_back_as_it_was(report):
    assert plain(loads(dumps(report))) == plain(report)


@given(records(Report))
def test_a_stored_report_says_the_same_without_being_asked_for_all(report):
    stored = Stored.of(report, with_body=True)
    again = StoredReport("other.md", stored)
    assert again.totals() == report.totals()
    assert "_report" not in vars(again)
    assert again.json_body == StoredReport("other.md", stored, report).json_body
    assert b"\n" not in again.json_body  # it is written as it is, whatever ends lines there
    assert json.loads(b"{" + again.json_body)["profile"] == report.profile
    assert again.name == "other.md"
    for name in Report.__record_fields__:
        if name != "name":
            assert plain(getattr(again, name)) == plain(getattr(report, name))


@given(records(Report))
def test_what_json_says_after_the_path_holds_for_a_file_of_any_name(report):
    assert list(body_of(replace(report, name="other/name.html"))) == list(body_of(report))


def test_nothing_that_makes_a_report_looks_at_a_name_or_the_world():
    """The key holds a file's bytes and suffix, and no more of its name."""
    handed_on = ("build(source.name,", "document(source.name,")  # to the document, and the report
    seen = [
        f"{path.name}: {line.strip()}"
        for part in ("checks", "analysis", "readers")
        for path in sorted((SOURCE / part).glob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"environ\b|getcwd|\.cwd\(|\.today\(\)|\.now\(|(document|source)\.name", line)
        if not any(call in line for call in handed_on)
    ]
    assert seen == []


def test_a_report_with_an_error_is_not_stored():
    with pytest.raises(TypeError, match="with an error"):
        Stored.of(Report("a.md", error="unreadable"), with_body=False)


def test_a_changed_report_does_not_keep_what_was_written_of_it():
    report = Report("a.md", "text", "press-release", notes=("one",))
    stored = StoredReport("a.md", Stored.of(report, with_body=True))
    changed = replace(stored, notes=("two",))
    assert type(changed) is Report
    assert changed.json_body is None
    assert changed.notes == ("two",)


def test_every_count_of_a_summary_is_added():
    fields = Summary.__record_fields__
    ones = Summary(*range(1, len(fields) + 1))
    report = Report("a.md")
    report.totals = lambda: ones
    assert ones.plus(report) == Summary(*(2 * number for number in range(1, len(fields) + 1)))


def test_what_is_not_known_is_not_stored():
    @comparable
    class Odd:
        value: int = 1

    with pytest.raises(TypeError, match="a report with Odd cannot be stored"):
        dumps(Report("a.md", notes=(Odd(),)))
