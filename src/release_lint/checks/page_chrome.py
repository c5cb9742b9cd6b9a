"""``page-chrome``: no menus, cookie banners or skip links copied with the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Document, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.records import record


@record
class PageChrome:
    """Text that belongs to a web page, not to the release.

    A real page (HTML) has it by right, and so has an office file its headers and contents.
    """

    scope: ClassVar[tuple[str, ...]] = ("chrome",)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each block of the page's own."""
        if context.document.format == "html":
            raise NotApplicable("a web page, which has menus by right")
        for number, block in enumerate(context.document.blocks):
            if context.has_block(number) and "own" not in block.attrs:
                text = context.text(block)
                gone = Edit(_with_break(number, context.document), "")
                message = f"“{text}” belongs to the web page, not to the release."
                yield Finding(message, block.span, Fix("Delete it", (gone,), safe=True))


def _with_break(number: int, document: Document) -> Span:
    """The block with the white space up to the next one, or back to the one before."""
    span = document.blocks[number].span
    if number + 1 < len(document.blocks):
        return Span(span.start, document.blocks[number + 1].span.start)
    return Span(document.blocks[number - 1].span.end if number else span.start, span.end)
