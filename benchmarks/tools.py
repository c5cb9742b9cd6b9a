"""The commands that are measured, what one run of each costs, and whether it did its work."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

RELEASE_LINT = (sys.executable, "-m", "release_lint", "check")
_LAUNCHER = Path(__file__).with_name("launch.py")
_SAID = re.compile(r"(?:error: )?(\S+?\.md):\d+.*(?:recieve|unique)")
_PEERS: Mapping[str, Sequence[str]] = {
    "typos": ("typos", "--format", "brief"),
    "codespell": ("codespell",),
    "proselint": ("proselint", "check"),
}


class Cost(NamedTuple):
    """One run: seconds of processor time and by the clock, the most memory held, what was said.

    ``output`` is a file, which the next run in the same folder writes over.
    """

    cpu: float
    wall: float
    megabytes: float
    output: Path


class Failed(Exception):  # noqa: N818  (a sentence for the person who measures)
    """A command that did not do what it was measured at."""


def announce(what: str) -> None:
    """Tell a person who waits what is measured now; a pipe is not told."""
    if sys.stderr.isatty():
        print(f"… {what}", file=sys.stderr, flush=True)


def peers() -> dict[str, Sequence[str]]:
    """The other tools that are installed, by name."""
    return {name: command for name, command in _PEERS.items() if shutil.which(command[0])}


def missing_peers() -> list[str]:
    """The other tools that are not."""
    return [name for name in _PEERS if name not in peers()]


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """What a command costs; in ``folder`` it may remember things.

    Raises :class:`Failed` where it crashes. Processor time and memory are of the command with its
    own children, where the system tells (0 on Windows).
    """
    cache, output, written = str(folder / "cache"), folder / "output", folder / "cost.json"
    environment = {**os.environ, "XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with output.open("wb") as out:
        subprocess.run(
            [sys.executable, "-IS", _LAUNCHER, written, *command],
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=environment,
            check=True,
        )
    cost = json.loads(written.read_text(encoding="utf-8"))
    if cost["status"] not in (0, 1, 2, 65):  # the peers say so that they found something
        raise Failed(f"{command[0]} ended with {cost['status']}")
    return Cost(cost.get("cpu", 0.0), cost["wall"], cost.get("kilobytes", 0.0) / 1024, output)


def documents(output: Path) -> Iterator[Mapping[str, Any]]:
    """The documents of our report, line by line: all at once are more than a machine may hold."""
    with output.open(encoding="utf-8") as lines:
        yield from (line for line in map(json.loads, lines) if "path" in line)


def files_with_findings(output: Path) -> int:
    """The files of which a tool said something about the planted slip."""
    if _is_ours(output):
        return sum(map(_has_slip, documents(output)))
    with output.open(encoding="utf-8", errors="replace") as lines:
        return len({found[1] for line in lines if (found := _SAID.match(line))})


def _is_ours(output: Path) -> bool:
    with output.open("rb") as file:
        return file.read(1) == b"{"


def _has_slip(document: Mapping[str, Any]) -> bool:
    results = document["results"]
    return any(result["rule"] == "misspelling" and result["findings"] for result in results)
