"""``verb-form``: a verb in a form that the word before it cannot have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

from release_lint.analysis.helped_verbs import HELPERS, slip_after
from release_lint.analysis.words import Word
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.inflection import inflect
from release_lint.needs import Needs
from release_lint.records import record

_BE_PAST = frozenset({"was", "were", "been", "being"})
_BE = frozenset({"is", "are", "was", "were"})
_HAVE = frozenset({"has", "have", "had", "having"})
_HAS = frozenset({"has", "had"})
_MODALS = frozenset({
    "can", "could", "will", "would", "shall", "should", "may", "might", "must", "cannot", "can't",
    "won't", "couldn't", "wouldn't", "shouldn't", "to",
})  # fmt: skip
_DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})
_OF = frozenset({"could", "would", "should", "might", "must"})
# What begins an object, or goes with the verb: no participle that is an adjective stands before it.
_OBJECT = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "our", "their", "my",
    "your", "it", "them", "us", "sure", "every", "any", "each",
})  # fmt: skip
_CLEFT = frozenset({"do", "does", "did", "done", "doing", "is", "all"})  # what it did was create …


_BEFORE = _BE_PAST | _BE | _HAVE | _HAS | _MODALS | _OF | {"be", "not"}  # what a slip follows


class _Verb(NamedTuple):
    base: str
    participle: str


@record
class VerbForm:
    """Verbs after “was”, “will”, “to”, “has” and the like in a form that cannot stand there.

    Parts of speech tell most of them. ``verbs`` are looked for besides where those leave it open;
    ``nouns`` are those of them whose base is a noun as well.
    """

    verbs: tuple[str, ...]
    nouns: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def needs(self) -> Needs:
        """A form of one of the verbs, or a word that helps any."""
        return Needs(words={*self._forms, *HELPERS})

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each verb."""
        text = context.document.text
        told = set[Word]()
        for words, number in context.appearances(self._forms.keys()):
            if number and words[number - 1].key in _BEFORE and words[number].text.islower():
                right = self._right(words, number, text)
                if right:
                    told.add(words[number])
                    yield _finding(words[number - 1], words[number], right)
        for words, number in context.appearances(HELPERS):
            slip = slip_after(words, number, text)
            if slip and slip.verb not in told:
                yield _finding(words[number], slip.verb, slip.right)

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, _Verb]]:
        """Every form with its kind: ``base``, ``third`` person, ``past`` or ``participle``."""
        found: dict[str, tuple[str, _Verb]] = {
            "of": ("of", _Verb("have", "had")),
            "be": ("base", _Verb("be", "been")),
            "been": ("been", _Verb("be", "been")),
        }
        for base in self.verbs:
            third, past, participle, _ = inflect(base)
            verb = _Verb(base, participle)
            found |= {past: ("past", verb), participle: ("participle", verb)}
            if base not in self.nouns:
                found |= {third: ("third", verb), base: ("base", verb)}
        return found

    def _right(self, words: Sequence[Word], number: int, text: str) -> str | None:
        """The form that the words around ask for, where it is not the one written."""
        before, word = words[number - 1], words[number]
        if not text[before.end : word.start].isspace() or not before.text.islower():
            return None
        kind, verb = self._forms[word.key]
        earlier = words[number - 2].key if number > 1 else ""
        after = words[number + 1].key if number + 1 < len(words) else ""
        if kind == "of":
            done = self._forms.get(after, ("", verb))[0] == "participle"
            return "have" if before.key in _OF and (done or after in ("been", "had")) else None
        if kind == "been":
            return "being" if before.key in _BE else None
        if kind == "base":
            modal = before.key == "be" and earlier in _MODALS
            passive = modal or (before.key in _BE_PAST and earlier not in _CLEFT)
            wrong = word.key != verb.participle and (passive or before.key in _HAS)
            return verb.participle if wrong else None
        if kind == "past" and before.key in _HAVE and word.key != verb.participle:
            return verb.participle
        helped = before.key in _MODALS or (before.key == "not" and earlier in _DO)
        # The man I talk to sees it, and a published report: no slips.
        alone = before.key != "to" if kind == "third" else after in _OBJECT
        return verb.base if helped and alone else None


def _finding(before: Word, verb: Word, right: str) -> Finding:
    span = Span(verb.start, verb.end)
    return Finding(
        f"“{before.text} {verb.text}” is no form of a verb. Was “{before.text} {right}” meant?",
        span,
        Fix(f"Write “{right}”", (Edit(span, right),)),
    )
