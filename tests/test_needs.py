"""Rules that a document does not wake: each report is as if every rule had been run."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from release_lint import plugins
from release_lint.analysis.facts import Facts
from release_lint.document import MarkKind, Source
from release_lint.engine import check, read
from release_lint.finding import Finding, Status
from release_lint.matching import Phrase
from release_lint.needs import Needs, Wakers, either, numbers, patterns_need, phrases_need
from release_lint.patterns import Pattern
from release_lint.project import load_library
from release_lint.rulebook import Rulebook, Ruleset
from release_lint.settings import Settings, Stage
from release_lint.testing import read_examples
from tests.support import TODAY, facts_of, report_of, rule_file, rulebook_of

READ = (".md", ".txt", ".html", ".docx", ".odt")
HERE = Path(__file__).parent
OWN = [*HERE.glob("releases/**/*.*"), *HERE.parent.glob("examples/**/*.*")]
RELEASES = [path for path in OWN if path.suffix in READ]
SETTINGS = [Settings(dt.date(2026, 2, 2), stage) for stage in Stage]


@pytest.fixture(scope="module")
def book():
    library = load_library(plugins.load())
    return Rulebook(library.files, library.profiles, library.checks, library.readers)


@pytest.fixture
def assert_same(book, monkeypatch):
    """Asserts that a text has the same report whether all rules are run or those it wakes."""
    told = Ruleset.awake

    def everyone(ruleset, facts):
        told(ruleset, facts)
        return (1 << len(ruleset.rules)) - 1

    def compare(name, data):
        for settings in SETTINGS:
            source = Source(name, data)
            monkeypatch.setattr(Ruleset, "awake", told)
            few = check(source, book, settings)
            monkeypatch.setattr(Ruleset, "awake", everyone)
            assert repr(few) == repr(check(source, book, settings)), name

    return compare


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.name)
def test_on_our_own_releases(path, assert_same):
    assert_same(path.name, path.read_bytes())


@pytest.mark.parametrize("number", range(24))
def test_on_texts_made_of_examples(number, book, assert_same):
    """They hold what rules look for, in company that they were not written for."""
    texts = []
    for file in book.files[number::24]:
        examples = [example for _, example in read_examples(file)]
        example = examples[number % len(examples)]
        texts.append((example.fails or example.passes).replace("⟦", "").replace("⟧", ""))
    assert_same(("a.md", "a.txt", "a.html")[number % 3], "\n\n".join(texts).encode())


@pytest.mark.parametrize(
    "folder", ["govuk/news", "releases", "newswire", "markdown", "guidance", "office"]
)
def test_on_real_releases(folder, shared_data, assert_same):
    files = [path for path in sorted((shared_data / folder).rglob("*.*")) if path.suffix in READ]
    for path in files[:: max(1, len(files) // 4)]:
        assert_same(path.name, path.read_bytes())


def test_most_rules_sleep_on_a_plain_text(book):
    ruleset = book.ruleset("press-release")
    facts = Facts(read(Source("a.md", b"# A title\n\nThe moon is round."), book), Settings(TODAY))
    awake = ruleset.awake(facts)
    assert 10 < awake.bit_count() < len(ruleset.rules) * 0.5


@pytest.mark.parametrize(
    ("needs", "text", "wakes"),
    [
        (Needs(words=("moon",)), "A Moon rose.", True),
        (Needs(words=("moon",)), "A moonlit night.", False),
        (Needs(words=("it's",)), "It’s round.", True),
        (Needs(strings=("moon",)), "A MOONLIT night.", True),
        (Needs(strings=("Kelvin",)), "2 \u212aelvin", True),
        (Needs(strings=("moon",)), "The sun.", False),
        (Needs(blocks=("paragraph",)), "The sun.", True),
        (Needs(blocks=("heading", "title")), "The sun.", False),
        (Needs(marks=(MarkKind.LINK,)), "The sun.", False),
        (Needs(facts=("quotations",)), "“A sun,” she said.", True),
        (Needs(facts=("quotations",)), "A sun, she said.", False),
        (Needs(), "Anything.", False),
        (None, "Anything.", True),
    ],
)
def test_what_wakes(needs, text, wakes):
    awake = Wakers.of([needs, Needs(), needs]).awake(facts_of(text))
    assert [*numbers(awake)] == ([0, 2] if wakes else [])


def test_what_phrases_and_patterns_need():
    phrases = [Phrase("in order to"), Phrase("and/or"), Phrase("moon~"), Phrase("sun", "except")]
    needs = phrases_need(phrases)
    assert {*needs.words} == {"order", "moon", "moons", "mooned", "mooning"}
    assert needs.strings == {"and/or"}
    assert patterns_need([Pattern("full moon").clues(), Pattern(".").clues()]) is None
    assert patterns_need([Pattern("full moon").clues()]).strings == {"full moon"}
    assert either(Needs(words=("a",)), Needs(words=("b",))).words == {"a", "b"}
    assert either(Needs(words=("a",)), None) is None


def test_an_analysis_that_crashes_is_told_by_the_rules_that_need_it(book, monkeypatch):
    def crash(_document):
        raise RuntimeError("ouch")

    monkeypatch.setattr("release_lint.analysis.facts.find_links", crash)
    source = Source("a.md", b"# A title\n\nStaff will utilise the moon.\n")
    results = {result.rule: result for result in check(source, book, SETTINGS[0]).results}
    assert "RuntimeError: ouch" in results["insecure-link"].reason
    assert results["insecure-link"].status is Status.ERRORED
    assert results["words-to-avoid"].status is Status.FAILED


@dataclass(frozen=True)
class Moons:
    """A plugin's check that says what it needs, and why it has nothing to judge."""

    def needs(self):
        return Needs(words=("moon",), reason="no moons")

    def check(self, context):
        yield Finding("found", context.document.blocks[0].span)


def test_a_check_of_a_plugin_is_skipped_for_the_reason_that_it_gives(tmp_path):
    book = rulebook_of(rule_file(tmp_path, "check: moons\nseverity: error\n"))
    book.checks = {"moons": Moons}
    (found,), (none,) = (report_of(text, book).results for text in ("A moon.", "A sun."))
    assert found.status is Status.FAILED
    assert (none.status, none.reason) == (Status.SKIPPED, "no moons")


@pytest.mark.parametrize("said", [{"moon"}, 1 / 3, RuntimeError("ouch"), None])
def test_a_check_that_says_something_else_is_always_run(tmp_path, said):
    class Wrong(Moons):
        def needs(self):
            if isinstance(said, Exception):
                raise said
            return said

    book = rulebook_of(rule_file(tmp_path, "check: moons\nseverity: error\n"))
    book.checks = {"moons": Wrong}
    (found,) = report_of("A sun.", book).results
    assert found.status is Status.FAILED
