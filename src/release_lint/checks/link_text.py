"""``link-text``: a link says where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.availability import find_availability
from release_lint.analysis.words import keys_of
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind, Mark, MarkKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class LinkText:
    """Links whose whole text is one of ``phrases_that_say_nothing``, or an address."""

    phrases_that_say_nothing: tuple[str, ...]
    allow_addresses: bool = False

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT, "quotation")

    @cached_property
    def _keys(self) -> frozenset[tuple[str, ...]]:
        return frozenset(keys_of(phrase) for phrase in self.phrases_that_say_nothing)

    def needs(self) -> Needs:
        """A link."""
        return Needs(marks=(MarkKind.LINK,), reason="no links")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each such link."""
        links = context.facts.marks_of(MarkKind.LINK)
        if not links:
            raise NotApplicable("no links")
        own = {
            found.link.span
            for found in find_availability(context.document, context.facts.links)
            if found.link
        }  # “This publication is available at” shows its address by right
        for link in links:
            if link.span not in own and context.has(link.span):
                yield from self._judge(link, context.text(link.span).strip())

    def _judge(self, link: Mark, text: str) -> Iterator[Finding]:
        if keys_of(text) in self._keys:
            message = f"The link “{text}” does not say where it leads."
            yield Finding(message, link.span, Fix("Name the page or document that it leads to"))
        elif not self.allow_addresses and text.lower().startswith(("http://", "https://", "www.")):
            message = "The link shows its address instead of saying where it leads."
            yield Finding(message, link.span, Fix("Write the page’s title as the link’s text"))
