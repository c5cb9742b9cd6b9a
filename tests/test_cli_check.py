"""``release-lint check``: paths, options, exit statuses, and what bad input gets."""

import json
import os
import subprocess
import sys

import pytest

from release_lint import engine

WORDY = "Staff will utilise the new hall.\n"
PLAIN = "Staff will use the new hall.\n"
WORDS = ("--select", "words-to-avoid", "--fail-on", "warning")


def caches():
    """Where the suite keeps its caches, for processes without our environment."""
    return {name: os.environ[name] for name in ("XDG_CACHE_HOME", "LOCALAPPDATA")}


def command(*words, cwd, stdin=b"", **environment):
    """The command as a process, without the environment's say on colour and encoding."""
    run = subprocess.run(
        [sys.executable, "-m", "release_lint", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={"PATH": "", "SYSTEMROOT": "", **caches(), **environment},
    )
    return run.returncode, run.stdout, run.stderr


def paths(outcome):
    return [document["path"] for document in outcome.report["documents"]]


def test_findings_and_their_absence_tell_by_exit_status(lint, write):
    write("a.md", PLAIN)
    assert lint("check", "a.md", *WORDS).code == 0
    write("a.md", WORDY)
    assert lint("check", "a.md", *WORDS).code == 1


@pytest.mark.parametrize(
    ("least", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on(lint, write, least, code):
    write("a.md", WORDY)
    outcome = lint("check", "a.md", "--select", "words-to-avoid", "--fail-on", least)
    assert outcome.code == code


def test_json_report(lint, write):
    write("a.md", "# Hall\n\nStaff will utilise the new hall.\n")
    outcome = lint("check", "a.md", *WORDS, "--format", "json")
    (document,) = outcome.report["documents"]
    (result,) = document["results"]
    (finding,) = result["findings"]
    assert (document["path"], document["format"], document["error"]) == ("a.md", "markdown", None)
    assert (result["rule"], result["status"]) == ("words-to-avoid", "failed")
    assert (finding["line"], finding["column"], finding["end_column"]) == (3, 12, 19)
    assert finding["excerpt"] == "utilise"
    assert finding["fix"]["edits"][0]["new"] == "use"
    assert outcome.report["summary"]["warnings"] == 1


def test_a_folder_is_searched_for_known_suffixes(lint, write):
    for name in ("b.md", "sub/a.txt", "sub/c.html", "sub/d.png", ".hidden/e.md"):
        write(f"releases/{name}", PLAIN)
    outcome = lint("check", "releases", *WORDS, "--format", "json")
    assert paths(outcome) == ["releases/b.md", "releases/sub/a.txt", "releases/sub/c.html"]


def test_a_file_named_twice_is_checked_once(lint, write):
    write("releases/b.md", PLAIN)
    words = ("./releases/b.md", "releases", "releases/../releases/b.md")
    assert paths(lint("check", *words, *WORDS, "--format", "json")) == ["releases/b.md"]


def test_a_folder_without_releases_is_no_pass(lint, write):
    write("releases/a.png", b"%PNG")
    outcome = lint("check", "releases", *WORDS)
    assert outcome.code == 2
    assert "releases\n" in outcome.out
    assert "there is no release in this folder" in outcome.out
    assert "Nothing was checked" in outcome.out


def test_a_missing_file_hides_no_other(lint, write):
    write("b.md", WORDY)
    outcome = lint("check", "a.md", "b.md", *WORDS, "--format", "json")
    missing, other = outcome.report["documents"]
    assert outcome.code == 2
    assert missing["error"] == "there is no such file or folder"
    assert other["results"][0]["status"] == "failed"
    assert outcome.report["summary"]["unreadable"] == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.md", b""),
        ("binary.txt", bytes(range(256)) * 4),
        ("unknown.rtf", b"{\\rtf1}"),
        ("broken.md", b"---\ntitle: [one\n---\n\nText.\n"),
    ],
)
def test_unreadable_files_are_each_told_and_the_rest_checked(lint, write, name, data):
    write(name, data)
    write("fine.md", PLAIN)
    outcome = lint("check", name, "fine.md", *WORDS, "--format", "json")
    assert outcome.code == 2
    errors = [document["error"] for document in outcome.report["documents"]]
    assert errors[0]
    assert errors[1] is None


def test_a_name_that_is_too_long_is_no_file(lint):
    assert "there is no such file or folder" in lint("check", "x" * 5000).out


def test_a_folder_that_may_not_be_opened_hides_no_other(lint, write, monkeypatch):
    write("releases/a.md", PLAIN)
    write("releases/closed/b.md", PLAIN)
    scandir = os.scandir

    def refuse(folder):
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr("os.scandir", refuse)
    outcome = lint("check", "releases", *WORDS, "--format", "json")
    assert outcome.code == 2
    assert [document["error"] for document in outcome.report["documents"]] == [
        None,
        "the folder cannot be opened",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are not UTF-8")
def test_a_name_that_is_not_utf8(repository):
    (repository / os.fsdecode(b"a\xff.md")).write_text(WORDY)
    for format_ in ("json", "text"):
        code, out, err = command("check", ".", *WORDS, "--format", format_, cwd=repository)
        assert (code, err) == (1, b"")
        assert "a\ufffd.md".encode() in out or b"a\\udcff.md" in out


def test_a_file_that_may_not_be_opened_is_told(lint, write, monkeypatch):
    write("a.md", PLAIN)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("release_lint.runner.Runner.data", refuse)
    outcome = lint("check", "a.md", *WORDS, "--format", "json")
    assert outcome.code == 2
    assert outcome.report["documents"][0]["error"] == "the file cannot be opened: Permission denied"


def test_standard_input(write, repository):
    write("release-lint.yaml", 'paths: {"old/**": {rules: {words-to-avoid: off}}}\n')
    words = ("check", "-", *WORDS, "--format", "json")
    code, out, _ = command(*words, cwd=repository, stdin=WORDY.encode())
    assert code == 1
    assert json.loads(out)["documents"][0]["path"] == "<stdin>"
    assert json.loads(out)["documents"][0]["format"] == "text"
    named = (*words, "--stdin-filename", "new/a.html")
    code, out, _ = command(*named, cwd=repository, stdin=WORDY.encode())
    assert json.loads(out)["documents"][0]["path"] == "new/a.html"
    assert json.loads(out)["documents"][0]["format"] == "html"


def test_the_name_of_standard_input_chooses_its_settings(write, repository):
    write("release-lint.yaml", 'paths: {"old/**": {rules: {words-to-avoid: info}}}\n')
    words = ("check", "-", *WORDS, "--stdin-filename")
    assert command(*words, "old/a.md", cwd=repository, stdin=WORDY.encode())[0] == 0
    assert command(*words, "new/a.md", cwd=repository, stdin=WORDY.encode())[0] == 1


def test_a_file_that_the_config_leaves_out_is_told(lint, write):
    write("release-lint.yaml", "exclude: [drafts]\n")
    write("drafts/a.md", WORDY)
    outcome = lint("check", "drafts/a.md", *WORDS)
    assert outcome.code == 0
    assert "drafts/a.md is not checked: release-lint.yaml leaves it out" in outcome.err
    assert "Nothing was checked" in outcome.out


def test_a_folder_that_the_config_leaves_out_is_no_pass(lint, write):
    write("release-lint.yaml", "include: [releases]\n")
    write("drafts/a.md", WORDY)
    assert lint("check", "drafts", *WORDS).code == 2


def test_reports_to_files(lint, write, repository):
    write("a.md", WORDY)
    outcome = lint(
        "check", "a.md", *WORDS, "--output", "json=report.json", "--output", "text=report.txt"
    )
    assert outcome.code == 1
    assert json.loads((repository / "report.json").read_text())["summary"]["warnings"] == 1
    assert "utilise" in (repository / "report.txt").read_text()
    assert "utilise" in outcome.out
    assert sorted(p.name for p in repository.glob(".*")) == [".git"]


def test_a_report_that_cannot_be_written_is_told(lint, write, repository):
    write("a.md", WORDY)
    (repository / "folder").mkdir()
    outcome = lint("check", "a.md", "--output", "json=folder")
    assert outcome.code == 2
    assert "--output: `folder` cannot be written: " in outcome.err
    assert sorted(p.name for p in repository.glob(".*")) == [".git"]


def test_a_folder_that_git_ignores_is_no_pass(lint, write):
    write(".gitignore", "build/\n")
    write("build/a.md", PLAIN)
    outcome = lint("check", "build")
    assert outcome.code == 2
    assert "what git ignores is left out" in " ".join(outcome.out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "jsno"], "there is no format `jsno`. Did you mean `json`?"),
        (["--output", "json"], "`json` is not of the form FORMAT=FILE"),
        (["--output", "json=no/such/a.json"], "there is no folder `no/such`"),
        (["--profile", "press-relase"], "Did you mean `press-release`?"),
        (["--select", "words-to-avoyd"], "Did you mean `words-to-avoid`?"),
        (["--ignore", "words-to-avoyd"], "--ignore: there is no rule `words-to-avoyd`"),
        (["--option", "words-to-avoid"], "is not of the form RULE.FIELD=VALUE"),
        (["--option", "words-to-avoyd.safe=yes"], "there is no rule `words-to-avoyd`"),
        (["--option", "words-to-avoid.saef=yes"], "Did you mean `safe`?"),
        (["--option", "words-to-avoid.safe=perhaps"], "`perhaps` is not allowed here"),
        (["--config", "no.yaml"], "there is no file `no.yaml`"),
    ],
)
def test_wrong_options_are_one_clear_line(lint, write, words, said):
    write("a.md", PLAIN)
    outcome = lint("check", "a.md", *words)
    assert outcome.code == 2
    assert outcome.err.startswith("release-lint: ")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""


