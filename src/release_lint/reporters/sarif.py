"""SARIF 2.1.0, which code hosts and editors read: findings, fixes, and the rules they are from.

The standard: docs.oasis-open.org/sarif/sarif/v2.1.0. Results are written as reports come; the
rules they name follow them, which JSON does not mind.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote

import release_lint
from release_lint.document import Location
from release_lint.finding import PlacedFinding, PlacedFix, Report, RuleResult, Severity, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.fingerprint import Fingerprints
from release_lint.reporters.json import dumps
from release_lint.reporters.terminal import one_line, printable
from release_lint.rule import RuleHelp

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
_PRINT = "ruleAndWords/v1"
_EXIT = {0: "nothing to mend", 1: "findings", 2: "a file could not be checked, or a check crashed"}


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
    """One run."""
    summary = Summary()
    rules: dict[str, RuleResult] = {}
    troubles: list[dict[str, Any]] = []
    mark = "\n"
    head = {"$schema": SCHEMA, "version": "2.1.0"}
    out.write(json.dumps(head)[:-1] + ', "runs": [{"columnKind": "unicodeCodePoints", "results": [')
    for report in reports:
        summary = summary.plus(report)
        troubles += _troubles(report)
        for result in _results(report, rules):
            out.write(mark + dumps(result, out))
            mark = ",\n"
    run = {
        "tool": {"driver": _driver(rules, style)},
        "originalUriBaseIds": {_ROOT: {"description": _text("The root of the repository.")}},
        "invocations": [_invocation(summary, troubles, style)],
    }
    out.write("],\n" + dumps(run, out)[1:] + "]}\n")
    return summary


def _driver(rules: dict[str, RuleResult], style: Style) -> dict[str, Any]:
    return {
        "name": "release-lint",
        "version": release_lint.__version__,
        "semanticVersion": release_lint.__version__,
        "rules": [_rule(result, style.help_on(rule)) for rule, result in rules.items()],
    }


def _rule(result: RuleResult, about: RuleHelp | None) -> dict[str, Any]:
    rule = {
        "id": result.rule,
        "defaultConfiguration": {"level": _LEVELS[result.severity]},
        "properties": {"tags": [result.family]},
    }
    if about is None:
        return rule
    why = " ".join(about.why.split())
    sources = "; ".join(about.source)
    explained = {
        "shortDescription": _text(about.summary),
        "fullDescription": _text(why),
        "help": {
            "text": printable(f"{about.summary} {why} Source: {sources}"),
            "markdown": _help(result.rule, about),
        },
    }
    return {**rule, **explained, **({"helpUri": about.uri} if about.uri else {})}


def _help(rule: str, about: RuleHelp) -> str:
    from release_lint.reporters.markdown import plain

    sources = "\n".join(f"- {_source(source)}" for source in about.source)
    return (
        f"**{plain(about.summary)}**\n\n{plain(about.why)}\n\nSource:\n\n{sources}\n\n"
        f"`release-lint explain {rule}` shows examples and options."
    )


def _source(source: str) -> str:
    from release_lint.reporters.markdown import plain

    address = source.startswith("https://") and not set(source) & set("<> \n\r\t")
    return f"<{source}>" if address else plain(source)


def _invocation(summary: Summary, troubles: list[dict[str, Any]], style: Style) -> dict[str, Any]:
    code = summary.exit_status(style.fail_on)
    return {
        "executionSuccessful": code < 2,
        "exitCode": code,
        "exitCodeDescription": _EXIT[code],
        "toolExecutionNotifications": troubles,
    }


def _troubles(report: Report) -> Iterator[dict[str, Any]]:
    """Notifications: what could not be read, what crashed, and what the reader has to say."""
    where = [{"physicalLocation": {"artifactLocation": _artifact(report.name)}}]
    if report.error:
        said = f"This cannot be checked: {report.error}"
        yield {"level": "error", "message": _text(said), "locations": where}
    for result in report.results:
        if result.errored:
            said = f"The check {result.rule} crashed, which is a bug in it: {result.reason}"
            yield {"level": "error", "message": _text(said), "locations": where}
    for note in report.notes:
        yield {"level": "note", "message": _text(note), "locations": where}


def _results(report: Report, rules: dict[str, RuleResult]) -> Iterator[dict[str, Any]]:
    prints = Fingerprints()
    numbers = {rule: number for number, rule in enumerate(rules)}
    for result in report.results:  # those that passed too: a report says what held
        numbers.setdefault(result.rule, len(numbers))
        rules.setdefault(result.rule, result)
    for result, finding in report.findings():
        where = _physical(report.name, finding.location, finding.excerpt)
        said = {
            "ruleId": result.rule,
            "ruleIndex": numbers[result.rule],
            "level": _LEVELS[finding.severity],
            "message": _text(finding.message),
            "locations": [{"physicalLocation": where, **_logical(finding.location)}],
            "partialFingerprints": {_PRINT: prints.of(result.rule, finding)},
        }
        yield {**said, **_more(report.name, finding)}


def _more(name: str, finding: PlacedFinding) -> dict[str, Any]:
    """What only some findings have."""
    more: dict[str, Any] = {}
    if finding.related:
        more["relatedLocations"] = [
            {"id": number, "message": _text(text), "physicalLocation": _physical(name, place)}
            for number, (place, text) in enumerate(finding.related, 1)
        ]
    if finding.fix and finding.fix.edits and finding.fix.edits[0].location.line is not None:
        more["fixes"] = [_fix(name, finding.fix)]
    if finding.suppressed is not None:
        reason = one_line(finding.suppressed)
        more["suppressions"] = [{"kind": "inSource", "justification": reason}]
    if finding.baselined:
        more["baselineState"] = "unchanged"
        external = {"kind": "external", "justification": "accepted in the baseline"}
        more["suppressions"] = [*more.get("suppressions", ()), external]
    if finding.outside_change:
        more["properties"] = {"outsideChange": True}
    return more


def _fix(name: str, fix: PlacedFix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.location), "insertedContent": {"text": edit.new}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(name), "replacements": replacements}
    return {"description": _text(fix.title), "artifactChanges": [change]}


def _physical(name: str, place: Location | None, excerpt: str = "") -> dict[str, Any]:
    """A place in the file; the document as a whole is its first line, which every viewer knows."""
    region = _region(place)
    if excerpt and "startColumn" in region:
        region["snippet"] = {"text": printable(excerpt)}
    return {"artifactLocation": _artifact(name), "region": region}


def _region(place: Location | None) -> dict[str, Any]:
    if place is None or place.line is None:
        return {"startLine": 1}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _logical(place: Location | None) -> dict[str, Any]:
    if place is None or place.line is not None:
        return {}
    return {"logicalLocations": [{"fullyQualifiedName": place.said}]}


def _artifact(name: str) -> dict[str, Any]:
    """The address of a file: relative to the repository where it is in it."""
    lone = any("\ud800" <= sign <= "\udc7f" for sign in name)  # Windows has names with such
    address = quote(name.encode("utf-8", "surrogatepass" if lone else "surrogateescape"))
    if name.startswith("/"):
        return {"uri": f"file://{address}"}
    if name[1:3] == ":/":  # a drive of Windows
        return {"uri": f"file:///{name[0]}:{address[4:]}"}
    return {"uri": address, "uriBaseId": _ROOT}


def _text(text: str) -> dict[str, str]:
    """A message; ``[words](address)`` would be a link in it."""
    return {"text": one_line(text).replace("](", "] (")}
