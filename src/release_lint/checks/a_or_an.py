"""``a-or-an``: “a” before a vowel that is heard, “an” before a consonant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.lexicon import is_strange, is_word, lexicon
from release_lint.analysis.words import Word
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiou"
_NAMED_WITH_VOWEL = "FHLMNRSX"  # letters whose names begin with a vowel that is heard
_LIKE_THEIR_NAMES = "BCDGJKPQTVWZ"  # initials sound alike spelt out and spoken as a word
_JOINING = frozenset("-/&.’'<")  # before an “a” that is no article: vitamin-a, Q&A
_LONGEST_SPELT = 4  # initials with no vowel up to this length are spelt out
_SPOKEN = ("EU", "ONE", "AAA")  # initials or words that sound otherwise than they begin
_EIGHT = lazy(r"8|1[18](?:$|[a-z.]|,\d)")  # eight, eighty, eleven, eighteen (thousand)
_HUNDREDS = lazy(r"1[18]\d\d(?!\d)")  # one thousand eight hundred or eighteen hundred


@record
class AOrAn:
    """The article that does not go with the sound after it.

    ``consonant`` and ``vowel`` are beginnings of words that sound otherwise than they are spelt
    (use, one; hour, heir), ``either`` of words that take both (historic).
    """

    consonant: tuple[str, ...]
    vowel: tuple[str, ...]
    either: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    @cached_property
    def _sure(self) -> Mapping[str, frozenset[str]]:
        """The first letters of words in small letters before which each article is right."""
        vowels = frozenset(_VOWELS)
        return {
            "a": frozenset(_LETTERS) - vowels - {word[0] for word in self.vowel},
            "an": vowels - {word[0] for word in self.consonant},
        }

    def needs(self) -> Needs:
        """An article."""
        return Needs(words=("a", "an"))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each article."""
        text = context.document.text
        for words, number in context.appearances({"a", "an"}):
            article = words[number]
            if number + 1 == len(words) or article.text not in ("a", "an", "An"):
                continue
            word = words[number + 1]
            if text[article.end : word.start] != " ":
                continue
            if article.text == "An" and not word.text.islower():
                continue  # a name: An Taoiseach
            if word.text[:2].islower() and word.key[0] in self._sure[article.key]:
                continue
            right = self._right(word)
            if right and not word.text.islower() and _follows_strange(number, words):
                continue  # viajar a Inglaterra
            before = text[article.start - 1 : article.start]
            if right and right != article.key and before not in _JOINING:
                yield _finding(article, word, right)

    def _right(self, word: Word) -> str | None:
        """The article that a word takes; None where that may be doubted."""
        first = word.text.replace("‑", "-").partition("-")[0].replace("’", "'").removesuffix("'s")
        key = first.lower()
        if key.startswith(self.either):
            return None
        if first.isupper() and len(first) > 1:
            return _before_initials(first)
        if first[:1].isdecimal():
            return _before_number(first)
        if len(key) < 2 or not key.isascii() or not key.isalpha() or not first[1:].islower():
            return None
        if not _is_sounded(key, is_name=first[0].isupper()):
            return None
        vowel = key[0] in _VOWELS and not key.startswith(self.consonant)
        return "an" if vowel or key.startswith(self.vowel) else "a"


def _follows_strange(number: int, words: Sequence[Word]) -> bool:
    """Whether the article follows a word of another language."""
    before = words[number - 1] if number else None
    return before is not None and before.text.islower() and is_strange(lexicon().mark(before.key))


def _is_sounded(key: str, *, is_name: bool) -> bool:
    """Whether the sound of a word is that of its letters: it is a word, or a plain name."""
    mark = lexicon().mark(key)
    if is_word(mark) or not is_name:
        return is_word(mark)
    plain = key[0] in "aio" or (key[0] in "bcdfgklmnprstvw" and key[1] in _VOWELS)
    return plain and mark != ""


def _before_number(digits: str) -> str | None:
    """The article before figures, as they are spoken."""
    if _HUNDREDS.match(digits):
        return None
    return "an" if _EIGHT.match(digits) else "a"


def _before_initials(letters: str) -> str | None:
    """The article before initials; None where they may be spelt out or spoken as a word."""
    if not letters.isalpha() or letters.startswith(_SPOKEN):
        return "an" if letters == "EU" else None
    if letters[0] in "AEIO":
        return "an"
    if letters[0] in _LIKE_THEIR_NAMES or letters.startswith(("UK", "US")) or letters == "UN":
        return "a"
    spelt = len(letters) <= _LONGEST_SPELT and not set(letters[1:]) & set("AEIOUY")
    return "an" if spelt and letters[0] in _NAMED_WITH_VOWEL else None


def _finding(article: Word, word: Word, right: str) -> Finding:
    if article.text[0].isupper():
        right = right.capitalize()
    span = Span(article.start, article.end)
    return Finding(
        f"“{article.text} {word.text}” has the wrong article.",
        span,
        Fix(f"Write “{right} {word.text}”", (Edit(span, right),)),
    )
