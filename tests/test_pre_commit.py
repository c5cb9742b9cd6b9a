"""The hook for pre-commit, in a real repository."""

import os
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
TEXTS = {"text", "markdown", "html"}
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def test_the_file_is_there_twice():
    assert (ROOT / "pre-commit-hooks.yaml").read_text("utf-8") == HOOKS.read_text("utf-8")


@pytest.fixture(params=["release-lint", "release-lint-fix"])
def hook(request):
    hooks = yaml.safe_load(HOOKS.read_text("utf-8"))
    assert len(hooks) == 2
    return next(hook for hook in hooks if hook["id"] == request.param)


def test_one_run_for_all_files(hook):
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


def test_every_format_is_checked_and_every_text_fixed(hook):
    readers = plugins.load().readers
    hooked = set(readers) - {".pdf"}  # which needs an extra that a hook's environment has not
    texts = {suffix for suffix, reader in readers.items() if reader.name in TEXTS}
    chosen = {suffix for suffix in readers if re.search(hook["files"], f"releases/a{suffix}")}
    assert chosen == (texts if hook["id"].endswith("fix") else hooked)


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


BAD = "It opened on Monday 28 January 2025 in the old  center."


@pytest.fixture
def commit(tmp_path, monkeypatch):
    """A repository in which git itself runs the hooks of the manifest when something is committed.

    They are run from this environment, so that none has to be built.
    """
    scripts = Path(sys.executable).parent
    if shutil.which("pre-commit", path=scripts) is None:
        pytest.skip("pre-commit is not installed beside this Python")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", f"{scripts}{os.pathsep}{os.environ['PATH']}")
    repository = tmp_path / "repository"
    (repository / "releases").mkdir(parents=True)
    git(repository, "init", "-q", "-b", "main")

    def commit(text, *hooks, args=()):
        chosen = [
            {**hook, "language": "system", "args": list(args)}
            for hook in yaml.safe_load(HOOKS.read_text("utf-8"))
            if hook["id"] in hooks
        ]
        config = {"repos": [{"repo": "local", "hooks": chosen}]}
        (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
        path = repository / "releases" / "a.txt"
        if text is not None:
            before, after = release("text")
            path.write_text(before + text + after, "utf-8")
        git(repository, "add", ".")
        subprocess.run([scripts / "pre-commit", "install"], cwd=repository, check=True)
        name = ["-c", "user.name=A", "-c", "user.email=a@example.gov.uk"]
        words = ["git", *name, "commit", "-m", "A release"]
        run = subprocess.run(words, cwd=repository, capture_output=True, text=True, check=False)
        return run.returncode, run.stdout + run.stderr, path.read_text("utf-8")

    return commit


def test_a_commit_with_a_mistake_is_refused_and_one_without_is_made(commit):
    code, said, text = commit(BAD, "release-lint")
    assert code == 1
    assert "weekday-mismatch" in said
    assert BAD in text
    assert commit("It opened on Tuesday 28 January 2025.", "release-lint")[0] == 0


def test_the_fix_hook_mends_refuses_and_lets_the_mended_text_through(commit):
    bad = "It opened on 28 January 2025 in the old center."
    code, said, text = commit(bad, "release-lint-fix")
    assert code == 1
    assert "files were modified by this hook" in said
    assert "1 fix made (us-spelling 1)" in said
    assert "in the old centre." in text
    assert commit(None, "release-lint-fix", "release-lint")[0] == 0


def test_a_hook_may_look_at_what_changed_only(commit):
    old = "It opened on Monday 28 January 2025."
    assert commit(old, "none")[0] == 0
    words = ["--changed-since", "HEAD"]
    code, said, _ = commit(f"{old}\n\nAll was well.", "release-lint", args=words)
    assert code == 0, said
    code, said, _ = commit(
        f"{old}\n\nIt shut on Monday 29 January 2025.", "release-lint", args=words
    )
    assert code == 1
    assert "29 January 2025 is a Wednesday" in said
    assert "28 January 2025 is a Tuesday" not in said
