"""Last year's number, written from habit in the first months of a year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from release_lint.analysis.dates import DateMention, beginning_in
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_AHEAD = lazy(
    r"\b(?:will|closes|opens|begins|starts|ends|launches|takes place|runs|is due|are due|deadline"
    r"|is open|are invited|must|should|can apply|please)\b",
    re.IGNORECASE,
)
_BEHIND = lazy(
    r"\b(?:was|were|had|did|ran|held|came|since|ended|closed|opened|announced|published|said|followed|previous"
    r"|previously|last year|ago|after|between|from|dated|Act|Regulations?|Order|as of|data)\b"
)


@record
class StaleYear:
    """A date of last year in a sentence about what is still to come.

    Judged in releases of the months up to ``until_month``.
    """

    until_month: int = 3

    def needs(self) -> Needs:
        """A date of publication."""
        reason = f"not published in the first {self.until_month} months of a year"
        return Needs(facts=("publication.date",), reason=reason)

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each such date that lies ahead if this year is meant."""
        published = context.facts.publication.date
        if published is None or published.month > self.until_month:
            raise NotApplicable(f"not published in the first {self.until_month} months of a year")
        stale = [
            mention
            for mention in context.facts.dates
            if mention.year == published.year - 1 and _is_ahead(mention, published)
        ]
        if not stale:
            return
        for sentence in context.sentences():
            for mention in beginning_in(sentence.span, stale):
                if mention.span in sentence.span and _looks_ahead(sentence.span, mention, context):
                    yield _finding(mention, published.year)


def _looks_ahead(sentence: Span, mention: DateMention, context: Context) -> bool:
    """Whether a verb before the date speaks of what is to come, and none of what is past."""
    before = context.text(Span(sentence.start, mention.span.start))
    return bool(_AHEAD.search(before)) and not _BEHIND.search(context.text(sentence))


def _is_ahead(mention: DateMention, published: dt.date) -> bool:
    """Whether the day is still to come if it is this year's, and no weekday says otherwise."""
    meant = mention.in_year(published.year)
    stated = mention.date
    if meant is None or stated is None or meant < published:
        return False
    return mention.weekday is None or mention.weekday != stated.weekday()


def _finding(mention: DateMention, year: int) -> Finding:
    assert mention.year_span is not None
    return Finding(
        f"This day is still to come, but {mention.year} is last year.",
        mention.year_span,
        Fix(f"Write “{year}”", (Edit(mention.year_span, str(year)),)),
    )
