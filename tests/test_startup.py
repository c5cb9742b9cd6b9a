"""What a plain check must not import: start-up is what the user of a hook feels."""

import subprocess
import sys
from uuid import uuid4

import pytest

BANNED = {
    "asyncio",
    "bz2",
    "concurrent.futures",
    "ctypes",
    "curses",
    "dataclasses",
    "difflib",
    "email",
    "html.parser",
    "http",
    "hypothesis",
    "importlib.metadata",
    "inspect",
    "jsonschema",
    "logging",
    "lzma",
    "multiprocessing",
    "nltk",
    "numpy",
    "pathspec",
    "pkgutil",
    "pluggy",
    "pkg_resources",
    "pydantic",
    "release_lint.ambiguity",
    "release_lint.fact_report",
    "release_lint.readers.html",
    "release_lint.reported",
    "release_lint.testing",
    "requests",
    "rich",
    "selectors",
    "shutil",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "textstat",
    "tomllib",
    "traceback",
    "unittest",
    "urllib.request",
    "xml",
    "yaml",
    "zipfile",
    "zoneinfo",
}

_ARGPARSE = "import argparse, sys; argparse.ArgumentParser().add_argument('x'); print(*sys.modules)"
BANNED -= set(
    subprocess.run(
        [sys.executable, "-c", _ARGPARSE], capture_output=True, text=True, check=True
    ).stdout.split()
)  # from Python 3.14 on it asks for colours, and imports dataclasses for that

TEXT = "The hall is open to everyone who lives in the town.\n"


UNUSED = {
    "release_lint.analysis",
    "release_lint.baseline",
    "release_lint.checker",
    "release_lint.clues",
    "release_lint.engine",
    "release_lint.fixer",
    "release_lint.git",
    "release_lint.masking",
    "release_lint.matching",
    "release_lint.patterns",
    "release_lint.pool",
    "release_lint.project",
    "release_lint.rule",
    "release_lint.rulebook",
    "release_lint.worker",
    "release_lint.yaml_events",
}
"""What a check of a known file does not import: rules, analyses, and all that comes with them."""
_MOST = 45  # modules of ours that such a check imports


def imported(cwd, *words):
    """What a run of the command line has imported."""
    script = f"""
import sys
from release_lint.cli import main
main([*{words!r}, "--fail-on", "never"])
print(*sys.modules, file=sys.stderr)
"""
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_check_of_a_new_file_imports_nothing_heavy(write, repository, name):
    write("before.md", TEXT)  # fills the cache of parsed rules
    imported(repository, "check", "before.md")
    write(name, f"{TEXT}{uuid4()}\n")
    modules = imported(repository, "check", name)
    assert "release_lint.engine" in modules
    assert BANNED & modules == set()


def test_a_check_of_a_new_file_imports_no_check_that_finds_nothing_there(write, repository):
    for _ in range(2):
        write("a.md", f"{TEXT}{uuid4()}\n")
        modules = imported(repository, "check", "a.md")
    checks = {name for name in modules if name.startswith("release_lint.checks.")}
    assert "release_lint.checks.misspelling" in checks
    assert {
        f"release_lint.checks.{name}" for name in ("embargo", "licence_url", "italics")
    } & checks == set()
    assert {"release_lint.rule", "release_lint.yaml_events"} & modules == {"release_lint.rule"}


def test_a_check_of_a_known_file_imports_no_rule(write, repository):
    write("a.md", TEXT)
    imported(repository, "check", "a.md")
    modules = imported(repository, "check", "a.md")
    ours = {name for name in modules if name.startswith("release_lint")}
    assert UNUSED & ours == set()
    assert [name for name in ours if name.startswith("release_lint.checks.")] == []
    assert len(ours) <= _MOST, sorted(ours)
    assert (BANNED | {"hashlib", "random", "textwrap"}) & modules == set()
