"""Where a document says that it is available itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from release_lint.analysis.links import Link
from release_lint.document import Document, Span
from release_lint.lazy import lazy
from release_lint.records import record

_STATEMENT = lazy(
    r"\bthis (?:publication|document|release|press release|report|news story|page|statement) is"
    r"(?: also)? available (?:at|on|from)\b:?"
    r"|\bmae['’]r (?:cyhoeddiad|ddogfen|datganiad|adroddiad) h[wo]n(?: hefyd)? ar gael"
    r" (?:yn|ar|o)\b:?",
    re.IGNORECASE,
)
CLUES = ("available at", "available on", "available from", "ar gael")
_BARE = lazy(r"\s{1,4}((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}(?:/[^\s<>\"”]*[\w/])?)(?!\w)")
_NEAR = 4  # characters between the words and the address


@record
class Availability:
    """A statement of where the document is: its words, and the address if one follows."""

    words: Span
    link: Link | None


def find_availability(document: Document, links: tuple[Link, ...]) -> Iterator[Availability]:
    """Every such statement, in order."""
    lower = document.text.lower()
    is_said = any(clue in lower for clue in CLUES)
    for match in _STATEMENT.finditer(document.text) if is_said else ():
        number = bisect_left(links, match.end(), key=lambda link: link.span.start)
        link = links[number] if number < len(links) else None
        near = link is not None and link.span.start - match.end() <= _NEAR
        words = Span(match.start(), match.end())
        yield Availability(words, link if near else _bare(document.text, match.end()))


def _bare(text: str, offset: int) -> Link | None:
    """An address without ``https://`` or ``www.``, as print has it."""
    match = _BARE.match(text, offset)
    if match is None:
        return None
    return Link(Span(*match.span(1)), match[1], marked=False, in_text=True)
