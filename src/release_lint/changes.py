"""Which findings a change brought: those in the blocks that it touched, and what follows from it.

A change to one paragraph can make another one wrong: an explanation goes, and the initials below
have none. So a finding in a block that nobody touched still counts where the text had no such
finding before the change.
"""

from __future__ import annotations

from bisect import bisect_left
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Sequence

from release_lint.baseline import Baseline, Entry, State
from release_lint.finding import PlacedFinding, Report
from release_lint.records import replace


def touched_lines(before: bytes, now: bytes) -> list[int]:
    """The lines of a text, from 1, in which it is not what it was, or beside which some are gone.

    Lines end with a line feed, as git counts them; a carriage return before it is no difference.
    """
    import difflib

    old, new = _lines(before), _lines(now)
    matcher = difflib.SequenceMatcher(None, old, new)
    touched: set[int] = set()
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind != "equal":
            touched.update(range(j + 1, j_end + 1), _beside(old[i:i_end], new[j:j_end], j, j_end))
    return sorted(touched)


def _beside(gone: Sequence[bytes], added: Sequence[bytes], start: int, end: int) -> set[int]:
    """The lines before and after a place, where their blocks lost a part, met or were parted."""
    if not any(line.strip() for line in (*gone, *added)):
        return {start, end + 1}
    beside: set[int] = set()
    if gone and gone[0].strip() and not (added and added[0].strip()):
        beside.add(start)
    if gone and gone[-1].strip() and not (added and added[-1].strip()):
        beside.add(end + 1)
    return beside


def _lines(data: bytes) -> list[bytes]:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    return [line.removesuffix(b"\r") for line in data.split(b"\n")]


def mark(report: Report, touched: Sequence[int], before: Callable[[], Report]) -> Report:
    """The report with what the change did not bring marked as outside it.

    ``touched`` are lines as :func:`touched_lines` gives them (none in an office file);
    ``before`` is asked for the report on the file as it was where a finding lies outside them.
    """
    if not any(_is_outside(f, touched) for r in report.results for f in r.findings):
        return report
    old = before()
    known = Baseline(
        Entry.of("", result.rule, finding) for result in old.results for finding in result.findings
    )
    results = []
    for result in report.results:
        outside = {
            number: finding
            for number, finding in enumerate(result.findings)
            if _is_outside(finding, touched)
        }
        states = known.states("", result.rule, outside)
        results.append(
            replace(
                result,
                findings=tuple(
                    replace(finding, outside_change=True)
                    if states.get(number) is State.KEPT
                    else finding
                    for number, finding in enumerate(result.findings)
                ),
            )
        )
    return replace(report, results=tuple(results))


def _is_outside(finding: PlacedFinding, touched: Sequence[int]) -> bool:
    """Whether it may be older than the change: never where it is on the document as a whole.

    In an office file nobody can tell what was touched, only what was there before.
    """
    if finding.location is None or finding.lines is None:
        return finding.location is not None
    first, last = finding.lines
    number = bisect_left(touched, first)
    return number == len(touched) or touched[number] > last
