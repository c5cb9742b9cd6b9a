"""Regular expressions in rule files, with a bound on what one can cost.

A pattern runs over pieces of at most :data:`PIECE` characters. Patterns from a house's own folder
are refused where backtracking on a piece could grow faster than its square: the test builds the
pattern's position automaton (Glushkov) and looks for two ways through one text, after Weideman et
al., "Analyzing matching time behavior of backtracking regular expression matchers" (2016).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from release_lint.clues import Gate, clues_of
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import record

PIECE = 10_000
_GROUP = lazy(r"\\.|\[(?:\\.|[^\]\\])+\]|\((?:\\.|[^()\\])*\)")
_BEGINNING = lazy(r"(?:\\b)?(?:(?:[A-Za-z0-9 /@:-]|\\[^\w\s])(?![*?{+]))+", re.ASCII)


@record
class Pattern:
    """A pattern as written; letters match in any case unless it begins with ``(?-i)``."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """From a rule file; not compiled yet, since most patterns meet no candidate."""
        return cls(text)

    def verify(self) -> None:
        """Raise :class:`ValueError` where it is no pattern or could run for ever."""
        from release_lint.ambiguity import verify

        try:
            compiled(self.text)
        except (re.error, RecursionError, OverflowError) as problem:
            raise ValueError(f"`{self.text}` is not a regular expression: {problem}") from None
        verify(*_flags(self.text))

    def find(self, text: str, span: Span) -> Iterator[re.Match[str]]:
        """Its matches inside a span of a text, piece by piece; empty ones are left out."""
        found = compiled(self.text).finditer
        if span.end - span.start <= PIECE:
            return filter(re.Match.group, found(text, span.start, span.end))
        pieces = (found(text, piece.start, piece.end) for piece in _pieces(text, span))
        return filter(re.Match.group, chain.from_iterable(pieces))

    def clues(self) -> tuple[tuple[str, ...], ...]:
        """Strings, one of each group, that stand wherever it matches; none in doubt."""
        flags, body = _flags(self.text)
        return clues_of(body, flags)

    def gate(self, needs: tuple[str, ...] = ()) -> Gate:
        """What tells where the pattern need not be run, by itself and by what a rule ``needs``.

        Most patterns are never compiled: that takes longer than to look through a release.
        """
        return _gate(self.text, needs)


@cache
def _gate(pattern: str, needs: tuple[str, ...]) -> Gate:
    flags, body = _flags(pattern)
    beginning = _beginning(pattern)
    return Gate(body, flags, needs or ([beginning] if beginning else ()))


@cache
def _beginning(pattern: str) -> str:
    """The plain signs that every match begins with, in lower case; empty in doubt."""
    _, body = _flags(pattern)
    if "|" in _GROUP.sub("", body) or "[]" in body or "[^]" in body:
        return ""  # a choice of whole patterns, or brackets that are not seen through here
    found = _BEGINNING.match(body)
    return re.sub(r"\\(.)", r"\1", found[0].removeprefix(r"\b")).lower() if found else ""


@cache
def compiled(text: str) -> re.Pattern[str]:
    """The compiled pattern; raises :class:`re.error`."""
    flags, body = _flags(text)
    return re.compile(body, flags)


def _flags(text: str) -> tuple[re.RegexFlag, str]:
    exact = text.startswith("(?-i)")
    return re.NOFLAG if exact else re.IGNORECASE, text[5:] if exact else text


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span, cut at white space where it is longer than :data:`PIECE`."""
    start = span.start
    while span.end - start > PIECE:
        cut = max(text.rfind(" ", start, start + PIECE), text.rfind("\n", start, start + PIECE))
        end = cut if cut > start else start + PIECE
        yield Span(start, end)
        start = end
    yield Span(start, span.end)
