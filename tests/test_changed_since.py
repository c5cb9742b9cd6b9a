"""``--changed-since`` in real git repositories: over a rename, a rebase, a merge."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from release_lint import git as git_module

from .office_files import docx, paragraph

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.usefixtures("git"),
]

WORDY = "Staff utilise the hall on {}.\n"
PLAIN = "The hall is open on {}.\n"
NAME = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.gov.uk"}
WHO = {**NAME, **{key.replace("AUTHOR", "COMMITTER"): value for key, value in NAME.items()}}
SELECT = ("--select", "words-to-avoid", "--select", "licence-notice", "--select", "sentence-length")
WORDS = (*SELECT, "--fail-on", "warning", "--format", "json")


@pytest.fixture
def git(tmp_path, monkeypatch):
    """A repository with one release on main, which is the working folder."""
    root = tmp_path / "repository"
    root.mkdir()
    monkeypatch.chdir(root)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)

    def git(*words, cwd=root):
        run = subprocess.run(["git", *words], cwd=cwd, check=True, capture_output=True, text=True)
        return run.stdout.strip()

    git("init", "-q", "-b", "main")
    put("releases/a.md", WORDY.format("Monday"), PLAIN.format("Tuesday"), WORDY.format("Friday"))
    git("add", ".")
    git("commit", "-qm", "A release")
    git("checkout", "-qb", "work")
    return git


def put(name, *paragraphs):
    """Write a file of paragraphs in the working folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join(paragraphs).encode())


@pytest.fixture
def changed(run_lint):
    """Check the releases against a commit; (path, line) of each finding that counts."""

    def check(*more, since="main", paths=("releases",), code=None):
        outcome = run_lint("check", *paths, *WORDS, f"--changed-since={since}", *more)
        if code is not None:
            assert outcome.code == code, outcome.err
        return outcome

    return check


@pytest.fixture
def run_lint(capsys):
    """The command in this process."""
    from release_lint.cli import main
    from tests.conftest import Outcome

    return lambda *words: Outcome(main([str(word) for word in words]), *capsys.readouterr())


def counted(outcome, rule="words-to-avoid"):
    """(path, line) of the findings of a rule that count."""
    return {
        (document["path"], finding["line"])
        for document in outcome.report["documents"]
        for result in document["results"]
        for finding in result["findings"]
        if result["rule"] == rule and not finding["outside_change"]
    }


def commit(git, message="Change"):
    git("add", "-A")
    git("commit", "-qm", message)


THREE = (WORDY.format("Monday"), PLAIN.format("Tuesday"), WORDY.format("Friday"))


def test_only_touched_blocks_count_and_the_document_as_a_whole(git, changed):
    put("releases/a.md", WORDY.format("Monday"), PLAIN.format("Tuesday"), WORDY.format("Sunday"))
    commit(git)
    outcome = changed(code=1)
    assert counted(outcome) == {("releases/a.md", 5)}
    assert counted(outcome, "licence-notice") == {("releases/a.md", None)}
    assert outcome.report["summary"]["outside_change"] == 1


@pytest.mark.parametrize("state", ["committed", "staged", "unstaged"])
def test_what_is_not_committed_yet_counts_too(git, changed, state):
    put("releases/a.md", *THREE, WORDY.format("Sunday"))
    if state != "unstaged":
        git("add", ".")
    if state == "committed":
        git("commit", "-qm", "More")
    assert counted(changed(code=1)) == {("releases/a.md", 7)}


def test_a_new_file_counts_whole_whether_git_follows_it_or_not(git, changed):
    put("releases/b.md", *THREE)
    put("releases/c d “e”.md", WORDY.format("Monday"))
    put(".gitignore", "releases/ignored.md\n")
    put("releases/ignored.md", WORDY.format("Monday"))
    git("add", "releases/b.md")
    outcome = changed(paths=("releases", "releases/ignored.md"))
    assert counted(outcome) == {
        ("releases/b.md", 1),
        ("releases/b.md", 5),
        ("releases/c d “e”.md", 1),
        ("releases/ignored.md", 1),
    }
    assert "1 file has not changed since main" in outcome.err


def test_nothing_changed_is_said_and_passes(git, changed):
    outcome = changed(code=0)
    assert outcome.report["documents"] == []
    assert "nothing changed since main, so nothing was checked" in outcome.err
    put("notes.txt", "Not a release.\n")
    commit(git)
    assert "nothing changed" in changed(code=0).err


