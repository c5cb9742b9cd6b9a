"""Where the Open Government Licence is named, and what the words around the name make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from release_lint.analysis import licence_words as words
from release_lint.document import Span
from release_lint.lazy import lazy
from release_lint.records import comparable

_BEFORE = 400  # characters before a name that may belong to its sentence
_AFTER = 300
_END = lazy(r"[.!?;][\"')]*\s+(?!\d)|\n\s*\n|^")
_SPACE = lazy(r"\s+")
_ENDS = lazy(r"[ .]*(?:\n|$)")
_BREAK = lazy(r"\n\s*\n")
_NAMED_AFTER = 80  # characters after a name that may name the country whose licence it is
_LABEL = 60  # the longest label with the white space after it
_NEAR = 60  # an exception clause that begins this near after the name belongs to it


class Standing(StrEnum):
    """What a sentence does with the licence that it names."""

    GRANT = "grant"
    ATTRIBUTION = "attribution"
    OTHER = "other"
    MENTION = "mention"


@comparable
class Name:
    """One naming of the licence: ``value`` as written, ``version`` as ``3.0`` or as written.

    ``sentence`` runs from the start of its sentence to the end of the name.
    """

    span: Span
    value: str
    standing: Standing
    sentence: Span
    version: str = ""
    version_span: Span | None = None
    language: str = "en"


def find_names(text: str) -> Iterator[Name]:
    """Every naming of the licence in plain text (:func:`licence_words.plain`), in order."""
    if not words.has_any(text, words.NAME_CLUES) and not words.MAY_NAME.search(text):
        return
    is_game = "open game" in text
    for match in words.NAME.finditer(text):
        name = match["name"]
        if words.NOT_THE_NAME.search(name) or (is_game and "ogl" in name):
            continue
        start = _sentence_start(text, match.start())
        version, version_span = _version(text, match, start)
        standing = _standing(text, start, match)
        language = "cy" if "rwydded" in name else "en"
        end = max(match.end("name"), version_span.end if version_span else 0)
        yield Name(
            Span(match.start("name"), match.end("name")),
            " ".join(name.split()),
            standing,
            Span(start, end),
            version,
            version_span,
            language,
        )


def _version(text: str, match: re.Match[str], start: int) -> tuple[str, Span | None]:
    """The version beside a name, as ``3.0``, and the place of its number."""
    for group in ("after", "middle"):
        if match[group]:
            return _normal(match[group]), Span(*match.span(group))
    before = words.VERSION_BEFORE.search(text, start, match.start())
    if before:
        return _normal(before["before"]), Span(*before.span("before"))
    return "", None


def _normal(number: str) -> str:
    return f"{number}.0" if len(number) == 1 else number


def _sentence_start(text: str, place: int) -> int:
    """Where the sentence of a name begins.

    A block's end ends a sentence, unless the name begins the next block and the words before want
    it: ``under the`` at the end of a table cell or list item.
    """
    low = max(0, place - _BEFORE)
    ends = [match.end() for match in _END.finditer(text[low:place])]
    last = low + ends[-1] if ends else low
    if not text[last:place].strip(" \n\"'(") and len(ends) > 1:
        break_ = _BREAK.search(text[low:last][ends[-2] :])
        earlier = low + ends[-2]
        if break_ and words.JOINS.search(text[earlier:last]):
            return earlier
    return last + (len(text[last:place]) - len(text[last:place].lstrip()))


def _standing(text: str, start: int, match: re.Match[str]) -> Standing:
    """Grant, credit, another licence or mention, by the words before and after a name."""
    before = _folded(text[start : match.start()])
    after = _folded(text[match.end() : match.end() + _AFTER])
    following = _folded(text[match.end("name") : match.end("name") + _NAMED_AFTER])
    if _is_another(before, following):
        return Standing.OTHER
    if words.ATTRIBUTION.search(before):
        return Standing.ATTRIBUTION
    if _is_reported(before, after):
        return Standing.MENTION
    if _is_labelled(text, match) or words.APPLIES.search(after) or _has_exception(after):
        return Standing.GRANT
    connected = words.CONNECT.search(before)
    if not connected:
        return Standing.MENTION
    return _connected(before[: connected.start()], connected[0], after, text[:start])


def _is_another(before: str, following: str) -> bool:
    """Whether a place beside the name makes it the licence of another government."""
    return bool(
        (words.has_any(following, words.PLACE_CLUES) and words.OTHER_AFTER.match(following))
        or (words.has_any(before, words.PLACE_CLUES) and words.OTHER_BEFORE.search(before))
    )


def _connected(head: str, connection: str, after: str, earlier: str) -> Standing:
    """What ``head under the terms of the`` licence does; ``earlier`` is the text before."""
    if words.USED.search(head):
        return Standing.ATTRIBUTION
    if words.OPENING.search(head):
        if words.TELLS.search(after):
            return Standing.MENTION
        is_credit = words.CREDIT_BEFORE.search(earlier[-_BEFORE:])
        return Standing.ATTRIBUTION if is_credit else Standing.GRANT
    return Standing.GRANT if _is_ours(head, connection, after) else Standing.MENTION


def _is_labelled(text: str, match: re.Match[str]) -> bool:
    """Whether a label stands before; one in a heading or cell wants the name alone in the next."""
    label = words.LABEL.search(text[max(0, match.start() - _LABEL) : match.start()])
    return bool(label and (not _BREAK.search(label[0]) or _ENDS.match(text, match.end())))


def _folded(text: str) -> str:
    """Runs of white space as one space: an address that was blanked leaves many."""
    return _SPACE.sub(" ", text)


def _is_reported(before: str, after: str) -> bool:
    """Whether the sentence is about the licence, or somebody's words about it."""
    return bool(
        words.EMBEDDED.search(before)
        or before.count('"') % 2
        or words.REPORTED.search(after)
        or words.HEDGED.search(after)
    )


def _has_exception(after: str) -> bool:
    """Whether an exception clause follows."""
    if not words.has_any(after, words.EXCEPTION_CLUES):
        return False
    exception = words.EXCEPTION.search(after)
    return bool(exception and exception.start() <= _NEAR and "." not in after[: exception.start()])


def _is_ours(head: str, connection: str, after: str) -> bool:
    """Whether the words before ``under the terms of`` make this document available."""
    return bool(
        words.SELF.search(head + " " + connection)
        or words.YOU.search(head)
        or words.WE.search(head)
        or words.OWN_COPYRIGHT.search(head)
        or (" dan " in f" {connection} " and words.WELSH_GRANT.search(head))
        or words.VIEW.search(after)
    )
