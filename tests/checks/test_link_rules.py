"""The rules on links, beyond the examples in their files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import found, rule_file, rulebook_of

from release_lint.analysis.links import Link
from release_lint.checks.malformed_link import MalformedLink
from release_lint.checks.telephone_form import grouped
from release_lint.checks.tracking_parameters import TrackingParameters
from release_lint.document import Span

BODY = "severity: warning\ncheck: "


@pytest.mark.parametrize(
    "target",
    [
        "htp://www.gov.uk/a",
        "htttps://www.gov.uk/a",
        "https:www.gov.uk/a",
        "https;//www.gov.uk/a",
        "https:///www.gov.uk/a",
        "http://https://www.gov.uk/a",
        "https://www..gov.uk/a",
        "https://www,gov.uk/a",
        "https://-gov.uk/a",
        "https://intranet/a",
        "https://",
        "www.gov.uk/a",
        "dept.gov.uk",
        "press@dept.gov.uk",
        "https://a.gov.ukhttps://a.gov.uk/x",
        "“https://a.gov.uk/x”",
    ],
)
def test_malformed(tmp_path, target):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "malformed-link"))
    assert found(f"Read [the plan]({target}) now.", rulebook) == ["the plan"]


@pytest.mark.parametrize(
    "target",
    [
        "https://www.gov.uk",
        "HTTPS://www.gov.uk/a(b)?c=d#e",
        "https://a.example:8080/x",
        "https://xn--bcher-kva.example/a_b",
        "https://user:word@a.example/",
        "/government/news",
        "#part",
        "mailto:a@b.gov.uk?subject=A%20b",
        "tel:+442079460457",
        "report.pdf",
        "../plan.html",
        "ftp://ftp.example.org/x",
        "{{ site.url }}/a",
    ],
)
def test_well_formed(tmp_path, target):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "malformed-link"))
    assert found(f"Read [the plan](<{target}>) now.", rulebook) == []


@pytest.mark.parametrize(
    "text",
    [
        "[the plan](https://a.gov. uk/x)",
        "[the plan] (https://a.gov.uk/x)",
        "(the plan)[https://a.gov.uk/x]",
    ],
)
def test_markdown_that_makes_no_link(tmp_path, text):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "malformed-link"))
    assert found(f"Read {text} now.", rulebook) == [text]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Write to a.b@dept,gov.uk now.", ["a.b@dept,gov.uk"]),
        ("Write to a.b@dept.gov,uk now.", ["a.b@dept.gov,uk"]),
        ("Write to a.b@dept. gov.uk now.", ["a.b@dept. gov.uk"]),
        ("Write to a.b@ dept.gov.uk now.", ["a.b@ dept.gov.uk"]),
        ("Write to a.b [at] dept.gov.uk now.", ["a.b [at] dept.gov.uk"]),
        ("Write to a@dept.gov.uk, org.uk is another.", []),
        ("Follow us @dept.gov.uk or @dept.", []),
    ],
)
def test_broken_email_addresses(tmp_path, text, spans):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "email-form"))
    assert found(text, rulebook) == spans


@pytest.mark.parametrize(
    ("target", "spans"),
    [
        ("mailto:a@b.gov.uk", []),
        ("MAILTO:A@b.gov.uk?subject=x", []),
        ("mailto:a@b.gov.uk,c@d.gov.uk", []),
        ("mailto:c@d.gov.uk", ["a@b.gov.uk"]),
        ("mailto:", ["a@b.gov.uk"]),
        ("mailto:a.b.gov.uk", ["a@b.gov.uk"]),
    ],
)
def test_what_an_email_link_shows_and_writes_to(tmp_path, target, spans):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "email-form"))
    assert found(f"Write to [a@b.gov.uk]({target}) now.", rulebook) == spans


@given(st.text(max_size=60))
def test_no_target_breaks_the_check(target):
    from release_lint.checks.malformed_link import _fault

    problem, _ = _fault(Link(Span(0, 1), target, marked=True, in_text=False))
    assert isinstance(problem, str)
    assert MalformedLink()


def test_what_is_no_tracking_stays():
    check = TrackingParameters(("utm_*", "gclid"))
    link = Link(
        Span(0, 1), "https://a.uk/x?q=1&utm_id=2&b=3&gclid=4#part", marked=True, in_text=False
    )
    assert check._judge(link)[1] == "https://a.uk/x?q=1&b=3#part"


def test_a_wrapper_gives_its_address_up():
    check = TrackingParameters((), ("safelinks.example",))
    target = "https://eu1.safelinks.example/?url=https%3A%2F%2Fa.uk%2Fx%3Fy%3D1&data=2"
    assert (
        check._judge(Link(Span(0, 1), target, marked=True, in_text=False))[1]
        == "https://a.uk/x?y=1"
    )


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("02079460457", "020 7946 0457"),
        ("01314960454", "0131 496 0454"),
        ("07700900265", "07700 900 265"),
        ("03001234567", "0300 123 4567"),
        ("01434600123", "01434 600123"),
    ],
)
def test_telephone_numbers_are_grouped(digits, number):
    assert grouped(digits) == number


@given(st.from_regex(r"0[1-9]\d{9}", fullmatch=True))
def test_grouping_keeps_the_digits(digits):
    assert grouped(digits).replace(" ", "") == digits


def test_a_number_and_a_link_that_dials_another(tmp_path):
    rulebook = rulebook_of(rule_file(tmp_path, BODY + "telephone-form\nlabels: {tel: Telephone}"))
    wrong = "Call [020 7946 0457](tel:+442079460458) or [020 7946 0458](tel:+442079460458)."
    assert found(wrong, rulebook) == ["020 7946 0457"]


def test_a_report_with_a_link_elsewhere_is_linked(tmp_path):
    body = BODY + "announced-link\nmessage: No link.\npatterns: ['published its report']"
    rulebook = rulebook_of(rule_file(tmp_path, body))
    text = "# A\n\nThe board has published its report.\n\nIt is [long](https://a.uk/x)."
    assert found(text, rulebook) == []
    assert found(text.replace("https://a.uk/x", "mailto:a@b.uk"), rulebook) == [
        "published its report"
    ]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Telephone: 020 7946 0457 9am to 5pm", []),
        ("Telephone: 020 7946 0457-58", []),
        ("Telephone: 020 7946 0457 (24 hours)", []),
        ("Telephone: 0800 1111", []),
        ("Telephone: +44 (0)20 7946 0457", []),
        ("Telephone: (0131) 496 0454", []),
        ("Telephone: 00 33 1 45 70 90", []),
        ("Telephone: 020 7946 045", ["020 7946 045"]),
        ("Telephone: 020 7946 04577", ["020 7946 04577"]),
        ("Telephone: +44 20 7946 045", ["+44 20 7946 045"]),
        ("Mobile: 07700 900 26", ["07700 900 26"]),
        ("Telephone: 01434 60012", ["01434 60012"]),
        ("Telephone: 01524 12345 or 020 7946 045", ["020 7946 045"]),
        ("Call 0131 496 0454, 020 7946 04577", ["020 7946 04577"]),
        ("The fund rose on 01 02 2020 and 0300 in all.", []),
        ("Tel 01314960454", ["01314960454"]),
    ],
)
def test_telephone_numbers(tmp_path, text, spans):
    rulebook = rulebook_of(
        rule_file(tmp_path, BODY + "telephone-form\nlabels: {}\nshort_areas: ['01524']")
    )
    assert found(f"# A\n\nPress office\n\n{text}", rulebook) == spans
