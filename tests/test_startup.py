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

TEXT = "The hall is open to everyone who lives in the town.\n"


KNOWN = {
    "release_lint",
    "release_lint.ahead",
    "release_lint.builtin",
    "release_lint.cache",
    "release_lint.change",
    "release_lint.checks",
    "release_lint.choices",
    "release_lint.cli",
    "release_lint.commands",
    "release_lint.commands.check",
    "release_lint.commands.options",
    "release_lint.commands.outputs",
    "release_lint.config",
    "release_lint.configs",
    "release_lint.convert",
    "release_lint.document",
    "release_lint.files",
    "release_lint.finding",
    "release_lint.fingerprint",
    "release_lint.gate",
    "release_lint.globs",
    "release_lint.lazy",
    "release_lint.parsed",
    "release_lint.plugins",
    "release_lint.readers",
    "release_lint.readers.base",
    "release_lint.records",
    "release_lint.reporters",
    "release_lint.reporters.base",
    "release_lint.reporters.excerpt",
    "release_lint.reporters.terminal",
    "release_lint.reporters.text",
    "release_lint.reporters.wording",
    "release_lint.results",
    "release_lint.runner",
    "release_lint.settings",
    "release_lint.stored",
    "release_lint.workspace",
    "release_lint.yamlfile",
}
"""All of ours that a check of a known file imports: no rule, no check, no analysis."""


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


def test_a_check_of_a_known_file_imports_no_rule(write, repository):
    write("a.md", TEXT)
    imported(repository, "check", "a.md")
    modules = imported(repository, "check", "a.md")
    assert {name for name in modules if name.startswith("release_lint")} <= KNOWN
    assert (BANNED | {"hashlib", "random", "textwrap"}) & modules == set()
