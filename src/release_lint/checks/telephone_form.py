"""``telephone-form``: telephone numbers that are complete, grouped and called what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from release_lint.analysis.links import Link
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_LABELLED = lazy(
    r"(?:(?<![\w/])(?P<label>telephone|tel|phone|mobile phone|mobile|mob|call|ring)"
    r"(?P<stop>[.:]{0,2})[ \u00a0]?(?:on[ \u00a0])?(?=\+44|\(?0)"
    r"|(?:\b(?:on|office|desk|line|helpline|enquiries|media|hours|number|or|and)[:,]?|[,;/])"
    r"[ \u00a0](?=(?:\+44[ \u00a0]?(?:\(0\))?\d{2,4}|\(?0\d{2,4}\)?)[ \u00a0]\d{3,8}\b))"
    r"(?P<number>(?:\+44[ \u00a0]?(?:\(0\))?|\(0\d{2,5}\)|0)[\d \u00a0–-]{5,20}\d)(?!\d)",
    re.IGNORECASE,
)
_FIGURES = lazy(r"[04(][\d \u00a0()–-]{5,}\d")  # in every number that has a label
# How many digits a number may have, by its first two.
_LENGTHS = {
    **dict.fromkeys(("01", "02", "03", "07", "09"), (11,)),
    "08": (7, 8, 10, 11),
}
_SHORT = 10  # digits of a number in an area where some have one less than elsewhere
_SHORTEST = 7  # digits of a number in a range that has no length of its own
_NEARLY = range(8, 13)  # digits of a number that has one or two too many or too few


@record
class TelephoneForm:
    """Numbers after a label or in a link. ``labels``: what to write in the place of what.

    ``short_areas`` are codes after which numbers may have five digits (01524 12345).
    A UK number with a digit too many or too few, and a link that dials another number than it
    shows, have the rule's severity; matters of form are information.
    """

    labels: Mapping[str, str]
    short_areas: tuple[str, ...] = ()
    grouped: bool = True

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT)

    def needs(self) -> Needs:
        """A number in the text or behind a link."""
        return Needs(
            patterns=(_FIGURES.pattern,), facts=("telephones",), reason="no telephone numbers"
        )

    def check(self, context: Context) -> Iterator[Finding]:
        """Findings on each labelled number, then on links."""
        text = context.document.text
        matches = list(_LABELLED.finditer(text)) if _FIGURES.search(text) else []
        links = context.facts.telephones
        if not matches and not links:
            raise NotApplicable("no telephone numbers")
        for match in matches:
            if context.has(Span(match.start(), match.end())):
                yield from self._judge(match)
        for link in links:
            if context.has(link.span):
                yield from _dialled(link, context.text(link.span))

    def _judge(self, match: re.Match[str]) -> Iterator[Finding]:
        written = _whole(match["number"], self.short_areas)
        digits = _national(written or match["number"])
        start = match.start("number")
        number = Span(start, start + len(written or match["number"]))
        if not written and len(digits) in _NEARLY:
            message = f"“{match['number']}” has {len(digits)} digits: check the number."
            yield Finding(message, number)
        elif written and self.grouped and not _is_grouped(written):
            new = grouped(digits)
            fix = Fix(f"Write “{new}”", (Edit(number, new),))
            yield Finding("Set the area code apart.", number, fix, severity=Severity.INFO)
        label = self.labels.get((match["label"] or "").lower())
        if label and match["stop"]:
            span = Span(match.start("label"), match.end("stop"))
            fix = Fix(f"Write “{label}:”", (Edit(span, f"{label}:"),), safe=True)
            message = f"Write “{label}:” before a number."
            yield Finding(message, span, fix, severity=Severity.INFO)


def _dialled(link: Link, text: str) -> Iterator[Finding]:
    shown, dialled = _national(text), _national(link.target[4:])
    if len(shown) >= 10 and dialled and shown != dialled and text.strip()[0] in "+(0":
        yield Finding(f"The link shows “{text}” and dials {link.target[4:]}.", link.span)


def _national(number: str) -> str:
    """The digits of a UK number as dialled at home."""
    compact = "".join(c for c in number if c.isdecimal() or c == "+")
    if not compact.startswith("+44"):
        return compact.replace("+", "00")
    return "0" + compact[3:].removeprefix("0")


def _whole(number: str, short_areas: tuple[str, ...]) -> str:
    """A number as far as it is complete, or nothing.

    What follows it may look like more groups of it: an hour, a year, a second line (``-22``).
    """
    ends = [match.start() for match in re.finditer(r"[ \u00a0–-]", number)]
    for end in (len(number), *reversed(ends)):
        digits = _national(number[:end])
        if len(digits) == _SHORT and digits.startswith(short_areas):
            return number[:end]
        if len(digits) in _LENGTHS.get(digits[:2], range(_SHORTEST, 20)):
            return number[:end]
    return ""


def _is_grouped(number: str) -> bool:
    return bool(re.search(r"[ \u00a0)]", number)) and not re.search(r"[–-]", number)


def grouped(digits: str) -> str:
    """A national number with its area code apart, as Ofcom's plan has them.

    >>> grouped("02079460457"), grouped("07700900265"), grouped("01314960454")
    ('020 7946 0457', '07700 900 265', '0131 496 0454')
    """
    if digits.startswith("02"):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if digits.startswith("03") or re.match(r"01(?:1\d|\d1)", digits):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    if digits.startswith("07"):
        return f"{digits[:5]} {digits[5:8]} {digits[8:]}"
    if digits.startswith(("08", "09")):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:5]} {digits[5:]}"
