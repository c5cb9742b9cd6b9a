"""A range of days or years that is joined by a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis.date_ranges import find_month_ranges, find_year_ranges
from release_lint.analysis.ranges import Ranges
from release_lint.checks.base import Context
from release_lint.document import MarkKind, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_DASHES = "-–—"
_BETWEEN = lazy(r"\bbetween\s\Z", re.IGNORECASE)
# "Between 2017-18 and 2019-20" has its "and"; so has "between 2017-18, when it began, and 2020".
_AND = lazy(r"\s(?:and|to)\s|[^.;]{1,60}?\band\s(?:the\s)?\d")
# The name of a plan, a bill or a season keeps its own form: "the Finance Bill 2021-22".
_NAME = lazy(r"[A-Z][\w’'-]*,?\s\(?\Z")
_ORDINARY = lazy(
    r"\b(?:[Ii]n|[Ff]rom|[Dd]uring|[Bb]etween|[Ff]or|[Bb]y|[Tt]he|[Ss]ince)\s\(?\Z", re.ASCII
)
_REACH = 24  # characters before a range of years that tell whether it belongs to a name


@record
class DateRangeJoin:
    """10 to 21 November, April to June 2025, 2021 to 2022; after “between”, and."""

    def needs(self) -> Needs:
        """A range."""
        return Needs(facts=("date_ranges", "month_ranges", "year_ranges"))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each range with a dash."""
        yield from _of_days(context)
        yield from _of_months(context)
        yield from _of_years(context)


def _of_days(context: Context) -> Iterator[Finding]:
    text = context.document.text
    for days in context.facts.date_ranges:
        joined = context.text(days.join).strip()
        if joined and joined in _DASHES and context.has(days.span):
            between = days.after_between and not _AND.match(text, days.span.end)
            second = Span(days.join.end, days.span.end)
            yield _finding(days.span, days.join.start, context.text(second), between, context)


def _of_months(context: Context) -> Iterator[Finding]:
    if not context.facts.month_ranges:
        return
    text, links = context.document.text, _links(context)
    for block in context.blocks():
        for whole, join, second in find_month_ranges(text, block.span):
            before = text[max(block.span.start, whole.start - _REACH) : whole.start]
            if context.has(whole) and not _is_named(before, whole, links):
                between = bool(_BETWEEN.search(before)) and not _AND.match(text, whole.end)
                yield _finding(whole, join.start, context.text(second), between, context)


def _of_years(context: Context) -> Iterator[Finding]:
    if not context.facts.year_ranges:
        return
    text, links = context.document.text, _links(context)
    for block in context.blocks():
        for years in find_year_ranges(text, block.span):
            before = text[max(block.span.start, years.span.start - _REACH) : years.span.start]
            if not context.has(years.span) or _is_named(before, years.span, links):
                continue
            if block.role == "title" and "/" in context.text(years.join):
                continue  # room is scarce there
            between = bool(_BETWEEN.search(before)) and not _AND.match(text, years.span.end)
            yield _finding(years.span, years.join.start, str(years.second), between, context)


def _links(context: Context) -> Ranges:
    return Ranges(mark.span for mark in context.facts.marks_of(MarkKind.LINK))


def _is_named(before: str, span: Span, links: Ranges) -> bool:
    """Whether a range of years stands alone, or in the name of a document or a link to it."""
    if not before.strip() or (_NAME.search(before) and not _ORDINARY.search(before)):
        return True
    return links.hold(span)


def _finding(span: Span, join: int, second: str, between: bool, context: Context) -> Finding:  # noqa: FBT001  (a fact of the range, passed on)
    word = "and" if between else "to"
    sign = "a slash" if context.document.text[join] == "/" else "a dash"
    edit = Edit(Span(join, span.end), f" {word} {second}")
    new = " ".join((context.text(Span(span.start, join)) + edit.new).split())
    return Finding(
        f"Use “{word}” in a range, not {sign}.", span, Fix(f"Write “{new}”", (edit,), safe=True)
    )
