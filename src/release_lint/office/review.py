"""A reviewed copy: fixes as tracked changes, every other finding as a comment at its words.

Two copies are kept. In the plain one the fixes are simply made, and it is what the rules read, so
they never see our own marks; the tracked one shows the same text once all is accepted, so a place
in the one is the same place in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from release_lint import engine
from release_lint.document import Document, InputError, Source, Span
from release_lint.finding import PlacedFinding, PlacedFix, Report, RuleResult, Severity
from release_lint.office.editors import Editor, open_editor
from release_lint.office.replacement import Replacement
from release_lint.office.stamp import Note, Stamp
from release_lint.records import record
from release_lint.rule import RuleHelp
from release_lint.rulebook import Rulebook
from release_lint.settings import Settings

_MOST_ROUNDS = 20
_INFOS = 3  # of one rule: where there are more, one comment lists them
_PLACES = 12  # named in such a comment
_WORDS = 80  # characters quoted of what a comment is about


@record
class Reviewed:
    """The reviewed file; the same with its fixes simply made; and the report on what is left."""

    tracked: bytes
    plain: bytes
    changes: int
    comments: int
    report: Report


@record
class _Proposal:
    """A fix with its finding: all of its edits or none."""

    result: RuleResult
    finding: PlacedFinding
    fix: PlacedFix
    edits: tuple[Replacement, ...]


class Reviewer:
    """Reviews office files by a rulebook. ``least``: below it, nothing is changed or said."""

    def __init__(
        self, rulebook: Rulebook, settings: Settings, *, least: Severity = Severity.INFO
    ) -> None:
        self._rulebook = rulebook
        self._settings = settings
        self._stamp = Stamp(settings.today)
        self._least = least
        self._help: dict[str, RuleHelp | None] = {}

    def review(self, source: Source) -> Reviewed:
        """The reviewed copy. Raises :class:`~release_lint.document.InputError`."""
        plain = tracked = source.data
        changes = 0
        for _ in range(_MOST_ROUNDS):
            now = Source(source.name, plain)
            document, report = self._check(now)
            editor = open_editor(document, plain, self._stamp)
            chosen = self._chosen(report, editor)
            if not chosen:
                break
            shown = self._shown(source.name, tracked, document)
            for number, edit, proposal in _in_turn(chosen):
                editor.change(edit)
                shown.track(edit, None if number or proposal.fix.safe else self._note(proposal))
            plain, tracked = bytes(editor), bytes(shown)
            changes += len(chosen)
        tracked, comments = self._comment(source.name, tracked, document, report)
        return Reviewed(tracked, plain, changes, comments, report)

    def _check(self, source: Source) -> tuple[Document, Report]:
        document = engine.read(source, self._rulebook)
        report = engine.check(source, self._rulebook, self._settings)
        if report.error is not None:
            raise InputError(report.error)
        return document, report

    def _shown(self, name: str, tracked: bytes, like: Document) -> Editor:
        """An editor of the tracked copy, whose text reads as that of the plain one."""
        document = engine.read(Source(name, tracked), self._rulebook)
        if document.source.text != like.source.text:
            raise RuntimeError("the tracked text differs from the plain one")
        return open_editor(document, tracked, self._stamp)

    def _chosen(self, report: Report, editor: Editor) -> list[_Proposal]:
        """The fixes of a round: none overlaps or touches another, and all can be made."""
        taken: list[Replacement] = []
        chosen: list[_Proposal] = []
        for proposal in sorted(self._proposals(report), key=lambda one: one.edits[0].span):
            free = not any(_meet(edit, other) for edit in proposal.edits for other in taken)
            if free and all(map(editor.may_change, proposal.edits)):
                taken += proposal.edits
                chosen.append(proposal)
        return chosen

    def _proposals(self, report: Report) -> Iterator[_Proposal]:
        for result, finding in report.findings():
            fix = finding.fix
            weighs = finding.severity.weight >= self._least.weight
            if fix and fix.edits and finding.counts and weighs:
                edits = [Replacement(Span(one.start, one.end), one.new) for one in fix.edits]
                yield _Proposal(result, finding, fix, tuple(sorted(edits, key=lambda e: e.span)))

    def _note(self, proposal: _Proposal) -> Note:
        """Why a suggested change is made: the editor is to judge it."""
        return self._comment_on(proposal.result, proposal.finding, told=proposal.fix.title)

    def _comment(
        self, name: str, tracked: bytes, document: Document, report: Report
    ) -> tuple[bytes, int]:
        """Put a comment on everything that is left to say."""
        editor = self._shown(name, tracked, document)
        notes = list(self._notes(report, document))
        for span, note in sorted(notes, key=_from_the_end):
            editor.annotate(span, note)
        return (bytes(editor) if notes else tracked), len(notes)

    def _notes(self, report: Report, document: Document) -> Iterator[tuple[Span | None, Note]]:
        infos: dict[str, list[PlacedFinding]] = defaultdict(list)
        for result, finding in report.findings():
            if not finding.counts or finding.severity.weight < self._least.weight:
                continue
            if finding.severity is Severity.INFO:
                infos[result.rule].append(finding)
            else:
                yield _place(finding, document), self._comment_on(result, finding)
        results = {result.rule: result for result in report.results}
        for rule, findings in infos.items():
            alike = findings[1:] if len(findings) > _INFOS else []
            for finding in findings[: len(findings) - len(alike)]:
                note = self._comment_on(results[rule], finding, alike=alike)
                yield _place(finding, document), note

    def _comment_on(
        self,
        result: RuleResult,
        finding: PlacedFinding,
        *,
        told: str = "",
        alike: Sequence[PlacedFinding] = (),
    ) -> Note:
        lines = [finding.message]
        if finding.fix and not told:
            lines.append(_sentence(finding.fix.title))
        if alike:
            lines.append(_also(alike))
        help_ = self._help_on(result.rule)
        if help_ and help_.why:
            lines.append(" ".join(help_.why.split()))
        source = f" {'; '.join(help_.source)}" if help_ else ""
        lines.append(f"{finding.severity.capitalize()} by the rule {result.rule}.{source}")
        return Note(tuple(lines), _cut(finding.excerpt))

    def _help_on(self, rule: str) -> RuleHelp | None:
        if rule not in self._help:
            file = self._rulebook.rule_file(rule)
            self._help[rule] = file.help() if file else None
        return self._help[rule]


def _meet(one: Replacement, other: Replacement) -> bool:
    """Whether two edits overlap or touch: what one writes might change what the other is about."""
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def _in_turn(chosen: Sequence[_Proposal]) -> Iterator[tuple[int, Replacement, _Proposal]]:
    """Each edit with its number in its fix, from the last in the file to the first."""
    edits = [(n, edit, one) for one in chosen for n, edit in enumerate(one.edits)]
    yield from sorted(edits, key=lambda item: item[1].span, reverse=True)


def _place(finding: PlacedFinding, document: Document) -> Span | None:
    return document.source.source_span(finding.span) if finding.span else None


def _from_the_end(item: tuple[Span | None, Note]) -> tuple[int, int]:
    span = item[0]
    return (1, 0) if span is None else (-span.start, span.end)


def _also(findings: Sequence[PlacedFinding]) -> str:
    """Where else the same is said, of an information that would make many comments."""
    places = list(dict.fromkeys(f.location.said for f in findings if f.location))
    more = f" and {len(places) - _PLACES} more places" if len(places) > _PLACES else ""
    return f"{len(findings)} more like this: {', '.join(places[:_PLACES])}{more}."


def _cut(words: str) -> str:
    words = words.strip()
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()}…"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
