"""Results for people: a table, a plot in text, and a picture where matplotlib is installed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import growth
import office

_BAR = 40  # characters of the longest bar


def table(rows: Sequence[Mapping[str, object]]) -> str:
    """The tools side by side."""
    lines = [f"{'tool':32}{'CPU s':>9}{'clock s':>9}{'files/CPU-s':>13}{'MB':>7}  planted slip"]
    lines += [
        f"{row['tool']:32}{row['cpu_s']:9.2f}{row['wall_s']:9.2f}{row['files_per_cpu_s']:13.1f}"
        f"{row['peak_mb']:7.0f}  found in {row['found']} of {row['files']}"
        for row in rows
    ]
    return "\n".join(lines)


def readings(rows: Sequence[office.Reading]) -> str:
    """How Word documents are read beside python-docx."""
    lines = [
        f"{'a Word document':32}{'words':>9}{'kB':>6}{'CPU s':>9}{'python-docx':>13}{'ratio':>7}"
    ]
    for row in rows:
        verdict = "" if row.limit is None else f"  at most {row.limit:g}"
        verdict += "" if row.holds else ": DOES NOT HOLD"
        lines.append(
            f"{row.kind:32}{row.words:9,}{row.size / 1000:6.0f}{row.ours:9.3f}{row.theirs:13.3f}"
            f"{row.ratio:7.2f}{verdict}"
        )
    return "\n".join(lines)


def bars(series: growth.Series) -> str:
    """One series with a bar a point; the bars are logarithmic, as the points are apart."""
    most = max(point.cpu for point in series.points)
    least = min(point.cpu for point in series.points)
    room = math.log(most / least) or 1.0
    lines = [f"{series.name} (processor seconds without the start; bars are logarithmic)"]
    for point in series.points:
        length = round(1 + (_BAR - 1) * math.log(point.cpu / least) / room)
        lines.append(
            f"{point.at:>12,} {'█' * length:{_BAR}} {point.cpu:9.3f} s {point.megabytes:5.0f} MB"
        )
    verdict = "holds" if series.holds else "DOES NOT HOLD"
    what = "power of the size" if series.per_unit else "times the cost of the first"
    lines.append(f"{series.growth:.2f} {what}; at most {series.limit:g}: {verdict}")
    return "\n".join(lines)


def picture(
    rows: Sequence[Mapping[str, object]], all_series: Sequence[growth.Series], path: Path
) -> bool:
    """Draw everything into a PNG; False where matplotlib is not installed."""
    try:
        import matplotlib as mpl
    except ImportError:
        return False
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    count = 1 + len(all_series)
    figure, grid = plt.subplots(1, count, figsize=(5 * count, 4.2), squeeze=False)
    axes = grid[0]
    names = [str(row["tool"]) for row in rows][::-1]
    speeds = [float(str(row["files_per_cpu_s"])) for row in rows][::-1]
    axes[0].barh(names, speeds, color=["#1d70b8" if "release" in n else "#b1b4b6" for n in names])
    axes[0].set_xscale("log")
    axes[0].set_xlim(left=1)
    axes[0].set_xlabel("files per CPU second")
    for axis, series in zip(axes[1:], all_series, strict=True):
        at = [point.at for point in series.points]
        cpu = [point.cpu for point in series.points]
        axis.loglog(at, cpu, "o-", color="#1d70b8", label="measured")
        if series.per_unit:
            line = [cpu[-1] * each / at[-1] for each in at]
            axis.loglog(at, line, "--", color="#b1b4b6", label="linear")
        axis.set_ylim(min(cpu) / 3, max(cpu) * 3)
        axis.set_xlabel(series.name)
        axis.set_ylabel("CPU seconds without the start")
        axis.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    plt.close(figure)
    return True
