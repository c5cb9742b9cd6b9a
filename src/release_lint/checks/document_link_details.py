"""``document-link-details``: a link to a file says its format and its size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from release_lint.analysis.links import Link
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind, Document, Span
from release_lint.finding import Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_FILE = lazy(r"[^?#]*\.([a-z]{2,5})(?:[?#].*)?", re.IGNORECASE)
_SIZE = lazy(r"\d ?(?:bytes|[kmg]i?b)\b", re.IGNORECASE)
_AFTER = 60  # characters behind a link in which its details may stand
_DETAILS = 200  # characters of a line of details
_NEXT = 2  # blocks below a link that may be its details


@record
class DocumentLinkDetails:
    """Links to files of ``formats`` (an ending, and the names that say it) without details.

    Where only the size is missing, that is information.
    """

    formats: Mapping[str, tuple[str, ...]]
    size: bool = True

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT)

    def needs(self) -> Needs:
        """A link or a written address."""
        return Needs(facts=("links",), reason="no links to files")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each link."""
        links = [(link, ending) for link in context.facts.links if (ending := _ending(link))]
        if not any(ending in self.formats for _, ending in links):
            raise NotApplicable("no links to files")
        for link, ending in links:
            if ending in self.formats and link.marked and context.has(link.span):
                yield from self._judge(link, ending, context)

    def _judge(self, link: Link, ending: str, context: Context) -> Iterator[Finding]:
        names = self.formats[ending]
        around = _around(link, context)
        if link.in_text or not context.text(link.span).strip():
            return
        fix = Fix(f"Add the format and size, such as “({names[0]}, 120KB)”")
        if not any(
            re.search(rf"(?<![a-z]){re.escape(name)}s?(?![a-z])", around, re.IGNORECASE)
            for name in names
        ):
            yield Finding(
                f"The link opens a file ({names[0]}) and does not say so.", link.span, fix
            )
        elif self.size and not _SIZE.search(around):
            message = f"The link opens a file ({names[0]}) and does not say its size."
            yield Finding(message, link.span, fix, severity=Severity.INFO)


def _ending(link: Link) -> str:
    match = _FILE.fullmatch(link.target) if not link.is_email else None
    path = link.target.partition("://")[2] or link.target
    return match[1].lower() if match and "/" in path else ""


def _around(link: Link, context: Context) -> str:
    """The link's words, what follows them in the block, and a line of details below."""
    document = context.document
    number = context.facts.block_number(link.span.start)
    end = document.blocks[number].span.end
    said = document.text[link.span.start : min(end, link.span.end + _AFTER)]
    below = document.blocks[number + 1 : number + 1 + _NEXT]
    return "\n".join([said, *(_line(block.span, document) for block in below)])


def _line(span: Span, document: Document) -> str:
    text = document.text_of(span)
    return text if len(span) <= _DETAILS and _SIZE.search(text) else ""
