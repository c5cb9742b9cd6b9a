"""The count of GOV.UK's spot checks: the first ten sentences, and the whole."""

import pytest

from release_lint.document import Span
from release_lint.finding import PlacedFinding, Report, RuleResult, Severity, SpotCheck
from release_lint.records import replace
from tests.support import report_of, rule_file, rulebook_of

RULE = "check: forbid\nseverity: warning\nmessage: “{found}” is out.\nwords: [utilise]\n"
GOOD, BAD = "Staff use it.", "Staff utilise it."


def spot(tmp_path, text, body=RULE):
    return report_of(text, rulebook_of(rule_file(tmp_path, body))).spot_check()


def paragraph(*sentences):
    return " ".join(sentences) + "\n"


@pytest.mark.parametrize("opening", [0, 1, 10])
def test_the_tenth_sentence_is_the_last_of_the_opening(tmp_path, opening):
    text = paragraph(*[BAD] * opening, *[GOOD] * (10 - opening), BAD, BAD)
    assert spot(tmp_path, text) == SpotCheck(opening, opening + 2)


def test_a_short_text_is_all_opening(tmp_path):
    assert spot(tmp_path, paragraph(GOOD, BAD, GOOD)) == SpotCheck(1, 1)


def test_headings_are_no_sentences_but_their_errors_count(tmp_path):
    text = f"# {BAD}\n\n## {BAD}\n\n" + paragraph(*[GOOD] * 10, BAD)
    assert spot(tmp_path, text) == SpotCheck(2, 3)


def test_front_matter_comes_before_the_tenth_sentence(tmp_path):
    text = f"---\ntitle: {BAD}\n---\n" + paragraph(*[GOOD] * 10, BAD)
    assert spot(tmp_path, text) == SpotCheck(1, 2)


def test_what_misses_as_a_whole_is_only_in_the_total(tmp_path):
    body = "check: require\nseverity: error\nmessage: no notice\nany_of: [licence]\n"
    assert spot(tmp_path, paragraph(GOOD), body) == SpotCheck(0, 1)


def test_infos_do_not_count(tmp_path):
    assert spot(tmp_path, BAD, RULE.replace("warning", "info")) == SpotCheck(0, 0)


def test_what_is_suppressed_does_not_count(tmp_path):
    report = report_of(paragraph(BAD, BAD), rulebook_of(rule_file(tmp_path, RULE)))
    (result,) = report.results
    first, second = result.findings
    marked = replace(result, findings=(replace(first, suppressed="agreed"), second))
    assert replace(report, results=(marked,)).spot_check() == SpotCheck(1, 1)


@pytest.mark.parametrize(
    ("opening", "total", "rewrite"), [(4, 19, False), (5, 5, True), (0, 20, True)]
)
def test_the_limits(opening, total, rewrite):
    assert SpotCheck(opening, total).rewrite is rewrite


def test_it_is_in_the_text_and_in_json(lint, write):
    write("a.md", paragraph(*[BAD] * 5))
    words = ("check", "a.md", "--select", "words-to-avoid")
    assert "GOV.UK spot check: rewrite. Errors and warnings: 5 in the first" in lint(*words).out
    report = lint(*words, "--format", "json").report
    assert report["documents"][0]["spot_check"] == {
        "first_10_sentences": 5,
        "total": 5,
        "rewrite": True,
    }
    assert report["summary"]["rewrites"] == 1


def test_a_clean_text_says_nothing_of_it(lint, write):
    write("a.md", paragraph(GOOD))
    assert "spot check" not in lint("check", "a.md", "--select", "words-to-avoid").out


def test_findings_know_their_place_in_the_text(tmp_path):
    report = report_of(paragraph(BAD), rulebook_of(rule_file(tmp_path, RULE)))
    ((_, finding),) = report.findings()
    assert (finding.span.start, finding.span.end) == (6, 13)
    assert finding.severity is Severity.WARNING


def test_a_finding_at_a_point_counts():
    point = PlacedFinding("x", Severity.ERROR, None, "", "", "", span=Span(0, 0))
    result = RuleResult("r", "f", Severity.ERROR, (point,))
    assert Report("a.md", results=(result,), opening_end=9).spot_check() == SpotCheck(1, 1)
