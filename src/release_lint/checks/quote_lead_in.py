"""A lead-in without its colon, before a quotation in a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.reporting import SAYING
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Block, BlockKind, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_QUESTIONS = frozenset(("how", "what", "where", "who", "why"))


@record
class QuoteLeadIn:
    """A line that ends with a verb of saying, before a quotation, ends with a colon."""

    scope: ClassVar[tuple[str, ...]] = ("paragraph", "heading", "list-item")

    def needs(self) -> Needs:
        """A quotation."""
        return Needs(facts=("quotations",), reason="no direct quotations")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each lead-in that ends with its verb, or with another sign after it."""
        alone = [q for q in context.facts.quotations if q.stands_alone and q.cue]
        if not alone:
            raise NotApplicable("no direct quotations")
        for quotation in alone:
            assert quotation.cue is not None
            block = context.facts.block_at(quotation.cue.start)
            is_verb = context.text(quotation.cue).lower() in SAYING
            if (
                is_verb
                and quotation.cue.start < quotation.span.start
                and context.has(quotation.cue)
            ):
                finding = _judge(context, block, quotation.cue, quotation.span)
                if finding:
                    yield finding


def _judge(context: Context, block: Block, cue: Span, quotation: Span) -> Finding | None:
    own = context.facts.block_at(quotation.start)
    if own is block or own.span.start != quotation.start or block.kind is BlockKind.QUOTE:
        return None
    if context.text(block).split(maxsplit=1)[0].lower() in _QUESTIONS:
        return None  # a heading: `What people say`
    after = context.document.text[cue.end : block.span.end].rstrip()
    if after not in ("", ".", ",", ";", "-", "–"):
        return None
    sign = Span(cue.end, cue.end + len(after))
    return Finding(
        "A colon introduces a quotation in a paragraph of its own.",
        Span(cue.start, max(sign.end, cue.end)),
        Fix("Put a colon after the verb", (Edit(sign, ":"),)),
    )
