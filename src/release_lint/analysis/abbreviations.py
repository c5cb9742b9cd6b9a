"""Abbreviations: where each is used, where it is explained, and where its name is written out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from release_lint.analysis.sieve import Sieve
from release_lint.analysis.words import CODE, fold
from release_lint.document import BlockKind, MarkKind, Span
from release_lint.lazy import lazy
from release_lint.records import record

if TYPE_CHECKING:
    from release_lint.analysis.facts import Facts
    from release_lint.analysis.words import Word

# Two capitals or more, with one small letter inside at most (DfE), and perhaps a plural s.
_SHAPE = lazy(r"(?P<short>[A-Z]{2,8}|[A-Z]{1,3}[a-z][A-Z]{1,2})(?:s|['’]s|['’])?")
_BRACKETS = lazy(r"[(\[]([^()\[\]\n]{2,120})[)\]]")
_INSIDE = lazy(r"[A-Za-z][A-Za-z-]*")
_LEAD_IN = lazy(
    r"[‘“\"']?(?:(?:the|or|now|also|known|as|formerly|hereafter|abbreviated|to|called)\s+)*[‘“\"']?"
)
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
_GAPS = frozenset({" ", "\xa0", ", ", " & "})  # between two words of a name
_JOINTS = frozenset("‘'&#$£€(®™")  # beside a short form: a code, a brand, a word as such
_DESCRIPTION = lazy(r"[’']?,\s+(?:an?\s|one of\s|which (?:is|are)\s|(?:the\s)?[A-Z]\w*[’']s?\s)")
_LINK = lazy(r"(?:,? or(?: the)?|,? (?:also )?(?:known as|called)(?: the)?|,| [–—-]) \Z")
_LINK_ENDS = ("or ", "or the ", "as ", "as the ", "called ", "called the ", ", ", "– ", "— ", "- ")
_LONGEST_LINK_END = max(map(len, _LINK_ENDS))
_EVERYWHERE = Span(0, 0)
_REACH = 12  # words after the first of a name among which its second initial stands
_WINDOW = 160  # characters before a bracket in which a long form may begin


@record
class Use:
    """One use; ``is_bare`` where it stands for itself, in no longer name, reference or list."""

    span: Span
    is_bare: bool


@record
class Explanation:
    """Where an abbreviation is explained: ``span`` is the short form there.

    ``full`` is empty where the words do not spell it: a translation, or a description (``GTLK, a
    leasing company``).
    """

    span: Span
    full: str = ""


@record
class Abbreviations:
    """A document's abbreviations by their short forms, without a plural s, in order of the text."""

    uses: Mapping[str, tuple[Use, ...]]
    explanations: Mapping[str, tuple[Explanation, ...]]


def find_abbreviations(facts: Facts) -> Abbreviations:
    """Every abbreviation in capitals, but in code, addresses and lines that are all capitals."""
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    explanations: defaultdict[str, list[Explanation]] = defaultdict(list)
    words = facts.words
    shorts = _SHORTS.passing(facts.texts)
    for number in facts.places_of({CODE, *map(fold, shorts)}):
        for short, span in _shorts(words[number]) if words[number].text in shorts else ():
            if not _is_shouted(facts, number):
                uses[short].append(Use(span, _is_bare(facts, number, span)))
            if _DESCRIPTION.match(facts.document.text, span.end):
                explanations[short].append(Explanation(span))
            elif full := _named_before(facts, number, short):
                explanations[short].append(Explanation(span, full))
    for short, explanation in (*_marked(facts), *_bracketed(facts)):
        explanations[short].append(explanation)
    return Abbreviations(
        {short: tuple(own) for short, own in uses.items()},
        {
            short: tuple(sorted(own, key=lambda one: one.span))
            for short, own in explanations.items()
        },
    )


def written_out(facts: Facts, short: str) -> Iterator[tuple[Span, bool]]:
    """Names in capitals whose initials are the short form; and whether each stands alone.

    ``Crown Prosecution Service`` inside a longer name does not stand alone.
    """
    for first in _starts_of(facts, short):
        last = _spell(facts, short, first)
        if last is not None:
            span = Span(facts.words[first].start, facts.words[last].end)
            yield span, _stands_alone(facts, first, last)


