"""Whose copyright the release is, and since when."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis import licence_forms
from release_lint.analysis.notices import NoticeKind, Part
from release_lint.checks.base import Context, NotApplicable
from release_lint.checks.shared.licensed import copyright_parts
from release_lint.finding import Finding, Fix
from release_lint.records import record

_WELSH = {"crown copyright": "hawlfraint y goron"}


@record
class CopyrightLine:
    """A line names the holder that the organisation's settings name, and the year published.

    ``required``: a licence notice without a line is a finding too.
    """

    required: bool = True

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding: no line, another holder, or another year."""
        holder = context.settings.organisation.copyright
        if not holder:
            raise NotApplicable("no copyright holder is configured")
        parts = copyright_parts(context)
        date = context.facts.publication.anchor
        grants = [n for n in context.facts.notices if n.kind is NoticeKind.GRANT]
        language = "cy" if grants and all(n.language == "cy" for n in grants) else "en"
        named = licence_forms.holder_in(language, holder)
        line = f"© {named} {(date or context.settings.today).year}"
        if not parts:
            if self.required and grants:
                yield Finding("There is no copyright line.", fix=Fix(f"Add “{line}”"))
            return
        if not any(_names(part, holder) for part in parts):
            written = context.text(parts[0].span)
            yield Finding(
                f"“{written}” does not name {holder}.", parts[0].span, Fix(f"Write “{line}”")
            )
        elif date and all(part.year and part.year != str(date.year) for part in parts):
            yield Finding(
                f"The copyright line says {parts[0].year}; "
                f"the release was published in {date.year}.",
                parts[0].span,
                Fix(f"Write “{line}”"),
            )


def _names(part: Part, holder: str) -> bool:
    wanted = holder.lower()
    return wanted in part.value or part.value in {_WELSH.get(wanted, wanted), "y goron"}
