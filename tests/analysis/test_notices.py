import json
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from release_lint import plugins
from release_lint.analysis import licence_words
from release_lint.analysis.licence_urls import find_addresses, judge
from release_lint.analysis.notices import Notice, NoticeKind, PartKind, find_notices
from release_lint.document import Document, Source

READERS = plugins.load().readers
ADDRESS = "nationalarchives.gov.uk/doc/open-government-licence/version/3"
CONTACT = "Information Policy Team, The National Archives, Kew, London TW9 4DU"
OFFICIAL = {
    "publication": (
        "This publication is licensed under the terms of the Open Government Licence v3.0 except "
        f"where otherwise stated. To view this licence, visit {ADDRESS} or write to the {CONTACT}, "
        "or email: psi@nationalarchives.gov.uk."
    ),
    "footer": (
        "All content is available under the Open Government Licence v3.0, except where otherwise "
        "stated"
    ),
    "2010 to 2017": (
        "You may re-use this information (not including logos) free of charge in any format or "
        "medium, under the terms of the Open Government Licence. To view this licence, visit "
        f"www.{ADDRESS}/"
    ),
    "Welsh publication": (
        "Mae’r cyhoeddiad hwn wedi’i drwyddedu o dan delerau Trwydded Agored y Llywodraeth v3.0 ac "
        f"eithrio ble nodir yn wahanol. I weld y drwydded hon, ewch i {ADDRESS}"
    ),
    "Welsh footer": (
        "Mae'r holl gynnwys ar gael o dan Drwydded Agored y Llywodraeth v3.0, ac eithrio ble nodir "
        "yn wahanol"
    ),
    "Welsh footer, second name": (
        "Mae’r holl gynnwys ar gael dan Drwydded y Llywodraeth Agored v3.0, ac eithrio lle nodir "
        "yn wahanol"
    ),
    "Welsh footer, third name": (
        "Mae’r holl gynnwys ar gael o dan y Drwydded Llywodraeth Agored, fersiwn 3.0, ac eithrio "
        "lle y nodir fel arall"
    ),
}
GRANTS = [
    "Licensed under the Open Government Licence v3.0.",
    "© Crown copyright 2024. This information is licensed under the Open Government Licence 3.0",
    "Unless otherwise stated, our content is available under the OGL v3.0.",
    "The guide is © Crown copyright and available under the Open Government 3.0 licence.",
    "We publish this story under the Open Government Licence v3.0.",
    "The Open Government Licence v3.0 applies to this publication.",
    "Licence: Open Government Licence v3.0",
    "THIS REPORT IS LICENSED UNDER THE OPEN GOVERNMENT LICENCE V3.0",
    "This publication is licenced under the Open Goverment Licence v3.0.",
]
NO_GRANTS = {
    "The new maps will be free to use under the Open Government Licence.": "mention",
    "The agency released its maps under the Open Government Licence v3.0.": "mention",
    "“This data is now available under the Open Government Licence,” she said.": "mention",
    "This means the information is available under the Open Government Licence.": "mention",
    "Councils should publish this information under the Open Government Licence.": "mention",
    "This report explains how data is published under the Open Government Licence.": "mention",
    "These terms are based on the Open Government Licence v3.0.": "mention",
    "Contains public sector information licensed under the Open Government Licence v3.0.": (
        "attribution"
    ),
    "Yn cynnwys gwybodaeth a drwyddedwyd o dan y Drwydded Llywodraeth Agored v3.0.": "attribution",
    "This data is licensed under the Open Government Licence – Canada.": "other",
    "All data is subject to the Open Government Licence - City of Toronto.": "other",
    "This book is published under the OGL v1.0a, the Open Game License.": None,
    "The town has taken part in open government licensing for years.": None,
}


def read(text: str, suffix: str = ".txt") -> Document:
    before = "A new library for Leeds\n\nIt opened in the city on Tuesday.\n\n"
    return READERS[suffix].read(Source("a" + suffix, (before + text + "\n").encode()))


def kinds(text: str) -> list[str]:
    return [str(notice.kind) for notice in find_notices(read(text))]


def grant(document: Document) -> Notice:
    (found,) = [n for n in find_notices(document) if n.kind is NoticeKind.GRANT]
    return found


@pytest.mark.parametrize("text", [*OFFICIAL.values(), *GRANTS])
def test_a_grant_is_found(text):
    assert "grant" in kinds(text)


@pytest.mark.parametrize(("text", "kind"), NO_GRANTS.items())
def test_what_is_no_grant_is_called_what_it_is(text, kind):
    assert "grant" not in kinds(text)
    assert kinds(text)[:1] == ([kind] if kind else [])


