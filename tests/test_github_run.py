"""A run inside GitHub: annotations and the job summary come beside the text."""

import json
import os
import sys

import pytest

from release_lint.commands import github
from release_lint.reporters.terminal import printable
from tests.reporters.reports import runner_commands

WORDS = ("--select", "words-to-avoid", "--fail-on", "warning")


@pytest.fixture
def summary(repository, monkeypatch):
    path = repository / ".summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def heard(output):
    """What GitHub hears, since it listens to nothing between a stop and the token."""
    commands = runner_commands(output)
    assert commands[0][0] == "stop-commands"
    token = commands[0][2]
    (end,) = (number for number, (kind, _, _) in enumerate(commands) if kind == token)
    return commands[end + 1 :]


def test_text_annotations_and_summary(lint, write, summary):
    write("a.md", "Staff utilise it.\n")
    run = lint("check", "a.md", *WORDS)
    assert run.code == 1
    assert "\na.md\n  1:7 warning words-to-avoid\n" in run.out
    assert [(kind, p["file"], p["line"]) for kind, p, _ in heard(run.out)] == [
        ("warning", "a.md", "1")
    ]
    assert "| warning | a.md |" in summary.read_text("utf-8")


def test_runs_of_one_step_add_to_its_summary(lint, write, summary):
    write("a.md", "Staff utilise it.\n")
    for _ in range(2):
        lint("check", "a.md", *WORDS)
    assert summary.read_text("utf-8").count("## release-lint") == 2


def test_a_summary_that_is_full_is_said(lint, write, summary):
    summary.write_bytes(b"x" * github.SUMMARY_LIMIT)
    write("a.md", "Staff utilise it.\n")
    run = lint("check", "a.md", *WORDS)
    assert run.code == 1
    assert "the job summary lacks this run" in run.err
    assert len(summary.read_bytes()) == github.SUMMARY_LIMIT


def test_annotations_alone(lint, write, summary):
    write("a.md", "Staff utilise it.\n")
    run = lint("check", "a.md", *WORDS, "--format", "github")
    assert [kind for kind, _, _ in runner_commands(run.out)] == ["warning"]
    assert "| warning | a.md |" in summary.read_text("utf-8")


def test_a_format_for_programs_stays_as_it_is(lint, write, summary):
    write("a.md", "Staff utilise it.\n")
    run = lint("check", "a.md", *WORDS, "--format", "json")
    assert json.loads(run.out)["documents"][0]["path"] == "a.md"
    assert not summary.exists()


def test_outside_of_github_nothing_of_it(lint, write):
    write("a.md", "Staff utilise it.\n")
    assert runner_commands(lint("check", "a.md", *WORDS).out) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.usefixtures("summary")
def test_a_name_that_looks_like_a_command_is_none(lint, write, repository):
    name = "::error::x\n##[warning]y.md"
    write("ok.md", "Staff utilise it.\n")
    os.rename(repository / "ok.md", repository / name)  # noqa: PTH104  (as it is)
    run = lint("check", ".", *WORDS)
    assert [(kind, p["file"]) for kind, p, _ in heard(run.out)] == [("warning", printable(name))]
    assert runner_commands(run.err) == []


@pytest.mark.usefixtures("summary")
def test_commands_are_heard_again_where_the_run_fails(lint, write, monkeypatch):
    write("a.md", "Staff utilise it.\n")
    monkeypatch.setattr("release_lint.reporters.text._section", lambda *_: 1 / 0)
    run = lint("check", "a.md", *WORDS)
    assert run.code == 3
    assert heard(run.out) == []
