"""A table in Markdown: the summary of a job in GitHub, or a comment on a change.

What comes from files is written so that Markdown sees no sign of its own in it. GitHub takes no
more than a mebibyte a step, so what does not fit is counted:
docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from release_lint.finding import PlacedFinding, Report, RuleResult, Severity, Summary
from release_lint.lazy import lazy
from release_lint.records import field, mutable
from release_lint.reporters.base import Style
from release_lint.reporters.terminal import one_line
from release_lint.reporters.text import totals
from release_lint.reporters.wording import advice, count, place, spot_check_verdict

LIMIT = 1_000_000  # bytes, some way below a mebibyte
_SIGNS = lazy(r"[^\w .,;()/?!%-]|_")
_HEAD = "| Severity | File | Place | Rule | What is wrong |\n| --- | --- | --- | --- | --- |\n"
_LEAST = len("\n\n**999,999,999 lines more** in the log.\n")


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
    """The totals, what could not be checked, what to rewrite, then the findings, errors first."""
    summary = Summary()
    troubles, rewrites = _Rows(), _Rows()
    found = {severity: _Rows() for severity in reversed(Severity)}
    for report in reports:
        summary = summary.plus(report)
        for said in _troubles(report):
            troubles.add(said)
        if report.spot_check().rewrite:
            said = spot_check_verdict(report.spot_check())
            rewrites.add(f"- {plain(report.name)}: {plain(said)}\n")
        for result, finding in report.findings():
            if finding.counts:
                found[finding.severity].add(_row(report, result, finding))
    page = _Page(out)
    page.put(f"## release-lint\n\n{plain(totals(summary, style))}\n\n")
    page.rows("", troubles)
    page.rows("\n", rewrites)
    for severity, rows in found.items():
        if severity is Severity.INFO and rows.lines:
            said = count(len(rows.lines) + rows.left, "note")
            page.rows(f"\n<details><summary>{said} for information</summary>\n\n{_HEAD}", rows)
            page.put("\n</details>\n")
        else:
            page.rows(f"\n{_HEAD}", rows)
    page.close()
    return summary


def plain(text: str) -> str:
    """A text on one line in which nothing is a sign of Markdown or HTML."""
    return _SIGNS.sub(lambda found: _entity(found[0]), one_line(text))


def _entity(sign: str) -> str:
    return sign if sign > "\x7f" else f"&#{ord(sign)};"


@mutable
class _Rows:
    """Lines that come in any number, of which no more are kept than can be shown."""

    lines: list[str] = field(default_factory=list)
    size: int = 0
    left: int = 0

    def add(self, line: str) -> None:
        self.size += _bytes(line)
        if self.size <= LIMIT:
            self.lines.append(line)
        else:
            self.left += 1


class _Page:
    """Writes as much as fits, and counts the rest."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._room = LIMIT - _LEAST
        self._left = 0

    def put(self, text: str) -> bool:
        """Whether there was room."""
        self._room -= _bytes(text)
        if self._room < 0:
            self._room = 0  # a shorter line later must not stand in the place of this one
            return False
        self._out.write(text)
        return True

    def rows(self, head: str, rows: _Rows) -> None:
        if not rows.lines or not self.put(head):
            self._left += len(rows.lines) + rows.left
            return
        shown = 0
        for line in rows.lines:
            if not self.put(line):
                break
            shown += 1
        self._left += len(rows.lines) - shown + rows.left

    def close(self) -> None:
        if self._left:
            self._out.write(f"\n\n**{count(self._left, 'line')} more** in the log.\n")


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _troubles(report: Report) -> Iterable[str]:
    name = plain(report.name)
    if report.error:
        yield f"- **{name} cannot be checked:** {plain(report.error)}\n"
    for result in report.results:
        if result.errored:
            said = plain(result.reason)
            yield f"- **The check {plain(result.rule)} crashed** on {name}: {said}\n"


def _row(report: Report, result: RuleResult, finding: PlacedFinding) -> str:
    cells = (finding.severity, report.name, place(finding), result.rule, advice(finding))
    return f"| {' | '.join(map(plain, cells))} |\n"
