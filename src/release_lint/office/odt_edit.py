"""Changes to the text of an OpenDocument text: as they are, or tracked; and comments.

Source: OpenDocument 1.3 part 3, 5.5 (change tracking), 14.1 (annotations) and 6.1.2 (white space).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from release_lint.document import Span
from release_lint.office.odt import OdtCopy
from release_lint.office.odt_places import (
    HOLDERS,
    PARAGRAPHS,
    Piece,
    Places,
    ancestors,
    around,
    groups,
    may_change,
    xml_of,
)
from release_lint.office.replacement import Replacement
from release_lint.office.source_places import (
    byte_at,
    first_words,
    may_hold,
    touched,
)
from release_lint.office.stamp import AUTHOR, Note, Stamp
from release_lint.office.xmltree import Element, Raw
from release_lint.readers.office import OfficeSource

_SPACE = (" ", "\t", "\n")


class OdtEditor:
    """Edits one OpenDocument text: an :class:`~release_lint.office.editors.Editor`."""

    def __init__(self, data: bytes, source: OfficeSource, stamp: Stamp) -> None:
        self._copy = OdtCopy(data)
        self._source = source
        self._stamp = stamp
        self._places = Places(self._copy)
        self._ours = _our_insertions(self._copy)
        self._inside = _inside(self._copy.text, self._ours)
        self._note = ""  # the name of the comment that was begun last

    def __bytes__(self) -> bytes:
        return bytes(self._copy)

    def may_change(self, edit: Replacement) -> bool:
        """Whether an edit can be made: within one paragraph, around no field, note or picture."""
        pieces = self._pieces(edit.span)
        stretches = [piece.stretch for piece in pieces or ()]
        return (
            pieces is not None
            and may_hold(self._source, stretches, edit.span)
            and may_change(pieces)
        )

    def change(self, edit: Replacement) -> None:
        """Make an edit as it is; the new text takes the properties of the old text's beginning."""
        pieces = self._ready(edit)
        holder, number = self._open(pieces, edit.span)
        holder.put(number, *self._copy.nodes(self._xml(edit)))

    def track(self, edit: Replacement, note: Note | None = None) -> None:
        """Make an edit as tracked changes, with a comment on them if there is a note."""
        pieces = self._ready(edit)
        in_ours = pieces[0].stretch.start in self._inside
        first, *rest = groups(pieces) if len(edit.span) else [pieces]
        for group in reversed(rest):
            marks = self._deletions(group)
            holder, number = self._open(group, edit.span)
            holder.put(number, *marks)
        made: list[Element | Raw] = [*self._deletions(first)] if len(edit.span) else []
        if edit.new:
            new = self._copy.nodes(self._xml(edit))
            made += new if in_ours else self._insertion(new)
        if note and made:
            made = [self._annotation(note), *made, self._annotation_end()]
        holder, number = self._open(first, edit.span)
        holder.put(number, *made)
        if in_ours:
            self._tidy(holder)

    def annotate(self, span: Span | None, note: Note) -> None:
        """Put a comment on a span of the source; on the first words of all where it is None."""
        about = span or first_words(self._source)
        stretches = list(self._source.stretches(about)) if about else []
        pieces = [piece for one in stretches for piece in self._places.pieces([one]) or ()]
        body = [piece for piece in pieces if _box(piece.node) is None]
        if body:
            self._around(note, body)
            return
        box = next((box for piece in pieces if (box := _box(piece.node))), None)
        node = box if box is not None and _is_in_text(box) else self._first_paragraph()
        if span is not None and note.words:
            note = Note((f"About “{note.words}”:", *note.lines))
        if node.name in PARAGRAPHS:
            node.put(0, self._annotation(note))
            node.append(self._annotation_end())
        else:
            assert node.parent is not None
            number = node.parent.number(node)
            start = self._annotation(note)
            node.parent.put(number + 1, self._annotation_end())
            node.parent.put(number, start)

    def _around(self, note: Note, pieces: Sequence[Piece]) -> None:
        """Set a comment around pieces; whole fields, where one of them is in a field."""
        start = self._annotation(note)
        last, first = _lifted(pieces[-1].node), _lifted(pieces[0].node)
        end_byte = pieces[-1].stretch.end if isinstance(last, Raw) else last.start + 1
        start_byte = pieces[0].stretch.start if isinstance(first, Raw) else first.start
        holder, number = self._places.cut(last, end_byte)
        holder.put(number, self._annotation_end())
        holder, number = self._places.cut(first, start_byte)
        holder.put(number, start)

    def _first_paragraph(self) -> Element:
        """The first paragraph of the body, which is made if there is none."""
        for one in self._copy.text.walk():
            if one.name in PARAGRAPHS and _box(one) is None:
                around_it = {holder.name for holder in one.ancestors()}
                if "text:tracked-changes" not in around_it:
                    return one
        self._copy.text.append(self._copy.make("<text:p></text:p>"))
        return self._copy.text.elements[-1]

    def _pieces(self, span: Span) -> list[Piece] | None:
        return self._places.pieces(list(self._source.stretches(touched(self._source, span))))

    def _open(self, pieces: Sequence[Piece], span: Span) -> tuple[Element, int]:
        """Take out what a span holds; the place where it was."""
        first = pieces[0]
        if not len(span):
            return self._places.cut(first.node, byte_at(first.stretch, span.start))
        return [self._places.take_out(piece) for piece in reversed(pieces)][-1]

    def _xml(self, edit: Replacement) -> str:
        return "".join(xml_of(edit.new, after_space=self._is_after_space(edit.span.start)))

    def _is_after_space(self, place: int) -> bool:
        """Whether white space before a place makes more of it count for nothing."""
        source = self._source
        at_start = place == source.start_of(source.index_at(place))
        return at_start or source.text[place - 1] in _SPACE

    def _ready(self, edit: Replacement) -> list[Piece]:
        """The pieces that an edit is about, once white space around it is made to count as it did.

        A space that would not count any more is written out; white space that does not count, and
        would once its neighbours are gone, goes.
        """
        pieces = self._pieces(edit.span)
        assert pieces
        after = Span(edit.span.end, edit.span.end + 1)
        following = next(iter(self._source.stretches(after)), None)
        byte = byte_at(pieces[-1].stretch, edit.span.end)
        self._places.drop_uncounted(pieces[-1], byte, following.start if following else None)
        for piece, successor in reversed(list(pairwise(pieces))):
            self._places.drop_uncounted(piece, piece.stretch.end, successor.stretch.start)
        brings = edit.new[-1:] in _SPACE if edit.new else self._is_after_space(edit.span.start)
        if brings and following is not None and following.text[:1] == " ":
            spaces = self._pieces(after)
            if spaces and isinstance(spaces[0].node, Raw):
                holder, number = self._places.take_out(spaces[0])
                holder.put(number, self._copy.make("<text:s/>"))
        return self._pieces(edit.span) or []

    # Tracked changes

    def _insertion(self, nodes: list[Element | Raw]) -> list[Element | Raw]:
        name = self._region("<text:insertion>{}</text:insertion>")
        start = self._copy.make(f'<text:change-start text:change-id="{name}"/>')
        return [start, *nodes, self._copy.make(f'<text:change-end text:change-id="{name}"/>')]

    def _deletions(self, pieces: Sequence[Piece]) -> list[Element]:
        """The mark of a deletion; none where all was an insertion of ours."""
        others = [one for one in pieces if one.stretch.start not in self._inside]
        return [self._deletion(others)] if others else []

    def _deletion(self, pieces: Sequence[Piece]) -> Element:
        """The mark of a deletion; its text goes where deleted text is kept."""
        paragraph = next(one for one in ancestors(pieces[0].node) if one.name in PARAGRAPHS)
        style = escape(paragraph.attributes.get("text:style-name", ""), {'"': "&quot;"})
        named = f' text:style-name="{style}"' if style else ""
        name = self._region(f"<text:deletion>{{}}<text:p{named}></text:p></text:deletion>")
        kept = self._changes().elements[-1].elements[0].elements[-1]
        before = "\n"
        for piece in pieces:
            xml = "".join(xml_of(piece.stretch.text, after_space=before in _SPACE))
            before = piece.stretch.text[-1:]
            nodes = self._copy.nodes(xml)
            for holder in around(piece.node):
                twin = holder.emptied()
                twin.unset("xml:id")
                twin.append(*nodes)
                nodes = [twin]
            kept.append(*nodes)
        return self._copy.make(f'<text:change text:change-id="{name}"/>')

    def _region(self, change: str) -> str:
        """Write down a change, its author and its day; its id."""
        name = self._copy.new_name()
        info = f"<office:change-info>{self._signed()}</office:change-info>"
        ids = f'xml:id="{name}" text:id="{name}"'
        inside = change.format(info)
        self._changes().append(
            self._copy.make(f"<text:changed-region {ids}>{inside}</text:changed-region>")
        )
        return name

    def _changes(self) -> Element:
        """The list of changes of the body, which is made if there is none."""
        text = self._copy.text
        found = text.first("text:tracked-changes")
        if found is None:
            forms = text.first("office:forms")
            found = self._copy.make(
                '<text:tracked-changes text:track-changes="false"></text:tracked-changes>'
            )
            text.put(text.number(forms) + 1 if forms else 0, found)
        return found

    def _tidy(self, holder: Element) -> None:
        """Take out an insertion of ours that has become empty."""
        for one, following in pairwise(list(holder.children)):
            if not isinstance(one, Element) or not isinstance(following, Element):
                continue
            names = [node.attributes.get("text:change-id", "") for node in (one, following)]
            is_empty = (one.name, following.name) == ("text:change-start", "text:change-end")
            if is_empty and names[0] == names[1] and names[0] in self._ours:
                one.remove()
                following.remove()
                self._ours[names[0]].remove()

    # Comments

    def _annotation(self, note: Note) -> Element:
        self._note = self._copy.new_name()
        lines = "".join(f"<text:p>{''.join(_line(line))}</text:p>" for line in note.lines)
        return self._copy.make(
            f'<office:annotation office:name="{self._note}">{self._signed()}{lines}'
            "</office:annotation>"
        )

    def _annotation_end(self) -> Element:
        return self._copy.make(f'<office:annotation-end office:name="{self._note}"/>')

    def _signed(self) -> str:
        return f"<dc:creator>{AUTHOR}</dc:creator><dc:date>{self._stamp.time}</dc:date>"


