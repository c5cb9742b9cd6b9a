"""Reports to files while others go to the terminal: as they come, and a whole file or none."""

import json
import subprocess
import sys

import pytest

from release_lint.commands.file_report import also_to, whole_file
from release_lint.finding import Report, Summary
from release_lint.reporters.base import Style
from release_lint.yamlfile import FileError

STYLE = Style()


def numbered(count):
    return (Report(f"{number}.md") for number in range(count))


def write_names(reports, out, style):  # noqa: ARG001  (a reporter)
    for report in reports:
        out.write(f"{report.name}\n")
    return Summary()


def test_reports_are_not_held_until_the_end(tmp_path):
    seen = []

    def write(reports, out, style):  # noqa: ARG001  (a reporter)
        seen.extend(report.name for report in reports)
        return Summary()

    with also_to(numbered(500), write, whole_file(tmp_path / "a.txt"), STYLE) as reports:
        for number, _ in enumerate(reports):
            assert len(seen) >= number - 17  # 16 may wait, and one be in hand
    assert seen == [f"{number}.md" for number in range(500)]


def test_a_run_that_is_stopped_leaves_the_file_that_was_there(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before")

    def stopped():
        yield from numbered(10)
        raise KeyboardInterrupt

    with (
        pytest.raises(KeyboardInterrupt),
        also_to(stopped(), write_names, whole_file(path), STYLE) as reports,
    ):
        list(reports)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.txt", "before")]


def test_a_file_that_cannot_be_written_lets_the_other_reporters_go_on(tmp_path):
    def full(reports, out, style):  # noqa: ARG001  (a reporter)
        next(iter(reports))
        raise OSError(28, "No space left on device")

    taken = []
    with (
        pytest.raises(FileError, match=r"a\.txt` cannot be written: No space left on device"),
        also_to(numbered(100), full, whole_file(tmp_path / "a.txt"), STYLE) as first,
        also_to(first, write_names, whole_file(tmp_path / "b.txt"), STYLE) as reports,
    ):
        taken.extend(reports)
    assert len(taken) == 100
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]
    assert len((tmp_path / "b.txt").read_text().splitlines()) == 100


def test_a_bug_of_a_reporter_is_not_hidden(tmp_path):
    def crash(reports, out, style):  # noqa: ARG001  (a reporter)
        raise RuntimeError("oops")

    with (
        pytest.raises(RuntimeError, match="oops"),
        also_to(numbered(100), crash, whole_file(tmp_path / "a.txt"), STYLE) as reports,
    ):
        list(reports)


def test_a_file_is_whole_where_the_reader_of_the_terminal_has_seen_enough(write, repository):
    for number in range(30):
        write(f"releases/{number}.md", "Staff will utilise the new hall.\n" * 50)
    words = ["check", "releases", "--format", "json", "--output", "json=report.json"]
    with subprocess.Popen(
        [sys.executable, "-m", "release_lint", *words],
        cwd=repository,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    report = json.loads((repository / "report.json").read_text("utf-8"))
    assert len(report["documents"]) == 30


def test_a_link_under_the_unfinished_name_is_not_followed(tmp_path, monkeypatch):
    monkeypatch.setattr("os.getpid", lambda: 7)
    monkeypatch.setattr("time.time_ns", lambda: 1)
    (tmp_path / "outside").write_text("mine")
    (tmp_path / ".a.txt.7-1").symlink_to(tmp_path / "outside")
    with pytest.raises(FileError, match="cannot be written"), whole_file(tmp_path / "a.txt"):
        raise AssertionError("nothing may be written there")
    assert (tmp_path / "outside").read_text() == "mine"
    assert not (tmp_path / "a.txt").exists()
