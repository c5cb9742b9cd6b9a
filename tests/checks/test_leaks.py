"""Leaks, from the command line: what is found is said, and never shown."""

import json

import pytest

SECRETS = {
    "ni": "JB 23 45 67 C",
    "nhs": "450 110 2276",
    "card": "4556 1234 0987 6547",
    "mobile": "07912 345678",
    "mail": "jane.holloway@gmail.com",
    "birth": "12 March 1984",
    "sort": "60-12-34",
    "account": "12345679",
    "share": r"\\fileserver01\press\bridge.jpg",
    "host": "http://192.168.1.20/bridges",
}
RELEASE = f"""New bridge opens in Ashford

Published: 2 June 2025

The clerk said “her number {SECRETS["ni"]} was lost”, and the the card {SECRETS["card"]} too.

Her NHS number is {SECRETS["nhs"]}. Ring Jane Holloway on {SECRETS["mobile"]} today.

Write to Jane Holloway at {SECRETS["mail"]}. Her date of birth is {SECRETS["birth"]}.

Pay to sort code {SECRETS["sort"]}, account number {SECRETS["account"]} by Friday.

The picture is {SECRETS["share"]} and {SECRETS["host"]} , says Jane Holloway.
"""


@pytest.mark.parametrize("format_", ["text", "json"])
def test_no_value_is_shown(lint, write, format_):
    write("release.txt", RELEASE)
    outcome = lint("check", "release.txt", "--format", format_, "--verbose", "--no-cache")
    assert outcome.code == 1
    for name, secret in SECRETS.items():
        assert secret not in outcome.out, name
        assert json.dumps(secret)[1:-1] not in outcome.out, name
        assert secret[2:-2] not in outcome.out, name


def test_each_value_is_found_at_its_place(lint, write):
    write("release.txt", RELEASE)
    outcome = lint("check", "release.txt", "--format", "json", "--select", "leaks")
    places = {
        (finding["line"], finding["column"])
        for result in outcome.report["documents"][0]["results"]
        for finding in result["findings"]
        if finding["severity"] == "error"
    }
    lines = RELEASE.split("\n")
    for name, secret in SECRETS.items():
        line = next(number for number, text in enumerate(lines) if secret in text)
        assert (line + 1, lines[line].index(secret) + 1) in places, name


def test_a_draft_mark_weighs_more_in_final_copy(lint, write):
    write("release.md", "# DRAFT: New bridge opens\n\nThe bridge is open.\n")
    for stage, severity in (("draft", "warning"), ("final", "error")):
        words = ("check", "release.md", "--format", "json", "--select", "draft-mark")
        (result,) = lint(*words, "--stage", stage).report["documents"][0]["results"]
        assert [finding["severity"] for finding in result["findings"]] == [severity]


def test_links_to_internal_addresses_show_their_words_but_not_the_address(lint, write):
    address = "https://eur03.safelinks.protection.outlook.com/?data=jo.blogs%40culture.gov.uk"
    write("release.md", f"# Bridge opens\n\nRead [the rules of the bridge]({address}).\n")
    outcome = lint("check", "release.md", "--format", "json", "--select", "internal-address")
    (result,) = outcome.report["documents"][0]["results"]
    assert result["findings"][0]["excerpt"] == "the rules of the bridge"
    assert "safelinks" not in outcome.out
