"""A weekday and a date that do not belong together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.date_grammar import DateForm
from release_lint.analysis.dates import DateMention, written
from release_lint.analysis.day_words import day_word_before
from release_lint.calendar_names import weekday_name
from release_lint.checks.base import FACTUAL, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

# The calendar changed in Britain on 14 September 1752 (Calendar (New Style) Act 1750); weekdays of
# earlier dates follow another count.
FIRST_DAY = dt.date(1752, 9, 14)
_YEAR = lazy(r"\b(?:1[789]|2[01])[0-9]{2}\b")
_ANOTHER_YEAR = lazy(r"\b(?:last|next|previous|following) year\b|\byear ago\b", re.IGNORECASE)

_REACH = 1_000  # characters on both sides of a date in which its block may state the year


@record
class Weekday:
    """A weekday beside a date must be that date's.

    A date without a year is read by the publication date: as the nearest one where that is at
    most ``near`` days away, as one of the nearest three otherwise.
    """

    near: int = 60

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A date with a weekday."""
        return Needs(facts=("weekdays",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each weekday that no sensible reading of its date bears out."""
        for mention in context.facts.weekdays:
            if not context.has(mention.span):
                continue
            readings = self._readings(mention, context)
            if readings and _is_days_own(mention, readings[0], context):
                continue  # today-mismatch says so
            if readings and all(date.weekday() != mention.weekday for date in readings):
                yield _finding(mention, readings[0], context)

    def _readings(self, mention: DateMention, context: Context) -> list[dt.date]:
        """The dates that may be meant, the likeliest first; none where it cannot be judged."""
        if mention.date is not None:
            readings = [mention.date, *_american_reading(mention)]
        elif mention.year is None:
            readings = self._by_publication(mention, context)
        else:
            return []
        return readings if all(date >= FIRST_DAY for date in readings) else []

    def _by_publication(self, mention: DateMention, context: Context) -> list[dt.date]:
        publication = context.facts.publication
        days = publication.days or tuple(filter(None, [publication.anchor]))
        likely = [date for day in days if (date := mention.nearest(day))]
        if not likely:
            return []
        around = _around(mention, context)
        years = {int(year) for year in _YEAR.findall(around)}
        far = all(abs((date - day).days) > self.near for date in likely for day in days)
        if far or _ANOTHER_YEAR.search(around):
            years.update(day.year + step for day in days for step in (-1, 0, 1))
        return likely + [date for year in sorted(years) if (date := mention.in_year(year))]


def _around(mention: DateMention, context: Context) -> str:
    """The block of a date, as far as it is near."""
    start, end = mention.span.start - _REACH, mention.span.end + _REACH
    block = context.facts.block_at(mention.span.start).span
    return context.text(Span(max(block.start, start), min(block.end, end)))


def _is_days_own(mention: DateMention, date: dt.date, context: Context) -> bool:
    """Whether “today (Wednesday 6 March)” has the weekday of its day, and another month or day.

    A day apart is no such slip: there the weekday may as well be wrong.
    """
    word = day_word_before(mention, context.document.text)
    if word is None:
        return False
    days = [day + dt.timedelta(word.offset) for day in context.facts.publication.days]
    return any(day.weekday() == mention.weekday and abs((day - date).days) > 1 for day in days)


def _american_reading(mention: DateMention) -> list[dt.date]:
    """The other reading of a date in figures, 9/10/2014, where there is one."""
    if mention.form is not DateForm.NUMERIC or mention.year is None or mention.day > 12:
        return []
    return [dt.date(mention.year, mention.day, mention.month)]


def _finding(mention: DateMention, date: dt.date, context: Context) -> Finding:
    assert mention.weekday is not None
    assert mention.weekday_span is not None
    actual, stated = weekday_name(date.weekday()), weekday_name(mention.weekday)
    beside = date + dt.timedelta((mention.weekday - date.weekday() + 3) % 7 - 3)
    old = context.text(mention.weekday_span)
    new = weekday_name(date.weekday(), like=old)
    other = f"{old} {written(beside, mention.language)}"
    return Finding(
        f"{written(date)} is a {actual}, not a {stated}.",
        mention.span,
        Fix(
            f"Write “{new}”, or “{other}” if the weekday is right",
            (Edit(mention.weekday_span, new),),
        ),
    )
