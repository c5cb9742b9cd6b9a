"""What a Word document says of the people and machines that made it, taken out.

Its title, subject, keywords, language and dates stay: readers and screen readers use them.
"""

from __future__ import annotations

import re

from release_lint.office.ledger import Ledger
from release_lint.office.word import Relation, WordCopy
from release_lint.office.word_accept import DROP, KEEP, sift
from release_lint.office.xmltree import Element, XmlPart

_CORE = {
    "dc:creator": "author",
    "cp:lastModifiedBy": "last modified by",
    "dc:description": "comments on the document",
    "cp:contentStatus": "status",
    "cp:category": "category",
    "cp:version": "version",
    "cp:revision": "",  # no name: taken out without a word
    "cp:lastPrinted": "last printed",
}
_APP = {
    "ap:Company": "company",
    "ap:Manager": "manager",
    "ap:Template": "template",
    "ap:HyperlinkBase": "hyperlink base",
    "ap:TotalTime": "",
}
_SETTINGS = {
    "w:attachedTemplate": "template path",
    "w:mailMerge": "mail merge source",
    "w:saveThroughXslt": "path of a transformation",
}
_SETTINGS_RELATIONS = {
    "attachedTemplate": "template path",
    "mailMergeSource": "mail merge source",
    "mailMergeHeaderSource": "mail merge source",
    "transform": "path of a transformation",
}
_NOTHING = ("", "0", "Normal", "Normal.dotm", "Normal.dot")  # what every document says
_BIBLIOGRAPHY = "/bibliography"  # the sources that citations in the text are made from
_STORES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": ("creator", "lastModifiedBy", "description"),
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": ("Company", "Manager"),
}
_STORE_STATUS = ("contentStatus", "category")
_USED = re.compile(r"\b(DOCPROPERTY|DOCVARIABLE)\s+(?:\"([^\"]+)\"|(\S+))", re.IGNORECASE)


def take_out(copy: WordCopy, ledger: Ledger) -> None:
    """Take out names, paths, labels and other properties of no use to a reader."""
    used = _used_in_fields(copy)
    for relation in copy.relations(""):
        if relation.kind == "core-properties":
            _empty(copy, relation, _CORE, ledger)
        elif relation.kind == "extended-properties":
            _empty(copy, relation, _APP, ledger)
        elif relation.kind == "custom-properties":
            _custom(copy, relation, used, ledger)
        elif relation.kind == "classificationlabels":
            ledger.take("sensitivity label")
            copy.unrelate("", relation)
        elif relation.kind == "thumbnail":
            ledger.take_value("picture of the first page", "")
            copy.unrelate("", relation)
    _settings(copy, used, ledger)
    _unbind(copy, _stored_data(copy, ledger))
    _printers(copy, ledger)


def _empty(copy: WordCopy, relation: Relation, properties: dict[str, str], ledger: Ledger) -> None:
    """Take properties out of a part."""
    if relation.target not in copy:
        return
    root = copy.xml(relation.target).root
    for element in root.elements:
        if element.name in properties:
            value = element.text().strip()
            if properties[element.name] and value not in _NOTHING:
                ledger.take_value(properties[element.name], value)
            element.remove()


def _custom(copy: WordCopy, relation: Relation, used: set[str], ledger: Ledger) -> None:
    """Take out the custom properties, but for those that fields in the text show."""
    if relation.target not in copy:
        return
    root = copy.xml(relation.target).root
    for element in root.elements:
        name = element.attributes.get("name", "")
        if name.lower() in used:
            ledger.leave(
                "custom property that the text shows", "custom properties that the text shows"
            )
            continue
        if name.startswith("MSIP_Label"):
            ledger.take("property of a sensitivity label", "properties of sensitivity labels")
        else:
            ledger.take("custom property", "custom properties")
        element.remove()
    if not root.elements:
        copy.unrelate("", relation)


def _settings(copy: WordCopy, used: set[str], ledger: Ledger) -> None:
    settings = copy.part("settings")
    if settings is None:
        return
    paths = set[str]()
    for relation in copy.relations(settings.name):
        if relation.kind in _SETTINGS_RELATIONS:
            if relation.target not in paths:
                ledger.take_value(_SETTINGS_RELATIONS[relation.kind], relation.target)
            paths.add(relation.target)
            copy.unrelate(settings.name, relation)
    for element in settings.root.elements:
        if element.name in _SETTINGS:
            if not paths:
                ledger.take_value(_SETTINGS[element.name], "")
            element.remove()
        elif element.name == "w:docVars":
            _variables(element, used, ledger)


def _variables(variables: Element, used: set[str], ledger: Ledger) -> None:
    for one in variables.elements:
        name = one.attributes.get("w:name", "")
        if name.lower() in used:
            ledger.leave("variable that the text shows", "variables that the text shows")
            continue
        ledger.take("variable")
        one.remove()
    if not variables.elements:
        variables.remove()


def _stored_data(copy: WordCopy, ledger: Ledger) -> set[str]:
    """Take out the data that libraries and record systems keep in a document; its ids."""
    ids = set[str]()
    for relation in copy.relations(copy.main):
        if relation.kind != "customXml" or relation.target not in copy:
            continue
        try:
            root = copy.xml(relation.target).root
        except Exception:  # noqa: BLE001, S110
            pass
        else:
            if _BIBLIOGRAPHY in root.name:
                continue
        for properties in copy.related(relation.target, "customXmlProps"):
            item = copy.xml(properties).root.attributes.get("ds:itemID", "")
            ids.add(item.upper())
        ledger.take("store of data about the document", "stores of data about the document")
        copy.unrelate(copy.main, relation)
    return ids


def _unbind(copy: WordCopy, stores: set[str]) -> None:
    """Content controls that show what is gone keep their words: they no longer ask for it."""

    def fate(element: Element) -> int:
        if element.name not in ("w:dataBinding", "w15:dataBinding"):
            return KEEP
        store = element.attributes.get("w:storeItemID", "").upper()
        path = element.attributes.get("w:xpath", "")
        gone = (*_STORES.get(store, ()), *(_STORE_STATUS if store in _STORES else ()))
        return DROP if store in stores or any(name in path for name in gone) else KEEP

    for story in copy.stories():
        sift(story.root, fate)


def _printers(copy: WordCopy, ledger: Ledger) -> None:
    for relation in copy.relations(copy.main):
        if relation.kind == "printerSettings":
            ledger.take_value("printer settings", "")
            copy.unrelate(copy.main, relation)
            sift(copy.root, lambda one: DROP if one.name == "w:printerSettings" else KEEP)


def _used_in_fields(copy: WordCopy) -> set[str]:
    """Names of properties and variables that fields in the text show, in lower case."""
    used = set[str]()
    for story in copy.stories():
        used |= {(found[2] or found[3]).lower() for found in _USED.finditer(_codes(story))}
    return used


def _codes(story: XmlPart) -> str:
    """The codes of all fields of a story, one after another."""
    codes: list[str] = []
    for element in story.root.walk():
        if element.name == "w:instrText":
            codes.append(element.text())
        elif element.name == "w:fldSimple":
            codes.append(f" {element.attributes.get('w:instr', '')} ")
        elif element.name == "w:fldChar":
            codes.append(" ")
    return "".join(codes)
