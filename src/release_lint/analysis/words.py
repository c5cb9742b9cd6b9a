"""Words: the tokens that every other fact counts in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from release_lint.document import Block, BlockKind, Document, MarkKind, Span
from release_lint.lazy import lazy
from release_lint.memo import Memo

CODE = "`"  # the key of a piece of inline code: no word that anything looks for

# An address, an email address, a number with its unit and a hyphenated compound are one word each.
# Initials with full stops (U.S., e.g.) keep the inner ones. The commonest kind comes last: it takes
# what the others leave. A repetition that could meet the same text again is bounded. All of it is
# one group, so that ``split`` gives the words with what stands between them.
WORD = lazy(
    r"""
    ( (?= \w ) (?:                                      # for speed: nothing else begins a word
      [A-Za-z]++ (?= [ \n,] )                           # and most words are no more than this
    | (?: https?:// | www\. ) [^\s<>"“”‘’|]* [\w/#=&%-]  # https://www.gov.uk/apply
    | \d+ (?: [.,:/] \d+ )* \w* (?: [’'‑-] \w+ )*      # 1,200  2.5bn  5:30pm  14-year-old
    | (?: [^\W\d_] \. )+ [^\W\d_] (?! \w )            # e.g  U.S  without the last stop
    | \w+ (?: [’'‑\xad-] \w+                          # well-known  it’s
          | (?<= \d ) \. \d+                           # v2.0
          | [\u0300-\u036f]+ \w* )*                    # a letter and its accent
      (?: (?: [.+] [\w-]+ ){0,6} @ [\w-]+ (?: \. [\w-]+ ){1,6}  # press.office@dft.gov.uk
        | (?: \. [\w-]+ ){0,4} \. (?i: uk | com | org | net | eu | wales | scot ) \b
          (?: / [^\s<>"“”‘’|]* [\w/#=&%-] )? )?         # GOV.UK  gov.uk/apply
    ) )
    """,
    re.VERBOSE,
)
_STRETCH = 50_000  # characters read at once: what is in the making takes memory too


class Word(NamedTuple):
    """One word: its place in ``Document.text``, as written, and folded for look-up.

    ``key`` is in lower case with straight apostrophes and hyphens.
    """

    start: int
    end: int
    text: str
    key: str


_word = partial(tuple.__new__, Word)  # what Word(…) makes, in half the time


def _folded(text: str) -> str:
    return text.lower().replace("’", "'").replace("‑", "-")


fold: Callable[[str], str] = Memo(_folded).__getitem__
"""Lower case, straight apostrophe, plain hyphen: the key that words are compared by."""


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of the words of a short text, in order."""
    return tuple(map(fold, WORD.findall(text)))


def with_capital(text: str) -> str:
    """A text with a capital as its first letter, and the rest as it is."""
    return text[:1].upper() + text[1:]


def find_words(document: Document) -> tuple[Word, ...]:
    """Every word of every block that is not code, in order of the text; inline code is one word."""
    words: list[Word] = []
    same: dict[str, str] = {}  # each word as written -> the one string that is kept of it
    for span in _stretches(document.blocks):
        parts = WORD.split(document.text_of(span))
        places = [*accumulate(map(len, parts), initial=span.start)]
        texts = parts[1::2]
        texts = [*map(same.setdefault, texts, texts)]
        words += map(_word, zip(places[1::2], places[2::2], texts, map(fold, texts), strict=False))
    code = [mark.span for mark in document.marks if mark.kind is MarkKind.CODE]
    return tuple(_with_code(words, code, document.text) if code else words)


def _stretches(blocks: Iterable[Block]) -> Iterator[Span]:
    """The text without blocks of code, a few blocks at a time."""
    start = end = 0
    for block in blocks:
        if block.kind is BlockKind.CODE or block.span.end > start + _STRETCH:
            yield Span(start, end)
            start = block.span.end if block.kind is BlockKind.CODE else block.span.start
        end = max(start, block.span.end)
    yield Span(start, end)


def _with_code(words: Iterable[Word], code: list[Span], text: str) -> Iterator[Word]:
    """The words, those of one piece of inline code made one that matches nothing."""
    spans = iter(sorted(code))
    span = next(spans, None)
    told = None
    for word in words:
        while span and span.end <= word.start:
            span = next(spans, None)
        if span is None or word.end <= span.start:
            yield word
        elif told != span:
            told = span
            yield Word(span.start, span.end, text[span.start : span.end], CODE)
