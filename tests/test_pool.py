"""Many files by several processes: the same reports in the same order, and nothing left behind."""

import contextlib
import itertools
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from io import StringIO

import pytest

from release_lint import ahead, checker, pool
from release_lint.commands import options
from release_lint.commands.progress import with_progress
from release_lint.finding import Report
from release_lint.runner import Runner

TEXT = "# Hall {0}\n\nPublished: 2 January 2026\n\nStaff of hall {0} will utilise it on Monday.\n\n"
JOBS = ("--jobs", "2", "--no-cache")
ONE = ("--jobs", "1", "--no-cache")
BODY = """
check: kill
summary: A rule for a test.
why: Because.
source: a test
since: "1.0"
severity: error
"""
PLUGIN = """
import os
from pathlib import Path
from release_lint.hookspecs import hookimpl
from release_lint.records import record

@record
class Kill:
    def check(self, context):
        if "ends here" in context.document.text:
            os._exit(7)
        return ()

@hookimpl
def release_lint_checks():
    return {"kill": Kill}

@hookimpl
def release_lint_rule_folders():
    return [Path(__file__).with_name("rules")]
"""


@pytest.fixture
def many(write):
    """Files of several sizes."""
    for number in range(30):
        write(f"news/{number:02}.md", TEXT.format(number) * (1 + number * 7 % 11))


@pytest.fixture
def eager(monkeypatch):
    """Processes are worth starting for any work."""
    monkeypatch.setattr(ahead, "_WORTH", 0)


@pytest.fixture(params=["fork", "spawn"])
def started(request, eager, monkeypatch):  # noqa: ARG001  (eager is needed first)
    """How processes are started; the contexts that were asked for."""
    if request.param not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system knows no {request.param}")
    asked = []
    ways = pool._ways

    def chosen(workspace):
        if request.param == "spawn":
            monkeypatch.setattr(pool.threading, "active_count", lambda: 2)
        context, make = ways(workspace)
        asked.append(context.get_start_method())
        return context, make

    monkeypatch.setattr(pool, "_ways", chosen)
    yield asked
    assert asked == [request.param]
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("form", ["json", "text"])
def test_two_processes_report_what_one_does(lint, started, form):
    words = ("check", "news", "--format", form)
    one = lint(*words, *ONE)
    assert started == []
    assert lint(*words, *JOBS) == one
    assert one.out.count("utilise") > 30


def test_little_work_starts_no_process(lint, write, monkeypatch):
    for number in range(3):
        write(f"news/{number}.md", TEXT.format(number))
    monkeypatch.setattr(pool, "Pool", None)
    assert lint("check", "news", *JOBS).code == 1


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("worth", "starts"), [(10, True), (10**9, False)])
def test_how_much_work_there_is_is_measured(lint, monkeypatch, worth, starts):
    started = []
    start = Runner.pool
    monkeypatch.setattr(Runner, "pool", lambda *args: started.append(args) or start(*args))
    monkeypatch.setattr(ahead.time, "process_time", itertools.count().__next__)  # a second each
    monkeypatch.setattr(ahead, "_WORTH", worth)
    assert lint("check", "news", *JOBS).code == 1
    assert bool(started) == starts


@pytest.mark.usefixtures("many", "eager")
def test_a_window_of_any_size_keeps_the_order(lint, monkeypatch):
    one = lint("check", "news", "--format", "json", *ONE)
    for size in (1, 3):
        monkeypatch.setattr(ahead, "_WINDOW", size)
        assert lint("check", "news", "--format", "json", *JOBS) == one


