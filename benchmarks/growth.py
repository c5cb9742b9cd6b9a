"""How the cost grows: with the number of files, the size of one, and the number of rules."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import corpus
import tools

LINEAR = 1.15
"""The highest power of the size that still counts as linear: large texts miss the processor's
caches more often, and a machine is never quite at rest."""
RULES = 3.0
"""The most that 5,000 rules may cost of what 100 cost, a megabyte."""


class Point(NamedTuple):
    """One measurement: ``at`` files, bytes or rules, the cost of the work without the start."""

    at: int
    cpu: float
    megabytes: float


class Series(NamedTuple):
    """Measurements of one kind, in order.

    ``growth`` is the power of the size that the cost grows with; or, where not ``per_unit``, the
    cost at the last point over that at the first. ``limit`` is the most that it may be.
    """

    name: str
    points: Sequence[Point]
    limit: float
    per_unit: bool = True

    @property
    def growth(self) -> float:
        """From the first point that is worth measuring to the last."""
        worth = [point for point in self.points if point.cpu >= _LEAST]
        if len(worth) < 2:
            return 1.0
        first, last = worth[0], worth[-1]
        if not self.per_unit:
            return last.cpu / first.cpu
        return math.log(last.cpu / first.cpu) / math.log(last.at / first.at)

    @property
    def holds(self) -> bool:
        """Whether it grows no more than it may."""
        return self.growth <= self.limit

    @property
    def verdict(self) -> str:
        """How it grows, in words."""
        what = "power of the size" if self.per_unit else "times the cost of the first"
        said = "holds" if self.holds else "DOES NOT HOLD"
        return f"{self.growth:.2f} {what}; at most {self.limit:g}: {said}"


_LEAST = 0.15  # seconds: less is mostly noise


def of_files(folder: Path, counts: Sequence[int], size: int = 3_000) -> Series:
    """More files of one size."""
    points = []
    for count in counts:
        tools.announce(f"{count:,} files")
        corpus.write(folder / f"files-{count}", count, size)
        points.append(_point(folder, folder / f"files-{count}", count))
    return Series("files of 3 kB", points, LINEAR)


def of_sizes(folder: Path, sizes: Sequence[int]) -> Series:
    """One file, larger and larger."""
    points = []
    for size in sizes:
        tools.announce(f"a file of {size:,} bytes")
        total = corpus.write(folder / f"size-{size}", 1, size)
        points.append(_point(folder, folder / f"size-{size}", total))
    return Series("bytes in one file", points, LINEAR)


def of_rules(folder: Path, counts: Sequence[int], size: int) -> Series:
    """More rules, each with two phrases, over one text; no rule of our own runs."""
    points = []
    for count in counts:
        tools.announce(f"{count:,} rules")
        place = folder / f"rules-{count}"
        corpus.write(place / "releases", 1, size)
        corpus.write(place / "short", 1, 200)
        _write_rules(place, count)
        select = ("--select", "house")
        short = _check(place / "short", folder, *select)
        whole = _check(place / "releases", folder, *select)
        points.append(Point(count, max(whole.cpu - short.cpu, 0.001), whole.megabytes))
    return Series("rules", points, RULES, per_unit=False)


def _write_rules(place: Path, count: int) -> None:
    words = sorted({word for word in corpus.release(0, 20_000).split() if word.isalpha()})
    for number in range(count):
        rule = {
            "check": "prefer",
            "summary": "A generated rule.",
            "why": "To measure with.",
            "source": "benchmarks/growth.py",
            "since": "1.0",
            "severity": "info",
            "swap": {
                f"{words[number % len(words)]} {words[number * 7 % len(words)]}x": "another",
                f"word{number}": "one",
            },
        }
        path = place / "rules" / "house" / f"generated-{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(rule), encoding="utf-8")
    (place / "release-lint.yaml").write_text("rule_folders: [rules]\n", encoding="utf-8")


def _point(folder: Path, target: Path, at: int) -> Point:
    start = _check(_one_line(folder), folder)
    whole = _check(target, folder)
    return Point(at, max(whole.cpu - start.cpu, 0.001), whole.megabytes)


def _one_line(folder: Path) -> Path:
    short = folder / "short"
    if not short.exists():
        corpus.write(short, 1, 10)
    return short


def _check(target: Path, folder: Path, *more: str) -> tools.Cost:
    command = (*tools.RELEASE_LINT, "--format", "jsonl", "--fail-on", "never", "--jobs", "1")
    cost = tools.run([*command, "--no-cache", *more, target], folder)
    for document in tools.documents(cost.output):
        if document["error"]:
            raise tools.Failed(f"{document['path']}: {document['error']}")
    return cost
