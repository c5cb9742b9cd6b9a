"""The work on a text grows with its size, and no faster: calls are counted, not seconds."""

import sys

import pytest

from release_lint.document import Source
from release_lint.engine import check
from release_lint.settings import Settings
from tests.support import TODAY, rule_file, rulebook_of

STALE = "The scheme will close on 3 March 2024 in town {n}."
INITIALS = "The HGB published plan {n}. Staff of HGB will row."
MOBILES = "Ann Lee has 07911 123{n:03}, and Jim Roe has 07911 124{n:03}."
QUOTED = "> The harbour is {n} miles long.\n\nIt rains."
INSIDE = "It is at http://fox{n}.local/den for all."
LETTERED = "The Q{letters}X said that Quick Barn Xenon works."
FOXES = "The fox {n} saw a fox trot."


def letters(number):
    """The figures of a number as capitals."""
    return "".join(chr(65 + int(figure)) for figure in str(number))


def calls_on(text, rulebook):
    """The number of calls, of functions of Python and of C, that a check of a text makes."""
    count = 0

    def note(_frame, event, _function):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        report = check(Source("a.md", text.encode()), rulebook, Settings(TODAY), with_facts=True)
    finally:
        sys.setprofile(None)
    assert report.error is None
    assert not any(result.errored for result in report.results)
    return count, sum(len(result.findings) for result in report.results)


@pytest.mark.parametrize(
    ("name", "unit", "gap", "finds"),
    [
        ("stale-year", STALE, "\n\n", True),
        ("article-with-initials", INITIALS, "\n\n", True),
        ("quote-attribution", QUOTED, "\n\n", False),
        ("personal-data\nprivate_mail: []", MOBILES, " ", True),
        ("personal-data\nprivate_mail: []\nmasked: yes", MOBILES, "\n\n", True),
        ("internal-address\nclues: []\naddresses: {'*.local/*': a test}", INSIDE, "\n\n", True),
        ("unexplained-abbreviation", LETTERED, " ", True),
        ("forbid\nmessage: No.\nwords: [fox]\nexcept: [fox trot]", FOXES, " ", True),
    ],
)
def test_four_times_the_text_is_four_times_the_work(tmp_path, name, unit, gap, finds):
    rules = rulebook_of(rule_file(tmp_path, f"check: {name}\nseverity: warning\n"))

    def work(size):
        body = gap.join(unit.format(n=n, letters=letters(n)) for n in range(size))
        return calls_on(f"---\ntitle: T\ndate: 2025-01-06\n---\n\n{body}\n", rules)

    work(1)  # what is made once
    (less, few), (more, many) = work(100), work(400)
    assert more <= 4.4 * less
    assert (few > 0) is finds
    assert many == 4 * few
