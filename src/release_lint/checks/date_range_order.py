"""A range of days that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.date_ranges import DateRange
from release_lint.checks.base import FACTUAL, Context
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record


@record
class DateRangeOrder:
    """21 to 10 November; 3 May 2025 to 29 April 2024."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A range of days."""
        return Needs(facts=("date_ranges",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each range that runs backwards."""
        for days in context.facts.date_ranges:
            if context.has(days.span) and _runs_backwards(days):
                yield Finding("This range ends before it begins.", days.span)


def _runs_backwards(days: DateRange) -> bool:
    """Whether it does for sure: 7 April to 6 April may be a year."""
    first, second = days.first, days.second
    if first.month_span == second.month_span:
        return first.day > second.day
    if first.date is None or second.date is None or first.year_span == second.year_span:
        return False
    return first.date > second.date
