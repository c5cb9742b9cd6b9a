"""``list-form``: bullets that follow a lead-in and are written alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from release_lint.checks.base import Context
from release_lint.document import Block, BlockKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_JOINED = lazy(r"(?:;(?:\s*(?:and|or))?|,\s*(?:and|or))\s*\Z")
_STOP = lazy(r"(?<=[\w’”)%])\.\s*\Z")
_SENTENCES = lazy(r"[.!?][”’)]*\s+[A-Z]")
_ARTICLES = frozenset({"a", "an", "the"})
# Words that begin a bullet with a small letter.
_COMMON = frozenset({
    "a", "an", "the", "to", "of", "in", "on", "at", "by", "for", "from", "with", "all", "any",
    "each", "both", "if", "when", "where", "who", "which", "that", "this", "these", "those",
    "our", "your", "their", "its", "his", "her", "how", "what", "why", "be", "being", "have",
    "having", "more", "most", "new", "other", "some", "about", "between", "during", "through",
    "under", "using", "and", "or", "no", "not", "only", "we", "you", "they", "it", "as", "add",
    "allow", "apply", "ask", "build", "check", "create", "develop", "ensure", "give", "help",
    "identify", "improve", "include", "including", "increase", "keep", "look", "make",
    "provide", "providing", "reduce", "report", "send", "set", "show", "support", "supporting",
    "take", "tell", "use", "work", "working",
})  # fmt: skip


@record
class ListForm:
    """The bullets of a list: a lead-in before them, no marks that join them, one way to begin.

    Lists whose items are whole sentences, or several, are left as they are. ``severity`` is that
    of the rule; what only taste decides informs.
    """

    scope: ClassVar[tuple[str, ...]] = (BlockKind.LIST_ITEM,)

    def needs(self) -> Needs:
        """A list."""
        return Needs(blocks=(BlockKind.LIST_ITEM,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each fault of a list."""
        for items in _lists(context):
            texts = [context.text(item).rstrip() for item in items]
            yield from _joined(items, texts)
            yield from _last_stop(items, texts)
            yield from _beginnings(items, texts)
            yield from _lead_in(context, items, texts)


def _lists(context: Context) -> Iterator[list[Block]]:
    items = (b for b in context.blocks() if b.kind is BlockKind.LIST_ITEM and b.group)
    items = (b for b in items if b.attrs.get("number") != "")  # what goes on is no item
    for _, group in groupby(items, key=lambda item: (item.group, item.level)):
        one = list(group)
        if len(one) > 1 and not context.facts.in_speech(one[0].span):
            yield one


def _joined(items: Sequence[Block], texts: Sequence[str]) -> Iterator[Finding]:
    ends = [_JOINED.search(text) for text in texts]
    if sum(map(bool, ends[:-1])) * 2 < len(items):
        return
    edits, first = [], None
    for item, text, end in zip(items, texts, ends, strict=True):
        stop = _STOP.search(text) if item is items[-1] else None
        match = end or stop
        if match:
            span = Span(item.span.start + match.start(), item.span.start + len(text))
            first = first or span
            edits.append(Edit(span, ""))
    yield Finding(
        "The bullets of a list end without “;”, “and” or “or”.",
        first,
        Fix("Leave out the marks at the ends of the bullets", tuple(edits)),
    )


def _last_stop(items: Sequence[Block], texts: Sequence[str]) -> Iterator[Finding]:
    """A full stop after the last bullet alone."""
    stop = _STOP.search(texts[-1])
    others = texts[:-1]
    if (
        not stop
        or _SENTENCES.search(texts[-1])
        or any(text.endswith((".", ";", ",", "and")) for text in others)
    ):
        return
    if not all(text[:1].islower() or text[:1].isdigit() for text in texts):
        return
    span = Span(items[-1].span.start + stop.start(), items[-1].span.start + len(texts[-1]))
    yield Finding(
        "The last bullet of a list has no full stop.",
        span,
        Fix("Leave out the full stop", (Edit(span, ""),), safe=True),
    )


def _beginnings(items: Sequence[Block], texts: Sequence[str]) -> Iterator[Finding]:
    """A bullet with a capital among others without: only where the word is no name."""
    lower = sum(text[:1].islower() for text in texts)
    if lower * 2 <= len(texts):
        return
    for item, text in zip(items, texts, strict=True):
        word, _, rest = text.partition(" ")
        is_named = rest[:1].isupper()
        if is_named and word.lower() not in _ARTICLES:
            continue  # New Zealand, All Saints
        if word[:1].isupper() and word[1:].islower() and word.lower() in _COMMON:
            span = Span(item.span.start, item.span.start + len(word))
            yield Finding(
                "This bullet begins with a capital, and others do not.",
                span,
                Fix(f"Write “{word.lower()}”", (Edit(span, word.lower()),), safe=not is_named),
            )


def _lead_in(context: Context, items: Sequence[Block], texts: Sequence[str]) -> Iterator[Finding]:
    """Lower-case bullets straight after a heading, or after a sentence that has ended."""
    blocks = context.document.blocks
    number = context.facts.block_number(items[0].span.start)
    before = blocks[number - 1] if number else None
    if before is None or not all(text[:1].islower() for text in texts):
        return
    is_led = before.kind is BlockKind.LIST_ITEM or not context.text(before).rstrip().endswith(".")
    if before.kind is BlockKind.HEADING or not is_led:
        yield Finding(
            "This list has no line that leads in to it.",
            items[0].span,
            Fix("Write a line before it that ends with a colon"),
            severity=Severity.INFO,
        )
