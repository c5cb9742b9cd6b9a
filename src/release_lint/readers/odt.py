"""An OpenDocument text as a release: its text in the final view, and all that is kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from release_lint.document import BlockKind, Document, InputError, Source
from release_lint.readers.formats import CUSTOM
from release_lint.readers.odt_names import HREF, name
from release_lint.readers.odt_story import Story
from release_lint.readers.odt_styles import Styles
from release_lint.readers.office import Paragraph
from release_lint.readers.office_document import document
from release_lint.readers.package import Package
from release_lint.readers.properties import Property, PropertyReader
from release_lint.readers.uncollected import uncollected
from release_lint.readers.xml_events import Attributes, Elements

KIND = "OpenDocument text"
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_MIME = "application/vnd.oasis.opendocument."
_OTHERS = {
    "spreadsheet": "a spreadsheet",
    "presentation": "a presentation",
    "graphics": "a drawing",
    "chart": "a chart",
    "formula": "a formula",
}
_KEYS = {
    name("dc:title"): "title-property",
    name("dc:subject"): "subject",
    name("dc:description"): "remarks",
    name("meta:initial-creator"): "creator",
    name("dc:creator"): "last-modified-by",
    name("meta:printed-by"): "printed-by",
    name("meta:keyword"): "keywords",
    name("meta:creation-date"): "created",
    name("dc:date"): "modified",
    name("meta:print-date"): "printed",
}
_HEADERS = {
    **dict.fromkeys(
        ("style:header", "style:header-left", "style:header-first"), ("header", "chrome")
    ),
    **dict.fromkeys(
        ("style:footer", "style:footer-left", "style:footer-first"), ("footer", "footer")
    ),
}
_KINDS = {"quote": BlockKind.QUOTE, "code": BlockKind.CODE, "caption": BlockKind.CAPTION}


@uncollected()
def read(source: Source) -> Document:
    """An OpenDocument text. Raises :class:`~release_lint.document.InputError`."""
    package = Package(source.data, KIND)
    _check_kind(package)
    styles = Styles(package, _STYLES, _CONTENT)
    body = Story(styles, {"office:text": ("", "")})
    body.read(package.part(_CONTENT), _CONTENT)
    edges = _edges(package)
    headers = [paragraph for paragraph in edges if paragraph.role == "chrome"]
    footers = [paragraph for paragraph in edges if paragraph.role != "chrome"]
    paragraphs = [*headers, *body.paragraphs, *body.notes, *footers]
    for paragraph in paragraphs:
        _set_kind(paragraph, styles)
    return document(source.name, "odt", paragraphs, _properties(package), styles.language)


def _check_kind(package: Package) -> None:
    mime = package.part("mimetype").decode("ascii", "replace").strip().removeprefix(_MIME)
    other = next((what for start, what in _OTHERS.items() if mime.startswith(start)), "")
    if other:
        raise InputError(f"this is {other} under another name, no {KIND}")
    if "word/document.xml" in package:
        raise InputError("this is a Word document under another name: call it .docx")
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise InputError(f"the {KIND} is locked by a password: save it without one")
    if _CONTENT not in package:
        raise InputError(f"this is a zip file, but no {KIND}: it has no text part")


def _edges(package: Package) -> list[Paragraph]:
    """The paragraphs of all headers and footers; of those that say the same, the first."""
    if not (xml := package.part(_STYLES)):
        return []
    story = Story(Styles(package, _STYLES), _HEADERS)
    story.read(xml, _STYLES)
    first: dict[tuple[str, str], Paragraph] = {}
    kept = []
    for paragraph in story.paragraphs:
        key = paragraph.where, paragraph.text.strip()
        if first.setdefault(key, paragraph) is paragraph or paragraph.marks:
            kept.append(paragraph)
    return kept


def _set_kind(paragraph: Paragraph, styles: Styles) -> None:
    """A kind by what the paragraph's style is for."""
    meaning = styles.meaning(paragraph.style)
    if paragraph.role or paragraph.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return
    if meaning == "title" and paragraph.length:
        paragraph.kind, paragraph.level, paragraph.role = BlockKind.HEADING, 1, "title"
    elif meaning == "contents":
        paragraph.role, paragraph.attrs["own"] = "chrome", "yes"
    elif meaning in _KINDS and paragraph.kind is BlockKind.PARAGRAPH:
        paragraph.kind = _KINDS[meaning]


def _properties(package: Package) -> list[Property]:
    xml = package.part(_META)
    found = PropertyReader(_key).read(xml, _META)
    return [*found, *_template(xml)]


def _key(element: str, attrs: Attributes) -> str:
    if element == name("meta:user-defined"):
        return f"{CUSTOM}{attrs.get(name('meta:name'), '')}"
    return _KEYS.get(element, "")


def _template(xml: bytes) -> Iterable[Property]:
    """The template that the document was made from, where its address is kept."""
    targets: list[str] = []

    def note(attrs: Mapping[str, str]) -> None:
        targets.append(attrs.get(HREF, ""))

    if xml:
        Elements({name("meta:template"): note}).read(xml, _META)
    return [Property("template", target) for target in targets if target]
