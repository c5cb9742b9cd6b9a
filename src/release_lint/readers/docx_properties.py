"""The properties of a Word document: core, application's and custom ones, and its template."""

from __future__ import annotations

from release_lint.readers.docx_parts import relationships
from release_lint.readers.formats import CUSTOM
from release_lint.readers.package import Package
from release_lint.readers.properties import Property, PropertyReader
from release_lint.readers.xml_events import Attributes

_DUBLIN = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_KEYS = {
    f"{_DUBLIN} title": "title-property",
    f"{_DUBLIN} subject": "subject",
    f"{_DUBLIN} creator": "creator",
    f"{_DUBLIN} description": "remarks",
    f"{_TERMS} created": "created",
    f"{_TERMS} modified": "modified",
    f"{_CORE} keywords": "keywords",
    f"{_CORE} category": "category",
    f"{_CORE} contentStatus": "status",
    f"{_CORE} lastModifiedBy": "last-modified-by",
    f"{_CORE} lastPrinted": "printed",
}
_APPLICATION = {"Company": "company", "Manager": "manager", "HyperlinkBase": "hyperlink-base"}


def properties(package: Package, document: str) -> list[Property]:
    """Every property that has a value; ``document`` is the main part."""
    found: list[Property] = []
    for relation in relationships(package, "").values():
        keys = {
            "core-properties": lambda name, _: _KEYS.get(name, ""),
            "extended-properties": lambda name, _: _APPLICATION.get(_local(name), ""),
            "custom-properties": _custom,
        }.get(relation.kind.lower())
        if keys and not relation.external:
            found += PropertyReader(keys).read(package.part(relation.target), relation.target)
    return [*found, *_template(package, document)]


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _custom(name: str, attrs: Attributes) -> str:
    if _local(name) != "property":
        return ""
    return f"{CUSTOM}{attrs.get('name', '')}"


def _template(package: Package, document: str) -> list[Property]:
    """The template that the document is attached to, where that is a file outside."""
    related = relationships(package, document).values()
    settings = next((one.target for one in related if one.kind == "settings"), "")
    return [
        Property("template", one.target)
        for one in relationships(package, settings).values()
        if one.kind == "attachedTemplate" and one.external and one.target
    ]
