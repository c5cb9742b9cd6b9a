"""Findings as notes in the margin."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.finding import PlacedFinding, Report, RuleResult
from release_lint.records import record
from release_lint.reporters.html.text import NAMES, tag, text
from release_lint.reporters.wording import marked, sentence


@record
class Note:
    """A finding with its number in the release, from 1; ``name`` is the release's anchor."""

    number: int
    name: str
    result: RuleResult
    finding: PlacedFinding

    @property
    def anchor(self) -> str:
        """Where the note is."""
        return f"{self.name}-n{self.number}"

    @property
    def anchor_in_text(self) -> str:
        """Where the words are that it is about."""
        return f"{self.name}-w{self.number}"

    @property
    def title(self) -> str:
        """``Error 3``."""
        return f"{NAMES[self.finding.severity]} {self.number}"


def notes_of(report: Report, name: str) -> list[Note]:
    """Every finding of a release, numbered in the order of reading."""
    return [
        Note(number, name, result, finding)
        for number, (result, finding) in enumerate(report.findings(), 1)
    ]


def note(one: Note) -> str:
    """One note."""
    return f'<li id="{one.anchor}" tabindex="-1">{"".join(_parts(one))}</li>\n'


def _parts(one: Note) -> Iterator[str]:
    finding = one.finding
    rule = text(one.result.rule)
    yield f'<p><span class="ref {finding.severity}">{one.number}</span> '
    yield f"{tag(finding.severity, finding)} {_place(one)}"
    yield f'<a class="rule" href="#{one.name}-r-{rule}">{rule}</a></p>'
    yield f"<p>{text(finding.message)}</p>"
    if not finding.counts:
        yield f'<p class="marked">Does not count {text(marked(finding))}.</p>'
    if finding.fix:
        yield f'<p class="fix">{text(sentence(finding.fix.title))}</p>'
    for place, said in finding.related:
        yield f'<p class="small">See {place.line}:{place.column}: {text(said)}</p>'


def _place(one: Note) -> str:
    """Where the words stand in the file; a link to them in the page."""
    place = one.finding.location
    if place is None:
        return ""
    said = f"Paragraph {place.paragraph}"
    if place.line is not None:
        said = f"Line {place.line}, column {place.column}"
    if one.finding.span is None:
        return f'<span class="place">{said}</span> '
    return f'<a class="place" href="#{one.anchor_in_text}">{said}</a> '
