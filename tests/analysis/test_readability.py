"""Our formulas against textstat's, on the same counts; and textstat without its download."""

import random
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import facts_of

from release_lint.analysis import readability, textstat_metrics
from release_lint.analysis.readability import METRICS, Counts, total
from release_lint.analysis.syllables import count_syllables

CAT = "The cat sat on the mat."
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


def counts_of(text):
    facts = facts_of(text)
    return total(map(facts.tally.of, facts.sentences))


@pytest.fixture(scope="module")
def textstat():
    return textstat_metrics._textstat()


def test_published_values():
    cat, platypus = counts_of(CAT), counts_of(PLATYPUS)
    assert (platypus.words, platypus.syllables) == (13, 24)
    assert readability.flesch_reading_ease(cat) == pytest.approx(116.145)
    assert readability.flesch_kincaid_grade(cat) == pytest.approx(-1.45)
    assert readability.flesch_reading_ease(platypus) == pytest.approx(37.455, abs=0.001)
    assert readability.flesch_kincaid_grade(platypus) == pytest.approx(11.265, abs=0.01)


def texts(number):
    """Texts of all lengths and kinds of word, the same in every run."""
    source = random.Random(7)  # noqa: S311  (no secret)
    line = (
        "the cat council publishes responsibility for environmental regulations and people in a"
        " house of Parliament where inspectors found considerable improvement 14 of them said so"
    )
    words = line.split()
    for size in range(1, number + 1):
        sentences = [
            " ".join(source.choices(words, k=source.randint(1, 40))).capitalize() + "."
            for _ in range(1 + size % 9)
        ]
        yield " ".join(sentences)


def test_our_formulas_are_textstats(textstat):
    """Its own counts in our formulas give its figures."""
    for text in texts(60):
        words = textstat.lexicon_count(text)
        common = {
            "words": words,
            "sentences": textstat.sentence_count(text),
            "syllables": textstat.syllable_count(text),
        }
        letters = Counts(**common, letters=textstat.letter_count(text))
        characters = Counts(**common, letters=textstat.char_count(text))
        poly = Counts(**common, polysyllables=textstat.polysyllabcount(text))
        hard = Counts(**common, polysyllables=textstat.difficult_words(text, 3, unique=False))
        for name, counts in (
            ("flesch_reading_ease", letters),
            ("flesch_kincaid_grade", letters),
            ("coleman_liau_index", letters),
            ("automated_readability_index", characters),
            ("smog_index", poly),
            ("gunning_fog", hard),
        ):
            assert METRICS[name](counts) == pytest.approx(getattr(textstat, name)(text)), name


@pytest.mark.parametrize("metric", textstat_metrics.METRICS)
def test_every_metric_by_name_without_network(metric, monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    value = textstat_metrics.measure(metric, " ".join([CAT, PLATYPUS] * 10))
    assert isinstance(value, float)


def test_textstat_counts_our_syllables(textstat):
    assert textstat.syllable_count(PLATYPUS) == counts_of(PLATYPUS).syllables == 24


def test_counts():
    counts = counts_of("The CPS, its people. No!\n\n…")
    assert counts == Counts(words=5, sentences=2, syllables=8, letters=17, polysyllables=1)
    assert counts - counts == Counts()


@given(st.lists(st.sampled_from(["Ann", "don’t", "1,200", "£5", "a_b", "well-known", ". ", " "])))
def test_a_sentence_counts_as_its_words_do(pieces):
    facts = facts_of(" ".join(["Word", *pieces]))
    for sentence in facts.sentences:
        words = [word.text for word in facts.words[sentence.first : sentence.last]]
        syllables = [*map(count_syllables, words)]
        assert facts.tally.of(sentence) == Counts(
            len(words),
            bool(words),
            sum(syllables),
            sum(map(str.isalnum, "".join(words))),
            sum(number > 2 for number in syllables),
        )
