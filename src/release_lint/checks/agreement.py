"""``agreement``: a plural subject whose verb has gone over to the singular noun beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.words import Word
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_PLURAL = {"is": "are", "was": "were", "has": "have", "isn't": "aren't", "wasn't": "weren't"}
_PLURALS = frozenset(_PLURAL.values())
_POINTING = frozenset({"this", "these", "those"})  # a subject, but not in “from this sector”
_BEFORE_HEAD = 3  # words between the opening and the head
_OPENING = _BEFORE_HEAD + 2  # words of a sentence, an adverb included, of which one is the head
_REACH = 14  # words from the head to the verb


@record
class Agreement:
    """A sentence that opens with a plural noun, a phrase upon it, and a singular verb.

    ``heads`` are the nouns, ``openings`` the words that such a subject begins with (none is needed
    where the head comes first), ``prepositions`` begin the phrase. A word of ``verbs``, a mark
    inside the sentence, or a word that opens a clause ends the search: the singular verb may then
    have a subject of its own. So does a plural verb further on.
    """

    heads: tuple[str, ...]
    prepositions: tuple[str, ...]
    openings: tuple[str, ...]
    verbs: tuple[str, ...]

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    @cached_property
    def _sets(self) -> Sequence[frozenset[str]]:
        return [*map(frozenset, (self.heads, self.openings, self.prepositions, self.verbs))]

    def needs(self) -> Needs:
        """One of the nouns."""
        return Needs(words=self.heads)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each sentence."""
        text = context.document.text
        heads, openings, prepositions, stops = self._sets
        places = frozenset(context.facts.places_of(heads))
        for sentence in context.facts.sentences:
            opening = range(sentence.first, sentence.first + _OPENING)
            if places.isdisjoint(opening) or not context.has(sentence.span):
                continue
            words = context.facts.words[sentence.first : sentence.last]
            subject = _subject(_after_adverb(words, text), heads, openings, prepositions | stops)
            if subject and subject[1].key in prepositions:
                verb = _verb(subject[1:], stops, prepositions, text)
                if verb and context.has(Span(verb.start, verb.end)):
                    yield _finding(subject[0], verb)


def _after_adverb(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The words after “However,” and the like."""
    if len(words) > 1 and text[words[0].end : words[1].start].startswith(","):
        return words[1:]
    return words


def _subject(
    words: Sequence[Word], heads: frozenset[str], openings: frozenset[str], bars: frozenset[str]
) -> Sequence[Word]:
    """The words from the head on, where it and what describes it begin the sentence."""
    opened = bool(words) and words[0].key in openings
    for number, word in enumerate(words[: 1 + _BEFORE_HEAD if opened else 1]):
        if word.key in heads:
            return words[number:] if number + 1 < len(words) else ()
        if word.key in bars or (word.key.endswith("s") and number):  # the firm hires people
            break
    return ()


def _verb(
    words: Sequence[Word], stops: frozenset[str], prepositions: frozenset[str], text: str
) -> Word | None:
    """The singular verb that the plural subject has, if nothing else can be its subject."""
    for number in range(1, min(len(words), _REACH)):
        word = words[number]
        if not text[words[number - 1].end : word.start].isspace():
            return None
        if word.key in _PLURAL:
            named = words[number - 1].text[:1].isupper()  # Details of the board Jo Brown is …
            return None if named or any(w.key in _PLURALS for w in words[number + 1 :]) else word
        following = words[number + 1].key if number + 1 < len(words) else ""
        if (
            word.key in stops
            or word.text == "The"
            or (word.key in _POINTING and words[number - 1].key not in prepositions)
            or (word.key.endswith("ed") and following in ("the", "a", "an"))
        ):
            return None
    return None


def _finding(head: Word, verb: Word) -> Finding:
    span, right = Span(verb.start, verb.end), _PLURAL[verb.key]
    if "’" in verb.text:
        right = right.replace("'", "’")
    return Finding(
        f"“{verb.text}” does not agree with “{head.text}”.",
        span,
        Fix(f"Write “{right}”", (Edit(span, right),)),
        related=((Span(head.start, head.end), "what the verb is said of"),),
    )
