"""An embargo that an editor cannot keep, or that was left in published copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis.dates import DateMention, written
from release_lint.analysis.times import find_times
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Finding, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record
from release_lint.settings import Stage

_ZONE = lazy(r"\b(?:GMT|BST|UTC|(?:UK|London|local) time)\b", re.IGNORECASE)
_MILITARY = lazy(r"\b[0-2][0-9][:.]?[0-5][0-9]\b")

_LINE = lazy(
    r"\W*(?:strictly\s|under\s(?:strict\s)?)?embargo(?:ed)?\b\s*(?:until|till|for|:|[0-9]|[-–—]|\Z)"
    r"|\W*not\sfor\s(?:publication|release|broadcast)(?:\sor\s\w+)?\s(?:until|before)\b",
    re.IGNORECASE,
)
_OPENING_BLOCKS = 8
_LONGEST_LINE = 120  # characters


@record
class Embargo:
    """An embargo has a date and a time, is over on the day of publication, and leaves final copy.

    ``left_in_final`` is off where copy goes to the media with its embargo.
    """

    left_in_final: bool = True

    def needs(self) -> Needs:
        """A word of every embargo, or a label."""
        return Needs(
            strings=("embargo", "publication", "release", "broadcast"),
            metadata=("embargo",),
            reason="no embargo",
        )

    def check(self, context: Context) -> Iterator[Finding]:
        """Findings on the embargo line, where there is one."""
        span = _embargo(context)
        if span is None:
            raise NotApplicable("no embargo")
        if self.left_in_final and context.settings.stage is Stage.FINAL:
            yield Finding("An embargo is left in final copy.", span)
            return
        findings = list(_incomplete(span, context))
        yield from findings
        if self.left_in_final and not findings:
            message = "Take the embargo out before this is published."
            yield Finding(message, span, severity=Severity.INFO)


def _embargo(context: Context) -> Span | None:
    """What the embargo's label says, or a line at the head that begins like one."""
    stated = context.document.metadata.get("embargo")
    if stated is not None and stated.span is not None:
        words = context.text(stated.span)
        return Span(stated.span.end - len(words.lstrip()), stated.span.end)
    for block in context.document.blocks[:_OPENING_BLOCKS]:
        if len(block.span) <= _LONGEST_LINE:
            text = context.text(block)
            lower = text.lower()
            if ("embargo" in lower or "not" in lower) and _LINE.match(text):
                return block.span
    return None


def _incomplete(span: Span, context: Context) -> Iterator[Finding]:
    mention = next((m for m in context.facts.dates if m.span in span), None)
    has_time = any(find_times(context.document.text, span)) or bool(
        _MILITARY.search(_without(mention, span, context))
    )
    missing = ([] if mention else ["date"]) + ([] if has_time else ["time"])
    if missing:
        yield Finding(f"The embargo has no {' and no '.join(missing)}.", span)
    elif not _ZONE.search(context.text(span)):
        message = "The embargo does not say in which time zone."
        yield Finding(message, span, severity=Severity.INFO)
    published = context.facts.publication.date
    end = mention.nearest(published) if mention and published else None
    if mention and end and published and end > published:
        yield Finding(f"The embargo ends on {written(end)}, after publication.", mention.span)


def _without(mention: DateMention | None, span: Span, context: Context) -> str:
    """The embargo's words without its date, whose year looks like a time."""
    if mention is None:
        return context.text(span)
    text = context.document.text
    return text[span.start : mention.span.start] + " " + text[mention.span.end : span.end]
