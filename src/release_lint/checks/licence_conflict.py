"""Two licences for one text that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.licence_conflicts import find_contradictions
from release_lint.analysis.notices import Notice, PartKind
from release_lint.checks.base import Context
from release_lint.checks.shared.licensed import A_NOTICE, notices_of
from release_lint.document import Span
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record


@record
class LicenceConflict:
    """No “all rights reserved”, second licence or second version beside the notice."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return A_NOTICE

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at each statement that contradicts the first notice."""
        grants = notices_of(context)
        first = _name(grants[0])
        related = ((first, "the licence notice"),)
        for span, what in find_contradictions(context.document.text):
            yield Finding(f"{what} contradicts the licence notice.", span, related=related)
        for notice in grants[1:]:
            if notice.version and grants[0].version and notice.version != grants[0].version:
                yield Finding(
                    f"One notice names version {grants[0].version}, another {notice.version}.",
                    _name(notice),
                    related=related,
                )


def _name(notice: Notice) -> Span:
    part = notice.first(PartKind.NAME)
    return part.span if part else notice.span
