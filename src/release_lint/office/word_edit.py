"""Changes to the text of a Word document: in its runs as they are, or tracked.

Source: ECMA-376 part 1, 17.13.5 (``w:ins``, ``w:del``) and 17.3.2 (runs).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from release_lint.document import Span
from release_lint.office.replacement import Replacement
from release_lint.office.source_places import (
    byte_at,
    first_words,
    may_hold,
    touched,
)
from release_lint.office.stamp import AUTHOR, Note, Stamp
from release_lint.office.word import WordCopy
from release_lint.office.word_notes import Notes
from release_lint.office.word_places import Piece, Places, keep_space, trim
from release_lint.office.xmltree import Element, Raw
from release_lint.readers.office import OfficeSource

_INSERTIONS = frozenset({"w:ins", "w:moveTo"})
_SIGNS = re.compile(r"[\t\n]|[^\t\n]+")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


class WordEditor:
    """Edits one Word document: an :class:`~release_lint.office.editors.Editor`."""

    def __init__(self, data: bytes, source: OfficeSource, stamp: Stamp) -> None:
        self._copy = WordCopy(data)
        self._source = source
        self._stamp = stamp
        self._places = Places(self._copy)
        self._notes = Notes(self._copy, self._places, stamp)

    def __bytes__(self) -> bytes:
        return bytes(self._copy)

    def may_change(self, edit: Replacement) -> bool:
        """Whether an edit can be made: within one paragraph, around no field, note or picture."""
        pieces = self._pieces(edit.span)
        stretches = [piece.stretch for piece in pieces or ()]
        return (
            pieces is not None
            and may_hold(self._source, stretches, edit.span)
            and self._places.may_change(pieces)
        )

    def change(self, edit: Replacement) -> None:
        """Make an edit in the runs as they are; the new text takes the first one's properties."""
        pieces = self._pieces(edit.span)
        assert pieces
        is_plain = all(isinstance(piece.node, Raw) for piece in pieces)
        if is_plain and not any(sign in edit.new for sign in _BREAKS):
            for number, piece in reversed(list(enumerate(pieces))):
                _splice(piece, edit.span, "" if number else edit.new)
            return
        runs, anchor, before = self._cut_out(pieces, edit.span)
        if edit.new:
            _put(self._run(runs[0] if runs else anchor, edit.new, pieces), anchor, before=before)
        for run in runs:
            run.remove()

    def track(self, edit: Replacement, note: Note | None = None) -> None:
        """Make an edit as tracked changes, with a comment on them if there is a note."""
        pieces = self._pieces(edit.span)
        assert pieces
        part = pieces[0].stretch.part
        runs, anchor, before = self._cut_out(pieces, edit.span)
        made = []
        if edit.new:
            run = self._run(runs[0] if runs else anchor, edit.new, pieces)
            made.append(self._insert(run, anchor, part, before=before))
        deletions = self._delete(runs, part)
        is_last = not runs or anchor is runs[-1]
        nodes = [*deletions, *made] if is_last else [*made, *deletions]
        if note and nodes:
            self._notes.on_nodes(note, part, deletions[0] if deletions else nodes[0], nodes[-1])

    def annotate(self, span: Span | None, note: Note) -> None:
        """Put a comment on a span of the source; on the first words of all where it is None."""
        if span is None:
            span = first_words(self._source)
        self._notes.on_stretches(note, list(self._source.stretches(span)) if span else [])

    def _pieces(self, span: Span) -> list[Piece] | None:
        return self._places.pieces(list(self._source.stretches(touched(self._source, span))))

    def _cut_out(self, pieces: Sequence[Piece], span: Span) -> tuple[list[Element], Element, bool]:
        """The runs that hold a span and nothing else, and where new text goes: before or after."""
        if not len(span):
            return ([], *self._boundary(pieces[0], span.start))
        runs = [self._places.isolate(piece) for piece in reversed(pieces)][::-1]
        return runs, runs[-1] if runs[-1].parent is runs[0].parent else runs[0], False

    def _boundary(self, piece: Piece, place: int) -> tuple[Element, bool]:
        """The run before which a place is, or else after which."""
        stretch, node = piece.stretch, piece.node
        byte = byte_at(stretch, place)
        if isinstance(node, Raw) and byte < node.start + len(node.data):
            return self._places.cut(stretch.part, byte, piece), True
        if isinstance(node, Element) and byte == stretch.start:
            return self._places.cut_before(node), True
        return self._places.cut_after(piece.leaf), False

    def _run(self, model: Element, text: str, pieces: Sequence[Piece]) -> Element:
        """A run with some text and the properties of another."""
        run = model.emptied()
        properties = model.first("w:rPr")
        if properties:
            properties = properties.copy()
            for one in properties.elements:
                if one.name == "w:rPrChange":
                    one.remove()
            run.append(properties)
        for sign in _SIGNS.findall(text):
            child = _BREAKS.get(sign) or f"<w:t>{escape(sign)}</w:t>"
            run.append(self._copy.make(child, pieces[0].stretch.part))
            keep_space(run.elements[-1])
        return run

    def _insert(self, run: Element, anchor: Element, part: str, *, before: bool) -> Element:
        """Put a run beside another as a tracked insertion, outside of anybody else's."""
        holder = anchor.parent
        assert holder is not None
        if _is_ours(holder):
            _put(run, anchor, before=before)
            return holder
        while holder.name in _INSERTIONS:
            number = holder.number(anchor)
            following = holder.children[number + (not before) :]
            if before and not number:
                anchor = holder
            else:
                if any(isinstance(one, Element) for one in following):
                    twin = holder.emptied()
                    twin.set("w:id", self._copy.new_id())
                    del holder.children[number + (not before) :]
                    twin.append(*following)
                    _put(twin, holder, before=False)
                anchor, before = holder, False
            assert anchor.parent is not None
            holder = anchor.parent
        insertion = self._change("ins", part)
        insertion.append(run)
        _put(insertion, anchor, before=before)
        return insertion

    def _delete(self, runs: Sequence[Element], part: str) -> list[Element]:
        """Mark runs as deleted; those that we inserted ourselves go without a trace."""
        deletions: list[Element] = []
        for run in runs:
            holder = run.parent
            assert holder is not None
            if _is_ours(holder):
                run.remove()
                if not holder.elements:
                    holder.remove()
                continue
            number = holder.number(run)
            before = holder.children[number - 1] if number else None
            del holder.children[number]
            if not deletions or before is not deletions[-1]:
                deletions.append(self._change("del", part))
                holder.put(number, deletions[-1])
            deletions[-1].append(run)
            for text in run.elements:
                if text.name == "w:t":
                    _rename(text)
        return deletions

    def _change(self, name: str, part: str) -> Element:
        number, time = self._copy.new_id(), self._stamp.time
        return self._copy.make(
            f'<w:{name} w:id="{number}" w:author="{AUTHOR}" w:date="{time}Z"></w:{name}>', part
        )


def _is_ours(holder: Element) -> bool:
    return holder.name == "w:ins" and holder.attributes.get("w:author") == AUTHOR


def _put(node: Element, anchor: Element, *, before: bool) -> None:
    holder = anchor.parent
    assert holder is not None
    holder.put(holder.number(anchor) + (not before), node)


def _splice(piece: Piece, span: Span, new: str) -> None:
    """Put a text in the place of a piece, or at a place in it where the span is empty."""
    node, stretch = piece.node, piece.stretch
    assert isinstance(node, Raw)
    trim(piece.leaf, node)
    start, end = stretch.start, stretch.end
    if not len(span):
        start = end = byte_at(stretch, span.start)
    before, after = node.data[: start - node.start], node.data[end - node.start :]
    node.data = before + escape(new).encode() + after
    keep_space(piece.leaf)


def _rename(text: Element) -> None:
    """Make a ``w:t`` the text of a deleted run."""
    text.name = "w:delText"
    text.opening = re.sub(rb"^<((?:[^\s:>]+:)?)t\b", rb"<\1delText", text.opening)
    text.closing = re.sub(rb"^</((?:[^\s:>]+:)?)t\b", rb"</\1delText", text.closing)
