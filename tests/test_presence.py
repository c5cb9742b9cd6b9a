"""Strings found by the pieces of a text: as if each had been looked for."""

from hypothesis import given
from hypothesis import strategies as st

from release_lint.presence import Presence

STRINGS = st.lists(st.text("abc. \n–", min_size=1, max_size=5), max_size=12, unique=True)


@given(STRINGS, st.lists(st.text("abc. \n–", max_size=30), max_size=4))
def test_what_is_found_is_what_stands_there(strings, texts):
    presence = Presence({string: 1 << number for number, string in enumerate(strings)})
    for text in (*texts, *texts):
        plain = sum(1 << number for number, string in enumerate(strings) if string in text)
        assert presence.bits(text) == plain


def test_what_was_seen_is_forgotten_in_time(monkeypatch):
    monkeypatch.setattr("release_lint.presence._REMEMBERED", 2)
    presence = Presence({"moon": 1, "full moon": 2, "–": 4})
    for text, bits in (("a full moon", 3), ("moonlit – full", 5), ("sun", 0), ("moon", 1)):
        assert presence.bits(text) == bits
