"""Commas round a speaker's role or name: both, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.clauses import sentences, subject_before
from release_lint.analysis.people import PRONOUNS, is_name, is_role, names_role, names_somebody
from release_lint.checks.base import Context
from release_lint.document import Block, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

# `A former teacher, Jane Smith said`: what stands first describes her and needs one comma.
_FRONTING = frozenset(("a", "an", "born", "both", "former", "formerly", "like", "once", "one"))
_NO_SPEAKERS = PRONOUNS | {"and", "but", "or", "who"}  # another subject or verb stands between
_LONGEST = 40  # words between the start of a sentence and its verb
_REACH = 1_000  # characters before a verb that are read: more than so many words have
_HELPERS = lazy(r"[\s,]+(?:will|has|have|had|also|today|then|later|would)$")
_SUFFIX = lazy(r"(?:Inc|Ltd|LLC|LLP|PLC|plc|Corp|Co|Jr|Sr|II|III)\b")
_ROLE_THEN_NAME = lazy(r"([\w-]+) [A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+$")


@record
class SpeakerCommas:
    """``Role, Name, said:`` has both commas or neither.

    ``verbs`` are the words that end a lead-in: before a colon, a quotation or the paragraph's end.
    """

    verbs: tuple[str, ...] = ("said", "says", "say", "added", "commented", "explained", "stated")

    scope: ClassVar[tuple[str, ...]] = ("paragraph", "list-item", "heading")

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        verbs = "|".join(map(re.escape, self.verbs))
        return lazy(rf"\b(?:{verbs})\b(?=\s*(?:[:;]|,?\s*[“\"‘]|$))")

    def needs(self) -> Needs:
        """One of the verbs."""
        return Needs(strings=self.verbs)

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each lead-in with one comma of two."""
        text = context.document.text
        for block in context.likely_blocks(self._verb):
            for verb in self._verb.finditer(text, block.span.start, block.span.end):
                finding = self._judge(context, block, verb.start())
                if finding:
                    yield finding

    def _judge(self, context: Context, block: Block, verb: int) -> Finding | None:
        text = context.document.text
        found = None
        if not context.facts.in_speech(Span(verb, verb + 1)):
            start = max(block.span.start, verb - _REACH)
            found = _speaker(text, sentences(text, Span(start, verb))[-1])
        if found is None:
            return None
        opener, subject = found
        parts = text[subject.start : subject.end].split(", ")
        if "," in text[subject.end : verb]:
            is_stray = _is_stray(parts) and not names_somebody(opener)
            return _stray(parts, text.index(",", subject.end), subject) if is_stray else None
        return _missing(parts, subject) if _lacks_comma(parts) else None


def _speaker(text: str, sentence: Span) -> tuple[str, Span] | None:
    """What opens a sentence, and its subject, which the sentence's verb follows."""
    if text.count(" ", sentence.start, sentence.end) > _LONGEST:
        return None
    end = _trimmed(text, sentence.end)
    while match := _HELPERS.search(text, sentence.start, end):
        end = match.start() + 1
    subject = subject_before(text, Span(sentence.start, end))
    if subject is None or any(mark in text[subject.start : end] for mark in '“”"()–—:;'):
        return None
    if text[subject.start : subject.end].rsplit(maxsplit=1)[-1].lower() in _NO_SPEAKERS:
        return None
    return text[sentence.start : subject.start], subject


def _stray(parts: list[str], comma: int, subject: Span) -> Finding:
    edit = Edit(Span(comma, comma + 1), "")
    return Finding(
        "A comma stands between the speaker and the verb.",
        Span(subject.start, comma + 1),
        Fix("Remove the comma", (edit,)) if is_name(_end(parts[0])) else None,
    )


def _missing(parts: list[str], subject: Span) -> Finding:
    edit = Edit(Span(subject.end, subject.end), ",")
    return Finding(
        f"A comma opens before “{', '.join(parts[1:])}” and none closes after it.",
        subject,
        Fix("Put a comma before the verb", (edit,)),
    )


def _end(subject: str) -> str:
    """The last words of a subject: where a name stands if the role comes first."""
    return " ".join(subject.split()[-2:])


def _trimmed(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _is_stray(parts: list[str]) -> bool:
    """``The Home Secretary Jane Smith,``: one comma, and it parts the speaker from the verb."""
    return len(parts) == 1 and names_somebody(parts[0]) and parts[0].count(" ") < 12


def _lacks_comma(parts: list[str]) -> bool:
    """``Role, Name`` or ``Name, role``; no list of names, and no name that holds a comma."""
    if len(parts) < 2 or any(_SUFFIX.match(part) for part in parts[1:]):
        return False
    first, last = parts[0], parts[-1]
    if " and " in last or " & " in last or any(part.startswith("and ") for part in parts):
        return False
    if is_name(first):
        return not _is_other_person(last)
    fronted = first.split(maxsplit=1)[0].lower() in _FRONTING
    return len(parts) == 2 and names_role(first) and is_name(last) and not fronted


def _is_other_person(part: str) -> bool:
    """A second speaker: ``California Mayor Karen Bass``, or a bare name."""
    match = _ROLE_THEN_NAME.search(part)
    return bool(match and is_role(match[1])) or is_name(part)
