"""``release-lint baseline``: accept what is found now, so that only what comes later fails."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.commands import options
from release_lint.config import FILE_NAME as CONFIG_NAME
from release_lint.config import display, find, repository_root
from release_lint.reporters.terminal import complain

if TYPE_CHECKING:
    from release_lint.baseline import Baseline, Entry, Pair
    from release_lint.rulebook import Rulebook
    from release_lint.workspace import Workspace

_RULES_NAMED = 8


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``baseline``."""
    told = "files or folders"
    parser.add_argument("paths", nargs="+", type=options.path, metavar="PATH", help=told)
    options.add_baseline(parser)
    parser.add_argument(
        "--accept-new", action="store_true", help="accept findings that are not in the file yet"
    )
    parser.add_argument(
        "--prune", action="store_true", help="drop what is gone, and hold to what became better"
    )
    options.add_run(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file; 0, or 1 where more could be done than the options ask for."""
    from release_lint.baseline import Baseline, State
    from release_lint.baseline_file import read, write
    from release_lint.yamlfile import FileError

    workspace = options.workspace(args)
    path, is_named = _path(args, workspace)
    shown = display(path)
    is_first = not path.exists()
    rulebook = workspace.projects.of(Path.cwd()).rulebook()
    names = {alias: file.id for file in rulebook.files for alias in file.aliases}
    baseline = Baseline([] if is_first else read(path, shown), names)
    pairs, problems = _compared(args, workspace, baseline, rulebook)
    if problems:
        for problem in problems:
            complain(problem)
        raise FileError(shown, 0, "nothing was written: what is found must be whole")
    kept = [
        entry
        for pair in pairs
        if (entry := _kept(pair, prune=args.prune, accept=args.accept_new or is_first))
    ]
    try:
        count = write(path, kept)
    except OSError as problem:
        raise FileError(shown, 0, f"it cannot be written: {problem.strerror}") from None
    states = Counter(pair.state for pair in pairs)
    print(f"{shown} accepts {_findings(count)}{_by_rule(kept)}.")
    leaks = [entry for entry in kept if _is_mandatory(entry.rule, rulebook)]
    if leaks:
        print(f"Look at these first, since no text may have them{_by_rule(leaks)}.")
    if not is_named:
        print(f"Say `baseline: {path.name}` in {CONFIG_NAME}, so that checks know of it.")
    left = 0
    if not (args.accept_new or is_first):
        left += _tell(states[State.NEW], "new and not added: --accept-new adds", pairs, State.NEW)
        worse = "worse than accepted: --accept-new accepts"
        left += _tell(states[State.WORSE], worse, pairs, State.WORSE)
    if not args.prune:
        left += _tell(states[State.STALE], "gone: --prune drops", pairs, State.STALE)
    return int(left > 0)


def _path(args: argparse.Namespace, workspace: Workspace) -> tuple[Path, bool]:
    """Where the baseline is or goes to, and whether an option or the config says so."""
    from release_lint.baseline_file import FILE_NAME

    named = options.baseline(args) or workspace.configs.of(str(Path.cwd())).baseline
    if named:
        return named, True
    config = find(Path.cwd())
    folder = config.parent if config else repository_root(Path.cwd()) or Path.cwd()
    return folder / FILE_NAME, False


def _compared(
    args: argparse.Namespace, workspace: Workspace, baseline: Baseline, rulebook: Rulebook
) -> tuple[list[Pair], list[str]]:
    """Every finding and accepted finding in pairs; and why some files could not be judged."""
    from release_lint.ahead import reports
    from release_lint.baseline import Pair
    from release_lint.choices import Extras
    from release_lint.files import Discovery
    from release_lint.gate import path_in_repository
    from release_lint.runner import Runner

    discovery = Discovery(workspace.configs.of, workspace.plugins.readers)
    items = [item for path in args.paths for item in discovery.find(path) if not item.left_out]
    pairs: list[Pair] = []
    problems: list[str] = []
    judged: set[tuple[str, str]] = set()
    with Runner(workspace, Extras()) as runner:
        for item, report in zip(items, reports(runner, items, args.jobs), strict=True):
            path = path_in_repository(item)
            if report.error:
                problems.append(f"{item.name}: {report.error}")
            problems += [
                f"{item.name}: {result.rule} crashed: {result.reason}"
                for result in report.results
                if result.errored
            ]
            judged.update((path, result.rule) for result in report.results)
            pairs += baseline.compare(report, path)[1]
    root = repository_root(Path.cwd()) or Path.cwd()
    for entry in _singly(baseline.entries):
        if (entry.path, entry.rule) not in judged:
            is_gone = rulebook.rule_file(entry.rule) is None or not (root / entry.path).exists()
            pairs.append(Pair(None if is_gone else entry, entry))
    return pairs, problems


def _singly(entries: Iterable[Entry]) -> Iterator[Entry]:
    from release_lint.records import replace

    for entry in entries:
        yield from (replace(entry, count=1) for _ in range(entry.count))


def _kept(pair: Pair, *, prune: bool, accept: bool) -> Entry | None:
    """What the file is to hold of a finding."""
    from release_lint.baseline import State

    if pair.state is State.NEW:
        return pair.found if accept else None
    if pair.state is State.STALE:
        return None if prune else pair.accepted
    if pair.state is State.WORSE:
        return pair.found if accept else pair.accepted
    return pair.found if prune else pair.accepted


def _is_mandatory(rule: str, rulebook: Rulebook) -> bool:
    file = rulebook.rule_file(rule)
    return file is not None and str(file.yaml.data.get("mandatory", "")).lower() in ("true", "yes")


def _tell(number: int, what: str, pairs: Iterable[Pair], state: str) -> int:
    if number:
        entries = [p.found or p.accepted for p in pairs if p.state == state]
        them = "it" if number == 1 else "them"
        print(f"{_findings(number)} {what} {them}{_by_rule(filter(None, entries))}.")
    return number


def _by_rule(entries: Iterable[Entry]) -> str:
    counts = Counter[str]()
    for entry in entries:
        counts[entry.rule] += entry.count
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    said = [f"{rule} {number:,}" for rule, number in ordered[:_RULES_NAMED]]
    if len(ordered) > _RULES_NAMED:
        said.append(f"{len(ordered) - _RULES_NAMED} other rules")
    return f" ({', '.join(said)})" if said else ""


def _findings(number: int) -> str:
    return f"{number:,} finding{'' if number == 1 else 's'}"
