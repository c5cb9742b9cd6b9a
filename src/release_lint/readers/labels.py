"""Lines that say something of the release itself: ``Published: 3 May 2025``, ``Press release``."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from release_lint.calendar_names import month_forms, weekday_forms, welsh_weekday_forms
from release_lint.lazy import lazy
from release_lint.records import record

DATES = frozenset({"published", "updated"})
_LONGEST_VALUE = 80  # characters; a longer value of a date label is a sentence

# Keys of Document.metadata, and the labels that state them, English and Welsh. Those after the bar
# are ordinary words: they count only with a colon, above the release's body.
_NAMES = {
    "published": (
        "published,published on,date published,date of publication,publication date,"
        "first published,originally published,release date,date of release,issued,issued on,"
        "date issued,date of issue,posted,posted on,cyhoeddwyd,cyhoeddwyd ar,cyhoeddwyd gyntaf,"
        "cyhoeddwyd yn gyntaf,dyddiad cyhoeddi|date,dyddiad"
    ),
    "updated": (
        "updated,updated on,last updated,last updated on,last modified,date updated,diweddarwyd,"
        "diweddarwyd ddiwethaf,diweddarwyd ar,diweddariad diwethaf,wedi'i ddiweddaru|"
    ),
    "embargo": (
        "embargo,embargoed,embargo until,embargoed until,strictly embargoed until,"
        "under embargo until,not for publication until,not for publication before,"
        "not for broadcast or publication before,embargo tan,dan embargo tan|"
    ),
    "title": "|title,headline,teitl,pennawd",
    "summary": "|summary,crynodeb,standfirst",
    "organisation": "|from,organisation,oddi wrth,gan",
    "document_type": "document type,content type|type",
}
# Lines that name the kind of document, and nothing else.
_KINDS = {
    "press release": "press_release",
    "press notice": "press_release",
    "news release": "press_release",
    "media release": "press_release",
    "datganiad i'r wasg": "press_release",
    "news story": "news_story",
    "world news story": "world_news_story",
    "stori newyddion": "news_story",
    "government response": "government_response",
    "speech": "speech",
    "araith": "speech",
    "authored article": "authored_article",
    "oral statement to parliament": "oral_statement",
    "written statement to parliament": "written_statement",
    "for immediate release": "",
    "for immediate use": "",
}
_KIND_BEGINNING = 3  # letters
_KIND_BEGINNINGS = frozenset(kind[:_KIND_BEGINNING] for kind in _KINDS)
_TIME = r"(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:gmt|bst|hours|hrs))?)?"


_WORD = lazy(r"\S+")
_MOST_WORDS = 6  # of a label
_BEGINNING = 3  # characters of a label, looked at first; every label's first word has them


@record
class Label:
    """A label: the metadata key it states, and where its value begins in the line."""

    key: str
    value: int
    plain: bool  # an ordinary word too: a label only above the body


@cache
def _keys() -> dict[str, tuple[str, bool]]:
    keys = {}
    for key, names in _NAMES.items():
        certain, _, plain = names.partition("|")
        keys.update({name: (key, False) for name in certain.split(",") if name})
        keys.update({name: (key, True) for name in plain.split(",") if name})
    return keys


@cache
def _date_line() -> re.Pattern[str]:
    """A superset of dates, for lines that hold a digit."""
    month = rf"(?:{'|'.join(month_forms())})\b"
    welsh_day = rf"(?:dydd|nos) (?:{'|'.join(welsh_weekday_forms())})"
    weekday = rf"(?:{'|'.join(weekday_forms())}|{welsh_day})"
    date = (
        rf"(?:{weekday},? )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of?)? )?{month}"
        r"(?: \d{1,2}(?:st|nd|rd|th)?(?!\d))?,?(?: \d{4})?"
        r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
    )
    return re.compile((date + _TIME).replace(" ", r"[ \u00a0]"), re.IGNORECASE)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:_BEGINNING] for name in _keys())


def is_date(text: str) -> bool:
    """Whether a line is a date, perhaps with a weekday and a time, and nothing else."""
    return (
        len(text) <= _LONGEST_VALUE
        and _has_digit(text)
        and bool(_date_line().fullmatch(text.strip(" .")))
    )


def starts_with_date(text: str) -> bool:
    """Whether a value begins with a date."""
    match = _date_line().match(text.lstrip()) if text.strip() else None
    return match is not None and _has_digit(match[0])


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def value_length(value: str, key: str) -> int:
    """How much of what follows a label is its value: of a date's, what follows the date is not."""
    match = _date_line().match(value) if key in DATES else None
    return match.end() if match and _has_digit(match[0]) else len(value.rstrip())


def label_of(line: str) -> Label | None:
    """The label that a line begins with, if any; ``line`` has no white space at its edges."""
    if line[:_BEGINNING].lower() not in _beginnings():
        return None
    name, colon, _ = line[:_LONGEST_VALUE].partition(":")
    key, plain = _keys().get(_folded(name), ("", False))
    if colon and key:
        value = line[len(name) + 1 :]
        if key in DATES and len(value) > _LONGEST_VALUE and not starts_with_date(value.strip()):
            return None
        return Label(key, len(line) - len(value.lstrip()), plain)
    if key in DATES and not plain and not colon:
        return Label(key, len(line), plain=True)
    return _bare_label(line) if len(line) <= _LONGEST_VALUE else None


def _bare_label(line: str) -> Label | None:
    """A label without a colon: before its date, or an embargo's."""
    ends = [match.end() for match in islice(_WORD.finditer(line), _MOST_WORDS)]
    for end in reversed(ends):
        key, plain = _keys().get(_folded(line[:end]), ("", True))
        value = end + len(line[end:]) - len(line[end:].lstrip())
        if key == "embargo" or (key in DATES and not plain and starts_with_date(line[value:])):
            return Label(key, value, plain=False)
    return None


def kind_of(line: str) -> str | None:
    """The document type that a line such as ``PRESS RELEASE`` names, empty where it names none.

    None for any other line.
    """
    name = line.strip(" :*-–—.").lstrip()
    if name[:_KIND_BEGINNING].lower() not in _KIND_BEGINNINGS:  # as nearly always
        return None
    return _KINDS.get(_folded(name))


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())
