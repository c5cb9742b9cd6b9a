"""Links and written addresses."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import paragraphs

from release_lint.analysis.availability import find_availability
from release_lint.analysis.links import Link, find_links
from release_lint.document import Document, Source, Span
from release_lint.readers import html, markdown


def written(text: str) -> list[str]:
    return [link.target for link in find_links(paragraphs(text))]


def page(text: str) -> Document:
    return html.read(Source("a.html", text.encode()))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Read https://www.gov.uk/apply.", "https://www.gov.uk/apply"),
        ("Apply (at www.gov.uk/apply) now.", "www.gov.uk/apply"),
        (
            "See https://a.example/wiki/Bridge_(Hexham), too.",
            "https://a.example/wiki/Bridge_(Hexham)",
        ),
        ("“See https://www.gov.uk/apply”", "https://www.gov.uk/apply"),
        ("Write to press.office@hexham.gov.uk.", "press.office@hexham.gov.uk"),
    ],
)
def test_an_address_ends_before_the_punctuation_of_its_sentence(text, address):
    assert written(text) == [address]


@pytest.mark.parametrize(
    "text", ["Follow @HexhamBridges.", "He got 3/4 of the votes.", "The www was new then.", "a@b"]
)
def test_other_words_are_no_addresses(text):
    assert written(text) == []


def test_a_link_and_its_text_are_one():
    (link,) = find_links(page('<p>See <a href="https://www.gov.uk/x">www.gov.uk/x</a> now.</p>'))
    assert (link.target, link.marked, link.in_text) == ("https://www.gov.uk/x", True, False)


def test_the_text_of_an_autolink_is_its_address():
    document = markdown.read(
        Source("a.md", b"Write to <press@hexham.gov.uk> or [us](mailto:a@b.uk).")
    )
    first, second = find_links(document)
    assert (first.is_email, first.in_text) == (True, True)
    assert (second.is_email, second.in_text, second.address) == (True, False, "a@b.uk")


@pytest.mark.parametrize(
    ("target", "host", "is_root"),
    [
        ("https://www.gov.uk", "gov.uk", True),
        ("http://WWW.gov.uk/", "gov.uk", True),
        ("www.gov.uk/apply", "gov.uk", False),
        ("https://user@a.example:80/x?y", "a.example:80", False),
        ("/government/news", "", False),
        ("mailto:a@b.uk", "", False),
    ],
)
def test_the_host_and_the_root_of_a_site(target, host, is_root):
    link = Link(Span(0, 1), target, marked=True, in_text=False)
    assert (link.host, link.is_root) == (host, is_root)


def test_where_a_publication_says_it_is():
    document = paragraphs("This publication is available at: https://a.gov.uk/x.\n\nSee b.")
    (found,) = find_availability(document, find_links(document))
    assert found.link is not None
    assert found.link.target == "https://a.gov.uk/x"


def test_an_address_further_on_is_another():
    document = paragraphs("This report is available at libraries, see https://a.gov.uk/x")
    (found,) = find_availability(document, find_links(document))
    assert found.link is None


@given(st.text(alphabet=string.ascii_lowercase + "@.:/w ?()[]\\", max_size=200))
def test_addresses_lie_in_the_text_and_in_order(text):
    document = paragraphs(text) if text.strip() else paragraphs("x")
    links = find_links(document)
    assert list(links) == sorted(links, key=lambda link: link.span)
    assert all(document.text_of(link.span) == link.target for link in links)
