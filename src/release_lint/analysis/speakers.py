"""Who says a quotation: the clause beside it that names a speaker, and the word that reports.

The text is read as a sub-editor skims it: a lead-in before (``Jane Smith, Head of X, said:``), a
tail after (``…,” said Jane Smith``), a sign-off below (``— Sam, apprentice``), or a sentence just
before that reports what somebody said.
"""

from __future__ import annotations

import re

from release_lint.analysis.clauses import (
    DASHES,
    WORD,
    noun_phrase,
    possessor,
    sentences,
    stripped,
    subject_before,
)
from release_lint.analysis.people import PRONOUNS, is_name, names_role, names_somebody
from release_lint.analysis.reporting import RECEIVING, SAYING, SPOKEN, TELLING
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record

_AUXILIARIES = """
    is are was were has have had will would can could may might should must do does did includes
    include provides
"""
_FINITE = frozenset(_AUXILIARIES.split())
_FOOTERS = """
    read see find to visit watch download contact for share follow about published notes note
    updated apply view get more further ends tags related email call listen register
"""
_FOOTER_WORDS = frozenset(_FOOTERS.split())  # they begin what stands below a release, no sign-off
_RELATIVE = frozenset(("who", "which", "he", "she", "they"))
_DETERMINER = lazy(r"(?<!\w)(?:the|an?|this|that|his|her|its|our|their)\s$", re.IGNORECASE)
_AGED = lazy(r"[A-Z][\w’'-]+(?:,|\s*\()\s*(?:aged?\b|\d|[A-Z])")  # `Sam, 34, Leeds`
_INVERTED = lazy(
    r"[,.!?][”\"’'] (said|says|added|explained|continued) ([A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+)*)"
)
_WORDS_OF = lazy(
    r"(?:so|these|those|that|this|such)\b.{0,60}?\b(?:words?|views?|verdict|says?|message|how|what|"
    r"tribute|reaction|advice)\b",
    re.IGNORECASE,
)
# The words of Ann Lee; the words that staff chose, which the head teacher used.
_WHOSE = lazy(
    r"\b(?:words?|views?|verdict|message|tribute|reaction|advice)\s+(?:"
    r"(?:of|from|by)\s+(?P<of>\S.*)"
    r"|(?:(?:that|which)\s+)?"
    r"(?P<chose>(?:(?:the|our|its|his|her|their|one)\s+)?(?:\w+\s+){0,2}?\w+)"
    r"(?=\s+(?:used|chose|wrote|gave|sent|left|had|has|have|said|spoke|shared|heard|offered)\b))"
)
# Words looked at for a verb or a subject: keeps long paragraphs linear.
_LONGEST_LEAD = 60
_LONGEST_TAIL = 40
_LONGEST_SUBJECT = 16
_LONGEST_LABEL = 30
_LONGEST_SIGNOFF = 25
_LONGEST_NAME = 12


@record
class Credit:
    """A speaker found, and the word that reports; either may be unknown."""

    speaker: Span | None
    cue: Span | None = None
    pronoun: bool = False


def in_lead(text: str, part: Span, *, ends_open: bool) -> Credit | None:
    """The speaker that a lead-in names. ``ends_open``: it ends with a colon or without a stop.

    ``Jane Smith, Head of X, said:``, ``Prime Minister Keir Starmer:``, ``Users told us:``.
    """
    part = stripped(text, part, ends=":," + DASHES)
    words = list(WORD.finditer(text, part.start, part.end))[-_LONGEST_LEAD:]
    for match in reversed(words):
        verb = match[0].lower()
        if (verb not in SAYING and verb not in RECEIVING) or _is_noun(text, words[0], match):
            continue
        cue = Span(match.start(), match.end())
        subject = subject_before(text, Span(words[0].start(), cue.start))
        if subject and verb in SPOKEN:
            subject = possessor(text, subject)
        if subject and (verb in SAYING or names_somebody(_of(text, subject))):
            return _credit(text, subject, cue)
        after = stripped(text, Span(cue.end, part.end))
        if not subject and verb in SAYING and names_somebody(_of(text, after)):
            return _credit(text, after, cue)
    for match in words:
        if match[0].lower() in (SPOKEN if ends_open else ("according",)):
            return Credit(part, Span(match.start(), match.end()))
    if ends_open and 0 < len(words) <= _LONGEST_LABEL and _is_label(_of(text, part)):
        return Credit(part)
    return None


