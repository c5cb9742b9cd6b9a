"""``release-lint check``: check releases and report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.commands import options

if TYPE_CHECKING:
    from release_lint.files import Input
    from release_lint.finding import Report, Severity, Summary
    from release_lint.project import Projects

FAIL_ON = ("error", "warning", "info", "never")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``check``."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for stdin")
    parser.add_argument("--format", default="text", help="text (default), json, or a plugin's")
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="error",
        help="the least severity that gives exit status 1 (default error)",
    )
    parser.add_argument(
        "--stdin-filename", default="", metavar="NAME", help="the name of what comes on stdin"
    )
    options.add_run(parser)


def run(args: argparse.Namespace) -> int:
    """Check every path; the exit status."""
    from release_lint import plugins
    from release_lint.finding import Severity
    from release_lint.reporters.base import Style

    loaded = plugins.load()
    projects = options.projects(args, loaded)
    write = loaded.reporters[args.format]
    fail_on = None if args.fail_on == "never" else Severity(args.fail_on)
    style = Style(verbose=args.verbose, fail_on=fail_on)
    summary = write(_reports(args, projects, loaded.readers), sys.stdout, style)
    sys.stdout.flush()
    return exit_status(summary, fail_on)


def exit_status(summary: Summary, fail_on: Severity | None) -> int:
    """0, 1 or 2; trouble outweighs findings."""
    from release_lint.finding import Severity

    if summary.unreadable or summary.rules_errored:
        return 2
    found = {
        Severity.ERROR: summary.errors,
        Severity.WARNING: summary.warnings,
        Severity.INFO: summary.infos,
    }
    return int(
        fail_on is not None
        and any(count for severity, count in found.items() if severity.weight >= fail_on.weight)
    )


def _reports(
    args: argparse.Namespace, projects: Projects, suffixes: Collection[str]
) -> Iterator[Report]:
    for item in _inputs(args, projects, suffixes):
        if item.left_out:
            print(f"release-lint: {item.name} is not checked: {item.left_out}", file=sys.stderr)
        else:
            yield _report(item, projects)


def _inputs(
    args: argparse.Namespace, projects: Projects, suffixes: Collection[str]
) -> Iterator[Input]:
    from release_lint.files import Discovery

    discovery = Discovery(lambda folder: projects.of(folder).config, suffixes)
    for path in args.paths:
        if path != "-":
            yield from discovery.find(path)
        elif args.stdin_filename:
            yield discovery.named(Path(args.stdin_filename).absolute(), stdin=True)
        else:
            yield discovery.unnamed()


def _report(item: Input, projects: Projects) -> Report:
    from release_lint import engine
    from release_lint.document import Source
    from release_lint.finding import Report

    if item.error:
        return Report(item.name, error=item.error)
    try:
        data = sys.stdin.buffer.read() if item.stdin else item.path.read_bytes()
    except OSError as problem:
        return Report(item.name, error=f"the file cannot be read: {problem.strerror}")
    project = projects.of(item.path.parent)
    return engine.check(
        Source(item.name, data), project.rulebook(item.path), project.settings(item.path)
    )
