"""Which files of a folder are checked."""

import subprocess

import pytest

from release_lint.config import Config
from release_lint.files import Discovery
from release_lint.globs import Glob

IGNORE = {
    ".gitignore": "build/\n*.draft.md\n!keep.draft.md\n/top.md\n# a comment\n\n",
    "team/.gitignore": "!b.draft.md\nnotes/**/old.md\nsub/*\n!sub/in.md\n",
}
FILES = [
    "a.md",
    "a.draft.md",
    "keep.draft.md",
    "top.md",
    "team/top.md",
    "team/b.draft.md",
    "team/c.draft.md",
    "build/a.md",
    "team/build/keep.draft.md",
    "team/notes/x/y/old.md",
    "team/notes/old.md",
    "team/sub/in.md",
    "team/sub/out.md",
    "welsh/tŷ.md",
]


def found(folder, repository):
    inputs = Discovery(lambda _: Config(), [".md"]).find(str(folder))
    return {item.path.relative_to(repository).as_posix() for item in inputs if not item.error}


@pytest.fixture
def tree(repository, write):
    for name in FILES:
        write(name, "Text.\n")
    for name, text in IGNORE.items():
        write(name, text)
    return repository


def test_git_and_we_ignore_the_same_files(tree):
    (tree / ".git").rmdir()
    subprocess.run(["git", "init", "-q", tree], check=True)
    listing = subprocess.run(
        ["git", "-c", "core.quotePath=off", "ls-files", "-co", "--exclude-standard", "*.md"],
        cwd=tree,
        capture_output=True,
        check=True,
    )
    listed = set(listing.stdout.decode().splitlines())
    assert found(tree, tree) == listed
    inner = {name for name in listed if name.startswith("team/")}
    assert found(tree / "team", tree) == inner


def test_outside_a_repository_nothing_is_ignored(tree):
    (tree / ".git").rmdir()
    assert found(tree, tree) == set(FILES)


def test_links_are_not_followed(tree, tmp_path_factory):
    try:
        (tree / "welsh" / "link").symlink_to(tmp_path_factory.getbasetemp())
    except OSError:
        pytest.skip("this system makes no links")
    assert found(tree / "welsh", tree) == {"welsh/tŷ.md"}


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("releases/**", "releases/a.md", True),
        ("releases/**", "releases/2025/a.md", True),
        ("releases/**", "old/releases/a.md", False),
        ("releases", "releases/a.md", True),
        ("releases", "old/releases/a.md", True),
        ("releases/", "releases/2025/a.md", True),
        ("/releases", "old/releases/a.md", False),
        ("*.md", "a/b.md", True),
        ("*.md", "a/b.mdx", False),
        ("a/*.md", "a/b/c.md", False),
        ("a/**/c.md", "a/c.md", True),
        ("a/**/c.md", "a/x/y/c.md", True),
        ("**/drafts/**", "x/drafts/a.md", True),
        ("**/drafts/**", "drafts/a.md", True),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("a.md", "axmd", False),
        ("./a.md", "a.md", True),
        ("[ab].md", "[ab].md", True),
    ],
)
def test_patterns(glob, path, matches):
    assert Glob.parse(glob).matches(path) is matches


@pytest.mark.parametrize("glob", ["", "/", "../a", "a/../b", "a\\b"])
def test_patterns_that_are_refused(glob):
    with pytest.raises(ValueError, match=r".+"):
        Glob.parse(glob)
