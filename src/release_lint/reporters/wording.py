"""Small pieces of English that several reporters need."""

from __future__ import annotations

from release_lint.finding import (
    OPENING_SENTENCES,
    REWRITE_OPENING,
    REWRITE_TOTAL,
    PlacedFinding,
    SpotCheck,
)

SPOT_CHECKS = (
    "https://www.gov.uk/guidance/contact-the-government-digital-service/help-with-content-quality"
)


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 rule, 2 rules."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def sentence(title: str) -> str:
    """A text with a stop at its end."""
    return title if title.rstrip("”’)").endswith((".", "?", "!")) else f"{title}."


def advice(finding: PlacedFinding) -> str:
    """What is wrong, and what to write instead."""
    return f"{finding.message} {sentence(finding.fix.title)}" if finding.fix else finding.message


def spot_check(spot: SpotCheck) -> str:
    """What the count of GOV.UK's spot checks comes to."""
    return (
        f"Errors and warnings: {spot.opening} in the first {OPENING_SENTENCES} sentences, "
        f"{spot.total} in all; the limits are {REWRITE_OPENING} and {REWRITE_TOTAL}."
    )


def spot_check_verdict(spot: SpotCheck) -> str:
    """The same, named as what it is, with what it means."""
    verdict = "rewrite" if spot.rewrite else "no rewrite"
    return f"GOV.UK spot check: {verdict}. {spot_check(spot)}"


def marked(finding: PlacedFinding) -> str:
    """Why a finding does not count, in brackets; nothing where it does."""
    if finding.suppressed is not None:
        return f" (suppressed: {finding.suppressed})"
    if finding.baselined:
        return " (in the baseline)"
    return " (outside the change)" if finding.outside_change else ""


def place(finding: PlacedFinding) -> str:
    """Where a finding stands, in words or as line:column; empty for the document as a whole."""
    at = finding.location
    if at is None:
        return ""
    return at.said
