"""One pass over the text for all words and phrases of all rules.

The marks a rule writer can use:

- ``utilise`` matches in lower case, at the start of a sentence and in capitals, never as a name
  (``Foster`` in mid-sentence is somebody); a word with a capital (``Her Majesty``) matches as
  written;
- ``utilise~`` matches utilises, utilised and utilising too (also ``child~``: children);
- ``deliver(s|ed)`` matches the endings named, and none;
- anything with a sign in it (``&``, ``and/or``) matches to the letter.

White space in a phrase matches any white space, never the end of a block or of a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from release_lint.analysis.facts import Facts
from release_lint.analysis.words import WORD, Word, fold
from release_lint.document import Span
from release_lint.inflection import forms
from release_lint.records import record

_ENDINGS = re.compile(r"\(([^()]*)\)$")


@record
class Phrase:
    """A word or phrase as written in a rule, and what it is for (``role``: the check's own word).

    Raises :class:`ValueError` where the marks are wrong.
    """

    text: str
    role: str = ""

    def __post_init__(self) -> None:
        """Refuse what can match nothing."""
        if not self.text.strip():
            raise ValueError("an empty phrase can match nothing")

    def variants(self) -> list[tuple[str, ...]]:
        """Every sequence of words that it matches; empty where it is matched to the letter."""
        words = self.text.split()
        sequences: list[tuple[str, ...]] = [()]
        for word in words:
            choices = _choices(word)
            if any(not _is_word(choice) for choice in choices):
                return []
            sequences = [(*sequence, choice) for sequence in sequences for choice in choices]
        return sequences


def _choices(word: str) -> list[str]:
    if word.endswith("~") and len(word) > 1:
        return forms(word[:-1])
    endings = _ENDINGS.search(word)
    if endings:
        stem = word[: endings.start()]
        return [stem, *(stem + ending for ending in endings[1].split("|"))]
    return [word]


def _is_word(text: str) -> bool:
    return text.isalpha() or WORD.fullmatch(text) is not None


class Match(NamedTuple):
    """A phrase found: where, and which."""

    span: Span
    phrase: Phrase


@record
class _Candidate:
    owner: str
    phrase: Phrase
    words: tuple[str, ...]
    anchor: int  # index into words of the longest, by which it is looked up


class PhraseIndex:
    """The words and phrases of many owners (rule ids), ready to be found in one pass."""

    def __init__(self, phrases: Mapping[str, Iterable[Phrase]]) -> None:
        self._by_word: dict[str, list[_Candidate]] = defaultdict(list)
        self._by_sign: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for owner, own in phrases.items():
            self.add(owner, own)

    def add(self, owner: str, phrases: Iterable[Phrase]) -> None:
        """Look for the phrases of one more owner too."""
        for phrase in phrases:
            self._add(owner, phrase)

    def _add(self, owner: str, phrase: Phrase) -> None:
        variants = phrase.variants()
        if not variants:
            self._by_sign[" ".join(phrase.text.split())].append((owner, phrase))
        for words in variants:
            anchor = max(range(len(words)), key=lambda number: len(words[number]))
            candidate = _Candidate(owner, phrase, words, anchor)
            self._by_word[fold(words[anchor])].append(candidate)

    def find(self, facts: Facts) -> dict[str, list[Match]]:
        """Owner -> its matches in order of the text, the longer of two that overlap kept."""
        found: dict[str, list[Match]] = defaultdict(list)
        words, text = facts.words, facts.document.text
        for key in filter(self._by_word.__contains__, facts.places):
            for number in facts.places[key]:
                for candidate in self._by_word[key]:
                    first = number - candidate.anchor
                    if _stands(candidate.words, words, first, text):
                        span = Span(words[first].start, words[first + len(candidate.words) - 1].end)
                        found[candidate.owner].append(Match(span, candidate.phrase))
        signs = _alternation(self._signs_in(facts.document.text))
        if signs:
            for match in signs.finditer(facts.document.text):
                for owner, phrase in self._by_sign[" ".join(match[0].split())]:
                    found[owner].append(Match(Span(match.start(), match.end()), phrase))
        return {owner: _longest(matches) for owner, matches in found.items()}

    def _signs_in(self, text: str) -> tuple[str, ...]:
        """What is matched to the letter, as far as its parts are in a text: mostly nothing."""
        return tuple(
            literal for literal in self._by_sign if all(part in text for part in literal.split())
        )


def _stands(wanted: tuple[str, ...], words: tuple[Word, ...], first: int, text: str) -> bool:
    if first < 0 or first + len(wanted) > len(words):
        return False
    for number, want in enumerate(wanted):
        word = words[first + number]
        if word.text != want and not _same_but_for_place(word, want, text, first=not number):
            return False
        if number and not _only_space(text, words[first + number - 1].end, word.start):
            return False
    return True


def _same_but_for_place(word: Word, want: str, text: str, *, first: bool) -> bool:
    """Whether the words differ only by apostrophes or by capitals that the place explains."""
    if word.key != fold(want):
        return False
    if word.text.islower() or not want.islower():
        return word.text.replace("’", "'") == want.replace("’", "'")
    if word.text.isupper() and len(word.text) > 1:
        return True
    return first and _begins_sentence(text, word.start)


def _begins_sentence(text: str, offset: int) -> bool:
    before = text[max(0, offset - 3) : offset]
    stripped = before.rstrip(" \u00a0“‘\"'([")
    return not stripped or stripped[-1] in ".!?:\n•*–-"


def _only_space(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return gap.isspace() and "\n\n" not in gap


def _longest(matches: list[Match]) -> list[Match]:
    """Per role, drop a match that overlaps a longer one."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.phrase.role, m.span.start, -m.span.end)):
        if (
            kept
            and kept[-1].phrase.role == match.phrase.role
            and kept[-1].span.overlaps(match.span)
        ):
            if len(match.span) > len(kept[-1].span):
                kept[-1] = match
        else:
            kept.append(match)
    return sorted(kept, key=lambda m: m.span)


@lru_cache
def _alternation(literals: tuple[str, ...]) -> re.Pattern[str] | None:
    ordered = sorted(literals, key=len, reverse=True)
    if not ordered:
        return None
    parts = (_literal(literal) for literal in ordered)
    return re.compile("|".join(parts))


def _literal(text: str) -> str:
    body = r"[^\S\n]+".join(map(re.escape, text.split()))
    left = r"(?<!\w)" if text[0].isalnum() else ""
    right = r"(?!\w)" if text[-1].isalnum() else ""
    return left + body + right
