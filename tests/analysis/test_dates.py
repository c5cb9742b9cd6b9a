import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.analysis import date_grammar
from release_lint.analysis.date_grammar import DateForm
from release_lint.analysis.dates import DateMention, beginning_in, dates_in, parse_date, written
from release_lint.calendar_names import month_name, weekday_name
from release_lint.document import Span


def read(text: str) -> list[tuple[str, DateMention]]:
    return [(text[m.span.start : m.span.end], m) for m in dates_in(text, 0, len(text))]


def only(text: str) -> DateMention:
    ((_, mention),) = read(text)
    return mention


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("28 January 2025", "28 January 2025"),
        ("on Tuesday, 28 January, we", "Tuesday, 28 January"),
        ("the 28th of January 2025.", "28th of January 2025"),
        ("Tues 28 Jan. 2025", "Tues 28 Jan. 2025"),
        ("TUESDAY 28 JANUARY 2025", "TUESDAY 28 JANUARY 2025"),
        ("on Tuesday (28 January 2025) the", "Tuesday (28 January 2025)"),
        ("on 28 January 2025 (Tuesday) the", "28 January 2025 (Tuesday)"),
        ("Published:28 January 2025", "28 January 2025"),
        ("Tuesday\xa028\xa0January\xa02025", "Tuesday\xa028\xa0January\xa02025"),
        ("on Tuesday\n28 January\n2025 the", "Tuesday\n28 January\n2025"),
        ("January 28, 2025", "January 28, 2025"),
        ("Monday, October 7, was", "Monday, October 7"),
        ("until 28/01/2025.", "28/01/2025"),
        ("date: 2025-01-28T09:30:00Z", "2025-01-28"),
        ("ddydd Mawrth 28 Ionawr 2025", "Mawrth 28 Ionawr 2025"),
        ("ar 3 o Dachwedd 2024", "3 o Dachwedd 2024"),
        ("nos Fawrth, 28ain o Ionawr", "Fawrth, 28ain o Ionawr"),
        ("4 June, 2017", "4 June, 2017"),
        ("28 January ’25", "28 January ’25"),
        ("between 1 May and 2 people", "1 May"),
        ("On 28 January 1,500 people", "28 January"),
        ("at 1930 on 28 January 1930 hours", "28 January"),
    ],
)
def test_a_date_is_found_whole(text, found):
    assert [words for words, _ in read(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "section 12 may apply",
        "Section 12 May Order",
        "12 March Street",
        "Flat 3 March Court",
        "it costs £12 May be more",
        "version 2.12 May",
        "In May 12 people came, in March 2021 more",
        "up by 31% March",
        "the 2021-22 January",
        "January 2025",
        "Theresa May 2017",
        "45 March 2020",
        "9.12.2",
        "https://example.org/2025-01-28/",
        "31/31/2025",
        "August 31 September 5",
        "28\n\nJanuary",
        "In 2025 January was cold",
    ],
)
def test_what_is_not_plainly_a_date_is_none(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 to 21 November 2024", [("10", "2024-11-10"), ("21 November 2024", "2024-11-21")]),
        ("10–12 March 2024", [("10", "2024-03-10"), ("12 March 2024", "2024-03-12")]),
        ("29 April to 3 May 2024", [("29 April", "2024-04-29"), ("3 May 2024", "2024-05-03")]),
        (
            "30 December to 3 January 2025",
            [("30 December", "2024-12-30"), ("3 January 2025", "2025-01-03")],
        ),
        ("January 10 – 17, 2016", [("January 10", "2016-01-10"), ("17, 2016", "2016-01-17")]),
    ],
)
def test_days_of_a_range_share_what_is_written_once(text, found):
    assert [(words, str(mention.date)) for words, mention in read(text)] == found


def test_each_day_of_a_list_has_its_own_weekday():
    mentions = read("Friday 7 and Monday 10 March, dydd Gwener 3 i ddydd Llun 6 Mai")
    assert [mention.weekday for _, mention in mentions] == [4, 0, 4, 0]


def test_two_weekdays_before_two_days_belong_to_none_for_sure():
    assert {m.weekday for _, m in read("Wednesday to Friday, 8 to 10 December 2021")} == {None}


