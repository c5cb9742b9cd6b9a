"""``homepage-link``: a link that names a page leads to it, not to the front of a site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.availability import find_availability
from release_lint.analysis.links import Link
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_PREPOSITIONS = frozenset({"about", "at", "by", "for", "from", "in", "into", "of", "on", "to"})


@record
class HomepageLink:
    """Links to the root of a site that are called one of ``pages``: report, statistics.

    That is the word before the first preposition (“report on the wall”), or the last.
    """

    pages: tuple[str, ...]

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, "quotation")

    def needs(self) -> Needs:
        """A link or a written address."""
        return Needs(facts=("links",), reason="no links")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each such link that `available-at` does not judge."""
        links = context.facts.links
        if not links:
            raise NotApplicable("no links")
        found = find_availability(context.document, links)
        judged = {statement.link.span for statement in found if statement.link}
        for link in links:
            if link.span not in judged and link.is_root and context.has(link.span):
                yield from self._judge(link, context)

    def _judge(self, link: Link, context: Context) -> Iterator[Finding]:
        words = [word.text for word in context.facts.words_in(link.span)]
        first = next((n for n, word in enumerate(words) if n and word in _PREPOSITIONS), len(words))
        if link.marked and len(words) > 1 and words[first - 1] in self.pages:
            message = f"The link leads to the home page of {link.host}, not to what it names."
            yield Finding(message, link.span, Fix("Link to the page itself"))
