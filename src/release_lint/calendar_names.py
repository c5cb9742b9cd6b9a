"""Names of months and weekdays, English and Welsh: the full name first, then its other forms."""

from __future__ import annotations

_MONTHS = (
    "January Jan",
    "February Feb",
    "March Mar",
    "April Apr",
    "May",
    "June Jun",
    "July Jul",
    "August Aug",
    "September Sept Sep",
    "October Oct",
    "November Nov",
    "December Dec",
)
# After "o" and in lists Welsh changes the first letter: 28 o Fawrth, 3 o Dachwedd.
_WELSH_MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth Fawrth",
    "Ebrill",
    "Mai Fai",
    "Mehefin Fehefin",
    "Gorffennaf Orffennaf Ngorffennaf",
    "Awst",
    "Medi Fedi",
    "Hydref",
    "Tachwedd Dachwedd Thachwedd Nhachwedd",
    "Rhagfyr Ragfyr",
)
_WEEKDAYS = (
    "Monday Mon",
    "Tuesday Tues Tue",
    "Wednesday Weds Wed",
    "Thursday Thurs Thur Thu",
    "Friday Fri",
    "Saturday Sat",
    "Sunday Sun",
)
# They stand after "dydd" (day) or, changed, "nos" (night): Mawrth alone is March.
_WELSH_WEEKDAYS = (
    "Llun Lun",
    "Mawrth Fawrth",
    "Mercher Fercher",
    "Iau",
    "Gwener Wener",
    "Sadwrn",
    "Sul",
)
_WELSH_DAY = frozenset({"dydd", "ddydd", "nos"})
# These stand in lower case beside a number in other senses: "section 12 may apply".
_NEEDS_CAPITAL = frozenset({"may", "march", "mai", "fai", "medi", "fedi"})


def _numbered(names: tuple[str, ...], first: int) -> dict[str, int]:
    """Every form in lower case -> its number."""
    return {form.lower(): number for number, row in enumerate(names, first) for form in row.split()}


_MONTH_NUMBERS = _numbered(_MONTHS, 1)
_WELSH_MONTH_NUMBERS = _numbered(_WELSH_MONTHS, 1)
_WEEKDAY_NUMBERS = _numbered(_WEEKDAYS, 0)
_WELSH_WEEKDAY_NUMBERS = _numbered(_WELSH_WEEKDAYS, 0)
WEEKDAY_SIGNS = (*(row[:3].lower() for row in _WEEKDAYS), *_WELSH_DAY)
"""In small letters: one of these stands wherever a weekday does."""


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation, English or Welsh.

    Short and ambiguous names count with a capital only.
    """
    key = word.lower()
    if word.islower() and (len(word) < 4 or key in _NEEDS_CAPITAL):
        return None
    return _MONTH_NUMBERS.get(key) or _WELSH_MONTH_NUMBERS.get(key)


def weekday_number(word: str, before: str = "") -> int | None:
    """0 (Monday) to 6 for a weekday's name or abbreviation; ``before`` is the word before it.

    Abbreviations count with a capital only: ``sat`` and ``wed`` are verbs.
    """
    if before.lower() in _WELSH_DAY:
        return _WELSH_WEEKDAY_NUMBERS.get(word.lower())
    if word.islower() and not word.endswith("day"):
        return None
    return _WEEKDAY_NUMBERS.get(word.lower())


def is_welsh_month(word: str) -> bool:
    """Whether a month's name is Welsh."""
    return word.lower() in _WELSH_MONTH_NUMBERS


def month_name(number: int, language: str = "en") -> str:
    """The full name of a month, 1 to 12."""
    return (_WELSH_MONTHS if language == "cy" else _MONTHS)[number - 1].split()[0]


def weekday_name(number: int, like: str = "Monday") -> str:
    """The name of a weekday, 0 for Monday, in the language, form and case of another's name."""
    key = like.lower()
    table = _WEEKDAYS if key in _WEEKDAY_NUMBERS else _WELSH_WEEKDAYS
    names = table[_numbered(table, 0)[key]].lower().split()
    forms = table[number].split()
    form = forms[min(names.index(key), len(forms) - 1)]
    return form.upper() if like.isupper() else form


def month_forms() -> list[str]:
    """Every name and abbreviation of a month, the longer ones first."""
    return _longest_first(_MONTH_NUMBERS, _WELSH_MONTH_NUMBERS)


def weekday_forms() -> list[str]:
    """Every English name and abbreviation of a weekday, the longer ones first."""
    return _longest_first(_WEEKDAY_NUMBERS)


def welsh_weekday_forms() -> list[str]:
    """Every Welsh name of a weekday, the longer ones first; ``dydd`` or ``nos`` stands before."""
    return _longest_first(_WELSH_WEEKDAY_NUMBERS)


def _longest_first(*tables: dict[str, int]) -> list[str]:
    return sorted({form.title() for table in tables for form in table}, key=lambda f: (-len(f), f))
