"""``a-or-an``: “a” before a vowel that is heard, “an” before a consonant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.lexicon import is_word, lexicon
from release_lint.analysis.words import Word
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.records import record

_VOWELS = "aeiou"
_NAMED_WITH_VOWEL = "FHLMNRSX"  # letters whose names begin with a vowel that is heard
_LONGEST_SPELT = 4  # initials with no vowel up to this length are spelt out


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
            right = self._right(word)
            if right and right != article.key and text[article.start - 1] not in "-/&.’'":
                yield _finding(article, word, right)

    def _right(self, word: Word) -> str | None:
        """The article that a word takes; None where that may be doubted."""
        first = word.text.replace("‑", "-").partition("-")[0]
        key = first.lower()
        if key.startswith(self.either):
            return None
        if first.isupper() and len(first) > 1:
            return _before_initials(first)
        if (
            len(key) < 2
            or not key.isascii()
            or not first.islower()
            or not is_word(lexicon().mark(key))
        ):
            return None
        vowel = key[0] in _VOWELS and not key.startswith(self.consonant)
        return "an" if vowel or key.startswith(self.vowel) else "a"


def _before_initials(letters: str) -> str | None:
    """The article before initials that are spelt out because no vowel is among them."""
    if not letters.isalpha() or len(letters) > _LONGEST_SPELT:
        return None
    if set(letters[1:]) & set("AEIOUY") or letters[0] in "AEIO":
        return None
    return "an" if letters[0] in _NAMED_WITH_VOWEL else "a"


def _finding(article: Word, word: Word, right: str) -> Finding:
    if article.text[0].isupper():
        right = right.capitalize()
    span = Span(article.start, article.end)
    return Finding(
        f"“{article.text} {word.text}” has the wrong article.",
        span,
        Fix(f"Write “{right} {word.text}”", (Edit(span, right),)),
    )
