"""Quotations: what is quoted, whether it is speech, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from release_lint.analysis.people import is_plural, names_somebody
from release_lint.analysis.quote_runs import MarkProblem, Problem, Run, find_runs, readable
from release_lint.analysis.speakers import (
    STRONG,
    Credit,
    first_sentence,
    in_lead,
    in_report,
    in_signoff,
    in_tail,
    last_sentence,
)
from release_lint.document import Block, BlockKind, Document, Span


class Attribution(StrEnum):
    """Where a speech's speaker was found."""

    NAMED = "named"  # by name, title or description, beside the quotation
    PRONOUN = "pronoun"  # he, she, they, who continue a speaker named before
    INHERITED = "inherited"  # only an earlier quotation's speaker continues
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, which may run over paragraphs or be split by its attribution.

    ``parts`` are its spans in order, one a paragraph, marks included; ``is_speech`` is false for
    titles, terms, scare quotes, statutes and slogans. ``stands_alone`` is true of whole sentences
    that are no part of another one: only these need a speaker of their own. ``speaker`` and
    ``cue`` (the reporting verb or phrase) are spans in the text, where there is one.
    """

    parts: tuple[Span, ...]
    is_speech: bool
    marked: bool  # with quotation marks; false for block quotations without any
    stands_alone: bool = False
    attribution: Attribution = Attribution.NONE
    speaker: Span | None = None
    cue: Span | None = None

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)


_HAS_QUOTES = re.compile("[“”\"‘]|(?<![^\\s(])'(?=\\w)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_STOP = re.compile(r"\n\n|[.!?]\s+[A-Z“]")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|me|I[’']m|we[’']re)\b")
_TITLE_CUES = re.compile(
    r"(?:titled|entitled|called|named|known as|dubbed|headed|theme|themed|song|film|book|play|"
    r"report|paper|scheme|campaign|award|slogan|motto|hashtag|so-called|term|word|phrase|rated|"
    r"rating|of|section|article|regulation|paragraph|provides? that|defined as|means)\s*[,:]?\s*$"
)
_LONGEST_LEAD = 250  # characters
_NEAR = 60  # characters between a reporting verb and words quoted inside its sentence


def _is_title(text: str) -> bool:
    """Whether most words have a capital."""
    words = _WORD.findall(text)
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def find_quotations(document: Document) -> tuple[tuple[Quotation, ...], tuple[MarkProblem, ...]]:
    """All quotations in order, and all problems with marks in order."""
    blocks = document.blocks
    if not _HAS_QUOTES.search(document.text) and not any(
        block.kind is BlockKind.QUOTE for block in blocks
    ):
        return (), ()
    runs, problems = find_runs(document)
    finder = _Finder(document, runs)
    quotations = finder.find()
    early = finder.closed_early(quotations)
    return tuple(_joined(document.text, quotations)), tuple(sorted((*problems, *early), key=lambda problem: problem.span))


def _joined(text: str, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Two halves of one sentence, split by its attribution, as one quotation."""
    held: Quotation | None = None
    for quotation in quotations:
        if held and _is_second_half(text, held, quotation):
            held = replace(held, parts=held.parts + quotation.parts, stands_alone=True)
            continue
        if held:
            yield held
        held = quotation
    if held:
        yield held


def _is_second_half(text: str, first: Quotation, second: Quotation) -> bool:
    """``“We will act,” said Jane Smith, “and we will not stop.”``"""
    if first.speaker is None or first.speaker.start < first.span.end:
        return False
    between = text[first.span.end : second.span.start]
    inner = text[second.span.start + 1 : second.span.start + 2]
    return second.span.start >= first.speaker.end and inner.islower() and not _STOP.search(between)


