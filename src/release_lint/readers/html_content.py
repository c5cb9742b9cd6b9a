"""Which part of a page is its content: ``<main>``, the one article, or the densest block."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.document import BlockKind
from release_lint.readers.furniture import is_notice
from release_lint.readers.html_elements import Element, is_main
from release_lint.readers.html_page import Leaf, Page
from release_lint.readers.roles import is_prose

_MOST = 0.75  # of the running text: an element that holds so much of it is the content
_ENOUGH = 0.5  # of the running text: an article with less is but a teaser


def content(page: Page) -> None:
    """Give each leaf outside the content, or in a menu or a footer of it, its role."""
    _count(page)
    root = _with_title(_root(page.elements), page.elements)
    for item in page.elements:
        item.is_content = item is root or (item.parent is not None and item.parent.is_content)
    for leaf in page.leaves:
        if not leaf.role or leaf.role == "alt":
            leaf.role = _role(leaf, root) or leaf.role


def _role(leaf: Leaf, root: Element | None) -> str:
    region = leaf.element.region
    if region:
        return "footer" if region == "footer" else "chrome"
    if root is None or leaf.element.is_content:
        return ""
    if not root.in_main and leaf.kind is BlockKind.PARAGRAPH and is_prose(leaf.text):
        return ""  # the content was guessed: nothing that reads as a story is left out
    return "footer" if is_notice(leaf.text) else "chrome"


def _count(page: Page) -> None:
    """Add up running text and first-level headings from the leaves to the root."""
    for leaf in page.leaves:
        if leaf.element.tag == "h1" and not leaf.element.region:
            leaf.element.has_title = True
    for item in reversed(page.elements):
        if item.parent and not item.region:
            item.parent.prose += item.prose
            item.parent.has_title = item.parent.has_title or item.has_title


def _root(elements: Sequence[Element]) -> Element | None:
    """The element that holds the content, None for the whole page."""
    mains = [item for item in elements if is_main(item)]
    if mains:
        return max(mains, key=lambda item: item.prose)
    body = next((item for item in elements if item.tag == "body"), None)
    total = body.prose if body else max((item.prose for item in elements), default=0)
    articles = [item for item in elements if item.tag == "article" and not item.region]
    article = max(articles, key=lambda item: item.prose, default=None)
    if article and article.prose >= _ENOUGH * total:
        return article
    return _densest(elements, body, total)


def _densest(elements: Sequence[Element], body: Element | None, total: int) -> Element | None:
    """The innermost block that still holds nearly all running text, and the title if there is one.

    Elements come in the order of the page, so the last that qualifies is the innermost.
    """
    has_title = any(item.has_title for item in elements)
    root = body
    for item in elements:
        if (
            item.is_block
            and item.kind is BlockKind.PARAGRAPH
            and not item.region
            and item.prose >= _MOST * total > 0
            and item.has_title is has_title
            and (root is None or item.depth > root.depth)
        ):
            root = item
    return root


def _with_title(root: Element | None, elements: Sequence[Element]) -> Element | None:
    """The element, or the one around it that also holds the title."""
    if not any(item.has_title for item in elements):
        return root
    while root and not root.has_title and root.parent and root.tag != "body":
        root = root.parent
    return root


def is_content(leaf: Leaf) -> bool:
    """Whether a leaf is text of the release: no menu, footer or metadata of the head."""
    return leaf.role in ("", "alt") and leaf.kind is not BlockKind.METADATA