def _starts_of(facts: Facts, short: str) -> Sequence[int]:
    """The indexes of the words at which the name of a short form may begin, in order."""
    words = facts.words
    return [
        number
        for number in _places(facts.initials, short[0])
        if len(words[number].text) > 1
        and (short[0].islower() or _goes_on(words[number + 1 : number + 1 + _REACH], short[1:2]))
    ]


def _places(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _goes_on(words: Iterable[Word], initial: str) -> bool:
    """Whether the first of some words, but for small ones, has an initial; or a small one before.

    That is, the small letter of it: ``of`` has the initial O.
    """
    for word in words:
        if not _is_small(word):
            return word.text[0] == initial
        if word.text[0] == initial.lower():
            return True
    return False


def _shorts(word: Word) -> Iterator[tuple[str, Span]]:
    """The abbreviation in a word: the word itself, or a part of a compound (``CPS-led``)."""
    for offset, short in _shorts_in(word.text):
        start = word.start + offset
        yield short, Span(start, start + len(short))


@lru_cache(maxsize=1 << 10)
def _shorts_in(text: str) -> tuple[tuple[int, str], ...]:
    """The abbreviations in a word as written, each with its offset."""
    if text[1:].islower() or text.islower() or any(sign in text for sign in "@/._"):
        return ()
    parts = text.replace("‑", "-").split("-")
    offset = 0
    found = []
    for part in parts:
        match = _SHAPE.fullmatch(part)
        if match and all(other.islower() for other in parts if other is not part):
            found.append((offset, match["short"]))
        offset += len(part) + 1
    return tuple(found)


_SHORTS = Sieve(_shorts_in)


def _is_shouted(facts: Facts, number: int) -> bool:
    """Whether a word stands among others in capitals: a heading or an emphasis, not initials."""
    words = facts.words
    nearby = words[max(0, number - 3) : number + 4]
    loud = [w for w in nearby if w.text.isupper() and len(w.text) > 1 and w.text.isalpha()]
    if len(loud) < 2:  # as nearly always
        return False
    around = [w for w in nearby if w.text.isalpha()]
    return len(loud) >= 4 or (
        len(loud) == len(around) and sum(len(w.text) > 4 for w in loud) * 2 >= len(loud) > 1
    )


def _is_bare(facts: Facts, number: int, span: Span) -> bool:
    """Whether a short form stands for itself in running text: small letters are beside it.

    A name or figure that it is joined to makes it part of a name (``Ipsos MORI``, ``HC 12``), and
    among names and marks alone it is one of a list (``Ann Lee, NIST``).
    """
    words, text = facts.words, facts.document.text
    if text[span.start - 1 : span.start] in _JOINTS or text[span.end : span.end + 1] in _JOINTS:
        return False
    before = words[number - 1] if _is_joined(facts, number - 1) else None
    after = words[number + 1] if _is_joined(facts, number) else None
    if after and not after.text[0].islower():
        return False
    if before and not before.text[0].islower():
        return after is not None and _begins_sentence(facts, number - 1)
    return before is not None or after is not None


def _is_joined(facts: Facts, number: int) -> bool:
    """Whether a word and the next have a single space between them."""
    words = facts.words
    if number < 0 or number + 1 >= len(words):
        return False
    return facts.document.text[words[number].end : words[number + 1].start] in (" ", "\xa0")


def _begins_sentence(facts: Facts, number: int) -> bool:
    """Whether nothing, or a mark that ends a sentence, stands before a word."""
    start = facts.words[number].start
    before = facts.document.text[max(0, start - 3) : start].rstrip("“‘\"' (\xa0")
    return not before or before[-1] in "\n.!?:•"


def _marked(facts: Facts) -> Iterator[tuple[str, Explanation]]:
    """Abbreviations that the markup explains: readers are shown it at each use."""
    for mark in facts.marks_of(MarkKind.ABBREVIATION):
        short = facts.document.text_of(mark).strip()
        yield short.removesuffix("s"), Explanation(_EVERYWHERE, mark.attrs.get("title", ""))


def _bracketed(facts: Facts) -> Iterator[tuple[str, Explanation]]:
    """``Full Name (ABC)`` and ``ABC (Full Name)``, within a block."""
    text = facts.document.text
    for block in facts.document.blocks:
        if block.kind is BlockKind.CODE:
            continue
        start, end = block.span.start, block.span.end
        if text.find("(", start, end) < 0 > text.find("[", start, end):
            continue
        for bracket in _BRACKETS.finditer(text, start, end):
            before = text[max(start, bracket.start() - _WINDOW) : bracket.start()]
            yield from _short_inside(bracket, before)
            yield from _short_before(bracket, before)


def _short_inside(bracket: re.Match[str], before: str) -> Iterator[tuple[str, Explanation]]:
    inside = bracket[1]
    lead = _LEAD_IN.match(inside)
    begin = lead.end() if lead else 0
    for word in _INSIDE.finditer(inside, begin):
        match = _SHAPE.fullmatch(word[0])
        if match is None:
            if word[0] in _SMALL:
                continue
            break
        full = long_form(match["short"], before)
        alone = len(inside) - begin <= len(match[0]) + 2 or word.start() > begin
        if full or alone:
            start = bracket.start(1) + word.start()
            place = Span(start, start + len(match["short"]))
            yield match["short"], Explanation(place, full)


def _short_before(bracket: re.Match[str], before: str) -> Iterator[tuple[str, Explanation]]:
    word = before.rstrip().rpartition(" ")[2].strip("‘’“”\"'")
    match = _SHAPE.fullmatch(word)
    if match:
        inside = bracket[1].strip("‘’“”\"'")
        full = long_form(match["short"], inside)
        if full and " " in full:
            end = bracket.start() - (len(before) - len(before.rstrip()))
            yield match["short"], Explanation(Span(end - len(word), end), full)


def _named_before(facts: Facts, number: int, short: str) -> str:
    """The name in ``train operating companies or TOCs``, ``Road Map Board – RMB``; or nothing."""
    text, word = facts.document.text, facts.words[number]
    if not text.endswith(_LINK_ENDS, max(0, word.start - _LONGEST_LINK_END), word.start):
        return ""
    block = facts.block_at(word.start).span
    link = _LINK.search(text, max(block.start, word.start - 20), word.start)
    if link is None:
        return ""
    full = long_form(short, text[max(block.start, link.start() - _WINDOW) : link.start()])
    parts = full.replace("-", " ").split()
    initials = [part[0] for part in parts if part not in _SMALL]
    return full if "".join(initials).lower() == short.lower() else ""


def long_form(short: str, before: str) -> str:
    """The words at the end of a text that an abbreviation stands for, or an empty string.

    The algorithm of Schwartz and Hearst (2003): match the letters from the last to the first, the
    first at the beginning of a word; within as many words as are likely for so many letters.
    """
    limit = min(len(short) + 5, len(short) * 2)
    words = before.split()[-limit:]
    text = " ".join(words)
    place = len(text)
    for number in range(len(short) - 1, -1, -1):
        letter = short[number].lower()
        place -= 1
        while place >= 0 and (
            text[place].lower() != letter
            or (number == 0 and place > 0 and text[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return ""
    return text[place:].strip(" ,;:–-‘’“”\"'")


def _spell(facts: Facts, short: str, first: int) -> int | None:
    """The index of the last of the words that a name of these initials has from ``first``.

    Small words count where their initial is asked for: both MOD and MD spell Ministry of Defence.
    """
    words, text = facts.words, facts.document.text
    number = first
    for place, letter in enumerate(short):
        if place:
            number += 1
        while number < len(words) and _is_small(words[number]) and not _has(words[number], letter):
            number += 1
        if number >= len(words) or not _has(words[number], letter):
            return None
        if number > first and text[words[number - 1].end : words[number].start] not in _GAPS:
            return None
    return None if _is_small(words[number]) else number


def _has(word: Word, letter: str) -> bool:
    """Whether a word of a name begins with a letter; a small one may in either case."""
    if _is_small(word):
        return word.text[0] == letter.lower()
    return word.text[0] == letter and not (word.text.isupper() and len(word.text) > 1)


def _is_small(word: Word) -> bool:
    return word.text in _SMALL


def _stands_alone(facts: Facts, first: int, last: int) -> bool:
    """Whether no further name is joined to the words on either side."""
    words, text = facts.words, facts.document.text
    if first and text[words[first - 1].end : words[first].start] == " ":
        before = words[first - 1].text
        if before[0].isupper() and before not in ("The", "A", "An", "And", "But", "In", "At"):
            return False
    if last + 1 < len(words) and text[words[last].end : words[last + 1].start] == " ":
        return not words[last + 1].text[0].isupper()
    return True
