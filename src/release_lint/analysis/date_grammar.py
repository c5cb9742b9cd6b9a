"""The grammar of UK written dates, one pass over a block keyed on numbers.

Read: ``28 January 2025``, ``Tuesday, 28th of January``, ``Tues 28 Jan 2025``, ``10 to 21 March``,
``Monday 3 to Friday 7 March``, ``dydd Mawrth 28 Ionawr 2025``, ``28/01/2025``, ``2025-01-28`` and
the American ``January 28, 2025``. What is not plainly a date is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from release_lint.calendar_names import (
    WEEKDAY_SIGNS,
    is_welsh_month,
    month_forms,
    month_number,
    weekday_number,
)
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record


class DateForm(StrEnum):
    """How a date is written."""

    WRITTEN = "written"  # 28 January 2025
    AMERICAN = "american"  # January 28, 2025
    NUMERIC = "numeric"  # 28/01/2025
    ISO = "iso"  # 2025-01-28


@record
class Part:
    """A piece of a date: its place and what it says."""

    span: Span
    value: int


Days = tuple[tuple[Part, Part | None], ...]
"""Days, each with its weekday where it has one."""


@record
class WrittenDate:
    """A date as the grammar reads it: the days, one or more, that share a month and year."""

    form: DateForm
    days: Days
    month: Part
    year: Part | None
    language: str = "en"


# White space inside a date, also a line break, never the end of a block.
_GAP = r"(?:(?!\n\n)\s){1,4}"
_NUMBER = r"[0-9][0-9]?(?![0-9])"
_ORDINAL = r"(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)?"
_WORD = r"[^\W\d_]{3,10}"
_JOIN = rf"""(?:
    ,?{_GAP}(?:to|and|or|until|till|through|&|i|a|ac|neu|hyd|tan){_GAP}
  | (?:{_GAP})?[-–—/](?:{_GAP})?
  | ,{_GAP}
)"""
_DAYS = rf"""(?P<days>
    {_NUMBER}{_ORDINAL}
    (?: {_JOIN} (?:d?dydd{_GAP})? (?:{_WORD}[.,]?{_GAP})? {_NUMBER}{_ORDINAL} ){{0,6}}
)"""
_COMMA = rf",(?:{_GAP})?"
# In British order a number up to 1959 is rather the hour: "Monday 28 May, 1930".
_COMMA_NO_HOUR = rf"{_COMMA}(?!1[0-8]|19[0-5])"


def _year_after(comma: str) -> str:
    return rf"""(?:
        (?:{comma}|{_GAP}) (?P<year>1[0-9]{{3}}|2[01][0-9]{{2}})
        (?![\w%]|[,.:][0-9]|{_GAP}(?:hours|hrs|GMT|BST)\b)
      | {_GAP}['’](?P<short_year>[0-9]{{2}})(?!\w)
    )?"""


# A number that may begin a date: not the middle of an amount, a version or a time. The digit
# comes first, so that the scan skips to digits at once. The match is all of its digits.
_CANDIDATE = lazy(r"[0-9](?<![\w£$€#+].)(?<![\d£$€][.,:-].)(?<!\w/.)[0-9]*+")
_DAY_FIRST = lazy(
    rf"{_DAYS}{_GAP}(?:of?{_GAP})?(?P<month>{_WORD})(?!\w)\.?{_year_after(_COMMA_NO_HOUR)}",
    re.VERBOSE,
)
_ITEM = lazy(
    rf"(?:(?:(?P<dydd>d?dydd){_GAP})?(?P<name>{_WORD})[.,]?{_GAP})?"
    rf"(?P<day>(?P<number>{_NUMBER}){_ORDINAL})"
)
_NUMERIC = lazy(
    r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|(?<=[0-9]{2}/[0-9]{2}/)[0-9]{2})(?![\w/-]|\.\d)"
)
_ISO = lazy(
    r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]{5,15}(?:Z|[+-][0-9:]{4,5})?)?(?![\w-])"
)

_LONGEST_MONTH = 16  # characters of a month's name and what may stand between it and a number
_REACH = 48  # characters before a day in which its weekday stands
_WEEKDAY_BEFORE = lazy(
    rf"""(?:(?P<first>{_WORD}) (?:\s?[-–—/]\s?|,?{_GAP}(?:to|and|or|until){_GAP}) )?
    (?<!\w) (?:(?P<before>(?i:d?dydd|nos)){_GAP})? (?P<name>{_WORD})
    (?:{_GAP}(?:morning|afternoon|evening|night))?
    [.,]? (?:{_GAP})? [(\[]? (?:the{_GAP})? \Z""",
    re.VERBOSE,
)
_PAPER = lazy(r"(?:\b[Tt]he|[A-Z]\w+)\s\Z")  # "The Sun, 19 October" and "Baltimore Sun"
_WEEKDAY_AFTER = lazy(rf",?{_GAP}\(({_WORD})\)")
_MONTH_BEFORE = lazy(rf"(?<![\w'’-])({_WORD})\.?(?:{_GAP})?\(?\Z")


@cache  # compiled when the first such date is met
def _american_days() -> re.Pattern[str]:
    return re.compile(rf"{_DAYS}(?!\w|{_GAP}[0-9]{{2}}:){_year_after(_COMMA)}", re.VERBOSE)


@cache
def _numbered() -> re.Pattern[str]:
    """What a number after it is the name of, not a day: "section 12 May", "Flat 3 March House"."""
    return re.compile(
        r"""\b(?: sections? | articles? | regulations? | paragraphs? | paras? | parts? | chapters?
          | clauses? | rules? | pages? | figures? | tables? | numbers? | nos?\. | items? | phases?
          | stages? | levels? | steps? | rooms? | flats? | units? | schedules? | annex | volumes?
          | vol\. | issues? | editions? | questions? | version | grade | class | type | category
          | band | tier | team | group | age[sd]? | year | windows
        )\s\Z""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _street() -> re.Pattern[str]:
    """What makes a number and month before it an address."""
    return re.compile(
        r"\s(?:Streets?|Roads?|Avenue|Lane|Close|Way|Drive|Place|Gardens?|Court|Terrace|Square"
        r"|Crescent|Hill|House|Grove|Park|Row|Mews|Yard|St\.|Rd|Ave)\b"
    )


def scan(text: str, start: int, end: int) -> Iterator[WrittenDate]:
    """Every date in ``text[start:end]``, one block, in order."""
    position = start
    while candidate := _CANDIDATE.search(text, position, end):
        digits = candidate.end() - candidate.start()
        found = _read_at(text, candidate.start(), position, end, digits)
        if found is None:
            position = _after_digits(text, candidate.end(), end)
        else:
            date, position = found
            yield date


def _after_digits(text: str, position: int, end: int) -> int:
    while position < end and text[position].isdecimal():
        position += 1
    return position


def _read_at(
    text: str, start: int, floor: int, end: int, digits: int
) -> tuple[WrittenDate, int] | None:
    """The date whose first number begins at ``start``, and its end; looks back to ``floor``."""
    for read in _READERS.get(digits, ()):
        found = read(text, start, floor, end)
        if found is not None:
            return found
    return None


def _iso(text: str, start: int, floor: int, end: int) -> tuple[WrittenDate, int] | None:
    match = _ISO.match(text, start, end)
    if match is None:
        return None
    year, month, day = (_part(match, group) for group in (1, 2, 3))
    if not 1 <= month.value <= 12 or not 1 <= day.value <= 31:
        return None
    weekday = _weekday_before(text, start, floor)
    return WrittenDate(DateForm.ISO, ((day, weekday),), month, year), match.end()


def _numeric(text: str, start: int, floor: int, end: int) -> tuple[WrittenDate, int] | None:
    match = _NUMERIC.match(text, start, end)
    if match is None:
        return None
    day, month = _part(match, 1), _part(match, 3)
    if month.value > 12:  # 10/31/2014 can only be American
        day, month = month, day
    if not 1 <= month.value <= 12 or not 1 <= day.value <= 31:
        return None
    year = _part(match, 4)
    if year.value < 100:
        year = Part(year.span, _century(year.value))
    weekday = _weekday_before(text, start, floor)
    return WrittenDate(DateForm.NUMERIC, ((day, weekday),), month, year), match.end()


def _day_first(text: str, start: int, floor: int, end: int) -> tuple[WrittenDate, int] | None:
    match = _DAY_FIRST.match(text, start, end)
    month = month_number(match["month"]) if match else None
    if match is None or month is None:
        return None
    year = _year(match)
    first = _weekday_before(text, start, floor)
    if year is None and first is None and _is_something_else(text, start, floor, match.end()):
        return None
    after = None if first else _weekday_after(text, match.end(), end)
    days = _days(match, first or after)
    if not _are_days(days, 31 if year is None else 39):
        return None
    language = "cy" if is_welsh_month(match["month"]) else "en"
    part = Part(Span(*match.span("month")), month)
    return WrittenDate(DateForm.WRITTEN, days, part, year, language), match.end()


def _american(text: str, start: int, floor: int, end: int) -> tuple[WrittenDate, int] | None:
    """Month before day; only a weekday or a year makes it a date: not "in May 12 people"."""
    before = _month_before(text, start, floor)
    match = _american_days().match(text, start, end) if before else None
    if before is None or match is None:
        return None
    year = _year(match)
    first = _weekday_before(text, before.span.start, floor)
    days = _days(match, first)
    if (year is None and first is None) or not _are_days(days, 31):
        return None
    return WrittenDate(DateForm.AMERICAN, days, before, year), match.end()


# By the digits of the first number.
_READERS = {
    1: (_numeric, _day_first, _american),
    2: (_numeric, _day_first, _american),
    4: (_iso,),
}


def _are_days(days: Days, last: int) -> bool:
    """Whether all are days of a month; with a year, a slip such as 32 May 2025 is one too."""
    return bool(days) and all(1 <= day.value <= last for day, _ in days)


def _days(match: re.Match[str], first: Part | None) -> Days:
    """The days of a match; none where a word between them is no weekday."""
    days: list[tuple[Part, Part | None]] = []
    for item in _ITEM.finditer(match.string, match.start("days"), match.end("days")):
        weekday = None if days else first
        if item["name"] and item["name"].lower() not in _JOINING:
            number = weekday_number(item["name"], item["dydd"] or "")
            if number is None:
                return ()
            weekday = Part(Span(*item.span("name")), number)
        days.append((Part(Span(*item.span("day")), int(item["number"])), weekday))
    return tuple(days)


_JOINING = frozenset({"and", "until", "till", "through", "neu", "hyd", "tan"})


def _part(match: re.Match[str], group: int) -> Part:
    return Part(Span(*match.span(group)), int(match[group]))


def _year(match: re.Match[str]) -> Part | None:
    if match["year"]:
        return Part(Span(*match.span("year")), int(match["year"]))
    if match["short_year"]:
        return Part(Span(*match.span("short_year")), _century(int(match["short_year"])))
    return None


def _century(number: int) -> int:
    """The year that two digits stand for: 1950 to 2049."""
    return number + (1900 if number >= 50 else 2000)


def _weekday_before(text: str, start: int, floor: int) -> Part | None:
    """The weekday before a day; none after two, "Wednesday to Friday, 8 to 10 December"."""
    before = text[max(floor, start - _REACH) : start].lower()
    if not any(map(before.__contains__, WEEKDAY_SIGNS)):  # as nearly always
        return None
    match = _WEEKDAY_BEFORE.search(text, max(floor, start - _REACH), start)
    if match is None or (match["first"] and weekday_number(match["first"]) is not None):
        return None
    if match["name"] == "Sun" and _PAPER.search(
        text, max(floor, start - _REACH), match.start("name")
    ):
        return None
    number = weekday_number(match["name"], match["before"] or "")
    return None if number is None else Part(Span(*match.span("name")), number)


def _weekday_after(text: str, start: int, end: int) -> Part | None:
    match = _WEEKDAY_AFTER.match(text, start, end)
    number = weekday_number(match[1]) if match else None
    return None if match is None or number is None else Part(Span(*match.span(1)), number)


def _month_before(text: str, start: int, floor: int) -> Part | None:
    before = text[max(floor, start - _LONGEST_MONTH) : start].removesuffix("(").rstrip()
    if before.removesuffix(".")[-3:].lower() not in _month_endings():
        return None
    match = _MONTH_BEFORE.search(text, max(floor, start - _REACH), start)
    number = month_number(match[1]) if match else None
    if match is None or number is None or is_welsh_month(match[1]):
        return None
    return Part(Span(*match.span(1)), number)


@cache
def _month_endings() -> frozenset[str]:
    return frozenset(form[-3:].lower() for form in month_forms())


def _is_something_else(text: str, start: int, floor: int, end: int) -> bool:
    """An address, a numbered thing, or "August 31 September 5", where both months claim it."""
    return bool(
        _numbered().search(text, max(floor, start - _REACH), start)
        or _street().match(text, end)
        or _month_before(text, start, floor)
    )
