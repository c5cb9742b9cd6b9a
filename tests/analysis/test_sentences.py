"""Where sentences end."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import facts_of

from release_lint.analysis.sentences import find_sentences, split
from release_lint.document import Source
from release_lint.readers import markdown


def cut(text):
    return [text[span.start : span.end] for span in split(text)]


@pytest.mark.parametrize("file", ["pysbd-golden", "press-quirks"])
def test_every_row_of_the_sets(shared_data, file):
    lines = (shared_data / "sentences" / f"{file}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) > 40
    assert [row["text"] for row in rows if cut(row["text"]) != row["sentences"]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Rates rose by 2.5 per cent. | Prices fell.",
        "The Rt. Hon. the Lord Ward, Prof. A. B. Lee and Cllr. Roy met Mr. Jones. | They spoke.",
        "See para. 5, Sch. 2, reg. 4(1), s. 12 and No. 10 of Cm. 123. | It is law.",
        "The answer was no. | People left.",
        "Doors open at 9 a.m. | Visitors may park. | At 5 p.m. Mr Lee locks up.",
        "We meet at 9 a.m. GMT. | Come early.",
        "The Ships (Crews etc.) Rules and S.I. No. 12 stand. | Bring pens, etc. | Please do.",
        "Jones v. The Crown went to H.M. Courts. | The U.S. Senate and the U.K. | They agreed.",
        "Look at Appendix B. | Results follow. | You and I. | Did Ann M. Lee call?",
        "“We will. | We must,” she said. | “Will you?” asked Ann Lee. | “Stop!” | They stopped.",
        "“Will you go?” Mr Lee asked. | He (a friend. Not mine.) stayed. | (It rained. | It blew.)",
        "It takes patience… and time. | But they waited… | The vote fell. | Or … I hope not.",
        "The end.[1] | It began.² | iPhones sell. | 20 shops shut.",
        "Email a.b@x.gov.uk. | Visit www.x.gov.uk/a.b. | £3m is left.",
        "• One thing | • Another thing",
        "Ask Ann Lee | Email: a@x.gov.uk | Tel: 020 7946 0000",
        "1. First come. | 2. Then go. | 3. See no. 7 there.",
        "Line one\n| Line two\nwhich runs on.",
    ],
)
def test_sentences(text):
    wanted = [part.strip() for part in text.split("|")]
    assert cut(text.replace("| ", "").replace(" |", "")) == wanted


def test_a_forgotten_space_is_seen():
    assert cut("It ended in 2019.The year was long.") == ["It ended in 2019.", "The year was long."]
    assert cut("“We act.”From now on all is well.") == ["“We act.”", "From now on all is well."]
    assert cut("Users• One• Two") == ["Users", "• One", "• Two"]
    assert len(cut("Write to Jane.Doe@x.gov.uk or see Node.js there.")) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "It runs. `ls` lists `one.md`. `-l` is long.",
            ["It runs.", "ls lists one.md.", "-l is long."],
        ),
        ("Is it? `/usr` is.  `x` is not.", ["Is it?", "/usr is.", "x is not."]),
        ("Use a shell, e.g. `bash`, for no. `5`.", ["Use a shell, e.g. bash, for no. 5."]),
        ("See `a`. `b` `c` come next", ["See a.", "b c come next"]),
        ("In `ls -l` it ends.", ["In ls -l it ends."]),
    ],
)
def test_inline_code_begins_a_sentence(text, wanted):
    document = markdown.read(Source("a.md", text.encode()))
    sentences = find_sentences(document, [])
    assert [document.text_of(sentence.span) for sentence in sentences] == wanted


@given(st.text("aB1.!? \n“”()’…•eg", max_size=120))
def test_sentences_hold_all_the_text(text):
    end = 0
    for span in split(text):
        assert not text[end : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        end = span.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "unit", ["a. ", "A. ", ". ", "(a. ", "1. ", "“a?” ", " ", "At 5 a.m. Mon "]
)
def test_the_time_is_linear(unit):
    """A quadratic pattern would not finish: ten thousand million steps."""
    assert len(split(unit * 100_000 + "z")) >= 1


def test_each_sentence_knows_its_block_and_words():
    facts = facts_of("One two. Three.\n\nFour, five six.")
    sentences = facts.sentences
    assert [(s.block, s.first, s.last) for s in sentences] == [(0, 0, 2), (0, 2, 3), (1, 3, 6)]
    assert [facts.document.text_of(s.span) for s in sentences][2] == "Four, five six."
