"""Running quotations: passages of several paragraphs put together, and marks that do not pair.

Each paragraph of a running speech opens, only the last one closes.
"""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.analysis.mark_problems import CLOSING, OPENING, MarkProblem, Problem
from release_lint.analysis.quotations import Run, readable
from release_lint.analysis.quote_marks import Passage, QuoteMark, Side, pair_marks
from release_lint.analysis.unmarked import block_quotations, plain_speech, unopened_speech
from release_lint.document import Block, BlockKind, Document, MarkKind, Span
from release_lint.lazy import lazy
from release_lint.records import field, mutable, replace

_FLATTENED = 1500  # characters: a longer block may be several paragraphs run together
_FEW = 2  # blocks: a document of no more is a page copied into one line
_FARTHEST = 30  # blocks looked ahead: keeps long lists linear
_GAP = 3  # paragraphs without marks that a running speech may hold
_SENTENCE_END = lazy(r"[.!?…:][’”\"')\]]*\s+$")
_SINGLE_CLOSE = lazy(r"(?<=[.,!?…])[’'](?=\W|$)")


@mutable
class _Finder:
    """The state between blocks: what is open."""

    document: Document
    numbers: list[int]
    passages: list[list[Passage]]
    runs: list[Run] = field(default_factory=list)
    problems: list[MarkProblem] = field(default_factory=list)
    open_run: Run | None = None
    open_mark: QuoteMark | None = None

    def find(self) -> None:
        for index in range(len(self.numbers)):
            own = list(self.passages[index])
            if self.open_run is not None:
                own = self._continue(index, own)
            last = next((p for p in reversed(own) if not p.is_stray), None)
            for passage in own:
                self._add(index, passage, is_last=passage is last)
        if self.open_run is not None:
            self._unclosed()

    # -- one passage

    def _add(self, index: int, passage: Passage, *, is_last: bool) -> None:
        if passage.is_stray:
            if not self._is_flattened(self._block(index)):
                self._report(Problem.UNCLOSED, passage.span, passage.span, "")
            return
        number = self.numbers[index]
        run = Run([passage.span], [number], is_double=passage.is_double)
        self.runs.append(run)
        if passage.opening and passage.closing:
            self._judge_pair(passage, passage.opening, passage.closing)
        elif passage.opening is None:
            self.runs.pop()
            self._unopened(index, passage)
        elif is_last and self._may_run_on(index):
            self.open_run, self.open_mark = run, passage.opening
        else:
            self.open_run, self.open_mark = run, passage.opening
            self._unclosed(passage)

    def _judge_pair(self, passage: Passage, opening: QuoteMark, closing: QuoteMark) -> None:
        for mark, side, swap in (
            (opening, Side.OPENS, OPENING),
            (closing, Side.CLOSES, CLOSING),
        ):
            if mark.shape not in (side, Side.EITHER):
                self._report(Problem.REVERSED, mark.span, passage.span, swap[mark.char])
        if opening.is_curly != closing.is_curly:
            wanted = CLOSING[opening.char]
            self._report(Problem.MIXED, closing.span, passage.span, wanted)

    def _report(
        self,
        problem: Problem,
        span: Span,
        quotation: Span,
        expected: str | None = None,
        at: Span | None = None,
    ) -> None:
        place = span if at is None else at
        self.problems.append(MarkProblem(problem, span, quotation, expected, (place,)))

    # -- marks that do not pair

    def _may_run_on(self, index: int) -> bool:
        return self._block(index).kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)

    def _is_flattened(self, block: Block) -> bool:
        """Whether a block may be several paragraphs run together: speech opens again inside it."""
        return len(block.span) > _FLATTENED or len(self.numbers) <= _FEW

    def _block(self, index: int) -> Block:
        return self.document.blocks[self.numbers[index]]

    def _unclosed(self, passage: Passage | None = None) -> None:
        """The open quotation ends here without a closing mark."""
        run, mark = self.open_run, self.open_mark
        assert run is not None
        assert mark is not None
        self.open_run = self.open_mark = None
        span = run.parts[-1]
        last = self.document.blocks[run.blocks[-1]]
        block = last.span
        if not mark.is_double and len(run.parts) == 1:
            assert self.runs[-1] is run  # one that goes on has parts
            self.runs.pop()  # an apostrophe, or a mark of no weight
            return
        run.is_broken = True
        if self._is_flattened(last):
            return
        text = self.document.text
        wrong = None
        if mark.is_double:
            wrong = next(_SINGLE_CLOSE.finditer(text, mark.at, span.end), None)
        if wrong and not self._single_opened(mark.at + 1, wrong.start()):
            place = Span(wrong.start(), wrong.end())
            run.parts[-1] = Span(span.start, place.end)
            self._report(Problem.MISMATCH, place, run.span, CLOSING[mark.char])
            return
        end = Span(block.end, block.end)
        starts_clean = _starts_speech(text, block, mark.at) or (
            passage is None and _has_pair(text[block.start : mark.at])
        )
        if passage is None and starts_clean:
            self._report(Problem.UNCLOSED, mark.span, run.span, CLOSING[mark.char], end)
        elif _SENTENCE_END.search(text, max(block.start, mark.at - 4), mark.at):
            self._report(Problem.UNCLOSED, mark.span, run.span, "", mark.span)
        else:
            self._report(Problem.UNCLOSED, mark.span, run.span)

    def _single_opened(self, start: int, end: int) -> bool:
        between = self.document.text[start:end]
        return any(
            char in "‘'" and (not position or between[position - 1].isspace())
            for position, char in enumerate(between)
        )

    def _unopened(self, index: int, passage: Passage) -> None:
        assert passage.closing is not None
        closing, text = passage.closing, self.document.text
        block = self._block(index).span
        single = text.rfind("‘", passage.span.start, closing.at)
        starts = single == block.start or text[single - 1 : single].isspace()
        if single >= 0 and starts and "’ " not in text[single : closing.at]:
            whole = Span(single, closing.at + 1)
            place = Span(single, single + 1)
            self._report(Problem.MISMATCH, place, whole, OPENING[closing.char])
            self.runs.append(Run([whole], [self.numbers[index]]))
            return
        if len(block) > _FLATTENED:
            return
        colon = text.rfind(": ", passage.span.start, closing.at)
        start = colon + 2 if colon >= 0 else block.start
        led = colon >= 0 or (index and _ends_with_colon(text, self._block(index - 1).span))
        place = Span(start, start)
        if led and text[start : start + 1].isupper():
            self._report(Problem.UNOPENED, closing.span, passage.span, OPENING[closing.char], place)
        else:
            self._report(Problem.UNOPENED, closing.span, passage.span)

    # -- speech that runs over paragraphs

    def _continue(self, index: int, own: list[Passage]) -> list[Passage]:
        """What is left of a block's passages once it has gone on with the open quotation."""
        run, mark = self.open_run, self.open_mark
        assert run is not None
        assert mark is not None
        block = self._block(index)
        first = _first(own, run)
        if not self._joins(run, block):
            self._unclosed()
            return own
        if first and first.opening and first.opening.at == block.span.start:
            run.parts.append(first.span)
            run.blocks.append(self.numbers[index])
            self.open_mark = first.opening
            if first.closing:
                self.open_run = self.open_mark = None
            elif first is not [p for p in own if not p.is_stray][-1]:
                self._unclosed(first)
            return [p for p in own if p is not first]
        closing = self._closing_ahead(index)
        if closing is None:
            self._unclosed()
            return own
        run.parts.append(Span(block.span.start, min(closing, block.span.end)))
        run.blocks.append(self.numbers[index])
        if block.kind is not BlockKind.LIST_ITEM and self._ends_sentence(index - 1):
            self._open_missing(run, mark, block.span.start)
        if closing <= block.span.end:
            self.open_run = self.open_mark = None
            return [p for p in own if p.span.start >= closing]
        return own

    def _open_missing(self, run: Run, mark: QuoteMark, start: int) -> None:
        """One problem for a quotation, however many of its paragraphs lack their mark."""
        place = Span(start, start)
        last = self.problems[-1] if self.problems else None
        if last and last.problem is Problem.OPEN_MISSING and last.quotation.start == run.span.start:
            self.problems[-1] = replace(last, quotation=run.span, at=(*last.at, place))
        else:
            wanted = OPENING[CLOSING[mark.char]]
            self._report(Problem.OPEN_MISSING, place, run.span, wanted, place)

    def _ends_sentence(self, index: int) -> bool:
        """Whether a paragraph ends as one does; hard-wrapped lines taken for paragraphs do not."""
        text = self.document.text_of(self._block(index)).rstrip("’”\"')] ")
        return text.endswith((".", "!", "?", "…", ":", ";"))

    def _joins(self, run: Run, block: Block) -> bool:
        last = self.document.blocks[run.blocks[-1]]
        if block.kind is BlockKind.LIST_ITEM or last.kind is BlockKind.LIST_ITEM:
            return block.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.QUOTE)
        return block.kind is last.kind and block.group == last.group

    def _closing_ahead(self, index: int) -> int | None:
        """Where the open quotation closes, if the next mark of its kind is a lone closing one."""
        run = self.open_run
        assert run is not None
        gap = 0
        for ahead in range(index, min(index + _FARTHEST, len(self.numbers))):
            block = self._block(ahead)
            if not self._joins(run, block) or gap > _GAP:
                return None
            first = _first(self.passages[ahead], run)
            if first:
                return first.span.end if first.opening is None else None
            gap += block.kind is not BlockKind.LIST_ITEM and self._ends_sentence(ahead - 1)
        return None


