"""Names of months and weekdays, English and Welsh, as dates in running text write them."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

# After "o" and in lists Welsh changes the first letter: 28 o Fawrth, 3 o Dachwedd.
WELSH_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ionawr",
            "chwefror",
            "mawrth fawrth",
            "ebrill",
            "mai fai",
            "mehefin fehefin",
            "gorffennaf orffennaf ngorffennaf",
            "awst",
            "medi fedi",
            "hydref",
            "tachwedd dachwedd thachwedd nhachwedd",
            "rhagfyr ragfyr",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

# They stand after "dydd" (day) or, some of them changed, "nos" (night): Mawrth alone is March.
WELSH_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "llun lun",
            "mawrth fawrth",
            "mercher fercher",
            "iau",
            "gwener wener",
            "sadwrn",
            "sul",
        )
    )
    for name in names.split()
}

_MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
_WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WELSH_MONTH_NAMES = (
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
).split()
_WELSH_WEEKDAY_NAMES = "Llun Mawrth Mercher Iau Gwener Sadwrn Sul".split()

# Words that stand in English sentences in lower case beside a number: "12 may apply".
_NEEDS_CAPITAL = frozenset({"may", "march", "mai", "fai", "medi", "fedi"})


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation, English or Welsh.

    Short and ambiguous names count with a capital only.
    """
    key = word.lower()
    if word.islower() and (len(word) < 4 or key in _NEEDS_CAPITAL):
        return None
    return MONTHS.get(key) or WELSH_MONTHS.get(key)


def weekday_number(word: str, before: str = "") -> int | None:
    """0 (Monday) to 6 for a weekday's name or abbreviation; ``before`` is the word before it.

    Abbreviations count with a capital only: ``sat`` and ``wed`` are verbs.
    """
    if before.lower() in {"dydd", "ddydd", "nos"}:
        return WELSH_WEEKDAYS.get(word.lower())
    if word.islower() and not word.endswith("day"):
        return None
    return WEEKDAYS.get(word.lower())


def month_name(number: int, language: str = "en") -> str:
    """The full name of a month, 1 to 12."""
    return (_WELSH_MONTH_NAMES if language == "cy" else _MONTH_NAMES)[number - 1]


def weekday_name(number: int, language: str = "en") -> str:
    """The full name of a weekday, 0 for Monday; Welsh without ``Dydd``."""
    return (_WELSH_WEEKDAY_NAMES if language == "cy" else _WEEKDAY_NAMES)[number]


def is_welsh_month(word: str) -> bool:
    """Whether a month's name is Welsh."""
    return word.lower() in WELSH_MONTHS
