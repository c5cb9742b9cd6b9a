"""Days as they are counted in the United Kingdom: timestamps in UTC against local time."""

from __future__ import annotations

import datetime as dt

_HOUR = dt.timedelta(hours=1)


def uk_day(stamp: str) -> dt.date | None:
    """The day, in the United Kingdom, of an ISO 8601 date or timestamp; None where it is neither.

    A timestamp without a zone is local time already.
    """
    try:
        moment = dt.datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        return moment.date()
    try:
        moment = moment.astimezone(dt.UTC)
        return (moment + _HOUR if is_summer_time(moment) else moment).date()
    except OverflowError:
        return None


def is_summer_time(moment: dt.datetime) -> bool:
    """Whether clocks in the United Kingdom are an hour ahead at a moment in UTC.

    From 01:00 on the last Sunday of March to 01:00 on the last Sunday of October: Summer Time Act
    1972, section 1, as amended by the Summer Time Order 2002 (SI 2002/262). The rule is the same
    for every year since 1996; the time zone database would give it too, at the cost of its import.
    """
    return _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)


def _last_sunday(year: int, month: int) -> dt.datetime:
    """01:00 UTC on the last Sunday of a month with 31 days."""
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)
