"""The numbers of ordered lists as a person sees them: ``3.``, ``c.``, ``(iv)``.

A block that begins an item of an ordered list has its number in ``attrs["number"]``. What goes on
in an item, as far as the reader knows, has an empty one; a bullet has none.
"""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 3999  # that Roman numerals are written for
_LETTERS = 26


def number_as(value: int, form: str = "1") -> str:
    """A number in a form: ``1``, ``01``, ``a``, ``A``, ``i`` or ``I``; in figures in any other.

    Letters go on after ``z`` with ``aa``, as in web browsers.
    """
    if form in ("a", "A") and value > 0:
        written = _letters(value)
    elif form in ("i", "I") and 0 < value <= _LARGEST:
        written = _roman(value)
    else:
        return f"{value:02}" if form == "01" else str(value)
    return written.upper() if form.isupper() else written


def _letters(value: int) -> str:
    written = ""
    while value:
        value, place = divmod(value - 1, _LETTERS)
        written = chr(ord("a") + place) + written
    return written


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written
