"""Patterns that could run for ever are refused; harmless ones are not."""

import re

import pytest

from release_lint.clues import Landmarks
from release_lint.document import Span
from release_lint.patterns import PIECE, Pattern, compiled


@pytest.mark.parametrize(
    "text",
    [
        r"(a+)+$",
        r"(a|ab|b)*c",
        r"(\w+\s?)*x",
        r"(a*)*",
        r"([a-z]+)*\d",
        r"\d+\w+z",
        r".*foo.*bar",
        r"(\w{1,50}){1,50}!",
        r"(?=(a+)+)b",
        r"(a?){30}a{30}",
        r"(a)\1",
        r"(?P<q>['\"]).*(?P=q)",
    ],
)
def test_refuses_what_could_run_for_ever(text):
    with pytest.raises(ValueError, match=r"for ever|too many ways"):
        Pattern(text).verify()


@pytest.mark.parametrize("text", ["[", "(", "a{2,1}", r"(?<=a+)b"])
def test_refuses_what_is_no_pattern(text):
    with pytest.raises(ValueError, match="not a regular expression"):
        Pattern(text).verify()


@pytest.mark.parametrize(
    "text",
    [
        r"\bTBC\b",
        r"\[(?:insert|name)[^\]]*\]",
        r"(?:\w+\s)*\w+!",
        r"^(\d+,)*\d+$",
        r".{0,50}foo.{0,50}bar",
        r"\w+ly(?:,| and)? \w+ly",
        r"(?<![\w-])o(?=n)",
        r"(?-i)£X{1,3}",
    ],
)
def test_accepts_what_is_harmless(text):
    Pattern(text).verify()


def test_a_verified_pattern_answers_at_once_where_a_refused_one_would_not():
    text = "a" * 5_000 + "!"
    assert not list(Pattern(r"(?:a+b)+c").find(text, Span(0, len(text))))


def test_matches_in_any_case_unless_told_otherwise():
    whole = Span(0, 7)
    assert [m[0] for m in Pattern("tbc").find("TBC tbc", whole)] == ["TBC", "tbc"]
    assert [m[0] for m in Pattern("(?-i)tbc").find("TBC tbc", whole)] == ["tbc"]


def test_finds_everything_in_a_long_block_piece_by_piece():
    text = "word TBC " * 5_000
    assert len(text) > 4 * PIECE
    found = [m.start() for m in Pattern(r"\bTBC\b").find(text, Span(0, len(text)))]
    assert found == [m.start() for m in re.finditer("TBC", text)]


def test_a_pattern_whose_first_letters_are_not_there_is_not_compiled():
    compiled.cache_clear()
    landmarks = Landmarks("Staff met.", [0])
    assert not Pattern(r"\bnote to (?:self|legal)").gate().zones(landmarks)
    assert Pattern(r"\bstaff (?:met|left)").gate().zones(landmarks)
    assert compiled.cache_info().currsize == 0
