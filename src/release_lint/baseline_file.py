"""The file of accepted findings: JSON Lines, sorted, so that a review shows what was accepted.

A line is one finding, or several that read alike::

    {"path": "releases/a.md", "rule": "us-spelling", "before": "opens the new", "words": "center",
     "after": "in Leeds"}
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from release_lint.baseline import Entry
from release_lint.records import replace
from release_lint.whole import whole
from release_lint.yamlfile import FileError

FILE_NAME = "release-lint-baseline.jsonl"
MAX_BYTES = 50_000_000
MAX_FINDINGS = 300_000  # each is held in memory
_MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>")


def read(path: Path, shown: str) -> list[Entry]:
    """The entries of a file. Raises :class:`FileError` with the line that is wrong."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FileError(shown, 0, f"the baseline is larger than {MAX_BYTES:,} bytes")
        lines = path.read_text("utf-8").split("\n")
    except FileNotFoundError:
        said = "there is no such file: `release-lint baseline` writes it"
        raise FileError(shown, 0, said) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise FileError(shown, 0, f"the baseline cannot be read: {problem}") from None
    entries = [_entry(line, shown, number) for number, line in enumerate(lines, 1) if line.strip()]
    if sum(entry.count for entry in entries) > MAX_FINDINGS:
        raise FileError(shown, 0, f"the baseline accepts more than {MAX_FINDINGS:,} findings")
    return entries


def _entry(line: str, shown: str, number: int) -> Entry:
    if line.startswith(_MERGE_MARKS):
        said = "a mark of a merge: keep the lines of both sides, and delete the marks"
        raise FileError(shown, number, said)
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not _is_entry(data):
        said = "this is no line of a baseline: undo the change, or write it anew"
        raise FileError(shown, number, said)
    return Entry(**data)


def _is_entry(data: Mapping[str, Any]) -> bool:
    texts = ("path", "rule", "before", "words", "after")
    count, measure = data.get("count", 1), data.get("measure")
    return (
        {"path", "rule"} <= data.keys() <= {*texts, "count", "measure"}
        and all(isinstance(data.get(name, ""), str) for name in texts)
        and type(count) is int
        and count > 0
        and (measure is None or type(measure) in (int, float))
    )


def write(path: Path, entries: Iterable[Entry]) -> int:
    """Write a file as a whole, its lines sorted; how many findings it accepts.

    Raises :class:`OSError`.
    """
    counts: Counter[Entry] = Counter()
    for entry in entries:
        counts[replace(entry, count=1)] += entry.count
    with whole(path) as out:
        for entry in sorted(counts, key=lambda entry: entry.order):
            out.write(f"{_line(entry, counts[entry])}\n".encode())
    return counts.total()


def _line(entry: Entry, count: int) -> str:
    data: dict[str, Any] = {"path": entry.path, "rule": entry.rule}
    names = ("before", "words", "after")
    data |= {name: getattr(entry, name) for name in names if getattr(entry, name)}
    if entry.measure is not None:
        data["measure"] = entry.measure
    if count > 1:
        data["count"] = count
    return json.dumps(data, ensure_ascii=False)
