"""What is wrong with a comment that suppresses a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from release_lint.checks.base import Context
from release_lint.document import MarkKind
from release_lint.finding import Finding
from release_lint.needs import Needs
from release_lint.records import record


@record
class Suppression:
    """Suppressions with one ``problem``: their form, no reason, no such rule, and so on."""

    problem: Literal["form", "reason", "rule", "mandatory", "expired", "unused"]

    judges_suppressions: ClassVar[bool] = True

    def needs(self) -> Needs:
        """Suppressions are comments."""
        return Needs(marks=(MarkKind.COMMENT,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding on each comment that has the problem; they are judged after all rules."""
        for misuse in context.misuses:
            if misuse.kind == self.problem:
                place = misuse.directive
                yield Finding(misuse.message, place.span, source=place.source)
