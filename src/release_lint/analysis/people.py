"""Words that tell a person, a role or a body from a thing. Small closed lists, our own."""

from __future__ import annotations

from release_lint.lazy import lazy

PRONOUNS = frozenset(("he", "she", "they", "i", "we", "it", "who"))

_ROLES = """
    adviser advisor advocate agent ambassador analyst apprentice archaeologist artist assistant
    attorney author baroness barrister bishop boss brigadier builder cadet campaigner candidate
    captain carer ceo cfo chair chairman chairperson chairwoman chancellor chef chief child clerk
    client clinician coach co-chair co-founder colleague colonel commander commissioner commodore
    constable consul consultant controller convenor coordinator coroner councillor counsellor
    creator curator customer daughter dean delegate deputy designer detective developer director
    doctor driver editor employee employer engineer entrepreneur envoy executive expert family
    farmer father founder fundraiser general governor graduate grandmother guardian head headmaster
    headteacher historian host husband inspector instructor intern inventor investigator journalist
    judge king landlord lawyer lead leader learner lecturer librarian lieutenant lord magistrate
    major manager marshal mayor md member mentor mep midwife minister moderator mother mp ms msp
    negotiator neighbour nurse officer official ombudsman organiser owner parent partner passenger
    patient pharmacist physicist pilot planner player police pm practitioner premier president
    principal prisoner producer professor programmer prosecutor provost psychologist publisher
    pupil queen ranger recipient recorder recruiter rector registrar regulator representative
    researcher resident respondent reviewer scientist secretary senator sergeant sheriff singer
    soldier solicitor son speaker specialist spokesman spokesperson spokeswoman staff strategist
    student superintendent supervisor supporter surgeon surveyor survivor teacher technician tenant
    trainee trainer treasurer trustee tutor user veteran vet vice-president victim visitor
    volunteer warden widow wife winner witness worker writer
"""
_GROUPS = "people women men children families police staff residents stakeholders voices"
_TITLES = """
    mr mrs ms miss mx dr sir dame lord lady prof professor rev revd reverend cllr councillor
    baroness baron viscount earl hon lieutenant lt capt captain col colonel maj major sgt sergeant
    cdr commander cmdr admiral commodore brigadier pc dc dci superintendent judge
"""
_BODIES = """
    agency authority association bank board bureau centre charity college commission committee
    company corporation council court department directorate division embassy federation force
    foundation fund government group hospital inspectorate institute international ireland kingdom
    limited ministry nations network news office parliament partnership police press programme
    project school service services society states street taskforce team trust union university
    wales england scotland britain house
"""
ROLES = frozenset(_ROLES.split())
GROUPS = frozenset(_GROUPS.split()) | {f"{role}s" for role in ROLES}
TITLES = frozenset(_TITLES.split())
BODIES = frozenset(_BODIES.split())

_WORD = lazy(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_CAPITAL = r"\b[A-ZÀ-Þ][\w’'-]++"
_PARTICLE = r"(?:de|da|del|della|di|la|le|van|von|der|den|al|el|bin|ibn|ap|ab|of|for|and|the|&)"
_INITIAL = r"[A-Z]\.?(?=\s)"
_NAME = lazy(
    rf"(?:[A-Z]\.\s?){{0,3}}{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:{_INITIAL}|{_CAPITAL}))+"
)
_SURNAME = rf"(?:[A-ZÀ-Þ]\.?|de|da|van|von|der|al|bin|{_CAPITAL})"
_PERSON = lazy(rf"(?:[A-ZÀ-Þ]\.? ?){{0,3}}{_CAPITAL}(?: {_SURNAME}){{1,4}}")
_POST_NOMINALS = lazy(r"(?: (?:[A-Z]{2,5}|MPhil|PhD|DPhil|FRSc))+$")


def is_name(text: str) -> bool:
    """Whether a text is a person's name and nothing else.

    Titles before it and letters after it belong to the name: ``Sir Muir Gray CBE``.
    """
    words = name_words(text)
    if len(words) == 1 and len(_POST_NOMINALS.sub("", text).split()) > 1:
        return words[0][:1].isupper()
    is_person = _PERSON.fullmatch(" ".join(words)) is not None
    return is_person and not any(w.lower() in BODIES or is_role(w) for w in words)


def name_words(name: str) -> list[str]:
    """The words of a person's name without titles before it and letters after it."""
    words = _POST_NOMINALS.sub("", name).split()
    while words and words[0].rstrip(".").lower() in TITLES | {"the", "rt"}:
        del words[0]
    return words


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


def split_role(text: str) -> tuple[str, str]:
    """The name and the role in a speaker's description, either empty where it is not plain.

    ``Jane Smith, head of X``, ``the mayor, Ida Cole`` and ``Health Minister Ann Lee``.
    """
    first, comma, rest = text.partition(", ")
    if comma:
        if is_name(first) or not names_role(first):
            return first, rest.rstrip(", ")
        role, _, last = text.rpartition(", ")
        return (last, role) if is_name(last) and names_role(role) else ("", text)
    words = text.split()
    for size in (3, 4, 2):
        before, after = words[:-size], words[-size:]
        if before and is_role(before[-1]) and is_name(" ".join(after)):
            return " ".join(after), " ".join(before)
    if is_name(text):
        return text, ""
    before, after = words[:-2], words[-2:]
    while before and before[-1].rstrip(".").lower() in TITLES:
        after.insert(0, before.pop())
    if names_role(" ".join(before)) and is_name(" ".join(after)):
        return " ".join(after), " ".join(before)
    return "", text if names_role(text) else ""


def is_plural(text: str) -> bool:
    """Whether a text speaks of several people: ``users``, ``Jane Smith and Omar Haddad``."""
    if " and " in text:
        return True
    return not _NAME.search(text) and any(word.lower() in GROUPS for word in _WORD.findall(text))
