"""The hook for pre-commit, in a real repository."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from release_lint import plugins
from release_lint.testing import release

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def test_the_file_is_there_twice():
    assert (ROOT / "pre-commit-hooks.yaml").read_text("utf-8") == HOOKS.read_text("utf-8")


@pytest.fixture
def hook():
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    return hook


def test_one_run_for_all_files(hook):
    assert hook["id"] == "release-lint"
    assert hook["require_serial"] is True


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("releases/2025/a.md", True),
        ("press-releases/a.txt", True),
        ("site/News/a.html", True),
        ("content/publications/a.markdown", True),
        ("README.md", False),
        ("requirements.txt", False),
        ("releases/README.md", False),
        ("releases/requirements-dev.txt", False),
        ("newsletters/a.md", False),
        ("releases/a.py", False),
        ("docs/a.md", False),
    ],
)
def test_only_releases_are_checked(hook, path, checked):
    chosen = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    assert bool(chosen) is checked


def test_every_text_format_is_checked(hook):
    suffixes = plugins.load().readers
    missed = [s for s in suffixes if not re.search(hook["files"], f"releases/a{s}")]
    assert missed == []


def git(repository, *words):
    name = ["-c", "user.name=A", "-c", "user.email=a@example.gov.uk"]
    subprocess.run(["git", *name, *words], cwd=repository, check=True, capture_output=True)


def test_the_hook_runs_in_a_real_repository(tmp_path, monkeypatch):
    """One test, since pre-commit builds an environment for it."""
    command = shutil.which("pre-commit", path=Path(sys.executable).parent)
    if command is None:
        pytest.skip("pre-commit is not installed beside this Python")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache"))
    git(checkout, "init", "-q")
    git(checkout, "add", ".")
    git(checkout, "commit", "-qm", "As it is")
    repository = tmp_path / "repository"
    (repository / "releases").mkdir(parents=True)
    git(repository, "init", "-q")
    before, after = release("text")
    good = before + "The room is open every day." + after
    (repository / "releases" / "good.txt").write_text(good, "utf-8")
    bad = good.replace("The room is open every day.", "It opened on Monday 28 January 2025.")
    (repository / "releases" / "bad.txt").write_text(bad, "utf-8")
    (repository / "README.md").write_text("We will utilise [insert name].\n")
    git(repository, "add", ".")
    words = [command, "try-repo", checkout, "release-lint", "--all-files"]
    run = subprocess.run(words, cwd=repository, capture_output=True, text=True, check=False)
    if "CalledProcessError" in run.stdout and "pip" in run.stdout:
        pytest.skip("pre-commit could not install the hook: is the package index in reach?")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "README" not in run.stdout
    bad_part, good_part = run.stdout.split("releases/good.txt\n")
    assert "weekday-mismatch" in bad_part.partition("releases/bad.txt\n")[2]
    assert good_part.lstrip()[0].isdecimal()  # at once how many rules passed
    assert "2 files checked: 1 error" in good_part
