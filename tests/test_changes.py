"""What a change touched, and which findings it brought."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.changes import mark, touched_lines

from .support import report_of, rule_file, rulebook_of


@pytest.mark.parametrize(
    ("before", "now", "touched"),
    [
        ("a\n\nb\n", "a\n\nb\n", []),
        ("a\n\nb\n", "a\r\n\r\nb\r\n", []),
        ("a\n\nb\n", "a\n\nc\n", [3]),
        ("a\n\nb\n", "a\n\nx\n\nb\n", [2, 3]),
        ("a\n\nx\n\nb\n", "a\n\nb\n", [2]),  # a paragraph goes, and touches no neighbour
        ("a\nx\n\nb\n", "a\n\nb\n", [1, 2]),  # a paragraph loses its last line
        ("a\n\nx\nb\n", "a\n\nb\n", [2, 3]),  # another its first
        ("a\n\nb\n", "a\nb\n", [1, 2]),  # two become one
        ("a\nb\n", "a\n\nb\n", [1, 2, 3]),  # one becomes two
        ("", "a\n", [1]),
    ],
)
def test_touched_lines(before, now, touched):
    assert touched_lines(before.encode(), now.encode()) == touched
    assert touched_lines(before.encode("utf-16"), now.encode("utf-16")) == touched


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory):
    """One rule on a word, and one on a measure."""
    folder = tmp_path_factory.mktemp("rules")
    words = "check: forbid\nseverity: error\nmessage: “{found}”\nwords: [utilise]\n"
    limit = "check: limit\nseverity: error\nof: words\nper: paragraph\nat_most: 6\n"
    return rulebook_of(rule_file(folder, words, "words"), rule_file(folder, limit, "limit"))


PARAGRAPHS = st.lists(
    st.sampled_from([
        "We utilise it.",
        "They utilise the hall and utilise the pool.",
        "All is well here.",
        "Nobody in this whole town said more than that.",
        "Nobody in this town said more\nthan that, but you utilise it.",
        "# A heading",
    ]),
    max_size=7,
)  # fmt: skip


def findings(report):
    """How often each rule found which words."""
    return Counter((r.rule, f.excerpt) for r, f in report.findings() if f.counts)


@given(PARAGRAPHS, PARAGRAPHS)
def test_a_change_hides_nothing_that_it_brought(rulebook, before, now):
    old, new = "\n\n".join(["Start.", *before]), "\n\n".join(["Start.", *now])
    reports = report_of(old, rulebook), report_of(new, rulebook)
    marked = mark(reports[1], touched_lines(old.encode(), new.encode()), lambda: reports[0])
    brought = findings(reports[1]) - findings(reports[0])
    assert findings(marked) & brought == brought
    hidden = findings(reports[1]) - findings(marked)
    assert hidden & findings(reports[0]) == hidden
    if before == now:
        assert not findings(marked)
