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


def test_on_real_pages(shared_data, tmp_path):
    written = same([shared_data / "govuk" / "news"], tmp_path, "json")
    assert written.count(b"\n{") > 300
