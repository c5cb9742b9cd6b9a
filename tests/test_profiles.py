"""Which rule is what under which profile."""

import pytest

from release_lint import plugins
from release_lint.finding import Severity
from release_lint.rulebook import Rulebook, load_folder

ERROR, WARNING, INFO, OFF = Severity.ERROR, Severity.WARNING, Severity.INFO, None
PROFILES = ("press-release", "web-news", "speech", "publication", "media", "documentation")
TABLE = [
    ("licence-notice", (ERROR, OFF, OFF, ERROR, OFF, OFF)),
    ("copyright-line", (INFO, OFF, OFF, WARNING, OFF, OFF)),
    ("licence-third-party", (OFF, OFF, OFF, INFO, OFF, OFF)),
    ("licence-attribution-only", (ERROR, OFF, OFF, ERROR, OFF, OFF)),
    ("licence-url", (ERROR, ERROR, ERROR, ERROR, ERROR, OFF)),
    ("licence-version", (WARNING, WARNING, WARNING, WARNING, WARNING, OFF)),
    ("licence-wording", (WARNING, WARNING, WARNING, WARNING, WARNING, OFF)),
    ("weekday-mismatch", (ERROR, ERROR, ERROR, ERROR, ERROR, OFF)),
    ("date-range", (WARNING, WARNING, WARNING, INFO, WARNING, OFF)),
    ("embargo", (ERROR, ERROR, ERROR, ERROR, ERROR, OFF)),
    ("placeholder", (ERROR, ERROR, ERROR, ERROR, ERROR, OFF)),
    ("unattributed-quote", (ERROR, ERROR, ERROR, ERROR, ERROR, OFF)),
    ("speaker-commas", (WARNING, WARNING, WARNING, WARNING, WARNING, INFO)),
    ("quote-marks", (ERROR,) * 6),
    ("sentence-length", (WARNING, WARNING, INFO, WARNING, WARNING, WARNING)),
    ("misspelling", (ERROR,) * 6),
]


@pytest.fixture(scope="module")
def rulebook():
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    return Rulebook(files, profiles, installed.checks, installed.readers)


def test_the_table_names_every_profile(rulebook):
    assert set(rulebook.profiles) == set(PROFILES)


@pytest.mark.parametrize(("rule", "severities"), TABLE, ids=[rule for rule, _ in TABLE])
def test_rules_under_profiles(rulebook, rule, severities):
    found = []
    for name in PROFILES:
        by_id = {each.id: each.severity for each in rulebook.ruleset(name).rules}
        found.append(by_id.get(rule))
    assert tuple(found) == severities


@pytest.mark.parametrize(("profile", "expected"), [("press-release", True), ("media", False)])
def test_media_copy_keeps_its_embargo(rulebook, profile, expected):
    (rule,) = [each for each in rulebook.ruleset(profile).rules if each.id == "embargo"]
    assert rule.check.left_in_final is expected


@pytest.mark.parametrize(
    ("document_type", "profile"),
    [
        ("speech", "speech"),
        ("oral_statement", "speech"),
        ("news_story", "web-news"),
        ("press_release", "press-release"),
        ("case_study", "press-release"),
    ],
)
def test_the_document_type_chooses_the_profile(rulebook, document_type, profile):
    assert rulebook.profile_for(document_type) == profile
