"""Times of day in another form than 5:30pm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from release_lint.analysis.times import ClockTime, find_times
from release_lint.checks.base import Context
from release_lint.document import Block, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_EXPLAINED = lazy(r"\b(?:midday|noon|midnight)\s\(\Z", re.IGNORECASE)
_DASH = lazy(r"\s?[-–—]\s?")


@record
class TimeForm:
    """5:30pm, 9am, midday, midnight; 10am to 11am."""

    def needs(self) -> Needs:
        """A time of day."""
        return Needs(facts=("may_tell_time",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each time and each dash between two."""
        for block in context.blocks() if context.facts.may_tell_time else ():
            times = [
                t for t in find_times(context.document.text, block.span) if context.has(t.span)
            ]
            for time in times:
                yield from _form(time, block, context)
            for first, second in pairwise(times):
                join = Span(first.span.end, second.span.start)
                if _DASH.fullmatch(context.text(join)):
                    yield _range(first, second, join)


def _range(first: ClockTime, second: ClockTime, join: Span) -> Finding:
    title = f"Write “{first.plain} to {second.plain}”"
    return Finding(
        "Use “to” in a range of times, not a dash.",
        Span(first.span.start, second.span.end),
        Fix(title, (Edit(join, " to "),), safe=True),
    )


def _form(time: ClockTime, block: Block, context: Context) -> Iterator[Finding]:
    old = context.text(time.span)
    before = context.document.text[max(block.span.start, time.span.start - 12) : time.span.start]
    if old in (time.plain, time.plain.capitalize()) or _EXPLAINED.search(before):
        return
    new = time.plain.capitalize() if not before.strip() else time.plain
    yield Finding(
        f"Write the time “{old}” as “{new}”.",
        time.span,
        Fix(f"Write “{new}”", (Edit(time.span, new),), safe=True),
    )
