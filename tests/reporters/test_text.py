"""The text report: golden, since its looks are what it is for."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.document import Location
from release_lint.finding import PlacedEdit, PlacedFinding, PlacedFix, Report, RuleResult, Severity
from release_lint.reporters.base import Style
from release_lint.reporters.excerpt import quoted
from release_lint.reporters.terminal import columns, wrapped
from release_lint.reporters.text import _printable, write

RE_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PLACE = Location(1, 1, 1, 9)
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def fix(title, place):
    return PlacedFix(title, safe=False, edits=(PlacedEdit(0, 1, place, "x"),))


def finding(severity, message, place=None, *words, **more):
    before, excerpt, after = (*words, "", "", "")[:3]
    location = Location(*place) if place else None
    return PlacedFinding(message, severity, location, before, excerpt, after, **more)


def result(rule, *findings, severity=ERROR, **more):
    return RuleResult(rule, "family", severity, findings, **more)


DAY = finding(
    ERROR,
    "28 January 2025 is a Tuesday, not a Monday.",
    (9, 27, 9, 49),
    "The inspectorate published its report on all 14 Areas on ",
    "Monday 28 January 2025",
    ", after a year of visits to every one of them.",
    fix=fix("Write “Tuesday 28 January 2025”", Location(9, 27, 9, 49)),
    related=((Location(2, 1, 2, 5), "published on 28 January 2025"),),
)
WORD = finding(WARNING, "“utilise” is jargon.", (3, 7, 3, 14), "Staff ", "utilise", " it.")
NOTICE = finding(
    ERROR, "The licence notice is missing.", fix=fix("Add the notice", Location(1, 1, 1, 1))
)
GRADE = finding(INFO, "The reading grade is 14.")
REPORT = Report(
    "drafts/a.md",
    "markdown",
    "press-release",
    (
        result("words-to-avoid", WORD, severity=WARNING),
        result("weekday-mismatch", DAY),
        result("licence-notice", NOTICE),
        result("reading-grade", GRADE, severity=INFO),
        result("title-length"),
        result("unattributed-quote", skipped=True, reason="no quotations"),
        result("quote-marks", skipped=True, reason="no quotations"),
        result("misspelling", skipped=True, reason="another language"),
        result("link-text", errored=True, reason="KeyError: 'x' (link_text.py:3)"),
    ),
    ("It was read as Windows-1252.",),
)

GOLDEN = """\
drafts/a.md
  Note: It was read as Windows-1252.
  error licence-notice
    The licence notice is missing.
    Add the notice.

  9:27 error weekday-mismatch
    28 January 2025 is a Tuesday, not a Monday.
    … 14 Areas on Monday 28 January 2025, after a year …
                  ^^^^^^^^^^^^^^^^^^^^^^
    Write “Tuesday 28 January 2025”.
    See 2:1: published on 28 January 2025

  3:7 warning words-to-avoid
    “utilise” is jargon.
    Staff utilise it.
          ^^^^^^^

  info: The reading grade is 14. (reading-grade)

  link-text crashed: KeyError: 'x' (link_text.py:3). This is
  a bug in the check: report it.
  3 rules failed, 2 passed; 3 skipped: no quotations
  (unattributed-quote, quote-marks), another language
  (misspelling)
  GOV.UK spot check: no rewrite. Errors and warnings: 0 in
  the first 10 sentences, 3 in all; the limits are 5 and 20.

drafts/b.md
  4 rules passed

drafts/c.md
  cannot be checked: the file is empty

