"""SARIF is valid by its schema, and its places, fixes and fingerprints are right."""

import json
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.reporters import sarif
from tests.reporters.reports import (
    ALL,
    BROKEN,
    FIXED,
    HELP,
    HOSTILE,
    MARKED,
    OFFICE,
    SCHEMAS,
    SMUGGLER,
    finding,
    read_by,
    report,
    result,
    runner_commands,
    written,
)
from tests.support import report_of, rule_file, rulebook_of

SCHEMA = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def run_of(*reports, **style):
    return read_by(sarif, VALIDATOR, *reports, **style)["runs"][0]


def results(*reports):
    return run_of(*reports)["results"]


@pytest.mark.parametrize("reports", [[], *([one] for one in ALL), ALL])
def test_it_is_valid(reports):
    run = run_of(*reports, help_on=lambda _: HELP)
    assert all(
        r["ruleId"] == run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]
    )


def test_the_schema_refuses_what_is_wrong():
    log = json.loads(written(sarif, FIXED))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not VALIDATOR.is_valid(log)


def test_a_rule_is_explained_in_markdown():
    rule = run_of(FIXED, help_on=lambda _: HELP)["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == "https://www.gov.uk/guidance/style-guide"
    assert rule["help"]["markdown"].startswith("**Dates and weekdays agree.**")
    assert "<b>" not in rule["help"]["markdown"]
    assert "<https://www.gov.uk/guidance/style-guide>" in rule["help"]["markdown"]
    assert rule["fullDescription"]["text"].endswith("<b>Look</b> it up.")


def test_a_fix_says_what_to_put_where():
    (fix,) = results(FIXED)[0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 12},
            "insertedContent": {"text": "those"},
        }
    ]


def test_what_does_not_count_is_marked():
    suppressed, accepted, outside, counted = results(MARKED)
    assert suppressed["suppressions"] == [
        {"kind": "inSource", "justification": "agreed with <legal>"}
    ]
    assert accepted["suppressions"][0]["kind"] == "external"
    assert accepted["baselineState"] == "unchanged"
    assert outside["properties"] == {"outsideChange": True}
    assert not {"suppressions", "baselineState", "properties"} & counted.keys()


def test_the_invocation_tells_the_exit_status_and_the_troubles():
    (good,) = run_of(FIXED)["invocations"]
    assert (good["executionSuccessful"], good["exitCode"]) == (True, 1)
    (bad,) = run_of(FIXED, BROKEN)["invocations"]
    assert (bad["executionSuccessful"], bad["exitCode"]) == (False, 2)
    (told,) = bad["toolExecutionNotifications"]
    assert told["message"]["text"] == "This cannot be checked: the file is empty"


def test_an_office_file_has_a_logical_place():
    (found,) = results(OFFICE)
    assert found["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "paragraph 7"}]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda n: n[1:3] != ":/")
)
def test_an_address_is_the_name_again(name):
    place = results(report(result("r", finding()), name=name))[0]["locations"][0]
    artifact = place["physicalLocation"]["artifactLocation"]
    absolute = name.startswith("/")
    assert artifact["uri"].isascii()
    assert unquote_to_bytes(artifact["uri"].removeprefix("file://" * absolute)).decode() == name
    assert ("uriBaseId" in artifact) is not absolute


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("C:/drafts/a b.md", "file:///C:/drafts/a%20b.md"),
        ("a\udcff.md", "a%FF.md"),
        ("a:b.md", "a%3Ab.md"),
    ],
)
def test_odd_names(name, uri):
    place = results(report(result("r", finding()), name=name))[0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_hostile_file_brings_no_link_and_no_command():
    text = written(sarif, SMUGGLER)
    assert runner_commands(text) == []
    told = results(SMUGGLER, report(result("r", finding(message="[a](http://b)"))))
    assert told[-1]["message"]["text"] == "[a] (http://b)"
    assert all(not set(HOSTILE) & set("\x1b") & set(r["message"]["text"]) for r in told)


PARAGRAPHS = ["Staff utilise it.", "We utilise the hall, and utilise it well.", "Nothing here."]


def prints(tmp_path, text):
    rule = rule_file(
        tmp_path, "check: forbid\nseverity: warning\nmessage: “{found}” is out.\nwords: [utilise]\n"
    )
    run = run_of(report_of(text, rulebook_of(rule)))
    return [next(iter(r["partialFingerprints"].values())) for r in run["results"]]


def test_fingerprints_stay_where_words_move(tmp_path):
    before = prints(tmp_path, "\n\n".join(PARAGRAPHS))
    after = prints(tmp_path, "# A title\n\n" + "\n\n".join(reversed(PARAGRAPHS)))
    assert len(set(before)) == 3
    assert set(after) == set(before)


def test_a_second_finding_of_the_same_words_has_a_fingerprint_of_its_own(tmp_path):
    once = prints(tmp_path, PARAGRAPHS[0])
    twice = prints(tmp_path, f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[0]}")
    assert twice[0] == once[0]
    assert len(set(twice)) == 2
