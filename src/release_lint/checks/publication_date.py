"""The date of publication, stated where a reader looks for it."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.dates import written
from release_lint.analysis.publication import PublicationDate
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.records import record


@record
class PublicationDateStated:
    """Front matter, a ``<time>``, a label, a dated line or a dateline states the date."""

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding: no date at all, a label without a value, a value that is none.

        An embargo with a full date says when the release is out, as long as it stands.
        """
        publication = context.facts.publication
        if publication.origin == "embargo":
            return
        if not context.document.blocks:
            raise NotApplicable("the document is empty")
        if publication.date is None and not _is_impossible(publication, context):
            yield Finding(
                _message(publication, context), publication.span, _fix(publication, context)
            )


def _is_impossible(publication: PublicationDate, context: Context) -> bool:
    """Whether a day is stated that the calendar does not have: another rule says so."""
    span = publication.span
    return span is not None and any(
        mention.span in span and mention.year is not None for mention in context.facts.dates
    )


def _message(publication: PublicationDate, context: Context) -> str:
    if publication.stated:
        return f"“{publication.stated}” is not a full date."
    if publication.span is not None:
        return f"“{context.text(publication.span)}” has no date."
    return "The date of publication is missing."


def _fix(publication: PublicationDate, context: Context) -> Fix | None:
    """Write the date that the text gives, after the label or in the place of the value."""
    offered = publication.offered
    if offered is None or offered.date is None:
        return None
    date = written(offered.date, offered.language)
    place = publication.span
    if place is None:
        return Fix(f"Write “Published: {date}” under the title")
    if publication.stated:
        return Fix(f"Write “{date}”", (Edit(place, date),))
    space = "" if context.text(place).endswith(" ") else " "
    return Fix(f"Write “{date}”", (Edit(Span(place.end, place.end), space + date),))
