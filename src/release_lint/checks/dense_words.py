"""``dense-words``: sentences that are heavy with abstract nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

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
    def _passed(self) -> frozenset[str]:
        return frozenset(self.except_)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each sentence, with its heavy words."""
        words = context.facts.words
        for sentence in context.facts.sentences:
            own = words[sentence.first : sentence.last]
            heavy = [
                word
                for word in own
                if word.end - word.start >= 8
                and word.key.endswith(self.endings)
                and word.text.islower()
                and word.key not in self._passed
            ]
            is_cluster = len(heavy) >= self.at_least and len(heavy) >= self.share * len(own)
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
