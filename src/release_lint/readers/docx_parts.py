"""What stands beside the text of a Word document: relationships and comments."""

from __future__ import annotations

from posixpath import dirname, join, normpath

from release_lint.readers.docx_names import Names
from release_lint.readers.package import Package
from release_lint.readers.xml_events import Attributes, Elements
from release_lint.records import mutable, record

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"


@record
class Relationship:
    """A target of a part: a member of the package by its name, or an address outside."""

    id: str
    kind: str  # the last word of its type: header, hyperlink, attachedTemplate …
    target: str
    external: bool


def relationships(package: Package, part: str) -> dict[str, Relationship]:
    """The relationships of a part by id; of the package itself where ``part`` is empty."""
    folder, _, name = part.rpartition("/")
    source = join(folder, "_rels", f"{name}.rels")
    found: dict[str, Relationship] = {}

    def add(attrs: Attributes) -> None:
        external = attrs.get("TargetMode") == "External"
        target = attrs.get("Target", "")
        if not external:
            inside = target.lstrip("/") if target.startswith("/") else join(dirname(part), target)
            target = normpath(inside.replace("\\", "/"))
        kind = attrs.get("Type", "").rpartition("/")[2]
        found[attrs.get("Id", "")] = Relationship(attrs.get("Id", ""), kind, target, external)

    if xml := package.part(source):
        Elements({_PACKAGE: add}).read(xml, source)
    return found


@mutable
class Comment:
    """A comment: who wrote it, and its words."""

    author: str
    text: str = ""


def comments(package: Package, part: str) -> dict[str, Comment]:
    """The comments of a document by id."""
    xml = package.part(part)
    found: dict[str, Comment] = {}
    if not xml:
        return found
    w = Names(xml)
    words: list[str] = []
    is_text = False

    def open_comment(attrs: Attributes) -> None:
        words.clear()
        found[attrs.get(w("id"), "")] = Comment(attrs.get(w("author"), ""))

    def close_comment() -> None:
        if found:
            found[next(reversed(found))].text = " ".join("".join(words).split())

    def open_text(_: Attributes) -> None:
        nonlocal is_text
        is_text = True

    def close_text() -> None:
        nonlocal is_text
        is_text = False

    def add(text: str) -> None:
        if is_text:
            words.append(text)

    def space(_: Attributes) -> None:
        words.append(" ")

    starts = {
        w("comment"): open_comment,
        w("t"): open_text,
        **dict.fromkeys((w("p"), w("tab"), w("br")), space),
    }
    Elements(starts, {w("comment"): close_comment, w("t"): close_text}, add).read(xml, part)
    return found
