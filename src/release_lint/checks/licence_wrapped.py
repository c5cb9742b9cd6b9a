"""The licence's address, broken by the end of a line."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.notices import PartKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class LicenceWrapped:
    """White space in an address, where a line was wrapped, cuts the link short."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return Needs(facts=("notices",), reason="no address of the licence")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each address in pieces; one that is wrong besides is licence-url's."""
        parts = [p for n in context.facts.notices for p in n.all(PartKind.URL) if p.address]
        if not parts:
            raise NotApplicable("no address of the licence")
        for part in parts:
            address = part.address
            if address and address.wrapped and not address.problem:
                yield Finding(
                    "The licence’s address is broken in two.",
                    part.span,
                    Fix(f"Write “{address.right}”", (Edit(part.span, address.right),), safe=True),
                )
