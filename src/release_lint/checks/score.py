"""``score``: a readability metric within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis import readability, textstat_metrics
from release_lint.analysis.readability import Counts
from release_lint.analysis.sentences import Sentence
from release_lint.checks.base import Context, NotApplicable
from release_lint.convert import suggest
from release_lint.document import BlockKind
from release_lint.finding import Finding
from release_lint.records import record


@record
class Score:
    """A readability metric, ours or any of textstat's by its name, within bounds.

    Texts with fewer than ``min_words`` words are left alone: no formula holds for them. The
    finding gives the counts, and the sentences that move the metric furthest from its bound.
    """

    metric: str
    at_most: float | None = None
    at_least: float | None = None
    min_words: int = 100

    scope: ClassVar[tuple[str, ...]] = (
        *("summary", BlockKind.PARAGRAPH),
        *(BlockKind.LIST_ITEM, BlockKind.QUOTE, "quotation"),
    )

    def __post_init__(self) -> None:
        """Refuse a metric that nobody has, and a rule without a bound."""
        names = {*readability.METRICS, *textstat_metrics.METRICS}
        if self.metric not in names:
            raise ValueError(f"there is no metric `{self.metric}`.{suggest(self.metric, names)}")
        if self.at_most is None and self.at_least is None:
            raise ValueError("say `at_most`, `at_least` or both")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding on the document where the score is out of bounds."""
        tally = context.facts.tally
        pairs = [(sentence, tally.of(sentence)) for sentence in context.sentences()]
        counts = readability.total(own for _, own in pairs)
        if counts.words < max(self.min_words, 1):
            raise NotApplicable(f"fewer than {self.min_words} words")
        score = self._measure(context, pairs, counts)
        too_high = self.at_most is not None and score > self.at_most
        if too_high or (self.at_least is not None and score < self.at_least):
            heaviest = readability.heaviest(pairs, *self._formula(too_high=too_high))
            related = tuple((s.span, f"{own.words} words") for s, own in heaviest)
            yield Finding(
                self._text(score, counts, too_high=too_high),
                related=related,
                measure=score if too_high else -score,
            )

    def _measure(
        self, context: Context, pairs: list[tuple[Sentence, Counts]], counts: Counts
    ) -> float:
        if self.metric in readability.METRICS:
            return readability.METRICS[self.metric](counts)
        return textstat_metrics.measure(self.metric, readability.prose(context.facts, pairs))

    def _formula(self, *, too_high: bool) -> tuple[str, int]:
        """The everyday formula to weigh sentences by, and its sign: up is worse, or down."""
        if self.metric in readability.METRICS:
            return self.metric, 1 if too_high else -1
        return "flesch_kincaid_grade", 1

    def _text(self, score: float, counts: Counts, *, too_high: bool) -> str:
        name = readability.NAMES.get(self.metric) or self.metric.replace("_", " ").capitalize()
        bound = f"at most {self.at_most:g}" if too_high else f"at least {self.at_least:g}"
        return (
            f"{name} is {score:.1f}: aim for {bound}. Counted: {counts.words:,} words in "
            f"{counts.sentences:,} sentences, {counts.syllables:,} syllables, "
            f"{counts.polysyllables:,} words of three or more."
        )
