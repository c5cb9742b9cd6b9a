"""``dash-spacing``: a dash with a space on one side only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from release_lint.checks.base import PROSE, Context
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

# A dash between words, with a space (plain or no-break) on exactly one side. A line's beginning
# or end is no place to judge, and beside a figure it may be a range or a minus sign.
_BEFORE = r"(?<=[^\W\d_][^\W\d_)”’,])"
_LOPSIDED = (
    lazy(_BEFORE + r"(?P<dash>[–—])[ \xa0](?=[^\W\d_]{2})"),
    lazy(_BEFORE + r"[ \xa0](?P<dash>[–—])(?=[^\W\d_]{2})"),
)
# The dash first: it is rare, and a search skips to it.
_ONE_SIDED = r"[–—](?:(?<![ \xa0].)[ \xa0](?=[^\W\d_])|(?<=[ \xa0].)(?=[^\W\d_]))"
_SUSPENDED = lazy(r"(?:and|or|to|nor|but)\b")
_LAST_WORD = lazy(r"\w+\W?$")
_REACH = 30  # characters of the words shown beside a dash


@record
class DashSpacing:
    """An en or em dash that has a space before it or after it, but not both."""

    scope: ClassVar[tuple[str, ...]] = (*PROSE, "quote", "quotation")

    def needs(self) -> Needs:
        """A dash with a space on one side."""
        return Needs(patterns=(_ONE_SIDED,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each dash."""
        text = context.document.text
        for pattern in _LOPSIDED:
            for match in pattern.finditer(text):
                span = Span(match.start("dash"), match.end("dash"))
                # pre– and post-war: a dash for a hyphen that waits for its second half
                suspended = _SUSPENDED.match(text, match.end())
                if not suspended and context.has(span):
                    yield _finding(span, text)


def _finding(dash: Span, text: str) -> Finding:
    after = text[dash.start - 1].isspace()
    place = dash.end if after else dash.start
    left = _LAST_WORD.search(text[max(0, dash.start - _REACH) : dash.start])
    right = text[dash.end : dash.end + _REACH].split()
    around = f"{left[0] if left else ''}{text[dash.start]}{' ' * (not after)}{right[0]}"
    return Finding(
        f"The dash in “{around}” has a space on one side only.",
        dash,
        Fix(
            f"Write a space {'after' if after else 'before'} the dash too",
            (Edit(Span(place, place), " "),),
            safe=True,
        ),
    )
