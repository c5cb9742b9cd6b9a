"""Sentences and subjects, as far as finding a speaker needs them.

Facts about sentences are not used: a speaker is looked for in parts of blocks that begin or end
at a quotation mark.
"""

from __future__ import annotations

import re

from release_lint.analysis.people import PRONOUNS
from release_lint.document import Span
from release_lint.lazy import lazy

WORD = lazy(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
DASHES = "-–—―~"
_SENTENCE_END = lazy(r"(?<=[.!?…])[’”\"')\]]*\s+(?=[“‘\"'(]?[A-Z0-9])")
_ABBREVIATIONS = (
    "Dr|Mr|Mrs|Ms|Prof|St|Rev|Sgt|Lt|Col|Capt|Cllr|Hon|Gen|Gov|Sen|Inc|Ltd|Corp|Co|No|Rt|Jr|Sr|vs"
)
_ABBREVIATED = lazy(rf"\b(?:[A-Z]|{_ABBREVIATIONS})\.$")
_ASIDE = (
    ", (?:speaking|talking|writing|commenting|responding|reacting|reflecting|addressing|welcoming|"
    r"visiting|announcing|launching|opening|attending|marking|joining|giving|presenting|asked)\b"
)
_PHRASE_END = lazy(
    rf"[;:“”\"–—]|\.(?=\s|$)| (?:when|after|while|as he|as she|in a|during)\b|{_ASIDE}"
)
_ASIDE_AT_END = lazy(rf"(?<=\w){_ASIDE}[^,]*$")  # Ann Lee, speaking to parents
_OPENING = """
    in on at after before during following speaking commenting responding welcoming announcing
    ahead today yesterday earlier later meanwhile however also as for to with from since when while
    launching opening visiting reflecting talking writing addressing reacting giving discussing
    paying summing concluding adding introducing thanking praising marking attending last this and
    but by under despite upon separately finally looking explaining describing elsewhere recently
    now then next asked pressed questioned
"""
_OPENERS = frozenset(_OPENING.split())
_LONGEST_NAME_IN_ING = 5  # letters: `King`, `Young`
_VERBAL = """
    will would has have had also and then today later further went on to is was quoted as
"""
_BEFORE_VERBS = frozenset(_VERBAL.split())
_POSSESSOR = lazy(r".*\w(?=[’']s?(?: [a-z]+){0,2}$)", re.DOTALL)  # of `Ann Lee’s full remarks`
_NICKNAME = lazy(r"[“\"]\w{1,20}[”\"] (?=[A-Z])")  # in `Jo “Sparks” Lee`
_ADVERBS = frozenset(("also", "and", "as", "but", "further", "however", "later", "so", "then"))


def sentences(text: str, part: Span) -> list[Span]:
    """The sentences of a part of the text; the first and last may be cut."""
    found: list[Span] = []
    start = part.start
    for match in _SENTENCE_END.finditer(text, part.start, part.end):
        if not _ABBREVIATED.search(text[max(part.start, match.start() - 12) : match.start()]):
            found.append(Span(start, match.start()))
            start = match.end()
    return [*found, Span(start, part.end)]


def stripped(text: str, part: Span, starts: str = ",", ends: str = ",") -> Span:
    """A part without white space, and the signs given, at its start and end."""
    start, end = part.start, part.end
    while start < end and (text[start] in starts or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in ends or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def subject_before(text: str, part: Span) -> Span | None:
    """The subject of a verb that follows ``part``: the clause without its opening adverbial.

    ``Commenting on the report, Jane Smith, Head of X,`` gives ``Jane Smith, Head of X``.
    """
    part = stripped(text, part)
    first = WORD.match(text, part.start, part.end)
    if first and _opens(first[0]):
        comma = text.find(", ", first.end() + 1, part.end)
        if comma >= 0:
            part = stripped(text, Span(comma + 1, part.end))
        elif first[0].lower() in _ADVERBS:
            part = stripped(text, Span(first.end(), part.end))
    body = text[part.start : part.end]
    if not WORD.search(body) or body.lower() in _ADVERBS or _is_adverb(body):
        return None
    last = body.rpartition(", ")[2]
    if last != body and last.lower() in PRONOUNS:
        return Span(part.end - len(last), part.end)  # `Asked whether buses, trains and so on, he`
    aside = _ASIDE_AT_END.search(text, part.start, part.end)
    return _without_verbs(text, Span(part.start, aside.start()) if aside else part)


def _without_verbs(text: str, part: Span) -> Span:
    """A subject without what belongs to its verb.

    ``Ann Lee went on to``, ``Ann Lee, attended and`` give ``Ann Lee``.
    """
    words = text[part.start : part.end].split(" ")
    kept = len(words)
    while kept > 1 and words[kept - 1].lower() in _BEFORE_VERBS:
        kept -= 1
    body = " ".join(words[:kept])
    clause = body.rpartition(", ")
    if words[kept : kept + 1] == ["and"] and clause[2].partition(" ")[0].endswith("ed"):
        body = clause[0]
    return stripped(text, Span(part.start, part.start + len(body)))


def possessor(text: str, part: Span) -> Span:
    """Whose words a noun names: of ``Ann Lee’s full`` (remarks) the person, else the whole part."""
    match = _POSSESSOR.match(text[part.start : part.end])
    return Span(part.start, part.start + match.end()) if match else part


def _opens(word: str) -> bool:
    """Whether a clause may begin with a word before its subject: ``In``, ``Congratulating``."""
    return word.lower() in _OPENERS or (word.endswith("ing") and len(word) > _LONGEST_NAME_IN_ING)


def _is_adverb(text: str) -> bool:
    return text.islower() and text.endswith("ly") and " " not in text


def noun_phrase(text: str, part: Span) -> Span:
    """The phrase that begins a part: ``Jane Smith, head of X`` up to a stop or a new clause."""
    part = stripped(text, part)
    nickname = _NICKNAME.search(text, part.start, part.end)
    for match in _PHRASE_END.finditer(text, part.start, part.end):
        if nickname and nickname.start() <= match.start() < nickname.end():
            continue
        if not _ABBREVIATED.search(text[max(part.start, match.start() - 6) : match.start() + 1]):
            return stripped(text, Span(part.start, match.start()))
    return stripped(text, part, ends=",.")
