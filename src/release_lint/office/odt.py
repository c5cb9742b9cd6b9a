"""An OpenDocument text as a package: its parts and its manifest (OpenDocument 1.3, parts 2 and 3)."""

from __future__ import annotations

from release_lint.document import InputError
from release_lint.office.copy import Copy
from release_lint.office.names import ODT
from release_lint.office.xmltree import Element, XmlPart

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

    def stories(self) -> list[XmlPart]:
        """The parts with text: the body, and the headers and footers, which stand in the styles."""
        styles = [self.xml("styles.xml")] if "styles.xml" in self else []
        return [self.content, *styles]

    def part(self, name: str) -> Element | None:
        """The root of a part, None where there is none."""
        return self.xml(name).root if name in self else None

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
