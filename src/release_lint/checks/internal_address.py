"""``internal-address``: no address that only the house itself can open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from release_lint.analysis.links import unwrapped
from release_lint.analysis.ranges import Ranges
from release_lint.checks.base import FACTUAL, Context
from release_lint.document import MarkKind, Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_END = r"[^\s<>\"“”‘’`|{}]"
_ADDRESS = lazy(rf"(?:https?|ftp|file|smb)://{_END}{{1,2000}}", 2)  # 2: in any case
_BARE = lazy(
    r"(?<![\w@/.:\\-])(?:[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){1,8}"
    rf"|localhost(?=:\d))(?::\d{{2,5}})?(?:/{_END}{{0,2000}})?",
    2,
)
_SHARE = lazy(rf"(?<![\w\\])(?:\\{{1,2}}[A-Za-z][\w.-]{{1,62}}|[A-Z]:)\\[\w$]{_END}{{0,500}}")
_PRIVATE = lazy(r"(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}")
_CLOSING = ".,;:!?)]'\""


@record
class InternalAddress:
    """Addresses in the text, links and images, by what ``addresses`` calls them.

    ``addresses`` maps a pattern of host, path and query without ``https://``, in which ``*`` is
    anything and ``?`` one sign, to what such an address is. Private network addresses, file paths
    and shared folders need no entry. ``clues`` are words of which one stands in every address
    that has no ``https://``: texts without any are not looked at.
    """

    addresses: Mapping[str, str]
    clues: tuple[str, ...]

    scope: ClassVar[tuple[str, ...]] = (*FACTUAL, "chrome")

    @cached_property
    def _wanted(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """Patterns, the plain parts that an address must have to match, and what it then is."""
        lowered = ((pattern.lower(), what) for pattern, what in self.addresses.items())
        return tuple((pattern, _plain_parts(pattern), what) for pattern, what in lowered)

    def needs(self) -> Needs:
        """An address in the text, behind a link or of an image."""
        return Needs(strings=("://", "\\", *self.clues), marks=(MarkKind.LINK, MarkKind.IMAGE))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each address: in the text, or of a link or image that shows another."""
        said: list[Span] = []
        for spans in self._in_text(context):
            taken = Ranges(said)
            for span in spans:
                what = self._what(context.text(span))
                if what and context.has(span) and not taken.overlap(span):
                    said.append(span)
                    fix = self._public(context.text(span), span) or Fix("Delete it")
                    yield Finding(f"This is {what}.", span, fix)
        taken = Ranges(said)
        for kind, attribute, told in (
            (MarkKind.LINK, "href", "link leads to"),
            (MarkKind.IMAGE, "src", "image comes from"),
        ):
            for mark in context.facts.marks_of(kind):
                address = mark.attrs.get(attribute, "")
                what = self._what(address) if address else ""
                if what and context.has(mark.span) and not taken.overlap(mark.span):
                    fix = self._public(address) or Fix("Write the public address")
                    yield Finding(f"The {told} {what}.", mark.span, fix, shown=True)

    def _public(self, address: str, span: Span | None = None) -> Fix | None:
        """The address that a mail filter wrapped, put in the place of its own in the text."""
        public = unwrapped(address) if "http" in address[4:] else ""
        if not public or self._what(public):
            return None
        return Fix(f"Link to {public}", (Edit(span, public),) if span else ())

    def _in_text(self, context: Context) -> Iterator[Iterable[Span]]:
        """What looks like an address: first with its scheme, then shared folders, then bare."""
        text = context.document.text
        if "://" in text:
            yield _matches(_ADDRESS, text)
        if "\\" in text:
            yield (span for span in _matches(_SHARE, text) if _is_share(span, context))
        lower = text.lower()
        if any(clue in lower for clue in self.clues):
            yield _matches(_BARE, text)

    def _what(self, address: str) -> str:
        """What an address is, if it is one of these, in words that follow “is”."""
        from fnmatch import fnmatchcase

        lower = address.strip().lower()
        if lower.startswith("\\"):
            return "a shared folder, which only your own network can open"
        if lower.startswith(("file:", "smb:")) or lower[1:3] == ":\\":
            return "a place on a computer or a shared drive"
        place = lower.partition("://")[2] or lower
        host, _, rest = place.partition("/")
        name = (host.partition("@")[2] or host).partition(":")[0]
        if name.replace(".", "").isdigit():
            return "an address inside a network" if _is_private(name, address) else ""
        target = f"{name}/{rest}"
        for pattern, parts, what in self._wanted:
            if all(part in target for part in parts) and fnmatchcase(target, pattern):
                return what
        return ""


def _plain_parts(pattern: str) -> tuple[str, ...]:
    """What stands between the asterisks of a pattern; nothing where it has other wildcards."""
    return () if "?" in pattern or "[" in pattern else tuple(pattern.split("*"))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        end = match.end()
        while text[end - 1] in _CLOSING:
            end -= 1
        yield Span(match.start(), end)


def _is_share(span: Span, context: Context) -> bool:
    """Whether a path is a server's or a drive's; Markdown reads two backslashes as one."""
    source = context.document.source
    start = source.source_span(span).start
    written = source.text[max(0, start - 1) : start + 3]
    return "\\\\" in written or context.text(span)[1] == ":"


def _is_private(name: str, address: str) -> bool:
    """Whether numbers are a private address; ``10.1.2.3`` alone is as likely a section."""
    parts = name.split(".")
    if len(parts) != 4 or not all(part and len(part) <= 3 and int(part) <= 255 for part in parts):
        return False
    if parts[0] == "10" and "://" not in address and ":" not in address:
        return False
    return _PRIVATE.match(name) is not None
