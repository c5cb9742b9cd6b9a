"""Where text of an OpenDocument text can be changed or marked, and the cuts that this takes.

A place is a byte of a part as it was read, which nodes keep when they are cut in two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from xml.sax.saxutils import escape

from release_lint.office.odt import OdtCopy
from release_lint.office.xmltree import Element, Raw
from release_lint.readers.office import Stretch
from release_lint.records import record

PARAGRAPHS = frozenset({"text:p", "text:h"})
_START = attrgetter("start")
_SIGNS = {" ": "text:s", "\t": "text:tab", "\n": "text:line-break"}
HOLDERS = frozenset({"text:span", "text:a"})
_HARMLESS = HOLDERS | frozenset(_SIGNS.values()) | {"text:soft-page-break"}
_HARMLESS_STARTS = ("text:bookmark", "text:reference-mark", "text:change", "office:annotation")
_TEXT = re.compile(r"[ \t\n]|[^ \t\n]+")


@record
class Piece:
    """A stretch of text with what stands there: bytes, or an element (``text:tab``)."""

    stretch: Stretch
    node: Raw | Element

    @property
    def holder(self) -> Element:
        """The paragraph, span or link that it is directly in."""
        assert self.node.parent is not None
        return self.node.parent


class Places:
    """Finds what stands at a byte of the content, and cuts text in two there."""

    def __init__(self, copy: OdtCopy) -> None:
        nodes: list[Raw | Element] = [*copy.content.root.raws(), *_elements(copy.text)]
        self._nodes = sorted(nodes, key=_START)

    def pieces(self, stretches: Sequence[Stretch]) -> list[Piece] | None:
        """The pieces behind stretches; None where some are no plain text of the content."""
        found = [self._piece(stretch) for stretch in stretches]
        pieces = [piece for piece in found if piece is not None]
        return pieces if len(pieces) == len(found) else None

    def _piece(self, stretch: Stretch) -> Piece | None:
        number = bisect_right(self._nodes, stretch.start, key=_START) - 1
        if stretch.part != "content.xml" or number < 0:
            return None
        node = self._nodes[number]
        if isinstance(node, Raw):
            inside = stretch.end <= node.start + len(node.data) and b"<" not in node.data
        else:
            inside = node.start == stretch.start
        return Piece(stretch, node) if inside and node.parent is not None else None

    def cut(self, node: Raw | Element, byte: int) -> tuple[Element, int]:
        """A place among the children of a paragraph, span or link: cuts text in two there."""
        holder = node.parent
        assert holder is not None
        number = holder.number(node)
        if isinstance(node, Element) or byte <= node.start:
            return holder, number + (isinstance(node, Element) and byte > node.start)
        after = Raw(node.data[byte - node.start :], byte)
        node.data = node.data[: byte - node.start]
        if after.data:
            holder.put(number + 1, after)
            insort(self._nodes, after, key=_START)
        return holder, number + 1

    def drop_uncounted(self, piece: Piece, byte: int, until: int | None) -> None:
        """Take out white space after a place in a piece's paragraph that counts for nothing there.

        It would count once something else stands before it. ``until`` is the byte of the next
        character that counts, None where there is none in the paragraph.
        """
        paragraph = _paragraph_of(piece.node)
        if isinstance(piece.node, Raw):
            self.cut(piece.node, byte)
        for node in self._nodes[bisect_left(self._nodes, byte, key=_START) :]:
            if until is not None and node.start >= until:
                break
            if not isinstance(node, Raw) or not _is_plain(node):
                continue
            if _paragraph_of(node) is not paragraph:
                break
            last = len(node.data) if until is None else min(len(node.data), until - node.start)
            if not node.data[:last].strip():
                node.data = node.data[last:]
                node.start += last

    def take_out(self, piece: Piece) -> tuple[Element, int]:
        """Take a piece out of the text; the place where it was."""
        node, stretch = piece.node, piece.stretch
        if isinstance(node, Raw):
            self.cut(node, stretch.end)
        holder, number = self.cut(node, stretch.start)
        del holder.children[number]
        return holder, number


def may_change(pieces: Sequence[Piece]) -> bool:
    """Whether text may be put in the place of pieces without harm to what is around them."""
    return (
        bool(pieces)
        and len({piece.stretch.paragraph for piece in pieces}) == 1
        and all(_is_plain(piece.node) for piece in pieces)
        and not _barrier_between(pieces[0], pieces[-1])
    )


def around(node: Raw | Element) -> list[Element]:
    """The spans and links that a piece is in, the innermost first."""
    found = []
    for one in ancestors(node):
        if one.name in PARAGRAPHS:
            break
        found.append(one)
    return found


def xml_of(text: str, *, after_space: bool) -> Iterator[str]:
    """XML of a text in which all white space counts, given what stands before it."""
    for sign in _TEXT.findall(text):
        if sign == " " and not after_space:
            yield " "
        elif sign in _SIGNS:
            yield f"<{_SIGNS[sign]}/>"
        else:
            yield escape(sign)
        after_space = sign in _SIGNS


def _elements(text: Element) -> Iterator[Element]:
    return (one for one in text.walk() if one.name in _SIGNS.values())


def ancestors(node: Raw | Element) -> Iterator[Element]:
    """The elements around a node, the nearest first."""
    one = node.parent
    while one is not None:
        yield one
        one = one.parent


def _is_plain(node: Raw | Element) -> bool:
    """Whether only spans and links are between a piece and its paragraph: no field makes it."""
    for one in ancestors(node):
        if one.name in PARAGRAPHS:
            return True
        if one.name not in HOLDERS:
            return False
    return False


def _paragraph_of(node: Raw | Element) -> Element | None:
    return next((one for one in ancestors(node) if one.name in PARAGRAPHS), None)


def groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces between which nothing was deleted: a deletion keeps its place among others."""
    found = [[pieces[0]]]
    for piece, following in pairwise(pieces):
        if any(one.name == "text:change" for one in _between(piece, following)):
            found.append([])
        found[-1].append(following)
    return found


def _barrier_between(first: Piece, last: Piece) -> bool:
    """Whether something stands between two pieces that a change would tear."""
    return any(
        one.name not in _HARMLESS and not one.name.startswith(_HARMLESS_STARTS)
        for one in _between(first, last)
    )


def _between(first: Piece, last: Piece) -> Iterator[Element]:
    """The elements that begin between two pieces of a paragraph; what comments say is no part."""
    if first.node is last.node:
        return
    paragraph = _paragraph_of(first.node)
    inside = False
    stack: list[Raw | Element] = [paragraph] if paragraph else []
    while stack:
        node = stack.pop()
        inside = inside or node is first.node
        if node is last.node:
            return
        if isinstance(node, Element):
            if inside:
                yield node
            if not node.name.startswith("office:annotation"):
                stack.extend(reversed(node.children))
