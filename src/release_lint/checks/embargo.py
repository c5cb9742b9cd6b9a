"""An embargo that an editor cannot keep, or that was left in published copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from release_lint.analysis.dates import DateMention, written
from release_lint.analysis.times import find_times
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Finding, Severity
from release_lint.settings import Stage

_ZONE = re.compile(r"\b(?:GMT|BST|UTC|(?:UK|London|local) time)\b", re.IGNORECASE)
_MILITARY = re.compile(r"\b[0-2][0-9][:.]?[0-5][0-9]\b")


@dataclass(frozen=True)
class Embargo:
    """An embargo has a date and a time, is over on the day of publication, and leaves final copy.

    ``left_in_final`` is off where copy goes to the media with its embargo.
    """

    left_in_final: bool = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Findings on the embargo line, where there is one."""
        embargo = context.document.metadata.get("embargo")
        if embargo is None or embargo.span is None:
            raise NotApplicable("no embargo")
        if self.left_in_final and context.settings.stage is Stage.FINAL:
            yield Finding("An embargo is left in final copy.", embargo.span)
            return
        mention = next((m for m in context.facts.dates if m.span in embargo.span), None)
        has_time = any(find_times(context.document.text, embargo.span)) or bool(
            _MILITARY.search(_without(mention, embargo.span, context))
        )
        missing = [] if mention else ["date"]
        missing += [] if has_time else ["time"]
        if missing:
            yield Finding(f"The embargo has no {' and no '.join(missing)}.", embargo.span)
        elif not _ZONE.search(context.text(embargo.span)):
            message = "The embargo does not say in which time zone."
            yield Finding(message, embargo.span, severity=Severity.INFO)
        published = context.facts.publication.date
        end = mention.nearest(published) if mention and published else None
        if mention and end and published and end > published:
            message = f"The embargo ends on {written(end)}, after publication."
            yield Finding(message, mention.span)


def _without(mention: DateMention | None, span: Span, context: Context) -> str:
    """The embargo's words without its date, whose year looks like a time."""
    if mention is None:
        return context.text(span)
    text = context.document.text
    return text[span.start : mention.span.start] + " " + text[mention.span.end : span.end]
