"""The dates that a document writes, each with its place and parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from release_lint.analysis.date_grammar import DateForm, WrittenDate, scan
from release_lint.document import BlockKind, Document, Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date as written. Numbers as they stand: 31 June is ``day=31, month=6`` and no ``date``.

    ``weekday`` is 0 for Monday; ``year`` None where the text has none. The spans of the parts are
    None where the part is absent. Days that share a month (``10 to 21 November 2024``) are a
    mention each; the first ones' ``span`` then holds the day alone.
    """

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None = None
    weekday_span: Span | None = None
    day_span: Span | None = None
    month_span: Span | None = None
    year_span: Span | None = None
    form: DateForm = DateForm.WRITTEN
    language: str = "en"

    @property
    def date(self) -> dt.date | None:
        """The calendar date, where there is one."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> dt.date | None:
        """The calendar date in a year, where there is one."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Every date with a day and a month, in order of the text."""
    return tuple(
        mention
        for block in document.blocks
        if block.kind is not BlockKind.CODE
        for written in scan(document.text, block.span.start, block.span.end)
        for mention in _mentions(written)
    )


def parse_date(text: str) -> dt.date | None:
    """The only date that a short text states in full, in any form the grammar reads."""
    mentions = [m for written in scan(text, 0, len(text)) for m in _mentions(written)]
    return mentions[0].date if len(mentions) == 1 else None


def _mentions(written: WrittenDate) -> Iterator[DateMention]:
    """A mention for each day; the one beside the month has the month and year in its span."""
    whole = [written.month.span]
    if written.year:
        whole.append(written.year.span)
    beside = 0 if written.form is DateForm.AMERICAN else len(written.days) - 1
    for number, (day, weekday) in enumerate(written.days):
        spans = [day.span, *([weekday.span] if weekday else [])]
        if number == beside:
            spans += whole
        yield DateMention(
            Span(min(s.start for s in spans), max(s.end for s in spans)),
            day.value,
            written.month.value,
            written.year.value if written.year else None,
            weekday.value if weekday else None,
            weekday.span if weekday else None,
            day.span,
            written.month.span,
            written.year.span if written.year else None,
            written.form,
            written.language,
        )
