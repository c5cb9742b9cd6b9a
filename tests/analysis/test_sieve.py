"""The sieve is quick, and tells what a plain test tells."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis.sieve import Sieve

TEXTS = st.lists(st.frozensets(st.text("abs", max_size=4)))


@given(TEXTS, st.integers(0, 20))
def test_what_passes_is_what_the_test_says_however_little_is_remembered(texts, most):
    ending, starting = (
        Sieve(lambda w, t=t: getattr(w, t)("s")) for t in ("endswith", "startswith")
    )
    with mock.patch("release_lint.analysis.sieve._MOST", most):
        for number, words in enumerate(texts):
            assert ending.passing(words) == {word for word in words if word.endswith("s")}
            if number % 2:
                assert starting.passing(words) == {w for w in words if w.startswith("s")}


def test_no_word_is_tested_again():
    asked = []
    sieve = Sieve(asked.append)
    for _ in range(2):
        assert sieve.passing(frozenset({"a plain word", "or two"})) == set()
    assert asked.count("a plain word") == asked.count("or two") == 1
