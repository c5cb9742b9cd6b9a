import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import TODAY

from release_lint import plugins
from release_lint.checks.pre_election import Period
from release_lint.document import Source
from release_lint.engine import check
from release_lint.finding import Report, Severity
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Settings, Stage


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The rules of this family alone."""
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    return Rulebook(files, profiles, installed.checks, installed.readers, only=["dates"])


@pytest.fixture
def lint(rulebook):
    def run(text: str, name: str = "a.txt", settings: Settings | None = None) -> Report:
        return check(Source(name, text.encode()), rulebook, settings or Settings(TODAY))

    return run


def fired(report: Report, *rules: str) -> dict[str, list[str]]:
    """Rule -> messages of its findings."""
    assert not any(result.errored for result in report.results)
    found = {r.rule: [f.message for f in r.findings] for r in report.results if r.findings}
    return {rule: found[rule] for rule in found if not rules or rule in rules}


def release(body: str, published: str = "10 December 2021") -> str:
    return f"Library opens in Leeds\n\nPublished: {published}\n\n{body}\n"


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            "It is open from Monday 23 November.",
            ["23 November 2021 is a Tuesday, not a Monday."],
        ),
        ("It is open from Tuesday 23 November.", []),
        ("It closes on Monday 10 January.", []),  # 2022
        ("A year ago, on Monday 23 November, it closed.", []),  # 2020
        ("In 2020 it closed on Monday 23 November.", []),
        ("It will close on Sunday 5 June 2022, and again on Sunday 6 June.", []),  # 2021
        ("It will close on Thursday 6 June.", ["6 June 2022 is a Monday, not a Thursday."]),
        ("It is open from Monday 31 November.", []),  # no day at all: another rule's
    ],
)
def test_a_weekday_without_a_year_is_judged_by_the_date_of_publication(lint, body, messages):
    assert fired(lint(release(body)), "weekday-mismatch") == (
        {"weekday-mismatch": messages} if messages else {}
    )


def test_without_a_date_of_publication_a_weekday_without_a_year_is_not_judged(lint):
    report = lint("Library opens\n\nIt is open from Monday 23 November.\n")
    assert "weekday-mismatch" not in fired(report)


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (
            "Friday 10 November",
            {"today-mismatch"},
        ),  # the month alone is wrong: a Friday in December
        ("Thursday 10 December", {"weekday-mismatch"}),
        ("Friday 9 December", {"weekday-mismatch", "today-mismatch"}),  # the second informs
    ],
)
def test_one_slip_behind_today_is_one_finding(lint, day, rules):
    report = lint(release(f"The library opened today ({day})."))
    assert fired(report, "weekday-mismatch", "today-mismatch").keys() == rules


def test_a_release_put_up_the_evening_before_is_information_only(lint):
    report = lint(release("The library opened today (11 December 2021)."))
    assert fired(report).keys() == {"today-mismatch"}
    assert report.count(Severity.INFO) == 1


@pytest.mark.parametrize(
    "stamp",
    ["2025-07-01T23:30:00Z", "2025-07-02", "2 July 2025", "2025-07-02T00:30:00+01:00"],
)
def test_front_matter_states_the_day_in_britain(lint, stamp):
    text = f"---\ntitle: A library\npublished: {stamp}\n---\nIt opened today (2 July 2025).\n"
    assert fired(lint(text, "a.md", Settings(dt.date(2025, 7, 2)))) == {}


@pytest.mark.parametrize(
    "opening",
    [
        "LEEDS, 28 January 2025 – A library opened.",
        "Leeds, England (Newswire) Tuesday 28 January 2025 – A library opened.",
        "LEEDS, January 28, 2025 /News Service/ -- A library opened.",
        "28 January 2025, Leeds: A library opened.",
        "28 January 2025\n\nA library opened.",
    ],
)
def test_a_dateline_states_the_date_of_publication(lint, opening):
    assert "publication-date" not in fired(lint(f"Library opens\n\n{opening}\n"))


@pytest.mark.parametrize(
    "opening",
    [
        "On 28 January 2025 – a Tuesday – a library opened.",
        "The library opened on 28 January 2025.",
        "Since 28 January 2025: 3,000 readers.",
    ],
)
def test_a_date_of_the_story_is_not_that_of_publication(lint, opening):
    assert fired(lint(f"Library opens\n\n{opening}\n"), "publication-date") == {
        "publication-date": ["The date of publication is missing."]
    }


def test_a_missing_date_is_offered_where_the_text_has_it(lint):
    report = lint("Library opens\n\nThe council has today (Tuesday 28 January 2025) acted.\n")
    (fix,) = [f.fix for r, f in report.findings() if r.rule == "publication-date"]
    assert fix.title == "Write “Published: 28 January 2025” under the title"


def test_a_wrong_fact_in_speech_is_reported_and_not_changed(lint):
    report = lint(release("“We open on Monday 24 January 2022,” said Ann Lee. “Or on 31 June.”"))
    assert fired(report).keys() == {"impossible-date"}
    report = lint(release("“We open on Monday 25 January 2022,” said Ann Lee, the mayor."))
    (fix,) = [f.fix for r, f in report.findings() if r.rule == "weekday-mismatch"]
    assert fix.edits == ()


def test_a_date_ahead_counts_in_final_copy_only(lint):
    text = release("A library.", "3 June 2025")
    assert lint(text).count(Severity.ERROR) == 0
    assert lint(text, settings=Settings(TODAY, Stage.FINAL)).count(Severity.ERROR) == 1


WORDS = ["today", "Monday", "this week", "Mawrth", "dydd", "on the", "of", "between", "will", "to"]
DAYS = ["31 June", "28 February 2025", "January 3,", "2nd", "01", "12 noon", "5.30pm", "2021-22"]
SIGNS = ["(", ")", ",", "–", "“", "”", "LEEDS", "\n\nPublished:", "\n\nEmbargo:"]
PARTS = st.sampled_from(WORDS + DAYS + SIGNS)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(PARTS, max_size=25).map(" ".join))
def test_no_text_makes_a_rule_crash(rulebook, text):
    report = check(Source("a.txt", text.encode()), rulebook, Settings(TODAY))
    assert [result.reason for result in report.results if result.errored] == []


EXPECTED = {
    "weekday": "weekday-mismatch",
    "impossible": "impossible-date",
    "us": "date-form",
    "ord": "date-style",
}


def test_planted_defects_are_all_found_and_good_dates_left_alone(lint, shared_data):
    rows = (shared_data / "dates" / "uk-dates-synthetic.jsonl").read_text("utf-8").splitlines()
    wrong = []
    for row in map(json.loads, rows[::5]):
        report = lint(f"Council opens library\n\n{row['text']}\n")
        found = set(fired(report, *EXPECTED.values()))
        if found != set(filter(None, [EXPECTED.get(row["kind"])])):
            wrong.append((row["text"], found))
    assert wrong == []


def test_real_pages_state_their_date_of_publication(lint, shared_data):
    pages = sorted((shared_data / "govuk" / "news").glob("*.html"))[::10]
    strict = ("publication-date", "weekday-mismatch", "impossible-date", "date-range-order")
    for page in pages:
        assert fired(lint(page.read_text("utf-8"), page.name), *strict) == {}, page.name


@pytest.mark.parametrize("text", ["2024-05-25", "2024-05-25 to 4 July", "2024-07-04 to 2024-05-25"])
def test_a_wrong_period_is_refused(text):
    with pytest.raises(ValueError, match=text):
        Period.parse(text)
