"""The engine runs checks, places findings, and lets nothing that goes wrong look like a pass."""

import datetime as dt
from dataclasses import dataclass

from release_lint import plugins
from release_lint.checks.base import NotApplicable
from release_lint.document import Source
from release_lint.engine import check
from release_lint.finding import Edit, Finding, Fix, Severity, Status
from release_lint.readers.base import Reader
from release_lint.settings import Settings, Stage
from tests.support import TODAY, report_of, rule_file, rulebook_of


@dataclass(frozen=True)
class Every:
    """Finds a word wherever it stands, and offers another."""

    word: str = "moon"

    def check(self, context):
        text = context.document.text
        start = text.find(self.word)
        while start >= 0:
            span = type(context.document.blocks[0].span)(start, start + len(self.word))
            yield Finding("found", span, Fix("Write “sun”", (Edit(span, "sun"),), safe=True))
            start = text.find(self.word, start + 1)


@dataclass(frozen=True)
class Crash:
    def check(self, _context):
        raise RuntimeError("ouch")


@dataclass(frozen=True)
class Nothing:
    def check(self, _context):
        raise NotApplicable("no moons")


def rulebook(tmp_path, *names, **fields):
    extra = "".join(f"{key}: {value}\n" for key, value in fields.items())
    severity = "" if "severity" in fields else "severity: error\n"
    files = [rule_file(tmp_path, f"check: {name}\n{severity}{extra}", name) for name in names]
    book = rulebook_of(*files)
    book.checks = {**plugins.load().checks, "every": Every, "crash": Crash, "nothing": Nothing}
    return book


def test_a_crash_is_errored_and_the_rest_of_the_report_stands(tmp_path):
    report = report_of("# T\n\nA moon.", rulebook(tmp_path, "crash", "every"))
    crash, every = report.results
    assert crash.status is Status.ERRORED
    assert crash.reason.startswith("RuntimeError: ouch (test_engine.py:")
    assert every.status is Status.FAILED


def test_what_does_not_apply_is_skipped_with_its_reason(tmp_path):
    (result,) = report_of("# T\n\nA moon.", rulebook(tmp_path, "nothing")).results
    assert (result.status, result.reason) == (Status.SKIPPED, "no moons")


def test_a_rule_for_another_language_is_skipped(tmp_path):
    (result,) = report_of("# T\n\nA moon.", rulebook(tmp_path, "every", languages="[cy]")).results
    assert (result.status, result.reason) == (Status.SKIPPED, "another language")


def test_findings_are_placed_in_lines_and_columns(tmp_path):
    report = report_of("# T\r\n\r\nThe *full* moon &amp; a\r\nmoon.", rulebook(tmp_path, "every"))
    places = [f.location for _, f in report.findings()]
    assert [(p.line, p.column, p.end_line, p.end_column) for p in places] == [
        (3, 12, 3, 16),
        (4, 1, 4, 5),
    ]
    first = next(f for _, f in report.findings())
    assert (first.before, first.excerpt, first.after) == ("The full ", "moon", " & a moon.")


def test_final_rules_only_inform_while_drafting(tmp_path):
    book = rulebook(tmp_path, "every", stage="final")
    draft = report_of("# T\n\nA moon.", book)
    final = report_of("# T\n\nA moon.", book, Settings(TODAY, Stage.FINAL))
    assert draft.results[0].status is Status.PASSED
    assert [f.severity for _, f in draft.findings()] == [Severity.INFO]
    assert final.results[0].status is Status.FAILED


def test_words_that_somebody_said_are_never_edited(tmp_path):
    text = "# T\n\nThe moon rose. Ann Lee said: “We saw the moon and it was good.”"
    fixes = [f.fix for _, f in report_of(text, rulebook(tmp_path, "every")).findings()]
    assert [len(fix.edits) for fix in fixes] == [1, 0]
    assert fixes[1].title == "Write “sun”"


def test_a_file_that_cannot_be_read_is_reported_and_not_passed(tmp_path):
    book = rulebook(tmp_path, "every")
    for name, data in [("a.md", b""), ("a.md", b"\x00\x01\x02"), ("a.xyz", b"text")]:
        report = check(Source(name, data), book, Settings(TODAY))
        assert report.error
        assert not report.results


def test_a_reader_that_crashes_is_reported_and_not_passed(tmp_path):
    def read(_source):
        raise KeyError("ouch")

    book = rulebook(tmp_path, "every")
    book.readers = {".md": Reader("broken", (".md",), read)}
    report = check(Source("a.md", b"text"), book, Settings(TODAY))
    assert report.error.startswith("the reader crashed, which is a bug: KeyError: 'ouch' (test_eng")


def test_the_same_arguments_give_the_same_report(tmp_path):
    book = rulebook(tmp_path, "every")
    later = Settings(TODAY + dt.timedelta(days=400))
    text = "# T\n\nA moon on 3 May 2025."
    assert report_of(text, book) == report_of(text, book) == report_of(text, book, later)
