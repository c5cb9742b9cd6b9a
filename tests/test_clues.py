"""A quick look at the letters hides no match: what a pattern needs is where it matches."""

import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from release_lint import clues
from release_lint.clues import Gate, Landmarks, clues_of
from release_lint.lazy import lazy
from release_lint.patterns import Pattern

_PIECES = [
    *("abe", "kiss", "x", "ſi", "£", "&", " ", "é", "É"),
    *(r"\b", r"\[", "[(]", "[|]", "[a-c]", r"\s", r"\w"),
    *("(?:foo|bar)", "(a|ab)", "(?:foo|)", "|", "(?i:Bar)"),
    *("x?", "x*", "(?:ab)+", "a{2,3}", "(?:kis){2}", "a++", "(?>ab)"),
    *("(?!z)", "(?=foo)", "(?<=a)", "(?<!b)", "^", "$"),
]


@pytest.fixture(params=["with the library", "plainly"])
def _ways(request, monkeypatch):
    if request.param == "plainly":
        monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    elif clues._automaton() is None:
        pytest.skip("ahocorasick-rs is not installed")
    clues._automaton.cache_clear()
    monkeypatch.setattr(clues, "_NEW", 0)
    monkeypatch.setattr(clues, "_lookout", clues._Lookout())
    yield
    clues._automaton.cache_clear()


@pytest.mark.usefixtures("_ways")
def test_the_gate_admits_every_block_with_a_match():
    @given(
        st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("".join),
        st.lists(st.text("abekisxoſKİıéÉ£&[(| fr", max_size=20), min_size=1, max_size=5),
        st.booleans(),
    )
    def admits(pattern, parts, in_any_case):
        flags = re.IGNORECASE if in_any_case else 0
        try:
            compiled = re.compile(pattern, flags)
        except re.error:
            return
        text, starts = "\n\n".join(parts), [0]
        for part in parts[:-1]:
            starts.append(starts[-1] + len(part) + 2)
        gate = Gate(pattern, flags)
        for _ in range(3):
            landmarks = Landmarks(text, starts)
            zones = gate.zones(landmarks)
            for number, (part, start) in enumerate(zip(parts, starts, strict=True)):
                if any(
                    match.end() <= start + len(part)
                    for match in compiled.finditer(text, start, start + len(part) + 2)
                ):
                    assert landmarks.has(number, zones), clues_of(pattern, flags)

    admits()


@pytest.mark.usefixtures("_ways")
@given(st.text("abİ £", max_size=12), st.lists(st.text("ab £", min_size=1, max_size=4)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_strings_that_stand_in_a_text_are_told(text, strings):
    clues.look_out_for(strings[::2])
    for string in strings:
        landmarks = Landmarks(text, [0])
        assert landmarks.holds(string) == (string in clues.folded(text))
        if string in strings[::2]:
            assert (string in landmarks.standing) == landmarks.holds(string)


@pytest.mark.usefixtures("_ways")
def test_a_long_text_is_told_apart_by_zones_of_several_blocks(monkeypatch):
    monkeypatch.setattr(clues, "_ZONES", 4)
    text = "x" * 99 + "needle"
    for _ in range(2):
        landmarks = Landmarks(text, range(0, 100, 10))
        zones = landmarks.of_any(("needle",))
        assert [n for n in range(10) if landmarks.has(n, zones)] == [9]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bin (?:red|green)\b", [("green", "red")]),
        (r"[£$]\?{2,4}", [("??",), ("$", "£")]),
        (r"X{3,4}(?= million)", [(" million",), ("xxx",)]),
        (r"\w+ly(?: \w+)?", [("ly",)]),
        (r"(?:foo|\d)", []),
        (r"(?<=foo)\d", []),
        (r"(?!foo)\d", []),
    ],
)
def test_clues(pattern, expected):
    assert sorted(clues_of(pattern, re.IGNORECASE)) == sorted(expected)


def test_what_a_rule_needs_is_a_clue_from_the_first():
    gate = Pattern("[ab]c").gate(("Word", "other"))
    assert not gate.zones(Landmarks("ac", [0]))
    assert gate.zones(Landmarks("ac WORD", [0]))


@pytest.mark.usefixtures("_ways")
def test_what_a_rule_needs_has_its_capitals_where_the_pattern_tells_them():
    exact = Pattern("(?-i)Head [a-z]").gate(("Head", "lead"))
    other = Pattern("Head [a-z]").gate(("Head", "lead"))
    for _ in range(4):
        assert not exact.zones(Landmarks("ahead of", [0]))
        assert exact.zones(Landmarks("the Head of", [0]))
        assert other.zones(Landmarks("ahead of", [0]))


def test_a_lazy_pattern_has_a_gate():
    from release_lint.lazy import gate_of

    gate = gate_of(lazy(r"today\b"))
    assert [bool(gate.zones(Landmarks("now", [0]))) for _ in range(2)] == [True, False]


def test_a_long_text_is_worth_clues_at_once(monkeypatch):
    monkeypatch.setattr(clues, "_LONG", 5)
    pattern = Pattern(r"today\b")
    assert pattern.gate(("now",)).zones(Landmarks("now", [0]))
    assert not pattern.gate(("now",)).zones(Landmarks("or now", [0]))
