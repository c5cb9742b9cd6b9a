"""With and without cache, by one process and by two: the same reports, to the byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

OWN = [Path(__file__).resolve().parents[1] / "examples", Path(__file__).parent / "releases"]
WORDS = ["--fail-on", "never", "--today", "2026-02-02"]


def reports(folder, cache, *words):
    """What the command writes on files, as a process of its own."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
    command = [sys.executable, "-m", "release_lint", "check", *folder, *words, *WORDS]
    run = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert run.stderr == b""
    return run.returncode, run.stdout


def same(folder, cache, form):
    """Asserts it; the reports."""
    words = ("--format", form)
    plain = reports(folder, cache, *words, "--no-cache", "--jobs", "1")
    assert reports(folder, cache, *words, "--jobs", "2") == plain  # nothing is known yet
    assert reports(folder, cache, *words, "--jobs", "2") == plain  # all is known
    return plain[1]


@pytest.mark.parametrize("form", ["json", "jsonl", "text", "sarif", "html"])
def test_on_our_own_releases(tmp_path, form):
    assert len(same(OWN, tmp_path, form)) > 1000


@pytest.fixture
def compared(monkeypatch, capsys):
    """Run ``tools/compare_ways.py``: its exit status, and what it printed."""
    monkeypatch.syspath_prepend(str(OWN[0].parent / "tools"))
    import compare_ways

    def run(*paths):
        monkeypatch.setattr(sys, "argv", ["compare_ways", *map(str, paths)])
        return compare_ways.main(), capsys.readouterr().out

    run.tool = compare_ways
    return run


def test_without_short_cuts_too(compared):
    code, out = compared(*OWN)
    assert code == 0, out
    assert "the same in 5 ways" in out
    assert ", 0 crashes" in out


@pytest.mark.parametrize(
    ("folder", "kinds", "step"),
    [("govuk/news", "*.html", 6), ("releases/read", "*.txt", 3), ("markdown", "*.md", 4)],
)
def test_on_real_texts(shared_data, compared, folder, kinds, step):
    files = sorted((shared_data / folder).glob(kinds))[::step]
    assert len(files) > 20
    code, out = compared(*files)
    assert code == 0, out


def test_what_differs_is_shown(compared, monkeypatch):
    base = compared.tool.WAYS["one process"]
    monkeypatch.setattr(
        compared.tool, "WAYS", {"one process": base, "other": (*base, "--ignore", "title-form")}
    )
    code, out = compared(*OWN)
    assert code == 1
    assert out.startswith("other differs from one process: ")
    assert ".documents[0] (" in out
    assert "title-form" in out
