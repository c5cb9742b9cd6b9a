"""Plain text as lines: which line breaks are the author's and which are wrapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from release_lint.lazy import lazy
from release_lint.records import record

_LINE = lazy(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_WIDEST_WRAP = 100  # columns; text with wider lines is not hard-wrapped
_NARROWEST_WRAP = 40  # columns
_FULL = 0.75  # of the width: a line so long may have been broken because it was full
_FULL_LINES = 2  # such lines, with another below, that make a text hard-wrapped
_RUNS_ON = 25  # columns; a shorter line was ended on purpose even if the next is in lower case
_CLOSING = "\"'”’)]"  # marks that may follow the end of a sentence
_URL_END = lazy(r"(?:https?://|www\.)\S*\Z")


@record
class Line:
    """A line without the white space at its edges; ``start`` and ``end`` are source offsets.

    ``text`` is empty for a blank line; ``indent`` counts the columns before the text.
    """

    start: int
    end: int
    indent: int
    text: str


def lines_of(text: str) -> Iterator[Line]:
    """Every line of a text, in order."""
    for match in _LINE.finditer(text):
        line = match[1]
        body = line.strip()
        before = len(line) - len(line.lstrip()) if body else 0
        start = match.start() + before
        yield Line(start, start + len(body), len(line[:before].expandtabs(4)), body)


def wrap_width(lines: Sequence[Line]) -> int:
    """The column at which a text is hard-wrapped, or 0 where it is not."""
    widest = max((line.indent + len(line.text) for line in lines if " " in line.text), default=0)
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return 0
    full = sum(
        bool(below.text) and line.indent + len(line.text) >= _FULL * widest
        for line, below in pairwise(lines)
    )
    return widest if full >= _FULL_LINES else 0


def ends_sentence(text: str) -> bool:
    """Whether a line or paragraph ends with the mark that ends a sentence, or with a colon."""
    return text[-8:].rstrip(_CLOSING).endswith((".", "!", "?", ":", "…"))


def join_of(line: Line, following: Line, width: int) -> str:
    """What stands for the break between two lines: a space, nothing, or the break itself.

    A break is wrapping where the next word would not have fitted into ``width`` columns (0: the
    text is not hard-wrapped), or where a long line simply runs on in lower case.
    """
    if _URL_END.search(line.text[-300:]) or following.text[0] == "©":
        return "\n"
    runs_on = following.text[0].islower() and not ends_sentence(line.text)
    reach = line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])
    if not (0 < width < reach or (runs_on and len(line.text) >= _RUNS_ON)):
        return "\n"
    hyphenated = line.text[-2:-1].isalpha() and line.text[-1] == "-"
    return "" if hyphenated and following.text[0].islower() else " "
