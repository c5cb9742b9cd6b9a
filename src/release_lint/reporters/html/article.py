"""One release: what came of it, its text with the findings, its sentences, its rules."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.finding import Report, Severity, SpotCheck
from release_lint.reporters.base import Style
from release_lint.reporters.html.notes import Note, note, notes_of
from release_lint.reporters.html.overview import result
from release_lint.reporters.html.release import release
from release_lint.reporters.html.rules import rules
from release_lint.reporters.html.sentences import sentences
from release_lint.reporters.html.text import text
from release_lint.reporters.wording import SPOT_CHECKS, count, spot_check


def article(report: Report, number: int, style: Style) -> Iterator[str]:
    """The article of a release; ``number`` keeps its anchors apart from those of others."""
    name = f"d{number}"
    yield f'<article aria-labelledby="{name}">\n<h2 id="{name}">{text(report.name)}</h2>\n'
    if report.error:
        yield f'<p class="trouble">{result(report)} {text(report.error)}</p>\n'
    else:
        yield _facts(report)
        yield from (f'<p class="trouble">{text(said)}</p>\n' for said in _troubles(report))
        yield from _body(report, name)
        if report.text:
            yield from sentences(report.text, name)
        yield from rules(report, name, style)
    yield '<p class="top"><a href="#report">Back to the top</a></p>\n</article>\n'


def _facts(report: Report) -> str:
    found = ", ".join(
        count(report.count(severity), word)
        for severity, word in zip(reversed(Severity), ("error", "warning", "note"), strict=True)
    )
    rows = [
        ("Result", f"{result(report)} {found}"),
        ("Rules for", text(report.profile)),
        ("Spot check", _spot_check(report.spot_check())),
        *(("Note", text(said)) for said in report.notes),
    ]
    items = "".join(f"<div><dt>{term}</dt><dd>{said}</dd></div>" for term, said in rows)
    return f'<dl class="facts">{items}</dl>\n'


def _spot_check(spot: SpotCheck) -> str:
    kind, verdict = ("error", "Rewrite") if spot.rewrite else ("passed", "No rewrite")
    return (
        f'<strong class="tag {kind}">{verdict}</strong> {text(spot_check(spot))} '
        f'<a href="{SPOT_CHECKS}" rel="noreferrer">How GOV.UK’s editors count</a>'
    )


def _troubles(report: Report) -> Iterator[str]:
    for outcome in report.results:
        if outcome.errored:
            yield f"The check {outcome.rule} crashed, which is a bug in it: {outcome.reason}"


def _body(report: Report, name: str) -> Iterator[str]:
    notes = notes_of(report, name)
    whole = [one for one in notes if one.finding.span is None]
    if whole:
        yield '<h3>About the whole release</h3>\n<ul class="notes about">\n'
        yield from map(note, whole)
        yield "</ul>\n"
    placed = [one for one in notes if one.finding.span is not None]
    if report.text and report.text.blocks:
        yield f'<h3 id="{name}-text">The release as it reads</h3>\n'
        yield from release(report.text, placed, name)
    elif placed:
        yield from _without_text(placed)


def _without_text(notes: list[Note]) -> Iterator[str]:
    yield '<h3>Findings</h3>\n<ul class="notes about">\n'
    yield from map(note, notes)
    yield "</ul>\n"
