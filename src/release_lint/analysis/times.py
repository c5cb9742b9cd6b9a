"""Times of day as written, and as GOV.UK writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.clues import folded
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record

# Not part of an amount, a version, a reference or a longer time.
_CLOCK = lazy(
    r"""(?<![\w.:;£$€/-])(?:
      (?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?
        \s?(?:(?P<half>[ap])\.m\.|(?P<half2>[ap])m\b)
    | (?P<hour24>[01][0-9]|2[0-4])[:.]?(?P<minute24>[0-5][0-9])\s?(?:hrs\b|(?P<long>hours\b))
    | (?P<noon>12\s?noon\b|noon\b)
    | (?P<midnight>12\s?midnight\b|00:00\b(?![:.]))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# What every time has, to be looked for first.
_SIGN = lazy(r"[0-9](?:\s?(?:[apAP]\.?[mM]|[hH](?:[rR][sS]|[oO][uU][rR][sS]))|(?<=0)0:00)")
# "1,500 hours of training": only a preposition of time makes it the hour of a day.
_AT = lazy(r"\b(?:at|by|from|until|till|to|between|about|around|before|after)\s\Z")
_NAMED = ("noon", "midnight")
_LENGTH = lazy(r"\s(?:of|a|per|each|in)\b")


@record
class ClockTime:
    """A time of day as written; ``hour`` is 0 to 23."""

    span: Span
    hour: int
    minute: int

    @property
    def plain(self) -> str:
        """As GOV.UK writes it: 5:30pm, 9am, midday, midnight."""
        return plain_time(self.hour, self.minute)


def plain_time(hour: int, minute: int) -> str:
    """An hour, 0 to 23, and minute as GOV.UK writes them."""
    if minute == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    minutes = f":{minute:02}" if minute else ""
    return f"{(hour - 1) % 12 + 1}{minutes}{'pm' if hour >= 12 else 'am'}"


def may_tell_time(text: str) -> bool:
    """Whether any time of day can be in a text: a quick look before :func:`find_times`."""
    return _SIGN.search(text) is not None or any(word in folded(text) for word in _NAMED)


def find_times(text: str, span: Span) -> Iterator[ClockTime]:
    """Every time of day that is plainly one inside a span, in order."""
    for match in _CLOCK.finditer(text, span.start, span.end):
        time = _read(match, text)
        if time is not None:
            yield time


def _read(match: re.Match[str], text: str) -> ClockTime | None:
    span = Span(*match.span())
    if match["noon"] or match["midnight"]:
        return ClockTime(span, 12 if match["noon"] else 0, 0)
    if match["hour24"]:
        before = text[max(0, span.start - 12) : span.start]
        if match["long"] and (not _AT.search(before) or _LENGTH.match(text, span.end)):
            return None
        return ClockTime(span, int(match["hour24"]) % 24, int(match["minute24"]))
    hour, half = int(match["hour"]), (match["half"] or match["half2"]).lower()
    if hour > 23 or (hour > 12 and half == "a"):
        return None
    hour = hour if hour > 12 else hour % 12 + (12 if half == "p" else 0)
    return ClockTime(span, hour, int(match["minute"] or 0))