def find_runs(document: Document) -> tuple[list[Run], list[MarkProblem]]:
    """Every quotation in order, block quotations included, and the problems with their marks."""
    numbers = [number for number, block in enumerate(document.blocks) if readable(block)]
    text = _without_code(document)
    passages = [pair_marks(text, document.blocks[number].span) for number in numbers]
    finder = _Finder(document, numbers, passages)
    finder.find()
    own = [run for run in finder.runs if _holds_own(document, run)]
    plain = plain_speech(document, own)
    runs = [*own, *block_quotations(document, own), *plain]
    runs.sort(key=lambda run: run.span)
    problems = [*finder.problems, *unopened_speech(document, plain, own)]
    return runs, sorted(problems, key=lambda problem: problem.span)


def _without_code(document: Document) -> str:
    """The text with its inline code blanked, so that marks in it are none."""
    parts: list[str] = []
    end = 0
    for mark in document.marks:
        if mark.kind is MarkKind.CODE and mark.span.start >= end:
            parts += (document.text[end : mark.span.start], "x" * len(mark.span))
            end = mark.span.end
    return "".join((*parts, document.text[end:]))


def _holds_own(document: Document, run: Run) -> bool:
    """Whether a run is no part of a block quotation's own words: it begins its paragraph there."""
    block = document.blocks[run.blocks[0]]
    return block.kind is not BlockKind.QUOTE or run.span.start == block.span.start


def _first(passages: Sequence[Passage], run: Run) -> Passage | None:
    """The first passage in marks of the kind that a run has."""
    return next((p for p in passages if p.is_double == run.is_double and not p.is_stray), None)


def _starts_speech(text: str, block: Span, at: int) -> bool:
    """Whether a mark stands at the start of its block, or after a colon or comma."""
    before = text[block.start : at].rstrip()
    return not before or before[-1] in ":,"


def _has_pair(text: str) -> bool:
    """Whether a quotation was opened and closed before: `“We will,” said Ann. “We …`."""
    return any(mark in text for mark in '“"') and any(mark in text for mark in '”"')


def _ends_with_colon(text: str, block: Span) -> bool:
    return text[block.start : block.end].rstrip().endswith(":")