2 files checked: 2 errors, 1 warning, 1 info; 1 path could
not be checked; 1 check crashed. `release-lint explain RULE`
says why. `--unsafe-fixes` mends 2: read what it did.
"""


def text_of(*reports, style):
    out = io.StringIO()
    write(reports, out, style)
    return out.getvalue()


def test_golden():
    clean = Report("drafts/b.md", results=tuple(result(name) for name in "abcd"))
    broken = Report("drafts/c.md", error="the file is empty")
    assert text_of(REPORT, clean, broken, style=Style(width=60)) == GOLDEN


def test_colour_adds_nothing_but_colour_and_replaces_carets():
    coloured = text_of(REPORT, style=Style(width=60, colour=True))
    bare = RE_COLOUR.sub("", coloured)
    plain = text_of(REPORT, style=Style(width=60))
    assert bare.splitlines() == [li for li in plain.splitlines() if not li.strip().startswith("^")]
    assert "\x1b[1;4;31mMonday 28 January 2025\x1b[0m" in coloured


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_keep_to_the_width(width):
    assert max(map(len, text_of(REPORT, style=Style(width=width)).splitlines())) <= width


def test_many_rules_skipped_are_counted_by_reason_unless_verbose():
    links = [result(f"rule-{n}", skipped=True, reason="no links") for n in range(5)]
    others = [result(f"x-{n}", skipped=True, reason=f"no such thing {n}") for n in range(9)]
    assert "5 skipped: no links (5)\n" in text_of(Report("a.md", results=(*links,)), style=Style())
    report = Report("a.md", results=(*links, *others))
    text = " ".join(text_of(report, style=Style(width=60)).split())
    assert "14 skipped: no links (5), no such thing 0 (1), no such thing 1 (1), " in text
    assert "other reasons (7; --verbose names them)" in text
    verbose = text_of(report, style=Style(verbose=True))
    assert "no links (rule-0, rule-1, rule-2, rule-3, rule-4)" in verbose


def test_many_infos_of_one_rule_are_one_paragraph_unless_verbose():
    infos = [finding(INFO, f"Message {n}.", (n, 1, n, 2), "", "x") for n in range(1, 5)]
    report = Report("a.md", results=(result("rule", *infos, severity=INFO),))
    text = text_of(report, style=Style())
    assert "  1:1 info: Message 1. Also at 2:1, 3:1, 4:1. (rule)\n" in text
    assert "  4:1 info: Message 4. (rule)\n" in text_of(report, style=Style(verbose=True))


def test_verbose_names_the_rules_that_passed():
    report = Report("a.md", results=(result("title-length"), result("link-text")))
    assert "2 rules passed (title-length, link-text)" in text_of(report, style=Style(verbose=True))
    assert "title-length" not in text_of(report, style=Style())


def test_nothing_at_all():
    assert text_of(style=Style()) == "Nothing was checked.\n"


def test_findings_that_do_not_count_are_left_out():
    old = finding(ERROR, "An old one.", (1, 1, 1, 2), "", "x", baselined=True)
    text = text_of(Report("a.md", results=(result("rule", old),)), style=Style())
    assert "An old one" not in text
    assert "1 file checked: nothing to mend." in text


def test_carets_stand_under_wide_and_combining_signs():
    place = finding(ERROR, "m", (1, 1, 1, 2), "日本 e\u0301 ", "tŷ", " end")
    line, carets = quoted(place, 60, Style())
    assert line == "日本 e\u0301 tŷ end"
    assert carets == " " * len("xxxx e ") + "^^"


def test_a_place_between_characters_has_one_caret():
    place = finding(ERROR, "m", (1, 6, 1, 6), "It is", "", " here")
    assert list(quoted(place, 60, Style())) == ["It is here", "     ^"]
    assert list(quoted(place, 60, Style(colour=True)))[1] == "     ^"


def test_long_words_are_cut_in_the_middle():
    place = finding(ERROR, "m", (1, 1, 1, 90), "", "one " * 30 + "end")
    (line,) = quoted(place, 40, Style())
    assert len(line) <= 40
    assert line.startswith("one one")
    assert line.endswith("end")
    assert " … " in line


def test_a_file_cannot_write_on_the_screen():
    evil = "\x1b[2J\x9b1m\u202e\x07\x00"
    bad = finding(
        ERROR, f"“{evil}” is wrong.", (1, 1, 1, 9), evil, evil, evil, fix=fix(evil, PLACE)
    )
    report = Report(
        evil,
        results=(result("rule", bad), result("other", errored=True, reason=evil)),
        notes=(evil,),
    )
    for text in (text_of(report, style=Style()), text_of(Report("a", error=evil), style=Style())):
        assert not set(text) & set("\x1b\x9b\u202e\x07\x00")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(TEXTS, TEXTS, TEXTS, st.integers(36, 116))
def test_excerpts_keep_to_the_width(before, excerpt, after, width):
    place = _printable(finding(ERROR, "m", (1, 1, 1, 2), before, excerpt, after))
    for colour in (False, True):
        lines = [RE_COLOUR.sub("", line) for line in quoted(place, width, Style(colour=colour))]
        assert len(lines) in (1, 2)
        assert all(columns(line) <= width + 1 for line in lines)


@given(TEXTS, st.integers(40, 120))
def test_wrapping_loses_no_word(text, width):
    lines = list(wrapped(text, 4, Style(width=width)))
    assert " ".join(lines).split() == text.split()
    assert all(columns(line) <= width for line in lines if len(line.split()) > 1)