def _line(text: str) -> Iterator[str]:
    return xml_of(text, after_space=True)


def _our_insertions(copy: OdtCopy) -> dict[str, Element]:
    """The regions of our own earlier insertions, by their ids."""
    changes = copy.text.first("text:tracked-changes")
    found: dict[str, Element] = {}
    for region in changes.elements if changes else ():
        author = region.first("text:insertion", "office:change-info", "dc:creator")
        if author is not None and author.text() == AUTHOR:
            found[region.attributes.get("text:id") or region.attributes.get("xml:id", "")] = region
    return found


def _inside(text: Element, ours: Mapping[str, Element]) -> set[int]:
    """The first bytes of all text that our own earlier insertions hold."""
    inside: set[int] = set()
    open_ones: set[str] = set()
    stack: list[Element | Raw] = [text] if ours else []
    while stack:
        node = stack.pop()
        if open_ones:
            inside.update(range(node.start, node.start + _length(node)))
        if isinstance(node, Element):
            name = node.attributes.get("text:change-id", "")
            if node.name == "text:change-start" and name in ours:
                open_ones.add(name)
            elif node.name == "text:change-end":
                open_ones.discard(name)
            stack.extend(reversed(node.children))
    return inside


def _length(node: Element | Raw) -> int:
    return len(node.data) if isinstance(node, Raw) else 1


def _box(node: Element | Raw) -> Element | None:
    """The outermost note, frame or shape that a node is in."""
    found = None
    for one in ancestors(node):
        if one.name == "text:note" or one.name.startswith("draw:"):
            found = one
    return found


def _is_in_text(box: Element) -> bool:
    """Whether a box stands among the words of a paragraph."""
    return box.parent is not None and box.parent.name in (*PARAGRAPHS, *HOLDERS)


def _lifted(node: Element | Raw) -> Element | Raw:
    """The node, or the field that it is in: a comment stands around a field."""
    while node.parent is not None and node.parent.name not in (*PARAGRAPHS, *HOLDERS):
        node = node.parent
    return node
