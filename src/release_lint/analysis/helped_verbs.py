"""Verbs in a form that “will”, “to”, “has” or “be” before them cannot have.

The parts of speech of :mod:`release_lint.analysis.parts_of_speech` tell, and nothing is said of
words that they leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from release_lint.analysis.lexicon import lexicon
from release_lint.analysis.parts_of_speech import is_only
from release_lint.analysis.verb_bases import base_of
from release_lint.analysis.words import Word
from release_lint.inflection import inflect
from release_lint.records import record

_NOUNS = frozenset({"will", "can", "may", "might", "must"})  # the political will exists
_MODALS = _NOUNS | {"could", "would", "should", "cannot"}
_DO = frozenset({"do", "does", "did"})
_NEGATED = frozenset({
    "can't", "couldn't", "didn't", "doesn't", "don't", "mustn't", "shouldn't", "won't", "wouldn't",
})  # fmt: skip
_SHORT_HAVE = frozenset({"i've", "we've", "you've", "they've"})
_HAVE = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't"}) | _SHORT_HAVE
_BE = frozenset({"be", "is", "are", "was", "were", "being", "been"})
HELPERS = _MODALS | _NEGATED | _DO | _HAVE | _BE | {"to"}
"""The keys of the words that help a verb."""
_BETWEEN = frozenset({"not", "also", "always", "never", "only", "still", "soon"})

_PRONOUNS = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "this", "that", "which", "who", "there",
})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an", "any", "no", "my", "your", "his", "her", "its", "our",
                       "their", "this", "that", "every"})  # fmt: skip
_OBJECT = _ARTICLES | {"these", "those", "it", "them", "us", "to"}
# The verb comes before its subject, or belongs to another: how could loved ones, as best we can.
_TURNED = frozenset({
    "how", "what", "when", "where", "why", "as", "so", "nor", "neither", "than", "only", "if",
    "whatever", "wherever", "whenever", "all", "everything", "best", "more", "much", "many", "or",
})  # fmt: skip
# What “to” and a verb go with.
_TAKE_TO = frozenset({
    "able", "agreed", "agrees", "aims", "allowed", "asked", "began", "begin", "begun", "continue",
    "continued", "continues", "decide", "decided", "delighted", "designed", "determined",
    "difficult", "easier", "easy", "encouraged", "expected", "fail", "failed", "forced", "going",
    "hard", "harder", "help", "helped", "helps", "hope", "hopes", "hoping", "how", "impossible",
    "intend", "intended", "intends", "keen", "like", "likely", "managed", "need", "needed",
    "needs", "order", "pleased", "possible", "proud", "ready", "required", "seek", "seeking",
    "seeks", "sought", "started", "tried", "try", "trying", "unable", "unlikely", "want",
    "wanted", "wants", "willing", "wish", "wishes",
})  # fmt: skip
# A cleft: all that we have to do is submit …
_CLEFT = frozenset({"do", "does", "did", "done", "doing", "all", "thing", "things"})
_REACH = 12  # words before “is” in which a cleft begins
_ENDINGS = frozenset("zdng")  # parts of speech of verbs that no modal has after it
_UNCHANGED = frozenset({"broadcast", "forecast", "input", "overrun", "run"})  # participles too


class Slip(NamedTuple):
    """A verb, and the words that may have been meant in its place."""

    verb: Word
    right: str


def slip_after(words: Sequence[Word], number: int, text: str) -> Slip | None:
    """The slip in the verb that a word of :data:`HELPERS`, by its number, helps; None if it fits.

    ``words`` are those of its block, ``text`` the document's.
    """
    at = number + 1
    if at < len(words) and words[at].key in _BETWEEN:
        at += 1
    if at == len(words) or _fits(words[number].key, words[at].key):
        return None
    place = _place(words, number, at, text)
    right = place.right() if place else ""
    return Slip(words[at], right) if right else None


@record
class _Place:
    """A helping word, and the verb after it; ``before`` are the words of the clause before both."""

    before: Sequence[str]
    helper: str
    between: str
    verb: Word
    after: str

    @property
    def last(self) -> str:
        """The word before the helping one."""
        return self.before[-1] if self.before else ""

    def right(self) -> str:
        """What may have been meant in the verb's place; empty where nothing is wrong."""
        if self.helper == "to":
            return "" if self.between else self._after_to()
        if self.helper == "does" and not self.between:
            return self._after_does()
        does_not = self.helper in _DO and self.between == "not"
        if does_not or self.helper in _MODALS | _NEGATED:
            return self._after_modal()
        if self.between:
            return ""
        return self._after_have() if self.helper in _HAVE else self._after_be()

    def _after_modal(self) -> str:
        key = self.verb.key
        classes = frozenset(lexicon().classes(key))
        if "r" in classes or key == "means":
            return ""
        noun = self.helper in _NOUNS and (
            not self.before or self.last in _ARTICLES or is_only(self.last, "j")
        )
        if noun or not _TURNED.isdisjoint(self.before[-6:]):
            return ""
        named = self.helper != "should" and is_only(self.last, "sup")  # should tensions rise
        sure = self.last in _PRONOUNS or self.after in _OBJECT or named
        if not sure and classes & {"s", "p", "u"}:
            return ""
        if classes & {"d", "n"} and self.after not in _OBJECT:
            return f"be {key}" if self.helper not in _DO else base_of(key)
        return base_of(key)

    def _after_does(self) -> str:
        key = self.verb.key
        turned = self.last in _PRONOUNS or not _TURNED.isdisjoint(self.before[-6:])
        third = self.before and "z" in lexicon().classes(key) and not turned  # what it does helps
        return base_of(key) if third else ""

    def _after_to(self) -> str:
        key, last = self.verb.key, self.last
        classes = lexicon().classes(key)
        takes = last in _TAKE_TO
        if is_only(key, "z"):
            may = takes or not _may_be(last, "bdnz")
            return base_of(key) if may else ""
        if not takes:
            return ""
        if classes and not classes.strip("dnj") and classes != "j":
            return base_of(key) if self.after in _OBJECT else f"be {key}"
        return base_of(key) if is_only(key, "g") else ""

    def _after_have(self) -> str:
        key = self.verb.key
        classes = lexicon().classes(key)
        if is_only(key, "b") and not (self.helper == "have" and key == "include"):
            return _participle(key)
        if self.helper in _SHORT_HAVE and is_only(key, "g"):
            return _participle(base_of(key))
        noun = classes.strip("bs") or "b" not in classes or self.helper.startswith("have")
        return _participle(key) if not noun and self.after in _ARTICLES | {"to"} else ""

    def _after_be(self) -> str:
        key = self.verb.key
        if not _CLEFT.isdisjoint(self.before[-_REACH:]) or self.after == "or":
            return ""
        if is_only(key, "b"):
            return _participle(key)
        classes = lexicon().classes(key)
        verb = "b" in classes and not classes.strip("bsu")
        return _participle(key) if verb and self.after == "by" else ""


