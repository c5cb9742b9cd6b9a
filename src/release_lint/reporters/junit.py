"""JUnit's XML, which every build server reads: a suite a document, a case a rule.

A rule fails where it has a finding at or above ``--fail-on``, so that red and green agree with the
exit status; what else it found is in the case's output. It keeps to the schema of Jenkins, and
nothing in it is a time: two runs write the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TextIO

from release_lint.finding import PlacedFinding, Report, RuleResult, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.terminal import one_line
from release_lint.reporters.wording import advice, marked, place


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
    """A suite a document, written as it comes."""
    encoding = out.encoding or "utf-8"
    out.write(f'<?xml version="1.0" encoding="{encoding}"?>\n<testsuites name="release-lint">\n')
    summary = Summary()
    for report in reports:
        summary = summary.plus(report)
        out.writelines(_suite(report, style))
    out.write("</testsuites>\n")
    return summary


def _suite(report: Report, style: Style) -> Iterator[str]:
    cases = list(_cases(report, style))
    tests, failures, errors, skipped = (
        len(cases),
        *(sum(kind == wanted for kind, _ in cases) for wanted in ("failure", "error", "skipped")),
    )
    yield (
        f'<testsuite name="{_text(report.name)}" tests="{tests}" failures="{failures}" '
        f'errors="{errors}" skipped="{skipped}">\n'
    )
    yield from (case for _, case in cases)
    yield "</testsuite>\n"


def _cases(report: Report, style: Style) -> Iterator[tuple[str, str]]:
    """The outcome of each case (``passed`` or the name of its element) and the case as XML."""
    name = report.name
    if report.error:
        said = _element("error", "cannot be checked", report.error)
        yield "error", _case(name, "release-lint", said)
    for result in report.results:
        outcome = _outcome(result, style)
        if outcome == "error":
            said = _element("error", "the check crashed, which is a bug in it", result.reason)
        elif outcome == "skipped":
            said = f'<skipped message="{_text(result.reason)}"/>'
        else:
            said = _findings(outcome, result)
        yield outcome, _case(name, result.rule, said)


def _outcome(result: RuleResult, style: Style) -> str:
    if result.errored:
        return "error"
    if result.skipped:
        return "skipped"
    limit = style.fail_on
    heavy = limit and any(f.counts and f.severity.weight >= limit.weight for f in result.findings)
    return "failure" if heavy else "passed"


def _findings(outcome: str, result: RuleResult) -> str:
    """What a rule found: the failure with its lines, or output where it does not fail."""
    if not result.findings:
        return ""
    lines = "\n".join(map(_line, result.findings))
    if outcome != "failure":
        return f"<system-out>{lines}</system-out>"
    counted = [finding for finding in result.findings if finding.counts]
    more = f" (and {len(counted) - 1} more)" if len(counted) > 1 else ""
    worst = max((finding.severity for finding in counted), key=lambda severity: severity.weight)
    message = _text(counted[0].message) + more
    return f'<failure type="{worst}" message="{message}">{lines}</failure>'


def _line(finding: PlacedFinding) -> str:
    where = place(finding) or "the whole document"
    words = f" [{finding.excerpt}]" if finding.excerpt else ""
    return _text(f"{where}: {finding.severity}{marked(finding)}: {advice(finding)}{words}")


def _case(document: str, rule: str, body: str) -> str:
    head = f'<testcase classname="{_text(document)}" name="{_text(rule)}"'
    return f"{head}>{body}</testcase>\n" if body else f"{head}/>\n"


def _element(name: str, what: str, reason: str) -> str:
    message = _text(f"{what}: {reason}")
    return f'<{name} type="{name}" message="{message}">{message}</{name}>'


def _text(text: str) -> str:
    return escape(one_line(text))
