"""A reviewed copy: fixes as tracked changes, every other finding as a comment at its words.

Two copies are kept. In the plain one the fixes are simply made, and it is what the rules read, so
they never see our own marks; the tracked one shows the same text once all is accepted, so a place
in the one is the same place in the other.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence

from release_lint import engine
from release_lint.document import Document, InputError, Source, Span
from release_lint.finding import PlacedFinding, Report, Severity
from release_lint.fixes import Proposal, chosen, proposals
from release_lint.office.editors import Editor, open_editor
from release_lint.office.fixing import in_turn, replacements
from release_lint.office.stamp import Note, Stamp
from release_lint.records import record
from release_lint.rule import RuleHelp
from release_lint.rulebook import Rulebook
from release_lint.settings import Settings

_MOST_ROUNDS = 100  # some rules report one of many at a time
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
        changes = explained = 0
        for _ in range(_MOST_ROUNDS):
            now = Source(source.name, plain)
            document, report = self._check(now)
            editor = open_editor(document, plain, self._stamp)
            made = self._chosen(report, editor)
            steps = list(in_turn(made))
            for edit, _, _ in steps:
                editor.change(edit)
            plain = bytes(editor)
            del editor
            gc.collect()  # the tree of a long draft takes 100 MB, and is a ring of nodes
            if not made:
                break
            shown = self._shown(source.name, tracked, document)
            for edit, proposal, is_first in steps:
                note = self._note(proposal) if is_first else None
                shown.track(edit, note)
                explained += note is not None
            tracked = bytes(shown)
            del shown
            gc.collect()
            changes += len(made)
        else:
            names = ", ".join(sorted({proposal.rule for proposal in made}))
            raise RuntimeError(f"the fixes of {names} never end")
        tracked, comments = self._comment(source.name, tracked, document, report)
        return Reviewed(tracked, plain, changes, comments + explained, report)

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

    def _chosen(self, report: Report, editor: Editor) -> list[Proposal]:
        """The fixes of a round: none meets another, and all can be made.

        What only informs stays a comment, as ``--fix`` leaves it alone.
        """
        least = max(self._least, Severity.WARNING, key=lambda severity: severity.weight)
        wanted = proposals(report, unsafe=True, least=least)
        return chosen(one for one in wanted if all(map(editor.may_change, replacements(one))))

    def _note(self, proposal: Proposal) -> Note | None:
        """Why a suggested change is made: the editor is to judge it. A safe one is plain."""
        fix = proposal.finding.fix
        if fix is None or fix.safe:
            return None
        return self._comment_on(proposal.rule, proposal.finding, told=True)

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
                yield _place(finding, document), self._comment_on(result.rule, finding)
        for rule, findings in infos.items():
            alike = findings[1:] if len(findings) > _INFOS else []
            for finding in findings[: len(findings) - len(alike)]:
                note = self._comment_on(rule, finding, alike=alike)
                yield _place(finding, document), note

    def _comment_on(
        self,
        rule: str,
        finding: PlacedFinding,
        *,
        told: bool = False,
        alike: Sequence[PlacedFinding] = (),
    ) -> Note:
        lines = [finding.message]
        if finding.fix and not told:
            lines.append(_sentence(finding.fix.title))
        if alike:
            lines.append(_also(alike))
        help_ = self._help_on(rule)
        if help_ and help_.why:
            lines.append(" ".join(help_.why.split()))
        source = f" {'; '.join(help_.source)}" if help_ else ""
        lines.append(f"{finding.severity.capitalize()} by the rule {rule}.{source}")
        return Note(tuple(lines), _cut(finding.excerpt))

    def _help_on(self, rule: str) -> RuleHelp | None:
        if rule not in self._help:
            file = self._rulebook.rule_file(rule)
            self._help[rule] = file.help() if file else None
        return self._help[rule]


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
