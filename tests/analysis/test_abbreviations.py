"""Abbreviations: what is one, what explains it, what spells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import facts_of

from release_lint.analysis import abbreviations
from release_lint.analysis.abbreviations import long_form, written_out


def explained(text):
    facts = facts_of(text)
    found = facts.abbreviations.explanations
    return {short: [one.full for one in own] for short, own in found.items()}


def bare(text):
    uses = facts_of(text).abbreviations.uses
    return [short for short, own in uses.items() if any(use.is_bare for use in own)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Rural Village Fund (RVF)", {"RVF": ["Rural Village Fund"]}),
        ("the Department for Quality (DfQ)", {"DfQ": ["Department for Quality"]}),
        ("small river museums (SRMs) and", {"SRM": ["small river museums"]}),
        ("the Rural Village Fund (the ‘RVF’)", {"RVF": ["Rural Village Fund"]}),
        ("the Rural Village Fund (RVF, once a bank)", {"RVF": ["Rural Village Fund"]}),
        ("the RVF (Rural Village Fund)", {"RVF": ["Rural Village Fund"]}),
        ("Cronfa Bentref (RVF) is open", {"RVF": [""]}),
        ("the RVF, a fund for villages", {"RVF": [""]}),
        ("the RVF, Leeds’s oldest fund", {"RVF": [""]}),
        ("train operating companies or TOCs", {"TOC": ["train operating companies"]}),
        ("the Rural Village Fund, known as the RVF", {"RVF": ["Rural Village Fund"]}),
        ("the Rural Village Fund – RVF – met", {"RVF": ["Rural Village Fund"]}),
        ("the rest of the village or RVF", {}),
        ("the RVF (part of the council)", {}),
        ("the RVF, the police and others", {}),
    ],
)
def test_explanations(text, found):
    assert explained(text) == found


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Staff of the RVF said", ["RVF"]),
        ("RVF-led groups and the RVF’s plan", ["RVF"]),
        ("We pay RVFs well", ["RVF"]),
        ("made by RVF Systems, RVF 12 and Ipsos RVF", []),
        ("Ann Lee, RVF", []),
        ("the initials ‘RVF’ and RVF&I, £5 of RVF$", []),
        ("RVF2, RV-7 and an A14 road", []),
        ("THE RVF IS OPEN NOW", []),
        ("see RVF.org or a@RVF.uk", []),
        ("The McDonald family met the YouTube team", []),
    ],
)
def test_bare_uses(text, shorts):
    assert bare(text) == shorts


def test_a_longer_name_does_not_stand_alone():
    facts = facts_of("The Crown Mill Service Board met. The Crown Mill Service met.")
    found = [(facts.document.text_of(s), alone) for s, alone in written_out(facts, "CMS")]
    assert found == [("Crown Mill Service", False), ("Crown Mill Service", True)]


def test_names_with_commas_and_small_words():
    facts = facts_of("the Home, Village & Road Office for the North")
    assert [alone for _, alone in written_out(facts, "HVRO")] == [True]
    assert [alone for _, alone in written_out(facts, "HVROfN")] == [True]
    assert [alone for _, alone in written_out(facts, "HVROFN")] == [True]
    assert not list(written_out(facts, "HVROF"))


def test_long_forms_begin_a_word():
    assert long_form("HMT", "said His Majesty’s Treasury ") == "His Majesty’s Treasury"
    assert long_form("XYZ", "a short text") == ""


@given(
    st.lists(st.sampled_from(["Home", "Office", "of", "the", "and", "Old", "Hub", "x", ","])),
    st.sampled_from(["HO", "HOH", "OOT", "HtO", "OA", "oo"]),
)
def test_names_found_by_their_initials_are_those_that_a_full_search_finds(words, short):
    facts = facts_of(" ".join(words) or "x")
    every = {
        facts.words[first].start
        for first, word in enumerate(facts.words)
        if word.text[0] == short[0]
        and len(word.text) > 1
        and abbreviations._spell(facts, short, first) is not None
    }
    assert {span.start for span, _ in written_out(facts, short)} == every
