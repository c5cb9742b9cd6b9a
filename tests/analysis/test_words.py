"""What counts as one word."""

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import paragraphs

from release_lint.analysis.words import CODE, WORD, find_words
from release_lint.document import BlockKind, Source
from release_lint.readers.markdown import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A well-known long‑term plan", ["A", "well-known", "long‑term", "plan"]),
        ("It’s the nurses’ own, isn't it", ["It’s", "the", "nurses", "own", "isn't", "it"]),
        ("£1.2bn, 1,200,000 or 2.5%", ["1.2bn", "1,200,000", "or", "2.5"]),
        ("5:30pm on 3rd, 2021-22, 24/7", ["5:30pm", "on", "3rd", "2021-22", "24/7"]),
        ("a 14-year-old’s COVID-19", ["a", "14-year-old’s", "COVID-19"]),
        ("10\xa0May – 12\xa0May", ["10", "May", "12", "May"]),
        ("See https://www.x.gov.uk/a?b=c.", ["See", "https://www.x.gov.uk/a?b=c"]),
        ("(gov.uk/apply-now) GOV.UK.", ["gov.uk/apply-now", "GOV.UK"]),
        ("to press.office+x@dft.gov.uk.", ["to", "press.office+x@dft.gov.uk"]),
        ("the U.S. and, e.g. J.K. Lee", ["the", "U.S", "and", "e.g", "J.K", "Lee"]),
        ("Tŷ’r Cyffredin, cymorth dŵr", ["Tŷ’r", "Cyffredin", "cymorth", "dŵr"]),
        ("dw\u0302r a ty\u0302", ["dw\u0302r", "a", "ty\u0302"]),
        ("Python v2.0 and/or R&D", ["Python", "v2.0", "and", "or", "R", "D"]),
        ("the end.We begin", ["the", "end", "We", "begin"]),
    ],
)
def test_words(text, words):
    assert WORD.findall(text) == words


def test_keys_fold_case_apostrophes_and_hyphens():
    assert [w.key for w in find_words(paragraphs("It’s LONG‑TERM"))] == ["it's", "long-term"]


@given(st.text("aB1.,:/@-’'&  ŵ\n£", max_size=80))
def test_words_are_slices_in_order(text):
    document = paragraphs(text)
    end = 0
    for word in find_words(document):
        assert end <= word.start < word.end
        assert document.text[word.start : word.end] == word.text
        end = word.end


@given(
    st.lists(st.text("ab. \n", max_size=30) | st.just("    a b"), max_size=6), st.integers(1, 20)
)
def test_words_are_those_of_the_blocks_that_are_no_code(lines, stretch):
    document = read(Source("a.md", "\n\n".join(["# A", *lines]).encode()))
    with mock.patch("release_lint.analysis.words._STRETCH", stretch):
        words = find_words(document)
    plain = [b for b in document.blocks if b.kind is not BlockKind.CODE]
    found = [WORD.findall(document.text_of(block)) for block in plain]
    assert [word.text for word in words] == [word for own in found for word in own]


def test_inline_code_is_one_word_that_matches_nothing():
    document = read(Source("a.md", b"Use `git commit -m x` now, and `lever`."))
    words = find_words(document)
    assert [word.text for word in words] == ["Use", "git commit -m x", "now", "and", "lever"]
    assert [word.key for word in words][1::3] == [CODE, CODE]


@given(st.text("aB1.,:/@-’'&  ŵ\n£\xad\u0302uk", max_size=60))
def test_the_quick_way_to_most_words_changes_none(text):
    alternatives = WORD.pattern.partition("| ")[2].removesuffix(") )\n    ")
    plain = re.compile(alternatives, re.VERBOSE)
    assert WORD.findall(text) == plain.findall(text)
