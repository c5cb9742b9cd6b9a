"""All words and phrases of all rules, found in one pass."""

import datetime as dt

import pytest

from release_lint.analysis.facts import Facts
from release_lint.document import BlockKind
from release_lint.matching import Phrase, PhraseIndex
from release_lint.readers.base import DocumentBuilder
from release_lint.settings import Settings


def found(text: str, *phrases: str) -> list[str]:
    builder = DocumentBuilder(text)
    for paragraph in text.split("\n\n"):
        start = text.index(paragraph)
        with builder.block(BlockKind.PARAGRAPH):
            builder.copy(start, start + len(paragraph))
    document = builder.build("a.txt", "text", {})
    facts = Facts(document, Settings(dt.date(2025, 6, 2)))
    index = PhraseIndex({"rule": [Phrase(phrase) for phrase in phrases]})
    return [document.text_of(match.span) for match in index.find(facts).get("rule", [])]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("We utilise it. Utilise it. UTILISE it.", "utilise", ["utilise", "Utilise", "UTILISE"]),
        ("Nikolai Foster spoke.", "foster", []),
        ("“Foster it,” she said.", "foster", ["Foster"]),
        ("Her Majesty and her majesty", "Her Majesty", ["Her Majesty"]),
        ("We utilised and utilises", "utilise~", ["utilised", "utilises"]),
        (
            "delivers delivered deliver delivering",
            "deliver(s|ed)",
            ["delivers", "delivered", "deliver"],
        ),
        ("in  order\nto win", "in order to", ["in  order\nto"]),
        ("in order.\n\nTo win", "in order to", []),
        ("in, order to", "in order to", []),
        ("this & that", "&", ["&"]),
        ("yes and/or no, grand/or", "and/or", ["and/or"]),
        ("The ship’s bell", "ship's", ["ship’s"]),
        ("one-stop shops", "one-stop shop(s)", ["one-stop shops"]),
    ],
)
def test_marks_of_a_phrase(text, phrase, expected):
    assert found(text, phrase) == expected


def test_the_longer_of_two_phrases_wins():
    assert found("They drive out cattle and drive cars.", "drive", "drive out") == [
        "drive out",
        "drive",
    ]


def test_an_empty_phrase_is_refused():
    with pytest.raises(ValueError, match="empty"):
        Phrase(" ")
