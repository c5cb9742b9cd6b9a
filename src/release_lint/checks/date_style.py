"""Small things about the day of a date: ordinals and zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis.date_grammar import DateForm
from release_lint.analysis.dates import DateMention
from release_lint.calendar_names import month_name
from release_lint.checks.base import Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_THE = lazy(r"\bthe\s\Z", re.IGNORECASE)


@record
class DateStyle:
    """28 January, not 28th January or 28th of January; 1 February, not 01 February."""

    def needs(self) -> Needs:
        """A date."""
        return Needs(facts=("dates",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each day with an ordinal's ending or a zero before it."""
        for mention in context.facts.dates:
            if mention.form in (DateForm.NUMERIC, DateForm.ISO) or mention.language != "en":
                continue
            if mention.day_span is not None and context.has(mention.day_span):
                yield from _day(mention, mention.day_span, context)


def _day(mention: DateMention, span: Span, context: Context) -> Iterator[Finding]:
    day, plain = context.text(span), str(mention.day)
    if day == plain:
        return
    of_month = _with_of(mention, span, context)
    has_article = bool(_THE.search(context.document.text, max(0, span.start - 4), span.start))
    what = "a zero before it" if day.isdecimal() else f"“{day.lstrip('0123456789')}” after it"
    yield Finding(
        f"The day of a date is written without {what}.",
        mention.span,
        Fix(
            f"Write “{plain} {month_name(mention.month)}”",
            (Edit(of_month, plain),),
            safe=not has_article,
        ),
    )


def _with_of(mention: DateMention, day: Span, context: Context) -> Span:
    """The day with an "of" behind it: 28th of January."""
    if mention.month_span is None or mention.month_span.start < day.end:
        return day
    between = context.document.text[day.end : mention.month_span.start]
    return Span(day.start, day.end + between.index("of") + 2) if between.split() == ["of"] else day
