"""Results for people: a table, a plot in text, and a picture where matplotlib is installed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import growth
import office

_BAR = 40  # characters of the longest bar
_OURS, _OTHERS = "#1d70b8", "#b1b4b6"
_LINE: Mapping[str, Any] = {"linestyle": "--", "color": _OTHERS}


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
    lines.append(series.verdict)
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

    count = bool(rows) + len(all_series)
    across = min(2, count)
    down = max(1, math.ceil(count / 2))
    figure, grid = plt.subplots(down, across, figsize=(6.5 * across, 4.5 * down), squeeze=False)
    axes = [*grid.flat]
    if rows:
        _draw_tools(axes.pop(0), rows)
    for axis, series in zip(axes, all_series, strict=False):
        _draw_series(axis, series)
    for axis in axes[len(all_series) :]:
        axis.axis("off")
    figure.tight_layout(pad=1.5)
    figure.savefig(path, dpi=110)
    plt.close(figure)
    return True


def _draw_tools(axis: Any, rows: Sequence[Mapping[str, object]]) -> None:
    """Bars of files a second, with their figures: their lengths are logarithmic."""
    names = [str(row["tool"]) for row in rows][::-1]
    speeds = [float(str(row["files_per_cpu_s"])) for row in rows][::-1]
    colours = [_OURS if "release" in name else _OTHERS for name in names]
    bars = axis.barh(names, speeds, color=colours)
    axis.bar_label(bars, [f"{speed:,.0f}" for speed in speeds], padding=3)
    axis.set_xscale("log")
    axis.set_xlim(1, max(speeds) * 4)
    axis.xaxis.set_major_formatter("{x:,.0f}")
    axis.set_title(f"{rows[0]['files']:,} files of 3 kB: files per CPU second")


def _draw_series(axis: Any, series: growth.Series) -> None:
    """Points on logarithmic axes, and a line for the most that they may rise."""
    at = [point.at for point in series.points]
    cpu = [point.cpu for point in series.points]
    axis.loglog(at, cpu, "o-", color=_OURS, label="measured")
    if series.per_unit:
        axis.loglog(at, [cpu[-1] * each / at[-1] for each in at], **_LINE, label="in proportion")
    else:
        most = series.limit * cpu[0]
        axis.loglog(at, [most] * len(at), **_LINE, label=f"{series.limit:g} times the first")
    axis.set_ylim(min(cpu) / 3, max(cpu) * 3)
    for side in (axis.xaxis, axis.yaxis):
        side.set_minor_formatter("")
        side.set_major_formatter("{x:,.10g}")
    axis.set_ylabel("CPU seconds without the start")
    axis.set_title(f"{series.name}: {series.verdict}")
    axis.legend(frameon=False, loc="lower right")
