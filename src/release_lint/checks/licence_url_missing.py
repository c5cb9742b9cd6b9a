"""A way from the notice to the licence: its address, or a link."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis import licence_forms
from release_lint.analysis.notices import Notice, PartKind
from release_lint.checks.base import Context
from release_lint.checks.shared.licensed import A_NOTICE, notices_of
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record


@record
class LicenceUrlMissing:
    """A notice shows the licence's address or links to it.

    In plain text a footer sentence, whose link is lost when a page is copied, is information.
    """

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return A_NOTICE

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each notice that does not lead to the licence."""
        notices = notices_of(context)
        linked = any(notice.all(PartKind.URL) for notice in notices)
        for notice in notices:
            if not linked:
                yield _finding(notice, context)


def _finding(notice: Notice, context: Context) -> Finding:
    address = licence_forms.ADDRESS
    view = notice.first(PartKind.VIEW)
    if view:
        end = view.span.end
        return Finding(
            "The address of the licence is missing here.",
            view.span,
            Fix(f"Write “{address}”", (Edit(Span(end, end), f" {address}"),)),
        )
    name = notice.first(PartKind.NAME)
    return Finding(
        "The notice gives no address or link for the licence.",
        name.span if name else notice.span,
        Fix(f"Add “{licence_forms.VIEW[notice.language]}”"),
        severity=Severity.INFO if context.document.format == "text" else None,
    )
