"""Words that tell a person, a role or a body from a thing. Small closed lists, our own."""

from __future__ import annotations

import re

PRONOUNS = frozenset("he she they i we it who".split())

_ROLES = """
    adviser advisor advocate agent ambassador analyst apprentice archaeologist artist assistant
    attorney author baroness barrister bishop boss brigadier builder cadet campaigner candidate
    captain carer ceo cfo chair chairman chairperson chairwoman chancellor chef chief chieftain
    child clerk client clinician coach co-chair co-founder colleague colonel commander commissioner
    commodore constable consul consultant controller convenor coordinator coroner councillor
    counsellor creator curator customer daughter dean delegate deputy designer detective developer
    director doctor driver editor employee employer engineer entrepreneur envoy executive expert
    family farmer father founder fundraiser general governor graduate grandmother guardian head
    headmaster headteacher historian host husband inspector instructor intern inventor
    investigator journalist judge king landlord lawyer lead leader learner lecturer librarian lieutenant
    lord magistrate major manager marshal mayor md member mentor mep midwife minister moderator
    mother mp ms msp negotiator neighbour nurse officer official ombudsman organiser owner parent
    partner passenger patient pharmacist physicist pilot planner player police pm practitioner
    premier president principal prisoner producer professor programmer prosecutor provost
    psychologist publisher pupil queen ranger recipient recorder recruiter rector registrar
    regulator representative researcher resident respondent reviewer scientist secretary senator
    sergeant sheriff singer soldier solicitor son speaker specialist spokesman spokesperson
    spokeswoman staff strategist student superintendent supervisor supporter surgeon surveyor
    survivor teacher technician tenant trainee trainer treasurer trustee tutor user veteran vet
    vice-president victim visitor volunteer warden widow wife winner witness worker writer
"""
ROLES = frozenset(_ROLES.split())
_GROUPS = "people women men children families police staff residents stakeholders voices"
GROUPS = frozenset(_GROUPS.split()) | {f"{role}s" for role in ROLES}

TITLES = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady prof professor rev revd reverend cllr councillor "
    "baroness baron viscount earl hon lieutenant lt capt captain col colonel maj major sgt "
    "sergeant cdr commander cmdr admiral commodore brigadier pc dc dci superintendent judge".split()
)

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_NAME = re.compile(
    r"(?:[A-Z]\.\s?)*[A-ZÀ-Þ][\w’'-]+"
    r"(?:\s+(?:(?:de|da|del|della|di|la|le|van|von|der|den|al|el|bin|ibn|ap|ab|of|for|and|the|&)\s+){0,2}"
    r"(?:[A-Z]\.?(?=\s)|[A-ZÀ-Þ][\w’'-]+))+"
)


_BODIES = frozenset(
    "agency authority association bank board bureau centre charity college commission committee "
    "company corporation council court department directorate division embassy federation force "
    "foundation fund government group hospital inspectorate institute international ireland "
    "kingdom limited ministry nations network office parliament partnership police press "
    "programme project school service services society states taskforce team trust union "
    "university wales england scotland britain council’s news street house".split()
)
_POST_NOMINALS = re.compile(r"(?: (?:[A-Z]{2,5}|MPhil|PhD|DPhil|FRSc))+$")
_PERSON = re.compile(
    r"(?:[A-ZÀ-Þ]\.? ?)*[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ]\.?|de|da|van|von|der|al|bin|[A-ZÀ-Þ][\w’'-]+)){1,4}"
)


def is_name(text: str, *, organisations: bool = False) -> bool:
    """Whether a text is a person's name and nothing else, or, if asked, that of a body.

    Titles before it and letters after it belong to the name: ``Sir Muir Gray CBE``.
    """
    words = _POST_NOMINALS.sub("", text).split()
    while words and words[0].rstrip(".").lower() in TITLES | {"the", "rt"}:
        words = words[1:]
    titled = len(words) < len(text.split())
    if not words or not _PERSON.fullmatch(" ".join(words)):
        return titled and len(words) == 1 and words[0][:1].isupper() and not organisations
    is_body = any(word.lower() in _BODIES for word in words)
    if organisations:
        return is_body
    return not is_body and not any(is_role(word) for word in words)


def is_role(word: str) -> bool:
    """Whether a word, in any case, names what a person does or is."""
    lower = word.lower().removesuffix("’s").removesuffix("'s")
    return lower in ROLES or lower in GROUPS


def names_role(text: str) -> bool:
    """Whether a role, a group of people or a personal title stands in a text."""
    return any(is_role(word) or word.lower() in TITLES for word in _WORD.findall(text))


def names_somebody(text: str) -> bool:
    """Whether a text holds a role, a title, or a name of two words or more."""
    return names_role(text) or _NAME.search(text) is not None


def is_plural(text: str) -> bool:
    """Whether a text speaks of several people (``users``, ``residents``)."""
    if " and " in text:
        return True
    return not _NAME.search(text) and any(word.lower() in GROUPS for word in _WORD.findall(text))
