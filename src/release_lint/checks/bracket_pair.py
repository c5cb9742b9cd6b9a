"""``bracket-pair``: a round bracket that opens and never closes, or closes and never opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import PROSE, Context
from release_lint.document import Block, BlockKind, Span
from release_lint.finding import Finding
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_BRACKET = lazy(r"[()]")
# a), 1) and ii.) before an item of a list, and faces
_NO_BRACKET = lazy(
    r"(?<![^\s,;:.“‘(])(?:[A-Za-z]|[0-9]{1,3}[a-z]?|[ivxIVX]{1,5})\.?\)|(?<!\w)[:;=8]['-]?[()]+"
)
_MANY = 2  # more are a table of data, code or a cut in the text
_CLAUSE = 4  # fewer words are hardly what an aside was put behind
_ENDS = (".", "!", "?", ".”", ".’", '."')
_LEADS = ("e.g.", "i.e.")
_MESSAGE = {
    "(": "This bracket opens and never closes.",
    ")": "This bracket closes and none was opened.",
}


@record
class BracketPair:
    """A round bracket without its partner in the block.

    Where the document has brackets left over of both kinds, a sentence may be cut in two by a list
    or a line: all are left alone. So are labels (``a)``), faces and code.
    """

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote")

    def needs(self) -> Needs:
        """A bracket."""
        return Needs(strings=("(", ")"))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each bracket that is left over."""
        text = context.document.text
        if text.count("(") == text.count(")"):
            return
        left = [
            place
            for block in context.blocks()
            for place in _left_over(text, block.span)
            if not _is_cut(block, text, place)
            if not context.facts.in_code(Span(place, place + 1))
        ]
        if len(left) > _MANY or len({text[place] for place in left}) > 1:
            return
        for place in left:
            span = Span(place, place + 1)
            if context.has(span):
                yield Finding(_MESSAGE[text[place]], span)


def _is_cut(block: Block, text: str, place: int) -> bool:
    """Whether a paragraph lacks the end, or the beginning, where the partner may have been."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False  # an item of a list needs neither
    said = text[block.span.start : block.span.end].strip()
    if text[place] == "(":
        return not said.endswith(_ENDS) or said.endswith(_LEADS)
    return said[:1].islower() or len(text[block.span.start : place].split()) < _CLAUSE


def _left_over(text: str, span: Span) -> list[int]:
    """Where the brackets of a span stand that have no partner in it."""
    skipped = {
        place
        for match in _NO_BRACKET.finditer(text, span.start, span.end)
        for place in range(*match.span())
    }
    opened, closed = list[int](), list[int]()
    for match in _BRACKET.finditer(text, span.start, span.end):
        place = match.start()
        if match[0] == "(":
            if place not in skipped:
                opened.append(place)
        elif opened:
            opened.pop()
        elif place not in skipped:
            closed.append(place)
    return closed + [place for place in opened if text[place - 1 : place] != "]"]  # [half a link](
