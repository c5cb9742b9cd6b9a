"""``--fix`` and ``--diff``: what is written, what is left alone, and what the user is told."""

import io
import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint import fixer, fixes, runner
from release_lint.document import Location
from release_lint.finding import PlacedEdit, PlacedFinding, Severity
from release_lint.fixes import Proposal, apply

WORDS = ("--select", "words-to-avoid", "--select", "repeated-word", "--select", "us-spelling")
HEAD = """\
summary: A rule for a test.
why: Because.
source: a test
since: "1.0"
severity: warning
message: Use “{new}” instead of “{old}”.
"""
SAFE = "The new center is open on on weekdays.\n"
SAFE_FIXED = "The new centre is open on weekdays.\n"


@pytest.fixture
def fix(lint, write, repository):
    """Run ``check --fix`` on one file; its bytes after that, and the outcome."""

    def run(name, data, *more):
        write(name, data)
        outcome = lint("check", name, *WORDS, "--fix", *more)
        return (repository / name).read_bytes(), outcome

    return run


def test_what_is_said_again_is_fixed_with_the_first(lint, write, repository):
    """However often: later ones only inform, and each would be the first in its turn."""
    said = "It was paid for by the Government, which said so in Leeds.\n\n"
    write("a.md", said * 120)
    outcome = lint("check", "a.md", "--select", "capitalisation", "--fix")
    assert outcome.code == 0, outcome.err
    assert (repository / "a.md").read_text("utf-8") == said.replace("Gov", "gov") * 120


def test_safe_fixes_are_made_and_told(fix):
    data, outcome = fix("a.md", SAFE)
    assert data.decode() == SAFE_FIXED
    assert outcome.code == 0
    assert "a.md: 2 fixes made (repeated-word 1, us-spelling 1)" in outcome.err
    assert "nothing to mend" in outcome.out


def test_suggestions_only_when_asked(fix, repository, lint):
    data, outcome = fix("a.md", "Staff utilise the hall.\n", "--fail-on", "warning")
    assert (data, outcome.code) == (b"Staff utilise the hall.\n", 1)
    assert lint("check", "a.md", *WORDS, "--unsafe-fixes").code == 0
    assert (repository / "a.md").read_text() == "Staff use the hall.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16-be"])
def test_every_other_byte_stays(fix, encoding, end):
    text = f"Café “news”\t{end}{end}The new center is open, says Zoë – at last.{end}{end}Bye "
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    before = (mark + text).encode(encoding)
    data, outcome = fix("a.md", before)
    assert "made" in outcome.err
    assert data == (mark + text.replace("center", "centre")).encode(encoding)


def test_a_character_that_the_encoding_lacks_is_not_written(lint, write, repository):
    write("release-lint.yaml", "rule_folders: [house/]\n")
    write("house/words/cats.yaml", HEAD + "check: prefer\nsafe: yes\nswap: {cat: 猫, dog: hound}\n")
    for encoding in ("cp1252", "utf-8"):
        write("a.md", "The café has a cat and a dog.\n".encode(encoding))
        outcome = lint("check", "a.md", "--select", "cats", "--fix")
        left = encoding == "cp1252"
        text = (repository / "a.md").read_bytes().decode(encoding)
        assert text == f"The café has a {'cat' if left else '猫'} and a hound.\n"
        assert ("not all is fixed: its encoding lacks" in outcome.err) is left


def test_diff_writes_nothing_and_says_so(lint, write, repository):
    write("a.md", "Hall\r\n\r\n" + SAFE.replace("\n", "\r\n") + "\r\nBye")
    write("b.md", "Nothing here to fix.\n")
    before = (repository / "a.md").read_bytes()
    outcome = lint("check", "a.md", "b.md", *WORDS, "--diff")
    assert outcome.code == 1
    assert (repository / "a.md").read_bytes() == before
    assert outcome.out.startswith("--- a/a.md\n+++ b/a.md\n@@")
    assert "b.md" not in outcome.out
    assert "2 fixes would be made" in outcome.err
    assert lint("check", "b.md", *WORDS, "--diff").code == 0


