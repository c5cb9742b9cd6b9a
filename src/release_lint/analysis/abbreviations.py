"""Abbreviations: where each is used and explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from release_lint.analysis.facts import Facts


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations of a document."""


def find_abbreviations(facts: Facts) -> Abbreviations:
    """Every abbreviation."""
    raise NotImplementedError(facts)
