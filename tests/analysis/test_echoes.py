"""Words that stand twice running, alone and in pairs."""

from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis.facts import Facts
from release_lint.readers.text import read_text
from release_lint.settings import Settings

WORDS = st.lists(st.sampled_from(["of", "the", "park", "Park"]), min_size=1, max_size=12)


@given(WORDS)
def test_an_echo_is_two_words_before_the_same_two(words: list[str]) -> None:
    """Whatever stands around them, and as often as they are said."""
    facts = Facts(read_text(" ".join(words)), Settings())
    keys = [word.lower() for word in words]
    assert facts.echoes == tuple(
        n for n in range(len(keys) - 3) if keys[n : n + 2] == keys[n + 2 : n + 4]
    )
