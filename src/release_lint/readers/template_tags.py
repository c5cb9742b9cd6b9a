"""Tags of templating languages in a text: ERB, Jinja, Nunjucks, Liquid, content blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN = r"<%|\{\{|\{%|\{# "
_CLOSE = {"<%": "%>", "{{": "}}", "{%": "%}", "{# ": "#}"}
_INTERRUPTED = r"(?m)\n[ \t\r]*\n[ \t\r]*\n|^[ ]{0,3}(?:```|~~~)"
_LONGEST = 4000  # characters; what is longer is no tag but two stray marks
_BLANK = " \t"


def template_tags(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Every tag, and tags with only blanks between them as one, as ranges from ``start``."""
    if not any(mark in text for mark in _CLOSE):
        return
    first = last = -1
    for begin, end in _tags(text, start):
        if last >= 0 and not text[last:begin].strip(_BLANK):
            last = end
            continue
        if last >= 0:
            yield first, last
        first, last = begin, end
    if last >= 0:
        yield first, last


def _tags(text: str, start: int) -> Iterator[tuple[int, int]]:
    position = start
    opens, interrupted = re.compile(_OPEN), re.compile(_INTERRUPTED)
    unclosed: set[str] = set()  # marks that close nowhere further on: never look for them twice
    while opening := opens.search(text, position):
        begin, position = opening.span()
        mark = opening[0]
        if mark in unclosed:
            continue
        end = text.find(_CLOSE[mark], position)
        if end < 0:
            unclosed.add(mark)
            continue
        end += len(_CLOSE[mark])
        if end - begin <= _LONGEST and not interrupted.search(text, begin, end):
            yield begin, end
            position = end
