"""The facts that a report carries for other tools: who says what, which dates, which licence."""

import datetime as dt
import pickle

import pytest

from release_lint import engine, fact_report
from release_lint.document import Source
from release_lint.settings import Settings
from tests.support import rulebook_of

SETTINGS = Settings(dt.date(2025, 6, 2))
TEXT = """\
---
date: 2025-06-02
---

# Ferry fares frozen

The fares were frozen on Monday 2 June. They rise on 31 June 2026.

Anna Reid, chief inspector of ferries, said: “People told us that they plan ahead.”

“We need the boat,” a spokesperson for the islands said.

He called it “a rest”.

© Crown copyright 2025

This publication is licensed under the Open Government Licence v3.0.
"""


def facts_of(text):
    source = Source("a.md", text.encode())
    return engine.check(source, rulebook_of(), SETTINGS, with_facts=True).facts


@pytest.fixture(scope="module")
def facts():
    return facts_of(TEXT)


def words(found):
    return found and (found.text, found.place.line, found.place.column)


def test_a_quotation_has_its_speaker_role_and_cue(facts):
    first, second, third = facts.quotations
    assert words(first.words) == ("“People told us that they plan ahead.”", 9, 46)
    assert words(first.speaker) == ("Anna Reid", 9, 1)
    assert words(first.role) == ("chief inspector of ferries", 9, 12)
    assert words(first.cue) == ("said", 9, 40)
    assert (first.speech, first.attribution) == (True, "named")
    assert words(second.speaker) == ("a spokesperson for the islands", 11, 21)
    assert (third.speech, third.speaker) == (False, None)


def test_dates_are_read_by_the_day_of_publication(facts):
    day, impossible = [fact for fact in facts.dates if fact.words.place.line == 7]
    assert (words(day.words), day.date) == (("Monday 2 June", 7, 26), "2025-06-02")
    assert (day.weekday, day.year_stated) == ("Monday", False)
    assert (impossible.date, impossible.weekday, impossible.year_stated) == (None, None, True)
    assert (facts.publication.date, facts.publication.origin) == ("2025-06-02", "front matter")


def test_a_date_that_only_the_text_gives_is_offered():
    facts = facts_of("The hall opened today (3 May 2025).\n")
    assert (facts.publication.date, facts.publication.origin) == ("2025-05-03", "offered")


def test_a_notice_has_its_components(facts):
    (notice,) = facts.notices
    assert (notice.kind, notice.version) == ("grant", "3.0")
    values = {part.kind: part.value for part in notice.parts}
    assert values["copyright"] == "crown copyright"
    assert values["name"] == "open government licence"


def test_facts_travel_between_processes(facts):
    again = pickle.loads(pickle.dumps(facts))  # noqa: S301  (our own)
    assert words(again.quotations[0].speaker) == words(facts.quotations[0].speaker)


def test_nobody_pays_for_facts_that_nobody_asked_for():
    assert engine.check(Source("a.md", TEXT.encode()), rulebook_of(), SETTINGS).facts is None


def test_a_crash_over_facts_leaves_the_results(monkeypatch):
    def crash(*_):
        raise RuntimeError("oh")

    monkeypatch.setattr(fact_report, "report_facts", crash)
    report = engine.check(Source("a.md", b"Hello."), rulebook_of(), SETTINGS, with_facts=True)
    assert (report.error, report.facts) == (None, None)
    assert "facts cannot be listed" in report.notes[0]
