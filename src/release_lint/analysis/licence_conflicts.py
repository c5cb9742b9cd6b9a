"""Statements that cannot stand beside a grant of the Open Government Licence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from release_lint.analysis import licence_words as words
from release_lint.document import Span

_RESERVED = (
    r"\ball\s+rights\s+(?:are\s+)?reserved\b"
    r"|\bno\s+part\s+of\s+this\s+(?:publication|document|report|release)[^.]{0,80}"
    r"\b(?:reproduced|copied)\b"
)
_COMMONS = (
    r"\bunder\s+(?:the\s+terms\s+of\s+)?(?:an?|the)\s+"
    r"(?P<name>creative\s+commons\s+(?:[a-z0-9.-]+\s+){0,6}?licen[cs]e)"
)
_BEFORE = 200


def find_contradictions(text: str) -> Iterator[tuple[Span, str]]:
    """Each statement with what to call it: rights reserved, or this document under another licence.

    A Creative Commons licence for an image, or for what is excepted, contradicts nothing.
    """
    low = text.lower()
    if "reserved" in low or "no part" in low:
        for match in re.finditer(_RESERVED, words.plain(text)):
            yield Span(*match.span()), f"“{text[match.start() : match.end()]}”"
    if "creative" in low:
        for match in re.finditer(_COMMONS, words.plain(text)):
            before = words.plain(text[max(0, match.start() - _BEFORE) : match.start()])
            sentence = re.split(r"[.!?;]\s|\n\s*\n", before)[-1]
            own = words.SELF.search(sentence + " ")
            if own and not words.EMBEDDED.search(sentence) and "except" not in sentence:
                yield Span(*match.span("name")), "A second licence for the same text"