def test_git_applies_the_diff(write, repository):
    write("sub/a.md", "Hall\r\n\r\n" + SAFE.replace("\n", "\r\n") + "\r\nA color")
    command = [sys.executable, "-m", "release_lint", "check", "sub/a.md", *WORDS, "--diff"]
    made = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    assert made.returncode == 1
    subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
    subprocess.run(["git", "apply", "-"], cwd=repository, input=made.stdout, check=True)
    text = (repository / "sub/a.md").read_bytes().decode()
    assert text == "Hall\r\n\r\n" + SAFE_FIXED.replace("\n", "\r\n") + "\r\nA colour"


def test_what_would_remain_decides_the_status_after_a_diff_without_changes(lint, write):
    write("a.md", "Staff utilise the hall.\n")
    outcome = lint("check", "a.md", *WORDS, "--diff", "--fail-on", "warning")
    assert (outcome.code, outcome.out) == (1, "")
    assert "utilise" in outcome.err


def test_words_of_a_speaker_stay(fix):
    text = "Ann Lee, the manager, said: “We utilise the center daily daily.”\n"
    data, _ = fix("a.md", text, "--unsafe-fixes")
    assert data.decode() == text


def test_suppressed_and_accepted_findings_stay(lint, write, repository):
    comment = "<!-- release-lint: ignore us-spelling -- the name of the hall -->\n\n"
    write("a.md", comment + SAFE)
    lint("check", "a.md", *WORDS, "--fix")
    assert (repository / "a.md").read_text("utf-8") == comment + SAFE.replace("on on", "on")
    write("b.md", SAFE)
    write("release-lint.yaml", "baseline: accepted.jsonl\n")
    assert lint("baseline", "b.md", *WORDS).code == 0
    outcome = lint("check", "b.md", *WORDS, "--fix")
    assert (repository / "b.md").read_text() == SAFE
    assert outcome.err == ""


def test_what_only_informs_is_left_unless_it_would_fail(lint, write, repository):
    write("release-lint.yaml", "rules: {us-spelling: info}\n")
    write("a.md", "The center is open.\n")
    lint("check", "a.md", *WORDS, "--fix")
    assert "center" in (repository / "a.md").read_text()
    lint("check", "a.md", *WORDS, "--fix", "--fail-on", "info")
    assert "centre" in (repository / "a.md").read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_stay(fix, write, repository):
    path = write("a.md", SAFE)
    path.chmod(0o640)
    fix("a.md", SAFE)
    assert (repository / "a.md").read_text() == SAFE_FIXED
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in repository.iterdir() if "a.md" in entry.name] == ["a.md"]


def test_a_read_only_file_is_left_alone(lint, write):
    path = write("a.md", SAFE)
    path.chmod(0o440)
    outcome = lint("check", "a.md", *WORDS, "--fix", "--fail-on", "warning")
    assert outcome.code == 2
    assert "it was left alone: it is read-only" in outcome.err
    assert path.read_text() == SAFE


def test_a_link_stays_a_link(lint, write, repository):
    target = write("texts/a.md", SAFE)
    (repository / "link.md").symlink_to(target)
    assert lint("check", "link.md", *WORDS, "--fix").code == 0
    assert target.read_text() == SAFE_FIXED
    assert (repository / "link.md").is_symlink()


def test_a_link_that_leads_out_of_the_repository_is_not_followed(
    lint, repository, tmp_path_factory
):
    target = tmp_path_factory.mktemp("elsewhere") / "a.md"
    target.write_text(SAFE)
    (repository / "link.md").symlink_to(target)
    outcome = lint("check", "link.md", *WORDS, "--fix")
    assert outcome.code == 2
    assert "out of the repository" in outcome.out
    assert target.read_text() == SAFE


def test_a_file_that_changed_meanwhile_is_left_alone(lint, write, monkeypatch):
    path = write("a.md", SAFE)
    fix = fixer.Fixer.fix

    def slow(self, item):
        fixed = fix(self, item)
        path.write_text("Somebody saved this meanwhile. The center is shut.\n")
        return fixed

    monkeypatch.setattr(fixer.Fixer, "fix", slow)
    outcome = lint("check", "a.md", *WORDS, "--fix", "--fail-on", "warning")
    assert outcome.code == 2
    assert "changed meanwhile" in outcome.err
    assert path.read_text() == "Somebody saved this meanwhile. The center is shut.\n"


