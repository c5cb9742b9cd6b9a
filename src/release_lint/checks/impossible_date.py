"""A day that the calendar does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.dates import DateMention
from release_lint.calendar_names import month_name
from release_lint.checks.base import FACTUAL, Context
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record

_LEAP_YEAR = 2000  # February has 29 days where no year is given
_FEBRUARY = 2
_SHORT = frozenset({4, 6, 9, 11})  # months of 30 days


@record
class ImpossibleDate:
    """31 June, 30 February, 29 February 2025."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A date whose day not every month has."""
        return Needs(facts=("late_days",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each date whose month is too short for its day."""
        for mention in context.facts.late_days:
            if context.has(mention.span) and mention.day > _days(mention):
                yield Finding(_message(mention), mention.span)


def _days(mention: DateMention) -> int:
    """The days of a mention's month; the module ``calendar`` takes long to import."""
    if mention.month == _FEBRUARY:
        year = mention.year or _LEAP_YEAR
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if mention.month in _SHORT else 31


def _message(mention: DateMention) -> str:
    month = month_name(mention.month)
    if (mention.day, mention.month) == (29, 2):
        return f"There is no 29 February {mention.year}: it is not a leap year."
    return f"There is no {mention.day} {month}: {month} has {_days(mention)} days."
