"""The report on our own examples is the one that is kept beside them."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXPECTED = "examples/expected.txt"
WORDS = ("check", "examples", "--today", "2026-02-02")


@pytest.fixture
def outcome(lint, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    return lint(*WORDS, "--output", f"text={tmp_path / 'report.txt'}", "--format", "json")


@pytest.mark.usefixtures("outcome")
def test_the_report_is_as_expected(tmp_path):
    made = (tmp_path / "report.txt").read_text("utf-8")
    again = f"read the change, then run: release-lint {' '.join(WORDS)} --output text={EXPECTED}"
    assert made == (ROOT / EXPECTED).read_text("utf-8"), again


def test_good_ones_pass_and_bad_ones_fail(outcome):
    assert outcome.code == 1
    failed = {
        document["path"]: any(result["status"] == "failed" for result in document["results"])
        for document in outcome.report["documents"]
    }
    assert failed == {path: path.startswith("examples/bad/") for path in failed}
    assert {path.partition("/")[2].partition("/")[0] for path in failed} == {"good", "bad"}
