"""``release-lint check``: check releases and report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.commands import options
from release_lint.records import replace

if TYPE_CHECKING:
    from release_lint.files import Input
    from release_lint.finding import Report, Severity, Summary
    from release_lint.project import Projects
    from release_lint.reporters.base import Reporter, Style

FAIL_ON = ("error", "warning", "info", "never")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``check``."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for stdin")
    parser.add_argument(
        "--format", default="text", help="text (default), json, or one that a plugin brings"
    )
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write a report to a file too (repeatable)",
    )
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
    from release_lint.reporters.terminal import style_for

    loaded = plugins.load()
    write = _reporter(args.format, loaded.reporters, "--format")
    outputs = [_output(text, loaded.reporters) for text in args.output]
    projects = options.projects(args, loaded)
    named = (args.stdin_filename if path == "-" else path for path in args.paths)
    _require_config(named, projects)
    fail_on = None if args.fail_on == "never" else Severity(args.fail_on)
    style = style_for(sys.stdout, verbose=args.verbose, fail_on=fail_on)
    bugs: list[Exception] = []
    reports: Iterable[Report] = _reports(args, projects, loaded.readers, bugs)
    if outputs:
        reports = list(reports)
    for reporter, path in outputs:
        _write_file(path, reporter, reports, style)
    summary = write(reports, sys.stdout, style)
    sys.stdout.flush()
    if bugs:
        raise bugs[0]  # told and counted as what it is, after everything else was reported
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


def _reporter(name: str, reporters: Mapping[str, Reporter], option: str) -> Reporter:
    from release_lint.convert import suggest
    from release_lint.yamlfile import FileError

    if name not in reporters:
        raise FileError(option, 0, f"there is no format `{name}`.{suggest(name, reporters)}")
    return reporters[name]


def _output(text: str, reporters: Mapping[str, Reporter]) -> tuple[Reporter, Path]:
    from release_lint.yamlfile import FileError

    name, sign, file = text.partition("=")
    if not sign or not file:
        raise FileError("--output", 0, f"`{text}` is not of the form FORMAT=FILE")
    path = Path(file)
    if not path.absolute().parent.is_dir():
        raise FileError("--output", 0, f"there is no folder `{path.parent.as_posix()}`")
    return _reporter(name, reporters, "--output"), path


def _write_file(path: Path, write: Reporter, reports: Iterable[Report], style: Style) -> None:
    """A whole report or none: it is written under another name first."""
    from release_lint.reporters.terminal import ERRORS, FILE_WIDTH
    from release_lint.yamlfile import FileError

    plain = replace(style, colour=False, width=FILE_WIDTH)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n", errors=ERRORS) as out:
            write(reports, out, plain)
        unfinished.replace(path)
    except OSError as problem:
        said = f"`{path.as_posix()}` cannot be written: {problem.strerror}"
        raise FileError("--output", 0, said) from None
    finally:
        unfinished.unlink(missing_ok=True)


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


def _reports(
    args: argparse.Namespace,
    projects: Projects,
    suffixes: Collection[str],
    bugs: list[Exception],
) -> Iterator[Report]:
    """A report on each file; what crashes on one is added to ``bugs``, and the others go on."""
    from release_lint.finding import Report

    for item in _inputs(args, projects, suffixes):
        if item.left_out:
            print(f"release-lint: {item.name} is not checked: {item.left_out}", file=sys.stderr)
            continue
        try:
            yield _report(item, projects, with_facts=_wants_facts(args))
        except Exception as bug:  # noqa: BLE001  (one file must not hide the others)
            bugs.append(bug)
            yield Report(item.name, error=f"release-lint crashed: {type(bug).__name__}: {bug}")


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


def _wants_facts(args: argparse.Namespace) -> bool:
    """Whether any report shows facts: the text for people only with ``--verbose``."""
    formats = [args.format, *(output.partition("=")[0] for output in args.output)]
    return args.verbose or any(name != "text" for name in formats)


def _report(item: Input, projects: Projects, *, with_facts: bool) -> Report:
    """The report on one file; whatever is wrong with it, the others go on."""
    from release_lint import engine
    from release_lint.document import Source
    from release_lint.finding import Report
    from release_lint.yamlfile import FileError

    if item.error:
        return Report(item.name, error=item.error)
    try:
        data = sys.stdin.buffer.read() if item.stdin else item.path.read_bytes()
        project = projects.of(item.path.parent)
        rulebook = project.rulebook(item.path)
        report = engine.check(
            Source(item.name, data), rulebook, project.settings(item.path), with_facts=with_facts
        )
    except OSError as problem:
        return Report(item.name, error=f"the file cannot be opened: {problem.strerror}")
    except FileError as problem:
        return Report(item.name, error=str(problem))
    if report.error is None and not report.results:
        return replace(report, error="none of the rules chosen applies to it")
    return report
