"""The commands that are measured, what one run of each costs, and whether it did its work."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

RELEASE_LINT = (sys.executable, "-m", "release_lint", "check")
_PEERS: Mapping[str, Sequence[str]] = {
    "typos": ("typos", "--format", "brief"),
    "codespell": ("codespell",),
    "proselint": ("proselint", "check"),
}


class Cost(NamedTuple):
    """One run: seconds of processor time and by the clock, the most memory held, what was said.

    The system counts what this script held when it started the run: memory is never less.
    """

    cpu: float
    wall: float
    megabytes: float
    output: str


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


def run(command: Sequence[str | Path], cache: Path | None = None) -> Cost:
    """What a command costs; ``cache`` is the folder that it may remember things in.

    Raises :class:`Failed` where it crashes. Processor time and memory are of the command with its
    own children, where the system tells (0 on Windows).
    """
    import time

    environment = {**os.environ, **({"XDG_CACHE_HOME": str(cache)} if cache else {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read().decode(errors="replace")
        status, cpu, megabytes = _wait(process)
    if status not in (0, 1, 2, 65):  # the peers say so that they found something
        raise Failed(f"{command[0]} ended with {status}")
    return Cost(cpu, time.perf_counter() - began, megabytes, output)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float, float]:
    if not hasattr(os, "wait4"):
        return process.wait(), 0.0, 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def files_with_findings(output: str) -> int:
    """The files of which a tool said something about the planted slip."""
    if output.startswith('{"version"'):
        return sum(_has_slip(document) for document in json.loads(output)["documents"])
    said = re.findall(r"^(?:error: )?(\S+?\.md):\d+.*(?:recieve|unique)", output, re.MULTILINE)
    return len(set(said))


def _has_slip(document: Mapping[str, object]) -> bool:
    results = document["results"]
    assert isinstance(results, list)
    return any(result["rule"] == "misspelling" and result["findings"] for result in results)
