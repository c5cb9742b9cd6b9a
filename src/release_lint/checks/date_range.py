"""A range of days or years that is joined by a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from release_lint.analysis.date_ranges import find_ranges, find_year_ranges
from release_lint.checks.base import Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix

_DASHES = "-–—"
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|to)\s")  # "between 2017-18 and 2019-20" has its "and"
# The name of a plan, a bill or a season keeps its own form: "the Finance Bill 2021-22".
_NAME = re.compile(r"[A-Z][\w’'-]*,?\s\(?\Z")
_ORDINARY = re.compile(
    r"\b(?:[Ii]n|[Ff]rom|[Dd]uring|[Bb]etween|[Ff]or|[Bb]y|[Tt]he|[Ss]ince)\s\(?\Z", re.ASCII
)


@dataclass(frozen=True)
class DateRangeJoin:
    """10 to 21 November, 2021 to 2022; after “between”, and."""

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each range with a dash."""
        text = context.document.text
        for days in find_ranges(context.facts.dates, text):
            joined = context.text(days.join).strip()
            if joined and joined in _DASHES and context.has(days.span):
                between = days.after_between and not _AND.match(text, days.span.end)
                yield _finding(days.span, days.join, context, after_between=between)
        for block in context.blocks():
            for years in find_year_ranges(text, block.span):
                before = text[max(block.span.start, years.span.start - 24) : years.span.start]
                named = _NAME.search(before) and not _ORDINARY.search(before)
                if before.strip() and not named and context.has(years.span):
                    between = bool(_BETWEEN.search(before)) and not _AND.match(text, years.span.end)
                    end = Span(years.join.start, years.span.end)
                    yield _finding(
                        years.span, end, context, after_between=between, end=str(years.second)
                    )


def _finding(
    span: Span, join: Span, context: Context, *, after_between: bool, end: str = ""
) -> Finding:
    word = "and" if after_between else "to"
    edit = Edit(join, f" {word} {end}")
    new = context.document.text[span.start : join.start] + edit.new
    new = " ".join((new + context.document.text[join.end : span.end]).split())
    return Finding(
        f"Use “{word}” in a range, not a dash.", span, Fix(f"Write “{new}”", (edit,), safe=True)
    )
