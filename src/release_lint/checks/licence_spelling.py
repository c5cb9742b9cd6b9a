"""The licence's own name, spelt as it spells itself."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.notices import Part, PartKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_WORD = lazy(r"[^\W\d]+(?:['’][^\W\d]+)?")


@record
class LicenceSpelling:
    """“Open Government Licence”, a noun, has two c's and a government."""

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return Needs(facts=("notices",), reason="the licence is not named")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each misspelt word of the name, wherever the licence is named."""
        names = [p for n in context.facts.notices for p in n.all(PartKind.NAME)]
        if not names:
            raise NotApplicable("the licence is not named")
        for name in names:
            if name.value.startswith("open"):
                yield from _misspelt(name, context)


def _misspelt(name: Part, context: Context) -> Iterator[Finding]:
    words = list(_WORD.finditer(context.text(name.span)))
    for word, right in ((words[1], "government"), (words[-1], "licence")):
        written = word[0]
        if written.lower() in {right, f"{right}s"}:
            continue
        plural = "s" if right == "licence" and written.lower().endswith("s") else ""
        new = _like(written, right + plural)
        span = Span(name.span.start + word.start(), name.span.start + word.end())
        yield Finding(
            f"The name of the licence has “{new}”, not “{written}”.",
            span,
            Fix(f"Write “{new}”", (Edit(span, new),), safe=True),
        )


def _like(written: str, word: str) -> str:
    if written.isupper():
        return word.upper()
    return word.capitalize() if written[0].isupper() else word
