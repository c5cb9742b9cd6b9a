"""Links, and addresses that are written out: web pages, email, telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.document import Document, MarkKind, Span
from release_lint.lazy import lazy
from release_lint.records import record

_WEB = lazy(
    r"(?<![\w@/.:-])(?:h{0,2}t{1,3}p{1,2}s?(?:[:;.,]?//|[:;]/|:?\\\\)|www[.,])[^\s<>\"“”|\[\]]{1,500}"
)
_WEB_SIGNS = ("www", "//", ":/", "\\\\")  # every address has one
_EMAIL = lazy(r"(?<![\w.+@/:'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_HOST = lazy(r"https?://([^/?#]*)", re.IGNORECASE)
_ROOT = lazy(r"https?://[^/?#]+/?", 2)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'’”\"*_…"


@record
class Link:
    """A link, or an address in the text that is none.

    ``target`` is where a link leads, or the address as written, without punctuation after it.
    ``marked``: it is a link. ``in_text``: the text is the address, and to change the text is to
    change it.
    """

    span: Span
    target: str
    marked: bool
    in_text: bool

    @property
    def is_email(self) -> bool:
        """Whether it is an email address."""
        bare = self.in_text and "@" in self.target and "/" not in self.target
        return bare or self.target[:7].lower() == "mailto:"

    @property
    def is_telephone(self) -> bool:
        """Whether it dials a number."""
        return self.target[:4].lower() == "tel:"

    @property
    def address(self) -> str:
        """The target with a scheme where only ``www.`` is written; an email without its own."""
        if self.is_email:
            scheme, colon, address = self.target.partition(":")
            return (address if colon else scheme).partition("?")[0].strip()
        return f"https://{self.target}" if self.target.startswith("www.") else self.target

    @property
    def host(self) -> str:
        """The web host in lower case, without ``www.``, or nothing."""
        match = _HOST.match(self.address)
        return match[1].lower().rpartition("@")[2].removeprefix("www.") if match else ""

    @property
    def is_root(self) -> bool:
        """Whether it leads to the home page of a site."""
        return bool(_ROOT.fullmatch(self.address))


def unwrapped(target: str) -> str:
    """The address that a mail filter's or a campaign's address carries, if it can be read."""
    from urllib.parse import parse_qs, urlsplit

    if (start := target.find("/v3/__http")) >= 0:  # URL Defense: /v3/__ADDRESS__;...
        return target[start + len("/v3/__") :].partition("__;")[0]
    try:
        values = parse_qs(urlsplit(target).query)
    except ValueError:
        return ""
    found = (v for name in ("url", "u", "q") for v in values.get(name, ()) if v.startswith("http"))
    return next(found, "")


def find_links(document: Document) -> tuple[Link, ...]:
    """Every link and every address that is written out, in order."""
    marked = [mark for mark in document.marks if mark.kind is MarkKind.LINK]
    links = [
        Link(
            mark.span,
            mark.attrs["href"].strip(),
            marked=True,
            in_text=_is_autolink(mark.span, document),
        )
        for mark in marked
        if "href" in mark.attrs
    ]
    text = document.text
    if any(map(text.__contains__, ("@", *_WEB_SIGNS))):
        taken = bytearray(len(text))
        for mark in marked:
            taken[mark.span.start : mark.span.end] = b"\1" * len(mark.span)
        links += [
            Link(span, text[span.start : span.end], marked=False, in_text=True)
            for span in _written(text)
            if not taken[span.start]
        ]
    return tuple(sorted(links, key=lambda link: link.span))


def _written(text: str) -> Iterator[Span]:
    for match in _WEB.finditer(text) if any(map(text.__contains__, _WEB_SIGNS)) else ():
        yield Span(match.start(), match.start() + len(_trimmed(match[0])))
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield Span(match.start(), match.end())


def _trimmed(address: str) -> str:
    """An address without the punctuation of its sentence; brackets that it opens are its own."""
    while address:
        last = address[-1]
        opening = _CLOSING.get(last)
        if opening is not None and address.count(last) > address.count(opening):
            address = address[:-1]
        elif last in _TRAILING:
            address = address.rstrip(_TRAILING)
        else:
            break
    return address


def _is_autolink(span: Span, document: Document) -> bool:
    """Whether a link is an address between ``<`` and ``>`` in Markdown."""
    start = document.source.source_span(span).start
    return document.format == "markdown" and document.source.text[start - 1 : start] == "<"
