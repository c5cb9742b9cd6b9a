"""The rules on metadata, beyond the examples in their files."""

import pytest
from tests.support import TODAY, found, report_of, rule_file, rulebook_of

from release_lint import plugins
from release_lint.rulebook import load_folder
from release_lint.settings import Organisation, Settings

BODY = "severity: warning\ncheck: "


@pytest.mark.parametrize(
    ("title", "spans"),
    [
        ("Bridge opens in Hexham", []),
        ("Bridge opens…", []),
        ("Bridge opens at 10 a.m.", []),
        ("Smith joins Jones Ltd.", []),
        ("A/HRC/47: the UK replies", []),
        ("GWR and the TSSA", []),
        ("NHS HMRC", []),
        ("UK: England/Wales border", ["England/Wales"]),
        ("Bridge opens.", ["."]),
        ("WHY NOW?", ["WHY NOW?"]),
        ("WHY NOT NOW?", ["WHY NOT NOW?", "WHY NOT NOW?"]),
    ],
)
def test_titles(tmp_path, title, spans):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "title-form"))
    assert found(f"# {title}\n\nA story.", rulebook) == spans


def test_a_house_may_ask_in_its_titles(tmp_path):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "title-form\nquestion: on"))
    assert found("# Why now?\n\nA story.", rulebook) == []


def test_the_publisher_is_known_by_its_own_address(tmp_path):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "title-content-type\nkinds: [notice]"))
    text = "# HBB opens a bridge\n\nThis page is available at https://hbb.justice.gov.uk/x"
    assert found(text, rulebook) == ["HBB"]
    assert found(text.replace("# HBB", "# BBH"), rulebook) == []


def test_the_publisher_is_known_from_the_settings(tmp_path):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "title-content-type\nkinds: [notice]"))
    settings = Settings(TODAY, organisation=Organisation("Hexham Bridges Board"))
    report = report_of("# Hexham Bridges Board meets\n\nA story.", rulebook, settings)
    assert [finding.excerpt for _, finding in report.findings()] == ["Hexham Bridges Board"]


def test_the_address_of_another_page(tmp_path):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "available-at"))
    head = "---\ntitle: A\nurl: https://www.a.gov.uk/news/bridge\n---\n\nThis page is available at "
    assert found(head + "<https://a.gov.uk/news/bridge/>", rulebook) == []
    assert found(head + "<https://a.gov.uk/news/road>", rulebook) == ["https://a.gov.uk/news/road"]


def test_a_home_page_without_its_scheme(tmp_path):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "available-at"))
    text = "# A\n\nThis publication is available at: {}."
    assert found(text.format("hbb.justice.gov.uk"), rulebook) == ["hbb.justice.gov.uk"]
    assert found(text.format("gov.uk/news/bridge"), rulebook) == []
    assert found("# A\n\nThis publication is available from us.", rulebook) == []
    assert found(text.format("").rstrip("."), rulebook) == ["This publication is available at:"]


def test_a_summary_that_is_nearly_the_first_paragraph(tmp_path):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "summary-form"))
    summary = "The board opened a long bridge over the river in Hexham."
    head = f"---\ntitle: A\ndescription: {summary}\n---\n\n"
    near = "The board today (3 May 2025) opened a long bridge over the river in Hexham at noon."
    report = report_of(head + near, rulebook)
    assert [(f.severity, f.excerpt) for _, f in report.findings()] == [("info", summary)]
    assert (
        found(head + "In Hexham a bridge over the river, long awaited, was opened.", rulebook) == []
    )


def test_every_type_that_chooses_a_profile_is_known():
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    types = next(file for file in files if file.id == "document-type").yaml.data["types"]
    for name, profile in profiles.items():
        stated = {kind.replace("-", "_") for kind in profile.document_types}
        assert stated <= set(types.get(name, ())), name
