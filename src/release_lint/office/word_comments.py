"""Comments of a Word document taken out: their parts, and every trace of them in the text."""

from __future__ import annotations

from release_lint.office.ledger import Ledger
from release_lint.office.word import WordCopy
from release_lint.office.word_accept import DROP, KEEP, sift
from release_lint.office.xmltree import Element

_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_MARKS = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})


def take_out(copy: WordCopy, ledger: Ledger) -> None:
    """Take out all comments, and the list of people who wrote them."""
    for story in copy.stories():
        sift(story.root, _fate)
    for part in (copy.main, *copy.related(copy.main, "glossaryDocument")):
        for relation in copy.relations(part):
            if relation.kind in _PARTS:
                if relation.kind == "comments" and relation.target in copy:
                    _count(copy.xml(relation.target).root, ledger)
                copy.unrelate(part, relation)


def _fate(element: Element) -> int:
    if element.name in _MARKS:
        return DROP
    if element.name == "w:r":
        names = {child.name for child in element.elements}
        if "w:commentReference" in names and names <= {"w:rPr", "w:commentReference"}:
            return DROP
    return KEEP


def _count(comments: Element, ledger: Ledger) -> None:
    for comment in comments.elements:
        if comment.name == "w:comment":
            ledger.take("comment", by=comment.attributes.get("w:author", ""))
