"""The version of the licence, in the words or in the address."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.notices import Part, PartKind
from release_lint.checks.base import Context
from release_lint.checks.shared.licensed import A_NOTICE, notices_of
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_VERSIONS = {"1.0", "2.0", "3.0"}


@record
class LicenceVersion:
    """A notice states a version that there is; in the address alone is enough."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return A_NOTICE

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each notice without a version and each version that there is not."""
        for notice in notices_of(context):
            for part in notice.all(PartKind.VERSION):
                if part.value not in _VERSIONS:
                    yield _unknown(part, context)
            name = notice.first(PartKind.NAME)
            if not notice.version and name and name.value != "ogl":  # “the OGL” was named before
                end = name.span.end
                yield Finding(
                    "The notice does not say which version of the licence.",
                    name.span,
                    Fix("Write “v3.0” after the name", (Edit(Span(end, end), " v3.0"),)),
                )


def _unknown(part: Part, context: Context) -> Finding:
    written = context.text(part.span)
    meant = part.value.replace(",", ".").replace(" ", "").replace("\n", "")
    if meant in _VERSIONS:
        fix = Fix(f"Write “{meant}”", (Edit(part.span, meant),), safe=True)
        return Finding(f"“{written}” is not how a version is written.", part.span, fix)
    fix = Fix("Write “3.0”, the current version", (Edit(part.span, "3.0"),))
    return Finding(f"There is no version {written} of the licence.", part.span, fix)
