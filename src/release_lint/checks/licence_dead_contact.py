"""Addresses in the gsi.gov.uk family of domains, which ended in 2019."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from release_lint.analysis.licence_forms import EMAIL
from release_lint.checks.base import Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.needs import Needs
from release_lint.records import record

_DEAD = r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){0,4}(?:gsi|gse|gcsx|gsx)\.gov\.uk\b"
_ENDED = dt.date(2019, 3, 31)


@record
class LicenceDeadContact:
    """No address in gsi.gov.uk, gse, gcsx or gsx in a release dated after March 2019.

    The National Archives' licensing address has a known successor; others are only pointed out.
    """

    def needs(self) -> Needs:
        """An address of a network that is gone."""
        return Needs(strings=("gsi.gov.uk", "gse.gov.uk", "gcsx.gov.uk", "gsx.gov.uk"))

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each such address in the text."""
        text = context.document.text
        stated = context.facts.publication.anchor if "@" in text else None
        if "@" not in text or (stated and stated <= _ENDED):
            return
        for match in re.finditer(_DEAD, text, re.IGNORECASE):
            span = Span(*match.span())
            if match[0].lower().startswith("psi@nationalarchives."):
                fix = Fix(f"Write “{EMAIL}”", (Edit(span, EMAIL),), safe=True)
                yield Finding(f"“{match[0]}” no longer receives mail.", span, fix)
            else:
                yield Finding(
                    f"“{match[0]}” no longer receives mail: addresses of this kind ended in 2019.",
                    span,
                    severity=Severity.WARNING,
                )