def test_an_unknown_format_lists_them_once(lint, write):
    write("a.md", PLAIN)
    assert lint("check", "a.md", "--format", "xxx").err.count("sarif") == 1


def test_wrong_usage(lint):
    assert lint("check").code == 2
    assert lint("chekc", "a.md").code == 2
    assert lint("check", "a.md", "--today", "2 June").code == 2
    assert lint("check", "a.md", "--form", "json").code == 2
    assert lint("--version").out.startswith("release-lint 1.")


def test_select_ignore_and_option(lint, write):
    write("a.md", WORDY)
    families = {
        result["family"]
        for result in lint("check", "a.md", "--select", "style", "--format", "json").report[
            "documents"
        ][0]["results"]
    }
    assert families == {"style"}
    option = ("--option", "words-to-avoid.severity=error")
    assert lint("check", "a.md", "--select", "words-to-avoid", *option).code == 1
    both = lint("check", "a.md", *option, "--ignore", "style", "--format", "json")
    assert "words-to-avoid" not in both.out
    assert lint("check", "a.md", *WORDS, "--option", "words-to-avoid.severity=info").code == 0


def test_no_rule_at_all_is_no_pass(lint, write):
    write("a.md", PLAIN)
    outcome = lint("check", "a.md", *WORDS, "--ignore", "words-to-avoid")
    assert outcome.code == 2
    assert "none of the rules chosen applies" in outcome.out


