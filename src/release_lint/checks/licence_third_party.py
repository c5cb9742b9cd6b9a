"""The sentence on what third parties hold."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.notices import NoticeKind, PartKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_SENTENCE = (
    "Where we have identified any third party copyright information you will need to obtain "
    "permission from the copyright holders concerned."
)


@record
class LicenceThirdParty:
    """A notice says what to do about material of third parties."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return Needs(facts=("notices",), reason="no licence notice")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding, at the first notice, where no notice does."""
        notices = context.facts.notices
        grant = next((n for n in notices if n.kind is NoticeKind.GRANT), None)
        if grant is None:
            raise NotApplicable("no licence notice")
        if not any(notice.all(PartKind.THIRD_PARTY) for notice in notices):
            yield Finding(
                "The notice does not speak of third parties’ copyright.",
                grant.span,
                Fix(f"Add “{_SENTENCE}”"),
            )
