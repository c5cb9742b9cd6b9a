"""What must hold of a Word document that release-lint writes: ECMA-376 for the elements it makes.

A check for tests, apart from the code that writes: it reads with ElementTree.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

from tests.office_files import W

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN_HOLDERS = frozenset(
    (
        *("p", "ins", "del", "moveFrom", "moveTo", "hyperlink", "fldSimple", "sdtContent"),
        *("smartTag", "customXml", "dir", "bdo", "rt", "rubyBase"),
    )
)
_CHANGE_HOLDERS = (_RUN_HOLDERS - {"del", "moveFrom"}) | {"body", "tc", "rPr", "trPr", "numPr"}
_MARK_HOLDERS = (_RUN_HOLDERS - {"del"}) | {"body", "tc", "tbl", "tr", "footnote", "hdr", "ftr"}
_IN_INSERTION = _RUN_HOLDERS - {"p", "rt", "rubyBase"} | {
    *("r", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "sdt"),
    *("commentRangeStart", "commentRangeEnd"),
}
_PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
    *("cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_CELL = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel"),
    *("cellMerge", "tcPrChange"),
)
# Children in the order of the schema (ECMA-376 part 1, annex A.1); "" stands for all others.
_ORDERS = {
    "pPr": _PARAGRAPH,
    "pPr/rPr": ("ins", "del", "moveFrom", "moveTo", "", "rPrChange"),
    "r/rPr": ("", "rPrChange"),
    "trPr": ("", "ins", "del", "trPrChange"),
    "tcPr": _CELL,
    "tbl": ("bookmarkStart", "bookmarkEnd", "tblPr", "tblGrid", ""),
    "tr": ("tblPrEx", "trPr", ""),
    "tc": ("tcPr", ""),
    "body": ("", "sectPr"),
}
_BLOCKS = frozenset(("p", "tbl", "sdt", "altChunk", "customXml"))
_BLOCK_HOLDERS = frozenset(("tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"))


def members(data: bytes) -> dict[str, bytes]:
    """The files of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(content: bytes) -> ET.Element:
    """The root of a part."""
    return ET.fromstring(content)  # noqa: S314  (parts that a test made)


def new_problems(before: bytes, after: bytes) -> list[str]:
    """What is wrong with a package, and was not before."""
    known = problems(before)
    return [problem for problem in problems(after) if problem not in known]


def problems(data: bytes) -> list[str]:
    """Everything that is wrong with a package."""
    files = members(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = [f"twice: {n}" for n, c in Counter(archive.namelist()).items() if c > 1]
    found += _relationship_problems(files)
    comments = tree(files.get("word/comments.xml", b"<none/>"))
    for name, content in files.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [f"{name}: {problem}" for problem in _structure(tree(content))]
    return [*found, *_comment_problems(tree(files["word/document.xml"]), comments)]


def _relationship_problems(files):
    types = tree(files["[Content_Types].xml"])
    defaults = {one.get("Extension") for one in types.iter(f"{_TYPES}Default")}
    overrides = {one.get("PartName", "").lstrip("/") for one in types.iter(f"{_TYPES}Override")}
    yield from (f"a type for no part: {name}" for name in overrides - set(files))
    for name in files:
        suffix = name.rpartition(".")[2]
        if name.endswith(".rels"):
            yield from _broken_targets(name, files)
        elif name not in overrides and suffix not in defaults and name != "[Content_Types].xml":
            yield f"no content type: {name}"


def _broken_targets(name, files):
    base = dirname(dirname(name))
    relations = list(tree(files[name]).iter(_PACKAGE))
    yield from (
        f"{name}: {i} twice" for i, c in Counter(r.get("Id") for r in relations).items() if c > 1
    )
    for one in relations:
        target = one.get("Target", "")
        if one.get("TargetMode") != "External":
            full = target.lstrip("/") if target.startswith("/") else normpath(join(base, target))
            if full not in files:
                yield f"{name}: leads to {target}, which is missing"


def _structure(root):
    around = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        local, holder = _local(element), _local(around.get(element))
        inside = [_local(child) for child in element]
        yield from _order_problems(local, holder, inside)
        first = {"p": "pPr", "r": "rPr"}.get(local, "")
        if first in inside[1:]:
            yield f"{first} does not come first"
        if local == "r" and holder not in _RUN_HOLDERS and not holder.startswith("{"):
            yield f"a run in {holder}"
        is_change = local in ("ins", "del")
        if is_change and holder not in _CHANGE_HOLDERS and not holder.startswith("{"):
            yield f"{local} in {holder}"
        if is_change and holder in _RUN_HOLDERS:
            yield from (f"{one} in {local}" for one in inside if not _may_be_in(one, local))
            if not inside:
                yield f"an empty {local}"
        if local.startswith("commentRange") and holder not in _MARK_HOLDERS:
            yield f"{local} in {holder}"
    yield from _text_problems(root, around)


def _order_problems(local, holder, inside):
    order = _ORDERS.get(f"{holder}/{local}") or _ORDERS.get(local)
    if order:
        places = [
            order.index(one if one in order else "")
            for one in inside
            if one in order or "" in order
        ]
        if places != sorted(places):
            yield f"out of order in {local}: {inside}"
    if local in _BLOCK_HOLDERS and not any(one in _BLOCKS for one in inside):
        yield f"no paragraph in {local}"
    if local == "tc" and inside[-1:] != ["p"] and inside[-1:] != ["sdt"]:
        yield f"a cell ends with {inside[-1:]}"


def _may_be_in(one, local):
    return one.startswith("{") or one in (
        _IN_INSERTION if local == "ins" else _IN_INSERTION - {"del"}
    )


def _text_problems(root, around):
    for element in root.iter():
        local = _local(element)
        if local not in ("t", "delText"):
            continue
        above, one = set(), element
        while (one := around.get(one)) is not None:
            above.add(_local(one))
        if local == "t" and "del" in above:
            yield "text in a deletion that is no deleted text"
        if local == "delText" and not above & {"del", "moveFrom"}:
            yield "deleted text in no deletion"
        text = element.text or ""
        if (
            text != text.strip(" \t\r\n")
            and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve"
        ):
            yield f"white space that does not count: {text!r}"


def _comment_problems(document, comments):
    written = Counter(one.get(f"{{{W}}}id") for one in comments.iter(f"{{{W}}}comment"))
    changes = [
        one.get(f"{{{W}}}id")
        for one in document.iter()
        if _local(one) in ("ins", "del") and one.get(f"{{{W}}}author") == "release-lint"
    ]
    yield from (f"id {i} twice" for i, c in (written + Counter(changes)).items() if c > 1)
    order = [(_local(one), one.get(f"{{{W}}}id")) for one in document.iter()]
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        ids = Counter(i for name, i in order if name == kind)
        yield from (f"comment {i} has {ids[i]} {kind}" for i in written if ids[i] != 1)
        yield from (f"{kind} {i} of no comment" for i in ids if i not in written)
    for number in written:
        places = [
            order.index((kind, number))
            for kind in ("commentRangeStart", "commentRangeEnd", "commentReference")
            if (kind, number) in order
        ]
        if places != sorted(places):
            yield f"comment {number} ends before it begins"


def _local(element):
    """The name without the namespace of WordprocessingML; other namespaces stay."""
    return "" if element is None else element.tag.replace(f"{{{W}}}", "")
