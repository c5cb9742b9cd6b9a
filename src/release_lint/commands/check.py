"""``release-lint check``: check releases and report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice, tee
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from release_lint.commands import options, outputs
from release_lint.reporters.terminal import complain

if TYPE_CHECKING:
    from release_lint.files import Input
    from release_lint.finding import Report
    from release_lint.project import Projects
    from release_lint.workspace import Workspace

FAIL_ON = ("error", "warning", "info", "never")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``check``."""
    told = "files, folders, or - for stdin"
    parser.add_argument("paths", nargs="+", type=options.path, metavar="PATH", help=told)
    outputs.add_outputs(parser)
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="error",
        help="the least severity that gives exit status 1 (default error)",
    )
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="the name of what comes on stdin"
    )
    parser.add_argument(
        "--changed-since",
        default="",
        metavar="REF",
        help="count only what changed since a branch, tag or commit: origin/main",
    )
    options.add_baseline(parser)
    options.add_fixing(parser)
    options.add_run(parser)


def run(args: argparse.Namespace) -> int:
    """Check every path; the exit status."""
    from release_lint.ahead import reports as reports_on
    from release_lint.finding import Severity
    from release_lint.gate import Gate
    from release_lint.runner import Runner

    workspace = options.workspace(args)
    reporters = outputs.Outputs(args, workspace.plugins.reporters)
    fail_on = None if args.fail_on == "never" else Severity(args.fail_on)
    named = [args.stdin_filename if path == "-" else path for path in args.paths]
    with ExitStack() as stack:
        runner = stack.enter_context(
            Runner(
                workspace,
                outputs.extras(args),
                lambda: _require_config(named, workspace.projects),
            )
        )
        gate = Gate(workspace, runner, options.baseline(args), args.changed_since)
        items, total = gate.touched(_inputs(args, workspace, sys.stdout)), 0
        if sys.stderr.isatty():  # somebody looks on, and may want to know how long it takes
            found = list(items)
            items, total = iter(found), len(found)
        checked, judged, fixed = tee(items, 3)
        reports: Iterator[Report] = map(gate.judge, judged, reports_on(runner, checked, args.jobs))
        fixing = options.fixing(args, runner, gate, fail_on)
        if fixing:
            reports = map(fixing.fixed, fixed, reports)
        reports = begun(reports)
        if fixing:
            stack.enter_context(fixing)
        elif total > 1:
            from release_lint.commands.progress import with_progress

            shared = sys.stdout.isatty()
            reports = with_progress(reports, total, sys.stderr, shared=shared)
        summary = reporters.write(reports, fail_on, workspace.help_on)
    unchanged = gate.unchanged_files(summary.documents)
    if unchanged:
        complain(unchanged)
    if runner.bugs:
        raise runner.bugs[0]  # told and counted as what it is, after everything else was reported
    status = summary.exit_status(fail_on)
    return fixing.exit_status(status) if fixing else status


def begun(reports: Iterator[Report]) -> Iterator[Report]:
    """The same, the first one made: what is wrong with the run is raised before any output."""
    first = list(islice(reports, 1))
    return chain(first, reports)


def _require_config(paths: Iterable[str], projects: Projects) -> None:
    """Raise what is wrong with the config where no path has one that can be used.

    Where some have, the files under the others are reported as not checked.
    """
    from release_lint.rulebook import DEFAULT_PROFILE
    from release_lint.yamlfile import FileError

    problems: list[FileError] = []
    for path in paths:
        try:
            absolute = Path(path).absolute()
            is_folder = os.path.isdir(absolute)  # noqa: PTH112  (no error where it is too long)
            project = projects.of(absolute if is_folder else absolute.parent)
            profile = project.settings(absolute).profile or DEFAULT_PROFILE
            project.rulebook(absolute).ruleset(profile)
        except FileError as problem:
            problems.append(problem)
        else:
            return
    raise problems[0]


def _inputs(args: argparse.Namespace, workspace: Workspace, out: TextIO) -> Iterator[Input]:
    """What is to be checked; what the config leaves out is said, and not fixed."""
    for item in _found(args, workspace):
        if item.left_out:
            complain(f"{item.name} is not checked: {item.left_out}")
            if item.stdin and options.wants_fixes(args):  # an editor expects its text
                from shutil import copyfileobj

                copyfileobj(sys.stdin.buffer, out.buffer)
        else:
            yield item


def _found(args: argparse.Namespace, workspace: Workspace) -> Iterator[Input]:
    from release_lint.files import Discovery

    discovery = Discovery(workspace.configs.of, workspace.plugins.readers)
    for path in args.paths:
        if path != "-":
            yield from discovery.find(path)
        elif args.stdin_filename:
            yield discovery.named(os.path.abspath(args.stdin_filename), stdin=True)  # noqa: PTH100
        else:
            yield discovery.unnamed()