@pytest.mark.parametrize(
    ("text", "more", "code"),
    [
        (SAFE, (), 0),
        ("All is well.\n", (), 0),
        ("Staff utilise it.\n", ("--fail-on", "warning"), 1),
    ],
)
def test_an_editor_gets_its_text_back(lint, monkeypatch, text, more, code):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    outcome = lint("check", "-", "--stdin-filename", "a.md", *WORDS, "--fix", *more)
    assert outcome.out == (SAFE_FIXED if text == SAFE else text)
    assert outcome.code == code
    assert "1 file checked" in outcome.err


def test_an_editor_gets_a_text_back_that_is_none_of_our_business(lint, monkeypatch, write):
    write("release-lint.yaml", "include: ['releases/**']\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAFE.encode())))
    outcome = lint("check", "-", "--stdin-filename", "a.md", *WORDS, "--fix")
    assert (outcome.out, outcome.code) == (SAFE, 0)


def test_a_file_is_never_fixed_away(lint, write, repository):
    write("a.txt", "Skip to content\n")
    outcome = lint("check", "a.txt", "--select", "page-chrome", "--fix")
    assert "not all is fixed: fixes would leave nothing of it" in outcome.err
    assert (repository / "a.txt").read_text() == "Skip to content\n"
    assert "page-chrome" in outcome.out


def test_fixes_without_end_are_a_bug_and_write_nothing(lint, write, monkeypatch):
    path = write("a.md", SAFE)
    plain = runner.Runner.check

    def restless(self, item, data):
        """A report whose fix turns the text to and fro."""
        there = b"center" in data
        text = SAFE if there else SAFE.replace("center", "middle")
        found = plain(self, item, text.encode())
        return found if there else plain(self, item, SAFE.encode())

    monkeypatch.setattr(runner.Runner, "check", restless)
    monkeypatch.setattr(fixes, "apply", lambda text, wanted: (text.swapcase(), wanted))
    outcome = lint("check", "a.md", *WORDS, "--fix")
    assert outcome.code == 3
    assert "never end" in outcome.err
    assert path.read_text() == SAFE


EDITS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 5), st.text("xyz\n", max_size=4)), max_size=8
)


@given(st.text("abc \n", min_size=45, max_size=60), st.lists(EDITS.filter(bool), max_size=5))
def test_a_fix_is_made_whole_or_not_at_all_and_touches_nothing_else(text, groups):
    place = Location(1, 1, 1, 1)
    found = PlacedFinding("", Severity.ERROR, place, "", "", "")
    wanted = [
        Proposal(
            f"rule-{number}",
            tuple(PlacedEdit(start, start + size, place, new) for start, size, new in edits),
            found,
        )
        for number, edits in enumerate(groups)
    ]
    made, applied = apply(text, wanted)
    edits = sorted((e.start, e.end, e.new) for one in applied for e in one.edits)
    for (_, end, _), (start, _, _) in pairwise(edits):
        assert end <= start
    kept, position, place = [], 0, 0
    for start, end, new in edits:
        kept.append((made[place : place + start - position], text[position:start]))
        place += start - position
        assert made[place : place + len(new)] == new
        place, position = place + len(new), end
    kept.append((made[place:], text[position:]))
    assert all(ours == theirs for ours, theirs in kept)
    assert applied or not any(len(one.edits) == 1 for one in wanted)


PIECES = st.sampled_from([
    *("The center is  open", "They recieve it", "on on Monday 3 June 2025", "- item one.", "\n\n"),
    *("“Yes,” she said", "colour and color", "at 10:00am - 5.00pm", "\n", "\r\n", "  ", ". "),
    *("utilise", "é–“", "5,000", "https://www.example.gov.uk/?utm_source=x", "# Heading."),
    *("> We utilise it", "`code  center`"),
])  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_a_fix_twice_is_a_fix_once(tmp_path_factory, pieces, encoding):
    from release_lint.cli import main

    folder = tmp_path_factory.mktemp("fix")
    path = folder / "a.md"
    path.write_bytes(" ".join(pieces).encode(encoding))
    words = ["check", str(path), "--unsafe-fixes", "--today", "2025-06-03"]
    assert main(words) in {0, 1, 2}
    once = path.read_bytes()
    main(words)
    assert path.read_bytes() == once
