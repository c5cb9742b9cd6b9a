"""``release-lint rules``, ``explain`` and ``init``."""

import json

from release_lint.commands.explain import words_for
from release_lint.commands.init import remote_owner


def test_rules_are_a_table(lint):
    outcome = lint("rules")
    lines = outcome.out.splitlines()
    assert outcome.code == 0
    assert lines[0].split() == ["RULE", "FAMILY", "SEVERITY", "WHAT", "IT", "ASKS"]
    (line,) = (line for line in lines if line.startswith("weekday-mismatch "))
    assert line.split()[1:3] == ["dates", "error"]
    assert "under the profile press-release" in outcome.out


def test_rules_fit_the_width(lint, monkeypatch):
    for width in (60, 75, 90):
        monkeypatch.setenv("COLUMNS", str(width))
        assert max(map(len, lint("rules").out.splitlines())) <= width


def test_rules_of_a_profile_as_json(lint):
    names = {
        profile: {r["rule"] for r in json.loads(lint(*words).out)["rules"]}
        for profile in ("press-release", "documentation")
        for words in [("rules", "--profile", profile, "--format", "json")]
    }
    assert "publication-date" in names["press-release"]
    assert "publication-date" not in names["documentation"]


def test_rules_follow_the_config(lint, write):
    write("release-lint.yaml", "rules: {words-to-avoid: off}\n")
    outcome = lint("rules")
    assert "words-to-avoid" not in outcome.out


def test_explain_says_what_an_author_needs(lint):
    out = lint("explain", "weekday-mismatch").out
    for part in ("Why", "Authority", "Examples", "Wrong", "Right", "Options", "release-lint.yaml"):
        assert part in out
    assert "As an error under the profile press-release" in out
    assert "weekday-mismatch: off" in out


def test_explain_shows_options_as_they_are_and_as_they_would_be(lint, write):
    write("release-lint.yaml", "rules:\n  words-to-avoid:\n    message: Oh “{old}”.\n")
    out = lint("explain", "words-to-avoid").out
    assert "  swap (names with list of text; required)\n" in out
    assert "  message (text; default " in out
    assert "    now Oh “{old}”.\n" in out


def test_explain_says_why_a_later_rule_only_informs(lint, write):
    def explained():
        return " ".join(lint("explain", "suppression-form").out.split())

    assert "As an error under the profile press-release. Since version 1.1." in explained()
    write("release-lint.yaml", 'rulebook: "1.0"\n')
    said = "As information under the profile press-release, because it came after the version that"
    assert said in explained()


def test_no_command_shows_them_all(lint):
    outcome = lint()
    assert outcome.code == 2
    assert not outcome.out
    assert "check releases and report what to mend" in outcome.err


def test_explain_says_that_a_rule_is_off(lint, write):
    write("release-lint.yaml", "rules: {words-to-avoid: off}\n")
    assert "It is off under the profile press-release." in lint("explain", "words-to-avoid").out


def test_explain_marks_the_place_with_colour_or_brackets(lint, monkeypatch):
    assert "Staff will [utilise] the" in lint("explain", "words-to-avoid").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "Staff will \x1b[1;4;31mutilise\x1b[0m the" in lint("explain", "words-to-avoid").out


def test_an_unknown_rule_gets_a_suggestion(lint):
    outcome = lint("explain", "weekday-mismach")
    assert outcome.code == 2
    assert "there is no rule `weekday-mismach`. Did you mean `weekday-mismatch`?" in outcome.err


def test_earlier_names_are_known(lint, write):
    write("release-lint.yaml", "rule_folders: [house]\n")
    write(
        "house/names/hall-name.yaml",
        "check: forbid\nsummary: S.\nwhy: W.\nsource: H\nsince: '1.0'\nseverity: info\n"
        "aliases: [room-name]\nwords: [new hall]\nmessage: No {found}.\n",
    )
    out = lint("explain", "room-name").out
    assert out.startswith("hall-name (names)\n")
    assert "As information under the profile" in out
    assert "  none\n" in out


def test_types_in_words():
    assert words_for(int) == "whole number"
    assert words_for(tuple[str, ...]) == "list of text"
    assert words_for(int | None) == "whole number"


def test_init_writes_a_config_that_works(lint, write, repository):
    write("news/2025/a.md", "Staff will use the hall.\n")
    write("README.md", "# Staff will utilise\n")
    write(".git/config", '[remote "origin"]\n\turl = git@git.example:halls-office/site.git\n')
    outcome = lint("init")
    text = (repository / "release-lint.yaml").read_text()
    assert outcome.code == 0
    assert 'include: ["news/**"]' in text
    assert "#   name: halls-office" in text
    report = lint("check", ".", "--format", "json").report
    assert [document["path"] for document in report["documents"]] == ["news/2025/a.md"]


def test_what_init_offers_is_right_when_uncommented(lint, write, repository):
    lint("init")
    config = repository / "release-lint.yaml"
    lines = config.read_text().splitlines()
    offered = [line.removeprefix("# ") for line in lines]
    keys = ("include:", "exclude:", "organisation:", "known:", "rules:", "paths:", "  ", "profile:")
    text = "\n".join(line for line in offered if line.startswith(keys))
    write("release-lint.yaml", text)
    write("releases/a.md", "Staff will use the hall.\n")
    assert lint("check", "releases", "--format", "json").err == ""


def test_init_overwrites_nothing(lint, write):
    path = write("release-lint.yaml", "profile: media\n")
    outcome = lint("init")
    assert outcome.code == 2
    assert path.read_text() == "profile: media\n"


def test_the_owner_of_a_remote(repository, write):
    assert remote_owner(repository) == ""
    write(".git/config", '[remote "origin"]\n\turl = https://git.example/halls.office/site\n')
    assert remote_owner(repository) == "halls.office"
