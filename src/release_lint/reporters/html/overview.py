"""The top of the page: totals, and a row a release."""

from __future__ import annotations

from release_lint.finding import Report, Severity, Summary
from release_lint.reporters.base import Style
from release_lint.reporters.html.text import text
from release_lint.reporters.wording import count

_COLUMNS = ("Errors", "Warnings", "Notes")


def lead(summary: Summary) -> str:
    """What came of the run, in a sentence."""
    checked = count(summary.documents - summary.unreadable, "release")
    if not summary.documents:
        return "Nothing was checked."
    found = [
        count(number, name)
        for number, name in (
            (summary.errors, "error"),
            (summary.warnings, "warning"),
            (summary.infos, "note"),
        )
        if number
    ]
    said = f"{checked} checked: {', '.join(found) or 'nothing to mend'}."
    if summary.unreadable:
        said += f" {count(summary.unreadable, 'path')} could not be checked."
    if summary.rules_errored:
        said += f" {count(summary.rules_errored, 'check')} crashed."
    return said


def tiles(summary: Summary, style: Style) -> str:
    """The figures, and whether the run passed as its exit status says, where it could fail."""
    figures = (
        ("error", summary.errors, "error"),
        ("warning", summary.warnings, "warning"),
        ("info", summary.infos, "note"),
        ("passed", summary.rules_passed, "rule passed"),
    )
    items = "".join(_tile(kind, number, noun) for kind, number, noun in figures)
    return f'{_verdict(summary, style)}<ul class="tiles">{items}</ul>\n'


def _verdict(summary: Summary, style: Style) -> str:
    if summary.exit_status(style.fail_on):
        said, kind = "Not passed", "error"
    elif style.fail_on:
        said, kind = "Passed", "passed"
    else:  # a green “Passed” above a page of errors would mislead
        return ""
    return f'<p class="verdict {kind}"><strong>{said}</strong></p>\n'


def _tile(kind: str, number: int, noun: str) -> str:
    figure = f'<span class="figure">{number:,}</span> {_plural(noun, number)}'
    return f'<li class="tile {kind}">{figure}</li>'


def _plural(noun: str, number: int) -> str:
    first, space, rest = noun.partition(" ")
    return f"{first}{'' if number == 1 else 's'}{space}{rest}"


def index(report: Report, number: int) -> str:
    """A release's row of the index."""
    name = f'<th scope="row"><a href="#d{number}">{text(report.name)}</a></th>'
    if report.error:
        return f'<tr>{name}<td colspan="5">{result(report)}</td></tr>\n'
    spot = report.spot_check()
    counts = "".join(
        f'<td class="number" data-label="{label}">{report.count(severity):,}</td>'
        for severity, label in zip(reversed(Severity), _COLUMNS, strict=True)
    )
    verdict = "Rewrite" if spot.rewrite else "No rewrite"
    verdict = f'<td data-label="Spot check">{verdict}</td>'
    return f"<tr>{name}<td>{result(report)}</td>{counts}{verdict}</tr>\n"


def result(report: Report) -> str:
    """What came of a release, in a word or two."""
    if report.error:
        return '<strong class="tag error">Not checked</strong>'
    for severity, said in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
        if report.count(severity):
            return f'<strong class="tag {severity}">{said}</strong>'
    return '<strong class="tag passed">Nothing to mend</strong>'
