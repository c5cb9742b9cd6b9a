"""Two words that are the next two, too."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support import facts_of


@given(st.lists(st.sampled_from(["of", "the", "park", "Park"]), min_size=1, max_size=12))
def test_an_echo_is_two_words_before_the_same_two(words):
    keys = [word.lower() for word in words]
    assert facts_of(" ".join(words)).echoes == tuple(
        n for n in range(len(keys) - 3) if keys[n : n + 2] == keys[n + 2 : n + 4]
    )
