"""``clean`` for OpenDocument texts: what a copy for the public must not carry."""

from __future__ import annotations

import re

from release_lint.office import odt_hidden
from release_lint.office.ledger import UNLISTED, Ledger
from release_lint.office.odt import OdtCopy
from release_lint.office.word_accept import DROP, KEEP, sift
from release_lint.office.xmltree import Element

_META = {
    "meta:initial-creator": "author",
    "dc:creator": "last modified by",
    "meta:printed-by": "printed by",
    "meta:print-date": "last printed",
    "meta:template": "template",
    "dc:description": "comments on the document",
    "meta:editing-duration": "",  # no name: taken out without a word
    "meta:editing-cycles": "",
    "meta:auto-reload": "address to load again from",
}
_SETTINGS = {
    "PrinterName": "printer",
    "PrinterSetup": "printer settings",
    "PrintFaxName": "fax",
    "CurrentDatabaseDataSource": "data source",
    "CurrentDatabaseCommand": "data source",
}
_CHANGES = {
    "text:insertion": "tracked insertion",
    "text:deletion": "tracked deletion",
    "text:format-change": "tracked change",
}
_DROPPED = frozenset(
    {"text:tracked-changes", "text:change", "text:change-start", "text:change-end"}
) | {"office:annotation", "office:annotation-end"}
_COLOURED = re.compile(r"#(?!ffffff)[0-9a-f]{6}", re.IGNORECASE)


def clean(data: bytes, ledger: Ledger) -> bytes:
    """The document without comments, history, hidden text and names; the same bytes if it has none.

    Raises :class:`~release_lint.document.InputError` for a file that cannot be cleaned.
    """
    copy = OdtCopy(data)
    before = _referred(copy)
    odt_hidden.take_out(copy, data, ledger)
    for story in copy.stories():
        _count(story.root, ledger)
        sift(story.root, lambda one: DROP if one.name in _DROPPED else KEEP)
    _metadata(copy, ledger)
    _settings(copy, ledger)
    _files(copy, before, ledger)
    _look(copy, ledger)
    return bytes(copy)


def _count(root: Element, ledger: Ledger) -> None:
    for element in root.walk():
        if element.name == "office:annotation":
            by = element.first("dc:creator")
            ledger.take("comment", by=by.text() if by else "")
        elif element.name in _CHANGES:
            by = element.first("office:change-info", "dc:creator")
            one = _CHANGES[element.name]
            ledger.take(f"{one} accepted", f"{one}s accepted", by.text() if by else "")


def _metadata(copy: OdtCopy, ledger: Ledger) -> None:
    """Names, paths and properties of a house's own; title, language and dates stay."""
    root = copy.part("meta.xml")
    meta = root.first("office:meta") if root else None
    if meta is None:
        return
    shown = {
        one.attributes.get("text:name", "")
        for story in copy.stories()
        for one in story.root.walk()
        if one.name == "text:user-defined"
    }
    for element in meta.elements:
        if element.name in _META:
            value = element.text() or element.attributes.get("xlink:href", "")
            if _META[element.name] and value.strip():
                ledger.take_value(_META[element.name], value)
            element.remove()
        elif element.name == "meta:user-defined":
            if element.attributes.get("meta:name") in shown:
                ledger.leave("property that the text shows", "properties that the text shows")
                continue
            if element.text().strip():
                ledger.take("custom property", "custom properties")
            element.remove()


def _settings(copy: OdtCopy, ledger: Ledger) -> None:
    root = copy.part("settings.xml")
    for element in root.walk() if root else ():
        what = _SETTINGS.get(element.attributes.get("config:name", ""))
        if what and element.text().strip():
            ledger.take_value(what, "" if what == "printer settings" else element.text())
            element.set_text("")


def _files(copy: OdtCopy, before: set[str], ledger: Ledger) -> None:
    """Pictures that stood only in what is gone, earlier versions, and what is no part at all."""
    for name in before - _referred(copy):
        if any(part == name or part.startswith(f"{name}/") for part in copy.names):
            copy.forget(name)
    if any(name.startswith("Thumbnails/") for name in copy.names):
        ledger.take_value("picture of the first page", "")
        copy.forget("Thumbnails")
    for name in [name for name in copy.names if name.startswith("Versions/")]:
        ledger.take("earlier version")
        copy.drop(name)
    copy.forget("Versions")
    copy.forget("VersionList.xml")
    for name in copy.unlisted():
        ledger.take(*UNLISTED)
        copy.drop(name)


def _referred(copy: OdtCopy) -> set[str]:
    """The members of the package that the text calls by their names."""
    return {
        element.attributes["xlink:href"].removeprefix("./")
        for story in copy.stories()
        for element in story.root.walk()
        if "xlink:href" in element.attributes
    }


def _look(copy: OdtCopy, ledger: Ledger) -> None:
    """What stays, and somebody ought to look at."""
    coloured = {
        style.attributes.get("style:name")
        for story in copy.stories()
        for style in story.root.walk()
        if style.name == "style:style" and style.attributes.get("style:family") == "text"
        for properties in style.elements
        if _COLOURED.match(properties.attributes.get("fo:background-color", ""))
    }
    for story in copy.stories():
        for element in story.root.walk():
            if element.name == "text:span":
                if element.attributes.get("text:style-name") in coloured:
                    ledger.leave("highlighted passage")
            elif element.name in ("draw:object", "draw:object-ole"):
                ledger.leave("embedded object")
            elif element.name == "text:conditional-text":
                ledger.leave("text that depends on a condition", "texts that depend on a condition")
