"""The rules that were applied to a release, by what came of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from release_lint.finding import Report, RuleResult, Status
from release_lint.reporters.base import Style
from release_lint.reporters.html.text import safe_address, text
from release_lint.reporters.wording import count

_GROUPS = (
    (Status.FAILED, "failed", "Findings", True),
    (Status.ERRORED, "crashed", "How", True),
    (Status.PASSED, "passed", "Notes", False),
    (Status.SKIPPED, "skipped", "Why", False),
)


def rules(report: Report, name: str, style: Style) -> Iterator[str]:
    """A table for each outcome; those with nothing to do are folded."""
    yield "<h3>Rules</h3>\n"
    for status, said, column, is_open in _GROUPS:
        results = [result for result in report.results if result.status is status]
        if results:
            title = f"{count(len(results), 'rule')} {said}"
            yield f"<details{' open' if is_open else ''}><summary>{title}</summary>\n"
            yield from _table(results, (title, column), name, style)
            yield "</details>\n"


def _table(
    results: Sequence[RuleResult], titles: tuple[str, str], name: str, style: Style
) -> Iterator[str]:
    title, column = titles
    yield f'<table class="rules">\n<caption class="hidden">{title}</caption>\n<thead><tr>'
    yield f'<th scope="col">Rule</th><th scope="col">{column}</th>'
    yield '<th scope="col">What it asks</th></tr></thead>\n<tbody>\n'
    for result in results:
        rule = text(result.rule)
        yield f'<tr id="{name}-r-{rule}" tabindex="-1"><th scope="row">{rule}</th>'
        yield f"<td>{_result(result)}</td><td>{_help(result, style)}</td></tr>\n"
    yield "</tbody>\n</table>\n"


def _result(result: RuleResult) -> str:
    if result.reason:
        return text(result.reason)
    number = len(result.findings)
    return count(number, "finding") if number else ""


def _help(result: RuleResult, style: Style) -> str:
    about = style.help_on(result.rule)
    if about is None:
        return ""
    said = text(about.summary)
    if result.status is Status.FAILED:
        said += f'<br><span class="small">{text(about.why)}</span>'
    address = safe_address(about.uri)
    if not address or result.status is not Status.FAILED:
        return said
    which = f'<span class="hidden"> {text(result.rule)}</span>'
    return f'{said} <a href="{address}" rel="noreferrer">Source of the rule{which}</a>'
