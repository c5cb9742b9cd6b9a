"""``limit``: at most so many words, sentences or characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import ClassVar, Literal

from release_lint.checks.base import Context, NotApplicable, check_message
from release_lint.document import Block, BlockKind, Span
from release_lint.finding import Finding, Severity
from release_lint.needs import Needs
from release_lint.records import record

_LONGEST_LINE = 120  # words of a paragraph that may be a text of its own


@record
class Limit:
    """At most so many words, sentences or characters in a sentence, paragraph, title or summary.

    ``info_to``: a count above ``at_most`` up to this only informs; ``error_from``: from this it is
    an error. ``in_quotations`` is the severity in somebody's quoted words: of what is mostly
    speech, or too long only with its speech. ``average`` judges the mean of all, once. A
    ``message`` may use ``{count}``, ``{limit}`` and ``{over}``, by how much it is too long.
    """

    of: Literal["words", "sentences", "characters"]
    per: Literal["sentence", "paragraph", "title", "summary", "document"]
    at_most: int
    info_to: int = 0
    error_from: int = 0
    in_quotations: Severity | None = None
    average: bool = False
    message: str = ""

    scope: ClassVar[tuple[str, ...]] = (
        *("title", "summary"),
        *(BlockKind.PARAGRAPH, BlockKind.LIST_ITEM),
        *(BlockKind.QUOTE, "quotation"),
    )

    def __post_init__(self) -> None:
        """Refuse units that do not fit and messages with unknown names."""
        if self.of == "sentences" and self.per == "sentence":
            raise ValueError("`of: sentences` needs a larger `per` than a sentence")
        check_message(self.message, "count", "limit", "over")

    def needs(self) -> Needs | None:
        """The title or summary that is measured."""
        if self.per not in ("title", "summary"):
            return None
        return Needs(blocks=(self.per,), reason=f"no {self.per}")

    def check(self, context: Context) -> Iterator[Finding]:
        """Every unit that is too long, or the document where the average is."""
        units = list(self._units(context))
        if not units:
            raise NotApplicable(f"no {self.per}")
        if self.per in ("sentence", "paragraph") and _is_run_together(context):
            raise NotApplicable("the text is one line: its headings and lists cannot be told apart")
        count_in = self._counter(context)
        if self.average:
            yield from self._judge_average(sum(map(count_in, units)) / len(units))
            return
        for unit in units:
            count = count_in(unit)
            if count > self.at_most:
                whole = None if self.per == "document" else unit
                yield Finding(
                    self._text(str(count), count - self.at_most),
                    whole,
                    severity=self._severity(context, unit, count),
                    measure=count,
                )

    def _units(self, context: Context) -> Iterator[Span]:
        if self.per == "document":
            blocks = list(context.blocks())
            if blocks:
                yield Span(blocks[0].span.start, blocks[-1].span.end)
        elif self.per == "sentence":
            yield from (sentence.span for sentence in context.sentences())
        else:
            yield from (block.span for block in context.blocks() if self._is_unit(block))

    def _is_unit(self, block: Block) -> bool:
        if self.per == "paragraph":
            return block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and not block.role
        return block.role == self.per

    def _counter(self, context: Context) -> Callable[[Span], int]:
        """What counts a unit."""
        if self.of == "characters":
            return len
        if self.of == "sentences":
            starts = [sentence.span.start for sentence in context.sentences()]
            return lambda unit: bisect_left(starts, unit.end) - bisect_left(starts, unit.start)
        if self.per == "document":
            return lambda unit: sum(Span(w.start, w.end) in unit for w in context.words())
        return context.facts.count_words

    def _judge_average(self, mean: float) -> Iterator[Finding]:
        if mean > self.at_most:
            yield Finding(self._text(f"{mean:.1f}", mean - self.at_most), measure=mean)

    def _severity(self, context: Context, unit: Span, count: int) -> Severity | None:
        """The finding's own severity, where it is not the rule's."""
        if self.in_quotations:
            spoken = self._spoken(context, unit)
            if 2 * spoken > context.facts.count_words(unit):
                return self.in_quotations
            if self.of == "words":
                count -= spoken
            if count <= self.at_most:
                return self.in_quotations
        if count <= self.info_to:
            return Severity.INFO
        return Severity.ERROR if self.error_from and count >= self.error_from else None

    def _spoken(self, context: Context, unit: Span) -> int:
        """How many of a unit's words are somebody's own."""
        facts = context.facts
        if facts.block_at(unit.start).kind is BlockKind.QUOTE:
            return facts.count_words(unit)
        if not facts.meets_speech(unit):
            return 0
        return sum(facts.in_speech(Span(word.start, word.end)) for word in facts.words_in(unit))

    def _text(self, count: str, over: float) -> str:
        if self.message:
            return self.message.format(count=count, limit=self.at_most, over=f"{over:g}")
        if self.average:
            return f"The average {self.per} has {count} {self.of}: aim for {self.at_most} at most."
        return f"This {self.per} has {count} {self.of}: the limit is {self.at_most}."


def _is_run_together(context: Context) -> bool:
    """Whether a whole text, headings and lists included, stands in one line."""
    document = context.document
    alone = document.format == "text" and len(document.blocks) == 1
    return alone and len(context.facts.words) > _LONGEST_LINE
