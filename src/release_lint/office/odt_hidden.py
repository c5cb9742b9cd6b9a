"""Hidden text of an OpenDocument text taken out: hidden sections, paragraphs, words and fields."""

from __future__ import annotations

from release_lint.document import InputError, Source
from release_lint.office import unseen
from release_lint.office.ledger import Ledger
from release_lint.office.odt import OdtCopy
from release_lint.office.word_accept import DROP, KEEP, sift
from release_lint.office.xmltree import Element
from release_lint.readers.odt import read
from release_lint.readers.odt_styles import is_colour

_PARAGRAPHS = frozenset({"text:p", "text:h"})
_MOST_PARENTS = 50  # styles that inherit from one another
Styles = dict[tuple[str, str], tuple[bool | None, str]]


def take_out(copy: OdtCopy, data: bytes, ledger: Ledger) -> None:
    """Take out what the page does not show; ``data`` is the file as it was."""
    try:
        document = read(Source("draft.odt", data))
    except InputError:  # a text without words, since the package was opened already
        pass
    else:
        unseen.take_out(copy, document, ledger, may_show=_has_something_behind(copy))
    styles = _styles(copy)
    for story in copy.stories():
        sift(story.root, lambda one: _fate(one, styles, ledger))


def _has_something_behind(copy: OdtCopy) -> bool:
    """Whether a picture or colour may lie behind the text, so that white letters are seen."""
    return any(
        one.name == "style:background-image"
        or one.attributes.get("style:run-through") == "background"
        or (one.name.startswith("style:page-layout") and is_colour(_background(one)))
        for story in copy.stories()
        for one in story.root.walk()
    )


def _background(element: Element) -> str:
    return element.attributes.get("fo:background-color", "")


def _fate(element: Element, styles: Styles, ledger: Ledger) -> int:
    what = _hidden(element, styles)
    if what and (element.name not in _PARAGRAPHS or _may_go(element)):
        if element.text().strip():
            ledger.take(f"hidden {what}")
        return DROP
    return KEEP


def _hidden(element: Element, styles: Styles) -> str:
    """What a hidden element is; empty where it is seen."""
    name, attributes = element.name, element.attributes
    if name == "text:section" and attributes.get("text:display") == "none":
        return "section"
    if name == "text:hidden-text" and attributes.get("text:is-hidden") == "true":
        return "field"
    if name == "text:span":
        return "passage" if _display(styles, "text", element) is False else ""
    if name in _PARAGRAPHS:
        by_field = any(
            one.name == "text:hidden-paragraph" and one.attributes.get("text:is-hidden") == "true"
            for one in element.elements
        )
        by_style = _display(styles, "paragraph", element) is False and not _shows(element, styles)
        return "paragraph" if by_field or by_style else ""
    return ""


def _shows(paragraph: Element, styles: Styles) -> bool:
    """Whether some words of a hidden paragraph are shown again, or something stands in it."""
    return any(
        (one.name == "text:span" and _display(styles, "text", one))
        or one.name.startswith(("draw:", "text:note"))
        for one in paragraph.walk()
    )


def _may_go(paragraph: Element) -> bool:
    """Whether something is left to hold the place: a cell without a paragraph is none."""
    siblings = paragraph.parent.elements if paragraph.parent else []
    return any(one.name in _PARAGRAPHS and one is not paragraph for one in siblings)


def _display(styles: Styles, family: str, element: Element) -> bool | None:
    """Whether a style shows its text, None where it does not say."""
    name = element.attributes.get("text:style-name", "")
    for _ in range(_MOST_PARENTS):
        display, parent = styles.get((family, name), (None, ""))
        if display is not None or not parent:
            return display
        name = parent
    return None


def _styles(copy: OdtCopy) -> Styles:
    """Family and name of each style -> whether it shows its text, and its parent."""
    styles: Styles = {}
    for story in copy.stories():
        for style in story.root.walk():
            if style.name != "style:style":
                continue
            properties = style.first("style:text-properties")
            display = properties.attributes.get("text:display") if properties else None
            key = style.attributes.get("style:family", ""), style.attributes.get("style:name", "")
            shown = None if display is None else display != "none"
            styles[key] = shown, style.attributes.get("style:parent-style-name", "")
    return styles
