"""``release-lint.yaml``: where it is found, what it says, and how it is told that it is wrong."""

import pytest

from release_lint import config as configs
from release_lint.config import display, find

WORDY = "Staff will utilise the new hall.\n"
WORDS = ("--select", "words-to-avoid", "--fail-on", "warning")


@pytest.fixture
def found(lint, write):
    """The severities of findings on a text with one plain fault, under a config."""

    def found(config, name="a.md", *words):
        write("release-lint.yaml", config)
        write(name, WORDY)
        outcome = lint("check", name, *words, "--format", "json", "--fail-on", "never")
        assert outcome.code == 0, outcome.err + outcome.out
        results = outcome.report["documents"][0]["results"]
        return [
            f["severity"] for r in results if r["rule"] == "words-to-avoid" for f in r["findings"]
        ]

    return found


def test_the_nearest_config_upward_is_found(repository, write):
    write("release-lint.yaml", "")
    inner = write("team/release-lint.yaml", "")
    (repository / "team" / "drafts").mkdir()
    assert find(repository / "team" / "drafts") == inner


def test_the_search_stops_at_the_root_of_the_repository(repository, write):
    write("release-lint.yaml", "")
    (repository / "other" / ".git").mkdir(parents=True)
    (repository / "other" / "drafts").mkdir()
    assert find(repository / "other" / "drafts") is None


def test_rules_are_changed(found):
    assert found("") == ["warning"]
    assert found("rules: {words-to-avoid: error}") == ["error"]
    assert found("rules: {words-to-avoid: off}") == []
    assert found("rules: {style: off}") == []
    assert found("rules: {style: off, words-to-avoid: on}") == ["warning"]
    assert found("rules: {words-to-avoid: {swap: {remove: [utilise~]}}}") == []
    assert found("rules: {words-to-avoid: {swap: {add: {hall: room}}}}") == ["warning"] * 2


def test_paths_have_settings_of_their_own(found):
    config = "rules: {words-to-avoid: error}\npaths: {old/**: {rules: {words-to-avoid: info}}}\n"
    assert found(config, "a.md") == ["error"]
    assert found(config, "old/a.md") == ["info"]
    assert found(config, "old/a.md", "--option", "words-to-avoid.severity=warning") == ["warning"]


def test_later_rules_only_inform_where_the_rulebook_is_pinned(found):
    assert found('rulebook: "0.9"') == ["info"]
    assert found('rulebook: "1.0"') == ["warning"]


def test_profiles_come_from_option_path_and_config(lint, write):
    config = "profile: media\npaths: {docs/**: {profile: documentation}}\n"
    write("release-lint.yaml", config)
    write("a.md", WORDY)
    write("docs/b.md", WORDY)

    def profiles(*words):
        outcome = lint("check", "a.md", "docs/b.md", *words, "--format", "json")
        return [document["profile"] for document in outcome.report["documents"]]

    assert profiles() == ["media", "documentation"]
    assert profiles("--profile", "publication") == ["publication"] * 2


def test_extends_is_one_level_and_what_is_said_here_wins(lint, write):
    write("release-lint.yaml", "profile: media\nrules: {words-to-avoid: error, dates: off}\n")
    write("team/release-lint.yaml", "extends: ../release-lint.yaml\nrules: {words-to-avoid: info}")
    write("team/a.md", WORDY)
    (document,) = lint("check", "team/a.md", "--format", "json").report["documents"]
    assert document["profile"] == "media"
    by_rule = {result["rule"]: result["severity"] for result in document["results"]}
    assert by_rule["words-to-avoid"] == "info"
    assert not {"weekday-mismatch"} & (by_rule.keys() | set(document["passed"]))
    write("team/deep/release-lint.yaml", "extends: ../release-lint.yaml\n")
    write("team/deep/a.md", WORDY)
    outcome = lint("check", "team/deep/a.md")
    assert outcome.code == 2
    assert "team/deep/../release-lint.yaml:1: " in outcome.err
    assert "one level is the limit" in outcome.err


