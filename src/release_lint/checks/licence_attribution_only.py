"""A re-user's credit where the publisher's own notice belongs."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.notices import NoticeKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.finding import Finding
from release_lint.records import record


@record
class LicenceAttributionOnly:
    """A line that credits what others have licensed is not the only thing said of the licence."""

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at each credit in a release that nothing licenses."""
        notices = context.facts.notices
        credits_ = [notice for notice in notices if notice.kind is NoticeKind.ATTRIBUTION]
        if not credits_:
            raise NotApplicable("no line credits others’ work")
        if any(notice.kind is NoticeKind.GRANT for notice in notices):
            return
        for notice in credits_:
            yield Finding(
                "This line credits what others have licensed; it does not license this release.",
                notice.span,
            )
