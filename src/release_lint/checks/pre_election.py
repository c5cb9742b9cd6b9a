"""A release dated inside a pre-election period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from release_lint.analysis.dates import written
from release_lint.checks.base import Context, NotApplicable
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record


@record
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def parse(cls, text: str) -> Period:
        """From ``2024-05-25 to 2024-07-04``; raises :class:`ValueError`."""
        first, _, last = text.partition(" to ")
        try:
            period = cls(dt.date.fromisoformat(first.strip()), dt.date.fromisoformat(last.strip()))
        except ValueError:
            raise ValueError(f"`{text}` is not a period such as 2024-05-25 to 2024-07-04") from None
        if period.first > period.last:
            raise ValueError(f"`{text}` ends before it begins")
        return period


@record
class PreElection:
    """The date of publication lies in none of ``periods``."""

    periods: tuple[Period, ...] = ()

    def needs(self) -> Needs | None:
        """Nothing is found where no period is configured."""
        if self.periods:
            return None
        return Needs(reason="no pre-election period is configured")

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding."""
        if not self.periods:
            raise NotApplicable("no pre-election period is configured")
        publication = context.facts.publication
        if publication.date is None:
            raise NotApplicable("no publication date")
        for period in self.periods:
            if period.first <= publication.date <= period.last:
                yield Finding(
                    f"{written(publication.date)} is in the pre-election period from"
                    f" {written(period.first)} to {written(period.last)}.",
                    publication.span,
                )
                return
