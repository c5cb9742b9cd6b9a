"""From a document's text to its notices: components, then the blocks that they make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from release_lint.analysis import licence_words as words
from release_lint.analysis.licence_names import Standing, find_names
from release_lint.analysis.licence_urls import Address, find_addresses, judge
from release_lint.analysis.notices import Notice, NoticeKind, Part, PartKind
from release_lint.analysis.ranges import Ranges
from release_lint.document import Block, Document, MarkKind, Span
from release_lint.records import mutable

_LOOSE = 250  # characters of a block that a notice's parts may leave uncovered
_BETWEEN = 60  # the longest block that may stand between two of a notice's blocks
_MAX_BETWEEN = 3
_POSTCODE = "tw9 4du"  # The National Archives: an address of theirs that is no notice's contact


@mutable
class _Found:
    """A component with the standing of its name, before the notice is known."""

    part: Part
    standing: Standing | None = None


def search(document: Document) -> Iterator[Notice]:
    """Every licence notice, and every mention of the licence, in any order."""
    addresses = list(find_addresses(document.text))
    text = _without_urls(words.plain(document.text), addresses)
    found = [*_urls(document, addresses), *_names(text), *_clauses(text)]
    if not found:
        return
    found += _exceptions(text)
    found.sort(key=lambda item: item.part.span)
    yield from _gather(document, text, found)


def _without_urls(text: str, addresses: Iterable[Address]) -> str:
    """The text with addresses, and the brackets around them, blanked: they interrupt phrases."""
    spans = [address.span for address in addresses]
    if words.has_any(text, words.URL_CLUES):
        spans += [Span(*match.span()) for match in words.ANY_URL.finditer(text)]
    if not spans:
        return text
    chars = list(text)
    for span in spans:
        start, end = span.start, span.end
        while start and chars[start - 1] in "( ":
            start -= 1
        while end < len(chars) and chars[end] in ") ":
            end += 1
        for place in range(start, end):
            if chars[place] != "\n":
                chars[place] = " "
    return "".join(chars)


def _urls(document: Document, addresses: Iterable[Address]) -> Iterator[_Found]:
    for address in addresses:
        yield _Found(Part(PartKind.URL, address.span, address.written, address=address))
    for mark in document.marks:
        if mark.kind is not MarkKind.LINK:
            continue
        href = judge("".join(mark.attrs.get("href", "").split()))
        if href:
            yield _Found(Part(PartKind.URL, mark.span, href.written, address=href, hidden=True))


def _names(text: str) -> Iterator[_Found]:
    for name in find_names(text):
        yield _Found(
            Part(PartKind.NAME, name.span, name.value, language=name.language), name.standing
        )
        if name.version_span:
            yield _Found(Part(PartKind.VERSION, name.version_span, name.version))
        if name.standing is Standing.GRANT:
            yield _Found(Part(PartKind.GRANT, name.sentence, language=name.language))


# Each with words of which every match holds one: most texts have none.
_CLAUSES = (
    (PartKind.VIEW, words.VIEW, ("view", "see", "read", "text", "copy", "weld")),
    (PartKind.POST, words.POST, ("policy", "polisi", "tw9")),
    (PartKind.EMAIL, words.EMAIL, ("@",)),
    (PartKind.THIRD_PARTY, words.THIRD_PARTY, ("third", "trydydd")),
    (PartKind.AVAILABLE, words.AVAILABLE, ("available", "gael")),
)
_COPYRIGHT_CLUES = ("©", "(c)", "copyright", "hawlfraint")


def _clauses(text: str) -> Iterator[_Found]:
    for kind, pattern, clues in _CLAUSES:
        yield from _each(kind, pattern, clues, text)
    for match in words.COPYRIGHT.finditer(text) if words.has_any(text, _COPYRIGHT_CLUES) else ():
        holder = " ".join((match["holder"] or "").split()).removesuffix("(c)").rstrip(" ,:-©")
        if holder or match["year"] or match["first"]:
            end = match.end() - (len(match[0]) - len(match[0].rstrip(" ,:-(")))
            span = Span(match.start(), end)
            yield _Found(
                Part(PartKind.COPYRIGHT, span, holder, year=match["year"] or match["first"] or "")
            )


def _exceptions(text: str) -> Iterator[_Found]:
    """Exception clauses: nothing by themselves, so they are looked for beside other components."""
    return _each(PartKind.EXCEPTION, words.EXCEPTION, words.EXCEPTION_CLUES, text)


def _each(
    kind: PartKind, pattern: re.Pattern[str], clues: tuple[str, ...], text: str
) -> Iterator[_Found]:
    for match in pattern.finditer(text) if words.has_any(text, clues) else ():
        yield _Found(Part(kind, Span(*match.span()), " ".join(match[0].split())))


def _gather(document: Document, text: str, found: list[_Found]) -> Iterator[Notice]:
    """Notices from components: blocks that are about a licence, taken together where they meet."""
    starts = [block.span.start for block in document.blocks]
    by_block: dict[int, list[_Found]] = {}
    for item in found:
        by_block.setdefault(max(0, bisect_right(starts, item.part.span.start) - 1), []).append(item)
    run: list[int] = []
    for number in [n for n, items in by_block.items() if _is_about_licence(items, text)]:
        block = document.blocks[number]
        if not _fills(block, by_block[number], text):
            yield from _notices_of(document, run, by_block)
            run = []
            yield from _inside(by_block[number], block)
        elif run and not _adjoins(document, _reach(document, run[-1], by_block), number):
            yield from _notices_of(document, run, by_block)
            run = [number]
        else:
            run.append(number)
    yield from _notices_of(document, run, by_block)
    for number, items in by_block.items():
        if not _is_about_licence(items, text):
            yield from _mentions(items, document.blocks[number])


def _is_about_licence(items: Iterable[_Found], text: str) -> bool:
    """Whether a block's components make it a block about a licence."""
    kinds = {item.part.kind for item in items}
    return {PartKind.URL, PartKind.POST} <= kinds or any(_is_strong(item, text) for item in items)


