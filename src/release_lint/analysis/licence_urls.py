"""Web addresses of the Open Government Licence: which are right, and what is wrong with others.

Accepted are The National Archives' pages (with or without scheme, ``www.`` and version, the
``.htm`` of 2010, the Welsh page), the licence's own identifier at reference.data.gov.uk and its
SPDX page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import comparable

HOST = "nationalarchives.gov.uk"
PATH = "/doc/open-government-licence"

_TOKEN = lazy(r"[-\w.~:/?#@!$&+,;=%]+", re.ASCII)
_START = lazy(r"(?:https?:/{0,2})?(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}(?=/|$)", re.IGNORECASE)
_MAX = 250  # longer tokens are no addresses that anyone reads
_MAX_PIECES = 3  # an address broken in more pieces than this is not put together again
_RIGHT = lazy(
    r"""(?:www\.)?nationalarchives\.gov\.uk/doc/open-government-licence(?:-cymraeg)?
        (?:/version/(?P<version>[123]))?
        (?:/open-government-licence(?:-cymraeg)?)?(?:\.html?)?/?
      | reference\.data\.gov\.uk/id/open-government-licence/?
      | (?:www\.)?spdx\.org/licenses/ogl-uk-(?P<spdx>[123])\.0(?:\.html|\.json)?
    """,
    re.VERBOSE,
)
_LIKE_PATH = lazy(r"/(?:docs?|documents?)/open|/open-?gov|/open-?govern")
_LIKE_HOST = lazy(r"nat\w{0,2}ional-?arch?i?v\w{0,2}s?\.|nationalarchives")
_SLUG = lazy(r"open-?gov[a-z]{4,9}-?li[a-z]{4,6}(?P<welsh>-cymraeg)?", re.IGNORECASE)
_TAIL = lazy(r"[^\d/]*(?P<number>\d+)(?:\.0)?/?")
_CONTINUES = lazy(
    r"/?(?:doc/|open-|government-?|licen[cs]e|version/?|ver[a-z]{3,6}/|[123][.,;:)]*$)",
    re.IGNORECASE,
)


@comparable
class Address:
    """An address of the licence, or what was meant for one.

    ``span`` counts in the text that was searched; ``written`` is the address as it stands there,
    without white space. ``version`` is ``"3.0"`` or empty. ``problem`` names what is wrong, empty
    where nothing is, and ``right`` is then the address that was meant. ``wrapped``: white space
    breaks it in two.
    """

    span: Span
    written: str
    version: str = ""
    problem: str = ""
    right: str = ""
    wrapped: bool = False


def find_addresses(text: str) -> Iterator[Address]:
    """Every address of the licence in a text, in order, those broken by white space included."""
    if not _may_be_address(text):
        return
    tokens = [m.span() for m in _TOKEN.finditer(text) if m.end() - m.start() <= _MAX]
    number = 0
    while number < len(tokens):
        start, end = tokens[number]
        used = 1
        if _may_be_address(text[start:end]):
            found = _START.search(text, start, end)
            if found:
                pieces = tokens[number : number + _MAX_PIECES + 1]
                address, used = _longest(text, found.start(), pieces)
                if address:
                    yield address
        number += used


def _may_be_address(text: str) -> bool:
    low = text.lower()
    return "archiv" in low or "/doc" in low or "ogl-uk" in low or "/open-gov" in low


def judge(written: str) -> Address | None:
    """An address without white space, judged; None where it is no address of the licence."""
    return _judge(written, Span(0, len(written)))


def _longest(text: str, start: int, tokens: list[tuple[int, int]]) -> tuple[Address | None, int]:
    """The address that begins at a token, with as many of the next tokens as belong to it."""
    whole, last = text[start : tokens[0][1]], tokens[0][1]
    best, used = _judge(whole, Span(start, last)), 1
    for count, (begin, end) in enumerate(tokens[1:], start=2):
        piece = text[begin:end]
        if text[last:begin].strip() or not _CONTINUES.match(piece) or whole[-1] in ".,;:":
            break
        if not whole.endswith(("/", "-")) and piece[0] != "/" and not _is_cut(whole):
            break
        whole, last = whole + piece, end
        longer = _judge(whole, Span(start, last))
        if longer:
            best = Address(
                longer.span,
                longer.written,
                longer.version,
                longer.problem,
                longer.right or longer.written,
                wrapped=True,
            )
            used = count
    return best, used


def _is_cut(written: str) -> bool:
    """Whether an address stops where no address of the licence ends."""
    low = written.lower()
    return low.endswith(("/doc", "/open", "-government", "/version", HOST))


def _judge(written: str, span: Span) -> Address | None:
    bare = written.rstrip(".,;:!?…")
    span = Span(span.start, span.end - (len(written) - len(bare)))
    low = bare.lower()
    scheme = re.match(r"https?:/*", low)
    rest = low[scheme.end() :] if scheme else low
    right = _RIGHT.fullmatch(rest)
    if right:
        number = right["version"] or right["spdx"]
        return Address(span, bare, f"{number}.0" if number else "")
    host, slash, path = rest.partition("/")
    if not slash or "webarchive" in host or "information-management" in path:
        return None
    at_home = bool(_LIKE_HOST.search(host))
    if not _LIKE_PATH.search("/" + path) or not (at_home or path.startswith("doc/open")):
        return None
    return _damaged(bare, span, host, path)


def _damaged(bare: str, span: Span, host: str, path: str) -> Address | None:
    """What is wrong with an address that is meant for the licence, and what was meant."""
    slug = _SLUG.search(path)
    if not slug:
        return None
    tail = path[slug.end() :].strip("/")
    number = _TAIL.fullmatch(tail) if tail else None
    version = number["number"] if number and number["number"] in {"1", "2", "3"} else ""
    problem = ""
    if host.removeprefix("www.") != HOST:
        problem = f"the host is “{HOST}”"
    elif slug[0].removesuffix("-cymraeg") != "open-government-licence":
        problem = f"the path has “open-government-licence”, not “{slug[0]}”"
    elif slug.start() != len("doc/"):
        problem = f"the path is “{PATH}”"
    elif number and not version:
        problem = f"there is no version {number['number']}"
    elif tail:
        problem = f"the version is written “version/{version or 3}”"
    prefix = re.match(r"(?:https?:/*)?(?:www\.)?", bare, re.IGNORECASE)
    welsh = "-cymraeg" if slug["welsh"] else ""
    right = f"{prefix[0] if prefix else ''}{HOST}{PATH}{welsh}"
    right += f"/version/{version}" if version or tail else ""
    if right.endswith("version/"):
        right += "3"
    right += "/" if bare.endswith("/") else ""
    return Address(span, bare, f"{version}.0" if version else "", problem, right)
