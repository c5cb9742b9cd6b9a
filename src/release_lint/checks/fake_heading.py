"""``fake-heading``: a heading is marked as one, not only set in bold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from release_lint.analysis.words import WORD
from release_lint.checks.base import Context
from release_lint.document import Block, BlockKind, MarkKind, Span
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_FOLLOWS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})
_LEAD_IN = 3  # words before a colon that are a heading; more lead in to a list or a quotation


@record
class FakeHeading:
    """Paragraphs of at most ``words`` words, all bold, with text under them.

    A paragraph that ends as a sentence does is none, nor is one of ``except``.
    """

    words: int = 10
    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (BlockKind.PARAGRAPH,)

    @cached_property
    def _exceptions(self) -> frozenset[str]:
        return frozenset(text.lower() for text in self.except_)

    def needs(self) -> Needs:
        """Bold text."""
        return Needs(marks=(MarkKind.STRONG,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each such paragraph."""
        facts = context.facts
        bold = {mark.span.start: mark.span for mark in facts.marks_of(MarkKind.STRONG)}
        links = {mark.span.start for mark in facts.marks_of(MarkKind.LINK)}
        for number, (block, following) in enumerate(pairwise(context.document.blocks)):
            span = bold.get(block.span.start)
            if not span or not context.has_block(number) or block.span.start in links:
                continue
            under = bold.get(following.span.start)
            is_bold_too = under is not None and following.span in under
            if not is_bold_too and _is_text(following) and self._is_heading(block, span, context):
                message = f"“{context.text(block)}” looks like a heading, but is only bold."
                yield Finding(message, block.span, Fix("Mark it as a heading"))

    def _is_heading(self, block: Block, bold: Span, context: Context) -> bool:
        """Whether a paragraph is short, bold to its end, and neither sentence nor lead-in."""
        text = context.text(block).strip()
        rest = context.document.text[bold.end : block.span.end].strip(" :")
        words = WORD.findall(text)
        most = _LEAD_IN if text.endswith(":") else self.words
        return (
            not rest
            and "\n" not in text
            and 0 < len(words) <= most
            and not text.endswith((".", "!", ",", ";", "”", '"', "’"))
            and any(len(word) > 1 and word[0].isalpha() for word in words)
            and text.strip(" :-–—").lower() not in self._exceptions
        )


def _is_text(block: Block) -> bool:
    """Whether a block can stand under a heading: not a quotation, which has its lead-in."""
    return block.kind in _FOLLOWS and not block.role
