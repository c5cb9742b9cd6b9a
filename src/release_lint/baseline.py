"""Findings that a house accepts for now, and what of them is still there.

A finding is known by its rule, its file and the words around it, never by its line or message, so
that it stays accepted where paragraphs move. Secrets are masked here as in every report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from release_lint.finding import PlacedFinding, Report, RuleResult, Severity
from release_lint.records import comparable, record, replace

_AROUND = 4  # words kept on each side
_LONGEST = 14  # words of a finding that are kept whole; of more, the first and the last
_ENDS = 6  # words kept of either end of a long one
_ALIKE = 0.5  # of the words: a finding whose neighbours were reworded is still the same
_MOST_PAIRS = 200_000  # of unlike words to compare: more than any release has
_CLOSE = 0.0051  # measures are written to two decimals


@comparable
class Entry:
    """``count`` accepted findings that read alike, none with a measure beyond ``measure``."""

    path: str
    rule: str
    before: str = ""
    words: str = ""
    after: str = ""
    measure: float | None = None
    count: int = 1

    @classmethod
    def of(cls, path: str, rule: str, finding: PlacedFinding) -> Entry:
        """The entry that would accept a finding."""
        measure = None if finding.measure is None else round(finding.measure, 2)
        return cls(
            path,
            rule,
            " ".join(finding.before.split()[-_AROUND:]),
            _shortened(finding.excerpt),
            " ".join(finding.after.split()[:_AROUND]),
            measure,
        )

    @property
    def key(self) -> tuple[str, str, str]:
        """The words by which a finding of a rule in a file is known again."""
        return self.before, self.words, self.after

    @property
    def order(self) -> tuple[object, ...]:
        """The order of lines in the file."""
        return self.path, self.rule, *self.key, _measure(self)

    def holds(self, other: Entry) -> bool:
        """Whether the measure of another is no worse."""
        if self.measure is None or other.measure is None:  # before its rule measured, or after
            return True
        return other.measure <= self.measure + _CLOSE

    def likeness(self, other: Entry) -> float:
        """From 0 to 1, how many words two have in common, those around them included."""
        own, theirs = _bag(self), _bag(other)
        longest = max(own.total(), theirs.total())
        return (own & theirs).total() / longest if longest else 1.0


@record
class Pair:
    """A finding beside the accepted one that it is: new without one, and stale without finding."""

    found: Entry | None
    accepted: Entry | None

    @property
    def state(self) -> State:
        """What has become of the accepted finding."""
        if self.accepted is None:
            return State.NEW
        if self.found is None:
            return State.STALE
        return State.KEPT if self.accepted.holds(self.found) else State.WORSE


class State(StrEnum):
    """What has become of a finding since the baseline was written."""

    KEPT = "kept"
    WORSE = "worse"  # its measure is above what was accepted
    NEW = "new"
    STALE = "stale"  # it is gone


class Baseline:
    """The accepted findings; ``names`` gives a rule's name now for one that it had before."""

    def __init__(self, entries: Iterable[Entry], names: Mapping[str, str] | None = None) -> None:
        names = names or {}
        self.entries = tuple(
            replace(entry, rule=names.get(entry.rule, entry.rule)) for entry in entries
        )
        self._accepted: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._accepted[entry.path, entry.rule] += [
                replace(entry, count=1) for _ in range(entry.count)
            ]

    def compare(self, report: Report, path: str) -> tuple[Report, list[Pair]]:
        """The report on a file with accepted findings marked, and what became of each finding.

        ``path`` is the file's in the baseline. What is suppressed in the text is left alone, what
        only informs is never new, and of a rule that crashed or did not run nothing is known.
        """
        results: list[RuleResult] = []
        pairs: list[Pair] = []
        for result in report.results:
            accepted = self._accepted.get((path, result.rule), [])
            if not result.errored and (accepted or result.findings):
                marked, own = _compare(result, path, accepted)
                pairs += own
                results.append(marked)
            else:
                results.append(result)
        return replace(report, results=tuple(results)), pairs

    def states(
        self, path: str, rule: str, findings: Mapping[int, PlacedFinding]
    ) -> dict[int, State]:
        """What has become of some findings of a rule in a file, by their numbers."""
        found = {number: Entry.of(path, rule, one) for number, one in findings.items()}
        matched = _match(found, self._accepted.get((path, rule), []))
        return {number: Pair(one, matched.get(number)).state for number, one in found.items()}


def _compare(
    result: RuleResult, path: str, accepted: Sequence[Entry]
) -> tuple[RuleResult, list[Pair]]:
    found = {
        number: Entry.of(path, result.rule, finding)
        for number, finding in enumerate(result.findings)
        if finding.suppressed is None
    }
    matched = _match(found, accepted)
    pairs: list[Pair] = []
    findings = list(result.findings)
    for number, entry in found.items():
        pair = Pair(entry, matched.get(number))
        if pair.state is State.NEW and findings[number].severity is Severity.INFO:
            continue
        pairs.append(pair)
        if pair.state is State.KEPT:
            findings[number] = replace(findings[number], baselined=True)
        elif pair.accepted and pair.accepted.measure is not None:
            told = (
                f"{findings[number].message} The baseline accepts {abs(pair.accepted.measure):g}."
            )
            findings[number] = replace(findings[number], message=told)
    spent = set(map(id, matched.values()))
    pairs += [Pair(None, entry) for entry in accepted if id(entry) not in spent]
    return replace(result, findings=tuple(findings)), pairs


def _match(found: Mapping[int, Entry], accepted: Sequence[Entry]) -> dict[int, Entry]:
    """For the number of a finding the accepted one that it is: the same words first, then alike.

    A finding whose measure has become worse is matched last.
    """
    if not accepted:
        return {}
    matched = _match_words(found, accepted)
    spent = set(map(id, matched.values()))
    left = {number: one for number, one in found.items() if number not in matched}
    free = [entry for entry in accepted if id(entry) not in spent]
    if len(left) * len(free) > _MOST_PAIRS:
        return matched
    candidates = [
        (_rank(one, other), number, place, other)
        for number, one in left.items()
        for place, other in enumerate(free)
        if one.words == other.words or (one.measure is not None and other.measure is not None)
        if one.key == other.key or one.likeness(other) >= _ALIKE
    ]
    for _, number, _, entry in sorted(candidates, key=lambda candidate: candidate[:3]):
        if number not in matched and id(entry) not in spent:
            matched[number] = entry
            spent.add(id(entry))
    return matched


def _match_words(found: Mapping[int, Entry], accepted: Sequence[Entry]) -> dict[int, Entry]:
    """Findings matched with accepted ones of the same words, the highest measures first."""
    by_key: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in sorted(accepted, key=_measure):
        by_key[entry.key].append(entry)
    matched: dict[int, Entry] = {}
    for number in sorted(found, key=lambda number: (-_measure(found[number]), number)):
        free = by_key[found[number].key]
        if free and free[-1].holds(found[number]):
            matched[number] = free.pop()
    return matched


def _measure(entry: Entry) -> float:
    return entry.measure or 0.0


def _rank(found: Entry, accepted: Entry) -> tuple[bool, bool, float, float]:
    """The lower, the better the two go together."""
    return (
        not accepted.holds(found),
        found.key != accepted.key,
        -found.likeness(accepted),
        _measure(accepted),
    )


def _bag(entry: Entry) -> Counter[str]:
    return Counter(" ".join(entry.key).lower().split())


def _shortened(text: str) -> str:
    words = text.split()
    if len(words) <= _LONGEST:
        return " ".join(words)
    return " ".join([*words[:_ENDS], "…", *words[-_ENDS:]])
