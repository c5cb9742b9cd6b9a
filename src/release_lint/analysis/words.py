"""Words: the tokens that every other fact counts in."""

from __future__ import annotations

import re
from typing import NamedTuple

from release_lint.document import BlockKind, Document

# A URL, an email address, a number with its unit and a hyphenated compound are one word each,
# as in GOV.UK's own word counts. Initials with full stops (U.S., e.g.) keep the inner ones.
WORD = re.compile(
    r"""
    (?: https?:// | www\. ) [^\s<>"“”‘’|]* [\w/#=&%-]      # an address
    | [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+                    # an email address
    | \d+ (?: [.,:/] \d+ )* \w*                             # 1,200  2.5  5:30pm  2021/22
    | (?: [^\W\d_] \. )+ [^\W\d_] (?! \w )                  # e.g  U.S  without the last stop
    | \w+ (?: [’'‑-] \w+ )*                                 # well-known  it’s  GOV
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """One word: its place in ``Document.text``, as written, and folded for look-up.

    ``key`` is in lower case with straight apostrophes and hyphens.
    """

    start: int
    end: int
    text: str
    key: str


def fold(text: str) -> str:
    """Lower case, straight apostrophe, plain hyphen: the key that words are compared by."""
    return text.lower().replace("’", "'").replace("‑", "-")


def find_words(document: Document) -> tuple[Word, ...]:
    """Every word of every block that is not code, in order of the text."""
    text = document.text
    return tuple(
        Word(match.start(), match.end(), match[0], fold(match[0]))
        for block in document.blocks
        if block.kind is not BlockKind.CODE
        for match in WORD.finditer(text, block.span.start, block.span.end)
    )
