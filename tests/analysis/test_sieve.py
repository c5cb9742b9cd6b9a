"""The sieve is quick, and tells what a plain test tells."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis.sieve import Sieve

TEXTS = st.lists(st.lists(st.text("abs", max_size=4)))


@given(TEXTS, st.integers(1, 4))
def test_what_passes_is_what_the_test_says_however_little_is_remembered(texts, most):
    sieve = Sieve(lambda word: word.endswith("s"))
    with mock.patch("release_lint.analysis.sieve._MOST", most):
        for words in texts:
            assert sieve.passing(words) == [word for word in words if word.endswith("s")]


def test_a_word_that_failed_is_not_tested_again_unless_it_is_long():
    asked = []
    sieve = Sieve(asked.append)
    for _ in range(2):
        assert sieve.passing(["plain", "x" * 1000]) == []
    assert asked == ["plain", "x" * 1000, "x" * 1000]
