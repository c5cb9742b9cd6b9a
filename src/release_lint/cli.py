"""The command line: finds the command, and is the one place where its errors become messages."""

from __future__ import annotations

import argparse
import atexit
import errno
import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import cast

import release_lint
from release_lint.reporters.terminal import columns_of, complain, tolerate

COMMANDS = {
    "check": "check releases and report what to mend",
    "rules": "list the rules that apply",
    "explain": "say what a rule is for, with examples and options",
    "test": "run the examples inside rule files",
    "readability": "measure how easy a release is to read",
    "review": "write a copy of an office file with changes to accept or reject, and comments",
    "clean": "write a copy of an office file without comments, history, hidden text and names",
    "baseline": "accept what is found now, so that only what comes later fails",
    "cache": "say what is remembered between runs, or forget it",
    "init": "write a commented release-lint.yaml",
}
EXIT_FINDINGS = 1
EXIT_TROUBLE = 2
EXIT_BUG = 3
EXIT_INTERRUPTED = 130  # as shells have it
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # no room on the disk, or for this user
_GARBAGE = 100_000  # new objects before Python looks for cycles: what a start makes stays


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status: 0 fine, 1 findings, 2 trouble, 3 a bug, 130 stopped.

    That is, stopped by the user with Ctrl-C.
    """
    try:
        return _main(argv)
    except KeyboardInterrupt:
        _complain("interrupted")
        return EXIT_INTERRUPTED


def _main(argv: Sequence[str] | None) -> int:
    gc.set_threshold(_GARBAGE)
    atexit.register(gc.freeze)  # or Python looks for cycles in everything once more as it ends
    for stream in (sys.stdout, sys.stderr):
        tolerate(stream)
    words = sys.argv[1:] if argv is None else list(argv)
    parser = _parser(words)
    if not words:
        parser.print_help(sys.stderr)
        return EXIT_TROUBLE
    args = parser.parse_args(words)
    command = importlib.import_module(f"release_lint.commands.{args.command}")
    run = cast("Callable[[argparse.Namespace], int]", command.run)
    return _guarded(run, args)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; a command that is named is the only one in it, and has its options added."""
    parser = argparse.ArgumentParser(
        prog="release-lint",
        formatter_class=_help,
        allow_abbrev=False,  # an option to come must not change what a shortened one means
        description="Check public-sector releases before they go out.",
        epilog="`release-lint COMMAND --help` lists a command's options.",
    )
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {release_lint.__version__}"
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog=parser.prog
    )
    named = words[:1] if words and words[0] in COMMANDS else ()
    for name in named or COMMANDS:
        command = commands.add_parser(
            name,
            help=COMMANDS[name],
            description=f"{COMMANDS[name]}.".capitalize(),
            formatter_class=_help,
            allow_abbrev=False,
        )
        command.add_argument(
            "--verbose", action="store_true", help="say more, and show a traceback of a bug"
        )
        if name in words:
            importlib.import_module(f"release_lint.commands.{name}").configure(command)
    return parser


def _help(prog: str) -> argparse.HelpFormatter:
    """Help in our own width: argparse would import a great deal to ask for the terminal's."""
    return argparse.HelpFormatter(prog, width=columns_of(sys.stdout))


def _guarded(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    from release_lint.plugins import PluginError
    from release_lint.yamlfile import FileError

    try:
        status = run(args)
        sys.stdout.flush()
        return status  # noqa: TRY300  (writing the last of it may fail too)
    except (FileError, PluginError) as problem:
        return _complain(str(problem))
    except BrokenPipeError:  # the reader of our output (`head`, say) has seen enough
        _drop_output()
        return EXIT_TROUBLE
    except OSError as problem:
        said = _surroundings(problem)
        return _complain(said) if said else _own_up(problem, verbose=args.verbose)
    except Exception as bug:  # noqa: BLE001  (the boundary: whatever is left is our mistake)
        return _own_up(bug, verbose=args.verbose)


def _surroundings(problem: OSError) -> str:
    """What to say where the machine stopped us, whichever step it was; empty where we erred."""
    if isinstance(problem, PermissionError) and problem.filename:
        return f"{problem.filename}: {problem.strerror}"
    if problem.errno in _FULL:
        _drop_output()  # or Python tries once more as it ends
        return f"the output cannot be written: {problem.strerror}"
    return ""


def _drop_output() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str) -> int:
    complain(message)
    return EXIT_TROUBLE


def _own_up(bug: Exception, *, verbose: bool) -> int:
    import traceback

    if verbose:
        traceback.print_exception(bug)
    frame = traceback.extract_tb(bug.__traceback__)[-1]
    if plugin := _plugin_at_fault(bug):
        return _complain(
            f"plugin `{plugin}` crashed: {type(bug).__name__}: {bug} "
            f"({frame.filename}:{frame.lineno}). Mend or uninstall it."
        )
    hint = "" if verbose else " Run it again with --verbose for the details to report."
    complain(
        f"this is a bug in release-lint {release_lint.__version__}, "
        f"not in your release: {type(bug).__name__}: {bug} ({frame.name}).{hint}"
    )
    return EXIT_BUG


def _plugin_at_fault(bug: Exception) -> str:
    """The plugin whose code, or what it called, failed last; empty where it was our own."""
    import traceback

    from release_lint import plugins

    names = {
        entry.value.partition(":")[0].partition(".")[0].strip(): entry.name
        for entry in plugins.entry_points(sys.path)
    }
    for frame, _ in reversed(list(traceback.walk_tb(bug.__traceback__))):
        top = str(frame.f_globals.get("__name__")).partition(".")[0]
        if top == __package__ or top in names:
            return names.get(top, "")
    return ""
