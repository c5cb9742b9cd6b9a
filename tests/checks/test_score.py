"""``score``: bounds, counts and the sentences that weigh most."""

import pytest
from tests.support import report_of, rule_file, rulebook_of

from release_lint.yamlfile import FileError

HARD = "Interdepartmental administration necessitates considerable environmental consultation."
TEXT = f"# Title\n\nThe cat sat on the mat. {HARD} The dog ran."


def results(folder, body, text=TEXT):
    rule = rule_file(folder, f"check: score\nseverity: info\nmin_words: 10\n{body}")
    (result,) = report_of(text, rulebook_of(rule)).results
    return result


@pytest.mark.parametrize(
    ("body", "fails"),
    [
        ("metric: flesch_kincaid_grade\nat_most: 9\n", True),
        ("metric: flesch_kincaid_grade\nat_most: 20\n", False),
        ("metric: flesch_reading_ease\nat_least: 60\n", True),
        ("metric: flesch_reading_ease\nat_least: -50\nat_most: 150\n", False),
        ("metric: lix\nat_most: 10\n", True),
        ("metric: lix\nat_most: 1000\n", False),
    ],
)
def test_bounds(tmp_path, body, fails):
    result = results(tmp_path, body)
    assert not result.errored
    assert bool(result.findings) is fails


def test_a_text_without_words_has_no_score(tmp_path):
    rule = rule_file(
        tmp_path, "check: score\nmetric: gunning_fog\nat_most: 9\nmin_words: 0\nseverity: info\n"
    )
    (result,) = report_of("…\n", rulebook_of(rule)).results
    assert result.skipped


@pytest.mark.parametrize("metric", ["flesch_kincaid_grade", "gunning_fog", "lix"])
def test_the_heaviest_sentence_is_named(tmp_path, metric):
    long = " ".join(["A dog ran."] * 4)
    finding = results(tmp_path, f"metric: {metric}\nat_most: 1\n", f"{TEXT} {long}").findings[0]
    assert len(finding.related) == 3
    assert (3, 25) in [(place.line, place.column) for place, _ in finding.related]
    assert "27 words in 7 sentences" in finding.message


def test_short_texts_are_left_alone(tmp_path):
    result = results(tmp_path, "metric: smog_index\nat_most: 1\n", "# T\n\nA short text.")
    assert result.skipped
    assert result.reason == "fewer than 10 words"


@pytest.mark.parametrize(
    "body", ["metric: flesch_kincaid\nat_most: 9\n", "metric: flesch_kincaid_grade\n"]
)
def test_wrong_options(tmp_path, body):
    with pytest.raises(FileError):
        results(tmp_path, body)
