"""What each leaf of a page is for, and what the page states of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from release_lint.document import BlockKind, MarkKind
from release_lint.readers.furniture import is_chrome, is_notice
from release_lint.readers.html_content import is_content
from release_lint.readers.html_page import Leaf
from release_lint.readers.labels import DATES, Label, is_date, kind_of, label_of, value_length
from release_lint.readers.roles import can_be_summary, is_prose
from release_lint.records import record

_LONGEST_BYLINE = 120  # characters of a line above the story that may hold its date


@record
class Statement:
    """A metadata value that a leaf states, by its key and its offsets into the leaf's text."""

    key: str
    value: str
    leaf: Leaf
    start: int
    end: int
    origin: str = "label"


def assign(leaves: list[Leaf]) -> list[Statement]:
    """Give leaves their roles; what the page states, the visible before the head's."""
    _drop_repeated_metadata(leaves)
    _find_title(leaves)
    shown = [leaf for leaf in leaves if is_content(leaf)]
    for leaf in shown:
        if is_chrome(leaf.text[:300]):
            leaf.role = "chrome"
    statements = [*_terms(shown), *_header(shown), *_times(leaves), *_head(leaves)]
    _find_summary(leaves)
    return statements


def _drop_repeated_metadata(leaves: list[Leaf]) -> None:
    """Keep the first page title, description and so on of the head."""
    seen: set[str] = set()
    kept = []
    for leaf in leaves:
        if leaf.kind is not BlockKind.METADATA or leaf.role not in seen:
            kept.append(leaf)
        if leaf.kind is BlockKind.METADATA:
            seen.add(leaf.role)
    leaves[:] = kept


def _find_title(leaves: Sequence[Leaf]) -> None:
    """The first ``<h1>`` of the content, or one in the page's header that its ``<title>`` names."""
    headings = [leaf for leaf in leaves if leaf.kind is BlockKind.HEADING and _level(leaf) == 1]
    page_title = next((leaf.text for leaf in leaves if leaf.role == "page-title"), "")
    inside = next((leaf for leaf in headings if is_content(leaf)), None)
    named = (leaf for leaf in headings if page_title.startswith(leaf.text))
    title = inside or next(named, None)
    if title:
        title.role = "title"


def _level(leaf: Leaf) -> int:
    return leaf.element.level


# Definition lists: <dt>Published</dt><dd>10 May 2021</dd>


def _terms(leaves: Sequence[Leaf]) -> Iterator[Statement]:
    terms = [(leaf, tag) for leaf in leaves if (tag := _term(leaf))]
    for _, group in groupby(terms, key=lambda pair: pair[0].element.group):
        yield from _definition_list(list(group))


def _term(leaf: Leaf) -> str:
    """``dt`` or ``dd``, where a leaf belongs to one."""
    place = leaf.element
    while place.parent and place.tag not in ("dt", "dd", "dl", "li", "td"):
        place = place.parent
    return place.tag if place.tag in ("dt", "dd") else ""


def _definition_list(terms: Sequence[tuple[Leaf, str]]) -> Iterator[Statement]:
    labels = {
        id(leaf): label_of(f"{leaf.text.rstrip(' :')}:") for leaf, tag in terms if tag == "dt"
    }
    dated = any(label and label.key in DATES for label in labels.values())
    if not dated and not any(leaf.element.part == "metadata" for leaf, _ in terms):
        return
    label: Label | None = None
    empty: Leaf | None = None
    for leaf, tag in terms:
        leaf.role = "label"
        if tag == "dt":
            if label and empty:
                yield Statement(label.key, "", empty, 0, empty.length)
            label, empty = labels[id(leaf)], leaf
        elif label:
            yield _value(label.key, leaf, leaf.text)
            label = None
    if label and empty:
        yield Statement(label.key, "", empty, 0, empty.length)


# Lines above the story


