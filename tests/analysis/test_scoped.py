"""Words looked up by their places are those that a walk through all words meets."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support import facts_of

from release_lint.checks.base import PROSE, Context

_KEYS = frozenset({"we", "said", "the", "court"})


@given(
    st.lists(
        st.sampled_from(
            ["We", "said", "“we", "hope”", "said.", "the", "Court", "`x`", "\n\n", "go"]
        ),
        min_size=1,
        max_size=30,
    ),
    st.booleans(),
)
def test_appearances_are_those_of_a_walk(pieces, takes_speech):
    facts = facts_of(" ".join(pieces).strip() or "x")
    scope = frozenset({*PROSE, "quotation"} if takes_speech else PROSE)
    context = Context(facts, scope)
    walked = [
        (tuple(words), number)
        for words in context.words_by_block()
        for number, word in enumerate(words)
        if word.key in _KEYS
    ]
    assert [(tuple(words), number) for words, number in context.appearances(_KEYS)] == walked
