"""What the checks of a licence notice share: they speak of releases that have one."""

from __future__ import annotations

from collections.abc import Container, Sequence

from release_lint.analysis.notices import Notice, NoticeKind, Part, PartKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.needs import Needs

_REASON = "no licence notice"
A_NOTICE = Needs(facts=("notices",), reason=_REASON)
"""A notice, or what looks like one."""


def notices_of(
    context: Context,
    kinds: Container[NoticeKind] = (NoticeKind.GRANT,),
    part: PartKind | None = None,
) -> Sequence[Notice]:
    """The notices of some kinds that have a part, in order: one at least.

    Raises :class:`~release_lint.checks.base.NotApplicable` where there is none.
    """
    found = [
        notice
        for notice in context.facts.notices
        if notice.kind in kinds and (part is None or notice.all(part))
    ]
    if not found:
        raise NotApplicable(_REASON)
    return found


def copyright_parts(context: Context) -> Sequence[Part]:
    """The copyright lines, in order, but for those of others' credits."""
    return [
        part
        for notice in context.facts.notices
        if notice.kind is not NoticeKind.ATTRIBUTION
        for part in notice.all(PartKind.COPYRIGHT)
    ]
