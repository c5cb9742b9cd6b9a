"""What a masked rule finds is shown in no report, whichever rule speaks of it and however."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from release_lint.document import Span
from release_lint.finding import Edit, Finding, Fix, Summary
from release_lint.masking import DOT, Veil, masked
from release_lint.records import record
from release_lint.reporters import json as json_reporter
from release_lint.reporters import text as text_reporter
from release_lint.reporters.base import Style
from tests.support import report_of, rule_file, rulebook_of

SECRET = "AB 12 34 56 C"  # noqa: S105  (a made-up number)
TEXT = f"# Title\n\nThe clerk wrote that {SECRET} is the number of\nthe man, said the court.\n"


@record
class Tells:
    """A check that says the secret wherever a check can."""

    def check(self, context):
        text = context.document.text
        start = text.index(SECRET)
        span = Span(start, start + len(SECRET))
        word = Span(start, start + 5)
        yield Finding(f"{SECRET} is here.", span, Fix(f"Write {SECRET}", (Edit(span, SECRET),)))
        yield Finding("a part", word, Fix("Write “AB 12”", (Edit(word, "AB 13"),)))
        yield Finding(f"The whole has {SECRET}.", None, None, ((span, f"see {SECRET}"),))


@record
class Fails:
    """A check that crashes with the secret on its lips."""

    def check(self, _context):
        raise ValueError(SECRET)


def report(tmp_path):
    finder = (
        "check: forbid\nseverity: error\nmasked: yes\nmessage: “{found}” is a secret.\n"
        "patterns: ['[A-Z]{2} \\d\\d \\d\\d \\d\\d [A-D]']\n"
    )
    files = [
        rule_file(tmp_path, finder, "secret"),
        rule_file(tmp_path, "check: tells\nseverity: warning\n", "other"),
        rule_file(tmp_path, "check: crash\nseverity: warning\n", "crash"),
        rule_file(
            tmp_path,
            "check: forbid\nseverity: warning\nmessage: “{found}” is no word.\nwords: [number]\n",
            "near",
        ),
    ]
    book = rulebook_of(*files)
    book.checks = {**book.checks, "tells": Tells, "crash": Fails}
    return report_of(TEXT, book)


def written(reporter, one):
    out = io.StringIO()
    assert isinstance(reporter.write([one], out, Style(width=200, verbose=True)), Summary)
    return out.getvalue()


def test_no_report_shows_a_secret_or_a_part_of_it(tmp_path):
    one = report(tmp_path)
    for reporter in (text_reporter, json_reporter):
        said = written(reporter, one)
        assert masked(SECRET) in said
        for part in (SECRET, "12", "34", "56"):
            assert part not in said.replace('"end_column": 34', ""), reporter.__name__


def test_the_finding_keeps_its_place_and_the_words_around_it(tmp_path):
    document = json.loads(written(json_reporter, report(tmp_path)))["documents"][0]
    secret = next(r for r in document["results"] if r["rule"] == "secret")["findings"][0]
    assert (secret["line"], secret["column"], secret["end_column"]) == (3, 22, 35)
    assert secret["excerpt"] == masked(SECRET)
    near = next(f for r, f in report(tmp_path).findings() if r.rule == "near")
    assert near.before == f"The clerk wrote that {masked(SECRET)} is the "


def test_an_edit_that_would_write_a_secret_is_not_offered(tmp_path):
    fixes = [f.fix for r, f in report(tmp_path).findings() if r.rule == "other" and f.fix]
    assert [len(fix.edits) for fix in fixes] == [0, 1]


def test_without_a_masked_rule_nothing_changes():
    assert Veil(SECRET).text == SECRET
    assert Veil(SECRET).shown(SECRET) == SECRET


@given(st.text(min_size=1), st.integers(0, 20), st.integers(0, 20))
def test_a_veiled_text_keeps_its_offsets(text, first, length):
    span = Span(min(first, len(text)), min(first + length, len(text)))
    veil = Veil(text, [span])
    assert len(veil.text) == len(text)
    inside = veil.text[span.start : span.end][1:-1]
    assert all(character == DOT or character.isspace() for character in inside)
    assert veil.text[: span.start] == text[: span.start]
    assert veil.text[span.end :] == text[span.end :]
