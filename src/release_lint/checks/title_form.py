"""``title-form``: a title is a headline, not a sentence, a question or a shout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

# Not in numbers (2024/25), initials (TCP/IP, w/c), references (A/HRC/47) and addresses.
_SLASH = lazy(r"(?<![\w/.])[A-Za-z][a-z’'-]+( ?/ ?)[A-Za-z][a-z’'-]+(?![\w/.])|\w( / )\w")
_ABBREVIATED = lazy(
    r"(?:\b[A-Za-z]|\b(?:etc|Inc|Ltd|Co|CO|INC|LTD|Corp|Bros|Jr|Sr|St|No|Dr|plc|al))\.$"
)
_SHOUT = 3  # words


@record
class TitleForm:
    """What a title may not be; each may be allowed.

    ``slashed`` are pairs that are one name (``read/write``).
    """

    full_stop: bool = False
    question: bool = False
    slash: bool = False
    capitals: bool = False
    slashed: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = ("title",)

    def needs(self) -> Needs:
        """A title."""
        return Needs(blocks=("title",), reason="no title")

    def check(self, context: Context) -> Iterator[Finding]:
        """At most one finding of each kind."""
        title = context.document.title()
        if title is None:
            raise NotApplicable("no title")
        if next(context.blocks(), None) is None:
            return
        text, span = context.text(title), title.span
        if not self.full_stop and _is_stopped(text):
            last = Span(span.end - 1, span.end)
            fix = Fix("Delete it", (Edit(last, ""),))
            yield Finding("The title ends with a full stop.", last, fix)
        if not self.question and text.endswith("?"):
            yield Finding("The title is a question: say what is new instead.", span)
        if not self.capitals and _is_shouted(text):
            yield Finding("The title is in capitals: write it as a sentence.", span)
        elif not self.slash:
            yield from self._slashes(text, span.start)

    def _slashes(self, text: str, start: int) -> Iterator[Finding]:
        known = {pair.lower() for pair in self.slashed}
        for match in _SLASH.finditer(text) if "/" in text else ():
            if match[0].lower() not in known:
                span = Span(start + match.start(), start + match.end())
                yield Finding(f"“{match[0]}”: say in words what the slash means.", span)


def _is_stopped(text: str) -> bool:
    return text.endswith(".") and not text.endswith("..") and not _ABBREVIATED.search(text)


def _is_shouted(text: str) -> bool:
    words = [word for word in text.split() if sum(map(str.isalpha, word)) > 1]
    return len(words) >= _SHOUT and all(not any(map(str.islower, word)) for word in words)
