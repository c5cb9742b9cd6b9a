"""``announced-link``: who announces a report links to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.availability import find_availability
from release_lint.checks.base import Context
from release_lint.document import BlockKind, Span
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs, patterns_need
from release_lint.patterns import Pattern
from release_lint.records import record

_LINKING = frozenset({"heading", "paragraph", "list-item", "quote", "table-cell", "caption"})


@record
class AnnouncedLink:
    """Where one of the first paragraphs matches one of ``patterns``, a link must stand.

    ``within`` is how many paragraphs announce something. Email addresses, contacts, notices and
    the release's own address are no such link.
    """

    patterns: tuple[Pattern, ...]
    message: str
    within: int = 4

    scope: ClassVar[tuple[str, ...]] = ("summary", BlockKind.PARAGRAPH)

    def needs(self) -> Needs | None:
        """What one of the patterns needs."""
        return patterns_need(pattern.clues() for pattern in self.patterns)

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding, at the first announcement."""
        text = context.document.text
        likely = [{*context.likely_blocks(pattern)} for pattern in self.patterns]
        for block in [*context.blocks()][: self.within] if any(likely) else ():
            for pattern, blocks in zip(self.patterns, likely, strict=True):
                for match in pattern.find(text, block.span) if block in blocks else ():
                    if not _has_link(context):
                        span = Span(*match.span())
                        yield Finding(self.message, span, Fix("Link to it where it is named"))
                    return


def _has_link(context: Context) -> bool:
    links = context.facts.links
    found = find_availability(context.document, links)
    own = {statement.link.span for statement in found if statement.link}
    return any(
        link.span not in own
        and not link.is_email
        and not link.is_telephone
        and _counts(link.span.start, context)
        for link in links
    )


def _counts(offset: int, context: Context) -> bool:
    number = context.facts.block_number(offset)
    is_chrome = context.document.blocks[number].role in ("chrome", "footer", "label")
    return not is_chrome and context.facts.kind_at(number) in _LINKING