@lru_cache(maxsize=1 << 14)
def _fits(helper: str, key: str) -> bool:
    """Whether a word may follow a helping one as it is, or is no verb: nearly all do."""
    classes = lexicon().classes(key)
    if helper in _HAVE or helper in _BE:
        return "b" not in classes and not (helper in _SHORT_HAVE and "g" in classes)
    return "b" in classes or _ENDINGS.isdisjoint(classes)


def _place(words: Sequence[Word], number: int, at: int, text: str) -> _Place | None:
    """A helping word and a verb, by their numbers: in small letters, with spaces between."""
    run = words[number : at + 1]
    if not all(word.text.islower() for word in run) or not _joined(run, text):
        return None
    between = words[number + 1].key if at > number + 1 else ""
    goes_on = at + 1 < len(words) and _joined(words[at : at + 2], text)
    after = words[at + 1].key if goes_on else ""
    return _Place(_clause(words, number, text), words[number].key, between, words[at], after)


def _clause(words: Sequence[Word], number: int, text: str) -> list[str]:
    """The keys of the words right before one, back to a mark."""
    first = number
    while first and number - first < _REACH and _joined(words[first - 1 : first + 1], text):
        first -= 1
    return [word.key for word in words[first:number]]


def _joined(words: Sequence[Word], text: str) -> bool:
    """Whether there is nothing but space between words."""
    return all(text[words[n].end : words[n + 1].start].isspace() for n in range(len(words) - 1))


def _may_be(key: str, letters: str) -> bool:
    return not frozenset(letters).isdisjoint(lexicon().classes(key))


def _participle(verb: str) -> str:
    right = inflect(verb).participle
    return "" if verb in _UNCHANGED or right == verb else right
