"""What must hold of an OpenDocument text that release-lint writes: OpenDocument 1.3, parts 2 and 3.

A check for tests, apart from the code that writes: it reads with ElementTree. What may stand inside
what, and with which attributes, is asked of ``odfpy``, whose tables are made from OASIS's schema.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.office.validity import members, tree

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _MANIFEST = (f"{{{_BASE}{p}:1.0}}" for p in ("office", "text", "manifest"))
_META = f"{{{_BASE}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MIME = "application/vnd.oasis.opendocument.text"
_PARTS = {"content.xml": "content", "styles.xml": "styles", "meta.xml": "meta"}
# What an office:text holds before its paragraphs, in this order (part 3, 3.4).
_PRELUDE = (f"{_OFFICE}forms", f"{_TEXT}tracked-changes")
_INSERTIONS = (f"{_TEXT}change-start", f"{_TEXT}change-end")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}list")
_CHANGES = ("insertion", "deletion", "format-change")


def new_problems(before: bytes, after: bytes) -> list[str]:
    """What is wrong with a package, and was not before."""
    known = problems(before)
    return [problem for problem in problems(after) if problem not in known]


def problems(data: bytes) -> list[str]:
    """Everything that is wrong with a package."""
    files = members(data)
    found = [*_package_problems(data, files)]
    for name, root in _PARTS.items():
        if name in files:
            top = tree(files[name])
            if top.tag != f"{_OFFICE}document-{root}":
                found.append(f"{name} is a {top.tag}")
            found += [f"{name}: {problem}" for problem in _grammar_problems(top)]
            found += [f"{name}: {problem}" for problem in _note_problems(top)]
    text = tree(files["content.xml"]).find(f"{_OFFICE}body/{_OFFICE}text")
    return found if text is None else [*found, *_prelude_problems(text), *_change_problems(text)]


def _package_problems(data: bytes, files: dict[str, bytes]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    yield from (f"{name} twice" for name, n in Counter(i.filename for i in infos).items() if n > 1)
    first = infos[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield "the mimetype does not come first, unpacked and plain"
    if not files.get("mimetype", b"").decode().startswith(_MIME):
        yield "another mimetype"
    entries = list(tree(files["META-INF/manifest.xml"]).iter(f"{_MANIFEST}file-entry"))
    listed = Counter(one.get(f"{_MANIFEST}full-path", "") for one in entries)
    yield from (f"{name} is listed twice" for name, n in listed.items() if n > 1)
    yield from (f"no type: {e.attrib}" for e in entries if f"{_MANIFEST}media-type" not in e.attrib)
    folders = {name for name in listed if name.endswith("/")}
    yield from (f"{name} is listed and missing" for name in set(listed) - folders - set(files))
    unlisted = (n for n in files if n != "mimetype" and not n.startswith("META-INF/"))
    yield from (f"{n} is not listed" for n in unlisted if n not in listed and n[-1] != "/")


def _grammar_problems(top: ET.Element) -> Iterator[str]:
    from odf import grammar

    for parent in top.iter():
        around = _key(parent.tag)
        known = grammar.allowed_children.get(around, ())
        if around not in grammar.allowed_children:
            continue  # of another vocabulary, or one that a program adds
        allowed = grammar.allowed_attributes.get(around)
        for one in grammar.required_attributes.get(around, ()):
            if f"{{{one[0]}}}{one[1]}" not in parent.attrib:
                yield f"{parent.tag} without {one[1]}"
        for name in parent.attrib if allowed is not None else ():
            if _key(name) not in allowed and name not in _NEWER:
                yield f"{parent.tag} with {name}"
        for child in parent:
            inside = _key(child.tag)
            if known is not None and inside in grammar.allowed_children and inside not in known:
                yield f"{child.tag} in {parent.tag}"
        texts = [parent.text, *(child.tail for child in parent)]
        if around not in grammar.allows_text and any(text and text.strip() for text in texts):
            yield f"text in {parent.tag}"


_NEWER = (_ID, f"{_TEXT}id", f"{_OFFICE}name")  # than the schema of the tables


def _key(tag: str) -> tuple[str, str]:
    space, _, local = tag.removeprefix("{").rpartition("}")
    return space, local


def _note_problems(top: ET.Element) -> Iterator[str]:
    """Comments: the parts of each in their order, and the marks of their ends."""
    opened: list[str] = []
    ended: list[str] = []
    for one in top.iter():
        if one.tag == f"{_OFFICE}annotation":
            kinds = [child.tag for child in one]
            rank = {f"{_DC}creator": 0, f"{_DC}date": 1, f"{_META}date-string": 2}
            if [rank.get(kind, 9) for kind in kinds] != sorted(rank.get(k, 9) for k in kinds):
                yield "a comment's author, date and text are out of order"
            opened += [one.get(f"{_OFFICE}name")] if f"{_OFFICE}name" in one.attrib else []
        elif one.tag == f"{_OFFICE}annotation-end":
            name = one.get(f"{_OFFICE}name", "")
            if name not in opened:
                yield f"comment {name} ends before it begins"
            ended.append(name)
    yield from (f"two comments {name}" for name, n in Counter(opened).items() if n > 1)
    yield from (f"comment {name} ends twice" for name, n in Counter(ended).items() if n > 1)


def _prelude_problems(text: ET.Element) -> Iterator[str]:
    tags = [child.tag for child in text]
    first = next((n for n, tag in enumerate(tags) if tag not in _PRELUDE), len(tags))
    if any(tag in _PRELUDE for tag in tags[first:]):
        yield "forms or changes after the text has begun"
    if tags[:first] != sorted(tags[:first], key=_PRELUDE.index) or len({*tags[:first]}) != first:
        yield "forms and changes out of order"


def _change_problems(text: ET.Element) -> Iterator[str]:
    """Tracked changes: each has one kind, is signed, and stands once in the text."""
    regions = text.findall(f"{_TEXT}tracked-changes/{_TEXT}changed-region")
    ids = Counter(one.get(f"{_TEXT}id") or one.get(_ID, "") for one in regions)
    yield from (f"two changes {name}" for name, n in ids.items() if n > 1)
    places: dict[str, list[str]] = {}
    for one in text.iter():
        if one.tag in (*_INSERTIONS, f"{_TEXT}change"):
            places.setdefault(one.get(f"{_TEXT}change-id", ""), []).append(one.tag)
    for region in regions:
        name = region.get(f"{_TEXT}id") or region.get(_ID, "")
        if region.get(_ID, name) != name:
            yield f"change {name} has two ids"
        kinds = [_key(child.tag)[1] for child in region]
        if len(kinds) != 1 or kinds[0] not in _CHANGES:
            yield f"change {name} is {kinds}"
            continue
        yield from (f"{kinds[0]} {name} {problem}" for problem in _change_problem(region[0]))
        wanted = [[f"{_TEXT}change"], [*_INSERTIONS]]
        if places.get(name) not in (wanted[:1] if kinds[0] == "deletion" else wanted):
            yield f"{kinds[0]} {name} stands at {places.get(name)}"
    yield from (f"a mark of no change: {name}" for name in places if name not in ids)


def _change_problem(change: ET.Element) -> Iterator[str]:
    inside = [child.tag for child in change]
    if inside[:1] != [f"{_OFFICE}change-info"]:
        yield "is not signed first"
        return
    if [child.tag for child in change[0]][:2] != [f"{_DC}creator", f"{_DC}date"]:
        yield "has no author and date"
    kept = inside[1:]
    is_deletion = _key(change.tag)[1] == "deletion"
    if kept and not (is_deletion and all(tag in _PARAGRAPHS for tag in kept)):
        yield f"holds {kept}"