@pytest.mark.usefixtures("eager")
def test_reports_come_while_files_are_checked(lint, write, monkeypatch):
    for number in range(60):
        write(f"news/{number:02}.md", TEXT.format(number) * (9 if number == 50 else 2))
    waiting, most, given = set(), [], []
    accept, reports, give = Runner.accept, ahead.reports, pool._Member.give

    def accepted(runner, item, answer):
        waiting.add(item.name)
        return accept(runner, item, answer)

    def told(*args):
        for report in reports(*args):
            most.append(len(waiting))
            waiting.discard(report.name)
            yield report

    def noted(member, task):
        given.append(task.item.name)
        return give(member, task)

    monkeypatch.setattr(Runner, "accept", accepted)
    monkeypatch.setattr(ahead, "reports", told)
    monkeypatch.setattr(pool._Member, "give", noted)
    assert lint("check", "news", *JOBS).code == 1
    assert len(most) == 60
    assert max(most) < 30  # of 60: a busy machine may hold one process up for a while
    assert given.index("news/50.md") < given.index("news/44.md")  # it takes longer


@pytest.mark.usefixtures("many", "eager")
def test_unreadable_files_are_told_in_their_places(lint, write):
    write("news/05a.md", b"\xff\xfe\x00\x00\xff")
    write("news/07a.md", b"")
    words = ("check", "news", "missing.md", "--format", "json")
    one = lint(*words, *ONE)
    assert one.code == 2
    assert lint(*words, *JOBS) == one


@pytest.mark.usefixtures("many", "eager")
def test_a_bug_in_a_process_is_owned(lint, monkeypatch):
    check = checker._checked

    def crash(item, *rest):
        if item.name == "news/13.md":
            raise RuntimeError("oops")
        return check(item, *rest)

    monkeypatch.setattr(checker, "_checked", crash)
    outcome = lint("check", "news", *JOBS)
    assert outcome.code == 3
    assert (
        "news/13.md\n  cannot be checked: release-lint crashed: RuntimeError: oops" in outcome.out
    )
    assert "WorkerBug: RuntimeError: oops" in outcome.err
    assert "in crash" in lint("check", "news", *JOBS, "--verbose").err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("end", "said"),
    [
        (lambda: os._exit(7), "ended with status 7"),
        (lambda: os._exit(0), "ended with status 0"),
        (
            lambda: os.kill(os.getpid(), signal.SIGKILL),
            "was ended by SIGKILL (perhaps there was no memory left)",
        ),
    ],
)
@pytest.mark.usefixtures("many", "eager")
def test_a_process_that_dies_costs_its_file_alone(lint, monkeypatch, end, said):
    here = os.getpid()
    check = checker._checked

    def die(item, *rest):
        if item.name in ("news/03.md", "news/13.md") and os.getpid() != here:
            end()
        return check(item, *rest)

    one = lint("check", "news", "--format", "json", *ONE).report
    monkeypatch.setattr(checker, "_checked", die)
    outcome = lint("check", "news", "--format", "json", *JOBS)
    assert outcome.code == 2
    for before, after in zip(one["documents"], outcome.report["documents"], strict=True):
        if before["path"] in ("news/03.md", "news/13.md"):
            expected = f"the process that checked it {said}; the other files were checked"
            assert after["error"] == expected
        else:
            assert before == after
    assert multiprocessing.active_children() == []


def command(folder, cwd, *words, **more):
    """The real command with a further folder of installed packages."""
    return subprocess.Popen(
        [sys.executable, "-m", "release_lint", "check", "news", *words],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUNBUFFERED": "1"},
        **more,
    )