class _Finder:
    """Finds the speakers of runs in order, each with the one before it in mind."""

    def __init__(self, document: Document, runs: Sequence[Run]) -> None:
        self._document = document
        self._text = document.text
        self._runs = runs
        self._found: list[Quotation] = []
        self._inherits: list[bool] = []

    def find(self) -> tuple[Quotation, ...]:
        for index in range(len(self._runs)):
            self._found.append(self._judge(index))
        return tuple(self._found)

    # -- one run

    def _judge(self, index: int) -> Quotation:
        run = self._runs[index]
        alone = self._stands_alone(index)
        if not alone:
            credit = self._embedded(index)
            return self._quotation(run, credit, is_speech=credit is not None, alone=False)
        credit = self._beside(index) or self._around(index) or self._inside(index)
        if credit is None and self._continues(index):
            earlier = self._found[index - 1]
            return Quotation(
                tuple(run.parts), True, run.marked, True, Attribution.INHERITED, earlier.speaker
            )
        is_speech = credit is not None or self._needs_speaker(run)
        alone = credit is not None or not run.is_broken
        return self._quotation(run, credit, is_speech=is_speech, alone=alone)

    def _quotation(
        self, run: Run, credit: Credit | None, *, is_speech: bool, alone: bool
    ) -> Quotation:
        if credit is None:
            return Quotation(tuple(run.parts), is_speech, run.marked, alone)
        kind = Attribution.PRONOUN if credit.pronoun else Attribution.NAMED
        return Quotation(
            tuple(run.parts), is_speech, run.marked, alone, kind, credit.speaker, credit.cue
        )

    def _needs_speaker(self, run: Run) -> bool:
        """Whether words without a speaker are speech: marked, or in the first person.

        A block quotation that opens the document is its text, set off.
        """
        if run.marked:
            return True
        before = self._neighbour(run.blocks[0], -1)
        if before is None or self._block(before).role in ("title", "summary"):
            return False
        return any(_FIRST_PERSON.search(self._text, p.start, p.end) for p in run.parts)

    # -- the text round a run

    def _block(self, number: int) -> Block:
        return self._document.blocks[number]

    def _head(self, index: int) -> Span:
        """What stands before a run in its block, back to the run before it."""
        run = self._runs[index]
        start = self._block(run.blocks[0]).span.start
        if index:
            start = max(start, self._runs[index - 1].span.end)
        return Span(min(start, run.span.start), run.span.start)

    def _tail(self, index: int) -> Span:
        """What stands after a run in its block, on to the run after it."""
        run = self._runs[index]
        end = self._block(run.blocks[-1]).span.end
        if index + 1 < len(self._runs):
            end = min(end, self._runs[index + 1].span.start)
        return Span(run.span.end, max(end, run.span.end))

    def _stands_alone(self, index: int) -> bool:
        """Whether a run is one or more whole sentences, and no part of another one."""
        run = self._runs[index]
        if not run.marked or len(run.parts) > 1:
            return True
        inner = self._text[run.span.start + 1 : run.span.end].strip("“”‘’\"' ")
        if len(_WORD.findall(inner)) < 4 or not (inner[:1].isupper() or inner[:1] in "[…£0123456789"):
            return False
        head = self._head(index)
        before = self._text[head.start : head.end].rstrip()
        at_start = head.start == self._block(run.blocks[0]).span.start
        if before and before[-1] not in ".!?:…-–—" and not before.endswith((".)", "?)")):
            return False
        if before.endswith((" to:", " that:", " as:")):
            return False  # `its aim is to: “Continue …”` quotes a text, inside a sentence
        if not before and not at_start:
            return self._found[index - 1].stands_alone
        tail = self._tail(index)
        after = self._text[tail.start : tail.end].strip()
        ends = self._text[run.span.start : run.span.end].rstrip("“”‘’\"' ")[-1:]
        if ends in ".!?…,-–—:;":
            return True
        if _is_title(inner) or not run.is_double and len(_WORD.findall(inner)) < 8:
            return False
        return not after or after[0] in ".!?…–—("

    # -- speakers

    def _embedded(self, index: int) -> Credit | None:
        """The speaker of words quoted inside a sentence, where a verb reports them."""
        run, text = self._runs[index], self._text
        inner = text[run.span.start + 1 : run.span.end - 1]
        words = _WORD.findall(inner)
        if len(words) < (3 if run.is_double else 5) or _is_title(inner):
            return None
        block = self._block(run.blocks[0]).span
        before = last_sentence(text, Span(block.start, run.span.start))
        if _TITLE_CUES.search(text, max(before.start, before.end - 40), before.end):
            return None
        credit = in_lead(text, before, ends_open=False)
        if credit and credit.cue and before.end - credit.cue.end < _NEAR:
            cue = text[credit.cue.start : credit.cue.end].lower()
            return credit if cue in STRONG else None
        tail = self._tail(index)
        credit = in_tail(text, tail)
        if credit and credit.cue and credit.cue.start - tail.start < _NEAR:
            return credit
        return None

    def _beside(self, index: int) -> Credit | None:
        """The speaker in the run's own paragraph."""
        text, head, tail = self._text, self._head(index), self._tail(index)
        if len(tail) > 1:
            credit = in_tail(text, tail)
            if credit:
                return credit
        block_start = self._block(self._runs[index].blocks[0]).span.start
        if index and head.start > block_start and self._found[index - 1].stands_alone:
            earlier = self._found[index - 1]
            if earlier.attribution is not Attribution.NONE:
                return Credit(
                    earlier.speaker, earlier.cue, earlier.attribution is Attribution.PRONOUN
                )
        if len(head) > 1:
            open_ = text[head.start : head.end].rstrip()[-1:] not in ".!?"
            sentence = last_sentence(text, Span(head.start, head.end))
            if open_:
                return in_lead(text, sentence, ends_open=True)
            before = Span(block_start, head.end)
            credit = in_report(text, before) or in_lead(text, sentence, ends_open=False)
            if credit:
                return credit
            if names_somebody(text[sentence.start : sentence.end]):
                return Credit(sentence)
        return None

    def _inside(self, index: int) -> Credit | None:
        """The speaker in the first paragraph of a block quotation that holds its own lead-in."""
        run = self._runs[index]
        first = self._text[run.parts[0].start : run.parts[0].end].rstrip()
        if run.marked or not first.endswith(":") or len(first) > _LONGEST_LEAD:
            return self._signed_inside(run)
        return in_lead(self._text, run.parts[0], ends_open=True) or self._signed_inside(run)

    def _signed_inside(self, run: Run) -> Credit | None:
        """The speaker in the last paragraph of a block quotation: ``— Jane Smith, resident``."""
        if run.marked or len(run.parts) < 2:
            return None
        return in_signoff(self._text, run.parts[-1])

    def _around(self, index: int) -> Credit | None:
        """The speaker in the paragraph before, or in one of its own below."""
        run, text = self._runs[index], self._text
        if len(self._head(index)) > 1:
            return None
        before = self._neighbour(run.blocks[0], -1)
        if before is not None:
            credit = self._in_paragraph_before(run, before)
            if credit:
                return credit
        after = self._neighbour(run.blocks[-1], 1)
        if (
            after is not None
            and self._block(after).kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
            and len(self._tail(index)) <= 1
        ):
            return in_signoff(text, self._block(after).span)
        return None

    def _in_paragraph_before(self, run: Run, number: int) -> Credit | None:
        text, block = self._text, self._block(number)
        body = text[block.span.start : block.span.end].rstrip()
        if self._ends_in_quotation(number):
            return None
        sentence = last_sentence(text, block.span)
        is_led = body.endswith(":") or (
            body[-1:] not in ".!?" and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        )
        if is_led:
            return in_lead(text, sentence, ends_open=True) or in_lead(
                text, block.span, ends_open=True
            )
        if block.kind is not BlockKind.PARAGRAPH:
            return None
        return in_report(text, block.span)

    def _ends_in_quotation(self, number: int) -> bool:
        end = self._block(number).span.end
        return any(run.span.end >= end - 1 and number in run.blocks for run in self._runs)

    def _neighbour(self, number: int, step: int) -> int | None:
        """The next block of running text in one direction; a list's lead-in for its items."""
        own = self._block(number)
        number += step
        while 0 <= number < len(self._document.blocks):
            block = self._block(number)
            inside = own.kind is BlockKind.LIST_ITEM and block.kind is BlockKind.LIST_ITEM
            if readable(block) and block.kind is not BlockKind.CAPTION and block.role != "label":
                if not (inside and step < 0 and block.group == own.group):
                    return number
            number += step
        return None

    def _continues(self, index: int) -> bool:
        """Whether the paragraph before is, or ends with, a quotation that has a speaker."""
        if not index:
            return False
        earlier, run, before = self._found[index - 1], self._runs[index], self._runs[index - 1]
        if earlier.attribution is Attribution.NONE:
            return False
        return self._neighbour(run.blocks[0], -1) == before.blocks[-1]

    # -- closed in every paragraph

    def closed_early(self, quotations: Sequence[Quotation]) -> list[MarkProblem]:
        """Running speech whose paragraphs each close, with nothing said between."""
        problems: list[MarkProblem] = []
        for index in range(1, len(quotations)):
            earlier, later = quotations[index - 1], quotations[index]
            if later.attribution is not Attribution.INHERITED or not later.marked:
                continue
            run, before = self._runs[index], self._runs[index - 1]
            same = self._block(run.blocks[0]).kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)
            at_end = before.span.end == self._block(before.blocks[-1]).span.end
            whole = not len(self._head(index)) and before.marked and run.is_double == before.is_double
            speaker = earlier.speaker
            plural = speaker is None or is_plural(self._text[speaker.start : speaker.end])
            if same and at_end and whole and not plural:
                mark = Span(before.span.end - 1, before.span.end)
                whole_span = Span(earlier.span.start, later.span.end)
                problems.append(
                    MarkProblem(Problem.CLOSED_EARLY, mark, whole_span, "", (mark,))
                )
        return problems
