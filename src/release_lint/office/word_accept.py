"""Tracked changes of a Word document accepted: the text as it reads, without its history.

Source: ECMA-376 part 1, 17.13.5 (revisions), and what Word does where that leaves it open: a
paragraph whose end is deleted goes on in the next, which keeps its own properties.
"""

from __future__ import annotations

from collections.abc import Callable

from release_lint.office.ledger import Ledger
from release_lint.office.xmltree import Element, Raw

DROP, UNWRAP, KEEP = range(3)
PROPERTIES = frozenset({"w:rPr", "w:trPr", "w:tcPr", "w:numPr", "w:pPr"})
_GONE = {"w:del": "deletion", "w:moveFrom": "move"}
_STAYS = {"w:ins": "insertion", "w:moveTo": ""}
_FORMATTING = frozenset(
    f"w:{name}Change"
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
_RANGES = frozenset(
    f"w:{name}Range{end}"
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel")
    for end in ("Start", "End")
) | frozenset(
    f"w:customXmlMove{way}Range{end}" for way in ("From", "To") for end in ("Start", "End")
)
_CELL_MARKS = {"w:cellIns": "insertion", "w:cellDel": "deletion", "w:cellMerge": "change of format"}
UNSEEN = frozenset({"w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd"})


def accept(root: Element, ledger: Ledger) -> None:
    """Accept every tracked change below an element, in place."""
    running_on = {id(one) for one in root.walk() if one.name == "w:p" and _runs_on(one)}
    sift(root, lambda element: _fate(element, ledger))
    _drop_empty_tables(root)
    _join_paragraphs(root, running_on)


def _runs_on(paragraph: Element) -> bool:
    """Whether the end of a paragraph is deleted."""
    mark = paragraph.first("w:pPr", "w:rPr")
    return mark is not None and any(one.name in _GONE for one in mark.elements)


def sift(root: Element, fate: Callable[[Element], int]) -> None:
    """Drop, unwrap or keep every element below the root, as a function says of it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        todo, kept = list(reversed(element.children)), list[Element | Raw]()
        while todo:
            child = todo.pop()
            what = fate(child) if isinstance(child, Element) else KEEP
            if what == UNWRAP and isinstance(child, Element):
                for grandchild in child.children:
                    grandchild.parent = element
                todo += reversed(child.children)
            elif what == KEEP:
                kept.append(child)
                if isinstance(child, Element):
                    waiting.append(child)
        element.children = kept


def _fate(element: Element, ledger: Ledger) -> int:
    name = element.name
    by = element.attributes.get("w:author", "")
    if name in _GONE:
        _count(ledger, _GONE[name], by)
        if element.parent and element.parent.name == "m:ctrlPr":
            return UNWRAP  # a sign of a formula; what stood in it has deletions of its own
        return DROP
    if name in _STAYS:
        if _STAYS[name]:
            _count(ledger, _STAYS[name], by)
        return DROP if element.parent and element.parent.name in PROPERTIES else UNWRAP
    if name in _FORMATTING:
        _count(ledger, "change of format", by)
        return DROP
    if name in _CELL_MARKS:
        _count(ledger, _CELL_MARKS[name], by)
        return DROP
    mark = _deletion_of(element)
    if mark is not None:
        _count(ledger, "deletion", mark.attributes.get("w:author", ""))
    return DROP if mark is not None or name in _RANGES else KEEP


def _count(ledger: Ledger, what: str, by: str) -> None:
    many = "changes of format" if what == "change of format" else f"{what}s"
    ledger.take(f"tracked {what} accepted", f"tracked {many} accepted", by)


def _deletion_of(element: Element) -> Element | None:
    """The mark of a table's row or cell that is deleted."""
    if element.name == "w:tr":
        return element.first("w:trPr", "w:del")
    return element.first("w:tcPr", "w:cellDel") if element.name == "w:tc" else None


def _drop_empty_tables(root: Element) -> None:
    """Tables and rows that have lost everything in them."""

    def fate(element: Element) -> int:
        names = {child.name for child in element.elements}
        if element.name == "w:tbl" and names.isdisjoint({"w:tr", "w:sdt", "w:customXml"}):
            return DROP
        if element.name == "w:tr" and names.isdisjoint({"w:tc", "w:sdt", "w:customXml"}):
            return DROP
        return KEEP

    for row_or_table in ("rows", "tables"):  # a table may be empty once its rows are gone
        del row_or_table
        sift(root, fate)


def _join_paragraphs(root: Element, running_on: set[int]) -> None:
    """Paragraphs whose end is deleted go on in the paragraph that follows them."""
    if not running_on:
        return
    holders = {
        id(child.parent): child.parent
        for child in root.walk()
        if id(child) in running_on and child.parent
    }
    for holder in holders.values():
        _join_in(holder, running_on)


def _join_in(holder: Element, running_on: set[int]) -> None:
    kept: list[Element | Raw] = []
    open_from: int | None = None  # where, among those kept, a paragraph begins that runs on
    for child in holder.children:
        if not isinstance(child, Element):
            kept.append(child)
            continue
        if child.name == "w:p" and open_from is not None:
            child.put(_after_properties(child), *_contents(kept[open_from:]))
            del kept[open_from:]
            open_from = None
        elif open_from is not None and child.name not in UNSEEN:
            _close(kept, open_from)
            open_from = None
        if child.name == "w:p" and id(child) in running_on:
            open_from = len(kept)
        kept.append(child)
    if open_from is not None:
        _close(kept, open_from)
    holder.children = kept


def _close(kept: list[Element | Raw], at: int) -> None:
    """A paragraph with no paragraph to run on into: it goes where nothing is left of it."""
    paragraph = kept[at]
    before = next((one for one in reversed(kept[:at]) if isinstance(one, Element)), None)
    assert isinstance(paragraph, Element)
    is_empty = all(one.name in UNSEEN or one.name == "w:pPr" for one in paragraph.elements)
    ends_section = paragraph.first("w:pPr", "w:sectPr") is not None
    if is_empty and not ends_section and before is not None and before.name == "w:p":
        kept[at : at + 1] = _contents([paragraph])


def _after_properties(paragraph: Element) -> int:
    """The number of the child that the paragraph's content begins with."""
    properties = paragraph.first("w:pPr")
    return paragraph.number(properties) + 1 if properties else 0


def _contents(nodes: list[Element | Raw]) -> list[Element | Raw]:
    """What paragraphs hold, without their properties, and what stands between them."""
    found: list[Element | Raw] = []
    for node in nodes:
        if isinstance(node, Element) and node.name == "w:p":
            found += [one for one in node.children if one is not node.first("w:pPr")]
        else:
            found.append(node)
    return found
