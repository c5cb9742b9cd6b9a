"""Ranges of days and of years: where each begins, ends and how the two are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from release_lint.analysis.dates import RANGE_JOIN, DateMention
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record

# 2021-22, 2021/22 or 2021 – 2022: not part of a longer number, a reference or an address. The
# first digit comes first, so that the scan skips to digits at once.
_YEARS = lazy(
    r"([12](?<![\w/.,:£$€-].)(?<!\d\s.)(?:(?<=1)9|(?<=2)0)[0-9]{2})(\s?[-–—]\s?|/(?=[0-9]{2}\b))"
    r"((?:19|20)?[0-9]{2})(?![\w/-]|[.,:][0-9])"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_MONTH_RANGE = lazy(
    rf"(?<!\w)(?<!\d\s)(?:{_MONTHS})(?:\s(?P<year>(?:19|20)[0-9]{{2}}))?(?P<join>\s?[-–—]\s?)"
    rf"(?P<second>(?:{_MONTHS})\s(?:19|20)[0-9]{{2}})(?![\w/-])"
)
# One is in every range of months. Each begins with a sign of its own, which is sooner found.
_SECOND_MONTHS = [lazy(rf"{dash}\s?[ADFJMNOS]") for dash in "-–—"]
_BETWEEN = lazy(r"\b(?:between|rhwng)\s(?:the\s)?\Z", re.IGNORECASE)
_AND = frozenset({"and", "a", "ac"})


@record
class DateRange:
    """Two dates with what joins them; ``between`` stands before it or not."""

    first: DateMention
    second: DateMention
    join: Span
    after_between: bool

    @property
    def span(self) -> Span:
        """From the first day to the end of the second."""
        return Span(self.first.span.start, self.second.span.end)


@record
class YearRange:
    """Two years joined by a dash or a slash."""

    first: int
    second: int
    span: Span
    join: Span


def find_ranges(dates: Sequence[DateMention], text: str) -> Iterator[DateRange]:
    """Every range of days, in order."""
    for first, second in pairwise(dates):
        join = Span(first.span.end, second.span.start)
        match = RANGE_JOIN.fullmatch(text, join.start, join.end) if join.end > join.start else None
        if match is None:
            continue
        start = first.span.start
        between = bool(_BETWEEN.search(text, max(0, start - 16), start))
        if between or match[0].strip() not in _AND:
            yield DateRange(first, second, join, between)


def find_year_ranges(text: str, span: Span) -> Iterator[YearRange]:
    """Every range of years with a dash or a slash inside a span, in order."""
    for match in _YEARS.finditer(text, span.start, span.end):
        first, second = int(match[1]), int(match[3])
        if second < 100:
            second += first // 100 * 100
            second += 100 if second < first else 0
        if first < second <= first + 100:
            yield YearRange(first, second, Span(*match.span()), Span(*match.span(2)))


def find_month_ranges(text: str, span: Span) -> Iterator[tuple[Span, Span, Span]]:
    """Ranges like April 2025-March 2026, in order: the whole, the dash and the second month."""
    if not any(pattern.search(text, span.start, span.end) for pattern in _SECOND_MONTHS):
        return
    for match in _MONTH_RANGE.finditer(text, span.start, span.end):
        yield Span(*match.span()), Span(*match.span("join")), Span(*match.span("second"))
