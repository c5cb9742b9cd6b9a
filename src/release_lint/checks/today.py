"""A date behind “today” or “yesterday” that is not the day by the date of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.dates import DateMention, written
from release_lint.analysis.day_words import day_word_before
from release_lint.calendar_names import weekday_name
from release_lint.checks.base import FACTUAL, Context, NotApplicable
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record


@record
class Today:
    """“Today (28 January 2025)” must be the day of publication.

    Up to ``tolerance`` days apart is only information: releases are put up the evening before,
    or the morning after.
    """

    tolerance: int = 1

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """A day of publication."""
        return Needs(facts=("publication.days",), reason="no publication date")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each date that is another day than the word before it says."""
        days = context.facts.publication.days
        if not days:
            raise NotApplicable("no publication date")
        for mention in context.facts.dates:
            word = day_word_before(mention, context.document.text)
            if word is None or not context.has(mention.span):
                continue
            expected = [day + dt.timedelta(word.offset) for day in days]
            date = mention.nearest(expected[0])
            if date is None:
                continue
            apart = min(abs((date - day).days) for day in expected) - word.slack
            if apart <= 0:
                continue
            severity = Severity.INFO if apart <= self.tolerance else None
            around = "about " if word.slack else ""
            message = (
                f"“{context.text(word.span)}” was {around}{written(expected[0])} by the date of"
                f" publication, not {written(date)}."
            )
            fix = None if word.slack else _fix(mention, expected[0], context)
            yield Finding(message, mention.span, fix, severity=severity)


def _fix(mention: DateMention, day: dt.date, context: Context) -> Fix:
    """The day by the date of publication, with the parts that the date has."""
    new = written(day, mention.language)
    if mention.year is None:
        new = new.rpartition(" ")[0]
    if mention.weekday_span is not None:
        weekday = weekday_name(day.weekday(), like=context.text(mention.weekday_span))
        new = f"{weekday} {new}"
    return Fix(f"Write “{new}”", (Edit(mention.span, new),))
