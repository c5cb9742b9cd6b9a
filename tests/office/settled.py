"""A Word document as it reads once release-lint's changes are accepted, or rejected.

For tests, apart from the code that writes: it reads with ElementTree.
"""

from __future__ import annotations

from tests.office.validity import members, tree
from tests.office_files import W

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑"}


def settled(data: bytes, *, accept: bool) -> list[str]:
    """The text of every paragraph of the body, headers and notes, in the order of the parts."""
    return [
        text
        for name, content in sorted(members(data).items())
        if name.startswith("word/") and name.endswith(".xml") and "comments" not in name
        for text in _paragraphs(tree(content), accept=accept)
    ]


def _paragraphs(root, *, accept):
    for paragraph in root.iter(f"{{{W}}}p"):
        yield "".join(_text(paragraph, gone=False, accept=accept))


def _text(element, *, gone, accept):
    for child in element:
        local = child.tag.replace(f"{{{W}}}", "")
        if local in ("ins", "del"):
            ours = child.get(f"{{{W}}}author") == "release-lint"
            kept = (local == "ins") == accept if ours else local == "ins"
            yield from _text(child, gone=gone or not kept, accept=accept)
        elif local == "moveFrom":
            yield from _text(child, gone=True, accept=accept)
        elif local in ("t", "delText") and not gone:
            text = child.text or ""
            keeps = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            yield text if keeps else text.strip(" \t\r\n")
        elif local in _SIGNS and not gone and element.tag == f"{{{W}}}r":
            yield _SIGNS[local]
        elif local not in ("p", "pPr", "rPr"):
            yield from _text(child, gone=gone, accept=accept)
