"""What a quotation is. :mod:`~release_lint.analysis.attribution` finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from release_lint.document import Block, BlockKind, Span
from release_lint.lazy import lazy
from release_lint.records import comparable, mutable, replace

_STOP = lazy(r"\n\n|[.!?]\s+[A-Z“]")

_SKIPPED_KINDS = frozenset({BlockKind.CODE, BlockKind.METADATA, BlockKind.NOTICE})
_SKIPPED_ROLES = frozenset({"chrome", "footer"})


class Attribution(StrEnum):
    """Where a speech's speaker was found."""

    NAMED = "named"  # by name, title or description, beside the quotation
    PRONOUN = "pronoun"  # he, she, they, who continue a speaker named before
    INHERITED = "inherited"  # only an earlier quotation's speaker continues
    NONE = "none"


@comparable
class Quotation:
    """One quotation, which may run over paragraphs or be split by its attribution.

    ``parts`` are its spans in order, one a paragraph or side of a split, marks included;
    ``is_speech`` is false for titles, terms, scare quotes, statutes and slogans. ``stands_alone``
    is true of whole sentences that are no part of another one: only these need a speaker.
    ``speaker``, the ``role`` in it and ``cue`` (the reporting verb or phrase) are spans in the
    text, where there is one.
    """

    parts: tuple[Span, ...]
    is_speech: bool
    marked: bool  # with quotation marks; false for block quotations without any
    stands_alone: bool = False
    attribution: Attribution = Attribution.NONE
    speaker: Span | None = None
    cue: Span | None = None
    role: Span | None = None

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)


@mutable
class Run:
    """A quotation before its speaker is looked for: its parts, and the blocks that hold them."""

    parts: list[Span]
    blocks: list[int]
    marked: bool = True
    is_double: bool = True
    is_broken: bool = False  # a mark is missing: where it begins or ends is a guess

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)


def readable(block: Block) -> bool:
    """Whether a block can hold quotations."""
    return block.kind not in _SKIPPED_KINDS and block.role not in _SKIPPED_ROLES


def join_halves(text: str, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
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
    """Whether ``“and we will not stop.”`` goes on with ``“We will act,” said Jane Smith,``."""
    if first.speaker is None or first.speaker.start < first.span.end:
        return False
    between = text[first.span.end : second.span.start]
    begins = text[second.span.start + 1 : second.span.start + 2]
    goes_on = begins.islower() and _STOP.search(between) is None
    return goes_on and second.span.start >= first.speaker.end
