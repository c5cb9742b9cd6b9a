"""Annotations for GitHub: workflow commands, which its runner reads from the output of a step.

It shows 10 errors, 10 warnings and 10 notices a step, so the first of each kind are written and
the others counted. The form of a command and what has to be escaped:
docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from release_lint.document import Location
from release_lint.finding import PlacedFinding, Report, Severity, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.terminal import one_line, printable
from release_lint.reporters.wording import advice, count

LIMIT = 10  # annotations of one kind a step
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_STDIN = "<stdin>"


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:  # noqa: ARG001  (Reporter)
    """The most severe first; nothing is written before the last report has come."""
    summary = Summary()
    kept: dict[str, list[str]] = {kind: [] for kind in _KINDS.values()}
    found = dict.fromkeys(kept, 0)
    for report in reports:
        summary = summary.plus(report)
        for kind, command in _commands(report):
            found[kind] += 1
            if len(kept[kind]) < LIMIT:
                kept[kind].append(command)
    if any(found[kind] > LIMIT for kind in found):
        del kept["notice"][LIMIT - 1 :]
        kept["notice"].append(_more({kind: found[kind] - len(kept[kind]) for kind in found}))
    for commands in kept.values():
        out.writelines(command + "\n" for command in commands)
    return summary


def command(kind: str, message: str, **properties: object) -> str:
    """One workflow command; properties that are None are left out."""
    given = {name: value for name, value in properties.items() if value is not None}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in given.items())
    return f"::{kind}{' ' if told else ''}{told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _commands(report: Report) -> Iterator[tuple[str, str]]:
    file = None if report.name == _STDIN else printable(report.name)
    if report.error:
        said = f"This cannot be checked: {one_line(report.error)}"
        yield "error", command("error", said, file=file, title="release-lint")
    for result in report.results:
        if result.errored:
            said = f"The check crashed, which is a bug in it: {one_line(result.reason)}"
            yield "error", command("error", said, file=file, title=one_line(result.rule))
    for result, finding in report.findings():
        if finding.counts:
            kind = _KINDS[finding.severity]
            place = _place(finding.location)
            said = _message(finding)
            yield kind, command(kind, said, file=file, **place, title=one_line(result.rule))


def _place(place: Location | None) -> dict[str, int | None]:
    """Columns are for findings on one line only."""
    if place is None or place.line is None:
        return {}
    if place.end_line != place.line:
        return {"line": place.line, "endLine": place.end_line}
    return {
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
    }


def _message(finding: PlacedFinding) -> str:
    place = finding.location
    said = place.said if place and place.line is None else ""
    lead = f"{said[0].upper()}{said[1:]}: " if said else ""
    return lead + one_line(advice(finding))


def _more(left: dict[str, int]) -> str:
    said = ", ".join(count(number, kind) for kind, number in left.items() if number)
    return command(
        "notice",
        f"{said} more: see the job summary, or the log. GitHub shows {LIMIT} of a kind for a step.",
        title="release-lint",
    )
