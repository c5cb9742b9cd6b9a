"""What surrounds a run is against it: full disks, closed folders, devices, circles of links."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from release_lint.whole import whole
from tests.office_files import docx

TEXT = "# A pier\n\nThe goverment opened it.\n"


def denied(path):
    raise PermissionError(errno.EACCES, "Permission denied", str(path))


@pytest.fixture
def closed(repository, write, monkeypatch):
    """A folder that this user may not enter; root may enter any, so that is played."""
    write("closed/a.md", TEXT)

    def guarded(ask):
        def answer(path, *args, **options):
            if isinstance(path, str | os.PathLike) and "closed" in Path(path).parts[:-1]:
                denied(path)
            return ask(path, *args, **options)

        return answer

    monkeypatch.setattr("os.stat", guarded(os.stat))
    monkeypatch.setattr("os.lstat", guarded(os.lstat))
    return repository / "closed"


def test_a_file_in_a_closed_folder_hides_no_other(closed, write, lint):
    write("b.md", TEXT)
    found = lint("check", closed / "a.md", "b.md", "--format", "json")
    assert found.code == 2
    first, second = found.report["documents"]
    assert first["error"] == "the folder that it is in cannot be opened"
    assert second["path"] == "b.md"
    statuses = {one["rule"]: one["status"] for one in second["results"]}
    assert statuses["misspelling"] == "failed"


@pytest.mark.parametrize(
    "words",
    [
        ("clean", "closed/a.docx"),
        ("review", "a.docx", "-o", "closed/b.docx"),
        ("check", "a.docx", "--config", "closed/a.yaml"),
        ("check", "a.docx", "--output", "json=closed/deep/a.json"),
        ("baseline", "a.docx", "--baseline", "closed/a.jsonl"),
    ],
    ids=" ".join,
)
def test_no_command_takes_a_closed_folder_for_a_bug(closed, write, lint, words):  # noqa: ARG001
    write("a.docx", docx("<w:p><w:r><w:t>A pier.</w:t></w:r></w:p>"))
    found = lint(*words)
    assert found.code == 2
    assert "closed" in found.err
    assert "bug" not in found.err


@pytest.mark.parametrize("action", ["stats", "clear"])
def test_a_closed_cache_is_told(closed, lint, monkeypatch, action):
    monkeypatch.setenv("XDG_CACHE_HOME", str(closed))
    monkeypatch.setenv("LOCALAPPDATA", str(closed))
    found = lint("cache", action)
    assert found.code == 2
    assert "Permission denied" in found.err
    assert "bug" not in found.err


def test_a_gitignore_that_may_not_be_read_is_named(write, lint, monkeypatch):
    write("a.md", TEXT)
    write(".gitignore", "x\n")
    opened = Path.open

    def guarded(path, *args, **options):
        return denied(path) if path.name == ".gitignore" else opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", guarded)
    found = lint("check", ".")
    assert found.code == 2
    assert ".gitignore: the file cannot be read: Permission denied" in found.err


def test_an_init_that_fails_leaves_no_half_config(repository, write, lint):
    write(".gitignore", "x" * 200_000)
    assert lint("init").code == 2
    assert not (repository / "release-lint.yaml").exists()


def test_an_init_that_may_not_write_says_so(lint, monkeypatch):
    opened = Path.open

    def guarded(path, *args, **options):
        name = path.name
        return denied(path) if name == "release-lint.yaml" else opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", guarded)
    found = lint("init")
    assert found.code == 2
    assert "release-lint.yaml: it cannot be written: Permission denied" in found.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
@pytest.mark.parametrize(
    "words",
    ["check a.md", "check a.md --format json", "rules", "readability a.md", "check - --fix"],
)
def test_a_full_disk_is_no_bug_of_ours(repository, write, words):
    write("a.md", TEXT)
    command = [sys.executable, "-m", "release_lint", *words.split()]
    with Path("/dev/full").open("w") as full, (repository / "a.md").open("rb") as text:
        run = subprocess.run(command, stdin=text, stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 2
    said = f"release-lint: the output cannot be written: {os.strerror(errno.ENOSPC)}"
    assert run.stderr.decode().splitlines()[-1] == said


@pytest.fixture
def pipe(repository):
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    os.mkfifo(repository / "pipe")
    return repository / "pipe"


@pytest.mark.parametrize("link", [False, True], ids=["itself", "through a link of the user"])
def test_a_report_goes_into_a_pipe_and_does_not_take_its_place(pipe, write, lint, link):
    write("a.md", TEXT)
    name = pipe
    if link:
        (pipe.parent / ".git").rmdir()  # in no repository, so no stranger made the link
        name = pipe.with_name("link")
        name.symlink_to(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # or a failure would wait for ever
    try:
        assert lint("check", "a.md", "--output", f"json={name}").code == 1
        assert pipe.is_fifo()
        report = os.read(reader, 60_000)
    finally:
        os.close(reader)
    assert json.loads(report)["documents"][0]["path"] == "a.md"


def test_a_link_in_a_repository_to_a_pipe_is_not_followed(pipe, write, lint):
    write("a.md", TEXT)
    link = pipe.with_name("r.json")
    link.symlink_to(pipe)
    assert lint("check", "a.md", "--output", "json=r.json").code == 1
    assert not link.is_symlink()
    assert json.loads(link.read_text("utf-8"))["documents"]
    assert pipe.is_fifo()


def test_what_is_no_file_is_never_replaced(pipe):
    with pytest.raises(OSError, match="it is no ordinary file"), whole(pipe):
        raise AssertionError("nothing may be written there")
    assert pipe.is_fifo()


@pytest.mark.parametrize("command", ["check", "baseline", "readability"])
def test_an_empty_path_is_not_the_working_folder(write, lint, command):
    path = write("a.md", TEXT)
    more = ["--unsafe-fixes"] if command == "check" else []
    found = lint(command, "", *more)
    assert found.code == 2
    assert "an empty path names no file" in found.err
    assert path.read_text("utf-8") == TEXT


def test_links_in_a_circle(repository, lint):
    (repository / "a.md").symlink_to("b.md")
    (repository / "b.md").symlink_to("a.md")
    found = lint("check", "a.md", "--format", "json")
    assert found.code == 2
    assert found.report["documents"][0]["error"] == "its links lead round in a circle"


@pytest.mark.parametrize("command", ["clean", "review"])
def test_in_place_of_a_link_the_file_that_it_leads_to_is_written(repository, write, lint, command):
    data = docx("<w:p><w:r><w:t>The goverment opened it.</w:t></w:r></w:p>")
    real, link = write("drafts/a.docx", data), repository / "a.docx"
    link.symlink_to(real)
    assert lint(command, "a.docx", "--in-place").code == 0
    assert link.is_symlink()
    assert list(real.parent.iterdir()) == [real]


def test_in_place_of_a_link_that_leads_out_nothing_is_written(repository, lint, tmp_path_factory):
    data = docx("<w:p><w:r><w:t>The goverment opened it.</w:t></w:r></w:p>")
    real = tmp_path_factory.mktemp("outside") / "a.docx"
    real.write_bytes(data)
    (repository / "a.docx").symlink_to(real)
    found = lint("review", "a.docx", "--in-place")
    assert found.code == 2
    assert "a link leads from here out of the repository" in found.err
    assert real.read_bytes() == data
