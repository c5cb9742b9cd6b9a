"""``missing-full-stop``: a paragraph of prose that ends without its mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from release_lint.analysis.reporting import SAYING
from release_lint.analysis.words import Word
from release_lint.checks.base import Context
from release_lint.document import Block, BlockKind, MarkKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.records import record

_FINITE = frozenset({
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should",
    "may", "might", "must", "do", "does", "did", "said", "says", "made", "makes", "noted",
    "found", "announced", "welcomed", "launched", "received", "became", "began", "took", "gave",
    "continues", "include", "includes", "included", "remains", "remained", "provides",
    "provided", "helps", "supports", "shows", "showed", "means", "want", "wants", "need",
    "needs", "know", "believe", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't",
    "won't", "can't", "it's", "we're", "they're", "i'm", "we've", "they've", "i've",
})  # fmt: skip
_CLAUSE = frozenset({
    "that", "which", "who", "whose", "what", "where", "when", "how", "why", "if", "because",
    "while", "whether", "so",
})  # fmt: skip
_MIDDLE = frozenset({
    "a", "an", "the", "of", "and", "or", "but", "from", "into", "with", "my", "our", "your",
    "their", "its", "every", "than", "as", "at", "is", "are", "be",
})  # fmt: skip
_ENDS = (".", "!", "?", "…", ".”", ".’", '."', ".'", "!”", "?”", "?’", "!’", ".)", ".]")
_OPEN_LISTS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.CODE})


@record
class MissingFullStop:
    """A paragraph of at least ``words`` words, with a finite verb, that ends in a plain word.

    One that is cut in the middle of a sentence, by a bracket that is open or a word that ends
    none, lacks more than a mark. So does one with no verb but those of its clauses.

    It stands among prose: the paragraph before it ends with a mark (and is no lead-in to a list,
    whose items look like paragraphs in plain text), and what follows is a paragraph that ends
    with one, a heading, or nothing. In plain text without a title one sentence alone only informs:
    it may be an item of a list.
    """

    words: int = 10

    scope: ClassVar[tuple[str, ...]] = ("paragraph",)

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each paragraph, at its last word."""
        blocks = context.document.blocks
        for number, block in enumerate(blocks):
            if context.has_block(number) and self._is_unended_prose(block, context):
                before = blocks[number - 1] if number else None
                after = blocks[number + 1] if number + 1 < len(blocks) else None
                if _leads_in(block, after, context):
                    continue  # which asks for a colon
                if _ends_well(before, context) and _may_follow(after, context):
                    yield _finding(block, context)

    def _is_unended_prose(self, block: Block, context: Context) -> bool:
        text = context.document.text_of(block)
        if not text or not text[-1].islower() or not text.lstrip("“‘\"'")[:1].isupper():
            return False
        words = context.facts.words_in(block.span)
        return (
            len(words) >= self.words
            and words[-1].text.isalpha()
            and words[-1].text.islower()
            and text[-len(words[-1].text) - 1] in " \n-"  # no end of an address
            and words[-1].key not in _MIDDLE
            and text.count("(") == text.count(")")
            and _is_said(words, text)
            and not _has_lines(text)
            and not _is_linked(block, context)
        )


def _is_said(words: Sequence[Word], text: str) -> bool:
    """Whether a paragraph has a verb beside those of its clauses, or a sentence before its last."""
    verbs = sum(word.key in _FINITE for word in words)
    return verbs > sum(word.key in _CLAUSE for word in words) or (verbs > 0 and ". " in text)


def _leads_in(block: Block, after: Block | None, context: Context) -> bool:
    """Whether a paragraph ends with the verb that reports the quotation below it."""
    if after is None or context.facts.words_in(block.span)[-1].key not in SAYING:
        return False
    return after.kind is BlockKind.QUOTE or context.document.text_of(after)[:1] in "“‘\"'"


def _has_lines(text: str) -> bool:
    """Whether a paragraph is broken into short lines: an address, a poem, a list."""
    lines = text.split("\n")
    return len(lines) > 1 and min(map(len, lines[:-1])) < 50


def _is_linked(block: Block, context: Context) -> bool:
    """Whether links make up most of the paragraph."""
    links = context.facts.marks_in(block.span, MarkKind.LINK)
    return 2 * sum(len(mark.span) for mark in links) > len(block.span)


def _ends_well(block: Block | None, context: Context) -> bool:
    """Whether what stands before is a heading, or a paragraph with its mark."""
    if block is None or block.kind is BlockKind.HEADING or block.role:
        return True
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and (
        context.document.text_of(block).endswith(_ENDS)
    )


def _may_follow(block: Block | None, context: Context) -> bool:
    """Whether what follows leaves no doubt that the paragraph is finished."""
    if block is None or block.kind is BlockKind.HEADING or block.role:
        return True
    if block.kind in _OPEN_LISTS:
        return False
    text = context.document.text_of(block)
    return text[:1].isupper() or text[:1] in "“‘\"'" if text.endswith((*_ENDS, ":")) else False


def _may_be_an_item(block: Block, context: Context) -> bool:
    """Whether a paragraph is one sentence, and no title shows that the plain text is prose."""
    blocks = context.document.blocks
    if context.document.format != "text" or any(each.role == "title" for each in blocks):
        return False
    text = context.document.text_of(block)
    return not any(mark in text for mark in (". ", "? ", "! ", ".” "))


def _finding(block: Block, context: Context) -> Finding:
    last = context.facts.words_in(block.span)[-1]
    end = block.span.end
    links = context.facts.marks_in(block.span, MarkKind.LINK)
    linked = any(mark.span.end == end for mark in links)
    return Finding(
        f"The paragraph ends without a full stop after “{last.text}”.",
        Span(last.start, end),
        Fix("Write a full stop at the end", (Edit(Span(end, end), "."),), safe=not linked),
        severity=Severity.INFO if _may_be_an_item(block, context) else None,
    )
