"""Where the reports of a run go: one to the terminal, others to files, all as they come."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from release_lint.choices import Extras
    from release_lint.commands.github import GitHub
    from release_lint.finding import Report, Severity, Summary
    from release_lint.reporters.base import Reporter, Style
    from release_lint.rule import RuleHelp

_WITHOUT_FACTS = {"text", "markdown", "github", "sarif", "gitlab", "junit", "html"}
_WITHOUT_TEXT = {*_WITHOUT_FACTS, "json", "jsonl"} - {"html"}


def add_outputs(parser: argparse.ArgumentParser) -> None:
    """``--format`` and ``--output``."""
    parser.add_argument(
        "--format",
        default="text",
        help="text (default), json, jsonl, markdown, github, sarif, gitlab, junit, html, "
        "or one that a plugin brings",
    )
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write a report to a file too (repeatable)",
    )


def extras(args: argparse.Namespace) -> Extras:
    """What the reports show: the text report facts only with ``--verbose``; a plugin's all."""
    from release_lint.choices import Extras

    formats = {args.format, *(output.partition("=")[0] for output in args.output)}
    return Extras(
        facts=args.verbose or not formats <= _WITHOUT_FACTS, text=not formats <= _WITHOUT_TEXT
    )


class Outputs:
    """The reporters that the options name. Raises ``FileError`` where one is wrong."""

    def __init__(self, args: argparse.Namespace, reporters: Mapping[str, Reporter]) -> None:
        self._verbose = args.verbose
        self._main = _reporter(args.format, reporters, "--format")
        self._files = [_output(text, reporters) for text in args.output]
        self._github = _github(args.format, reporters)

    def write(
        self,
        reports: Iterable[Report],
        fail_on: Severity | None,
        help_on: Callable[[str], RuleHelp | None],
    ) -> Summary:
        """Write every report; the totals. Raises ``FileError`` where a file cannot be written."""
        from release_lint.records import replace
        from release_lint.reporters.terminal import style_for

        style = style_for(sys.stdout, verbose=self._verbose, fail_on=fail_on)
        style = replace(style, help_on=help_on)
        if not self._files and not self._github:
            return _write(self._main, reports, style)
        from release_lint.commands.file_report import also_to, whole_file

        with ExitStack() as stack:
            if self._github:
                reports = stack.enter_context(self._github.beside(reports, style))
            for write, path in self._files:
                reports = stack.enter_context(also_to(reports, write, whole_file(path), style))
            try:
                return _write(self._main, reports, style)
            except BrokenPipeError as problem:  # who reads our output has seen enough: `head`, say
                broken = problem
                for _ in reports:  # the files are for somebody else
                    pass
        raise broken


def _write(write: Reporter, reports: Iterable[Report], style: Style) -> Summary:
    summary = write(reports, sys.stdout, style)
    sys.stdout.flush()
    return summary


def _github(format_: str, reporters: Mapping[str, Reporter]) -> GitHub | None:
    """What goes to GitHub beside our output, where this runs in one of its jobs."""
    if os.environ.get("GITHUB_ACTIONS") != "true" or format_ not in ("text", "github"):
        return None
    from release_lint.commands.github import GitHub

    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    annotations = reporters["github"] if format_ == "text" else None
    return GitHub(annotations, reporters["markdown"], Path(summary) if summary else None)


def _reporter(name: str, reporters: Mapping[str, Reporter], option: str) -> Reporter:
    from release_lint.convert import suggest
    from release_lint.yamlfile import FileError

    if name not in reporters:
        raise FileError(
            option,
            0,
            f"there is no format `{name}`.{suggest(name, reporters)}",
        )
    return reporters[name]


def _output(text: str, reporters: Mapping[str, Reporter]) -> tuple[Reporter, Path]:
    from release_lint.config import leads_out
    from release_lint.yamlfile import FileError

    name, sign, file = text.partition("=")
    if not sign or not file:
        raise FileError("--output", 0, f"`{text}` is not of the form FORMAT=FILE")
    path = Path(file)
    folder = path.absolute().parent
    if not folder.is_dir():
        raise FileError("--output", 0, f"there is no folder `{path.parent.as_posix()}`")
    if leads_out(folder):
        said = f"a link leads from `{path.parent.as_posix()}` out of the repository"
        raise FileError("--output", 0, said)
    return _reporter(name, reporters, "--output"), path
