#!/usr/bin/env python3
"""Measure release-lint beside other tools, and how its cost grows.

    python benchmarks/run.py             some minutes; a machine that does nothing else
    python benchmarks/run.py --quick     seconds, to see that it works: its figures mean nothing

The corpus is made from our own releases, the same each time. Every tool that is measured must
report the slip that is planted in every file. Results are added to ``history.json`` in the folder
that ``--output`` names, beside ``plot.txt`` and, where matplotlib is installed, ``plot.png``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import corpus
import growth
import office
import show
import tools
from release_lint import __version__
from release_lint.whole import whole

FULL = {
    "files": 1000,
    "counts": (10, 100, 1000, 10_000),
    "sizes": (1_000, 10_000, 100_000, 1_000_000, 9_500_000),
    "rules": (10, 100, 1000, 5000),
    "rules_size": 1_000_000,
    "words": 80_000,
    "rounds": 5,
}
PARTS = ("tools", "office", "files", "sizes", "rules")
QUICK = {
    "files": 3,
    "counts": (1, 4),
    "sizes": (1_000, 8_000),
    "rules": (2, 8),
    "rules_size": 4_000,
    "words": 300,
    "rounds": 1,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; 1 where a tool missed a slip or a series grows too fast."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="very little of everything")
    parser.add_argument("--output", type=Path, default=Path("benchmark-results"), metavar="FOLDER")
    parser.add_argument(
        "--only", choices=("tools", "office", "files", "sizes", "rules"), help="one part"
    )
    args = parser.parse_args(arguments)
    plan = QUICK if args.quick else FULL
    args.output.mkdir(parents=True, exist_ok=True)
    told: list[str] = []

    def tell(text: str) -> None:
        print(f"{text}\n", flush=True)
        told.append(text)

    rows, readings, series = [], [], []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if args.only in (None, "tools"):
            rows = list(side_by_side(folder, plan["files"]))
            tell(show.table(rows))
        if words := args.only in (None, "office"):
            readings = list(office.compare(plan["words"], plan["rounds"]))
            if readings:
                tell(show.readings(readings))
        for one in grow(folder, plan, args.only):
            series.append(one)
            tell(show.bars(one))
    for name in [*tools.missing_peers(), *(["python-docx"] if words and not readings else [])]:
        print(f"not measured, since it is not installed: {name}")
    (args.output / "plot.txt").write_text("\n\n".join(told) + "\n", encoding="utf-8")
    if not show.picture(rows, series, args.output / "plot.png"):
        print("no picture: matplotlib is not installed (pip install 'release-lint[benchmarks]')")
    remember(args.output / "history.json", rows, readings, series, quick=args.quick)
    missed = [row["tool"] for row in rows if row["found"] != row["files"]]
    for tool in missed:
        print(f"{tool} missed a planted slip: its figure does not count")
    holds = all(one.holds for one in (*series, *readings))
    return int(bool(missed) or (not args.quick and not holds))


def side_by_side(folder: Path, files: int) -> Iterator[dict[str, object]]:
    """Each tool on the same files, release-lint in three ways."""
    target = folder / "side-by-side"
    corpus.write(target, files, 3_000)
    check = (*tools.RELEASE_LINT, "--format", "jsonl", "--fail-on", "never")
    commands = {
        "release-lint, no cache": (*check, "--no-cache", "--jobs", "1", target),
        "release-lint, filling the cache": (*check, target),
        "release-lint, cached": (*check, target),
        **{name: (*command, target) for name, command in tools.peers().items()},
    }
    for name, command in commands.items():
        tools.announce(f"{name}, {files:,} files")
        cost = tools.run(command, folder)
        yield {
            "tool": name,
            "cpu_s": round(cost.cpu, 3),
            "wall_s": round(cost.wall, 3),
            "files_per_cpu_s": round(files / max(cost.cpu, 0.001), 1),
            "peak_mb": round(cost.megabytes, 1),
            "files": files,
            "found": tools.files_with_findings(cost.output),
        }


def grow(folder: Path, plan: dict[str, object], only: str | None) -> Iterator[growth.Series]:
    """The series that were asked for."""
    if only in (None, "files"):
        yield growth.of_files(folder, plan["counts"])
    if only in (None, "sizes"):
        yield growth.of_sizes(folder, plan["sizes"])
    if only in (None, "rules"):
        yield growth.of_rules(folder, plan["rules"], plan["rules_size"])


def remember(
    path: Path,
    rows: Sequence[object],
    readings: Sequence[office.Reading],
    series: Sequence[growth.Series],
    *,
    quick: bool,
) -> None:
    """Add a run to the history: a list, the newest last."""
    history = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    history.append(
        {
            "when": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "version": __version__,
            "python": platform.python_version(),
            "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
            "quick": quick,
            "tools": rows,
            "word_documents": [one._asdict() for one in readings],
            "growth": {one.name: [point._asdict() for point in one.points] for one in series},
        }
    )
    with whole(path) as out:
        out.write(json.dumps(history, indent=1).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
