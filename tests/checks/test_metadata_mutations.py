"""A release of our own: clean as it stands, and what is spoilt in its head and links is found.

Each spoiling replaces one thing, and names the rule that must say so where nothing was said before.
"""

from pathlib import Path

import pytest
from tests.support import TODAY, rulebook_of

from release_lint.document import Source
from release_lint.engine import check
from release_lint.rule import RuleFile
from release_lint.settings import Organisation, Settings

OWN = Organisation("Low Quay Council")
RELEASE = """\
---
title: New sea wall protects 400 homes
description: Families at Low Quay can sleep at night again behind a wall 900 metres long.
document_type: press_release
first_published_at: 2025-05-20
updated_at: 2025-05-29
change_note: The path on the crest opens in July, not in June.
url: https://www.lowquay.gov.uk/news/sea-wall
---

The council has published a report on the sea wall that it finished in May.

Read the [report on the wall](https://www.lowquay.gov.uk/reports/sea-wall) or its
[map (PDF, 1.2MB)](https://www.lowquay.gov.uk/files/map.pdf).

Write to <press@lowquay.gov.uk>, or to [wall@lowquay.gov.uk](mailto:wall@lowquay.gov.uk).

Telephone: 020 7946 0457

Mobile phone: [07700 900 265](tel:+447700900265)

This publication is available at <https://www.lowquay.gov.uk/news/sea-wall>
"""
SPOILT = [
    ("title: New sea wall protects 400 homes\n", "", "title-missing"),
    ("400 homes\n", "400 homes.\n", "title-form"),
    ("400 homes\n", "who?\n", "title-form"),
    ("New sea wall protects 400 homes", "NEW SEA WALL PROTECTS HOMES", "title-form"),
    ("sea wall protects", "sea/river wall protects", "title-form"),
    ("title: New", "title: Press release, new", "title-content-type"),
    ("title: New", "title: Low Quay Council’s new", "title-content-type"),
    ("description: Families", "note: Families", "summary-missing"),
    ("metres long.\ndoc", "metres long\ndoc", "summary-form"),
    ("description: Families", "description: New sea wall protects 400 homes. F", "summary-form"),
    ("Families at", "F" + "amilies of every kind and size" * 4 + " at", "summary-length"),
    ("press_release", "pres_release", "document-type"),
    ("change_note: The path on the crest opens in July, not in June.\n", "", "change-note"),
    ("The path on the crest opens in July, not in June.", "Page updated", "change-note"),
    ("<https://www.lowquay.gov.uk/news/sea-wall>", "<https://www.lowquay.gov.uk>", "available-at"),
    ("<https://www.lowquay.gov.uk/news/sea-wall>", "<https://a.uk/x>", "available-at"),
    ("(https://www.lowquay.gov.uk/reports/sea-wall)", "(https://lowquay.gov.uk)", "homepage-link"),
    ("(https://www.lowquay.gov.uk/rep", "(http://www.lowquay.gov.uk/rep", "insecure-link"),
    ("(https://www.lowquay.gov.uk/rep", "(https:/www.lowquay.gov.uk/rep", "malformed-link"),
    ("(https://www.lowquay.gov.uk/rep", "(www.lowquay.gov.uk/rep", "malformed-link"),
    ("](https://www.lowquay.gov.uk/rep", "] (https://www.lowquay.gov.uk/rep", "malformed-link"),
    ("reports/sea-wall)", "reports/sea wall)", "malformed-link"),
    ("reports/sea-wall)", "reports/sea-wall?utm_source=a)", "tracking-parameters"),
    (" (PDF, 1.2MB)", "", "document-link-details"),
    (", 1.2MB)", ")", "document-link-details"),
    ("<press@lowquay.gov.uk>", "press@lowquay,gov.uk", "email-form"),
    ("<press@", "<Press@", "email-form"),
    ("[wall@lowquay.gov.uk]", "[hall@lowquay.gov.uk]", "email-form"),
    ("[wall@lowquay.gov.uk]", "[the council]", "email-form"),
    ("7946 0457", "7946 045", "telephone-form"),
    ("020 7946 0457", "02079460457", "telephone-form"),
    ("Telephone:", "Tel:", "telephone-form"),
    ("[07700 900 265]", "[07700 900 266]", "telephone-form"),
]


@pytest.fixture(scope="module")
def rulebook():
    rules = Path(__file__).parents[2] / "rules"
    names = [*(rules / "metadata").glob("*.yaml"), *(rules / "links").glob("*.yaml")]
    return rulebook_of(*(RuleFile(path, path.parent.name, path.name) for path in sorted(names)))


def said(text, rulebook):
    report = check(Source("a.md", text.encode()), rulebook, Settings(TODAY, organisation=OWN))
    return {result.rule for result, _ in report.findings()}


def test_the_release_is_clean(rulebook):
    assert said(RELEASE, rulebook) == set()


@pytest.mark.parametrize(("old", "new", "rule"), SPOILT)
def test_what_is_spoilt_is_found(old, new, rule, rulebook):
    text = RELEASE.replace(old, new, 1)
    assert text != RELEASE
    assert rule in said(text, rulebook)
