"""``title-content-type``: a title names the news, not the kind of page or its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.availability import find_availability
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Finding
from release_lint.lazy import lazy
from release_lint.matching import Phrase
from release_lint.needs import Needs
from release_lint.records import record

_ENDS = lazy(r"\A[\w ]{2,30}?(?=:| [–—-] )|(?<=[:–—-] )[\w ]{2,30}\Z")
_GENERIC = frozenset({"www", "gov", "org", "uk", "com", "co", "ac", "nhs", "police", "news", "net"})


@record
class TitleContentType:
    """Kinds of page that a title may not name.

    ``kinds`` wherever they stand; ``labels`` only before a colon or a dash, or after one at the
    end. ``organisation``: whether the publisher's own name is reported too.
    """

    kinds: tuple[str, ...]
    labels: tuple[str, ...] = ()
    organisation: bool = True

    scope: ClassVar[tuple[str, ...]] = ("title",)

    def phrases(self) -> Iterator[Phrase]:
        """The kinds of page."""
        yield from map(Phrase, self.kinds)

    def needs(self) -> Needs:
        """A title."""
        return Needs(blocks=("title",), reason="no title")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each name of a kind, and one for the publisher."""
        title = next((block for block in context.blocks() if block.role == "title"), None)
        if title is None:
            raise NotApplicable("no title")
        spans = [m.span for m in context.matches if m.span in title.span]
        spans += self._labelled(context.text(title), title.span.start)
        for span in spans:
            said = context.text(span)
            yield Finding(f"“{said}” names the kind of page, which readers see anyway.", span)
        if self.organisation:
            yield from self._own_name(context, title.span)

    def _labelled(self, text: str, start: int) -> Iterator[Span]:
        names = {label.lower() for label in self.labels}
        for match in _ENDS.finditer(text):
            if match[0].strip().lower() in names:
                yield Span(start + match.start(), start + match.end())

    def _own_name(self, context: Context, title: Span) -> Iterator[Finding]:
        text = context.text(title)
        for name in _names(context):
            match = name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
            if match:
                span = Span(title.start + match.start(), title.start + match.end())
                message = f"“{name}” is the publisher: name it only where the news is about it."
                yield Finding(message, span)
                return


def _names(context: Context) -> Iterator[str]:
    """What the publisher is called: in the settings, in the document, by its own web address."""
    own = context.settings.organisation
    yield from filter(None, (own.name, own.abbreviation))
    stated = context.document.metadata.get("organisation")
    names = re.split(r",\s+(?:and\s+)?", stated.value) if stated else []
    yield from (name for name in names if " " in name or len(names) == 1)
    explained = context.facts.abbreviations.explanations
    for short, places in explained.items():
        if any(place.full in names for place in places if place.full):
            yield short
    for available in find_availability(context.document, context.facts.links):
        if available.link:
            labels = set(available.link.host.split(".")) - _GENERIC
            yield from (label.upper() for label in sorted(labels))
