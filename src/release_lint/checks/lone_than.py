"""``lone-than``: a “than” where nothing is compared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_NEAR = 25  # words before, across the stops of abbreviations
_FEWEST = 3  # words before: fewer are a label, or the rest of a sentence
_SHORTEST = 4  # letters of a word with the ending -er


@record
class LoneThan:
    """“Than” without a word before it in its block that compares: ``words``, or one with -er."""

    words: tuple[str, ...]

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.words)

    def needs(self) -> Needs:
        """The word itself."""
        return Needs(words=("than",))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each appearance."""
        for words, number in context.appearances({"than"}):
            word = words[number]
            before = [earlier.key for earlier in words[max(0, number - _NEAR) : number]]
            if (
                len(before) >= _FEWEST
                and word.text.islower()
                and not any(map(self._compares, before))
            ):
                yield Finding(
                    "Nothing is compared before “than”. Is it a slip for “that”, “then” or “the”?",
                    Span(word.start, word.end),
                    Fix("Write the word that is meant, or say what is compared"),
                )

    def _compares(self, key: str) -> bool:
        """Whether a word, or a part of it, can stand before “than”: smaller, higher-risk."""
        return any(
            part in self._words or (len(part) >= _SHORTEST and part.endswith(("er", "ior", "more")))
            for part in key.split("-")
        )