def test_settings_reach_the_checks(repository, write):
    path = write(
        "release-lint.yaml",
        """
organisation: {name: Inspectorate of Halls, abbreviation: IH, copyright: © IH}
known: {abbreviations: {CPS: Crown Prosecution Service}, words: [Areas]}
stage: final
""",
    )
    config = configs.load(path, display(path))
    (layer,) = config.layers_for(repository / "a.md")
    assert layer.organisation.abbreviation == "IH"
    assert layer.known.abbreviations == {"CPS": "Crown Prosecution Service"}
    assert config.stage == "final"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profile: media\nrulse: {}\n", "release-lint.yaml:2: `rulse` is not known here."),
        ("rulse: {}\n", "here. Did you mean `rules`?"),
        ("profile: medai\n", "release-lint.yaml:1: there is no profile `medai`."),
        ("profile: medai\n", "Did you mean `media`?"),
        ("rules:\n  words-to-avoyd: off\n", "release-lint.yaml:2: there is no rule"),
        ("rules:\n  words-to-avoid:\n    saef: yes\n", "release-lint.yaml:3: `saef` is not known"),
        ("rules:\n  words-to-avoid: wraning\n", "release-lint.yaml:2: `wraning` is not allowed"),
        ("paths:\n  old/**:\n    profil: media\n", "release-lint.yaml:3: `profil` is not known"),
        ("paths:\n  old/**:\n    profile: medai\n", "release-lint.yaml:3: there is no profile"),
        ("rulebook: one\n", "release-lint.yaml:1: `one` is not a version such as 1.0"),
        ("stage: last\n", "release-lint.yaml:1: `last` is not allowed here"),
        ("include: ../*.md\n", "release-lint.yaml:1: `../*.md` leads outside"),
        ("rule_folders: [no-such]\n", "release-lint.yaml:1: there is no folder `no-such`"),
        ("rule_folders: [../rules]\n", "release-lint.yaml:1: `../rules` must lie in the folder"),
        ("rule_folders: [/etc]\n", "release-lint.yaml:1: `/etc` must lie in the folder"),
        ("extends: no.yaml\n", "release-lint.yaml:1: there is no file `no.yaml`"),
        ("- a\n", "release-lint.yaml:1: expected names with values"),
        ("[]\n", "release-lint.yaml:1: expected names with values"),
        ("profile: [media\n", "release-lint.yaml:2: this is not valid YAML"),
        ("profile: media\nprofile: media\n", "release-lint.yaml:2: `profile` is given twice"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_line(lint, write, text, said):
    write("release-lint.yaml", text)
    write("a.md", WORDY)
    outcome = lint("check", "a.md")
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.err.startswith("release-lint: release-lint.yaml:")
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""


def test_a_wrong_config_hides_no_file_of_another(lint, write):
    write("good/a.md", WORDY)
    write("bad/release-lint.yaml", "rulse: {}\n")
    write("bad/a.md", WORDY)
    outcome = lint("check", ".", *WORDS, "--format", "json")
    bad, good = outcome.report["documents"]
    assert outcome.code == 2
    assert bad["error"].startswith("bad/release-lint.yaml:1: `rulse` is not known here.")
    assert good["results"][0]["status"] == "failed"


def test_a_folder_of_rules_may_not_lead_outside(lint, write, repository, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    try:
        (repository / "house").symlink_to(outside)
    except OSError:
        pytest.skip("this system makes no links")
    write("release-lint.yaml", "rule_folders: [house]\n")
    write("a.md", WORDY)
    assert "`house` leads outside the folder" in lint("check", "a.md").err


HOUSE_RULE = """\
check: prefer
summary: Call the hall by its name.
why: The hall has a name, and people know it by that.
source: House style, page 3
since: "1.0"
severity: error
swap: {new hall: Ashford Hall}
---
- fails: The ⟦new hall⟧ is open.
  fixed: The Ashford Hall is open.
- passes: Ashford Hall is open.
"""


def test_a_house_rule_is_one_file(lint, write):
    write("release-lint.yaml", "rule_folders: [house-rules/]\n")
    write("house-rules/house/hall-name.yaml", HOUSE_RULE)
    write("a.md", WORDY)
    outcome = lint("check", "a.md", "--select", "house", "--format", "json")
    assert outcome.code == 1
    (result,) = outcome.report["documents"][0]["results"]
    assert (result["rule"], result["family"]) == ("hall-name", "house")
    assert "House style, page 3" in lint("explain", "hall-name").out
    assert "hall-name" in lint("rules").out
    tested = lint("test")
    assert (tested.code, tested.out) == (0, "1 rule, 2 examples: all hold.\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("check: prefer", "check: perfer", "hall-name.yaml:1: there is no check `perfer`."),
        ("severity: error", "severtiy: error", "hall-name.yaml:6: `severtiy` is not known here."),
        ("source:", "sources:", "hall-name.yaml"),
        ("swap: {new hall: Ashford Hall}", "swap: []", "hall-name.yaml:7: expected names"),
    ],
)
def test_a_wrong_house_rule_is_told_with_its_line(lint, write, old, new, said):
    write("release-lint.yaml", "rule_folders: [house-rules]\n")
    write("house-rules/house/hall-name.yaml", HOUSE_RULE.replace(old, new))
    write("a.md", WORDY)
    outcome = lint("check", "a.md")
    assert outcome.code == 2
    assert f"release-lint: house-rules/house/{said.partition(':')[0]}" in outcome.err
    assert said in outcome.err


def test_two_rules_of_one_name(lint, write):
    write("release-lint.yaml", "rule_folders: [house-rules]\n")
    write("house-rules/house/link-text.yaml", HOUSE_RULE)
    write("a.md", WORDY)
    outcome = lint("check", "a.md")
    assert outcome.code == 2
    assert "house-rules/house/link-text.yaml:1: two rules are named `link-text`" in outcome.err


def test_a_pattern_that_would_run_for_ever_is_refused(lint, write):
    write("release-lint.yaml", "rule_folders: [house-rules]\n")
    rule = HOUSE_RULE.partition("---")[0].replace("prefer", "forbid")
    rule = rule.replace("swap: {new hall: Ashford Hall}", "patterns: ['(a+)+b']\nmessage: No.")
    write("house-rules/house/slow.yaml", rule)
    write("a.md", WORDY)
    outcome = lint("check", "a.md")
    assert outcome.code == 2
    assert "house-rules/house/slow.yaml:7: " in outcome.err
