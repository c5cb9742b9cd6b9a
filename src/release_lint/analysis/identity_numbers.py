"""Numbers that belong to one person, told from other digits by their form and check digits."""

from __future__ import annotations

# HMRC, National Insurance Manual NIM39110: no D, F, I, Q, U or V in the prefix, no O second, and
# seven pairs that are never given out.
_NO_NI_PREFIX = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))
_DRAMA_MOBILES = "07700900"  # Ofcom: 07700 900000 to 900999 belong to nobody
_LICENCE_SIGNS = 16
_MONTHS_OF_LICENCES = frozenset((*range(1, 13), *range(51, 63)))  # 50 more for women


def digits_of(text: str) -> str:
    """The digits of a text."""
    return "".join(character for character in text if character.isdecimal())


def is_national_insurance(text: str) -> bool:
    """Whether two letters, six digits and a last letter can be a National Insurance number."""
    prefix = text[:2]
    return not set(prefix) & set("DFIQUV") and prefix[1] != "O" and prefix not in _NO_NI_PREFIX


def is_nhs(text: str) -> bool:
    """Whether ten digits are an NHS number: the last is the check digit, modulo 11.

    Numbers from 999 are for tests.
    """
    digits = [int(digit) for digit in digits_of(text)]
    if len(digits) != 10 or digits[:3] == [9, 9, 9] or len(set(digits)) == 1:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == digits[9]


def is_card(text: str) -> bool:
    """Whether 13 to 19 digits are a payment card's: its issuer's prefix, and Luhn's check digit."""
    digits = digits_of(text)
    first, two = digits[:1], digits[:2]
    issued = first in ("4", "5", "6") or two in ("34", "37") or "22" <= two <= "27"
    if not issued or not 13 <= len(digits) <= 19 or len(set(digits)) < 3:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0


def is_driving_licence(text: str) -> bool:
    """Whether letters and figures can be the number of a driving licence of Great Britain.

    It has 16 signs: five of the surname, filled up with nines; the decade, the month, the day and
    the last figure of the year of birth; five more.
    """
    if len(text) != _LICENCE_SIGNS:
        return False
    month, day = int(text[6:8]), int(text[8:10])
    return month in _MONTHS_OF_LICENCES and 1 <= day <= 31


def is_mobile(text: str) -> bool:
    """Whether a telephone number is a mobile's that somebody can have."""
    digits = digits_of(text).removeprefix("00")
    if digits.startswith("44"):
        digits = "0" + digits[2:].removeprefix("0")
    is_long_enough = len(digits) == 11 and digits[1] == "7" and digits[2] in "1345789"
    return is_long_enough and not digits.startswith(_DRAMA_MOBILES)