def _is_strong(item: _Found, text: str) -> bool:
    part = item.part
    match part.kind:
        case PartKind.NAME:
            return item.standing in {Standing.GRANT, Standing.ATTRIBUTION}
        case PartKind.COPYRIGHT | PartKind.AVAILABLE:
            return _opens_line(text, part.span.start)
        case PartKind.EXCEPTION | PartKind.VERSION:
            return False
        case PartKind.URL:
            return not part.hidden and _opens_line(text, part.span.start)
        case PartKind.POST:
            return part.value != _POSTCODE
        case _:
            return True


def _opens_line(text: str, place: int) -> bool:
    line = text.rfind("\n", 0, place) + 1
    return not text[line:place].strip(" -•\"'(")


def _fills(block: Block, items: Iterable[_Found], text: str) -> bool:
    """Whether the sentences with components are most of a block."""
    start, end = block.span.start, block.span.end
    if end - start <= _LOOSE:
        return True
    marks = Ranges(item.part.span for item in items if item.standing is not Standing.MENTION)
    cuts = [start, *(m.end() for m in words.SENTENCE_END.finditer(text, start, end)), end]
    loose = sum(
        right - left for left, right in pairwise(cuts) if not marks.overlap(Span(left, right))
    )
    return loose <= max(_LOOSE, (end - start) // 3)


def _adjoins(document: Document, first: int, second: int) -> bool:
    """Whether two blocks stand together, but for a few short ones (lines of an address)."""
    between = document.blocks[first + 1 : second]
    return len(between) <= _MAX_BETWEEN and all(
        len(block.span) <= _BETWEEN and block.role not in {"title", "summary"} for block in between
    )


def _reach(document: Document, number: int, by_block: dict[int, list[_Found]]) -> int:
    """The last block that a block's components reach: an address may be a block a line."""
    end = max(item.part.span.end for item in by_block[number])
    while number + 1 < len(document.blocks) and document.blocks[number + 1].span.start < end:
        number += 1
    return number


def _notices_of(
    document: Document, run: list[int], by_block: dict[int, list[_Found]]
) -> Iterator[Notice]:
    """The notice that a run of blocks makes, short neighbours with components included."""
    if not run:
        return
    first, last = run[0], _reach(document, run[-1], by_block)
    while last + 1 in by_block and len(document.blocks[last + 1].span) <= _BETWEEN:
        last += 1
    items = [item for number in range(first, last + 1) for item in by_block.get(number, ())]
    span = Span(document.blocks[first].span.start, document.blocks[last].span.end)
    yield _notice(items, span, document.blocks[first].language)


def _inside(items: list[_Found], block: Block) -> Iterator[Notice]:
    """Notices within a block of prose: what its components cover."""
    marks = [item.part.span for item in items if item.standing is not Standing.MENTION]
    span = Span(min(mark.start for mark in marks), max(mark.end for mark in marks))
    yield _notice(items, span, block.language)


def _mentions(items: Iterable[_Found], block: Block) -> Iterator[Notice]:
    for item in items:
        if item.standing or item.part.address:
            kind = NoticeKind.OTHER if item.standing is Standing.OTHER else NoticeKind.MENTION
            yield Notice(kind, item.part.span, (item.part,), block.language)


def _notice(items: list[_Found], span: Span, language: str) -> Notice:
    parts = tuple(item.part for item in items)
    kind = _kind(items)
    named = next((part.language for part in parts if part.kind is PartKind.NAME), language)
    return Notice(kind, span, parts, named)


def _kind(items: Iterable[_Found]) -> NoticeKind:
    """The strongest of what the names do; an address with a contact grants in any language."""
    standings = {item.standing for item in items}
    kinds = {item.part.kind for item in items}
    if Standing.GRANT in standings:
        return NoticeKind.GRANT
    if Standing.ATTRIBUTION in standings:
        return NoticeKind.ATTRIBUTION
    if PartKind.URL in kinds and kinds & {PartKind.EMAIL, PartKind.POST, PartKind.VIEW}:
        return NoticeKind.GRANT
    if Standing.OTHER in standings:
        return NoticeKind.OTHER
    return NoticeKind.IMPRINT
