"""``insecure-link``: ``https`` where a site has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class InsecureLink:
    """``http`` addresses of ``secure_sites`` and what is below them.

    A site that the same document links to with ``https`` is secure too.
    """

    secure_sites: tuple[str, ...]

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT, "quotation")

    def needs(self) -> Needs:
        """A link or a written address."""
        return Needs(facts=("links",), reason="no links")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each address."""
        links = [link for link in context.facts.links if link.host]
        if not links:
            raise NotApplicable("no links")
        seen = {link.host for link in links if link.address[:6].lower() == "https:"}
        for link in links:
            known = link.host in seen or self._is_secure(link.host)
            if known and link.target[:5].lower() == "http:" and context.has(link.span):
                scheme = Span(link.span.start, link.span.start + 4)
                edits = (Edit(scheme, "https"),) if link.in_text else ()
                message = "The link uses http, not https."
                yield Finding(message, link.span, Fix("Write “https”", edits, safe=bool(edits)))

    def _is_secure(self, host: str) -> bool:
        return any(host == site or host.endswith(f".{site}") for site in self.secure_sites)
