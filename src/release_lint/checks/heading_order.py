"""``heading-order``: one title, then headings that go down one level at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Block, BlockKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_NO_HEADING = "no headings"


@record
class HeadingOrder:
    """The title is level 1 and alone there; the first heading is level 2; no level is skipped."""

    scope: ClassVar[tuple[str, ...]] = (BlockKind.HEADING, "title")

    def needs(self) -> Needs:
        """A heading."""
        return Needs(blocks=(BlockKind.HEADING,), reason=_NO_HEADING)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each heading that is out of order."""
        blocks = list(context.blocks())
        titles = [block for block in blocks if block.role == "title"]
        headings = [block for block in blocks if block.role != "title" and block.level]
        if not headings:
            raise NotApplicable(_NO_HEADING)
        level = 1
        for heading in headings:
            if heading.level == 1 and titles:
                yield _second_title(heading, context)
            elif heading.level > level + 1:
                yield _skip(heading, level, context)
            level = heading.level


def _second_title(heading: Block, context: Context) -> Finding:
    text = context.text(heading)
    message = f"“{text}” is a second heading of level 1, which is the title’s alone."
    return Finding(message, heading.span, Fix("Make it a heading of level 2"))


def _skip(heading: Block, level: int, context: Context) -> Finding:
    text, want = context.text(heading), level + 1
    message = f"“{text}” is a heading of level {heading.level} after level {level}."
    return Finding(message, heading.span, Fix(f"Make it a heading of level {want}"))