def _is_noun(text: str, first: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a word is no verb where it stands: ``Mark Hill``, ``said at the opening``."""
    if word is first:
        return False
    name = word[0][0].isupper() and not word[0].isupper()
    return name or _DETERMINER.search(text, max(0, word.start() - 8), word.start()) is not None


def _is_label(text: str) -> bool:
    """Whether a line without a verb of saying is a speaker: ``Prime Minister Keir Starmer``."""
    if names_role(text) or _AGED.match(text) or text.startswith(("He ", "She ", "They ")):
        return True
    return names_somebody(text) and not any(w.lower() in _FINITE for w in WORD.findall(text))


def in_report(text: str, part: Span) -> Credit | None:
    """The speaker in a sentence that reports what somebody said: ``Jane Smith said it worked.``."""
    inverted = _INVERTED.search(text, part.start, part.end)
    if inverted:
        return _credit(text, Span(*inverted.span(2)), Span(*inverted.span(1)))
    for sentence in sentences(text, part):
        previous = ""
        for number, match in enumerate(WORD.finditer(text, sentence.start, sentence.end)):
            word = match[0].lower()
            if number and word in TELLING:
                subject = subject_before(text, Span(sentence.start, match.start()))
                if subject and _is_somebody(_of(text, subject)):
                    return _credit(text, subject, Span(match.start(), match.end()))
            if number == _LONGEST_SUBJECT or (word in _FINITE and previous not in _RELATIVE):
                break
            previous = word
    return None


def in_subject(text: str, sentence: Span) -> Credit | None:
    """The person that a sentence begins with, by full name or pronoun."""
    words = _of(text, sentence).split(maxsplit=3)[:3]
    if words and words[0] in ("He", "She"):
        start = Span(sentence.start, sentence.start + len(words[0]))
        return Credit(start, pronoun=True)
    for size in (3, 2):
        name = " ".join(words[:size]).rstrip(",")
        if len(words) >= size and words[0] not in ("The", "This") and is_name(name):
            return Credit(Span(sentence.start, sentence.start + len(name)))
    return None


def _is_somebody(text: str) -> bool:
    return names_somebody(text) or text.rsplit(maxsplit=1)[-1].lower() in PRONOUNS


def in_tail(text: str, part: Span) -> Credit | None:
    """The speaker after a quotation: ``said Jane``, ``Jane said``, ``— Sam``, ``according to``."""
    sentence = sentences(text, stripped(text, part))[0]
    body = _of(text, sentence)
    if body[:1] and body[0] in DASHES + "(":
        name = stripped(text, sentence, starts="(" + DASHES, ends=").")
        return Credit(name) if len(name) > 1 else None
    words = list(WORD.finditer(text, sentence.start, sentence.end))[:_LONGEST_TAIL]
    for number, match in enumerate(words):
        credit = _by_verb(text, sentence, match)
        if credit and (number < _LONGEST_NAME or match[0].lower() in SAYING):
            return credit
    if words and len(words) <= _LONGEST_NAME and _is_name_line(body):
        return Credit(sentence)
    return _beamed(text, part, words)


def _is_name_line(text: str) -> bool:
    """Whether a line is a speaker and nothing more: ``Jane Smith, resident``."""
    words = {word.lower() for word in WORD.findall(text)}
    return text[:1].isupper() and names_somebody(text) and not words & (_FINITE | _FOOTER_WORDS)


def _by_verb(text: str, sentence: Span, match: re.Match[str]) -> Credit | None:
    """The speaker before or after one word, if that reports."""
    word, cue = match[0].lower(), Span(match.start(), match.end())
    if word == "according":
        start = min(cue.end + len(" to"), sentence.end)
        source = noun_phrase(text, Span(start, sentence.end))
        return _credit(text, source, cue) if len(source) > 1 else None
    if word not in SAYING and word not in RECEIVING:
        return None
    subject = subject_before(text, Span(sentence.start, cue.start))
    if subject and text.startswith("to ", subject.start):  # `“…” to protect the Baltic states`
        return None
    if subject:
        known = word in SAYING or names_somebody(_of(text, subject))
        return _credit(text, subject, cue) if known else None
    after = noun_phrase(text, Span(cue.end, sentence.end))
    if len(after) <= 1 or _of(text, after).partition(" ")[0] in _FINITE:  # `… at 16’ report is out`
        return None
    return _credit(text, after, cue)


def _beamed(text: str, part: Span, words: list[re.Match[str]]) -> Credit | None:
    """Any verb in a short sentence that goes on after a quotation: ``“I like it!” Sam beamed.``."""
    verb = words[-1] if 2 <= len(words) <= 4 else None
    if verb is None or not verb[0].endswith("ed") or text[part.start - 2] not in ",!?":
        return None
    return _credit(text, Span(words[0].start(), verb.start() - 1), Span(verb.start(), verb.end()))


def in_signoff(text: str, part: Span) -> Credit | None:
    """The speaker in a paragraph of its own below: ``— Sam, apprentice, Leeds``."""
    body = _of(text, part).strip()
    words = [word.lower() for word in WORD.findall(body[:300])]
    if not words or words[0] in _FOOTER_WORDS or body.endswith((":", "?")):
        return None
    if body[0] in DASHES and len(words) <= _LONGEST_SIGNOFF:
        return Credit(stripped(text, part, starts=DASHES, ends="."))
    named = names_role(body) or _AGED.match(body) or (names_somebody(body) and ", " in body)
    if named and len(words) <= _LONGEST_SIGNOFF and not body.endswith("."):
        return None if _FINITE.union(("said", "today")).intersection(words) else Credit(part)
    if words[0] in ("said", "says", "added", "according"):
        return in_tail(text, part)
    return _in_words_of(text, sentences(text, part)[0]) if _WORDS_OF.match(body) else None


def _in_words_of(text: str, sentence: Span) -> Credit:
    """Whose words a sentence calls those above: ``These are the words of Ann Lee``, ``staff``."""
    whose = _WHOSE.search(text, sentence.start, sentence.end)
    if whose and whose["of"]:
        return Credit(noun_phrase(text, Span(whose.start("of"), sentence.end)))
    return Credit(Span(*whose.span("chose")) if whose else sentence)


def _of(text: str, part: Span) -> str:
    return text[part.start : part.end]


def _credit(text: str, speaker: Span, cue: Span) -> Credit:
    words = _of(text, speaker).lower().split()
    return Credit(speaker, cue, pronoun=bool(words) and words[-1] in PRONOUNS)
