"""``tracking-parameters``: an address without what follows the reader around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.links import Link, unwrapped
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_LONGEST = 120  # characters of an address that a title shows


@record
class TrackingParameters:
    """``parameters`` of a query, and ``wrappers`` around an address.

    ``utm_*`` stands for all that begin so. A wrapper is a site that stands between the reader and
    the address, which is a parameter of its own (Safe Links).
    """

    parameters: tuple[str, ...]
    wrappers: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT, "quotation")

    def needs(self) -> Needs:
        """A link or a written address."""
        return Needs(facts=("links",), reason="no links")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each address."""
        links = [link for link in context.facts.links if not link.is_email]
        if not links:
            raise NotApplicable("no links")
        for link in links:
            if "?" in link.target + context.document.text[link.span.end : link.span.end + 1]:
                message, right = self._judge(link)
                if message and context.has(link.span):
                    yield Finding(message, link.span, _fix(link, right))

    def _judge(self, link: Link) -> tuple[str, str]:
        if any(link.host == site or link.host.endswith(f".{site}") for site in self.wrappers):
            return f"The link goes through {link.host}.", unwrapped(link.target)
        before, _, rest = link.target.partition("?")
        query, mark, fragment = rest.partition("#")
        parts = query.replace("&amp;", "&").split("&")
        kept = [part for part in parts if not self._tracks(part.partition("=")[0])]
        if len(kept) == len(parts):
            return "", ""
        gone = next(part for part in parts if part not in kept).partition("=")[0]
        right = before + ("?" + "&".join(kept) if kept else "") + mark + fragment
        return f"The address has “{gone}” in it, which only tracks readers.", right

    def _tracks(self, name: str) -> bool:
        name = name.lower()
        return any(
            name.startswith(known[:-1]) if known.endswith("*") else name == known
            for known in self.parameters
        )


def _fix(link: Link, right: str) -> Fix | None:
    if not right:
        return None
    shown = right if len(right) <= _LONGEST else right[:_LONGEST] + "…"
    edits = (Edit(link.span, right),) if link.in_text else ()
    return Fix(f"Link to {shown}", edits, safe=bool(edits))
