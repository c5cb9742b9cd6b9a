"""A Word document as a release: its text in the final view, and all that is kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from release_lint.document import Document, InputError, MarkKind, Source
from release_lint.readers.docx_asides import Shared
from release_lint.readers.docx_kinds import set_kinds
from release_lint.readers.docx_parts import Relationship, comments, relationships
from release_lint.readers.docx_properties import properties
from release_lint.readers.docx_story import Story
from release_lint.readers.docx_styles import Styles
from release_lint.readers.office import Paragraph
from release_lint.readers.office_document import document
from release_lint.readers.package import Package
from release_lint.readers.uncollected import uncollected

KIND = "Word document"
_OTHERS = {"xl/": "a spreadsheet", "ppt/": "a presentation", "content.xml": "an OpenDocument file"}


@uncollected()
def read(source: Source) -> Document:
    """A Word document. Raises :class:`~release_lint.document.InputError`."""
    package = Package(source.data, KIND)
    main = _main_part(package)
    relations = relationships(package, main)
    styles = Styles(package, _target(relations, "styles"), _target(relations, "numbering"))
    shared = Shared(styles, comments(package, _target(relations, "comments")))
    body = Story(shared, relations)
    body.read(package.part(main), main)
    body.finish()
    notes = [
        paragraph
        for kind in ("footnotes", "endnotes")
        for paragraph in _story(package, shared, _target(relations, kind), kind, "").paragraphs
    ]
    headers = _edges(package, shared, relations, "header", "chrome")
    footers = _edges(package, shared, relations, "footer", "footer")
    paragraphs = [*headers, *body.paragraphs, *notes, *footers]
    _mark_stray_comments(shared, body.paragraphs)
    set_kinds(paragraphs, styles)
    return document(source.name, "docx", paragraphs, properties(package, main), styles.language)


def _main_part(package: Package) -> str:
    """The part that holds the body."""
    for relation in relationships(package, "").values():
        if relation.kind == "officeDocument" and relation.target in package:
            main = relation.target
            break
    else:
        main = "word/document.xml"
    if main in package and not main.startswith(("xl/", "ppt/")):
        return main
    what = next((what for start, what in _OTHERS.items() if _holds(package, start)), "")
    if what:
        raise InputError(f"this is {what} under another name, no {KIND}")
    raise InputError(f"this is a zip file, but no {KIND}: it has no text part")


def _holds(package: Package, start: str) -> bool:
    return any(name.startswith(start) for name in package.names)


def _target(relations: Mapping[str, Relationship], kind: str) -> str:
    """The member that a part has for something, empty where it has none."""
    return next((r.target for r in relations.values() if r.kind == kind and not r.external), "")


def _story(package: Package, shared: Shared, part: str, where: str, role: str) -> Story:
    story = Story(shared, relationships(package, part), where=where, role=role)
    if xml := package.part(part):
        story.read(xml, part)
        story.finish()
    return story


def _edges(
    package: Package,
    shared: Shared,
    relations: Mapping[str, Relationship],
    kind: str,
    role: str,
) -> Iterable[Paragraph]:
    """The paragraphs of all headers or footers; of those that say the same, the first."""
    said: set[str] = set()
    for relation in relations.values():
        if relation.kind == kind and not relation.external:
            for paragraph in _story(package, shared, relation.target, kind, role).paragraphs:
                text = paragraph.text.strip()
                if text not in said or paragraph.marks:
                    yield paragraph
                said.add(text)


def _mark_stray_comments(shared: Shared, paragraphs: list[Paragraph]) -> None:
    """Comments that nothing in the text refers to still go out with the file."""
    if not paragraphs:
        return
    for name, comment in shared.comments.items():
        if name not in shared.anchored:
            attrs = {"author": comment.author, "text": comment.text, "stray": "yes"}
            paragraphs[0].mark(MarkKind.COMMENT, 0, 0, attrs)
