"""``malformed-link``: an address that no browser can open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from release_lint.analysis.links import Link
from release_lint.checks.base import PROSE, Context, NotApplicable
from release_lint.document import BlockKind, Span
from release_lint.finding import Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_SCHEME = lazy(
    r"h{0,2}t{1,3}p{1,2}s?(?:[:;.,]?//?|[:;]|[:;]?\\{1,2})(?=\w|$)|https?:///+", re.IGNORECASE
)
_GOOD_SCHEME = lazy(r"https?://", re.IGNORECASE)
_TWICE = lazy(r"https?:/*(https?[:/].*)", re.IGNORECASE)
_HOST = lazy(r"https?://([^/?#]*)", re.IGNORECASE)
_LABEL = lazy(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_BARE_HOST = lazy(
    r"www\.[\w-]+\.\S+|[\w-]+(?:\.[\w-]+){0,4}\.(?:gov\.uk|co\.uk|org\.uk|ac\.uk|nhs\.uk|police\.uk"
    r"|gov\.scot|gov\.wales|com|org)(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_EMAIL = lazy(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_JOINED = lazy(r"https?://.*[^/=?&%:]https?://.*", re.IGNORECASE)
# Markdown that makes no link: a space in the address or before its bracket, brackets swapped.
_NO_LINK = lazy(
    r"\[[^\[\]\n]{1,200}\]\((?:https?:|www\.|mailto:)[^()\s]{0,300}[ \u00a0][^()\"'\n]{1,200}\)"
    r"|\[[^\[\]\n]{1,200}\][ \u00a0]\((?:https?:|www\.|mailto:)[^()\s]{1,300}\)"
    r"|\([^()\n]{1,200}\)\[(?:https?:|www\.)[^\[\]\s]{1,300}\]",
    re.IGNORECASE,
)
_BROKEN_WWW = lazy(r"www,[\w.-]+|www\.[\w-]+,(?:gov|org|co|ac|com)\b\S*")


@record
class MalformedLink:
    """Links and written addresses with a misspelt scheme, no scheme, two of them or no host."""

    scope: ClassVar[tuple[str, ...]] = (*PROSE, BlockKind.QUOTE, BlockKind.CONTACT, "quotation")

    def needs(self) -> Needs:
        """A link or a written address."""
        return Needs(facts=("links",), reason="no links")

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each address."""
        if not context.facts.links:
            raise NotApplicable("no links")
        yield from _unmade(context)
        for link in context.facts.links:
            if context.has(link.span) and len(link.span) and "{" not in link.target:
                problem, right = _fault(link)
                if problem:
                    yield Finding(problem, link.span, Fix(f"Write {right}") if right else None)


def _unmade(context: Context) -> Iterator[Finding]:
    """Links in Markdown that became none and stand in the text as they were typed."""
    if context.document.format == "markdown":
        for match in _NO_LINK.finditer(context.document.text):
            span = Span(match.start(), match.end())
            if context.has(span):
                yield Finding("This makes no link: look at its brackets and spaces.", span)


def _fault(link: Link) -> tuple[str, str]:
    """What is wrong with an address, and what was probably meant."""
    target = link.target
    if link.is_email or link.is_telephone:
        return "", ""
    if problem := _beyond_repair(link):
        return problem, ""
    if twice := _TWICE.fullmatch(target):
        return f"“{target}” begins with two schemes.", twice[1]
    scheme = _SCHEME.match(target)
    if scheme and not (_GOOD_SCHEME.match(target) and not scheme[0].endswith("///")):
        right = f"https://{target[scheme.end() :].lstrip('/:')}"
        return f"“{scheme[0]}” is misspelt.", right if scheme.end() < len(target) else ""
    return _without_scheme(link) if not _GOOD_SCHEME.match(target) else _bad_host(target)


def _beyond_repair(link: Link) -> str:
    """What is wrong with an address where nobody can tell what was meant."""
    if link.marked and not link.target:
        return "The link has no address."
    if any(mark in link.target for mark in "“”‘<>"):
        return f"“{link.target}” has quotation marks or brackets in it."
    return f"“{link.target}” is two addresses in one." if _JOINED.fullmatch(link.target) else ""


def _without_scheme(link: Link) -> tuple[str, str]:
    target = link.target
    if broken := _BROKEN_WWW.match(target):
        return f"“{target}” has a comma for a full stop.", broken[0].replace(",", ".")
    if not link.marked:
        return "", ""
    if _EMAIL.fullmatch(target):
        return f"“{target}” is an email address without “mailto:”.", f"mailto:{target}"
    if not link.in_text and _BARE_HOST.fullmatch(target):
        said = f"“{target}” leads to a page of this site, since it has no “https://”."
        return said, f"https://{target}"
    return "", ""


def _bad_host(target: str) -> tuple[str, str]:
    match = _HOST.match(target)
    host = match[1].rpartition("@")[2] if match else ""
    name, _, port = host.partition(":")
    if not name:
        return f"“{target}” names no site.", ""
    if port and not port.isdecimal():
        return f"“{target}” has a colon that does not belong there.", ""
    labels = name.rstrip(".").split(".")
    if " " in target.strip():
        return f"“{target}” has a space in it.", ""
    if not all(_LABEL.fullmatch(label) for label in labels) and not name.startswith("["):
        return f"“{host}” is no name of a site.", host.replace(",", ".") if "," in host else ""
    if len(labels) == 1 and name.lower() != "localhost":
        return f"“{name}” is no full name of a site.", ""
    return "", ""
