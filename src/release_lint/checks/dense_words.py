"""``dense-words``: sentences that are heavy with abstract nouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.sieve import Sieve
from release_lint.analysis.words import fold
from release_lint.checks.base import Context
from release_lint.document import BlockKind, Span
from release_lint.finding import Finding, Fix
from release_lint.records import record


@record
class DenseWords:
    """No sentence has so many words with the ``endings`` that they make up a ``share`` of it.

    Words of fewer than eight letters, names and those in ``except`` do not count; ``at_least`` is
    the number from which they make a cluster.
    """

    endings: tuple[str, ...]
    at_least: int = 4
    share: float = 0.2
    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = ("summary", BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)

    @cached_property
    def _heavy(self) -> Sieve:
        return Sieve(self._is_heavy)

    def _is_heavy(self, text: str) -> bool:
        key = fold(text)
        return (
            len(key) >= 8
            and text.islower()
            and key.endswith(self.endings)
            and key not in self.except_
        )

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each sentence, with its heavy words."""
        facts = context.facts
        places = facts.places_of({*map(fold, self._heavy.passing(facts.texts))})
        for sentence in facts.sentences if len(places) >= self.at_least else ():
            own = places[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]
            heavy = [facts.words[place] for place in own if facts.words[place].text.islower()]
            size = sentence.last - sentence.first
            is_cluster = len(heavy) >= self.at_least and len(heavy) >= self.share * size
            if is_cluster and context.has(sentence.span):
                yield Finding(
                    "Abstract nouns weigh this sentence down: "
                    + ", ".join(f"“{word.text}”" for word in heavy)
                    + ".",
                    sentence.span,
                    Fix("Say with verbs who does what"),
                    tuple((Span(word.start, word.end), "abstract") for word in heavy),
                    measure=len(heavy),
                )
