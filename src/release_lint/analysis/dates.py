"""UK written dates, strictly: what is not plainly a date is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from release_lint.document import Document, Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date as written. Numbers as they stand: 31 June is ``day=31, month=6`` and no ``date``.

    ``weekday`` is 0 for Monday; ``year`` None where the text has none. The spans of the parts are
    None where the part is absent.
    """

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None = None
    weekday_span: Span | None = None
    day_span: Span | None = None

    @property
    def date(self) -> dt.date | None:
        """The calendar date, where there is one."""
        if self.year is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the document says it is published.

    ``date`` is None where it does not say; ``span`` is the value, or the label that stands without
    one; ``offered`` is a date that the text gives elsewhere (``today (Tuesday 28 January 2025)``).
    """

    date: dt.date | None
    span: Span | None
    origin: str = ""
    offered: DateMention | None = None


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Every date with a day and a month, in order of the text."""
    raise NotImplementedError(document)


def find_publication(document: Document, dates: tuple[DateMention, ...]) -> PublicationDate:
    """The publication date from metadata, a ``<time>``, a label or a dateline."""
    raise NotImplementedError(document, dates)