def test_a_check_that_crashes_lets_the_rest_stand(lint, write, monkeypatch):
    from release_lint.checks.prefer import Prefer

    def crash(*_):
        raise RuntimeError("oops")

    monkeypatch.setattr(Prefer, "check", crash)
    write("a.md", "# Hall\n\nWe utilise it. [Click here](https://www.gov.uk).\n")
    outcome = lint("check", "a.md", "--format", "json")
    results = {r["rule"]: r for r in outcome.report["documents"][0]["results"]}
    assert outcome.code == 2
    assert results["words-to-avoid"]["status"] == "errored"
    assert "RuntimeError: oops" in results["words-to-avoid"]["reason"]
    assert results["link-text"]["status"] == "failed"
    assert "words-to-avoid crashed" in lint("check", "a.md").out


def test_a_bug_is_owned_and_hides_no_other_file(lint, write, monkeypatch):
    check = engine.check

    def crash(source, *rest, **more):
        if source.name == "a.md":
            raise RuntimeError("oops")
        return check(source, *rest, **more)

    monkeypatch.setattr(engine, "check", crash)
    write("a.md", PLAIN)
    write("b.md", WORDY)
    short = lint("check", "a.md", "b.md")
    assert short.code == 3
    assert "utilise" in short.out
    assert "this is a bug in release-lint" in short.err
    assert "Traceback" not in short.err
    assert "Traceback" in lint("check", "a.md", "--verbose").err


def test_paths_are_told_from_the_root_of_the_repository(lint, write, repository, monkeypatch):
    write("team/drafts/a.md", PLAIN)
    monkeypatch.chdir(repository / "team")
    assert paths(lint("check", "drafts", *WORDS, "--format", "json")) == ["team/drafts/a.md"]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_narrow_console_gets_plainer_signs(write, repository, encoding):
    write("a.md", "The Senedd will utilise the “tŷ” in Llŷn → 日本 soon.\n")
    code, out, err = command(
        "check", "a.md", *WORDS, cwd=repository, PYTHONIOENCODING=encoding, PYTHONUTF8="0"
    )
    assert (code, err) == (1, b"")
    assert "in Llyn ? ?? soon." in out.decode(encoding)


def test_json_is_valid_on_a_narrow_console(write, repository):
    write("a.md", "Staff will utilise the “tŷ” → 日本.\n")
    _, out, _ = command(
        "check", "a.md", "--format", "json", cwd=repository, PYTHONIOENCODING="cp1252"
    )
    findings = json.loads(out)["documents"][0]["results"]
    assert any("“utilise”" in f["message"] for result in findings for f in result["findings"])


def test_a_reader_who_has_seen_enough_sees_no_traceback(write, repository):
    for number in range(30):
        write(f"releases/{number}.md", WORDY * 50)
    words = [sys.executable, "-m", "release_lint", "check", "releases", "--format", "json"]
    with subprocess.Popen(
        words, cwd=repository, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_verbose_names_the_speaker_of_each_quotation(lint, write):
    write("a.md", "# A\n\nAnn Lee, the mayor, said: “Come in, please.”\n")
    write("b.md", "# B\n\nThe hall is old.\n\n“We have mended it, and we like it.”\n")
    out = lint("check", "a.md", "b.md", "--verbose").out
    assert "3:27 Ann Lee, the mayor (said): “Come in, please.”" in out
    assert "5:1 no speaker found: “We have mended it, and we like it.”" in out
    assert "Quotations and their speakers" not in lint("check", "a.md").out
