"""Comments to release-lint in a document: ``release-lint: ignore RULE -- reason``."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

from release_lint.document import Block, BlockKind, Document, Mark, MarkKind, Span
from release_lint.lazy import lazy
from release_lint.records import record

FORM = "`release-lint: ignore RULE -- reason`"
_OWN = lazy(r"release-lint(?:\s*:|\s+(?=(?:ignore|disable|off|skip)\b))\s*", 2)
_REASON = lazy(r"(?:^|\s)(?:--|–|—)(?:\s|$)")
_LIMITS = lazy(r"\s(until|by)\s")
_GROUPED = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_CELL})
_ABOVE = frozenset({"title", "summary", "label", "chrome"})  # roles of what may stand above the top


@record
class Directive:
    """What one comment asks: to leave ``rules`` out of account in ``targets``.

    No targets: in the whole document. ``span`` is its place in the text, ``source`` its range in
    the source. It holds to the end of the day ``until``. ``problem`` says what is wrong with its
    form.
    """

    span: Span
    source: Span
    rules: tuple[str, ...] = ()
    targets: tuple[Span, ...] = ()
    reason: str = ""
    owner: str = ""
    until: dt.date | None = None
    problem: str = ""

    def covers(self, span: Span | None) -> bool:
        """Whether it speaks of a place in the text; None is the document as a whole."""
        if not self.targets:
            return True
        return span is not None and any(
            span.overlaps(target) or target.start <= span.start <= span.end <= target.end
            for target in self.targets
        )


def find_directives(document: Document) -> tuple[Directive, ...]:
    """Every comment to release-lint, in order."""
    comments = (mark for mark in document.marks if mark.kind is MarkKind.COMMENT)
    return tuple(_directives(comments, document))


def _directives(comments: Iterator[Mark], document: Document) -> Iterator[Directive]:
    for mark in comments:
        text = " ".join(mark.attrs.get("text", "").split())
        own = _OWN.match(text)
        if not own:
            continue
        source = _source(mark, document)
        try:
            yield _parsed(text[own.end() :], mark.span, source, document)
        except ValueError as problem:
            yield Directive(mark.span, source, problem=str(problem))


def _source(mark: Mark, document: Document) -> Span:
    start, colon, end = mark.attrs.get("place", "").partition(":")
    return Span(int(start), int(end)) if colon else document.source.source_span(mark.span)


def _parsed(text: str, span: Span, source: Span, document: Document) -> Directive:
    """A directive from what it says; raises :class:`ValueError` where that is not understood."""
    head, *reason = _REASON.split(text, 1)
    verb, _, rest = head.strip().partition(" ")
    if verb.lower() not in ("ignore", "ignore-document"):
        raise ValueError(f"it asks for neither `ignore` nor `ignore-document`. Write {FORM}")
    whole = verb.lower() == "ignore-document"
    if whole and not _is_at_top(span, document):
        raise ValueError("`ignore-document` stands at the top, above the text")
    named, *limits = _LIMITS.split(f" {rest} ")
    until, owner = _limits(limits)
    rules = tuple(dict.fromkeys(named.replace(",", " ").lower().split()))
    if not rules:
        raise ValueError(f"it names no rule. Write {FORM}")
    targets = () if whole else _targets(span, document)
    return Directive(span, source, rules, targets, "".join(reason).strip(), owner, until)


def _limits(words: list[str]) -> tuple[dt.date | None, str]:
    """From ``until``, a date, ``by``, an owner: in either order."""
    said = {word: value.strip() for word, value in zip(words[::2], words[1::2], strict=True)}
    if "until" not in said:
        return None, said.get("by", "")
    try:
        return dt.date.fromisoformat(said["until"]), said.get("by", "")
    except ValueError:
        raise ValueError(f"`{said['until']}` is not a date such as 2027-03-31") from None


def _targets(span: Span, document: Document) -> tuple[Span, ...]:
    """The block that holds a place, or the next one; with the first of a list, the whole list.

    What stands without text before the next block, such as an image, goes with it.
    """
    blocks = [block for block in document.blocks if block.kind is not BlockKind.METADATA]
    number = bisect_left(blocks, span.start, key=lambda block: block.span.end)
    if number == len(blocks):
        return (Span(span.start, len(document.text)),)
    first = blocks[number]
    if first.span.start < span.start:
        return (first.span,)
    whole = Span(span.start, first.span.end)
    before = blocks[number - 1] if number else None
    if not _is_together(first, first) or (before and _is_together(before, first)):
        return (whole,)
    return (whole, *(b.span for b in blocks[number + 1 :] if _is_together(b, first)))


def _is_together(block: Block, first: Block) -> bool:
    """Whether a block belongs to the same list, table or block quotation."""
    return block.kind is first.kind and block.kind in _GROUPED and block.group == first.group != 0


def _is_at_top(span: Span, document: Document) -> bool:
    """Whether nothing but title, summary, labels and the like stands above a place."""
    return all(
        block.kind is BlockKind.METADATA or block.role in _ABOVE
        for block in document.blocks
        if block.span.end <= span.start
    )
