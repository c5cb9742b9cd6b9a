"""``hidden-text``: nothing in the source that a reader of the page is not meant to see."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.words import WORD, fold
from release_lint.checks.base import SCOPES, Context
from release_lint.finding import Finding, Fix
from release_lint.records import record


@record
class HiddenText:
    """Hidden blocks of a web page with at least ``words`` words.

    A block with one of ``page_words`` belongs to the page's own machinery: its cookie banner, its
    menus, what it shows without JavaScript.
    """

    page_words: tuple[str, ...] = ()
    words: int = 3

    scope: ClassVar[tuple[str, ...]] = tuple(sorted(SCOPES))

    @cached_property
    def _page_words(self) -> frozenset[str]:
        return frozenset(map(fold, self.page_words))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each hidden block."""
        for block in context.blocks():
            if "hidden" not in block.attrs:
                continue
            words = [fold(word) for word in WORD.findall(context.text(block))]
            if len(words) >= self.words and self._page_words.isdisjoint(words):
                message = f"A text of {len(words)} words is hidden in the page’s source."
                yield Finding(message, block.span, Fix("Delete it"))
