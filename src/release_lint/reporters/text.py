"""The report as an editor reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from release_lint.finding import Report, Summary
from release_lint.reporters.base import Style


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:  # noqa: ARG001  (soon)
    """Per document the findings, then the totals."""
    summary = Summary()
    for report in reports:
        summary = summary.plus(report)
        out.write(f"{report.name}\n")
        if report.error:
            out.write(f"  cannot be read: {report.error}\n")
        for result, finding in report.findings():
            place = finding.location
            where = f"{place.line}:{place.column}" if place else "whole"
            fix = f" {finding.fix.title}." if finding.fix else ""
            out.write(f"  {where} {finding.severity} {finding.message}{fix} [{result.rule}]\n")
        for result in report.results:
            if result.errored:
                out.write(f"  {result.rule} crashed: {result.reason}\n")
    out.write(f"{summary}\n")
    return summary
