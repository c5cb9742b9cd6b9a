"""Quotations: marks, speech of several paragraphs, speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import facts_of, paragraphs

from release_lint.analysis.attribution import find_quotations
from release_lint.analysis.mark_problems import Problem
from release_lint.analysis.quotations import Attribution
from release_lint.document import Source
from release_lint.readers import markdown


def quotations(text):
    return facts_of(text).quotations


def said(text):
    """Each quotation's speaker as written, or None."""
    facts = facts_of(text)
    return [q.speaker and facts.document.text_of(q.speaker) for q in facts.quotations]


def problems(text):
    return [problem.problem for problem in facts_of(text).mark_problems]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will act now,” said Health Minister Ann Lee.", "Health Minister Ann Lee"),
        ("“We will act now,” Ann Lee said.", "Ann Lee"),
        ("Ann Lee, head of Unit 3, said: “We will act now.”", "Ann Lee, head of Unit 3"),
        ("Speaking in Leeds, Ann Lee said: “We will act now.”", "Ann Lee"),
        ("“We will act now,” according to a spokesperson for Unit 3.", "a spokesperson for Unit 3"),
        ("Councillor Ann Lee welcomed the plan: “We will act now.”", "Councillor Ann Lee"),
        ("Prime Minister Ann Lee:\n\n“We will act now.”", "Prime Minister Ann Lee"),
        ("“We will act on this now.”\n\n— Sam, apprentice, Leeds", "Sam, apprentice, Leeds"),
        ("“I really like this place!” Sam beamed.", "Sam"),
        ("Ann Lee said the plan was working.\n\n“We will act now.”", "Ann Lee"),
        ("Sam Hale came to us in 2019.\n\n“I liked my work from the first day.”", "Sam Hale"),
        ("The minister said the queue was “a national scandal” that must end.", "The minister"),
        ("Dr. A. B. Lee, the director, told us: “We will act.”", "Dr. A. B. Lee, the director"),
        ("Ann Lee will say in Leeds:\n\n“We will act now.”", "Ann Lee"),
        ("Ann Lee went on to say: “We will act now.”", "Ann Lee"),
        ("Ann Lee, head of it, attended the fair and said: “We will act.”", "Ann Lee, head of it"),
        ("The Prime Minister’s full remarks:\n\n“We will act now.”", "The Prime Minister"),
        ("Capt Ward’s great nephew said: “We will act now.”", "Capt Ward’s great nephew"),
        ("Professor Mark Hill, of Unit 3:\n\n“We will act now.”", "Professor Mark Hill, of Unit 3"),
        ("Mayor Ann Lee, speaking to staff, said: “We will act.”", "Mayor Ann Lee"),
        ("“We will act,” said Mayor Ann Lee, speaking to staff in Leeds.", "Mayor Ann Lee"),
        ("Asked whether buses, trains and trams would run, he said: “We will see.”", "he"),
        ("“We will act on this now.”\n\nThese were the words that staff chose.", "staff"),
        ("“We will act on this now.”\n\nThese are the words of Ann Lee.", "Ann Lee"),
        ("Ann Lee, mayor, said at the opening:\n\n“We will act now.”", "Ann Lee, mayor"),
    ],
)  # fmt: skip
def test_speaker(text, speaker):
    assert said(text) == [speaker]


@pytest.mark.parametrize(
    "after",
    [
        "The study says that more work is needed.",
        "Leeds Council continues to build.",
        "For details, visit the site.",
    ],
)
def test_a_sentence_of_its_own_after_a_quotation_names_no_other_speaker(after):
    text = f"“We will act,” said Ann Lee. “We did it before and will again.” {after}"
    assert said(text) == ["Ann Lee", "Ann Lee"]


def test_a_nickname_is_part_of_its_name():
    assert said("“We will act,” said Ann “Sparks” Lee, the mayor.")[0] == (
        "Ann “Sparks” Lee, the mayor"
    )


def test_pronoun_continues_a_speaker():
    first, second = quotations(
        "“We will act now,” said Ann Lee.\n\nShe added:\n\n“We will not stop.”"
    )
    assert first.attribution is Attribution.NAMED
    assert second.attribution is Attribution.PRONOUN


def test_split_quotation_is_one():
    (quotation,) = quotations("“We will act,” said Ann Lee, “and we will not stop.”")
    assert len(quotation.parts) == 2
    assert quotation.is_speech


