#!/usr/bin/env python3
"""Check files in every way there is, and see that each reports the same, to the letter.

    python tools/compare_ways.py FOLDER…

One process without a cache is what the others must equal: two processes that fill a cache, a run
that finds every report there, one that finds the rules there alone, and one without short cuts
(``tools/plainly.py``). Each goes through sets in another order. Files are taken some at a time.
What differs first is shown, and the exit status is 1. ``--without plainly`` leaves a way out.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from release_lint import plugins

_COMMAND = (sys.executable, "-m", "release_lint", "check")
_PLAIN = (sys.executable, str(Path(__file__).with_name("plainly.py")), "check")
_ONE = ("--no-cache", "--jobs", "1")
_TWO = ("--jobs", "2")
_WORDS = ("--format", "json", "--fail-on", "never", "--today", "2026-02-02")
_BASE = "one process"
_ALONE = "rules cached"
WAYS = {
    _BASE: (*_COMMAND, *_ONE),
    "two processes": (*_COMMAND, *_TWO),
    "cached": (*_COMMAND, *_TWO),  # after the one before
    _ALONE: (*_COMMAND, *_TWO),  # after the reports were forgotten
    "plainly": (*_PLAIN, *_ONE),
}
_MOST_FILES, _MOST_BYTES = 400, 8_000_000  # at a time: reports are larger than what they speak of
_SHOWN = 300  # characters of what differs


class Output(NamedTuple):
    """What a command gave: its exit status, and what it wrote."""

    code: int
    out: bytes
    err: bytes


def main() -> int:
    """Compare; 0 where nothing differs, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Formatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders")
    parser.add_argument("--without", action="append", default=[], choices=[*WAYS][1:])
    args = parser.parse_args()
    ways = {name: words for name, words in WAYS.items() if name not in args.without}
    seen, files = Counter[str](), list(_files(args.paths))
    done = 0
    for some in _portions(files):
        done += len(some)
        with tempfile.TemporaryDirectory() as cache:
            outputs = {}
            for seed, (name, words) in enumerate(ways.items()):
                if name == _ALONE:
                    shutil.rmtree(Path(cache, "release-lint", "results"), ignore_errors=True)
                outputs[name] = _run([*words, *_WORDS, *some], cache, seed)
        for name, output in outputs.items():
            if output != outputs[_BASE]:
                print(f"{name} differs from {_BASE}: {difference(outputs[_BASE], output)}")
                return 1
        seen.update(_totals(outputs[_BASE], some))
        print(f"{done:,} of {len(files):,} files: the same in {len(ways)} ways", flush=True)
    print(", ".join(f"{number:,} {what}" for what, number in seen.items()))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{', '.join(ways)}: {used.ru_utime + used.ru_stime:,.0f} s of processor time")
    return 0


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the description."""


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those of folders that can be read by their suffix, in order."""
    suffixes = plugins.load().readers
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            yield from (file for file in inside if file.suffix.lower() in suffixes)
        else:
            yield path


def _portions(files: Sequence[Path]) -> Iterator[list[str]]:
    portion: list[str] = []
    size = 0
    for file in files:
        own = file.stat().st_size
        if portion and (len(portion) == _MOST_FILES or size + own > _MOST_BYTES):
            yield portion
            portion, size = [], 0
        portion.append(str(file))
        size += own
    if portion:
        yield portion


def _run(command: Sequence[str], cache: str, seed: int) -> Output:
    caches = {"XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache}
    environment = {**os.environ, **caches, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    return Output(done.returncode, done.stdout, done.stderr)


def _totals(output: Output, files: Sequence[str]) -> dict[str, int]:
    summary = json.loads(output.out)["summary"]
    return {
        "files": len(files),
        "bytes": sum(Path(file).stat().st_size for file in files),
        "unreadable": summary["unreadable"],
        **{severity: summary[severity] for severity in ("errors", "warnings", "infos")},
        "crashes": summary["rules_errored"],
    }


def difference(one: Output, other: Output) -> str:
    """The first place where two outputs are not the same: a path into the report, and both."""
    if one.code != other.code:
        return f"exit status {one.code} and {other.code}: {_short(other.err.decode())}"
    if one.err != other.err:
        return f"on standard error {_short(one.err.decode())} and {_short(other.err.decode())}"
    place, left, right = _first(json.loads(one.out), json.loads(other.out), "")
    return f"{place or 'the bytes'}\n  {_short(left)}\n  {_short(right)}"


def _first(one: Any, other: Any, place: str) -> tuple[str, Any, Any]:
    """The first difference within two values of JSON; equal ones where there is none."""
    if isinstance(one, dict) and isinstance(other, dict):
        named = place + "".join(f" ({one[key]})" for key in ("path", "rule") if key in one)
        pairs = [(f"{named}.{key}", one.get(key), other.get(key)) for key in {**one, **other}]
    elif isinstance(one, list) and isinstance(other, list):
        both = enumerate(zip_longest(one, other))
        pairs = [(f"{place}[{number}]", *pair) for number, pair in both]
    else:
        return place, one, other
    for where, left, right in pairs:
        if left != right:
            return _first(left, right, where)
    return "", one, other


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


if __name__ == "__main__":
    sys.exit(main())
