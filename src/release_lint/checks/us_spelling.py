"""``us-spelling``: a word spelt the American way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from release_lint.analysis.american import american_words, british_spelling, is_american
from release_lint.analysis.words import Word, with_capital
from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.records import record

_SHOWN = 3  # places beside the first


@record
class UsSpelling:
    """Words that the word table has as American, with the British spelling.

    A document that is American throughout has one finding, at the first place. Words with a capital
    keep their spelling, since names do, unless they begin a sentence that goes on in small letters.
    Nothing in quotation marks is looked at. ``except`` lists words to keep.
    """

    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = PROSE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance, or one for all."""
        places = american_words(context.facts, context.scoped, frozenset(self.except_))
        words = [words[number] for words, number in places]
        if is_american(places, context.facts, context.scoped):
            yield _throughout(words)
            return
        for word in words:
            yield Finding(
                f"“{word.text}” is an American spelling.",
                _span(word),
                Fix(f"Write “{_british(word)}”", (_edit(word),), safe=True),
            )


def _throughout(words: Sequence[Word]) -> Finding:
    """The finding on a document that is American throughout."""
    first, *others = words
    more = {word.key: word for word in reversed(others) if word.key != first.key}
    related = sorted(more.values())[:_SHOWN]
    return Finding(
        f"The text is spelt the American way throughout: “{first.text}” is the first of"
        f" {len(words)} places.",
        _span(first),
        Fix("Write each the British way", tuple(map(_edit, words)), safe=True),
        related=tuple(
            (_span(word), f"“{word.text}”, which is “{_british(word)}”") for word in related
        ),
    )


def _edit(word: Word) -> Edit:
    return Edit(_span(word), _british(word))


def _span(word: Word) -> Span:
    return Span(word.start, word.end)


def _british(word: Word) -> str:
    """The British spelling, with the capital and the apostrophe of the word."""
    right = british_spelling(word.key)
    if "’" in word.text:
        right = right.replace("'", "’")
    return with_capital(right) if word.text[0].isupper() else right
