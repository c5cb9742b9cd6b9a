"""An OpenDocument text as a package: parts and manifest (OpenDocument 1.3, parts 2 and 3)."""

from __future__ import annotations

from release_lint.document import InputError
from release_lint.office.copy import Copy
from release_lint.office.names import ODT
from release_lint.office.xmltree import Element, Raw, XmlPart, parse

_MANIFEST = "META-INF/manifest.xml"
_UNLISTED = ("mimetype", "META-INF/")  # members that a manifest does not list


class OdtCopy(Copy):
    """A copy of an OpenDocument text in the making."""

    signatures = ("META-INF/documentsignatures.xml", "META-INF/macrosignatures.xml")

    def __init__(self, data: bytes) -> None:
        super().__init__(data, "OpenDocument text", ODT)
        if "content.xml" not in self:
            raise InputError("this is no OpenDocument text: its content.xml is missing")
        if _MANIFEST in self and any(
            one.name == "manifest:encryption-data" for one in self.xml(_MANIFEST).root.walk()
        ):
            raise InputError("the file is locked by a password: save it without one")
        self.content = self.xml("content.xml")
        text = self.content.root.first("office:body", "office:text")
        if text is None:
            raise InputError("this is another kind of office file, no OpenDocument text")
        self.text: Element = text
        self._names: set[str] = set()  # of changes and comments, once they were looked through

    def stories(self) -> list[XmlPart]:
        """The parts with text: the body, and the headers and footers, which stand in the styles."""
        styles = [self.xml("styles.xml")] if "styles.xml" in self else []
        return [self.content, *styles]

    def part(self, name: str) -> Element | None:
        """The root of a part, None where there is none."""
        return self.xml(name).root if name in self else None

    def make(self, xml: str) -> Element:
        """An element of ours for the content, its prefixes declared where the content's are not."""
        element = parse(xml, ODT)
        used = {name.partition(":")[0] for one in element.walk() for name in _names(one)}
        for uri, prefix in ODT.items():
            declared = f'xmlns:{prefix}="{uri}"'.encode() in self.content.root.opening
            if prefix in used and prefix != "xml" and not declared:
                element.set(f"xmlns:{prefix}", uri)
        return element

    def new_name(self) -> str:
        """A name for a change or a comment that nothing in the document has."""
        if not self._names:
            attributes = ("xml:id", "text:id", "office:name")
            for one in self.content.root.walk():
                self._names |= {one.attributes[key] for key in attributes if key in one.attributes}
        number = len(self._names) + 1
        while f"rl{number}" in self._names:
            number += 1
        self._names.add(f"rl{number}")
        return f"rl{number}"

    def nodes(self, xml: str) -> list[Element | Raw]:
        """Text and elements of ours for a paragraph of the content."""
        children = parse(f"<office:_>{xml}</office:_>", ODT).children
        return [self.make(bytes(n).decode()) if isinstance(n, Element) else n for n in children]

    def forget(self, name: str) -> None:
        """Leave a part out of the copy, and its folder where it is one, and their entries."""
        for other in self.names:
            if other == name or other.startswith(f"{name}/"):
                self.drop(other)
        for entry in self._entries():
            path = entry.attributes.get("manifest:full-path", "").rstrip("/")
            if path == name or path.startswith(f"{name}/"):
                entry.remove()

    def unlisted(self) -> list[str]:
        """Members that are no part of the document, since its manifest does not know them."""
        listed = {entry.attributes.get("manifest:full-path", "") for entry in self._entries()}
        return [
            name
            for name in self.names
            if listed and name not in listed and not name.startswith(_UNLISTED)
            if not name.endswith("/")
        ]

    def _entries(self) -> list[Element]:
        return self.xml(_MANIFEST).root.elements if _MANIFEST in self else []


def _names(element: Element) -> list[str]:
    return [element.name, *element.attributes]
