"""Dates in another form than 28 January 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis.date_grammar import DateForm
from release_lint.analysis.dates import DateMention, written
from release_lint.checks.base import Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

# "from the 3 May 2022": wrong where the date is not the name of something, "the 3 May meeting".
_ARTICLE = lazy(r"\b(?:on|from|by|until|till|before|since|after|born) (the )\Z")
_END = lazy(r"\s?(?:[.,;:)]|\Z|\n\n|(?:to|and|until|when|where|in|at|for|we|the)\b)")

# "for example, A Smith - 31/03/2000": a form to fill in has its own form of date.
_PATTERN = lazy(r"\b(?:example|e\.g\.|format|form of)\b", re.IGNORECASE)


@record
class DateFormCheck:
    """No comma before the year, no American order, no figures alone, no "the" before the day."""

    def needs(self) -> Needs:
        """A date."""
        return Needs(facts=("dates",))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each date that is written in another form."""
        dates = context.facts.dates
        for number, mention in enumerate(dates):
            if not context.has(mention.span):
                continue
            if mention.form is DateForm.AMERICAN:
                group = [
                    m for m in dates[number : number + 7] if m.month_span == mention.month_span
                ]
                if number == 0 or dates[number - 1].month_span != mention.month_span:
                    yield _american(mention, group[-1], context)
            elif mention.form is DateForm.NUMERIC:
                yield from _numeric(mention, context)
            elif mention.form is DateForm.WRITTEN:
                yield from _comma(mention, context)
                yield from _article(mention, context)


def _american(mention: DateMention, last: DateMention, context: Context) -> Finding:
    """Day before month; the order of a list, "March 2 and 3, 2022", is for the author to change."""
    span = Span(mention.span.start, last.span.end)
    message = f"“{_one_line(context.text(span))}” has the month before the day."
    if last is not mention:
        return Finding(message, span, Fix("Write the days before the month"))
    parts = (mention.weekday_span, mention.day_span, mention.month_span, mention.year_span)
    words = [context.text(part).rstrip(".") for part in parts if part is not None]
    words[-3 if mention.year_span else -2] = str(mention.day)
    return _rewritten(message, span, " ".join(words), safe=True)


def _numeric(mention: DateMention, context: Context) -> Iterator[Finding]:
    """Words for figures; 3/4/2025 is read either way round, so the fix needs a look."""
    before = context.document.text[max(0, mention.span.start - 60) : mention.span.start]
    if mention.date is not None and not _PATTERN.search(before):
        message = "A date in figures can be read as another day."
        yield _rewritten(message, mention.span, written(mention.date), safe=mention.day > 12)


def _comma(mention: DateMention, context: Context) -> Iterator[Finding]:
    if mention.month_span is None or mention.year_span is None:
        return
    gap = Span(mention.month_span.end, mention.year_span.start)
    if gap.start < mention.span.end and "," in context.text(gap):
        fix = Fix("Leave the comma out", (Edit(gap, " "),), safe=True)
        yield Finding("No comma between month and year.", mention.span, fix)


def _article(mention: DateMention, context: Context) -> Iterator[Finding]:
    text = context.document.text
    before = _ARTICLE.search(text, max(0, mention.span.start - 12), mention.span.start)
    if before is None or mention.day_span is None or mention.weekday is not None:
        return
    if context.text(mention.day_span).isdecimal() and _END.match(text, mention.span.end):
        span = Span(before.start(1), mention.span.end)
        new = _one_line(context.text(mention.span))
        yield _rewritten("No “the” before a date.", span, new, safe=True)


def _rewritten(message: str, span: Span, new: str, *, safe: bool) -> Finding:
    return Finding(message, span, Fix(f"Write “{new}”", (Edit(span, new),), safe))


def _one_line(text: str) -> str:
    return " ".join(text.split())
