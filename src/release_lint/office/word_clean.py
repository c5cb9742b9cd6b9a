"""``clean`` for Word documents: what a copy for the public must not carry."""

from __future__ import annotations

from release_lint.office import word_accept, word_comments, word_hidden, word_metadata
from release_lint.office.ledger import UNLISTED, Ledger
from release_lint.office.word import WordCopy
from release_lint.office.word_accept import DROP, KEEP, sift
from release_lint.office.xmltree import Element, XmlPart
from release_lint.readers.docx_styles import Styles
from release_lint.readers.package import Package

_NOTES = {"w:footnote": "w:footnoteReference", "w:endnote": "w:endnoteReference"}
_LOOK_AT = {
    "w:highlight": ("highlighted passage", "highlighted passages"),
    "o:OLEObject": ("embedded object", "embedded objects"),
    "w:altChunk": ("document inside the document", "documents inside the document"),
}


def clean(data: bytes, ledger: Ledger) -> bytes:
    """The document without comments, history, hidden text and names; the same bytes if it has none.

    Raises :class:`~release_lint.document.InputError` for a file that cannot be cleaned.
    """
    copy = WordCopy(data)
    before = {story.name: _referred(story) for story in copy.stories()}
    word_hidden.take_out_unseen(copy, data, ledger)
    word_hidden.take_out(copy, _styles(copy, data), ledger)
    word_comments.take_out(copy, ledger)
    parts = [*copy.stories(), *filter(None, (copy.part("styles"), copy.part("numbering")))]
    for part in parts:
        word_accept.accept(part.root, ledger)
    _notes_without_reference(copy, ledger)
    word_metadata.take_out(copy, ledger)
    for name, ids in before.items():
        _sweep(copy, name, ids)
    for name in copy.unreached():
        ledger.take(*UNLISTED)
        copy.discard(name)
    for story in copy.stories():
        for element in story.root.walk():
            if element.name in _LOOK_AT and element.attributes.get("w:val") != "none":
                ledger.leave(*_LOOK_AT[element.name])
    return bytes(copy)


def _styles(copy: WordCopy, data: bytes) -> Styles:
    parts = [part.name if part else "" for part in map(copy.part, ("styles", "numbering"))]
    return Styles(Package(data, "Word document"), *parts)


def _referred(story: XmlPart) -> set[str]:
    """The relationships that a story's XML calls by their ids."""
    return {
        value
        for element in story.root.walk()
        for name, value in element.attributes.items()
        if name.startswith("r:")
    }


def _sweep(copy: WordCopy, part: str, before: set[str]) -> None:
    """Pictures and addresses that stood only in what is gone go with it."""
    if part not in copy:
        return
    gone = before - _referred(copy.xml(part))
    for relation in copy.relations(part):
        if relation.id in gone:
            copy.unrelate(part, relation)


def _notes_without_reference(copy: WordCopy, ledger: Ledger) -> None:
    """Notes whose reference is deleted: the reader does not see them, and the file tells them."""
    referred = {
        (one.name, one.attributes.get("w:id"))
        for story in copy.stories()
        for one in story.root.walk()
        if one.name in _NOTES.values()
    }

    def fate(element: Element) -> int:
        reference = _NOTES.get(element.name)
        ordinary = element.attributes.get("w:type", "normal") == "normal"
        if reference is None or not ordinary:
            return KEEP
        if (reference, element.attributes.get("w:id")) in referred:
            return KEEP
        if any(one.name == "w:t" for one in element.walk()):
            ledger.take("note that nothing refers to", "notes that nothing refers to")
        return DROP

    for kind in ("footnotes", "endnotes"):
        part = copy.part(kind)
        if part is not None:
            sift(part.root, fate)
