"""Profiles, changes, pins and names: which rules apply, and how."""

import pytest

from release_lint.change import Change, Version
from release_lint.finding import Severity
from release_lint.rule import RuleFile
from release_lint.yamlfile import FileError, YamlFile
from tests.support import found, rule_file, rulebook_of

BODY = "check: forbid\nseverity: error\nmessage: No.\nwords: [moon, sun]\n"


def changed(tmp_path, **changes):
    layer = {name.replace("_", "-"): Change(value) for name, value in changes.items()}
    return rulebook_of(rule_file(tmp_path, BODY + "aliases: [old-name]\n"), changes=[layer])


def rules(rulebook):
    return rulebook.ruleset("press-release").rules


@pytest.mark.parametrize("name", ["test_rule", "house", "old_name"])
def test_a_rule_is_switched_off_by_its_name_family_or_earlier_name(tmp_path, name):
    assert not rules(changed(tmp_path, **{name: "off"}))


def test_a_rule_wins_over_its_family(tmp_path):
    assert rules(changed(tmp_path, house="off", test_rule="on"))


def test_a_severity_alone(tmp_path):
    assert rules(changed(tmp_path, test_rule="info"))[0].severity is Severity.INFO


def test_a_plain_value_replaces_and_add_and_remove_extend(tmp_path):
    text = "# T\n\nmoon sun star"
    assert found(text, changed(tmp_path, test_rule={"words": ["star"]})) == ["star"]
    extended = changed(tmp_path, test_rule={"words": {"add": ["star"], "remove": ["moon"]}})
    assert found(text, extended) == ["sun", "star"]


def test_rules_later_than_the_pin_only_inform(tmp_path):
    late = rule_file(tmp_path, BODY + "since: '1.3'\n")
    assert rules(rulebook_of(late, pin=Version(1, 2)))[0].severity is Severity.INFO
    assert rules(rulebook_of(late, pin=Version(1, 3)))[0].severity is Severity.ERROR
    assert rules(rulebook_of(late, pin=Version(1, 10)))[0].severity is Severity.ERROR


def test_only_the_rules_selected_run(tmp_path):
    files = rule_file(tmp_path, BODY, "one"), rule_file(tmp_path, BODY, "two", "other")
    assert [rule.id for rule in rules(rulebook_of(*files, only=["other"]))] == ["two"]


@pytest.mark.parametrize(
    ("value", "keys", "line", "message"),
    [
        ({"wrods": "x"}, "wrods: x", 4, "Did you mean `words`?"),
        ({"severity": "fatal"}, "severity: fatal", 4, "not allowed here"),
        ({"words": {"add": {"a": "b"}}}, "words: {add: {a: b}}", 4, "expected a list"),
        ({"patterns": ["(a+)+"]}, "patterns: ['(a+)+']", 4, "for ever"),
    ],
)
def test_a_wrong_change_is_blamed_on_its_own_file_and_line(tmp_path, value, keys, line, message):
    config = YamlFile(f"# the config\nrules:\n  test-rule:\n    {keys}\n", "release-lint.yaml")
    change = Change(value, config, ("rules", "test-rule"))
    rulebook = rulebook_of(rule_file(tmp_path, BODY), changes=[{"test-rule": change}])
    with pytest.raises(FileError) as caught:
        rules(rulebook)
    assert (caught.value.path, caught.value.line) == ("release-lint.yaml", line)
    assert message in caught.value.message


def test_a_wrong_rule_file_is_blamed_at_its_line(tmp_path):
    file = rule_file(tmp_path, BODY + "scope: [paragraph, quotatoin]\n")
    with pytest.raises(FileError, match="Did you mean `quotation`") as caught:
        rules(rulebook_of(file))
    assert caught.value.line == 9


def test_a_house_pattern_that_could_run_for_ever_is_refused(tmp_path):
    trusted = rule_file(tmp_path, BODY + "patterns:\n  - ok\n  - (a+)+b\n")
    rules(rulebook_of(trusted))
    house = RuleFile(trusted.path, "house", trusted.shown, trusted=False)
    with pytest.raises(FileError, match="for ever") as caught:
        rules(rulebook_of(house))
    assert caught.value.line == 11


def test_two_rules_of_one_name_are_refused(tmp_path):
    with pytest.raises(FileError, match="two rules are named `test-rule`"):
        rulebook_of(rule_file(tmp_path, BODY), rule_file(tmp_path, BODY, family="other"))


def test_unknown_names_are_refused_with_a_suggestion(tmp_path):
    with pytest.raises(FileError, match="Did you mean `test-rule`"):
        changed(tmp_path, test_rlue="off")
    with pytest.raises(FileError, match="Did you mean `test-rule`"):
        rulebook_of(rule_file(tmp_path, BODY), only=["test-rul"])
