"""We ignore what git ignores; git itself is asked."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from release_lint.config import Config
from release_lint.files import Discovery
from release_lint.gitignore import MAX_CHARACTERS, GitIgnore
from release_lint.globs import Glob
from release_lint.yamlfile import FileError

NAMES = ["a.md", "b.md", "ab.md", "]-.md", "!x.md", "A 1.md", "#c.md"]
FOLDERS = ["", "a/", "a/b/", "a/b/a/", "b/", "b/a/", "ab/"]


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A repository with the same few names in many folders."""
    folder = tmp_path_factory.mktemp("tree")
    subprocess.run(["git", "init", "-q", folder], check=True)
    for inside in FOLDERS:
        (folder / inside).mkdir(exist_ok=True)
        for name in NAMES:
            (folder / inside / name).write_text("Text.")
    return folder


def ignored_by_git(tree):
    listing = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-oz", "--exclude-standard", "*.md"],
        cwd=tree,
        capture_output=True,
        check=True,
    )
    return set(listing.stdout.decode().split("\0")) - {""}


def found(tree):
    before = os.getcwd()  # noqa: PTH109  (hypothesis and monkeypatch do not go together)
    os.chdir(tree)
    try:
        return {
            item.name for item in Discovery(lambda _: Config(), [".md"]).find(".") if not item.error
        }
    finally:
        os.chdir(before)


PIECES = st.sampled_from(
    [*"ab*?/[]!^-#\\ ", "**", "**/", "/**", "[ab]", "[!a]", "[a-b]", "[[:alpha:]]", ".md", "a/"]
)
# Git says that other stars in a row count as one, and takes `a**/b` for `a` with `**/b` after all.
ODD_STARS = re.compile(r"(?<![/!])(?<!^)\*\*|\*\*(?![/]|$)")
LINES = (
    st.lists(PIECES, min_size=1, max_size=6)
    .map("".join)
    .filter(lambda line: not ODD_STARS.search(line))
)


@settings(max_examples=150)
@given(st.lists(LINES, min_size=1, max_size=3), st.lists(LINES, max_size=2))
def test_git_and_we_ignore_the_same(tree, lines, inner):
    (tree / ".gitignore").write_text("\n".join(lines))
    (tree / "a" / ".gitignore").write_text("\n".join(inner))
    assert found(tree) == ignored_by_git(tree)


@pytest.mark.parametrize(
    ("line", "path", "said"),
    [
        ("a\\*b", "a*b", True),
        ("a\\*b", "aab", None),
        ("!a", "a", False),
        ("a\\ ", "a ", True),
        ("a ", "a", True),
        ("[z-a]", "z", None),
        ("[!-/]", "/", None),
        ("a[", "a[", None),
        ("é?", "éü", True),
        ("a\r", "a", True),
    ],
)
def test_odd_lines(line, path, said):
    assert GitIgnore(line, "x").says(path, is_folder=False) is said


def test_a_file_that_is_too_long_is_refused():
    with pytest.raises(FileError, match="longer than"):
        GitIgnore("a" * (MAX_CHARACTERS + 1), ".gitignore")


BOMBS = ["*a" * 60 + "b", "**/a/" * 60 + "b", "[a-b]*" * 60 + "!", "?*" * 60 + "!"]


@pytest.mark.parametrize("pattern", BOMBS)
@pytest.mark.parametrize("path", ["a" * 250, "a/" * 250 + "c"])
def test_many_stars_end(pattern, path):
    assert GitIgnore(pattern, "x").says(path, is_folder=False) is None
    assert Glob.parse(pattern).matches(path) is False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such long paths")
def test_a_tree_deeper_than_functions_can_call(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    depth = 1200
    try:
        for _ in range(depth):
            os.mkdir("d")  # noqa: PTH102  (the whole path is too long for some systems)
            os.chdir("d")
        Path("a.md").write_text("Text.")
        os.chdir(tmp_path)
        (item,) = Discovery(lambda _: Config(), [".md"]).find(".")
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # too deep for Python
    assert item.name == "d/" * depth + "a.md"