def _header(leaves: Sequence[Leaf]) -> Iterator[Statement]:
    """Labels, kinds of document and dates; below the first running text, labels with dates only.

    A label without a value is stated as it is; the value that may follow it comes after.
    """
    above = True
    awaited = ""  # the key of a label whose value may be the next leaf
    for leaf in leaves:
        if leaf.role or leaf.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            continue
        text = leaf.text
        statements = list(_labels(leaf, text, above=above)) or list(
            _bare(leaf, text, awaited, above=above)
        )
        if statements or leaf.element.part == "context":
            leaf.role = "label"
            yield from statements
        elif leaf.element.part != "summary" and is_prose(text) and not is_notice(text):
            above = False
        awaited = statements[-1].key if statements and not statements[-1].value else ""


def _bare(leaf: Leaf, text: str, awaited: str, *, above: bool) -> Iterator[Statement]:
    """``Press release`` and a date, on lines of their own."""
    if kind := kind_of(text) if above or leaf.element.part == "context" else None:
        yield Statement("document_type", kind, leaf, 0, len(text), "body")
    elif (above or awaited) and is_date(text):
        yield _value(awaited or "published", leaf, text, origin="label" if awaited else "body")


def _labels(leaf: Leaf, text: str, *, above: bool) -> Iterator[Statement]:
    """What the lines of a leaf state; nothing if the first is no label."""
    start = 0
    for line in text.split("\n"):
        label = label_of(line) if line[:1].isupper() else None
        if label and label.key not in ("title", "summary"):
            statement = _value(label.key, leaf, line[label.value :], start + label.value)
            if above or (label.key in DATES and not label.plain and is_date(statement.value)):
                yield statement
        elif not start:
            return
        start += len(line) + 1


def _value(key: str, leaf: Leaf, written: str, start: int = 0, origin: str = "label") -> Statement:
    """A value written at ``start``; where it is empty, what a ``<time>`` there says."""
    length = value_length(written, key)
    if not written[:length].strip():
        for kind, mark_start, _, attrs in leaf.marks:
            if kind is MarkKind.TIME and mark_start >= start and attrs.get("datetime"):
                return Statement(key, attrs["datetime"], leaf, 0, leaf.length, "time")
        return Statement(key, "", leaf, 0, leaf.length, origin)
    if origin == "body":
        for kind, _, _, attrs in leaf.marks:
            if kind is MarkKind.TIME and attrs.get("datetime"):
                return Statement(key, attrs["datetime"], leaf, start, start + length, "time")
    return Statement(key, written[:length], leaf, start, start + length, origin)


# <time>, and what the head says


def _times(leaves: Sequence[Leaf]) -> Iterator[Statement]:
    """A ``<time>`` that is marked as the date of publication, or stands above the story."""
    above = True
    for leaf in leaves:
        above = above and not (is_content(leaf) and is_prose(leaf.text))
        byline = above and leaf.role in ("", "label") and leaf.length <= _LONGEST_BYLINE
        for kind, start, end, attrs in leaf.marks:
            marked = attrs.get("itemprop") == "datePublished" or "pubdate" in attrs
            if kind is MarkKind.TIME and (marked or byline) and attrs.get("datetime"):
                yield Statement("published", attrs["datetime"], leaf, start, end, "time")


def _head(leaves: Sequence[Leaf]) -> Iterator[Statement]:
    for leaf in leaves:
        if leaf.kind is BlockKind.METADATA:
            yield Statement(leaf.role, leaf.text, leaf, 0, leaf.length, "head")


def _find_summary(leaves: Sequence[Leaf]) -> None:
    """The paragraph marked as lead or, unmarked, the first below the title if it can be one."""
    shown = [leaf for leaf in leaves if is_content(leaf) and leaf.kind is BlockKind.PARAGRAPH]
    marked = next((leaf for leaf in shown if leaf.element.part == "summary"), None)
    if marked:
        marked.role = "summary"
        return
    title = next((n for n, leaf in enumerate(leaves) if leaf.role == "title"), None)
    if title is None:
        return
    below = [leaf for leaf in leaves[title + 1 :] if leaf.role not in ("label", "chrome", "alt")]
    is_lead = len(below) > 1 and below[0].kind is BlockKind.PARAGRAPH and below[0].role == ""
    described = next((leaf.text for leaf in leaves if leaf.role == "description"), None)
    if not is_lead or not any(leaf.kind is BlockKind.PARAGRAPH for leaf in below[1:8]):
        return
    if below[0].text == described or (described is None and can_be_summary(below[0].text)):
        below[0].role = "summary"
