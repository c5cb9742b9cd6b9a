"""Mutations of our own notices: each slip is found by its rule at its place, or else nothing is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.support import TODAY

from release_lint import plugins
from release_lint.change import Change
from release_lint.document import Source
from release_lint.engine import check
from release_lint.finding import Report, Severity
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Organisation, Settings

ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3"
NOTICE = (
    "© Crown copyright 2025\n\n"
    "This publication is licensed under the terms of the Open Government Licence v3.0 except where "
    f"otherwise stated. To view this licence, visit {ADDRESS} or write to the Information Policy "
    "Team, The National Archives, Kew, London TW9 4DU, or email: psi@nationalarchives.gov.uk.\n\n"
    "Where we have identified any third party copyright information you will need to obtain "
    "permission from the copyright holders concerned."
)
FOOTER = (
    f"All content is available under the Open Government Licence v3.0 ({ADDRESS}/), except where "
    "otherwise stated"
)
WELSH = (
    "Mae’r holl gynnwys ar gael o dan Drwydded Agored y Llywodraeth v3.0 "
    f"({ADDRESS}/), ac eithrio ble nodir yn wahanol"
)
BODY = "A new library for Leeds\n\nPublished: 28 January 2025\n\nThe library opened on Tuesday.\n\n"
MUTATIONS = [
    (NOTICE, "Licence v3.0", "License v3.0", "licence-spelling", "License"),
    (NOTICE, "Government", "Goverment", "licence-spelling", "Goverment"),
    (NOTICE, "licence/version/3", "license/version/3", "licence-url", "license/version/3"),
    (NOTICE, "version/3", "version/2", "licence-url", "version/2"),
    (NOTICE, "version/3", "verziju/3", "licence-url", "verziju/3"),
    (
        NOTICE,
        "nationalarchives.gov.uk/doc",
        "nationalarchive.gov.uk/doc",
        "licence-url",
        "archive.",
    ),
    (NOTICE, "open-government-licence", "open-\ngovernment-licence", "licence-wrapped", "open-"),
    (NOTICE, "v3.0", "v2.0", "licence-url", "version/3"),
    (NOTICE, "v3.0", "v4.0", "licence-version", "4.0"),
    (NOTICE, " except where otherwise stated", "", "licence-exception", "Open Government"),
    (NOTICE, "except where", "except were", "licence-wording", "were"),
    (NOTICE, "licensed under", "licenced under", "licence-wording", "licenced"),
    (NOTICE, "permission", "permision", "licence-wording", "permision"),
    (NOTICE, f", visit {ADDRESS}", "", "licence-url-missing", "To view this licence"),
    (NOTICE, "TW9 4DU", "TW9 4UD", "licence-contact", "TW9 4UD"),
    (NOTICE, "The National Archives, ", "", "licence-contact", "Information Policy"),
    (NOTICE, "@nationalarchives", "@nationalarchive", "licence-contact", "psi@"),
    (NOTICE, "archives.gov.uk.\n", "archives.gsi.gov.uk.\n", "licence-dead-contact", "psi@"),
    (NOTICE, " 2025", " 2025. All rights reserved.", "licence-conflict", "All rights"),
    (NOTICE, NOTICE, "", "licence-notice", None),
    (NOTICE, "This publication is", "Contains data", "licence-attribution-only", "Contains"),
    (FOOTER, FOOTER, "He welcomed the Open Government Licence v3.0.", "licence-notice", None),
    (FOOTER, f" ({ADDRESS}/)", "", "licence-url-missing", "Open"),
    (FOOTER, "version/3", "version/1", "licence-url", "version/1"),
    (FOOTER, ", except where otherwise stated", "", "licence-exception", "Open"),
    (WELSH, ", ac eithrio ble nodir yn wahanol", "", "licence-exception", "Drwydded"),
    (WELSH, "version/3", "version/2", "licence-url", "version/2"),
    (WELSH, "eithrio ble nodir", "eithrio ble nodyr", "licence-wording", "nodyr"),
]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    return Rulebook(files, profiles, installed.checks, installed.readers, only=["licence"])


def lint(rulebook: Rulebook, text: str, settings: Settings | None = None) -> Report:
    source = Source("a.txt", (BODY + text + "\n").encode())
    report = check(source, rulebook, settings or Settings(TODAY))
    assert not [result.reason for result in report.results if result.errored]
    return report


def fired(report: Report) -> dict[str, list[str]]:
    """Rule -> excerpts of its findings at warning or error."""
    found: dict[str, list[str]] = {}
    for result, finding in report.findings():
        if finding.severity is not Severity.INFO:
            found.setdefault(result.rule, []).append(finding.excerpt)
    return found


def test_a_welsh_notice_is_offered_the_welsh_way_to_the_licence(rulebook):
    report = lint(rulebook, WELSH.replace(ADDRESS, "").replace("()", ""))
    (finding,) = [f for result, f in report.findings() if result.rule == "licence-url-missing"]
    assert "I weld y drwydded hon, ewch i https://" in finding.fix.title
    (line,) = [f for result, f in report.findings() if result.rule == "copyright-line"]
    assert line.fix.title == "Add “© Hawlfraint y Goron 2025”"


@pytest.mark.parametrize("notice", [NOTICE, FOOTER, WELSH])
def test_an_official_notice_is_left_alone(rulebook, notice):
    assert fired(lint(rulebook, notice)) == {}


@pytest.mark.parametrize(("notice", "old", "new", "rule", "place"), MUTATIONS)
def test_a_slip_is_found_where_it_is(  # noqa: PLR0917  (a row of the table)
    rulebook, notice, old, new, rule, place
):
    assert old in notice
    report = lint(rulebook, notice.replace(old, new, 1))
    findings = [f for result, f in report.findings() if result.rule == rule]
    assert findings, fired(report)
    if place is not None:
        assert any(place in " ".join(finding.excerpt.split()) for finding in findings)


@pytest.mark.parametrize("old", ["Licence v3.0", "licence/version/3", "version/3"])
def test_a_safe_fix_restores_the_notice(rulebook, old):
    new = {"Licence v3.0": "License v3.0", "version/3": "verziju/3"}.get(old, "license/version/3")
    text = BODY + NOTICE.replace(old, new, 1) + "\n"
    report = check(Source("a.txt", text.encode()), rulebook, Settings(TODAY))
    edits = [edit for _, f in report.findings() if f.fix and f.fix.safe for edit in f.fix.edits]
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.new + text[edit.end :]
    assert text == BODY + NOTICE + "\n"


def test_the_notice_offered_for_a_release_without_one_is_accepted(rulebook):
    text = BODY.strip()
    report = check(Source("a.txt", text.encode()), rulebook, Settings(TODAY))
    (finding,) = [f for result, f in report.findings() if result.rule == "licence-notice"]
    assert finding.location is None
    assert finding.fix
    (edit,) = finding.fix.edits
    mended = text[: edit.start] + edit.new + text[edit.end :]
    assert "© Crown copyright 2025" in mended
    assert fired(check(Source("a.txt", mended.encode()), rulebook, Settings(TODAY))) == {}


def test_the_holder_is_the_organisations(rulebook):
    settings = Settings(TODAY, organisation=Organisation(copyright="Leeds City Council"))
    report = check(Source("a.txt", BODY.encode()), rulebook, settings)
    (finding,) = [f for result, f in report.findings() if result.rule == "licence-notice"]
    assert finding.fix
    assert "© Leeds City Council 2025" in finding.fix.edits[0].new
    assert "Crown" not in finding.fix.edits[0].new


def test_another_licence_is_accepted_where_the_house_says_so():
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    change = {"licence-notice": Change({"accept": ["Open Parliament Licence"]})}
    rulebook = Rulebook(
        files, profiles, installed.checks, installed.readers, [change], only=["licence-notice"]
    )
    text = "This page is licensed under the Open Parliament Licence v3.0."
    assert fired(lint(rulebook, text)) == {}


def test_an_old_release_may_name_the_version_of_its_day(rulebook):
    text = FOOTER.replace("v3.0", "v2.0").replace("version/3", "version/2")
    late = check(Source("a.txt", (BODY + text).encode()), rulebook, Settings(TODAY))
    early = BODY.replace("28 January 2025", "3 June 2014")
    timely = check(Source("a.txt", (early + text).encode()), rulebook, Settings(TODAY))
    assert list(fired(late)) == ["licence-superseded"]
    assert fired(timely) == {}


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.sampled_from([NOTICE, FOOTER, WELSH]), st.lists(st.booleans(), min_size=80, max_size=80))
def test_line_wraps_never_change_the_verdict(rulebook, notice, breaks):
    paragraphs = [
        "".join(
            word + ("\n" if breaks[number % 80] else " ")
            for number, word in enumerate(part.split())
        ).strip()
        for part in notice.split("\n\n")
    ]
    assert fired(lint(rulebook, "\n\n".join(paragraphs))) == {}


def test_no_date_no_crash(rulebook):
    settings = Settings(dt.date(2025, 1, 28))
    report = check(Source("a.txt", b""), rulebook, settings)
    assert not [result for result in report.results if result.errored]
