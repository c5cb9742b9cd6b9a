"""A day that the calendar does not have."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.dates import DateMention
from release_lint.calendar_names import month_name
from release_lint.checks.base import FACTUAL, Context
from release_lint.finding import Finding
from release_lint.records import record

_LEAP_YEAR = 2000  # February has 29 days where no year is given


@record
class ImpossibleDate:
    """31 June, 30 February, 29 February 2025."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each date whose month is too short for its day."""
        for mention in context.facts.dates:
            if context.has(mention.span) and mention.day > _days(mention):
                yield Finding(_message(mention), mention.span)


def _days(mention: DateMention) -> int:
    return calendar.monthrange(mention.year or _LEAP_YEAR, mention.month)[1]


def _message(mention: DateMention) -> str:
    month = month_name(mention.month)
    if (mention.day, mention.month) == (29, 2):
        return f"There is no 29 February {mention.year}: it is not a leap year."
    return f"There is no {mention.day} {month}: {month} has {_days(mention)} days."
