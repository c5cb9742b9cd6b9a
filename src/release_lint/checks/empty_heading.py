"""``empty-heading``: no heading without words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import PROSE, Context
from release_lint.document import BlockKind, MarkKind
from release_lint.finding import Finding, Fix
from release_lint.records import record

_FIX = Fix("Write the heading, or delete its mark")


@record
class EmptyHeading:
    """Headings that hold no text and no picture with a description."""

    scope: ClassVar[tuple[str, ...]] = PROSE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each, where it stands."""
        for mark in context.facts.marks_of(MarkKind.HEADING):
            level = mark.attrs.get("level", "")
            yield Finding(f"A heading of level {level} has no words.", mark.span, _FIX)
        for block in context.blocks():
            if block.kind is BlockKind.HEADING and not context.text(block).strip():
                message = f"A heading of level {block.level} holds nothing but space."
                yield Finding(message, block.span, _FIX)
