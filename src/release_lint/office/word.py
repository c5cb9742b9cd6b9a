"""A Word document as a package: its stories, relationships and content types (ECMA-376 part 2)."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath, relpath

from release_lint.document import InputError
from release_lint.office.copy import Copy
from release_lint.office.names import DOCX, STRICT_W, W
from release_lint.office.xmltree import Element, XmlPart, parse
from release_lint.records import record

_TYPES = "[Content_Types].xml"
_RELS_ROOT = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
_ID = re.compile(r"\d{1,9}$")  # of nine digits at most: the next one must be an int of 32 bits
_STORIES = ("header", "footer", "footnotes", "endnotes", "glossaryDocument")


@record
class Relation:
    """A relationship of a part: what it is (the last word of its type) and where it leads.

    ``target`` is a part's name, or an address outside the package.
    """

    element: Element
    kind: str
    target: str
    external: bool

    @property
    def id(self) -> str:
        """The name that the part's XML calls it by."""
        return self.element.attributes.get("Id", "")


class WordCopy(Copy):
    """A copy of a Word document in the making."""

    signatures = ("_xmlsignatures/",)

    def __init__(self, data: bytes) -> None:
        super().__init__(data, "Word document", DOCX)
        main = next((r.target for r in self.relations("") if r.kind == "officeDocument"), "")
        if main not in self:
            raise InputError("this is no Word document: its main part is missing")
        self.main = main
        self._last_id = -1  # of changes, comments and bookmarks; -1 before they were looked through
        self.root = self.xml(main).root
        if self.root.name != "w:document":
            raise InputError("this is another kind of office file, no Word document")

    def relations(self, part: str) -> list[Relation]:
        """The relationships of a part; of the package itself where the name is empty."""
        rels = _rels(part)
        return (
            [_relation(part, one) for one in self.xml(rels).root.elements] if rels in self else []
        )

    def related(self, part: str, *kinds: str) -> list[str]:
        """The parts that a part leads to by relationships of some kinds, each once."""
        found = (r for r in self.relations(part) if r.kind in kinds and not r.external)
        return list(dict.fromkeys(one.target for one in found if one.target in self))

    def part(self, kind: str) -> XmlPart | None:
        """The part of some kind that the main part leads to (``styles``, ``settings``)."""
        names = self.related(self.main, kind)
        return self.xml(names[0]) if names else None

    def stories(self) -> list[XmlPart]:
        """The parts with text: body, headers, footers, notes, building blocks."""
        names = [self.main, *self.related(self.main, *_STORIES)]
        for glossary in self.related(self.main, "glossaryDocument"):
            names += self.related(glossary, *_STORIES)
        return [self.xml(name) for name in dict.fromkeys(names)]

    def relate(self, part: str, kind: str, target: str, target_type: str) -> str:
        """Lead from a part to a new one, and say of what content type it is; the id."""
        rels = _rels(part)
        if rels not in self:
            self.add(rels, _RELS_ROOT)
        root = self.xml(rels).root
        used = {one.attributes.get("Id") for one in root.elements}
        name = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        where = relpath(target, dirname(part) or ".")
        root.append(_plain(f'<rel:Relationship Id="{name}" Type="{kind}" Target="{where}"/>', root))
        types = self.xml(_TYPES).root
        types.append(
            _plain(f'<ct:Override PartName="/{target}" ContentType="{target_type}"/>', types)
        )
        return name

    def make(self, xml: str, part: str) -> Element:
        """An element of ours for a part, in the part's own namespace and under its prefix."""
        root = self.xml(part).root
        element = parse(xml, DOCX)
        if b"xmlns:w=" not in root.opening:
            element.set("xmlns:w", STRICT_W if STRICT_W.encode() in root.opening else W)
        return element

    def new_id(self) -> str:
        """An id for a change or a comment that nothing in the document has."""
        if self._last_id < 0:
            parts = [*self.stories(), *map(self.xml, self.related(self.main, "comments"))]
            used = (one.attributes.get("w:id", "") for part in parts for one in part.root.walk())
            self._last_id = max((int(one) for one in used if _ID.match(one)), default=0)
        self._last_id += 1
        return str(self._last_id)

    def unrelate(self, part: str, relation: Relation) -> None:
        """Take out a relationship, and its target where nothing else leads there."""
        relation.element.remove()
        if not self.xml(_rels(part)).root.elements:
            self.drop(_rels(part))
        if not relation.external:
            self.sweep([relation.target])

    def sweep(self, names: list[str]) -> None:
        """Leave out of the copy what no relationship leads to any more."""
        waiting = [name for name in names if name in self]
        if not waiting:
            return
        reached = self._reached()
        while waiting:
            name = waiting.pop()
            if name in reached or name not in self:
                continue
            waiting += [one.target for one in self.relations(name) if not one.external]
            self.discard(name)
            self.discard(_rels(name))

    def discard(self, name: str) -> None:
        """Leave a part out of the copy, and its content type."""
        self.drop(name)
        for one in self.xml(_TYPES).root.elements:
            if one.attributes.get("PartName", "").lstrip("/") == name:
                one.remove()

    def unreached(self) -> list[str]:
        """Members that are no part of the document, since no relationship leads to them."""
        reached = self._reached() | {""}
        known = {_TYPES, *reached, *map(_rels, reached)}
        return [name for name in self.names if name not in known and not name.endswith("/")]

    def _reached(self) -> set[str]:
        reached, waiting = set[str](), [""]
        while waiting:
            for one in self.relations(waiting.pop()):
                if not one.external and one.target not in reached and one.target in self:
                    reached.add(one.target)
                    waiting.append(one.target)
        return reached


def _rels(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return join(folder, "_rels", f"{name}.rels")


def _relation(part: str, element: Element) -> Relation:
    attributes = element.attributes
    target = attributes.get("Target", "")
    external = attributes.get("TargetMode") == "External"
    if not external:
        inside = target.lstrip("/") if target.startswith("/") else join(dirname(part), target)
        target = normpath(inside.replace("\\", "/"))
    return Relation(element, attributes.get("Type", "").rpartition("/")[2], target, external)


def _plain(xml: str, like: Element) -> Element:
    """An element of ours with the prefix that its parent is written with."""
    element = parse(xml, DOCX)
    ours = element.name.partition(":")[0].encode() + b":"
    written = like.opening[1:].split(None, 1)[0].rstrip(b"/>")
    prefix, colon, _ = written.rpartition(b":")
    element.opening = element.opening.replace(b"<" + ours, b"<" + prefix + colon, 1)
    return element
