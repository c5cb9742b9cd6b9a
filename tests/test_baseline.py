"""Accepted findings: what they survive, what they do not, and the file that holds them."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.baseline import Baseline, Entry, State
from release_lint.document import Location
from release_lint.finding import PlacedFinding, Report, RuleResult, Severity

FILE = "release-lint-baseline.jsonl"
WORDS = ("--select", "words-to-avoid", "--select", "sentence-length")
STRICT = (*WORDS, "--fail-on", "warning")
ONE = "Staff at the library utilise the new hall for readers.\n"
TWO = "Children in the town utilise the pool in summer.\n"


@pytest.fixture
def accept(lint, write, repository):
    """Write a release, accept what is found in it, and give a check of what it then holds."""

    def accepted(text, *more):
        write("release-lint.yaml", f"baseline: {FILE}\n")
        write("releases/a.md", text)
        (repository / FILE).unlink(missing_ok=True)
        assert lint("baseline", "releases", *WORDS, *more).code == 0

        def check(text, *more):
            write("releases/a.md", text)
            return lint("check", "releases", *STRICT, "--format", "json", *more)

        return check

    return accepted


def states(outcome):
    """Line -> whether accepted."""
    (document,) = outcome.report["documents"]
    findings = [f for result in document["results"] for f in result["findings"]]
    return {finding["line"]: finding["baselined"] for finding in findings}


def test_what_is_accepted_fails_no_longer_and_stays_in_the_report(accept):
    outcome = accept(f"{ONE}\n{TWO}")(f"{ONE}\n{TWO}")
    assert outcome.code == 0
    assert states(outcome) == {1: True, 3: True}
    assert outcome.report["summary"]["baselined"] == 2
    assert outcome.report["summary"]["warnings"] == 0


def test_it_survives_moved_paragraphs_and_reworded_neighbours(accept):
    check = accept(f"# Hall\n\n{ONE}\nThe door is green.\n\n{TWO}")
    moved = f"# Hall\n\n{TWO}\nThe door is red now, and the roof too.\n\nNew.\n\n{ONE}"
    assert states(check(moved)) == {3: True, 9: True}
    reworded = ONE.replace("the new hall for readers", "the new room for its readers")
    assert states(check(f"# Hall\n\n{reworded}\n{TWO}")) == {3: True, 5: True}


def test_it_does_not_survive_a_new_instance_of_the_same_words(accept):
    check = accept(f"{ONE}\n{TWO}")
    outcome = check(f"{ONE}\n{TWO}\n{ONE}")
    assert outcome.code == 1
    assert sorted(states(outcome).values()) == [False, True, True]
    elsewhere = "Everybody may utilise the quiet garden at lunch.\n"
    assert states(check(f"{elsewhere}\n{TWO}")) == {1: False, 3: True}


def test_the_same_words_in_another_file_are_new(accept, write):
    check = accept(ONE)
    write("releases/b.md", ONE)
    assert check(ONE).code == 1


def sentence(words):
    """A sentence of so many words, the same as another of as many but for its middle."""
    middle = " ".join(["very"] * (words - 12))
    return f"The council of the town opened {middle} many new rooms for its readers.\n"


def test_a_measure_only_gets_better(accept, lint, repository):
    check = accept(sentence(31))
    assert check(sentence(31)).code == 0
    assert check(sentence(30)).code == 0
    outcome = check(sentence(35))
    assert outcome.code == 1
    assert "The baseline accepts 31." in outcome.out
    check(sentence(28))
    assert lint("baseline", "releases", *WORDS, "--prune").code == 0
    assert json.loads((repository / FILE).read_text())["measure"] == 28
    assert check(sentence(30)).code == 1


def test_stale_entries_are_told_and_dropped_when_asked(accept, lint, repository):
    check = accept(f"{ONE}\n{TWO}")
    outcome = check(TWO)
    assert outcome.code == 0
    assert "mended since: words-to-avoid" in outcome.report["documents"][0]["notes"][0]
    told = lint("baseline", "releases", *WORDS)
    assert told.code == 1
    assert "1 finding gone: --prune drops it (words-to-avoid 1)." in told.out
    assert len((repository / FILE).read_text().splitlines()) == 2
    assert lint("baseline", "releases", *WORDS, "--prune").code == 0
    assert len((repository / FILE).read_text().splitlines()) == 1
    assert check(ONE).code == 1


def test_entries_of_a_deleted_file_are_stale(accept, lint, write, repository):
    accept(ONE)
    (repository / "releases/a.md").unlink()
    write("releases/b.md", "All is well.\n")
    assert "1 finding gone" in lint("baseline", "releases", *WORDS).out
    assert lint("baseline", "releases", *WORDS, "--prune").code == 0
    assert (repository / FILE).read_text() == ""


def test_what_this_run_did_not_look_at_stays(accept, lint, write, repository):
    write("releases/b.md", TWO)
    accept(ONE)
    before = (repository / FILE).read_text()
    lint("baseline", "releases/a.md", *WORDS, "--prune")
    lint("baseline", "releases", "--select", "misspelling", "--prune", "--accept-new")
    assert (repository / FILE).read_text() == before


def test_nothing_new_is_added_unasked(accept, lint, write, repository):
    accept(ONE)
    before = (repository / FILE).read_text()
    write("releases/a.md", f"{ONE}\n{TWO}")
    outcome = lint("baseline", "releases", *WORDS)
    assert outcome.code == 1
    assert "1 finding new and not added: --accept-new adds it (words-to-avoid 1)." in outcome.out
    assert (repository / FILE).read_text() == before
    assert lint("baseline", "releases", *WORDS, "--accept-new").code == 0
    assert len((repository / FILE).read_text().splitlines()) == 2


def test_the_file_is_sorted_and_keeps_neither_line_nor_message(accept, repository):
    accept(f"{TWO}\n{ONE}\n{ONE}\n{sentence(40)}")
    lines = (repository / FILE).read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    assert [(entry["rule"], entry.get("before")) for entry in entries] == [
        ("sentence-length", None),
        ("words-to-avoid", "Children in the town"),
        ("words-to-avoid", "Staff at the library"),
    ]
    assert [entry.get("count") for entry in entries] == [None, None, 2]
    keys = {key for entry in entries for key in entry}
    assert keys == {"path", "rule", "before", "words", "after", "count", "measure"}
    assert {entry["path"] for entry in entries} == {"releases/a.md"}


def test_a_secret_is_not_written(lint, write, repository):
    write("a.md", "National Insurance number CE452178B was given to the press.\n")
    outcome = lint("baseline", "a.md")
    assert outcome.code == 0
    assert "Look at these first, since no text may have them (personal-data 1)." in outcome.out
    text = (repository / FILE).read_text("utf-8")
    assert "personal-data" in text
    assert "CE452178B" not in text


def test_what_only_informs_needs_no_acceptance(lint, write, repository):
    write("release-lint.yaml", "rules: {words-to-avoid: info}\n")
    write("a.md", ONE)
    assert lint("baseline", "a.md", *WORDS).code == 0
    assert (repository / FILE).read_text() == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no such file"),
        ("{", ":1: this is no line of a baseline"),
        ("[" * 100_000, ":1: this is no line of a baseline"),
        ('{"path": "a.md", "rule": "x", "line": 3}', ":1: this is no line of a baseline"),
        ('{"path": "a.md", "rule": "x", "count": 0}', ":1: this is no line of a baseline"),
        ('{"path": "a.md", "rule": "x", "count": true}', ":1: this is no line of a baseline"),
        ('{"path": "a.md", "rule": "x"}\n<<<<<<< ours', ":2: a mark of a merge"),
        ('{"path": "a.md", "rule": "x", "count": 900000000}', "accepts more than 300,000"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
@pytest.mark.parametrize("how", ["option", "config"])
def test_a_baseline_that_cannot_be_read_is_trouble(lint, write, text, said, how):
    write("a.md", ONE)
    if text is not None:
        write("accepted.jsonl", text)
    if how == "config":
        write("release-lint.yaml", "baseline: accepted.jsonl\n")
    named = ["--baseline", "accepted.jsonl"] if how == "option" else []
    outcome = lint("check", "a.md", *STRICT, *named)
    assert outcome.code == 2
    assert "release-lint: accepted.jsonl:" in outcome.err
    assert said in outcome.err
    assert "nothing to mend" not in outcome.out


@pytest.mark.parametrize("name", ["../accepted.jsonl", "/etc/passwd"])
def test_a_config_names_no_file_outside_its_folder(lint, write, name):
    write("release-lint.yaml", f"baseline: {name}\n")
    write("a.md", ONE)
    outcome = lint("check", "a.md")
    assert outcome.code == 2
    assert "release-lint.yaml:1" in outcome.err
    assert "must lie in the folder" in outcome.err


def test_a_run_with_trouble_writes_nothing(lint, write, repository):
    write("releases/a.md", ONE)
    write("releases/b.md", "")
    outcome = lint("baseline", "releases", *WORDS)
    assert outcome.code == 2
    assert "releases/b.md: the file is empty" in outcome.err
    assert not (repository / FILE).exists()


def test_it_is_found_from_any_working_folder(accept, lint, repository, monkeypatch):
    accept(ONE)
    monkeypatch.chdir(repository / "releases")
    assert lint("check", "a.md", *STRICT).code == 0
    monkeypatch.chdir("/")
    assert lint("check", repository / "releases", *STRICT).code == 0


def test_it_may_be_joined_by_a_union_merge_and_have_windows_line_ends(accept, repository):
    check = accept(ONE)
    line = (repository / FILE).read_bytes()
    (repository / FILE).write_bytes((line + line).replace(b"\n", b"\r\n"))
    outcome = check(f"{ONE}\n{ONE}")
    assert outcome.code == 0


def report(findings):
    """A report on one rule."""
    place = Location(1, 1, 1, 2)
    found = tuple(
        PlacedFinding("m", Severity.ERROR, place, before, words, after, measure=measure)
        for before, words, after, measure in findings
    )
    return Report("a.md", results=(RuleResult("rule", "house", Severity.ERROR, found),))


def test_a_crowded_baseline_is_compared_in_no_time():
    findings = [("", f"word{number % 3}", "", float(number)) for number in range(2_000)]
    entries = [Entry("a.md", "rule", "", "other", "", float(number)) for number in range(20_000)]
    accepted = [Entry.of("a.md", "rule", finding) for _, finding in report(findings).findings()]
    marked, _ = Baseline([*entries, *accepted]).compare(report(findings), "a.md")
    assert all(finding.baselined for _, finding in marked.findings())


FINDINGS = st.lists(
    st.tuples(
        st.sampled_from(["", "the", "in the hall of", "a b c d e f"]),
        st.sampled_from(["utilise", "key", "one two three"]),
        st.sampled_from(["", "it", "x y z"]),
        st.sampled_from([None, 30.0, 31.0]),
    ),
    max_size=8,
)


@given(FINDINGS, st.randoms(use_true_random=False))
def test_what_was_accepted_is_accepted_in_any_order(findings, rng: random.Random):
    first = report(findings)
    entries = [Entry.of("a.md", "rule", finding) for _, finding in first.findings()]
    rng.shuffle(findings)
    rng.shuffle(entries)
    marked, pairs = Baseline(entries).compare(report(findings), "a.md")
    assert all(finding.baselined for _, finding in marked.findings())
    assert {pair.state for pair in pairs} <= {State.KEPT}


@given(FINDINGS, FINDINGS)
def test_no_more_is_accepted_than_there_was(before, after):
    entries = [Entry.of("a.md", "rule", finding) for _, finding in report(before).findings()]
    marked, pairs = Baseline(entries).compare(report(after), "a.md")
    kept = [pair for pair in pairs if pair.state is State.KEPT]
    assert len(kept) == sum(finding.baselined for _, finding in marked.findings()) <= len(before)
    assert sum(pair.found is not None for pair in pairs) == len(after)
    assert sum(pair.accepted is not None for pair in pairs) == len(before)
