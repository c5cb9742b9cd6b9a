"""The report that GitLab shows beside a merge request: its Code Quality format.

Fields and severities: docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. Only
findings that count are in it, since GitLab can mark none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from release_lint.finding import PlacedFinding, Report, Severity, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.fingerprint import Fingerprints
from release_lint.reporters.json import dumps
from release_lint.reporters.terminal import one_line
from release_lint.reporters.wording import advice

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_TROUBLE = "blocker"


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:  # noqa: ARG001  (Reporter)
    """A list with one object a finding, written as it comes."""
    summary = Summary()
    mark = "[\n"
    for report in reports:
        summary = summary.plus(report)
        for issue in _issues(report):
            out.write(mark + dumps(issue, out))
            mark = ",\n"
    out.write("[]\n" if mark == "[\n" else "\n]\n")
    return summary


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    prints = Fingerprints(report.name)
    if report.error:
        yield _trouble(report, "unreadable", f"This cannot be checked: {report.error}", prints)
    for result in report.results:
        if result.errored:
            said = f"The check crashed, which is a bug in it: {result.reason}"
            yield _trouble(report, result.rule, said, prints)
    for result, finding in report.findings():
        if finding.counts:
            yield {
                "description": one_line(advice(finding)),
                "check_name": result.rule,
                "fingerprint": prints.of(result.rule, finding),
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": report.name, "lines": _lines(finding)},
            }


def _trouble(report: Report, rule: str, said: str, prints: Fingerprints) -> dict[str, Any]:
    place = PlacedFinding(said, Severity.ERROR, None, "", "", "")
    return {
        "description": one_line(said),
        "check_name": rule,
        "fingerprint": prints.of(rule, place),
        "severity": _TROUBLE,
        "location": {"path": report.name, "lines": {"begin": 1}},
    }


def _lines(finding: PlacedFinding) -> dict[str, int]:
    place = finding.location
    if place is None or place.line is None:
        return {"begin": 1}
    return {"begin": place.line, "end": place.end_line or place.line}
