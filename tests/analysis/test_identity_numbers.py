"""Check digits tell a person's number from other digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis.identity_numbers import (
    is_card,
    is_driving_licence,
    is_mobile,
    is_national_insurance,
    is_nhs,
)


@pytest.mark.parametrize("number", ["JB234567C", "JB 23 45 67 C", "AA 11 22 33 A"])
def test_national_insurance_numbers(number):
    assert is_national_insurance(number)


@pytest.mark.parametrize("number", ["QQ 12 34 56 C", "GB 12 34 56 C", "AO 12 34 56 C", "DA123456A"])
def test_prefixes_that_are_never_given_out(number):
    assert not is_national_insurance(number)


def test_nhs_numbers():
    assert is_nhs("450 110 2276")
    assert not is_nhs("450 110 2277")
    assert not is_nhs("999 000 0000")


@given(st.integers(100_000_000, 998_999_999))
def test_of_ten_last_digits_at_most_one_makes_an_nhs_number(first_nine):
    assert sum(is_nhs(f"{first_nine}{last}") for last in range(10)) <= 1


@given(st.integers(10**14, 10**15 - 1), st.integers(0, 13))
def test_a_card_with_one_digit_changed_is_none(middle, place):
    stem = f"4{middle}"[:15]
    cards = [f"{stem}{last}" for last in range(10) if is_card(f"{stem}{last}")]
    assert len(cards) <= 1
    for card in cards:
        other = str((int(card[place + 1]) + 1) % 10)
        assert not is_card(card[: place + 1] + other + card[place + 2 :])


def test_cards_need_an_issuer():
    assert is_card("4556 1234 0987 6547")
    assert not is_card("9780306406157")


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("07912 345678", True),
        ("+44 (0)7912 345678", True),
        ("+447912345678", True),
        ("0044 7912 345678", True),
        ("07700 900123", False),  # for dramas
        ("07000 123456", False),  # a personal number service, not a mobile
        ("0300 123 4567", False),
        ("07912 34567", False),
    ],
)
def test_mobile_numbers(number, is_one):
    assert is_mobile(number) is is_one


def test_driving_licences_hold_a_date_of_birth():
    assert is_driving_licence("HOLLO753116JA9AB")
    assert not is_driving_licence("HOLLO799116JA9AB")


def test_a_reference_of_another_length_is_no_driving_licence():
    assert not is_driving_licence("AB123456CD9EF")
