"""``available-at``: the statement of where a publication is names its own page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.availability import CLUES, Availability, find_availability
from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class AvailableAt:
    """The words “this publication is available at” have the address of this page after them."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """The words of every statement."""
        return Needs(strings=CLUES, reason="nothing says where the publication is available")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each statement without an address, or with another page's."""
        statements = list(find_availability(context.document, context.facts.links))
        if not statements:
            raise NotApplicable("nothing says where the publication is available")
        own = _own_address(context)
        for statement in statements:
            if context.has(statement.words):
                yield from _judge(statement, context, own)


def _own_address(context: Context) -> str:
    stated = context.document.metadata.get("url")
    return stated.value.strip() if stated else ""


def _judge(statement: Availability, context: Context, own: str) -> Iterator[Finding]:
    fix = Fix(f"Write {own}" if own.startswith("http") else "Write the address of this very page")
    link = statement.link
    if link is None:
        after = context.document.text[statement.words.end :].lstrip()[:1]
        if not after or context.text(statement.words).endswith(":"):
            yield Finding("The address of the publication is missing.", statement.words, fix)
        return
    if _is_root(link.address):
        message = f"“{link.target}” is the home page of a site, not this publication’s own page."
        yield Finding(message, link.span, fix)
    elif own.startswith("http") and _path(own) != _path(link.address):
        yield Finding(f"“{link.target}” is not this page, which is at {own}.", link.span, fix)


def _is_root(address: str) -> bool:
    bare = address.rpartition("://")[2].rstrip("/")
    return "/" not in bare and "?" not in bare


def _path(address: str) -> str:
    bare = address.rpartition("://")[2].partition("#")[0].partition("?")[0]
    return bare.rstrip("/").removeprefix("www.").lower()
