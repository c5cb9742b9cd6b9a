"""The language of a passage, told by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from release_lint.lazy import lazy

_SAMPLE = 600  # characters of a passage that are looked at
_GLANCE = 120  # characters that are enough where they hold
_CLEAR_HITS = 5  # so many common words of one language
_MIN_HITS = 2  # fewer common words than this say nothing
_MIN_HITS_FOREIGN = 4  # and fewer of a language that a release is seldom in
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ASCII = bytes(range(128))
# Bytes of UTF-8 that begin letters of other scripts than Latin stay; everything else is a space.
_OTHER_SCRIPTS = bytes(ord(" ") if c < 0xC9 or c == 0xE2 else c for c in range(256))
_SPACED = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "'"}
_FOREIGN_LETTER = lazy(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")

_OURS = frozenset({"en", "cy"})

# The words that each language cannot do without. What two of them share is left out, unless it
# is rare in one.
_COMMON = {
    "en": (
        "the of and to that is was with this are be by from have has not will we our their it "
        "they which been who more said would for his her its were these than also you your"
    ),
    "cy": (
        "y yr yn yng ym ac mae a'r o'r i'r wedi gan ei eu oedd bod fod sydd hefyd hyn hwn hon wrth "
        "nid gyda fel dros drwy trwy rhwng mewn ni chi bydd byddwn cael i'w o'i â'r mae'r mae'n "
        "sy'n sy wedi'i gyfer ein eich bob pob ond neu oddi dan oes yw felly gallwch"
    ),
    "fr": (
        "le la les des du une est et dans pour que qui sur avec au aux cette sont ces par ont nous "
        "vous leur été être plus"
    ),
    "de": (
        "der die das und ist nicht mit den dem für auf des sich eine einen von zu werden wird auch "
        "wir im zum zur"
    ),
    "es": (
        "el los las una y en con por para que del se su sus más está este esta como son al nos ha"
    ),
}


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in _COMMON.items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), language)
    return languages


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset(word for word, languages in _languages().items() if languages != ("en",))


@cache
def _english_words() -> frozenset[str]:
    return frozenset(_COMMON["en"].split())


def primary(tag: str) -> str:
    """The language of a tag such as ``en-GB``, in lower case."""
    return re.split(r"[-_]", tag.strip(), maxsplit=1)[0].lower()


def language_of(text: str, declared: str = "", inherited: str = "en") -> str:
    """A passage's language (``en``, ``cy``, …), by ISO 639 code.

    A declared language wins. Without one the passage's own common words decide if they are clear;
    a passage that is too short or mixed takes the language around it, which is ``inherited``.
    ``und`` is a passage in another script.
    """
    if declared.strip():
        return primary(declared)
    if inherited and inherited not in _COMMON:
        return inherited
    glanced = _told(text[:_GLANCE], _CLEAR_HITS) if len(text) > _GLANCE else ""
    return glanced or _told(text[:_SAMPLE], 0) or inherited


def _told(sample: str, enough: int) -> str:
    """The language that a sample's common words tell, if at least ``enough`` of them do."""
    sample = sample.lower().replace("’", "'")
    is_ascii = sample.isascii()
    if not is_ascii and _is_foreign_script(sample):
        return "und"
    words = sample.translate(_SPACED).split() if is_ascii else _WORD.findall(sample)
    if _foreign_words().isdisjoint(words):  # as nearly always: English, or nothing
        told = sum(map(_english_words().__contains__, words))
        return "en" if told >= max(enough, _MIN_HITS) else ""
    languages = _languages()
    hits = dict.fromkeys(_COMMON, 0)
    for word in filter(languages.__contains__, words):
        for language in languages[word]:
            hits[language] += 1
    first = max(hits, key=hits.__getitem__)
    most = hits.pop(first)
    least = max(enough, _MIN_HITS if first in _OURS else _MIN_HITS_FOREIGN)
    return first if most >= least and most > 2 * max(hits.values()) else ""


def languages_of(passages: Sequence[str], declared: Sequence[str] = ()) -> list[str]:
    """The language of each passage of one document.

    A passage that does not tell takes the language that is ``declared`` for it, which a program
    may have set unasked, else that of the longest part of the document.
    """
    declared = declared or [""] * len(passages)
    told = [
        None if own in ("", "en") and _is_english_if_any(passage) else _own_language(passage)
        for passage, own in zip(passages, declared, strict=True)
    ]
    main = _main_language(passages, told)
    if main != "en":  # so what tells nothing is not English
        told = [_own_language(passage) for passage in passages]
    return [
        "en" if language is None else language or own or main
        for language, own in zip(told, declared, strict=True)
    ]


def _own_language(passage: str) -> str:
    return language_of(passage, inherited="")


def _is_english_if_any(passage: str) -> bool:
    """Whether a passage has nothing that tells another language: a quick way for most."""
    sample = passage[:_GLANCE].lower()
    words = sample.split()
    if len(passage) > _GLANCE and len(_english_words().intersection(words)) < _MIN_HITS:
        sample = passage[:_SAMPLE].lower()
        words = sample.split()
    return _foreign_words().isdisjoint(words) and (
        sample.isascii() or sample.encode("utf-8", "replace").translate(_OTHER_SCRIPTS).isspace()
    )


def _main_language(passages: Sequence[str], told: Sequence[str | None]) -> str:
    """That of the longest part; passages of which None is told are English if anything."""
    lengths: Counter[str] = Counter()
    for passage, language in zip(passages, told, strict=True):
        if language:
            lengths[language] += len(passage)
    others = max((lengths[language] for language in lengths if language != "en"), default=0)
    for passage, language in zip(passages, told, strict=True):
        if lengths["en"] > others:
            break
        if language is None and _own_language(passage):
            lengths["en"] += len(passage)
    return max(lengths, key=lengths.__getitem__) if others else "en"


def _is_foreign_script(text: str) -> bool:
    others = text.encode(errors="replace").translate(None, _ASCII).decode(errors="replace")
    foreign = len(_FOREIGN_LETTER.findall(others))
    return foreign > 0 and 2 * foreign > sum(map(str.isalpha, text))
