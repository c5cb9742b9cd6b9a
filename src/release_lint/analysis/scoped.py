"""A document as the rules of one scope see it: made once, shared by all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from release_lint.analysis.sentences import Sentence
from release_lint.analysis.words import Word
from release_lint.clues import Gate
from release_lint.document import Block, Span

if TYPE_CHECKING:
    from release_lint.analysis.facts import Facts

OWN_ROLES = frozenset({"title", "summary", "chrome", "label", "footer"})
"""Roles that are scopes of their own, whatever the kind of their block."""


Appearance = tuple[Sequence[Word], int]
"""A word as one of the words in scope of its block, by its index there."""


class Scoped:
    """The blocks, sentences and words that are in a scope and, where any are named, languages."""

    def __init__(self, facts: Facts, scope: frozenset[str], languages: frozenset[str]) -> None:
        self._facts = facts
        self._scope = scope
        self._languages = languages
        self._takes_speech = "quotation" in scope
        self._takes_code = "code" in scope

    @cached_property
    def blocks(self) -> Mapping[int, Block]:
        """The blocks in scope by their indexes, in order."""
        scope, languages = self._scope, self._languages
        blocks = zip(self._facts.document.blocks, self._facts.scope_names, strict=True)
        return {
            number: block
            for number, (block, name) in enumerate(blocks)
            if name in scope and (not languages or block.language in languages)
        }

    def likely_blocks(self, gate: Gate) -> Iterable[Block]:
        """The blocks in scope in which a pattern may match, in order."""
        landmarks = self._facts.landmarks
        zones = gate.zones(landmarks)
        if not zones:
            return ()
        if zones == landmarks.everywhere:
            return self.blocks.values()
        return [block for number, block in self.blocks.items() if landmarks.has(number, zones)]

    def has(self, span: Span) -> bool:
        """Whether a span is in scope: its block is, and speech and code only where named."""
        facts = self._facts
        return (
            facts.block_number(span.start) in self.blocks
            and (self._takes_speech or not facts.in_speech(span))
            and (self._takes_code or not facts.in_code(span))
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of the blocks in scope; those wholly in speech only where that is named."""
        facts, blocks = self._facts, self.blocks
        sentences = [sentence for sentence in facts.sentences if sentence.block in blocks]
        if (self._takes_speech or not facts.speech) and (self._takes_code or not facts.has_code):
            return tuple(sentences)
        return tuple(sentence for sentence in sentences if self.has(sentence.span))

    @cached_property
    def words_by_block(self) -> Mapping[int, tuple[Word, ...]]:
        """The words in scope of each block that has any, by the block's index."""
        facts = self._facts
        words = facts.block_words if self._takes_speech else facts.unspoken_words
        return {number: words[number] for number in self.blocks if words[number]}

    def appearances(self, keys: Collection[str]) -> Iterator[Appearance]:
        """Each word in scope with one of some keys, in order of the text.

        Given as the words in scope of its block, and its index among them.
        """
        return filter(None, map(self.appearance, self._facts.places_of(keys)))

    def appearance(self, place: int) -> Appearance | None:
        """A word by its index among all words, as one of those in scope of its block; else None."""
        facts = self._facts
        block = bisect_right(facts.first_words, place) - 1
        words = self.words_by_block.get(block)
        if words is None:
            return None
        if words is facts.block_words[block]:
            return words, place - facts.first_words[block]
        number = bisect_left(words, facts.words[place])  # without what is quoted
        found = number < len(words) and words[number] is facts.words[place]
        return (words, number) if found else None
