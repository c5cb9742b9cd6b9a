"""The report as JSON, for programs: version 1, described by ``docs/report.schema.json``."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from release_lint.finding import (
    PlacedFinding,
    PlacedFix,
    Report,
    RuleResult,
    SpotCheck,
    Summary,
)
from release_lint.lazy import lazy
from release_lint.memo import Noted
from release_lint.reporters.base import Style
from release_lint.reporters.json_facts import facts_of, place_of

VERSION = 1
_PIECE = 50_000  # characters that are written at once
_ENCODE = {flag: json.JSONEncoder(ensure_ascii=flag).encode for flag in (True, False)}
# Nothing else in JSON is awkward: every sign but the first does not print.
_AWKWARD = lazy(r"(?<=#)#(?=\w*\[)|[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:  # noqa: ARG001  (Reporter)
    """One line of JSON a document, written as it comes; the whole is one JSON value."""
    summary = Summary()
    out.write(f'{{"version": {VERSION}, "documents": [')
    for report in reports:
        out.write(",\n" if summary.documents else "\n")
        write_line(report, out)
        summary = summary.plus(report)
    out.write(f'],\n"summary": {json.dumps(totals(summary))}}}\n')
    return summary


def write_line(report: Report, out: TextIO) -> None:
    """The JSON of one document on one line; what an earlier run wrote of it is copied."""
    out.write(f'{{"path": {dumps(report.name, out)}, ')
    known = report.json_body if _carries_all(out) else None
    if known:
        _copy(known, out)
    else:
        out.writelines(body_of(report, ascii_only=not _carries_all(out)))


def _copy(text: bytes, out: TextIO) -> None:
    """Write what is UTF-8 already: to read and write it as text takes longer than to find it."""
    if not isinstance(out, io.TextIOWrapper):
        out.write(text.decode())
        return
    if not out.write_through:  # then it keeps text back, which would come after this
        out.reconfigure(write_through=True)
    out.buffer.write(text)


def body_of(report: Report, *, ascii_only: bool = False) -> Iterator[str]:
    """The same without the path before it, in pieces: all of it can be six times the text."""
    pieces = _pieces(_document(report, ascii_only=ascii_only), ascii_only=ascii_only)
    next(pieces)  # what opens it, which stands before the path
    yield from pieces


def dumps(value: Any, out: TextIO) -> str:
    """A value on one line of JSON, in characters that the stream can carry.

    ``##[`` and ``##vso[`` would be commands to servers that run builds, so they are written as
    escapes; so are signs that end a line for some readers, that steer a terminal or turn the
    writing round, and half characters.
    """
    return _text(value, ascii_only=not _carries_all(out))


def _carries_all(out: TextIO) -> bool:
    return (out.encoding or "utf-8").lower() in ("utf-8", "utf8")


def _text(value: Any, *, ascii_only: bool) -> str:
    text: str = _ENCODE[ascii_only](value)
    if text.isprintable() and "##" not in text:  # as nearly always, and soon seen
        return text
    return _AWKWARD.sub(_escape, text)


class _Written(str):
    """A value that is JSON already."""

    __slots__ = ()


def _pieces(value: Any, *, ascii_only: bool, depth: int = 2) -> Iterator[str]:
    """The same text; what an iterator yields, and each value of an outer object, for itself."""
    if isinstance(value, Iterator):
        held, size = ["["], 1
        for number, part in enumerate(value):
            text = part if type(part) is _Written else _text(part, ascii_only=ascii_only)
            held += (", ", text) if number else (text,)
            size += len(text)
            if size > _PIECE:
                yield "".join(held)
                held, size = [], 0
        yield "".join(held) + "]"
    elif isinstance(value, dict) and depth:
        yield "{"
        for number, (key, part) in enumerate(value.items()):
            yield f', "{key}": ' if number else f'"{key}": '
            yield from _pieces(part, ascii_only=ascii_only, depth=depth - 1)
        yield "}"
    else:
        yield _text(value, ascii_only=ascii_only)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _document(report: Report, *, ascii_only: bool) -> dict[str, Any]:
    """What the report says of one file, but its path; what there is much of as iterators."""
    told = report.told()
    quiet = {result.rule for result in told}
    return {
        "format": report.format,
        "profile": report.profile,
        "error": report.error,
        "notes": list(report.notes),
        "passed": [result.rule for result in report.results if result.rule not in quiet],
        "results": (_written(result, ascii_only=ascii_only) for result in told),
        "facts": facts_of(report.facts) if report.facts else None,
        "spot_check": _spot_check(report.spot_check()) if report.error is None else None,
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
        "rewrites": summary.rewrites,
    }


def _spot_check(spot: SpotCheck) -> dict[str, int | bool]:
    return {"first_10_sentences": spot.opening, "total": spot.total, "rewrite": spot.rewrite}


def _written(result: RuleResult, *, ascii_only: bool) -> _Written:
    if not result.findings:
        return _quiet[ascii_only](result)
    return _Written(_text(_result(result), ascii_only=ascii_only))


def _quiet_in(*, ascii_only: bool) -> Noted[RuleResult, _Written]:
    """The text of results without findings: most files have the same ones."""
    return Noted(lambda result: _Written(_text(_result(result), ascii_only=ascii_only)))


_quiet = {flag: _quiet_in(ascii_only=flag) for flag in (True, False)}


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
        "part": (finding.location.part if finding.location else "") or None,
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
