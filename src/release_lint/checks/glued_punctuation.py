"""``glued-punctuation``: no full stop that becomes part of an address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.links import Link
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_MARKS = ".,;:"


@record
class GluedPunctuation:
    """Punctuation right after an address at the end of its line, or inside a link's target."""

    scope: ClassVar[tuple[str, ...]] = (
        *PROSE,
        *(BlockKind.QUOTE, BlockKind.CONTACT, BlockKind.NOTICE),
        "label",
        "quotation",
    )

    def needs(self) -> Needs:
        """A link or a written address."""
        return Needs(facts=("links",), reason="no links or addresses")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each address."""
        if not context.facts.links:
            raise NotApplicable("no links or addresses")
        for link in context.facts.links:
            if context.has(link.span):
                yield from _judge(link, context)


def _judge(link: Link, context: Context) -> Iterator[Finding]:
    text, end = context.document.text, link.span.end
    if link.marked and not link.in_text:
        if link.target[-1:] in tuple(_MARKS) and link.target.lower() != "mailto:":
            message = f"The link’s address ends with “{link.target[-1]}”, which breaks it."
            yield Finding(message, link.span, Fix(f"Link to {link.target.rstrip(_MARKS)}"))
        return
    if context.facts.block_at(link.span.start).kind is BlockKind.METADATA or link.marked:
        return
    mark = Span(end, end + 1)
    if text[end : end + 1] == "." and text[end + 1 : end + 2] in ("", "\n"):
        message = f"The full stop after “{context.text(link.span)}” reads as part of the address."
        span = Span(link.span.start, mark.end)
        yield Finding(message, span, Fix("Delete it", (Edit(mark, ""),), safe=True))
