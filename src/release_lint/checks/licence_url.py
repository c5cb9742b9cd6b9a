"""The licence's web address, right in itself and of the version that the words name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis.notices import Notice, NoticeKind, Part, PartKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_VERSION = lazy(r"(?<=version/)\d|(?<=-uk-)\d", re.IGNORECASE)


@record
class LicenceUrl:
    """Every address of the licence is one of the official ones; a missing version is information.

    Both ``http`` and ``https``, with and without ``www.``, are official.
    """

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return Needs(facts=("notices",), reason="no address of the licence")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each wrong address, in the text or behind a link."""
        notices = [notice for notice in context.facts.notices if notice.all(PartKind.URL)]
        if not notices:
            raise NotApplicable("no address of the licence")
        for notice in notices:
            shown = [part for part in notice.all(PartKind.URL) if not part.hidden]
            for part in notice.all(PartKind.URL):
                again = part.hidden and any(
                    other.value == part.value and other.span.overlaps(part.span) for other in shown
                )
                finding = None if again else _judge(part, notice)
                if finding:
                    yield finding


def _judge(part: Part, notice: Notice) -> Finding | None:
    address = part.address
    assert address is not None
    if address.problem:
        message = f"“{address.written}” is not the licence’s address: {address.problem}."
        return Finding(message, part.span, _fix(part, address.right, safe=True))
    if address.wrapped:
        return None  # licence-wrapped says so
    stated = {version.value for version in notice.all(PartKind.VERSION)}
    if address.version and stated and address.version not in stated:
        named = min(stated)
        message = f"The address is that of version {address.version}; the notice names {named}."
        if named not in {"1.0", "2.0", "3.0"}:
            return Finding(message, part.span)
        right = _VERSION.sub(named[0], part.value)  # unless the words are what is wrong
        return Finding(message, part.span, _fix(part, right, safe=False))
    unversioned = not address.version and not _is_label(part, notice)
    if unversioned and notice.kind is NoticeKind.GRANT and "/doc/" in part.value:
        version = min(stated, default="3.0")
        right = f"{part.value.removesuffix('/').removesuffix('.htm')}/version/{version[0]}"
        return Finding(
            "The licence’s address does not say which version.",
            part.span,
            _fix(part, right, safe=False),
            severity=Severity.INFO,
        )
    return None


def _is_label(part: Part, notice: Notice) -> bool:
    """Whether an address is the text of a link that leads to a version, or wrongly."""
    return not part.hidden and any(
        other.hidden and other.address and (other.address.version or other.address.problem)
        for other in notice.all(PartKind.URL)
        if other.span.overlaps(part.span)
    )


def _fix(part: Part, right: str, *, safe: bool) -> Fix:
    """Write the right address; one behind a link is told, not edited."""
    if part.hidden:
        return Fix(f"Link to “{right}”")
    return Fix(f"Write “{right}”", (Edit(part.span, right),), safe=safe)
