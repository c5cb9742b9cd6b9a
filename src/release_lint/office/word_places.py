"""Where text of a Word document can be changed or marked, and the cuts that this takes.

A place is a byte of a part as it was read: the way that the reader's source map says it. Nodes keep
that byte when they are cut in two, so a place stays good whatever was done beside it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from operator import attrgetter

from release_lint.office.word import WordCopy
from release_lint.office.xmltree import Element, Raw
from release_lint.readers.office import Stretch
from release_lint.records import record

_START = attrgetter("start")
_BARRIERS = frozenset(
    f"w:{name}"
    for name in (
        *("fldChar", "instrText", "footnoteReference", "endnoteReference", "drawing", "pict"),
        *("object", "sym", "p", "annotationRef", "footnoteRef", "endnoteRef"),
    )
) | {"mc:AlternateContent", "m:oMath"}
_CONTROLS = frozenset(
    {
        "w:dataBinding",
        "w15:dataBinding",
        "w:dropDownList",
        "w:comboBox",
        "w:date",
        "w:showingPlcHdr",
    }
) | {"w:docPartList", "w:docPartObj", "w14:checkbox"}
_LOCKS = ("contentLocked", "sdtContentLocked")
_SPACE = b" \t\r\n"


@record
class Piece:
    """A stretch of text with what stands there: bytes of a ``w:t``, or an element (``w:tab``)."""

    stretch: Stretch
    node: Raw | Element
    run: Element

    @property
    def leaf(self) -> Element:
        """The child of the run that it is, or is in."""
        if isinstance(self.node, Element):
            return self.node
        assert self.node.parent is not None
        return self.node.parent


class Places:
    """Finds what stands at a byte, and cuts runs in two there."""

    def __init__(self, copy: WordCopy) -> None:
        self._copy = copy
        self._nodes: dict[str, list[Raw | Element]] = {}
        self._fields: dict[str, dict[int, tuple[Element, ...]]] = {}
        self._codes: dict[int, str] = {}
        self._ends: dict[int, Element] = {}  # of fields, by the elements that they begin with

    def pieces(self, stretches: Sequence[Stretch]) -> list[Piece] | None:
        """The pieces behind stretches; None where some of them cannot be told apart in the XML."""
        found = [self._piece(stretch) for stretch in stretches]
        pieces = [piece for piece in found if piece is not None]
        return pieces if len(pieces) == len(found) else None

    def _piece(self, stretch: Stretch) -> Piece | None:
        nodes = self._index(stretch.part)
        number = bisect_right(nodes, stretch.start, key=_START) - 1
        if number < 0:
            return None
        node = nodes[number]
        if isinstance(node, Raw):
            inside = stretch.end <= node.start + len(node.data)
            if not inside or b"<" in node.data or node.parent is None or node.parent.name != "w:t":
                return None
            run = node.parent.parent
        else:
            if node.start != stretch.start:
                return None
            run = node.parent
        return Piece(stretch, node, run) if run is not None and run.name == "w:r" else None

    def _index(self, part: str) -> list[Raw | Element]:
        """Everything in a part that may be text, by its first byte."""
        if part not in self._nodes:
            nodes: list[Raw | Element] = []
            for element in self._copy.xml(part).root.walk():
                if element.name == "w:t":
                    nodes += [one for one in element.children if isinstance(one, Raw)]
                elif element.parent is not None and element.parent.name == "w:r":
                    nodes.append(element)
            self._nodes[part] = sorted(nodes, key=_START)
        return self._nodes[part]

    def cut(self, part: str, place: int, piece: Piece) -> Element:
        """Cut a piece's run so that a run begins at a byte in it; that run."""
        node = piece.node
        if isinstance(node, Element):
            return self.cut_before(node)
        text = node.parent
        assert text is not None
        trim(text, node)
        at = place - node.start
        if at <= 0:
            return self.cut_before(text)
        twin = text.emptied()
        after = Raw(node.data[at:], place)
        node.data = node.data[:at]
        number = text.number(node)
        twin.append(after, *text.children[number + 1 :])
        del text.children[number + 1 :]
        run = text.parent
        assert run is not None
        run.put(run.number(text) + 1, twin)
        insort(self._index(part), after, key=_START)
        for one in (text, twin):
            keep_space(one)
        return self.cut_before(twin)

    def cut_before(self, child: Element) -> Element:
        """The run from a child on, as a run of its own with the same properties."""
        run = child.parent
        assert run is not None
        assert run.parent is not None
        number = run.number(child)
        before = [one for one in run.children[:number] if isinstance(one, Element)]
        if all(one.name == "w:rPr" for one in before):
            return run
        twin = run.emptied()
        properties = run.first("w:rPr")
        twin.append(*([properties.copy()] if properties else []), *run.children[number:])
        del run.children[number:]
        run.parent.put(run.parent.number(run) + 1, twin)
        for fields in self._fields.values():
            if id(run) in fields:
                fields[id(twin)] = fields[id(run)]
        return twin

    def isolate(self, piece: Piece) -> Element:
        """A piece as a run of its own."""
        stretch = piece.stretch
        if isinstance(piece.node, Raw):
            if stretch.end < piece.node.start + len(piece.node.data):
                self.cut(stretch.part, stretch.end, piece)
            run = self.cut(stretch.part, stretch.start, piece)
        else:
            run = self.cut_before(piece.node)
        first = next(one for one in run.elements if one.name != "w:rPr")
        self.cut_after(first)
        return run

    def cut_after(self, child: Element) -> Element:
        """Cut a run behind one of its children, where anything follows; the run that ends there."""
        run = child.parent
        assert run is not None
        following = run.children[run.number(child) + 1 :]
        nearest = next((one for one in following if isinstance(one, Element)), None)
        if nearest is not None:
            self.cut_before(nearest)
        return run

    def may_change(self, pieces: Sequence[Piece]) -> bool:
        """Whether text may be put in the place of pieces without harm to what is around them."""
        if not pieces or any(piece.stretch.run < 0 for piece in pieces):
            return False
        first = pieces[0]
        fields = self.fields_of(first)
        holders = _controls(first.run)
        return (
            len({piece.stretch.part for piece in pieces}) == 1
            and len({piece.stretch.paragraph for piece in pieces}) == 1
            and all(self.fields_of(piece) == fields for piece in pieces)
            and all(self._is_link(field) for field in fields)
            and all(_controls(piece.run) == holders for piece in pieces)
            and not any(map(_is_bound, holders))
            and not _barrier_between(first, pieces[-1])
        )

    def fields_of(self, piece: Piece) -> tuple[Element, ...]:
        """The fields whose results a piece stands in: the elements that they begin with."""
        part = piece.stretch.part
        if part not in self._fields:
            self._fields[part] = self._find_fields(part)
        complex_ones = self._fields[part].get(id(piece.run), ())
        simple = [one for one in piece.run.ancestors() if one.name == "w:fldSimple"]
        return (*complex_ones, *simple)

    def _find_fields(self, part: str) -> dict[int, tuple[Element, ...]]:
        found: dict[int, tuple[Element, ...]] = {}
        stack: list[Element] = []
        for element in self._copy.xml(part).root.walk():
            if element.name == "w:r":
                found[id(element)] = tuple(stack)
            elif element.name == "w:instrText" and stack:
                code = self._codes.get(id(stack[-1]), "")
                self._codes[id(stack[-1])] = code + element.text()
            elif element.name == "w:fldChar":
                kind = element.attributes.get("w:fldCharType")
                if kind == "begin":
                    stack.append(element)
                elif kind == "end" and stack:
                    self._ends[id(stack.pop())] = element
        return found

    def field_around(self, piece: Piece) -> tuple[Element, Element] | None:
        """The first and last run of the outermost field that makes a piece's words itself."""
        for begin in self.fields_of(piece):
            end = self._ends.get(id(begin))
            if end is not None and end.parent and begin.parent and not self._is_link(begin):
                return begin.parent, end.parent
        return None

    def _is_link(self, field: Element) -> bool:
        """Whether a field is a link: its words are the author's, not made anew by Word."""
        code = self._codes.get(id(field), "") or field.attributes.get("w:instr", "")
        return code.split()[:1] == ["HYPERLINK"]