def test_each_component_has_its_place():
    document = read("© Crown copyright 2025\n\n" + OFFICIAL["publication"])
    notice = grant(document)
    found = {
        part.kind: " ".join(document.text_of(part.span).split())
        for part in notice.parts
        if part.kind is not PartKind.GRANT
    }
    assert found == {
        PartKind.COPYRIGHT: "© Crown copyright 2025",
        PartKind.NAME: "Open Government Licence",
        PartKind.VERSION: "3.0",
        PartKind.EXCEPTION: "except where otherwise stated",
        PartKind.VIEW: "To view this licence, visit",
        PartKind.URL: ADDRESS,
        PartKind.POST: CONTACT,
        PartKind.EMAIL: "psi@nationalarchives.gov.uk",
    }


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(OFFICIAL)),
    st.integers(45, 120),
    st.lists(st.sampled_from([" ", "  ", "\u00a0"]), min_size=30, max_size=30),
)
def test_white_space_never_changes_what_a_notice_says(form, width, gaps):
    lines = textwrap.wrap(OFFICIAL[form], width, break_on_hyphens=False, break_long_words=False)
    spaced = "\n".join(
        "".join(word + gaps[number % 30] for number, word in enumerate(line.split())).strip()
        for line in lines
    )
    plain, wrapped = grant(read(OFFICIAL[form])), grant(read(spaced))
    assert [(p.kind, p.value) for p in wrapped.parts] == [(p.kind, p.value) for p in plain.parts]
    assert (wrapped.version, wrapped.language) == (plain.version, plain.language)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_notice_over_many_blocks_is_one(suffix):
    lines = (
        "All content is available under the Open Government Licence v3.0, except where otherwise "
        f"stated.\n\nTo view this licence, visit:\n\nhttps://{ADDRESS}\n\nor write to:\n\n"
        "Information Policy Team,\n\nThe National Archives,\n\nKew,\n\nLondon TW9 4DU"
    )
    document = read(lines, suffix)
    notice = grant(document)
    assert document.text_of(notice.span).startswith("All content")
    assert document.text_of(notice.span).endswith("TW9 4DU")


def test_an_address_behind_a_link_counts():
    document = read(
        f"All content is available under the [Open Government Licence](https://www.{ADDRESS}/), "
        "except where otherwise stated.",
        ".md",
    )
    notice = grant(document)
    assert notice.version == "3.0"
    assert [part.hidden for part in notice.all(PartKind.URL)] == [True]


def test_another_language_is_told_by_address_and_contact():
    text = f"Sous licence ouverte. Visitez {ADDRESS} ou écrivez à psi@nationalarchives.gov.uk."
    assert kinds(text) == ["grant"]


@pytest.mark.parametrize(
    "address",
    [
        f"http://www.{ADDRESS}/",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence-cymraeg/version/3/",
        "www.nationalarchives.gov.uk/doc/open-government-licence/open-government-licence.htm",
        "reference.data.gov.uk/id/open-government-licence",
        "https://spdx.org/licenses/OGL-UK-3.0.html",
    ],
)
def test_official_addresses_are_right(address):
    (found,) = find_addresses(f"See ({address}).")
    assert (found.written, found.problem, found.wrapped) == (address, "", False)


@pytest.mark.parametrize(
    "address",
    [
        "nationalarchives.gov.uk/doc/open-government-license/version/3",
        "nationalarchives.gov.uk/doc/open-governmentlicence/version/3",
        "nationalarchives.gov.uk/doc/open-government-licence/verziju/3",
        "nationalarchive.gov.uk/doc/open-government-licence/version/3",
        "nationalarchives.gov.uk/open-government-licence/version/3",
    ],
)
def test_damaged_addresses_are_mended(address):
    found = judge(address)
    assert found
    assert found.problem
    assert found.right == ADDRESS


@pytest.mark.parametrize(
    "cut", ["open-\ngovernment", "licence/ version", "doc/\nopen", "version/ 3"]
)
def test_a_broken_address_is_put_together(cut):
    whole = ADDRESS.replace("".join(cut.split()), cut)
    (found,) = find_addresses(f"To view this licence, visit {whole} or write to us.")
    assert found.wrapped
    assert found.right == ADDRESS


@pytest.mark.parametrize(
    "text",
    [
        "www.nationalarchives.gov.uk/legal/copyright",
        "https://webarchive.nationalarchives.gov.uk/2013/http://x.gov.uk/doc/open-government-x",
        "https://open.canada.ca/en/open-government-licence-canada",
    ],
)
def test_other_addresses_are_none_of_ours(text):
    assert not list(find_addresses(text))


def test_the_reference_release_marks_its_licence_block(shared_data):
    data = (shared_data / "releases" / "cps-regions.txt").read_bytes()
    document = READERS[".txt"].read(Source("a.txt", data))
    notice = grant(document)
    assert document.source.locate(notice.span).line == 3
    assert document.source.locate(notice.span).end_line == 17


def test_real_notices_and_non_notices_are_told_apart(shared_data):
    """Labels are first-pass: credits are labelled as notices there, which they are not."""
    rows = map(json.loads, (shared_data / "ogl" / "notices.jsonl").read_text().splitlines())
    no_notice = {"mention_not_notice", "crown_copyright_only", "other_licence_canada"}
    wrong = []
    total = 0
    for row in rows:
        found = set(kinds(row["text"]))
        if row["label"].startswith("fragment") or "attribution" in found - {"grant"}:
            continue
        total += 1
        if ("grant" in found) == (row["label"] in no_notice):
            wrong.append(row["id"])
    assert len(wrong) <= total * 0.05, wrong


_PHRASES = [
    *(
        "open government licence",
        "Open\u00a0Government\nLicence v3.0",
        "open https://a.uk government",
    ),
    *("licence", "OGL v2", "the OGL", "Trwydded Llywodraeth Agored", "Hawlfraint y Goron 2020"),
    *("except where otherwise stated", "to view this licence, visit", "www.example.uk/open"),
    *("psi@nationalarchives.gov.uk", "Information Policy Team, Kew", "© Crown copyright 2025"),
    *("This publication is available at", "where we have any third party copyright", "mailto:x@y"),
    *("licensed under the", ". ", "\n\n", ", ", " – "),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PHRASES), max_size=9).map(" ".join))
def test_no_component_is_overlooked(text):
    document = read(text)
    found = find_notices(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(licence_words, "has_any", lambda _text, _clues: True)
        assert find_notices(document) == found