def test_a_check_of_a_plugin_that_ends_its_process(write, repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    (folder / "killer.py").write_text(PLUGIN)
    (folder / "rules/house").mkdir(parents=True)
    (folder / "rules/house/killing.yaml").write_text(BODY)
    (folder / "killer-1.0.dist-info").mkdir()
    (folder / "killer-1.0.dist-info/METADATA").write_text("Name: killer\nVersion: 1.0\n")
    points = folder / "killer-1.0.dist-info/entry_points.txt"
    points.write_text("[release_lint]\nkiller = killer\n")
    for number in range(20):
        write(f"news/{number:02}.md", TEXT.format(number) * 200)
    write("news/15.md", "This is where it ends here.\n\n" + TEXT.format(15) * 200)
    words = ("--select", "house", "--format", "json", *JOBS)
    with command(folder, repository, *words) as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (2, b"")
    errors = {d["path"]: d["error"] for d in json.loads(out)["documents"] if d["error"]}
    assert list(errors) == ["news/15.md"]
    assert "ended with status 7" in errors["news/15.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_all_with_one_line(write, repository, jobs):
    for number in range(200):
        write(f"news/{number:03}.md", TEXT.format(number) * 40)
    words = ("--format", "jsonl", "--no-cache", "--jobs", jobs)

    def heed():
        """A shell's background jobs are deaf to Ctrl-C, and so are their children."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with command("", repository, *words, start_new_session=True, preexec_fn=heed) as process:
        assert process.stdout.readline().startswith(b"{")
        os.killpg(process.pid, signal.SIGINT)
        err = process.communicate()[1]  # which waits until no process holds the pipes any more
    assert (process.returncode, err) == (130, b"release-lint: interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_no_process_outlives_one_that_is_killed(write, repository):
    for number in range(200):
        write(f"news/{number:03}.md", TEXT.format(number) * 40)
    words = ("--format", "jsonl", "--no-cache", "--jobs", "2")
    with command("", repository, *words) as process:
        assert process.stdout.readline().startswith(b"{")
        process.kill()
        process.communicate()  # which waits until no process holds the pipes any more
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5"])
def test_wrong_numbers_of_processes_are_told(lint, jobs):
    outcome = lint("check", "news", f"--jobs={jobs}")
    assert outcome.code == 2
    assert "is not a whole number from 1" in outcome.err


def test_as_many_processes_as_this_one_may_use(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {1, 5, 6}, raising=False)
    assert options._cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert options._cores() == 1


class Terminal(StringIO):
    """Shows what a terminal would."""

    def isatty(self):
        return True

    def shown(self):
        """The last line as it looks after all returns to its start."""
        line = ""
        for part in self.getvalue().split("\r"):
            line = part + line[len(part) :]
        return line.rstrip()


def seconds(*times):
    return iter(times).__next__


def test_a_long_run_shows_how_far_it_is_and_leaves_nothing():
    terminal = Terminal()
    reports = (Report(f"{number}.md") for number in range(4))
    clock = seconds(0, 0.5, 1.5, 1.55, 1.7)
    shown = with_progress(reports, 4, terminal, shared=False, clock=clock)
    assert [(report.name, terminal.shown()) for report in shown] == [
        ("0.md", ""),
        ("1.md", ""),  # after half a second
        ("2.md", "[##########----------] 2 of 4 files"),
        ("3.md", "[##########----------] 2 of 4 files"),  # drawn a moment ago
    ]
    assert terminal.shown() == ""


def test_the_line_makes_way_for_reports_on_the_same_terminal():
    terminal = Terminal()
    reports = (Report(f"{number}.md") for number in range(3))
    for _ in with_progress(reports, 3, terminal, shared=True, clock=seconds(0, 2, 2.01, 2.02)):
        assert terminal.shown() == ""
    assert terminal.getvalue().count("of 3 files") == 3


def test_the_line_goes_where_the_run_is_stopped():
    terminal = Terminal()

    def stopped():
        yield Report("a.md")
        raise KeyboardInterrupt

    with contextlib.suppress(KeyboardInterrupt):
        list(with_progress(stopped(), 2, terminal, shared=False, clock=seconds(0, 9)))
    assert "1 of 2 files" in terminal.getvalue()
    assert terminal.shown() == ""


@pytest.mark.usefixtures("many")
def test_progress_is_for_terminals_alone(lint, monkeypatch):
    monkeypatch.setattr("release_lint.commands.progress._AFTER", -1)
    monkeypatch.setattr("release_lint.commands.progress._EVERY", -1)
    assert lint("check", "news").err == ""
    monkeypatch.setattr(sys, "stderr", Terminal())
    lint("check", "news")
    assert "30 of 30 files" in sys.stderr.getvalue()
    assert sys.stderr.shown() == ""
