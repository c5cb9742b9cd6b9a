"""``abbreviation-clash``: one abbreviation that stands for two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import FACTUAL, Context
from release_lint.finding import Finding, Fix
from release_lint.needs import Needs
from release_lint.records import record

_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"})
_STEM = 4  # letters by which two forms of one word are the same


@record
class AbbreviationClash:
    """An abbreviation is explained in one way only."""

    scope: ClassVar[tuple[str, ...]] = FACTUAL

    def needs(self) -> Needs:
        """An abbreviation that is explained."""
        return Needs(facts=("abbreviations.explanations",))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each explanation that is at odds with the first."""
        for short, every in context.facts.abbreviations.explanations.items():
            told = [e for e in every if _spells(e.full, short) and context.has(e.span)]
            for other in told[1:]:
                if _differ(told[0].full, other.full):
                    yield Finding(
                        f"“{short}” is “{other.full}” here, and “{told[0].full}” before.",
                        other.span,
                        Fix("Use other initials for one of them, or write it out"),
                        ((told[0].span, f"explained as “{told[0].full}”"),),
                    )


def _spells(full: str, short: str) -> bool:
    """Whether the initials of a name are the abbreviation: else it may be words beside it."""
    initials = [word[0] for word in re.findall(r"\w+", full.lower()) if word not in _SMALL]
    return "".join(initials) == short.lower()


def _differ(one: str, other: str) -> bool:
    """Whether two names have no word in common that carries their sense."""
    return _words(one).isdisjoint(_words(other))


def _words(name: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w{4,}", name.lower()))