def test_the_parts_of_a_date_keep_their_places():
    text = "on Tuesday the 28th of January, 2025"
    mention = only(text)
    spans = (mention.weekday_span, mention.day_span, mention.month_span, mention.year_span)
    assert [text[s.start : s.end] for s in spans] == ["Tuesday", "28th", "January", "2025"]


def test_a_day_that_is_none_is_read_as_it_stands():
    mention = only("31 June 2025")
    assert (mention.day, mention.month, mention.year, mention.date) == (31, 6, 2025, None)


def test_a_date_without_a_year_is_read_by_a_day_near_it():
    mention = only("30 December")
    assert mention.nearest(dt.date(2025, 1, 10)) == dt.date(2024, 12, 30)
    assert only("29 February").nearest(dt.date(2022, 6, 1)) is None


def test_a_text_with_two_dates_states_none():
    assert parse_date("1 May 2024 and 2 May 2024") is None


def test_a_weekday_is_named_as_another_is_written():
    assert weekday_name(2, like="TUE") == "WED"
    assert weekday_name(2, like="Fawrth") == "Fercher"
    assert weekday_name(3) == "Thursday"


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
SPACE = st.sampled_from([" ", "\xa0", "\n"])


@given(DAYS, SPACE, st.sampled_from(["en", "cy"]))
def test_a_written_date_is_found_again(day, space, language):
    text = written(day, language).replace(" ", space)
    mention = only(f"held on {text}.")
    assert (mention.date, mention.form, mention.language) == (day, DateForm.WRITTEN, language)


@given(DAYS, st.sampled_from(["Monday", "Mon", "MONDAY"]), st.sampled_from([", ", " ", " the "]))
def test_a_weekday_is_found_again(day, like, gap):
    mention = only(f"on {weekday_name(day.weekday(), like=like)}{gap}{written(day)}")
    assert (mention.date, mention.weekday) == (day, day.weekday())


@given(DAYS)
def test_other_forms_are_found_again(day):
    american = only(f"on {month_name(day.month)} {day.day}, {day.year}")
    numeric = only(f"on {day:%d/%m/%Y}")
    iso = only(f"on {day.isoformat()}")
    assert [m.form for m in (american, numeric, iso)] == [
        DateForm.AMERICAN,
        DateForm.NUMERIC,
        DateForm.ISO,
    ]
    assert {m.date for m in (american, numeric, iso)} == {day}


DATES = ["28", "31", "2025", "January", "May", "March", "Monday", "Dydd", "Mawrth", "th"]
SIGNS = ["o", "of", "to", "-", "–", "/", ",", "(", "£", "’", "\n", "\n\n"]
PIECES = st.sampled_from(DATES + SIGNS)


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map(" ".join))
def test_any_text_is_read_without_error_and_in_order(text):
    mentions = dates_in(text, 0, len(text))
    starts = [mention.day_span.start for mention in mentions]
    assert starts == sorted(starts)
    for mention in mentions:
        assert text[mention.day_span.start : mention.day_span.end].startswith(str(mention.day)[0:1])
        assert "\n\n" not in text[mention.span.start : mention.span.end]


@given(
    st.lists(st.sampled_from(["5 May 2025", "May 5, 2025", "3 to 4 June", "we met"]), max_size=8),
    st.integers(0, 60),
    st.integers(0, 30),
)
def test_dates_inside_a_span_are_found_as_by_a_look_at_each(words, start, size):
    text, span = ", ".join(words), Span(start, start + size)
    dates = dates_in(text, 0, len(text))
    plain = [date for date in dates if span.start <= date.span.start < span.end]
    assert list(beginning_in(span, dates)) == plain


_BEFORE_DAYS = [
    *("Monday", "SUN", "tues", "Wed.", "dydd Mawrth", "nos Lun", "Sul", "monday's", "DYDD IAU"),
    *("the", "(", ", ", " ", " to ", " morning, ", "\n", "12 ", "The Sun", "of"),
]


@given(st.lists(st.sampled_from(_BEFORE_DAYS), max_size=6).map("".join))
def test_no_weekday_is_overlooked(before):
    text = f"{before} 28 January 2025"
    found = dates_in(text, 0, len(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(date_grammar, "WEEKDAY_SIGNS", ("",))
        assert dates_in(text, 0, len(text)) == found