def test_a_touched_release_that_is_right_passes(changed):
    put("releases/a.md", WORDY.format("Monday"), PLAIN.format("Sunday"), WORDY.format("Friday"))
    outcome = changed("--ignore", "licence-notice", code=0)
    assert counted(outcome) == set()


def test_a_rename_is_followed(git, changed):
    git("mv", "releases/a.md", "releases/b.md")
    commit(git)
    outcome = changed()
    assert counted(outcome) == set()
    assert counted(outcome, "licence-notice") == {("releases/b.md", None)}
    put("releases/b.md", *THREE[:2], WORDY.format("Sunday"))
    commit(git)
    assert counted(changed(code=1)) == {("releases/b.md", 5)}


def test_a_draft_that_becomes_a_release_counts_whole(git, changed):
    put("release-lint.yaml", "include: ['releases/**']\n")
    put("drafts/b.md", *THREE)
    commit(git)
    git("branch", "-f", "main")
    git("mv", "drafts/b.md", "releases/b.md")
    commit(git)
    assert counted(changed(code=1)) == {("releases/b.md", 1), ("releases/b.md", 5)}


def test_what_main_did_meanwhile_is_not_ours(git, changed):
    put("releases/a.md", *THREE[:2], WORDY.format("Sunday"))
    commit(git)
    git("checkout", "-q", "main")
    put("releases/a.md", WORDY.format("Sunday"), *THREE[1:])
    put("releases/main.md", WORDY.format("Monday"))
    commit(git)
    git("checkout", "-q", "work")
    assert counted(changed(code=1)) == {("releases/a.md", 5)}


@pytest.mark.parametrize("how", ["rebase", "merge"])
def test_a_rebase_and_a_merge_keep_what_is_ours(git, changed, how):
    put("releases/a.md", *THREE, WORDY.format("Sunday"))
    put("releases/ours.md", WORDY.format("Monday"))
    commit(git)
    git("checkout", "-q", "main")
    put("releases/a.md", WORDY.format("New Year"), PLAIN.format("Easter"), *THREE)
    put("releases/main.md", WORDY.format("Monday"))
    commit(git)
    git("checkout", "-q", "work")
    git(how, "-q", "main")
    outcome = changed(code=1)
    assert counted(outcome) == {("releases/a.md", 11), ("releases/ours.md", 1)}
    assert "1 file has not changed" in outcome.err


def test_a_merge_in_the_middle_counts_whole(git, changed):
    put("releases/a.md", *THREE[:2], WORDY.format("Sunday"))
    commit(git)
    git("checkout", "-q", "main")
    put("releases/a.md", *THREE[:2], WORDY.format("Saturday"))
    commit(git)
    git("checkout", "-q", "work")
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "-q", "main")
    lines = {line for _, line in counted(changed(code=1))}
    assert lines >= {6, 8}


def test_a_block_that_nobody_touched_counts_where_the_change_made_it_wrong(git, run_lint):
    text = ("The Marine Care Trust (MCT) met.\n", "The MCT agreed.\n", "Staff utilise it.\n")
    put("releases/a.md", *text)
    commit(git)
    git("branch", "-f", "main")
    put("releases/a.md", "The Marine Trust for Care met.\n", *text[1:])
    words = ("--select", "unexplained-abbreviation", "--select", "words-to-avoid")
    outcome = run_lint("check", "releases", *words, "--changed-since", "main", "--format", "json")
    assert counted(outcome, "unexplained-abbreviation") == {("releases/a.md", 3)}
    assert counted(outcome) == set()


def test_a_measure_that_a_change_elsewhere_left_alone_stays_outside(git, changed):
    long = "The council opened " + "very " * 30 + "many rooms.\n"
    put("releases/a.md", long, PLAIN.format("Monday"))
    commit(git)
    git("branch", "-f", "main")
    put("releases/a.md", PLAIN.format("Easter"), long, PLAIN.format("Sunday"))
    assert counted(changed(), "sentence-length") == set()
    put("releases/a.md", long.replace("many", "very many"), PLAIN.format("Monday"))
    assert counted(changed(code=1), "sentence-length") == {("releases/a.md", 1)}


def test_a_word_document_counts_what_was_not_there_before(git, changed):
    def save(*texts):
        Path("releases/a.docx").write_bytes(docx("".join(map(paragraph, texts))))

    save("Staff utilise the hall.", "All is well.")
    commit(git)
    git("branch", "-f", "main")
    save("Staff utilise the hall.", "All is very well.")
    outcome = changed("--ignore", "licence-notice", code=0)
    assert outcome.report["summary"]["outside_change"] == 1
    save("Staff utilise the hall.", "They utilise the pool.")
    outcome = changed("--ignore", "licence-notice", code=1)
    assert outcome.report["summary"]["warnings"] == 1


