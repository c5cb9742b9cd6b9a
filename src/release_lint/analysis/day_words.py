"""Words that name a day by the day of publication: today, yesterday, tomorrow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from release_lint.analysis.dates import DateMention
from release_lint.document import Span

_OFFSETS = {"yesterday": -1, "ddoe": -1, "tomorrow": 1, "yfory": 1}
_DAY_WORD = r"today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|heddiw|ddoe|yfory"
# Between the word and its date: "today (28 January)", "today, Tuesday 28 January".
_BEFORE_DATE = re.compile(
    rf"\b({_DAY_WORD})\s?,?(?:\s?[(\[–-]\s?|\s)(?:on )?(?:dydd )?\Z", re.IGNORECASE
)
_REACH = 40  # characters


@dataclass(frozen=True, slots=True)
class DayWord:
    """A word for a day; ``offset`` counts days from the day of publication."""

    span: Span
    offset: int


def day_word_before(mention: DateMention, text: str) -> DayWord | None:
    """The word that a date stands directly behind to explain it."""
    match = _BEFORE_DATE.search(text, max(0, mention.span.start - _REACH), mention.span.start)
    if match is None or "\n\n" in match[0]:
        return None
    return DayWord(Span(*match.span(1)), _OFFSETS.get(match[1].lower(), 0))
