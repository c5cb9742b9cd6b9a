"""A version of the licence that was replaced before the release came out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from release_lint.analysis.notices import Notice, NoticeKind, PartKind
from release_lint.checks.base import Context
from release_lint.checks.shared.licensed import A_NOTICE, notices_of
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_CURRENT = "3.0"
_SINCE = dt.date(2014, 10, 31)  # version 3.0 came out
_IN_ADDRESS = lazy(r"(?<=version/)[12]")
_KINDS = {NoticeKind.GRANT, NoticeKind.ATTRIBUTION}


@record
class LicenceSuperseded:
    """A release dated after 31 October 2014 does not name version 1 or 2."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return A_NOTICE

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each notice or credit that does, at the version or else the address."""
        for notice in notices_of(context, _KINDS):
            if notice.version in {"1.0", "2.0"} and _day(notice, context) > _SINCE:
                yield _finding(notice, context)


def _day(notice: Notice, context: Context) -> dt.date:
    """When the release came out: its date, else the year of its copyright line, else today."""
    stated = context.facts.publication.anchor
    line = notice.first(PartKind.COPYRIGHT)
    if stated:
        return stated
    return dt.date(int(line.year), 12, 31) if line and line.year else context.settings.today


def _finding(notice: Notice, context: Context) -> Finding:
    words = [p for p in notice.all(PartKind.VERSION) if p.value in {"1.0", "2.0"}]
    urls = [p for p in notice.all(PartKind.URL) if p.address and p.address.version[:1] in "12"]
    edits = [Edit(p.span, _CURRENT if "." in context.text(p.span) else "3") for p in words]
    edits += [
        Edit(p.span, _IN_ADDRESS.sub("3", context.text(p.span))) for p in urls if not p.hidden
    ]
    place = (words or urls)[0].span
    if notice.kind is NoticeKind.ATTRIBUTION:
        return Finding(
            f"Version {notice.version} of the licence was replaced in 2014: "
            "check what the source says now.",
            place,
        )
    return Finding(
        f"Version {notice.version} of the licence was replaced by version 3.0 in October 2014.",
        place,
        Fix("Write “3.0”, in the address too", tuple(sorted(edits, key=lambda e: e.span))),
    )
