"""A date of publication that cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.dates import written
from release_lint.checks.base import Context, NotApplicable
from release_lint.finding import Finding, Severity
from release_lint.needs import Needs
from release_lint.records import record
from release_lint.settings import Stage


@record
class PublicationDateReal:
    """Not before the year ``earliest``, and in final copy not after today."""

    earliest: int = 1900

    def needs(self) -> Needs:
        """A date of publication."""
        return Needs(facts=("publication.date",), reason="no publication date")

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding; a draft may be dated ahead."""
        publication = context.facts.publication
        if publication.date is None:
            raise NotApplicable("no publication date")
        day, today = publication.date, context.settings.today
        if day.year < self.earliest:
            yield Finding(
                f"{written(day)} is before {self.earliest}, the first year of GOV.UK’s dates.",
                publication.span,
            )
        elif day > today:
            drafting = context.settings.stage is Stage.DRAFT
            yield Finding(
                f"{written(day)} is in the future: today is {written(today)}.",
                publication.span,
                severity=Severity.INFO if drafting else None,
            )
