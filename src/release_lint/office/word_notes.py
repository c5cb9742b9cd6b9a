"""Comments in a Word document: at the exact words, or as near as Word allows.

Word knows comments only in the body outside of text boxes. One on other words stands where they
belong to: at the reference of the note, at the box, or at the first paragraph, and quotes them.
Source: ECMA-376 part 1, 17.13.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from posixpath import dirname, join
from xml.sax.saxutils import escape

from release_lint.office.names import STRICT_R, STRICT_W, R, W
from release_lint.office.stamp import AUTHOR, INITIALS, Note, Stamp
from release_lint.office.word import WordCopy
from release_lint.office.word_places import Piece, Places
from release_lint.office.xmltree import Element
from release_lint.readers.office import Stretch

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LIFTED = frozenset({"w:ins", "w:moveTo", "w:fldSimple", "w:rt", "w:rubyBase", "w:ruby"})
_REFERENCES = {
    "footnotes": ("w:footnote", "w:footnoteReference"),
    "endnotes": ("w:endnote", "w:endnoteReference"),
}


class Notes:
    """Writes comments into a document."""

    def __init__(self, copy: WordCopy, places: Places, stamp: Stamp) -> None:
        self._copy = copy
        self._places = places
        self._stamp = stamp
        self._styles = self._known_styles()

    def on_stretches(self, note: Note, stretches: Sequence[Stretch]) -> None:
        """A comment on the words behind stretches, or on the first paragraph where none can be."""
        seen = [one for one in stretches if one.part == self._copy.main]
        pieces = [piece for one in seen for piece in self._places.pieces([one]) or ()]
        body = [piece for piece in pieces if not _in_box(piece.run)]
        if body:
            self._mark(note, *self._edges(body))
        elif pieces:
            holder = _outside_box(pieces[0].run)
            self._mark(_quoting(note), holder, holder)
        else:
            holder = self._nearest(stretches)
            self._mark(_quoting(note) if stretches else note, holder, holder)

    def _edges(self, pieces: Sequence[Piece]) -> tuple[Element, Element]:
        """The runs that a comment on pieces begins and ends with.

        Those of the whole field where Word makes the words itself: it would make them anew without
        the comment.
        """
        fields = [self._places.field_around(piece) for piece in (pieces[0], pieces[-1])]
        last = fields[1][1] if fields[1] else self._places.isolate(pieces[-1])
        if fields[0]:
            return fields[0][0], last
        return self._places.isolate(pieces[0]) if len(pieces) > 1 else last, last

    def on_nodes(self, note: Note, part: str, first: Element, last: Element) -> None:
        """A comment on some nodes of a part, from the first to the last."""
        if part == self._copy.main and not _in_box(first):
            self._mark(note, first, last)
        elif part == self._copy.main:
            holder = _outside_box(first)
            self._mark(_quoting(note), holder, holder)
        else:
            holder = self._reference(part, first) or self._first_paragraph()
            self._mark(_quoting(note), holder, holder)

    def _nearest(self, stretches: Sequence[Stretch]) -> Element:
        """What a comment stands on whose words cannot have one."""
        for stretch in stretches:
            if stretch.part not in self._copy or not stretch.part.endswith(".xml"):
                continue
            paragraph = next(
                (
                    one
                    for one in self._copy.xml(stretch.part).root.walk()
                    if one.start == stretch.paragraph and one.name == "w:p"
                ),
                None,
            )
            if paragraph is None:
                continue
            if stretch.part == self._copy.main:
                return _outside_box(paragraph) if _in_box(paragraph) else paragraph
            reference = self._reference(stretch.part, paragraph)
            if reference is not None:
                return reference
        return self._first_paragraph()

    def _reference(self, part: str, inside: Element) -> Element | None:
        """The run that refers to the note that an element stands in."""
        kind = next((k for k in _REFERENCES if part in self._copy.related(self._copy.main, k)), "")
        if not kind:
            return None
        name, reference = _REFERENCES[kind]
        note = next((one for one in inside.ancestors() if one.name == name), None)
        number = note.attributes.get("w:id") if note else None
        found = (
            one.parent
            for one in self._copy.root.walk()
            if one.name == reference and one.attributes.get("w:id") == number
        )
        run = next(found, None)
        return _outside_box(run) if run is not None and _in_box(run) else run

    def _first_paragraph(self) -> Element:
        """The first paragraph of the body with text, else the first, which is made if need be."""
        paragraphs = [
            one for one in self._copy.root.walk() if one.name == "w:p" and not _in_box(one)
        ]
        for paragraph in paragraphs:
            if any(one.name == "w:t" and one.text().strip() for one in paragraph.walk()):
                return paragraph
        if paragraphs:
            return paragraphs[0]
        body = self._copy.root.first("w:body")
        assert body is not None
        body.put(0, self._copy.make("<w:p></w:p>", self._copy.main))
        return body.elements[0]

    def _mark(self, note: Note, first: Element, last: Element) -> None:
        """Set a comment around nodes; around everything in a paragraph where it is one."""
        number = self._write(note)
        main = self._copy.main
        start = self._copy.make(f'<w:commentRangeStart w:id="{number}"/>', main)
        end = self._copy.make(f'<w:commentRangeEnd w:id="{number}"/>', main)
        style = self._style("annotation reference", '<w:rPr><w:rStyle w:val="{}"/></w:rPr>')
        reference = self._copy.make(
            f'<w:r>{style}<w:commentReference w:id="{number}"/></w:r>', main
        )
        if last.name == "w:p":
            last.append(end, reference)
        else:
            last = _lifted(last)
            assert last.parent is not None
            last.parent.put(last.parent.number(last) + 1, end, reference)
        if first.name == "w:p":
            properties = first.first("w:pPr")
            first.put(first.number(properties) + 1 if properties else 0, start)
        else:
            first = _lifted(first)
            assert first.parent is not None
            first.parent.put(first.parent.number(first), start)

    def _write(self, note: Note) -> str:
        """Add a comment to its part, which is made if there is none; its id."""
        names = self._copy.related(self._copy.main, "comments")
        part = names[0] if names else self._new_part()
        number = self._copy.new_id()
        root = self._copy.xml(part).root
        style = self._style("annotation text", '<w:pPr><w:pStyle w:val="{}"/></w:pPr>')
        mark = self._style("annotation reference", '<w:rPr><w:rStyle w:val="{}"/></w:rPr>')
        lines = [
            f"<w:p>{style}{'' if at else f'<w:r>{mark}<w:annotationRef/></w:r>'}"
            f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for at, line in enumerate(note.lines)
        ]
        root.append(
            self._copy.make(
                f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{self._stamp.time}Z"'
                f' w:initials="{INITIALS}">{"".join(lines)}</w:comment>',
                part,
            )
        )
        return number

    def _new_part(self) -> str:
        strict = STRICT_W.encode() in self._copy.root.opening
        uri, relations = (STRICT_W, STRICT_R) if strict else (W, R)
        part = join(dirname(self._copy.main), "comments.xml")
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        self._copy.add(part, f'{head}<w:comments xmlns:w="{uri}"></w:comments>'.encode())
        self._copy.relate(self._copy.main, f"{relations}/comments", part, _TYPE)
        return part

    def _style(self, name: str, xml: str) -> str:
        """XML that names a style, where the document has that style."""
        return xml.format(escape(self._styles[name])) if name in self._styles else ""

    def _known_styles(self) -> dict[str, str]:
        """The styles of comments by their names, which are in English in every Word."""
        styles = self._copy.part("styles")
        found: dict[str, str] = {}
        for style in styles.root.elements if styles else ():
            name = style.first("w:name")
            if name is not None and name.attributes.get("w:val", "").startswith("annotation"):
                found[name.attributes["w:val"]] = style.attributes.get("w:styleId", "")
        return found


def _in_box(node: Element) -> bool:
    return any(one.name == "w:txbxContent" for one in node.ancestors())


def _outside_box(node: Element) -> Element:
    """The run of the body that holds the box that a node stands in."""
    around = list(node.ancestors())
    outermost = max(at for at, one in enumerate(around) if one.name == "w:txbxContent")
    return next(one for one in around[outermost:] if one.name in ("w:r", "w:p"))


def _lifted(node: Element) -> Element:
    """The node, or what it stands at the edge of and what a comment's mark must not be inside."""
    while node.parent is not None:
        holder = node.parent
        control = holder.parent if holder.name == "w:sdtContent" else None
        if control is not None and control.first("w:sdtPr", "w:text") is not None:
            if control.parent is not None and control.parent.name in ("w:body", "w:tc"):
                return node
            node = control
        elif holder.name in _LIFTED:
            node = holder
        else:
            break
    return node


def _quoting(note: Note) -> Note:
    """The note with the words that it is about, since it does not stand on them."""
    if not note.words:
        return note
    return Note((f"About “{note.words}”:", *note.lines))
