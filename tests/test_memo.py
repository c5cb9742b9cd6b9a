"""What a memo gives is what its function gives, however little it keeps."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from release_lint.memo import Memo


@given(st.lists(st.text("ab", max_size=3)), st.integers(1, 5))
def test_a_memo_gives_what_its_function_gives(words, most):
    memo = Memo(str.upper)
    with mock.patch("release_lint.memo._MOST", most):
        for word in words:
            assert memo[word] == word.upper()
            assert len(memo) <= most


def test_a_memo_asks_once_unless_the_word_is_very_long():
    asked = []
    memo = Memo(lambda word: asked.append(word) or len(word))
    for _ in range(2):
        assert [memo["plain"], memo["x" * 1000]] == [5, 1000]
    assert [len(word) for word in asked] == [5, 1000, 1000]
