"""``unused-abbreviation``: initials that are explained and never needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.abbreviations import Explanation
from release_lint.checks.base import Context
from release_lint.document import BlockKind
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record


@record
class UnusedAbbreviation:
    """Initials given in brackets after a name are used again somewhere."""

    scope: ClassVar[tuple[str, ...]] = (
        *("summary", BlockKind.PARAGRAPH, BlockKind.LIST_ITEM),
        *(BlockKind.QUOTE, "quotation"),
    )

    def needs(self) -> Needs:
        """An abbreviation that is explained."""
        return Needs(facts=("abbreviations.explanations",))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each abbreviation, at its explanation."""
        told = context.settings.explained
        found = context.facts.abbreviations
        for short, explanations in found.explanations.items():
            places = {explanation.span for explanation in explanations}
            first = explanations[0]
            used = any(use.span not in places for use in found.uses.get(short, ()))
            if used or not first.full or short in told or not context.has(first.span):
                continue
            if not _is_code(context, first):
                yield Finding(
                    f"“{short}” is explained and not used again.",
                    first.span,
                    Fix("Leave the initials out"),
                )


def _is_code(context: Context, explanation: Explanation) -> bool:
    """Whether a figure belongs to the initials: CO2, MC12."""
    end = explanation.span.end
    return context.document.text[end : end + 1].isdigit()
