"""One text gives the same findings as plain text, Markdown, HTML, Word document and OpenDocument.

Ten releases of our own are written in each format and checked. Where findings differ, the format
cannot carry something, and the table below says what.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from release_lint import plugins
from release_lint.document import Source
from release_lint.engine import check, read
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Settings
from tests.formats import WRITERS, parts_of

HERE = Path(__file__).parent
RELEASES = sorted([*(HERE / "releases").glob("*.*"), *(HERE / "five_formats").glob("*.md")])
EXPLAINED = {
    ("txt", "link-text"): "plain text has no links",
    ("txt", "licence-url-missing"): "nor can the name of the licence be one",
    ("txt", "glued-punctuation"): "an address in plain text ends only at the next space",
    ("txt", "fake-heading"): "plain text has no bold type",
    ("md", "summary-missing"): "Markdown has its summary in front matter",
    ("html", "summary-missing"): "a page has its summary in its head",
}
DEFECTS = {
    "allotments": {"repeated-word", "misspelling", "unattributed-quote", "link-text"},
    "bridge-tolls": {"weekday-mismatch", "speaker-commas", "date-range", "agreement"},
    "night-school": {"impossible-date", "repeated-word", "unattributed-quote"},
    "harbour-lights": {"sentence-length", "fake-heading", "time-form"},
}
Findings = Counter[tuple[str, str, str]]  # rule, severity and words


@pytest.fixture(scope="module")
def found():
    """The findings on each release in each format, by the release's name."""
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    rulebook = Rulebook(files, profiles, installed.checks, installed.readers)
    return {release.stem: findings(release, rulebook) for release in RELEASES}


def findings(release: Path, rulebook: Rulebook) -> dict[str, Findings]:
    """The findings on a release in each format, by the format's suffix.

    In plain text a block quotation is a paragraph that begins with ``>``.
    """
    parts = parts_of(read(Source(release.name, release.read_bytes()), rulebook))
    by_format = {}
    for suffix, write in WRITERS.items():
        source = Source(f"release.{suffix}", write(parts))
        report = check(source, rulebook, Settings(dt.date(2025, 6, 2)))
        assert report.error is None
        by_format[suffix] = Counter(
            (result.rule, str(one.severity), (one.excerpt or one.message).removeprefix("> "))
            for result, one in report.findings()
        )
    return by_format


def test_there_are_ten():
    assert len(RELEASES) == 10


def differing(counts: Findings, others: Findings) -> set[str]:
    """The rules of which one format has a finding that another has not."""
    return {rule for rule, *_ in (counts - others) + (others - counts)}


@pytest.mark.parametrize("release", [path.stem for path in RELEASES])
def test_each_format_gives_the_same_findings(release, found):
    for suffix, counts in found[release].items():
        for rule in differing(counts, found[release]["docx"]):
            assert (suffix, rule) in EXPLAINED, rule


@pytest.mark.parametrize("release", DEFECTS)
def test_defects_are_found_in_each_format(release, found):
    for suffix, counts in found[release].items():
        carried = {rule for rule in DEFECTS[release] if (suffix, rule) not in EXPLAINED}
        assert carried <= {rule for rule, *_ in counts}, suffix


def test_every_difference_that_is_explained_is_there(found):
    seen = {
        (suffix, rule)
        for formats in found.values()
        for suffix, counts in formats.items()
        for rule in differing(counts, formats["docx"])
    }
    assert seen == set(EXPLAINED)
