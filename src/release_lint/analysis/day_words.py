"""Words that name a day or week by the day of publication: today, yesterday, this week."""

from __future__ import annotations

import re

from release_lint.analysis.dates import DateMention
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record

_WEEK = 7
_OFFSETS = {
    "yesterday": -1,
    "ddoe": -1,
    "tomorrow": 1,
    "yfory": 1,
    "last week": -_WEEK,
    "next week": _WEEK,
}  # none: the day or week of publication
# Between the word and its date: "today (28 January)", "today, Tuesday 28 January".
_BEFORE_DATE = lazy(
    r"""\b(?P<word> today | tonight | yesterday | tomorrow | this\s(?:morning|afternoon|evening)
      | heddiw | ddoe | yfory | (?P<week>(?:this|last|next)\sweek) )
    \s?,? (?: \s?[(\[–-]\s? | (?(week)(?!)|\s) ) (?:on\s)? (?:dydd\s)? \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_CLUES = (
    "today",
    "tonight",
    "tomorrow",
    "yester",
    "this",
    "last",
    "next",
    "heddiw",
    "ddoe",
    "yfory",
)
_REACH = 40  # characters


@record
class DayWord:
    """A word for a day: ``offset`` days from that of publication, give or take ``slack``."""

    span: Span
    offset: int
    slack: int = 0


def day_word_before(mention: DateMention, text: str) -> DayWord | None:
    """The word that a date stands directly behind to explain it."""
    start = max(0, mention.span.start - _REACH)
    if not any(clue in text[start : mention.span.start].lower() for clue in _CLUES):
        return None
    match = _BEFORE_DATE.search(text, start, mention.span.start)
    if match is None or "\n\n" in match[0]:
        return None
    offset = _OFFSETS.get(" ".join(match["word"].lower().split()), 0)
    return DayWord(Span(*match.span("word")), offset, _WEEK if match["week"] else 0)