def test_running_speech_is_one_quotation():
    (quotation,) = quotations("Ann Lee said:\n\n“We will act.\n\n“We will not stop.”\n\nThe end.")
    assert len(quotation.parts) == 2
    assert not problems("Ann Lee said:\n\n“We will act.\n\n“We will not stop.”\n\nThe end.")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “golden thread” of records must be kept.",
        "The report, “Delivering Justice for Victims”, is published today.",
        "The campaign, “Lost in the fog? Ask a guide.”, runs for 6 months.",
        "Section 3 provides that “a person commits an offence if they knowingly lie.”",
        "Inspectors rated the service “requires improvement” overall.",
        "The allies set up the “enhanced forward presence” to protect the Baltic states.",
        "Select ‘Continue to the next page’ and enter your number.",
    ],
)
def test_no_speech(text):
    assert not any(q.is_speech for q in quotations(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Lee, head of Unit 3, said: “We will act.”", "head of Unit 3"),
        ("The mayor, Ida Cole, said: “We will act now.”", "The mayor"),
        ("Health Minister Ann Lee said: “We will act now.”", "Health Minister"),
        ("Ann Lee said: “We will act now on this.”", None),
    ],
)
def test_role(text, role):
    facts = facts_of(text)
    (quotation,) = facts.quotations
    assert (quotation.role and facts.document.text_of(quotation.role)) == role


def test_orphan_has_no_speaker():
    (quotation,) = quotations("The scheme opens in May.\n\n“We will act now to mend this.”")
    assert quotation.stands_alone
    assert quotation.attribution is Attribution.NONE


def test_block_quotations_share_a_lead_in():
    source = b"Ann Lee said:\n\n> We will act.\n\n> We will not stop.\n"
    document = markdown.read(Source("a.md", source))
    found, _ = find_quotations(document)
    assert [q.marked for q in found] == [False, False]
    assert [q.attribution for q in found] == [Attribution.NAMED, Attribution.INHERITED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said:\n\n“We will act.\n\nWork starts in May.", [Problem.UNCLOSED]),
        ("It is part of the reform programme”.", [Problem.UNOPENED]),
        ("Ann Lee said:\n\n“We will act now.”\n\n“We will not stop.”", [Problem.CLOSED_EARLY]),
        ("Ann Lee said:\n\n“We will act.\n\nWe will not stop.”", [Problem.OPEN_MISSING]),
        ('Ann Lee said: “We will act."', [Problem.MIXED]),
        ("Ann Lee said: ”We will act.“", [Problem.REVERSED, Problem.REVERSED]),
        ("Ann Lee said: “We will act.’", [Problem.MISMATCH]),
        ("Ann Lee said: ‘We will act.”", [Problem.MISMATCH]),
        ("Ann Lee said: “We will act. “We will not stop.”", [Problem.UNCLOSED]),
    ],
)
def test_problems(text, expected):
    lead = "Work began in March.\n\nIt goes on until June.\n\n"
    assert problems(lead + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The nurses’ pay isn’t fair, said the teachers’ union in the ’90s.",
        "A 6\" pipe, a 24\" screen and a shelf 5' 10\" long.",
        "Ann Lee said: ‘It’s the nurses’ pay that isn’t fair, and we’ll mend it.’",
        "Ann Lee said: “My son told me ‘I love this school’ and I cried.”",
        "Ann Lee said “we want the “green” one” and left.",
        "The trust (“the Trust”) and the council (“the Council”) signed.",
        "Der Minister sagte: „Wir handeln jetzt.“",
    ],
)  # fmt: skip
def test_no_problems(text):
    assert problems(text) == []


def test_measure_inside_speech():
    text = 'Ann Lee said: "The 24" screen is small, and we want a new one."'
    assert problems(text) == []
    assert len(quotations(text)) == 1


@given(st.text(alphabet="“”‘’\"' aAs.,:\n—", max_size=60))
def test_any_marks_are_read(text):
    document = paragraphs(text) if text.strip() else paragraphs("a")
    found, wrong = find_quotations(document)
    assert all(part.start < part.end <= len(document.text) for q in found for part in q.parts)
    assert all(place.end <= len(document.text) for p in wrong for place in p.at)
    starts = [quotation.span.start for quotation in found]
    assert starts == sorted(starts)


def test_a_speech_that_another_person_ends_was_left_open():
    text = (
        "Helen Marsh, director of food, said:\n\n“Children know.\n\n“Nothing is wasted.\n\n"
        "“We have waited,” said Tom Price, a farmer."
    )
    _, (problem,) = find_quotations(paragraphs(text))
    assert (problem.problem, problem.expected) == (Problem.UNCLOSED, "”")
    assert problem.at[0].start == text.index("wasted.") + len("wasted.")


def test_a_speech_that_another_person_ends_may_have_unopened_paragraphs():
    text = (
        "Helen Marsh, director of food, said:\n\n“Children know.\n\nNothing is wasted.\n\n"
        "We have waited,” said Tom Price, a farmer."
    )
    found = [problem.problem for problem in find_quotations(paragraphs(text))[1]]
    assert found == [Problem.OPEN_MISSING]


@pytest.mark.parametrize("last", ["she added", "said Ms Marsh", "said Helen Marsh", "they said"])
def test_a_speech_that_the_same_person_ends_is_whole(last):
    text = f"Helen Marsh, director of food, said:\n\n“Children know.\n\n“We waited,” {last}."
    assert find_quotations(paragraphs(text))[1] == ()


def test_according_to_leads_its_own_quotation():
    text = "“We have done it.”\n\nAccording to the matron, Joan Bright, “it costs less”."
    (first, _), _ = find_quotations(paragraphs(text))
    assert first.speaker is None
