"""The dates that a document writes, each with its place and parts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from release_lint.analysis.date_grammar import DateForm, WrittenDate, scan
from release_lint.calendar_names import month_name
from release_lint.document import BlockKind, Document, Span
from release_lint.lazy import lazy
from release_lint.records import comparable, replace

# What stands between the first and the last day of a range.
RANGE_JOIN = lazy(r"\s?[-–—]\s?|\s+(?:to|until|till|through|and|i|hyd|tan|a)\s+(?:d?dydd\s+)?")


@comparable
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

    def nearest(self, day: dt.date) -> dt.date | None:
        """The calendar date; without a year, the one of three years that is nearest to a day."""
        if self.year is not None:
            return self.date
        near = (self.in_year(day.year + step) for step in (-1, 0, 1))
        return min(filter(None, near), key=lambda date: abs(date - day), default=None)


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Every date with a day and a month, in order of the text."""
    return tuple(
        mention
        for block in document.blocks
        if block.kind is not BlockKind.CODE
        for mention in dates_in(document.text, block.span.start, block.span.end)
    )


def dates_in(text: str, start: int, end: int) -> list[DateMention]:
    """Every date in ``text[start:end]``, one block, in order."""
    mentions = [m for written in scan(text, start, end) for m in _mentions(written, text)]
    for number in range(len(mentions) - 2, -1, -1):
        mentions[number] = _with_shared_year(mentions[number], mentions[number + 1], text)
    return mentions


def beginning_in(span: Span, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Those of some dates, in order of the text, that begin inside a span."""
    number = bisect_left(dates, span.start, key=lambda mention: mention.span.start)
    while number < len(dates) and dates[number].span.start < span.end:
        yield dates[number]
        number += 1


def written(date: dt.date, language: str = "en") -> str:
    """A date as GOV.UK writes it: 28 January 2025."""
    return f"{date.day} {month_name(date.month, language)} {date.year}"


def parse_date(text: str) -> dt.date | None:
    """The only date that a short text states in full, in any form the grammar reads."""
    mentions = dates_in(text, 0, len(text))
    return mentions[0].date if len(mentions) == 1 else None


def _mentions(written: WrittenDate, text: str) -> Iterator[DateMention]:
    """A mention for each day; month and year are in the span of the one they stand beside."""
    year, last = written.year, len(written.days) - 1
    month_beside = 0 if written.form is DateForm.AMERICAN else last
    for number, (day, weekday) in enumerate(written.days):
        spans = [day.span]
        spans += [weekday.span] if weekday else []
        spans += [written.month.span] if number == month_beside else []
        spans += [year.span] if year and number == last else []
        yield DateMention(
            _closed(Span(min(s.start for s in spans), max(s.end for s in spans)), text),
            day.value,
            written.month.value,
            year.value if year else None,
            weekday.value if weekday else None,
            weekday.span if weekday else None,
            day.span,
            written.month.span,
            year.span if year else None,
            written.form,
            written.language,
        )


def _closed(span: Span, text: str) -> Span:
    """The span with the bracket that closes "Thursday (28 January)"."""
    inside = text[span.start : span.end]
    is_open = inside.count("(") > inside.count(")") or inside.count("[") > inside.count("]")
    return (
        Span(span.start, span.end + 1)
        if is_open and text[span.end : span.end + 1] in {")", "]"}
        else span
    )


def _with_shared_year(first: DateMention, second: DateMention, text: str) -> DateMention:
    """The start of a range with the year that only its end has: 29 April to 3 May 2024."""
    joined = RANGE_JOIN.fullmatch(text, first.span.end, second.span.start)
    if first.year is not None or second.year is None or joined is None:
        return first
    backwards = (first.month, first.day) > (second.month, second.day)
    return replace(first, year=second.year - backwards, year_span=second.year_span)
