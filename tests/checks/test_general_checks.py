"""forbid, prefer and require, as a rule writer uses them."""

import pytest
from tests.support import found, report_of, rule_file, rulebook_of

from release_lint.finding import Severity
from release_lint.yamlfile import FileError


def test_forbid_words_patterns_and_targets(tmp_path):
    body = (
        "check: forbid\nseverity: error\nmessage: No “{found}”.\nwords: [moonshot]\n"
        "patterns: ['\\bZ\\d+\\b']\ntargets: [LINK]\nexcept: [moonshot cake]\n"
    )
    rulebook = rulebook_of(rule_file(tmp_path, body))
    text = "# Title\n\nA moonshot and a moonshot cake, Z99, and [a page](LINK)."
    assert found(text, rulebook) == ["moonshot", "Z99", "a page"]
    assert next(f.message for _, f in report_of(text, rulebook).findings()) == "No “moonshot”."


def test_prefer_keeps_inflection_and_capitals_and_leaves_speech_alone(tmp_path):
    body = "check: prefer\nseverity: warning\nswap: {utilise~: use~, hub: [site, service]}\n"
    rulebook = rulebook_of(rule_file(tmp_path, body))
    text = "# Title\n\nUtilising a hub helps. Ann Lee said: “We utilise it.”"
    (first, second) = [f for _, f in report_of(text, rulebook).findings()]
    assert first.fix is not None
    assert [edit.new for edit in first.fix.edits] == ["Using"]
    assert second.fix is not None
    assert second.fix.title == "Write “site” or “service”"
    assert not second.fix.edits


def test_prefer_may_only_inform(tmp_path):
    body = "check: prefer\nseverity: warning\nswap: {key: important}\ninform: [key]\n"
    ((_, finding),) = report_of(
        "# T\n\nA key aim.", rulebook_of(rule_file(tmp_path, body))
    ).findings()
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("where", "any_of", "missing"),
    [
        ("anywhere", "contact us", False),
        ("start", "contact us", True),
        ("end", "contact us", False),
        ("metadata", "owner", False),
        ("metadata", "reviewer", True),
        ("anywhere", "helpline", True),
    ],
)
def test_require(tmp_path, where, any_of, missing):
    body = (
        f"check: require\nseverity: error\nmessage: Not there.\nany_of: {any_of}\nwhere: {where}\n"
    )
    text = "---\ntitle: T\nowner: Ann\n---\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nContact us today."
    report = report_of(text, rulebook_of(rule_file(tmp_path, body)))
    assert [f.location for _, f in report.findings()] == ([None] if missing else [])


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("check: forbid\nmessage: No.\nseverity: error\n", 0, "nothing is forbidden"),
        ("check: forbid\nmessage: 'No {it}.'\nwords: [a]\nseverity: error\n", 0, "{found}"),
        ("check: prefer\nswap: {a: []}\nseverity: error\n", 0, "nothing to be written instead"),
        ("check: prefer\nswap: {a: b}\ninform: [c]\nseverity: error\n", 0, "not in `swap`"),
        ("check: require\nany_of: []\nmessage: x\nseverity: error\n", 0, "at least one phrase"),
        ("check: forbid\nmessage: x\nwords: ['']\nseverity: error\n", 0, "empty phrase"),
    ],
)
def test_a_rule_that_could_never_work_is_refused(tmp_path, body, line, message):
    with pytest.raises(FileError) as caught:
        rulebook_of(rule_file(tmp_path, body)).ruleset("press-release")
    assert message in caught.value.message
    assert caught.value.path == "house/test-rule.yaml"
    assert caught.value.line >= line
