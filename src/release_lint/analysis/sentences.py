"""Sentences, within blocks."""

from __future__ import annotations

from dataclasses import dataclass

from release_lint.document import Document, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence without the white space around it; ``block`` indexes ``Document.blocks``.

    ``first`` and ``last`` (exclusive) index ``Facts.words``.
    """

    span: Span
    block: int
    first: int
    last: int


def split(text: str) -> list[Span]:
    """The sentences of one block's text, as spans into it, white space around them left out."""
    raise NotImplementedError(text)


def find_sentences(document: Document, word_starts: list[int]) -> tuple[Sentence, ...]:
    """Every sentence of every block that is not code; ``word_starts`` are the words' offsets."""
    raise NotImplementedError(document, word_starts)
