"""Comments to release-lint in a document: ``release-lint: ignore RULE -- reason``."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from release_lint.document import Block, BlockKind, Document, Mark, MarkKind, Span
from release_lint.lazy import lazy
from release_lint.records import record

FORM = "`release-lint: ignore RULE -- reason`"
_OWN = lazy(r"release-lint(?:\s*:|\s+(?=(?:ignore|disable|off|skip)\b))\s*", 2)
_REASON = lazy(r"(?:^|\s)(?:--|–|—)(?:\s|$)")
_LIMITS = lazy(r"\s(until|by)\s")
_GROUPED = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_CELL})
_MOST = 100  # comments that are heeded: a text with more wants other settings
_ABOVE = frozenset({"title", "summary", "label", "chrome"})  # roles of what may stand above the top


@record
class Directive:
    """What one comment asks: to leave ``rules`` out of account in ``target``.

    No target: in the whole document. ``span`` is its place in the text, ``source`` its range in
    the source. It holds to the end of the day ``until``. ``problem`` says what is wrong with its
    form.
    """

    span: Span
    source: Span
    rules: tuple[str, ...] = ()
    target: Span | None = None
    reason: str = ""
    owner: str = ""
    until: dt.date | None = None
    problem: str = ""

    def covers(self, span: Span | None) -> bool:
        """Whether it speaks of a place in the text; None is the document as a whole."""
        if self.target is None:
            return True
        return span is not None and (span.overlaps(self.target) or span in self.target)


def find_directives(document: Document) -> tuple[Directive, ...]:
    """Every comment to release-lint, in order."""
    comments = [
        (mark, text[own.end() :])
        for mark in document.marks
        if mark.kind is MarkKind.COMMENT
        for text in (" ".join(mark.attrs.get("text", "").split()),)
        if (own := _OWN.match(text))
    ]
    if not comments:
        return ()
    return tuple(_Parser(document).directives(comments))


class _Parser:
    """Reads what comments say, and finds the blocks that they speak of."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = [b for b in document.blocks if b.kind is not BlockKind.METADATA]
        below = (b.span.end for b in self._blocks if b.role not in _ABOVE)
        self._top_end = next(below, len(document.text))

    def directives(self, comments: Sequence[tuple[Mark, str]]) -> Iterator[Directive]:
        for mark, text in comments[:_MOST]:
            source = self._source(mark)
            try:
                yield self._parsed(text, mark.span, source)
            except ValueError as problem:
                yield Directive(mark.span, source, problem=str(problem))
        for mark, _ in comments[_MOST : _MOST + 1]:
            said = f"no more than {_MOST} are heeded in a release: change the settings instead"
            yield Directive(mark.span, self._source(mark), problem=said)

    def _source(self, mark: Mark) -> Span:
        start, colon, end = mark.attrs.get("place", "").partition(":")
        if not colon:
            return self._document.source.source_span(mark.span)
        return Span(int(start), int(end))

    def _parsed(self, text: str, span: Span, source: Span) -> Directive:
        """What a comment asks; raises :class:`ValueError` where that is not understood."""
        head, *reason = _REASON.split(text, 1)
        verb, _, rest = head.strip().partition(" ")
        if verb.lower() not in ("ignore", "ignore-document"):
            raise ValueError(f"it asks for neither `ignore` nor `ignore-document`. Write {FORM}")
        whole = verb.lower() == "ignore-document"
        if whole and span.start >= self._top_end:
            raise ValueError("`ignore-document` stands at the top, above the text")
        named, *limits = _LIMITS.split(f" {rest} ")
        until, owner = _limits(limits)
        rules = tuple(dict.fromkeys(named.replace(",", " ").lower().split()))
        if not rules:
            raise ValueError(f"it names no rule. Write {FORM}")
        target = None if whole else self._target(span)
        return Directive(span, source, rules, target, "".join(reason).strip(), owner, until)

    def _target(self, span: Span) -> Span:
        """The block that holds a place, or the next one; with the first of a list, the whole list.

        What stands without text before the next block, such as an image, goes with it.
        """
        blocks = self._blocks
        number = bisect_left(blocks, span.start, key=lambda block: block.span.end)
        if number == len(blocks):
            return Span(span.start, len(self._document.text))
        first = last = blocks[number]
        if first.span.start < span.start:
            return first.span
        if (
            first.kind in _GROUPED
            and first.group
            and not (number and _is_together(blocks[number - 1], first))
        ):
            last = next(b for b in reversed(blocks) if _is_together(b, first))
        return Span(span.start, last.span.end)


def _limits(words: list[str]) -> tuple[dt.date | None, str]:
    """From ``until``, a date, ``by``, an owner: in either order."""
    said = {word: value.strip() for word, value in zip(words[::2], words[1::2], strict=True)}
    if "until" not in said:
        return None, said.get("by", "")
    try:
        return dt.date.fromisoformat(said["until"]), said.get("by", "")
    except ValueError:
        raise ValueError(f"`{said['until']}` is not a date such as 2027-03-31") from None


def _is_together(block: Block, first: Block) -> bool:
    """Whether a block belongs to the same list, table or block quotation."""
    return block.kind is first.kind and block.group == first.group != 0
