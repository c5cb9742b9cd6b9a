"""Options that several commands share, and what is made of them."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from release_lint.commands.fixing import Fixing
    from release_lint.finding import Severity
    from release_lint.gate import Gate
    from release_lint.parsed import Parsed
    from release_lint.project import Project
    from release_lint.runner import Runner
    from release_lint.workspace import Workspace


def add_config(parser: argparse.ArgumentParser) -> None:
    """``--config``, ``--profile`` and ``--no-cache``."""
    parser.add_argument("--config", metavar="FILE", help="instead of the nearest release-lint.yaml")
    parser.add_argument("--profile", default="", metavar="NAME", help="the kind of publication")
    add_cache(parser)


def add_run(parser: argparse.ArgumentParser) -> None:
    """Everything that may change a result, and ``--jobs``."""
    add_judging(parser)
    add_jobs(parser)


def add_judging(parser: argparse.ArgumentParser) -> None:
    """Everything that may change a result."""
    add_config(parser)
    parser.add_argument(
        "--stage", choices=("draft", "final"), help="final: rules for finished copy count too"
    )
    parser.add_argument(
        "--today", type=day, metavar="DATE", help="judge dates as on this day (2025-06-30)"
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="RULE", help="only this rule or family"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="RULE", help="not this rule or family"
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="RULE.FIELD=VALUE",
        help="change an option of a rule; VALUE as in release-lint.yaml",
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """``--jobs``."""
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=_cores(),
        metavar="N",
        help="processes that check many files (default: as many as this machine has cores)",
    )


def path(text: str) -> str:
    """A path as argparse takes it: an empty one is a variable that a script never set.

    It would stand for the working folder, and ``--fix`` would change all that is there.
    """
    if not text:
        said = "an empty path names no file: for the folder that you are in, say ."
        raise argparse.ArgumentTypeError(said)
    return text


def _jobs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"`{text}` is not a whole number from 1")
    return int(text)


def _cores() -> int:
    """How many processes may run at once: as many as this one may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def add_baseline(parser: argparse.ArgumentParser) -> None:
    """``--baseline``."""
    parser.add_argument(
        "--baseline",
        default="",
        metavar="FILE",
        help="the accepted findings, in place of the file that release-lint.yaml names",
    )


def baseline(args: argparse.Namespace) -> Path | None:
    """The file of accepted findings that the user names."""
    return Path(args.baseline).absolute() if args.baseline else None


def add_fixing(parser: argparse.ArgumentParser) -> None:
    """``--fix``, ``--unsafe-fixes``, ``--in-place`` and ``--diff``."""
    parser.add_argument("--fix", action="store_true", help="apply what is safe to apply unseen")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="apply suggestions too: read what they did"
    )
    parser.add_argument(
        "--in-place", action="store_true", help="with --fix: change Word files themselves too"
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what fixes would change, and write nothing"
    )


def wants_fixes(args: argparse.Namespace) -> bool:
    """Whether anything is to be fixed, or shown fixed."""
    return bool(args.fix or args.unsafe_fixes or args.diff)


def fixing(
    args: argparse.Namespace, runner: Runner, gate: Gate, fail_on: Severity | None
) -> Fixing | None:
    """What fixes the files of a run: what only informs just where that would fail."""
    if not wants_fixes(args):
        if args.in_place:
            from release_lint.yamlfile import FileError

            raise FileError("--in-place", 0, "it goes with --fix or --unsafe-fixes")
        return None
    from release_lint.commands.fixing import Fixing
    from release_lint.finding import Severity
    from release_lint.fixer import Fixer

    least = Severity.INFO if fail_on is Severity.INFO else Severity.WARNING
    return Fixing(
        Fixer(
            runner,
            gate,
            unsafe=args.unsafe_fixes,
            least=least,
            in_place=args.in_place and not args.diff,
        ),
        diff=args.diff,
        aside=args.diff or "-" in args.paths,
    )


def add_cache(parser: argparse.ArgumentParser) -> None:
    """``--no-cache``."""
    parser.add_argument(
        "--no-cache", action="store_true", help="check every file anew, and remember nothing"
    )


def parsed(args: argparse.Namespace) -> Parsed:
    """The rule files as parsed before, unless that is declined."""
    from release_lint.parsed import Parsed, user_folder

    return Parsed(None if getattr(args, "no_cache", False) else user_folder("rules"))


def day(text: str) -> dt.date:
    """A date as argparse takes it."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a date such as 2025-06-30") from None


def workspace(args: argparse.Namespace) -> Workspace:
    """What the options make of every folder. Raises ``FileError`` and ``PluginError``."""
    from release_lint.choices import Choices
    from release_lint.workspace import Workspace

    choices = Choices(
        getattr(args, "today", None) or dt.datetime.now().astimezone().date(),
        args.config or "",
        getattr(args, "stage", None) or "",
        args.profile,
        tuple(getattr(args, "select", ())),
        tuple(getattr(args, "ignore", ())),
        tuple(getattr(args, "option", ())),
        not args.no_cache,
    )
    return Workspace(choices)


def project(args: argparse.Namespace) -> Project:
    """The project of the working folder. Raises ``FileError`` and ``PluginError``."""
    return workspace(args).projects.of(Path.cwd())
