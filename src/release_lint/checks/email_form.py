"""``email-form``: email addresses that are whole, in lower case, and links of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.links import Link
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind, MarkKind, Span
from release_lint.finding import Edit, Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_ADDRESS = lazy(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
# A comma or a space for a full stop in the site's name (name@dept,gov.uk, name@dept. gov.uk), or a
# space beside the @. (Behind a space, @dept.gov.uk is a name on a social network.)
_BROKEN = lazy(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}"
    r"(?:(?<!\.uk)(?<!\.com)(?:, ?|\. | \.)(?:gov|org|co|ac|nhs|police|mod)\.uk"
    r"|\.(?:gov|org|co|ac|nhs|police|mod), ?uk)"
    r"| ?@ [\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:gov|org|co|ac|nhs|police|mod)\.uk)\b",
    re.IGNORECASE,
)
_SIGNS = ("@", "at]", "at ]", "at)")
_SPELT_OUT = lazy(
    r"(?<![\w.+-])[\w.+-]{1,64} ?[\[(] ?at ?[\])] ?[\w.-]{1,60}\.\w{2,6}", re.IGNORECASE
)


@record
class EmailForm:
    """What an email address is: ``lower_case``; the whole text of its link (``link_text``).

    An address that is broken, or a link to another address than it shows, has the rule's severity;
    matters of form are information.
    """

    lower_case: bool = True
    link_text: bool = True

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT)

    def needs(self) -> Needs:
        """A sign of an address, or a link."""
        return Needs(strings=_SIGNS, marks=(MarkKind.LINK,), reason="no email addresses")

    def check(self, context: Context) -> Iterator[Finding]:
        """Findings on addresses, then on what was meant for one."""
        text = context.document.text
        if not any(sign in text for sign in _SIGNS) and not any(
            link.is_email for link in context.facts.links
        ):
            raise NotApplicable("no email addresses")
        for link in context.facts.links:
            if link.is_email and context.has(link.span) and len(link.span):
                yield from self._judge(link, context)
        if "@" in text:
            yield from _broken(_BROKEN, context)
        if "at" in text.lower() and ("]" in text or ")" in text):
            yield from _broken(_SPELT_OUT, context)

    def _judge(self, link: Link, context: Context) -> Iterator[Finding]:
        text = context.text(link.span).strip()
        shown = _ADDRESS.search(text)
        if link.target.lower() == "mailto:":
            yield Finding("The link writes to nobody.", link.span)
        elif link.marked and link.address and not _are_addresses(link.address):
            yield Finding(f"“{link.address}” is no email address.", link.span)
        elif (
            link.marked
            and shown
            and not any(_same(shown[0], part) for part in link.address.split(","))
        ):
            message = f"The link shows “{shown[0]}” and writes to “{link.address}”."
            yield Finding(message, link.span)
        elif link.marked and link.address and self.link_text and not (shown and shown[0] == text):
            message = "The link writes an email and does not show the address."
            yield Finding(message, link.span, Fix(f"Write {link.address}"), severity=Severity.INFO)
        elif self.lower_case and shown and _has_capitals(shown[0]):
            yield _in_lower_case(link, text)


def _has_capitals(address: str) -> bool:
    """Whether an address has capitals; one before which a full stop lacks its space is no part."""
    domain, _, last = address.rpartition(".")
    return address != address.lower() and (last == last.lower() or domain.isupper())


def _are_addresses(text: str) -> bool:
    """Whether a text is an address, or several with commas between."""
    return all(_ADDRESS.fullmatch(part.strip()) for part in text.replace(";", ",").split(","))


def _same(shown: str, target: str) -> bool:
    return shown.rstrip(".").lower() == target.strip().rstrip(".").lower()


def _in_lower_case(link: Link, text: str) -> Finding:
    edits = (Edit(link.span, text.lower()),) if link.in_text else ()
    fix = Fix(f"Write “{text.lower()}”", edits, safe=bool(edits))
    return Finding("Write email addresses in lower case.", link.span, fix, severity=Severity.INFO)


def _broken(pattern: re.Pattern[str], context: Context) -> Iterator[Finding]:
    for match in pattern.finditer(context.document.text):
        span = Span(match.start(), match.end())
        if context.has(span):
            message = f"“{match[0]}” is no email address that anyone can use."
            yield Finding(message, span)
