"""The sentence on what third parties hold."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.notices import PartKind
from release_lint.checks.base import Context
from release_lint.checks.shared.licensed import A_NOTICE, notices_of
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
        return A_NOTICE

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding, at the first notice, where no notice does."""
        grant = notices_of(context)[0]
        if not any(notice.all(PartKind.THIRD_PARTY) for notice in context.facts.notices):
            yield Finding(
                "The notice does not speak of third parties’ copyright.",
                grant.span,
                Fix(f"Add “{_SENTENCE}”"),
            )
