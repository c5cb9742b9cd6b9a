"""``unexplained-abbreviation``: where it is reported, how gravely, with what advice."""

import pytest
from tests.support import TODAY, report_of, rule_file, rulebook_of

from release_lint.records import replace
from release_lint.settings import Known, Organisation, Settings

BODY = "check: unexplained-abbreviation\nseverity: warning\nwell_known: [UK BBC, EU]\n"


@pytest.fixture
def rulebook(tmp_path):
    return rulebook_of(rule_file(tmp_path, BODY))


def findings(rulebook, text, **settings):
    report = report_of(text, rulebook, replace(Settings(TODAY), **settings))
    return [f for _, f in report.findings()]


def test_one_finding_at_the_first_use_in_the_body(rulebook):
    text = "# News of the RVF\n\nThe RVF opened. The RVF will pay. The BBC and the UK agreed.\n"
    (finding,) = findings(rulebook, text)
    assert (finding.location.line, finding.excerpt, str(finding.severity)) == (3, "RVF", "warning")


def test_a_title_may_use_what_the_body_explains(rulebook):
    text = "# RVF opens its doors\n\nThe Rural Village Fund (RVF) opened. The RVF will pay.\n"
    assert not findings(rulebook, text)


def test_a_late_explanation_informs_and_offers_the_name(rulebook):
    text = "# T\n\nThe RVF opened.\n\nThe Rural Village Fund (RVF) will pay.\n"
    (finding,) = findings(rulebook, text)
    assert str(finding.severity) == "info"
    assert finding.fix.title == "Write “Rural Village Fund (RVF)”"
    assert [edit.new for edit in finding.fix.edits] == ["Rural Village Fund (RVF)"]
    assert [place.line for place, _ in finding.related] == [5]


def test_a_part_of_a_longer_name_explains_nothing_but_is_offered(rulebook):
    text = "# T\n\nThe Rural Village Fund Board (RVFB) met. The RVF will pay.\n"
    (finding,) = findings(rulebook, text)
    assert (finding.excerpt, str(finding.severity)) == ("RVF", "warning")
    assert "Rural Village Fund (RVF)" in finding.fix.title


@pytest.mark.parametrize(
    "text",
    [
        "It was made by RVF Systems of Leeds.",
        "The Rural Village Fund met. Staff of the RVF will pay.",
        "The TIGAVO team and the DOWN group met.",
    ],
)
def test_names_and_names_given_elsewhere_only_inform(rulebook, text):
    assert {str(f.severity) for f in findings(rulebook, f"# T\n\n{text}\n")} == {"info"}


def test_what_the_house_knows_and_its_own_initials(rulebook):
    text = "# T\n\nThe RVF and the DfQ met.\n"
    known = {
        "known": Known(abbreviations={"RVF": "Rural Village Fund"}),
        "organisation": Organisation(abbreviation="DfQ"),
    }
    assert not findings(rulebook, text, **known)


def test_quoted_words_are_the_speakers_own(rulebook):
    assert not findings(rulebook, "# T\n\nAnn Lee said: “The RVF will pay.”\n")
