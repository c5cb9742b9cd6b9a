"""One slip is reported once, whichever rules of the family for slips see it.

“Has went” is a verb in the wrong form, and two words that cannot stand together. A reader who meets
both findings looks for two slips, and a second fix at one place cannot be applied.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from release_lint.document import Span
from release_lint.finding import Edit, Finding, Severity

FAMILY = "typos"
"""The family whose rules look for slips of the pen; a house's own may belong to it too."""


def once(rules: Sequence[tuple[Severity, Sequence[Finding]]]) -> Iterable[Sequence[Finding]]:
    """The findings of rules, each with its severity, without those that others make at the place.

    The one that weighs most stays, then the one that knows what to write, then the first rule's.
    """
    ranked = sorted(
        (-(finding.severity or severity).weight, not _edits(finding), number, at, finding)
        for number, (severity, findings) in enumerate(rules)
        for at, finding in enumerate(findings)
    )
    taken: list[tuple[int, int]] = []  # apart from each other, in order
    kept = set()
    for *_, number, at, finding in ranked:
        if (place := _place(finding)) is None or _take(place, taken):
            kept.add((number, at))
    for number, (_, findings) in enumerate(rules):
        yield [finding for at, finding in enumerate(findings) if (number, at) in kept]


def _take(place: Span, taken: list[tuple[int, int]]) -> bool:
    """Whether nothing of a place is taken; now it is."""
    start, end = place.start, place.end
    number = bisect_left(taken, (start, end))
    if number < len(taken) and (taken[number][0] < end or taken[number] == (start, end)):
        return False
    if number and taken[number - 1][1] > start:
        return False
    taken.insert(number, (start, end))
    return True


def _place(finding: Finding) -> Span | None:
    """What is to be changed, if that is one place: a mark put in behind a word is not the word.

    None where it is the document as a whole.
    """
    edits = _edits(finding)
    return edits[0].span if len(edits) == 1 else finding.span


def _edits(finding: Finding) -> Sequence[Edit]:
    return finding.fix.edits if finding.fix else ()
