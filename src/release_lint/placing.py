"""Findings placed in the file: where they stand, what stands there, the edits of their fixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from release_lint.analysis.facts import Facts
from release_lint.document import Span
from release_lint.finding import (
    Edit,
    Finding,
    Fix,
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    Severity,
)
from release_lint.masking import Veil
from release_lint.rule import Rule
from release_lint.settings import Stage
from release_lint.source_map import SourceMap

_CONTEXT = 100  # characters of a block shown on each side of a finding


class Placer:
    """Places the findings of one document; ``veil`` masks its secrets in all that is said."""

    def __init__(self, facts: Facts, veil: Veil) -> None:
        self._facts = facts
        self._veil = veil
        self._source = facts.document.source
        self._block_lines: dict[int, tuple[int, int]] = {}

    def shown(self, said: str) -> str:
        """What is said of the document as a whole, its secrets masked."""
        return self._veil.shown(said)

    def place(self, finding: Finding, rule: Rule, reason: str | None) -> PlacedFinding:
        """A finding as reports hold it; ``reason`` is why the text suppresses it, if it does."""
        shown, span = self._veil.shown, finding.span
        message = shown(finding.message, span)
        severity = _severity(finding, rule, self._facts.settings.stage)
        related = tuple((self._source.locate(at), shown(text, at)) for at, text in finding.related)
        suppressed = None if reason is None else shown(reason)
        location = lines = None
        before = excerpt = after = ""
        if span is not None:
            blocks = self._blocks(span)
            source = finding.source or self._source.source_span(span)
            location = self._source.place(source)
            if finding.source:
                excerpt = _one_line(shown(self._source.text[source.start : source.end]))
            elif blocks:
                before, excerpt, after = self._excerpt(span, blocks)
            if location.line:
                lines = self._lines(source, span, blocks)
        return PlacedFinding(
            message,
            severity,
            location,
            before,
            excerpt,
            after,
            self._fix(finding.fix, span) if finding.fix else None,
            related,
            suppressed,
            measure=finding.measure,
            span=span,
            lines=lines,
            form=finding.form,
        )

    def _blocks(self, span: Span) -> Sequence[int]:
        """The first and the last block of a span; none in a file of marks alone, such as comments.

        Of the document's blocks, by their indexes.
        """
        if not self._facts.document.blocks:
            return ()
        number = self._facts.block_number
        return number(span.start), number(max(span.start, span.end - 1))

    def _excerpt(self, span: Span, blocks: Sequence[int]) -> tuple[str, str, str]:
        """The words and what stands around them in their block, each on one line."""
        text = self._veil.text
        first, last = (self._facts.document.blocks[number].span for number in blocks)
        before = text[max(first.start, span.start - _CONTEXT) : span.start]
        after = text[span.end : min(max(last.end, span.end), span.end + _CONTEXT)]
        return _one_line(before), _one_line(text[span.start : span.end]), _one_line(after)

    def _lines(self, source: Span, span: Span, blocks: Sequence[int]) -> tuple[int, int]:
        """The lines, as git counts them, of a place and of the blocks that hold it."""
        start, end = self._feed_lines(source)
        if blocks:
            first = self._facts.document.blocks[blocks[0]].span
            if first.start <= span.start <= first.end:
                start = min(start, self._lines_of_block(blocks[0])[0])
                end = max(end, self._lines_of_block(blocks[1])[1])
        return start, end

    def _lines_of_block(self, number: int) -> tuple[int, int]:
        lines = self._block_lines.get(number)
        if lines is None:
            block = self._facts.document.blocks[number]
            lines = self._feed_lines(self._source.source_span(block.span))
            self._block_lines[number] = lines
        return lines

    def _feed_lines(self, source: Span) -> tuple[int, int]:
        sources = self._source
        assert isinstance(sources, SourceMap)  # nothing else has lines
        last = max(source.start, source.end - 1)
        return sources.lines.feed_line(source.start), sources.lines.feed_line(last)

    def _fix(self, fix: Fix, span: Span | None) -> PlacedFix:
        tells = any(self._veil.shown(edit.new, edit.span) != edit.new for edit in fix.edits)
        edits = () if tells or self._touches_speech(fix) else fix.edits
        return PlacedFix(self._veil.shown(fix.title, span), fix.safe, tuple(self._edits(edits)))

    def _touches_speech(self, fix: Fix) -> bool:
        """Whether an edit would change words that somebody said; marks at the edges are ours."""
        return any(map(self._facts.changes_speech, (edit.span for edit in fix.edits)))

    def _edits(self, edits: Sequence[Edit]) -> Iterator[PlacedEdit]:
        for edit in edits:
            source = self._source.source_span(edit.span)
            yield PlacedEdit(source.start, source.end, self._source.place(source), edit.new)


def _severity(finding: Finding, rule: Rule, stage: Stage) -> Severity:
    """The finding's own, but never more than the rule's is capped at."""
    if rule.severity is Severity.INFO:
        return Severity.INFO
    if stage is Stage.DRAFT and rule.policy.stage is Stage.FINAL:
        return Severity.INFO
    return finding.severity or rule.severity


def _one_line(text: str) -> str:
    """White space folded to single spaces, one kept at either end."""
    body = " ".join(text.split())
    left = " " if text[:1].isspace() and body else ""
    right = " " if text[-1:].isspace() and body else ""
    return left + body + right
