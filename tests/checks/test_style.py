"""The special checks of the style and readability families, where the examples do not reach."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import found, report_of, rule_file, rulebook_of

from release_lint.checks.article_with_initials import _begins_sentence
from release_lint.settings import Known, Organisation, Settings
from release_lint.yamlfile import FileError

FORMS = """\
check: rewrite
severity: warning
repeats: info
except: [red and green]
forms:
  - pattern: '\\bred\\b'
    new: blue
  - pattern: '(?-i)the (?P<found>Moon)'
    needs: [Moon]
    new: moon
"""
NAMES = """\
check: outdated
severity: warning
names:
  Old Ministry: {until: 2020-09-01, now: New Ministry}
  gone word: {now: [one, another]}
"""


def findings(folder, body, text, settings=None):
    report = report_of(text, rulebook_of(rule_file(folder, body)), settings)
    return [(str(f.severity), f.excerpt, f.message, f.fix) for _, f in report.findings()]


def test_a_form_weighs_once(tmp_path):
    text = "# T\n\nA red boat by the Moon.\n\nA red pier by the Moon, and red and green lamps."
    assert [(s, e) for s, e, *_ in findings(tmp_path, FORMS, text)] == [
        ("warning", "red"),
        ("warning", "Moon"),
        ("info", "red"),
        ("info", "Moon"),
    ]


def test_a_form_is_filled_in_from_its_groups(tmp_path):
    body = "check: rewrite\nseverity: info\nforms:\n  - pattern: '(\\d+)bn'\n    new: \\1 billion\n"
    ((_, _, message, fix),) = findings(tmp_path, body, "# T\n\nIt cost 3bn.")
    assert message == "Write “3 billion” instead of “3bn”."
    assert [edit.new for edit in fix.edits] == ["3 billion"]


def test_titles_in_quotation_marks_are_left_alone(tmp_path):
    assert findings(tmp_path, FORMS, "# T\n\nRead the leaflet ‘A red boat for all’ today.") == []


@pytest.mark.parametrize(
    "form",
    [
        "{pattern: red}",
        "{pattern: red, message: No red.}",
        "{pattern: red, new: blue, message: 'No {colour}.'}",
    ],
)
def test_wrong_forms_are_refused(tmp_path, form):
    rule = rule_file(tmp_path, f"check: rewrite\nseverity: info\nforms: [{form}]\n")
    with pytest.raises(FileError):
        report_of("# T\n\nRed.", rulebook_of(rule))


def test_a_form_that_could_run_for_ever_is_refused(tmp_path):
    form = "{pattern: '(x+x+)+y', new: blue}"
    rule = rule_file(tmp_path, f"check: rewrite\nseverity: info\nforms: [{form}]\n")
    rule.trusted = False
    with pytest.raises(FileError, match="for ever"):
        report_of("# T\n\nRed.", rulebook_of(rule))


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2020-09-01", []), ("2020-09-02", [("warning", "Old Ministry")])],
)
def test_a_name_holds_on_its_last_day(tmp_path, date, expected):
    text = f"---\ntitle: T\ndate: {date}\n---\n\nThe Old Ministry paid."
    assert [(s, e) for s, e, *_ in findings(tmp_path, NAMES, text)] == expected


def test_without_a_date_an_old_name_only_informs(tmp_path):
    text = "# T\n\nThe Old Ministry paid, as the Old Ministry does. A gone word."
    assert [(s, e) for s, e, *_ in findings(tmp_path, NAMES, text)] == [
        ("info", "Old Ministry"),
        ("info", "gone word"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The former Old Ministry paid.",
        "The Old Ministry (now the New Ministry) paid.",
        "In 2015 the Old Ministry paid.",
        "She worked for the Old Ministry.",
        "Old Ministry, Head of Unit",
    ],
)
def test_the_past_may_use_its_names(tmp_path, sentence):
    text = f"---\ntitle: T\ndate: 2025-01-06\n---\n\n{sentence}"
    assert findings(tmp_path, NAMES, text) == []


def test_initials_that_the_house_knows_may_stay_unused(tmp_path):
    rules = rulebook_of(rule_file(tmp_path, "check: unused-abbreviation\nseverity: info\n"))
    text = "# T\n\nThe Harbours Grants Board (HGB) met the Rural Village Fund (RVF)."
    assert found(text, rules) == ["HGB", "RVF"]
    known = Settings(
        dt.date(2025, 6, 2),
        organisation=Organisation(abbreviation="HGB"),
        known=Known({"RVF": "Rural Village Fund"}),
    )
    assert not list(report_of(text, rules, known).findings())


def test_the_article_is_judged_where_the_body_is_meant(tmp_path):
    body = "check: article-with-initials\nseverity: warning\n"
    text = (
        "# T\n\nThe HGB published a plan. Staff of HGB will row. "
        "Ann Lee said: “They told HGB to stay.” An HGB boat sank."
    )
    assert [(s, e) for s, e, *_ in findings(tmp_path, body, text)] == [
        ("warning", "The HGB"),
        ("info", "HGB"),
        ("info", "HGB"),
    ]
    text = text.replace("An HGB boat sank", "The HGB has boats")
    assert [(s, e) for s, e, *_ in findings(tmp_path, body, text)] == [
        ("warning", "HGB"),
        ("info", "HGB"),
    ]


def test_two_pronouns_for_one_body(tmp_path):
    body = "check: organisation-singular\nseverity: warning\n"
    text = "# T\n\nThe HGB has its own boats. In May the HGB made two trips to their pier."
    assert [(s, e) for s, e, *_ in findings(tmp_path, body, text)] == [("info", "their")]


def test_a_list_that_hangs_under_a_heading(tmp_path):
    body = "check: list-form\nseverity: warning\n"
    text = "# T\n\n## Paths\n\n- one path\n- two gates\n\nThere are:\n\n- one path\n- two gates\n"
    assert [(s, e) for s, e, *_ in findings(tmp_path, body, text)] == [("info", "one path")]


def test_every_passive_where_no_doer_is_asked_for(tmp_path):
    body = "check: passive\nseverity: info\nparticiples: [built]\n"
    text = "# T\n\nThe pier was built by Ann Lee. It was opened by moving a gate. It was painted."
    assert [e for _, e, *_ in findings(tmp_path, body, text)] == ["was built by"]
    every = findings(tmp_path, body + "doer: no\n", text)
    assert [e for _, e, *_ in every] == ["was built", "was opened", "was painted"]


@given(st.text("a .!?“‘\"'(\n", max_size=12), st.integers(0, 12))
def test_a_sentence_begins_where_only_marks_stand_before(text, start):
    place, start = len(text), min(start, len(text))
    before = text[start:]
    plain = not before.strip(" “‘\"'(") or before.rstrip(" “‘\"'").endswith((".", "!", "?"))
    assert _begins_sentence(text, start, place) == plain
