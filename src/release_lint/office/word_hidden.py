"""Hidden text of a Word document taken out: what a reader does not see, and a copy still tells."""

from __future__ import annotations

from collections.abc import Callable, Collection

from release_lint.document import Source
from release_lint.office import unseen
from release_lint.office.ledger import Ledger
from release_lint.office.word import WordCopy
from release_lint.office.word_accept import DROP, KEEP, UNSEEN, sift
from release_lint.office.xmltree import Element, Raw
from release_lint.readers.docx import read
from release_lint.readers.docx_styles import Styles

_CONTENT = frozenset(
    f"w:{name}"
    for name in ("t", "tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "ptab", "drawing")
) | {"w:pict", "w:object", "w:footnoteReference", "w:endnoteReference", "mc:AlternateContent"}
_OFF = frozenset({"0", "false", "off"})


def take_out(copy: WordCopy, styles: Styles, ledger: Ledger) -> None:
    """Take out the words that Word does not show."""
    hidden = _Hidden(styles)
    for story in copy.stories():
        touched = [one for one in story.root.walk() if one.name == "w:r" and _strip(one, hidden)]
        paragraphs = {
            id(one): one
            for run in touched
            if (one := next((a for a in run.ancestors() if a.name == "w:p"), None))
        }
        sift(story.root, _dropping({id(one) for one in touched if not _holds(one)}))
        for paragraph in paragraphs.values():
            ledger.take("paragraph with hidden text", "paragraphs with hidden text")
            if _is_all_hidden(paragraph):
                paragraph.remove()


def take_out_unseen(copy: WordCopy, data: bytes, ledger: Ledger) -> None:
    """Take out words in white on white, or too small for anybody to read.

    ``data`` is the file as it was; nothing else may have been changed in the copy yet.
    """
    if not any(one.name == "w:t" for story in copy.stories() for one in story.root.walk()):
        return
    document = read(Source("draft.docx", data))
    unseen.take_out(copy, document, ledger, may_show=_has_something_behind(copy))


def _has_something_behind(copy: WordCopy) -> bool:
    """Whether a picture or colour may lie behind the text, so that white letters are seen."""
    return any(
        one.name in ("w:background", "v:background")
        or (one.name == "wp:anchor" and one.attributes.get("behindDoc", "0") not in _OFF)
        or one.name == "w:pict"
        for story in copy.stories()
        for one in story.root.walk()
    )


def _dropping(gone: Collection[int]) -> Callable[[Element], int]:
    return lambda one: DROP if id(one) in gone else KEEP


def _strip(run: Element, hidden: _Hidden) -> bool:
    """Take the content out of a run where it is hidden; codes of fields stay whole."""
    if not any(one.name in _CONTENT for one in run.elements) or not hidden.is_hidden(run):
        return False
    run.children = [one for one in run.children if isinstance(one, Raw) or one.name not in _CONTENT]
    return True


def _holds(run: Element) -> bool:
    """Whether anything but its properties is left in a run."""
    return any(one.name != "w:rPr" for one in run.elements)


def _is_all_hidden(paragraph: Element) -> bool:
    """Whether nothing is left of a paragraph whose end is hidden too, and another follows it."""
    mark = paragraph.first("w:pPr", "w:rPr")
    if not _switch(mark) or paragraph.first("w:pPr", "w:sectPr") is not None:
        return False
    if any(one.name not in UNSEEN and one.name != "w:pPr" for one in paragraph.elements):
        return False
    siblings = paragraph.parent.elements if paragraph.parent else []
    after = siblings[siblings.index(paragraph) + 1 :]
    return bool(after) and after[0].name == "w:p"


class _Hidden:
    """Tells which runs are hidden, by their own properties or those of their styles."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def is_hidden(self, run: Element) -> bool:
        """Whether a run has the property that Word calls hidden."""
        properties = run.first("w:rPr")
        own = _switch(properties)
        if own is not None:
            return own
        character = _value(properties, "w:rStyle")
        paragraph = next((one for one in run.ancestors() if one.name == "w:p"), None)
        style = _value(paragraph.first("w:pPr") if paragraph else None, "w:pStyle")
        by_paragraph = self._styles.run(style or self._styles.default).get("vanish") == "1"
        by_character = bool(character) and self._styles.run(character).get("vanish") == "1"
        return by_paragraph != by_character  # a switch in both is off (17.7.3, toggle properties)


def _switch(properties: Element | None) -> bool | None:
    switch = properties.first("w:vanish") if properties else None
    if switch is None:
        return None
    return switch.attributes.get("w:val", "1").lower() not in _OFF


def _value(properties: Element | None, name: str) -> str:
    found = properties.first(name) if properties else None
    return found.attributes.get("w:val", "") if found else ""
