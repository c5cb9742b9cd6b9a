"""The report as JSON, for programs: version 1, described by ``docs/report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from release_lint.finding import PlacedFinding, PlacedFix, Report, RuleResult, Status, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.json_facts import facts_of, place_of

VERSION = 1


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:  # noqa: ARG001  (Reporter)
    """One line of JSON a document, written as it comes; the whole is one JSON value."""
    summary = Summary()
    ascii_only = (out.encoding or "utf-8").lower() not in ("utf-8", "utf8")
    out.write(f'{{"version": {VERSION}, "documents": [')
    for report in reports:
        out.write(",\n" if summary.documents else "\n")
        out.write(json.dumps(document(report), ensure_ascii=ascii_only))
        summary = summary.plus(report)
    out.write(f'],\n"summary": {json.dumps(totals(summary))}}}\n')
    return summary


def document(report: Report) -> dict[str, Any]:
    """What the report says of one file."""
    passed: list[str] = []
    told: list[RuleResult] = []
    for result in report.results:
        if result.findings or result.status is not Status.PASSED:
            told.append(result)
        else:
            passed.append(result.rule)
    return {
        "path": report.name,
        "format": report.format,
        "profile": report.profile,
        "error": report.error,
        "notes": list(report.notes),
        "passed": passed,
        "results": [_result(result) for result in told],
        "facts": facts_of(report.facts) if report.facts else None,
    }


def totals(summary: Summary) -> dict[str, int]:
    """The totals over all documents."""
    return {
        "documents": summary.documents,
        "unreadable": summary.unreadable,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "infos": summary.infos,
        "rules_passed": summary.rules_passed,
        "rules_failed": summary.rules_failed,
        "rules_skipped": summary.rules_skipped,
        "rules_errored": summary.rules_errored,
        "suppressed": summary.suppressed,
        "baselined": summary.baselined,
        "outside_change": summary.outside_change,
    }


def _result(result: RuleResult) -> dict[str, Any]:
    return {
        "rule": result.rule,
        "family": result.family,
        "severity": result.severity,
        "status": result.status,
        "reason": result.reason,
        "findings": [_finding(finding) for finding in result.findings],
    }


def _finding(finding: PlacedFinding) -> dict[str, Any]:
    return {
        "message": finding.message,
        "severity": finding.severity,
        **place_of(finding.location),
        "paragraph": finding.location.paragraph if finding.location else None,
        "excerpt": finding.excerpt,
        "suppressed": finding.suppressed,
        "baselined": finding.baselined,
        "outside_change": finding.outside_change,
        "fix": _fix(finding.fix) if finding.fix else None,
        "related": [{**place_of(place), "message": text} for place, text in finding.related],
    }


def _fix(fix: PlacedFix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{**place_of(edit.location), "new": edit.new} for edit in fix.edits],
    }
