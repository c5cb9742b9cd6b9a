"""The word table and what is made of it."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from release_lint.analysis import letter_runs, one_slip
from release_lint.analysis.lexicon import TABLE, Lexicon, is_word, lexicon, rank
from release_lint.analysis.one_slip import slip_cost, slips
from release_lint.analysis.spelling import meant
from release_lint.analysis.word_making import is_formed

ROOT = Path(__file__).resolve().parents[2]
MARKS = st.sampled_from(["0", "8", "c", "N", "P", "A", "=right one"])
WORDS = st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12)


def builder(name="build_words"):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@given(st.dictionaries(WORDS, MARKS, min_size=12, max_size=60), WORDS)
def test_a_table_gives_back_what_was_packed(tmp_path_factory, entries, other):
    tool = builder()
    path = tmp_path_factory.mktemp("words") / "words.bin"
    path.write_bytes(tool.pack(tool.Marks(entries)))
    table = Lexicon(path)
    assert {word: table.mark(word) for word in entries} == entries
    assert table.mark(other) == entries.get(other, "")


def test_words_names_and_slips_are_told_apart():
    mark = lexicon().mark
    assert rank(mark("the")) == 0 < rank(mark("osmosis")) < 8
    assert all(is_word(mark(word)) for word in ("organise", "organize", "color", "etc", "cafe"))
    assert not any(is_word(mark(word)) for word in ("middlesbrough", "qwerty's", "recieve", ""))
    assert mark("middlesbrough") == "P"
    assert mark("ministry").islower()
    assert mark("alot") == "=a lot"


def test_the_table_tells_what_part_of_speech_a_word_may_be():
    classes = lexicon().classes
    assert classes("document") == "bs"
    assert classes("documents") == "pz"
    assert classes("provided") == "dn"
    assert classes("usual") == "j"
    assert classes("color") == classes("colour")
    assert classes("the") == classes("alot") == classes("xyzzy") == ""


def test_our_own_lists_are_in_the_table():
    tool = builder()
    for word in (*tool.own("modern.txt"), *tool.own("places.txt"), *tool.own("titles.txt")):
        if word.isalpha():
            assert lexicon().mark(word.lower()), f"{word}: run tools/build_words.py"


def test_well_formed_words_need_no_list():
    assert is_formed("rescoping")
    assert is_formed("hyperscale")
    assert not is_formed("recieve")


@given(WORDS)
@example("understood")  # a word that lists have
@example("understoodod")
def test_what_is_meant_is_another_word(word):
    right = meant(word)
    assert right != word
    assert right is None or all(lexicon().mark(part.replace("’", "'")) for part in right.split())


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9))
def test_slips_are_in_order_and_once_each(word):
    found = slips(word)
    assert [slip.cost for slip in found] == sorted(slip.cost for slip in found)
    assert len({slip.meant for slip in found}) == len(found)


def test_the_letter_runs_are_those_of_the_words():
    built = builder("build_letter_runs").build()
    assert letter_runs.TABLE.read_bytes() == built, "run tools/build_letter_runs.py"


class EveryLetter:
    """Letter runs that rule nothing out."""

    def gaps(self, word):
        return [(letter_runs.LETTERS, letter_runs.LETTERS)] * (len(word) + 1)

    def may_have(self, _word):
        return True


@st.composite
def nearly_words(draw):
    word = draw(st.sampled_from(["ministry", "organise", "the", "a", "accommodation", "benefit"]))
    place, letter = draw(st.integers(0, len(word))), draw(st.sampled_from("aeghimrstvz'é"))
    return word[:place] + letter + word[place + draw(st.integers(0, 2)) :]


@given(nearly_words() | st.text("aeginrst", max_size=6) | WORDS)
@example("")
@example("recieve")
def test_what_the_letter_runs_rule_out_is_no_word(word):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(one_slip, "letter_runs", EveryLetter)
        plain = slips.__wrapped__(word)
    assert slips.__wrapped__(word) == plain


@given(st.text("abestm", max_size=8), st.text("abestm", max_size=8))
def test_two_words_cost_no_less_than_the_letters_that_only_one_of_them_has(word, other):
    with mock.patch.object(one_slip, "_least_cost", return_value=0.0):
        cost = slip_cost(word, other, 99)
    assert one_slip._least_cost(word, other) <= cost


@pytest.mark.skipif(not TABLE.exists(), reason="the table is not built")
def test_the_table_is_mapped_when_first_asked_for_and_small():
    assert TABLE.stat().st_size < 6_000_000
    code = "import sys, release_lint.checks.misspelling as m; print('unicodedata' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
