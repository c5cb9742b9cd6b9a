"""When a document says that it is published, and the date that its text offers instead."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from functools import cache

from release_lint.analysis.civil_time import uk_day
from release_lint.analysis.dates import DateMention, beginning_in, parse_date
from release_lint.analysis.day_words import day_word_before
from release_lint.document import Block, BlockKind, Document, MarkKind, Span
from release_lint.records import record

KEYS = ("published", "updated")


@record
class PublicationDate:
    """When the document says it is published.

    ``date`` is None where it does not say; ``span`` is the value, or the label that stands without
    one; ``stated`` what is written there. ``offered`` is a date that the text gives elsewhere
    (``today (Tuesday 28 January 2025)``) or, where ``origin`` is ``embargo``, the end of that;
    ``days`` are all days on which the document says that it
    was published or updated.
    """

    date: dt.date | None
    span: Span | None
    origin: str = ""
    offered: DateMention | None = None
    stated: str = ""
    days: tuple[dt.date, ...] = ()

    @property
    def anchor(self) -> dt.date | None:
        """The day that dates without a year are read by: stated, or offered by the text."""
        return self.date or (self.offered.date if self.offered else None)


_PLACE_LENGTH = 90  # characters
_OPENING_BLOCKS = 12  # the head of a release: labels, title, summary, first paragraphs


@cache
def _dateline() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after the date of a dateline.

    "LONDON, 28 January 2025 –", "Leeds (Wire) Tuesday 28 May 2025 /News/ --": places before the
    date, a sign of the end after it, perhaps behind a place.
    """
    places = (
        r"(?:(?:[A-Z][\w'’&]*|(?:and|of|the|on|upon|de|la|le|y)\b|\([^()]{1,40}\))[\s,./(–—:|-]+)"
    )
    story = r"(?!(?:[Oo]n|In|By|From|Since|Until|At|Before|After|The)\b)"
    end = r"(?:[(/–—:|@]|--?\s|(?<=[–—:|]\s)|(?<=-\s))"
    return (
        re.compile(rf"{story}{places}{{0,10}}\Z"),
        re.compile(rf"[\s.,)\]]*{places}{{0,6}}?{end}"),
    )


def find_publication(document: Document, dates: tuple[DateMention, ...]) -> PublicationDate:
    """The publication date from metadata, a ``<time>``, a dated line or a dateline."""
    stated = [document.metadata[key] for key in KEYS if key in document.metadata]
    read = [(value, date) for value in stated if (date := _day_of(value.value)) is not None]
    if read:
        value, date = read[0]
        days = tuple(date for _, date in read)
        return PublicationDate(date, value.span, value.origin, None, value.value, days)
    found = _from_time(document) or _from_opening(document, dates)
    if found is not None:
        return found
    embargo = _embargo(document, dates)
    offered = _offered(document, dates) or embargo
    if not stated:
        return PublicationDate(None, None, "embargo" if embargo else "", offered)
    first = stated[0]
    return PublicationDate(None, first.span, first.origin, offered, first.value)


def _day_of(value: str) -> dt.date | None:
    return uk_day(value) or parse_date(value)


def _from_time(document: Document) -> PublicationDate | None:
    """The first ``<time>`` that is a line of its own, not a word of the text."""
    starts = [block.span.start for block in document.blocks]
    for mark in document.marks:
        if mark.kind is not MarkKind.TIME:
            continue
        number = bisect_right(starts, mark.span.start) - 1
        block = document.blocks[number] if number >= 0 else None
        date = uk_day(mark.attrs.get("datetime", "")) or parse_date(document.text_of(mark))
        if (
            date
            and block
            and mark.span in block.span
            and len(block.span) <= 2 * len(mark.span) + 20
        ):
            return _found(document, date, mark.span, "time")
    return None


def _from_opening(document: Document, dates: tuple[DateMention, ...]) -> PublicationDate | None:
    """A line at the head that is a date and no more, or the dateline of the first paragraphs."""
    for block in document.blocks[:_OPENING_BLOCKS]:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.CONTACT) or block.role == "chrome":
            continue
        first = next(iter(beginning_in(block.span, dates)), None)
        if first is not None and first.date is not None and _heads(document, block, first):
            return _found(document, first.date, first.span, "body")
    return None


def _found(document: Document, date: dt.date, span: Span, origin: str) -> PublicationDate:
    return PublicationDate(date, span, origin, None, document.text_of(span), (date,))


def _heads(document: Document, block: Block, mention: DateMention) -> bool:
    before = document.text[block.span.start : mention.span.start]
    after = document.text[mention.span.end : block.span.end]
    if not before.strip() and not after.strip(" ."):
        return True
    if len(before) > _PLACE_LENGTH:
        return False
    places, end = _dateline()
    return bool(places.match(before) and end.match(after[:_PLACE_LENGTH]))


def _offered(document: Document, dates: tuple[DateMention, ...]) -> DateMention | None:
    """The day of publication as the text itself gives it: "has today (28 January 2025) issued"."""
    for mention in dates:
        word = day_word_before(mention, document.text)
        if word is not None and word.offset == word.slack == 0 and mention.date is not None:
            return mention
    return None


def _embargo(document: Document, dates: tuple[DateMention, ...]) -> DateMention | None:
    """The day on which the embargo of a release ends, where it has one with a full date."""
    stated = document.metadata.get("embargo")
    if stated is None or stated.span is None:
        return None
    return next((m for m in beginning_in(stated.span, dates) if m.date is not None), None)
