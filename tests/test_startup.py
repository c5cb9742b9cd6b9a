"""What a plain check must not import: start-up is what the user of a hook feels."""

import subprocess
import sys

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
    "sqlite3",
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

TEXT = "The hall is open to everyone who lives in the town.\n"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_plain_check_imports_nothing_heavy(write, repository, name):
    write(name, TEXT)
    script = f"""
import sys
from release_lint.cli import main
main(["check", {name!r}, "--fail-on", "never"])
print(*sys.modules, file=sys.stderr)
"""
    for _ in range(2):  # the first run fills the cache of parsed rules
        run = subprocess.run(
            [sys.executable, "-c", script],
            cwd=repository,
            capture_output=True,
            text=True,
            check=True,
        )
    modules = set(run.stderr.split())
    assert "release_lint.engine" in modules
    assert BANNED & modules == set()
