import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis.civil_time import is_summer_time, uk_day

LONDON = zoneinfo.ZoneInfo("Europe/London")


@given(st.integers(820_454_400, 2_082_758_400))  # seconds: from 1996 to 2035
def test_summer_time_is_that_of_the_time_zone_database(seconds):
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    assert is_summer_time(moment) == bool(moment.astimezone(LONDON).dst())


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2025-07-01T23:30:00Z", "2025-07-02"),
        ("2025-01-28T23:30:00Z", "2025-01-28"),
        ("2025-07-01T23:30:00+01:00", "2025-07-01"),
        ("2025-07-01T23:30:00", "2025-07-01"),
        ("2025-07-01", "2025-07-01"),
        ("1 July 2025", "None"),
        ("2025-06-31", "None"),
        ("9999-12-31T23:30:00-05:00", "None"),
    ],
)
def test_a_timestamp_is_read_as_a_day_in_britain(stamp, day):
    assert str(uk_day(stamp)) == day
