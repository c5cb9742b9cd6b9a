"""A Welsh release with a Welsh notice."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis import licence_forms
from release_lint.checks.base import Context, NotApplicable
from release_lint.checks.shared.licensed import notices_of
from release_lint.document import BlockKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class LicenceWelsh:
    """Where most of the running text is Welsh, a notice is in Welsh; it may be in both."""

    def needs(self) -> Needs:
        """Text in Welsh."""
        return Needs(languages=("cy",), reason="the release is not in Welsh")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding at the English notice of a Welsh release."""
        if not _is_welsh(context):
            raise NotApplicable("the release is not in Welsh")
        grants = notices_of(context)
        if any(notice.language == "cy" for notice in grants):
            return
        day = context.facts.publication.anchor or context.settings.today
        text = licence_forms.notice("publication", "cy", "", day.year)
        yield Finding(
            "The release is in Welsh and its licence notice is not.",
            grants[0].span,
            Fix(f"Write “{text}”"),
        )


def _is_welsh(context: Context) -> bool:
    """Whether most of the text outside notices is Welsh."""
    welsh = other = 0
    for number, block in enumerate(context.document.blocks):
        if context.facts.kind_at(number) is not BlockKind.NOTICE and block.role != "chrome":
            if block.language == "cy":
                welsh += len(block.span)
            else:
                other += len(block.span)
    return welsh > other
