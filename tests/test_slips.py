"""One slip is reported once, by the rule that knows most of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.slips import FAMILY, once
from tests.support import report_of, rule_file, rulebook_of


def odd(start, end, severity=None):
    return Finding("odd", Span(start, end), severity=severity)


def edited(start, end, *places):
    return Finding("edited", Span(start, end), Fix("Write", tuple(Edit(p, "x") for p in places)))


def kept(*rules):
    """The findings of rules at a severity, those that others make at the place left out."""
    return [list(findings) for findings in once(rules)]


def test_the_finding_that_knows_what_to_write_stays():
    pair, word = odd(4, 12), edited(8, 12, Span(8, 12))
    assert kept((Severity.ERROR, [pair]), (Severity.ERROR, [word])) == [[], [word]]


def test_the_finding_that_weighs_more_stays():
    note, error = edited(4, 8, Span(4, 8)), odd(6, 9)
    assert kept((Severity.INFO, [note]), (Severity.ERROR, [error])) == [[], [error]]
    raised = odd(6, 9, severity=Severity.ERROR)
    assert kept((Severity.INFO, [note]), (Severity.INFO, [raised])) == [[], [raised]]


def test_of_two_alike_the_first_rules_stays():
    first, second = odd(4, 8), odd(4, 8)
    assert kept((Severity.ERROR, [first]), (Severity.ERROR, [second])) == [[first], []]


def test_a_mark_put_in_behind_a_word_is_another_slip():
    stop, word = edited(4, 8, Span(8, 8)), edited(4, 8, Span(4, 8))
    again = edited(2, 8, Span(8, 8))
    rules = [(Severity.ERROR, [each]) for each in (stop, word, again)]
    assert kept(*rules) == [[stop], [word], []]


def test_many_edits_are_where_the_first_stands():
    spaces, word = edited(2, 3, Span(2, 3), Span(40, 41)), edited(10, 14, Span(10, 14))
    assert kept((Severity.ERROR, [spaces]), (Severity.ERROR, [word])) == [[spaces], [word]]


def test_what_is_said_of_the_document_stays():
    whole = Finding("whole")
    assert kept((Severity.ERROR, [whole]), (Severity.ERROR, [odd(0, 9)]))[0] == [whole]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(st.lists(SPANS, max_size=8), max_size=4))
def test_what_stays_is_apart_and_what_goes_meets_it(rules):
    found = [(Severity.ERROR, [odd(*span) for span in spans]) for spans in rules]
    left = [finding for findings in once(found) for finding in findings]
    for number, finding in enumerate(left):
        assert not any(finding.span.overlaps(other.span) for other in left[:number])
    for _, findings in found:
        for finding in findings:
            assert finding in left or any(finding.span.overlaps(other.span) for other in left)


@pytest.mark.parametrize(
    ("family", "reported"), [(FAMILY, ["second"]), ("house", ["first", "second"])]
)
def test_rules_of_the_family_share_a_place(tmp_path, family, reported):
    first = "check: forbid\nseverity: error\nwords: [full moon]\nmessage: odd\n"
    second = "check: prefer\nseverity: error\nswap: {moon: sun}\n"
    files = [
        rule_file(tmp_path, first, "first", family),
        rule_file(tmp_path, second, "second", family),
    ]
    report = report_of("# T\n\nA full moon.", rulebook_of(*files))
    assert [result.rule for result, _ in report.findings()] == reported
