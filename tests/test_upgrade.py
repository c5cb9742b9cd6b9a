"""A new version with a renamed and a new rule turns no gate red until the pin is raised."""

import pytest

RULE = """\
check: forbid
summary: Do not write {word}.
why: Because.
source: the house
since: "{since}"
severity: error
message: “{{found}}” is forbidden.
words: [{word}]
"""
CONFIG = (
    'rulebook: "1.0"\nrule_folders: [house]\nbaseline: accepted.jsonl\nrules: {old-name: error}\n'
)
SUPPRESSED = "<!-- release-lint: ignore old-name -- the name of a ship -->\n\nThe gizmo sails.\n"
ACCEPTED = "An old gizmo of the archive.\n"
WORDS = ("--select", "words", "--select", "suppressions")


@pytest.fixture
def upgraded(lint, write, repository):
    """A repository with a suppression and a baseline, to which a new version has come."""
    write("release-lint.yaml", CONFIG)
    write("house/words/old-name.yaml", RULE.format(word="gizmo", since="1.0"))
    write("a.md", f"{SUPPRESSED}\nThe widget is new here.\n")
    write("b.md", ACCEPTED)
    assert lint("baseline", "a.md", "b.md", *WORDS).code == 0
    assert lint("check", "a.md", "b.md", *WORDS, "--fail-on", "warning").code == 0
    old = repository / "house/words/old-name.yaml"
    old.rename(repository / "house/words/new-name.yaml")
    write(
        "house/words/new-name.yaml",
        RULE.format(word="gizmo", since="1.0") + "aliases: [old-name]\n",
    )
    write("house/words/newest.yaml", RULE.format(word="widget", since="1.1"))
    return repository


@pytest.mark.usefixtures("upgraded")
def test_the_gate_stays_green_until_the_pin_is_raised(lint, write):
    outcome = lint("check", "a.md", "b.md", *WORDS, "--fail-on", "warning", "--format", "json")
    assert outcome.code == 0
    found = {
        (document["path"], result["rule"], finding["severity"]): (
            finding["suppressed"],
            finding["baselined"],
        )
        for document in outcome.report["documents"]
        for result in document["results"]
        for finding in result["findings"]
    }
    assert found == {
        ("a.md", "new-name", "error"): ("the name of a ship", False),
        ("a.md", "newest", "info"): (None, False),
        ("b.md", "new-name", "error"): (None, True),
    }
    write("release-lint.yaml", CONFIG.replace("1.0", "1.1"))
    outcome = lint("check", "a.md", "b.md", *WORDS, "--format", "json")
    assert outcome.code == 1
    assert outcome.report["summary"]["errors"] == 1


def test_the_baseline_takes_the_new_name_when_it_is_written_again(lint, upgraded):
    assert lint("baseline", "a.md", "b.md", *WORDS).code == 0
    assert '"rule": "new-name"' in (upgraded / "accepted.jsonl").read_text("utf-8")


def test_a_rule_of_today_only_informs_where_the_pin_is_older(lint, write):
    """The rules on suppressions came with 1.1."""
    write("a.md", "<!-- release-lint: ignore misspeling -- a ship -->\n\nAll is well.\n")
    words = ("check", "a.md", "--select", "suppressions", "--fail-on", "warning")
    assert lint(*words).code == 1
    write("release-lint.yaml", 'rulebook: "1.0"\n')
    assert lint(*words).code == 0
