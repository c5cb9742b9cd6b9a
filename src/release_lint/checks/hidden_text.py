"""``hidden-text``: nothing in the source that a reader of the page is not meant to see."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.words import WORD, fold, keys_of
from release_lint.checks.base import SCOPES, Context
from release_lint.document import MarkKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_HOW = {
    "hidden": "is formatted as hidden",
    "white": "is white on white",
    "too small to read": "is too small to read",
}


@record
class HiddenText:
    """Hidden blocks of a web page, or hidden text of an office file, of at least ``words`` words.

    A block with one of ``page_words`` belongs to the page's own machinery: its cookie banner, its
    menus, what it shows without JavaScript.
    """

    page_words: tuple[str, ...] = ()
    words: int = 3

    scope: ClassVar[tuple[str, ...]] = tuple(sorted(SCOPES))

    @cached_property
    def _page_words(self) -> frozenset[str]:
        return frozenset(map(fold, self.page_words))

    def needs(self) -> Needs:
        """A mark, or a block of a web page, that is hidden."""
        return Needs(blocks=("hidden",), marks=(MarkKind.HIDDEN,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each hidden block, or stretch of hidden text in an office file."""
        yield from self._marks(context)
        for block in context.blocks():
            if "hidden" not in block.attrs:
                continue
            words = keys_of(context.text(block))
            if len(words) >= self.words and self._page_words.isdisjoint(words):
                message = f"A text of {len(words)} words is hidden in the page’s source."
                yield Finding(message, block.span, Fix("Delete it"))

    def _marks(self, context: Context) -> Iterator[Finding]:
        for mark in context.facts.marks_of(MarkKind.HIDDEN):
            words = len(WORD.findall(mark.attrs.get("text") or context.text(mark.span)))
            if words >= self.words:
                message = f"A text of {words} words {_HOW[mark.attrs['how']]}."
                yield Finding(message, mark.span, Fix("Delete it"))
