"""Parts that the patterns of a rule have in common: put in, and told where wrong."""

import re

import pytest

from release_lint.yamlfile import FileError
from tests.support import HEAD, rule_file, rulebook_of

PARTS = """parts:
  role: [Head, Vice-Chair]
  name: '[A-Z][a-z]+'
  both: (?&role) (?&name)
"""


@pytest.fixture
def forms(tmp_path):
    """The forms of a rule with these fields."""

    def made(fields):
        rule = rule_file(tmp_path, f"severity: error\ncheck: rewrite\n{fields}")
        (own,) = rulebook_of(rule).ruleset("press-release").rules
        return own.check.forms

    return made


def form(pattern, more=""):
    return f"forms:\n  - pattern: '{pattern}'\n    new: x\n{more}"


def test_a_pattern_has_the_parts_that_it_calls(forms):
    (own,) = forms(PARTS + form("the (?&both),?"))
    assert own.pattern.text == "the (?:(?:Head|Vice-Chair) (?:[A-Z][a-z]+)),?"


def test_what_a_part_says_may_be_what_a_form_needs(forms):
    (own,) = forms(PARTS + form("(?&both)", "    needs: [(?&role), Deputy]\n"))
    assert own.needs == ("Head", "Vice-Chair", "Deputy")


@pytest.mark.parametrize(
    ("fields", "line", "message"),
    [
        (form("(?&rule)"), 8, "there is no part `rule`."),
        (PARTS + form("(?&both) (?&roles)"), 12, "`roles`. Did you mean `role`? Parts are named"),
        ("parts:\n  a: (?&b)\n  b: x\n" + form("(?&a)"), 8, "there is no part `b`."),
        (PARTS + form("(?&both)", "    needs: (?&name)\n"), 14, "`(?&name)` may be `[A-Z][a-z]+`"),
        ("parts: {a: x, b: y}\n" + form("(?&b)"), 7, "no pattern calls `(?&a)`"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(forms, fields, line, message):
    with pytest.raises(FileError, match=re.escape(message)) as caught:
        forms(fields)
    assert caught.value.line == line


def test_a_config_may_add_to_a_part(lint, write):
    rule = f"{HEAD}severity: error\ncheck: rewrite\n{PARTS}{form('(?-i)(?&both) said')}"
    write("house/slips/role.yaml", rule)
    change = "{parts: {add: {role: [Leader]}}}"
    write("release-lint.yaml", f"rule_folders: [house]\nrules: {{role: {change}}}\n")
    write("a.md", "Head Lee said so, and Leader Wood said so.\n")
    run = lint("check", "a.md", "--select", "role", "--format", "github")
    assert [line for line in run.out.splitlines() if "Leader Wood" in line]
