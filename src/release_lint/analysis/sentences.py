"""Sentences, within blocks.

A stop ends a sentence where the text after it begins anew (a capital, a figure, an opening mark)
and the word before it is no abbreviation that goes on. Structure (a hard line break, a bullet, the
next number of a list) ends one without a stop. Every pattern here is tried at each place once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator

from release_lint.analysis.stops import goes_on
from release_lint.document import BlockKind, Document, MarkKind, Span
from release_lint.lazy import lazy
from release_lint.records import record

_BULLETS = "•⁃‣◦▪●■❖➢"
_LABELS = r"(?:E-?mail|Fax|Mobile|Phone|Tel|Telephone|Web|Website):"
_BREAK = lazy(rf"\n\s*|(?<!\s)\s*(?=[{_BULLETS}])|(?<!\s)\s+(?={_LABELS})")
# What every text with a break has, to be looked for first.
_BREAKERS = ("\n", *_BULLETS, "mail:", "Fax:", "Mobile:", "hone:", "Tel:", "Web:", "site:")
_STOP = lazy(
    r"""
    (?P<mark> [.!?…] (?<! [.!?…]. ) (?<! [.!?…][ \xa0]. )   # found by its first sign, for speed
      [.!?…]*+ (?: [ \xa0] \.++ (?= [\s”’"')\]] | \Z) )*+ )     # also an ellipsis set apart
    (?P<close> [”’"')\]»]*+                                       # what closes; a footnote's number
      (?: \[\d{1,3}\] | [¹²³⁴-⁹]+ | (?<= [a-z]{4}[.] ) \d{1,3} (?= \s+[A-Z] | \Z ) )? )
    (?= \s | \Z                                                     # a space, or a forgotten one
      | (?: (?<= [a-z\d)]{2} [.!?] ) | (?<= [a-z\d)]{2} [.!?] ”) ) [A-Z][a-z]*+ [ ] [a-z] )
    """,
    re.VERBOSE,
)
_BEFORE = " \xa0()[]“”‘’\"'"  # what may stand between a stop and inline code
_ITEM = lazy(r"(?<!\S)(\d{1,3}|[a-z])(\.\)|[.)])(?=\s)")
_BRACKETS = lazy(r"\([^()]*\)")


@record
class Sentence:
    """One sentence without the white space around it; ``block`` indexes ``Document.blocks``.

    ``first`` and ``last`` (exclusive) index ``Facts.words``.
    """

    span: Span
    block: int
    first: int
    last: int


def split(text: str) -> list[Span]:
    """The sentences of one block's text, as spans into it, white space around them left out."""
    return [span for part in _parts(text) for span in _sentences(text, part)]


def find_sentences(document: Document, word_starts: list[int]) -> tuple[Sentence, ...]:
    """Every sentence of every block that is not code; ``word_starts`` are the words' offsets."""
    sentences: list[Sentence] = []
    text = _with_capitals(document)
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.CODE:
            continue
        offset = block.span.start
        for part in split(text[offset : block.span.end]):
            span = Span(offset + part.start, offset + part.end)
            first = bisect_left(word_starts, span.start)
            last = bisect_left(word_starts, span.end, first)
            sentences.append(Sentence(span, number, first, last))
    return tuple(sentences)


def _with_capitals(document: Document) -> str:
    """The text, a capital where inline code stands behind a stop: it begins anew as a name does."""
    text, end = document.text, 0
    parts: list[str] = []
    code = {mark.span.start for mark in document.marks if mark.kind is MarkKind.CODE and mark.span}
    for start in sorted(code):
        is_stopped = text[max(0, start - 4) : start].rstrip(_BEFORE).endswith((".", "!", "?"))
        if is_stopped and not text[start].isdigit():
            parts += text[end:start], "X"
            end = start + 1
    return "".join([*parts, text[end:]]) if parts else text


def _parts(text: str) -> Iterator[Span]:
    """What structure divides, whatever the stops."""
    found = _BREAK.finditer(text) if any(map(text.__contains__, _BREAKERS)) else ()
    cuts = [match.end() for match in found if _begins_line(text, match)]
    first = _ITEM.match(text)
    if first:
        cuts = sorted({*cuts, *_items(text, first)})
    start = 0
    for cut in (*cuts, len(text)):
        yield Span(start, cut)
        start = cut


def _begins_line(text: str, gap: re.Match[str]) -> bool:
    """Whether what follows a line break, or the bullet or label that begins, begins anew."""
    return gap.end() < len(text) and not text[gap.end()].islower()


def _items(text: str, item: re.Match[str]) -> Iterator[int]:
    """Where the further items begin in a text that is a list run together: ``1. One 2. Two``."""
    for other in _ITEM.finditer(text, item.end()):
        if other[2] == item[2] and other[1] == _successor(item[1]):
            item = other
            yield other.start()


def _successor(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)


def _sentences(text: str, part: Span) -> Iterator[Span]:
    """What the stops divide in one part."""
    start = _skip_space(text, part.start, part.end)
    asides = deque(_asides(text, part))
    for stop in _STOP.finditer(text, start, part.end):
        while asides and asides[0].end <= stop.start():
            asides.popleft()
        inside = asides and start < asides[0].start < stop.start() and stop.end() < asides[0].end
        if inside or stop.start() == start or goes_on(text, start, stop):
            continue
        end = _end(text, stop)
        yield Span(start, end)
        start = _skip_space(text, end, part.end)
    end = start + len(text[start : part.end].rstrip())
    if end > start:
        yield Span(start, end)


def _end(text: str, stop: re.Match[str]) -> int:
    """Where the sentence ends: a full stop before an ellipsis that is set apart ends it alone."""
    mark = stop["mark"]
    if not text[stop.start() - 1].isspace() and mark.startswith((". ", ".\xa0")):
        return stop.start() + 1
    return stop.end()


def _asides(text: str, part: Span) -> Iterator[Span]:
    """Round brackets: stops inside do not end the sentence that they stand in."""
    if "(" not in text:
        return
    for match in _BRACKETS.finditer(text, part.start, part.end):
        yield Span(match.start(), match.end())


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