def test_fixes_keep_to_the_change(git, run_lint):
    put("releases/a.md", "The old center.\n", "The color.\n")
    commit(git)
    git("branch", "-f", "main")
    put("releases/a.md", "The old center.\n", "The new  color.\n", "A harbor.\n")
    run_lint("check", "releases", "--select", "us-spelling", "--changed-since", "main", "--fix")
    assert (
        Path("releases/a.md").read_text("utf-8")
        == "The old center.\n\nThe new  colour.\n\nA harbour.\n"
    )


def test_the_text_in_an_editor_is_what_is_judged(run_lint, monkeypatch):
    import io
    import sys

    text = "\n".join((*THREE, WORDY.format("Sunday")))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    words = ("-", "--stdin-filename", "releases/a.md", "--changed-since", "main", *WORDS)
    assert counted(run_lint("check", *words)) == {("releases/a.md", 7)}


def test_inside_a_hook_git_is_asked_of_this_repository(git, changed, monkeypatch, tmp_path):
    put("releases/a.md", *THREE, WORDY.format("Sunday"))
    git("init", "-q", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index.of.a.hook")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert counted(changed(code=1)) == {("releases/a.md", 7)}


def test_from_a_folder_within(git, changed, monkeypatch):
    put("releases/a.md", *THREE, WORDY.format("Sunday"))
    git("config", "diff.relative", "true")
    git("config", "diff.noprefix", "true")
    monkeypatch.chdir("releases")
    assert counted(changed(paths=(".",), code=1)) == {("releases/a.md", 7)}


def test_in_a_worktree(git, changed, monkeypatch, tmp_path):
    git("worktree", "add", "-q", str(tmp_path / "second"), "-b", "second")
    monkeypatch.chdir(tmp_path / "second")
    put("releases/a.md", *THREE, WORDY.format("Sunday"))
    assert counted(changed(code=1)) == {("releases/a.md", 7)}


def test_a_submodule_is_a_repository_of_its_own(git, changed, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    git("init", "-q", "-b", "main", cwd=other)
    (other / "b.md").write_text(WORDY.format("Monday"))
    git("add", ".", cwd=other)
    git("commit", "-qm", "B", cwd=other)
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "releases/sub")
    commit(git)
    outcome = changed(code=2)
    errors = [document["error"] for document in outcome.report["documents"]]
    assert errors == [
        "it lies in a submodule, `releases/sub`: run release-lint --changed-since there"
    ]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("origin/main", "there is no commit `origin/main` here: `git fetch origin main`"),
        ("nonsense", "there is no commit `nonsense` here: `git fetch` may bring it"),
        ("--output=x", "there is no commit `--output=x` here"),
        ("main..work", "there is no commit `main..work` here"),
    ],
)
def test_a_wrong_ref_is_trouble(changed, ref, said):
    run = changed(since=ref, code=2)
    assert said in run.err
    assert run.out == ""


def test_a_shallow_clone_says_what_to_do(git, changed, monkeypatch, tmp_path):
    put("releases/a.md", *THREE, WORDY.format("Sunday"))
    commit(git)
    git("checkout", "-q", "main")
    put("releases/b.md", PLAIN.format("Monday"))
    commit(git)
    source = Path.cwd().as_uri()
    git("clone", "-q", "--depth", "1", "--no-single-branch", source, str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    git("checkout", "-q", "work", cwd=tmp_path / "shallow")
    outcome = changed(since="origin/main", code=2)
    assert "have no commit in common" in outcome.err
    assert "git fetch --unshallow" in outcome.err
    assert "fetch-depth: 0" in outcome.err


def test_without_git_or_repository_or_commits_there_is_no_pass(git, changed, monkeypatch, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    put("releases/a.md", *THREE)
    assert "lies in no git repository" in changed(code=2).err
    git("init", "-q", cwd=empty)
    assert "has no commit yet" in changed(code=2).err
    git("add", ".", cwd=empty)
    assert len(counted(changed(since="HEAD", code=1))) == 2  # before the first commit all is new
    monkeypatch.setenv("PATH", str(tmp_path))
    git_module._program.cache_clear()
    try:
        assert "git is not installed" in changed(code=2).err
    finally:
        git_module._program.cache_clear()


def test_a_file_of_another_repository_is_no_pass(changed, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_text(PLAIN.format("Monday"))
    outcome = changed(paths=("releases", str(elsewhere / "a.md")), code=2)
    assert "it lies in no git repository" in outcome.report["documents"][0]["error"]