def keep_space(text: Element) -> None:
    """Say of a ``w:t`` that the white space at its ends counts, where it has any."""
    data = b"".join(one.data for one in text.children if isinstance(one, Raw))
    if data != data.strip(_SPACE) and text.attributes.get("xml:space") != "preserve":
        text.set("xml:space", "preserve")


def trim(text: Element, node: Raw) -> None:
    """Take out white space that does not count, before it does in one half of the text."""
    if text.attributes.get("xml:space") == "preserve":
        return
    raws = [one for one in text.children if isinstance(one, Raw)]
    if raws[:1] == [node]:
        bare = node.data.lstrip(_SPACE)
        node.start += len(node.data) - len(bare)
        node.data = bare
    if raws[-1:] == [node]:
        node.data = node.data.rstrip(_SPACE)


def _controls(run: Element) -> list[Element]:
    return [one for one in run.ancestors() if one.name == "w:sdt"]


def _is_bound(control: Element) -> bool:
    """Whether a content control makes its words itself, or keeps them from being changed."""
    properties = control.first("w:sdtPr")
    if properties is None:
        return False
    names = {one.name for one in properties.elements}
    lock = properties.first("w:lock")
    return bool(names & _CONTROLS) or (lock is not None and lock.attributes.get("w:val") in _LOCKS)


def _barrier_between(first: Piece, last: Piece) -> bool:
    """Whether something stands between two pieces that a change would tear."""
    if first.node is last.node:
        return False
    paragraph = next(one for one in first.run.ancestors() if one.name == "w:p")
    inside = False
    for element in paragraph.walk():
        if element is first.leaf:
            inside = True
        if element is last.leaf:
            return False
        if inside and element.name in _BARRIERS:
            return True
    return True
