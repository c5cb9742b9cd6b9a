"""``limit``: units, thresholds and speech."""

import pytest
from tests.support import TODAY, report_of, rule_file, rulebook_of

from release_lint.document import Source
from release_lint.engine import check
from release_lint.settings import Settings
from release_lint.yamlfile import FileError

BODY = "check: limit\nseverity: warning\n"


def findings(folder, body, text):
    report = report_of(text, rulebook_of(rule_file(folder, BODY + body)))
    return [(str(f.severity), f.excerpt, f.message) for _, f in report.findings()]


def test_the_severity_grows_with_the_count(tmp_path):
    body = "of: words\nper: sentence\nat_most: 3\ninfo_to: 4\nerror_from: 6\n"
    text = "# A title of many words here\n\nOne two three. A b c d. A b c d e. A b c d e f."
    assert [(s, e) for s, e, _ in findings(tmp_path, body, text)] == [
        ("error", "A title of many words here"),
        ("info", "A b c d."),
        ("warning", "A b c d e."),
        ("error", "A b c d e f."),
    ]


def test_speech_has_a_severity_of_its_own(tmp_path):
    body = "of: words\nper: sentence\nat_most: 4\nin_quotations: info\n"
    text = (
        "# T\n\nAnn Lee said: “We want many more new trees in the park. We do.”\n\n"
        "> We shall also plant shrubs.\n\nBob Ray, of the park, said “yes” today.\n\n"
        "Ann Lee said “we want more trees” then."
    )
    assert [(s, e) for s, e, _ in findings(tmp_path, body, text)] == [
        ("info", "Ann Lee said: “We want many more new trees in the park."),
        ("info", "We shall also plant shrubs."),
        ("warning", "Bob Ray, of the park, said “yes” today."),
        ("info", "Ann Lee said “we want more trees” then."),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("of: sentences\nper: paragraph\nat_most: 1\n", ["A b c. D e."]),
        ("of: characters\nper: title\nat_most: 9\n", ["Long title"]),
        ("of: words\nper: document\nat_most: 8\n", [""]),
        ("of: words\nper: sentence\naverage: on\nat_most: 2\n", [""]),
        ("of: words\nper: sentence\naverage: on\nat_most: 3\n", []),
        ("of: words\nper: summary\nat_most: 1\n", []),
    ],
)
def test_units(tmp_path, body, found):
    text = "# Long title\n\nA b c. D e.\n\n- one item\n"
    assert [e for _, e, _ in findings(tmp_path, body, text)] == found


def test_messages(tmp_path):
    plain = "of: words\nper: sentence\nat_most: 2\n"
    text = "# T\n\nA b c d."
    assert findings(tmp_path, plain, text)[0][2] == "This sentence has 4 words: the limit is 2."
    own = plain + "message: '{count} for {limit}, {over} too many'\n"
    assert findings(tmp_path, own, text)[0][2] == "4 for 2, 2 too many"
    average = plain + "average: on\n"
    message = findings(tmp_path, average, "# T\n\nA b c d.")[0][2]
    assert message == "The average sentence has 2.5 words: aim for 2 at most."


@pytest.mark.parametrize(
    "body",
    [
        "of: sentences\nper: sentence\nat_most: 1\n",
        "of: words\nper: title\nat_most: 1\nmessage: '{x}'\n",
    ],
)
def test_wrong_options(tmp_path, body):
    with pytest.raises(FileError):
        findings(tmp_path, body, "# T\n\nA b.")


def test_a_text_in_one_long_line_is_not_judged(tmp_path):
    file = rule_file(tmp_path, BODY + "of: words\nper: sentence\nat_most: 25\n")
    words = "word " * 250
    (result,) = check(Source("a.txt", words.encode()), rulebook_of(file), Settings(TODAY)).results
    assert result.skipped
    assert "one line" in result.reason
    (result,) = check(
        Source("a.txt", f"Title\n\n{words}".encode()), rulebook_of(file), Settings(TODAY)
    ).results
    assert len(result.findings) == 1
