"""Quotation marks in a title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_DOUBLE = lazy(r"(?<!\d)(?P<open>[“\"])(?=\S)[^“”\"\n]{1,200}?(?<=\S)(?P<close>[”\"])(?!\w)")


@record
class TitleQuoteMarks:
    """What a title quotes or names stands in single marks."""

    scope: ClassVar[tuple[str, ...]] = ("title", "quotation")

    def needs(self) -> Needs:
        """A title."""
        return Needs(blocks=("title",), reason="no title")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each passage of a title in double marks."""
        titles = [block for block in context.blocks() if block.role == "title"]
        if not titles:
            raise NotApplicable("no title")
        text = context.document.text
        for title in titles:
            for match in _DOUBLE.finditer(text, title.span.start, title.span.end):
                edits = (
                    Edit(Span(*match.span("open")), "‘"),
                    Edit(Span(*match.span("close")), "’"),
                )
                yield Finding(
                    "A title has single quotation marks.",
                    Span(*match.span()),
                    Fix(f"Write ‘{match[0][1:-1]}’", edits),
                )
