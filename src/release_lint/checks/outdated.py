"""``outdated``: names that were changed before the document's date."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.dates import written
from release_lint.checks.base import PROSE, Context, check_message, outside_exceptions
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.matching import Match, Phrase
from release_lint.needs import Needs, phrases_need
from release_lint.records import record

_PAST = lazy(
    r"(?:\b(?:former|formerly|then|previous|previously|old|defunct|predecessor|replaced|replacing"
    r"|renamed|known as|called|succeeded|superseded|merged?|abolished|joined|until)\b"
    r"[^.!?]{0,40}|[-‘“\"'(]|\bex-)\Z",
)
_THEN = lazy(
    r"[’'”)]*\s*\(?(?:\(?now\b|as it was|at the time|until\b|became\b"
    r"|was (?:replaced|renamed|merged)|were\b|had\b|merged\b|between \d{4}"
    r"|in (?:\w+ )?(?:19|20)\d\d\b|\((?:19|20)\d\d)",
)
_CAREER = lazy(
    r"(?i)\b(?:previously|formerly|worked|served|career|roles?|posts?|positions?|advis[eo]r|aide"
    r"|joined|spent|held|before|earlier|since|history|origin(?:s|ally)|established|founded"
    r"|set up)\b"
)
_YEAR = lazy(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
_BEFORE = 60  # characters in which a word may say that the name is of the past


@record
class Name:
    """A name's last day, as 2020-09-01, what it is called now, and how much it matters.

    Without ``until`` it is out of date on any day.
    """

    until: str = ""
    now: tuple[str, ...] = ()
    severity: Severity | None = None

    def __post_init__(self) -> None:
        """Raises :class:`ValueError` where the day is none."""
        if self.until:
            dt.date.fromisoformat(self.until)


@record
class Outdated:
    """Names that are no longer in use on the day of the document.

    The day is that of publication; without one it is today, and the finding only informs. A
    sentence that speaks of the past (“the former”, “then”, an earlier year, somebody's career) may
    use the name of that time. ``message`` may name ``{old}``, ``{new}`` and ``{since}``.
    """

    names: Mapping[str, Name]
    message: str = "“{old}” is out of date{since}: it is now {new}."
    except_: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = PROSE

    def __post_init__(self) -> None:
        """Refuse a message that cannot be filled in."""
        check_message(self.message, "old", "new", "since")
        list(self.phrases())

    def phrases(self) -> Iterator[Phrase]:
        """The names, and the exceptions to them."""
        yield from (Phrase(name) for name in self.names)
        yield from (Phrase(phrase, "except") for phrase in self.except_)

    def needs(self) -> Needs:
        """One of the names."""
        return phrases_need(self.phrases())

    @cached_property
    def _days(self) -> Mapping[str, dt.date]:
        return {
            name: dt.date.fromisoformat(data.until) if data.until else dt.date.min
            for name, data in self.names.items()
        }

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each name, where it first stands."""
        seen: set[str] = set()
        stated = context.facts.publication.anchor
        for match in outside_exceptions(context.matches):
            name = match.phrase.text
            if name in seen or not context.has(match.span):
                continue
            day = stated or context.settings.today
            if day > self._days[name] and not _is_of_the_past(context, match.span, day):
                seen.add(name)
                yield self._finding(context, match, is_dated=bool(stated))

    def _finding(self, context: Context, match: Match, *, is_dated: bool) -> Finding:
        name = self.names[match.phrase.text]
        new = " or ".join(f"“{now}”" for now in name.now)
        changed = self._days[match.phrase.text] + dt.timedelta(1)
        since = f" since {written(changed)}" if name.until else ""
        return Finding(
            self.message.format(old=context.text(match.span), new=new, since=since),
            match.span,
            Fix(
                f"Write {new}" + (", or say that it is the former name" if name.until else ""),
                (Edit(match.span, name.now[0]),) if len(name.now) == 1 else (),
            ),
            severity=name.severity if is_dated else Severity.INFO,
        )


def _is_of_the_past(context: Context, span: Span, day: dt.date) -> bool:
    """Whether the words around a name say that it is of an earlier time."""
    text = context.document.text
    block = context.facts.block_at(span.start).span
    if _PAST.search(text, max(block.start, span.start - _BEFORE), span.start):
        return True
    if _THEN.match(text, span.end, block.end) or _is_row(text, span, block):
        return True
    sentences = context.facts.sentences
    number = bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1
    sentence = sentences[number].span if number >= 0 else block
    if _CAREER.search(text, sentence.start, sentence.end):
        return True
    years = _YEAR.findall(text, sentence.start, sentence.end)
    return any(int(year) < day.year for year in years)


def _is_row(text: str, span: Span, block: Span) -> bool:
    """Whether a name begins a row of somebody's career: ``FCO, Head of Unit``."""
    return span.start == block.start and text[span.end : span.end + 1] == ","
