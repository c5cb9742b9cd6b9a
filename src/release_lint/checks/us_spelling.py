"""``us-spelling``: a word spelt the American way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from release_lint.analysis.lexicon import lexicon
from release_lint.analysis.sieve import Sieve
from release_lint.analysis.words import Word, fold
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.records import record

_GLUE = frozenset("@/\\#_&=~*<>{}|+.")  # signs that make a word part of a code or an address


@record
class UsSpelling:
    """Words that the word table has as American, with the British spelling.

    Words with a capital keep their spelling, since names do, unless they begin a sentence that goes
    on in small letters. Nothing in quotation marks is looked at. ``except`` lists words to keep.
    """

    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = PROSE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance."""
        kept = frozenset(self.except_)
        american = {*map(fold, _AMERICAN.passing(context.facts.texts))} - kept
        for words, number in context.appearances(american):
            span = Span(words[number].start, words[number].end)
            if _is_plain(words, number, context.document.text) and not (
                context.facts.meets_quotation(span) or context.facts.in_code(span)
            ):
                yield _finding(words[number])


def _british(key: str) -> str:
    """The British spelling of a word or of the parts of a compound; empty where none differs."""
    british = lexicon().british
    if "-" not in key:
        stem = key.removesuffix("'s")
        right = british(stem)
        return right and right + key[len(stem) :]
    parts = key.split("-")
    right = "-".join(british(part) or part for part in parts)
    return right if right != key else ""


_AMERICAN = Sieve(lambda text: _british(fold(text)))


def _is_plain(words: Sequence[Word], number: int, text: str) -> bool:
    """Whether a word is no name and no part of an address."""
    word = words[number]
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 2]
    if (
        before in _GLUE | {"-"}
        or after[:1] in _GLUE - {"."}
        or (after[:1] == "." and after[1:].isalnum())
    ):
        return False
    if word.text.islower():
        return True
    following = words[number + 1].text if number + 1 < len(words) else ""
    return not number and word.text[1:].islower() and following.islower()


def _finding(word: Word) -> Finding:
    right = _british(word.key)
    if "’" in word.text:
        right = right.replace("'", "’")
    if word.text[0].isupper():
        right = right[0].upper() + right[1:]
    span = Span(word.start, word.end)
    return Finding(
        f"“{word.text}” is an American spelling.",
        span,
        Fix(f"Write “{right}”", (Edit(span, right),), safe=True),
    )
