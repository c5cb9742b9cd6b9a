"""Strings told by the pieces of a text: none that stands there is left out."""

from hypothesis import given
from hypothesis import strategies as st

from release_lint.presence import Presence

STRINGS = st.lists(st.text("abc. \n–", min_size=1, max_size=5), max_size=12, unique=True)


@given(STRINGS, st.lists(st.text("abc. \n–", max_size=30), max_size=4))
def test_what_stands_there_is_told(strings, texts):
    presence = Presence(strings)
    for text in (*texts, *texts):
        assert presence.standing(text) == {string for string in strings if string in text}


def test_what_was_seen_is_forgotten_in_time(monkeypatch):
    monkeypatch.setattr("release_lint.presence._REMEMBERED", 2)
    presence = Presence(["moon", "full moon", "–"])
    for text, standing in (
        ("a full moon", {"moon", "full moon"}),
        ("moonlit – full", {"moon", "–"}),
        ("sun", set()),
        ("moon", {"moon"}),
    ):
        assert presence.standing(text) == standing
