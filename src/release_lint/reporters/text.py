"""The report as an editor reads it: what to mend first, the words themselves, then the totals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from release_lint.document import Location
from release_lint.finding import PlacedFinding, Report, RuleResult, Severity, Status, Summary
from release_lint.records import replace
from release_lint.reporters.base import Style
from release_lint.reporters.excerpt import quoted
from release_lint.reporters.terminal import one_line, paint, printable, wrapped
from release_lint.reporters.wording import count, sentence, spot_check_verdict

if TYPE_CHECKING:  # loaded only when there are facts
    from release_lint.reported import ReportedFacts

_INFOS_SHOWN = 2  # of one rule
_NAMES_SHOWN = 4  # of skipped rules
_LEFT_OUT = ("suppressed", "in the baseline", "outside the change")
_QUOTED = 60  # characters shown of a quotation


def write(reports: Iterable[Report], out: TextIO, style: Style) -> Summary:
    """A section a document, and the totals."""
    summary = Summary()
    fixes: Counter[str] = Counter()
    for report in reports:
        summary = summary.plus(report)
        fixes.update(_fixes(report))
        out.writelines(line + "\n" for line in _section(report, style))
        out.write("\n")
    last = totals(summary, style) + _offer(fixes)
    out.writelines(line + "\n" for line in wrapped(last, 0, style))
    return summary


def _fixes(report: Report) -> Iterator[str]:
    """For each error or warning that can be mended here, the option that mends it."""
    for _, finding in report.findings():
        fix = finding.fix
        if fix is None or not finding.counts or finding.severity is Severity.INFO:
            continue
        if fix.edits and all(edit.location.line for edit in fix.edits):  # text, no office file
            yield "--fix" if fix.safe else "--unsafe-fixes"


def _offer(fixes: Mapping[str, int]) -> str:
    safe, unsafe = fixes["--fix"], fixes["--unsafe-fixes"]
    if not safe:
        return f" `--unsafe-fixes` mends {unsafe}: read what it did." if unsafe else ""
    return f" `--fix` mends {safe}" + (f", `--unsafe-fixes` {unsafe} more." if unsafe else ".")


def _section(report: Report, style: Style) -> Iterator[str]:
    yield paint(printable(report.name), "bold", style)
    if report.error:
        trouble = paint("cannot be checked: ", "error", style) + one_line(report.error)
        yield from wrapped(trouble, 2, style)
        return
    for note in report.notes:
        yield from wrapped(f"Note: {one_line(note)}", 2, style)
    counted = [pair for pair in report.findings() if pair[1].counts]
    shown = [(result, _printable(finding)) for result, finding in counted]
    for severity in (Severity.ERROR, Severity.WARNING):
        for result, finding in shown:
            if finding.severity is severity:
                yield from _finding(result, finding, style)
                yield ""
    infos = list(_infos(shown, style))
    yield from infos
    if infos:
        yield ""
    if style.verbose and report.facts:
        yield from _speakers(report.facts, style)
    yield from _crashes(report, style)
    yield from wrapped(_rules(report, style), 2, style)
    spot = report.spot_check()
    if spot.total:
        yield from wrapped(spot_check_verdict(spot), 2, style)


def _crashes(report: Report, style: Style) -> Iterator[str]:
    for result in report.results:
        if result.errored:
            crash = paint(f"{result.rule} crashed", "error", style)
            told = f"{crash}: {one_line(result.reason)}. This is a bug in the check: report it."
            yield from wrapped(told, 2, style)


def _printable(finding: PlacedFinding) -> PlacedFinding:
    """The finding without signs that steer a terminal: most of its words come from the file."""
    fix = finding.fix
    return replace(
        finding,
        message=one_line(finding.message),
        before=printable(finding.before),
        excerpt=printable(finding.excerpt),
        after=printable(finding.after),
        fix=replace(fix, title=one_line(fix.title)) if fix else None,
        related=tuple((place, one_line(text)) for place, text in finding.related),
    )


def _finding(result: RuleResult, finding: PlacedFinding, style: Style) -> Iterator[str]:
    """An error or a warning: what is wrong, the words in their place, what to write instead."""
    indent = 4
    severity = paint(finding.severity, finding.severity, style)
    yield f"  {_place(finding, style)}{severity} {paint(result.rule, 'dim', style)}"
    yield from wrapped(finding.message, indent, style)
    if finding.location is not None:
        yield from (" " * indent + line for line in quoted(finding, style.width - indent, style))
    if finding.fix:
        yield from wrapped(sentence(finding.fix.title), indent, style, "fix")
    for place, text in finding.related:
        yield from wrapped(f"See {place.said}: {text}", indent, style)


def _infos(shown: Iterable[tuple[RuleResult, PlacedFinding]], style: Style) -> Iterator[str]:
    """A short paragraph each; of many of one rule the first, and where the others are."""
    by_rule: dict[str, list[PlacedFinding]] = defaultdict(list)
    for result, finding in shown:
        if finding.severity is Severity.INFO:
            by_rule[result.rule].append(finding)
    for rule, findings in by_rule.items():
        said = findings if style.verbose or len(findings) <= _INFOS_SHOWN else findings[:1]
        others = [_place(finding, style).strip() for finding in findings[len(said) :]]
        for finding in said:
            yield from _info(rule, finding, others, style)


def _info(rule: str, finding: PlacedFinding, others: list[str], style: Style) -> Iterator[str]:
    head = f"{_place(finding, style)}{paint('info:', 'info', style)} {finding.message}"
    fix = f" {sentence(finding.fix.title)}" if finding.fix else ""
    also = f" Also at {', '.join(others)}." if others else ""
    yield from wrapped(f"{head}{fix}{also} {paint(f'({rule})', 'dim', style)}", 2, style)


def _speakers(facts: ReportedFacts, style: Style) -> Iterator[str]:
    """Each quotation that is speech, with the speaker found: what the rules on quotations saw."""
    speech = [quotation for quotation in facts.quotations if quotation.speech]
    if not speech:
        return
    yield "  Quotations and their speakers:"
    for quotation in speech:
        words = [words.text for words in (quotation.speaker, quotation.role) if words]
        speaker = ", ".join(dict.fromkeys(words)) or "no speaker found"
        cue = f" ({quotation.cue.text})" if quotation.cue else ""
        place = _location(quotation.words.place, style)
        said = _beginning(quotation.words.text)
        yield from wrapped(f"{place}{one_line(speaker + cue)}: {one_line(said)}", 4, style)
    yield ""


def _beginning(text: str) -> str:
    """The first words of a long text."""
    if len(text) <= _QUOTED:
        return text
    return text[:_QUOTED].rsplit(" ", 1)[0] + " …"


def _place(finding: PlacedFinding, style: Style) -> str:
    """Line and column with a space after them; nothing for the text as a whole."""
    return _location(finding.location, style)


def _location(place: Location | None, style: Style) -> str:
    if place is None:
        return ""
    return paint(place.said, "bold", style) + " "


def _rules(report: Report, style: Style) -> str:
    """How many rules passed, which were skipped, and why."""
    statuses = [result.status for result in report.results]
    failed, passed = statuses.count(Status.FAILED), statuses.count(Status.PASSED)
    said = f"{count(passed, 'rule')} passed"
    if failed:
        said = f"{count(failed, 'rule')} failed, {passed} passed"
    if style.verbose and passed:
        names = (result.rule for result in report.results if result.status is Status.PASSED)
        said += f" ({', '.join(names)})"
    said += "".join(f"; {left}" for left in _left_out(report))
    skipped = [result for result in report.results if result.skipped]
    return said + (f"; {len(skipped)} skipped: {_reasons(skipped, style)}" if skipped else "")


def _left_out(report: Report) -> Iterator[str]:
    """Findings that do not count, by what takes them out of account."""
    for number, name in zip(report.left_out(), _LEFT_OUT, strict=True):
        if number:
            yield f"{count(number, 'finding')} {name}"


def _reasons(skipped: Sequence[RuleResult], style: Style) -> str:
    """Each reason with its rules; in short, how many rules, and no more than fills two lines."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for result in skipped:
        by_reason[result.reason].append(result.rule)
    ordered = sorted(by_reason.items(), key=lambda pair: -len(pair[1]))
    if style.verbose or len(skipped) <= _NAMES_SHOWN:
        return ", ".join(f"{reason} ({', '.join(rules)})" for reason, rules in ordered)
    parts: list[str] = []
    for number, (reason, rules) in enumerate(ordered):
        if len(", ".join(parts)) + len(reason) > style.width:
            left = sum(len(rules) for _, rules in ordered[number:])
            return ", ".join(parts) + f", other reasons ({left}; --verbose names them)"
        parts.append(f"{reason} ({len(rules)})")
    return ", ".join(parts)


def totals(summary: Summary, style: Style) -> str:
    """The last line: what was found in how many files."""
    checked = summary.documents - summary.unreadable
    found = [
        paint(count(number, name), name, style)
        for number, name in (
            (summary.errors, "error"),
            (summary.warnings, "warning"),
            (summary.infos, "info"),
        )
        if number
    ]
    said = [f"{count(checked, 'file')} checked: {', '.join(found) or 'nothing to mend'}"]
    if not checked:
        said = ["Nothing was checked"]
    if summary.unreadable:
        said.append(
            paint(f"{count(summary.unreadable, 'path')} could not be checked", "error", style)
        )
    if summary.rules_errored:
        said.append(paint(f"{count(summary.rules_errored, 'check')} crashed", "error", style))
    if summary.rewrites and summary.documents > 1:
        said.append(f"{summary.rewrites} to rewrite by GOV.UK's spot check")
    left_out = (summary.suppressed, summary.baselined, summary.outside_change)
    for number, name in zip(left_out, _LEFT_OUT, strict=True):
        if number and summary.documents > 1:
            said.append(f"{number:,} {name}")
    hint = " `release-lint explain RULE` says why." if summary.rules_failed else ""
    return "; ".join(said) + "." + hint
