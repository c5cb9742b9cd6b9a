"""Writes docs/terminal.svg, the README's picture: ``python tools/terminal_picture.py``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = "examples/bad/harbour-dues.txt"
COLUMNS, LINE, CHARACTER, MARGIN = 96, 19, 8.43, 18
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#f2cc60", "36": "#79c0ff", "2": "#9da7b1"}
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
TEXT, GROUND = "#e6edf3", "#0d1117"
CODE = re.compile(r"\x1b\[([\d;]*)m")


def picture(lines: list[str]) -> str:
    """An SVG of lines with colour codes."""
    width = round(COLUMNS * CHARACTER + 2 * MARGIN)
    height = len(lines) * LINE + 2 * MARGIN
    rows = [
        f'<text x="{_left(line):g}" y="{MARGIN + LINE * number + 13}">{_row(line.lstrip())}</text>'
        for number, line in enumerate(lines)
    ]
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" role="img"',
            f' viewBox="0 0 {width} {height}" width="{width}"',
            f' font-family="{FONTS}" font-size="14" xml:space="preserve">',
            "<title>The report of release-lint on a release with slips</title>",
            f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>',
            f'<g fill="{TEXT}">',
            *rows,
            "</g></svg>",
            "",
        ]
    )


def _left(line: str) -> float:
    """Where a line begins: browsers drop the spaces before its first sign."""
    return MARGIN + CHARACTER * (len(line) - len(line.lstrip()))


def _row(line: str) -> str:
    parts = CODE.split(line)
    codes: set[str] = set()
    spans = []
    for number, part in enumerate(parts):
        if number % 2:
            codes = set(part.split(";")) - {"0", ""}
        elif part:
            spans.append(f"<tspan{_look(codes)}>{escape(part, quote=False)}</tspan>")
    return "".join(spans)


def _look(codes: set[str]) -> str:
    colour = next((COLOURS[code] for code in COLOURS if code in codes), "")
    look = f' fill="{colour}"' if colour else ""
    look += ' font-weight="bold"' if "1" in codes else ""
    return look + (' text-decoration="underline"' if "4" in codes else "")


def main() -> None:
    """Run the command as its user would, and draw what it prints."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    command = [sys.executable, "-m", "release_lint", "check", SHOWN]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    lines = [f"\x1b[2m$\x1b[0m release-lint check {SHOWN}", *run.stdout.rstrip("\n").split("\n")]
    (ROOT / "docs" / "terminal.svg").write_text(picture(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
