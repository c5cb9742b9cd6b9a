"""``headings-rhythm``: long stretches of paragraphs without a heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Block, BlockKind
from release_lint.finding import Finding, Fix
from release_lint.records import record


@record
class HeadingsRhythm:
    """A heading stands after ``at_most`` paragraphs at the latest.

    Texts of fewer than ``min_paragraphs`` need none. A quotation does not count, and nor does a
    paragraph that only leads in to one.
    """

    at_most: int = 5
    min_paragraphs: int = 8

    scope: ClassVar[tuple[str, ...]] = (BlockKind.HEADING, BlockKind.PARAGRAPH)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each stretch, on its first paragraph beyond the number."""
        stretches = list(_stretches(context))
        total = sum(map(len, stretches))
        if total < self.min_paragraphs:
            raise NotApplicable("few paragraphs")
        for paragraphs in stretches:
            if len(paragraphs) > self.at_most:
                yield Finding(
                    f"{len(paragraphs)} paragraphs stand here without a heading.",
                    paragraphs[self.at_most].span,
                    Fix("Put a heading before this paragraph, or near it"),
                    measure=len(paragraphs),
                )


def _stretches(context: Context) -> Iterator[list[Block]]:
    paragraphs: list[Block] = []
    for block in context.blocks():
        if block.kind is BlockKind.HEADING:
            yield paragraphs
            paragraphs = []
        elif not block.role and _is_own(context, block):
            paragraphs.append(block)
    yield paragraphs


def _is_own(context: Context, block: Block) -> bool:
    """Whether a paragraph is the author's: neither speech nor the line before it."""
    text = context.text(block).rstrip()
    return not text.endswith(":") and not text.startswith(("“", '"'))
