"""YAML as rule files and the config read it: every scalar a string, every error with its line.

YAML's own ``off``, ``no``, ``5:30`` and dates never surprise: types come from the fields that the
values are for (:mod:`release_lint.convert`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # C: ten times faster, same result
MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Key = str | int


class FileError(Exception):
    """A mistake in a file that a person wrote: path, line from 1 (0 = unknown) and what to do."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


class YamlFile:
    """One YAML document with its place in a file.

    ``data`` is built of ``dict``, ``list`` and ``str``. Raises :class:`FileError` on bad YAML, a
    key given twice, an alias, and text over the limits of size and depth.
    """

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        if len(text) > MAX_BYTES:
            raise FileError(path, first_line, f"the file is longer than {MAX_BYTES:,} characters")
        self.data = _Builder(self).build()

    def error(self, keys: tuple[Key, ...], message: str) -> FileError:
        """An error at the line where ``keys`` lead; as far as they lead."""
        builder = _Builder(self)
        builder.build()
        known = (keys[:end] for end in range(len(keys), 0, -1))
        line = next((builder.lines[key] for key in known if key in builder.lines), 0)
        return FileError(self.path, self.first_line + line, message)


class _Builder:
    """Builds the data from the parser's events.

    PyYAML's own composer recurses in C, and a deeply nested file crashes the interpreter.
    """

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self.lines: dict[tuple[Key, ...], int] = {}  # keys -> line from 0
        self._open: list[tuple[dict[str, Any] | list[Any], tuple[Key, ...]]] = []
        self._key: str | None = None
        self._data: Any = ""

    def build(self) -> Any:
        try:
            for event in yaml.parse(self._file.text, Loader=_Loader):
                self._take(event)
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            why = problem.problem or "it cannot be read"
            raise self._error(mark.line if mark else 0, f"this is not valid YAML: {why}") from None
        except yaml.YAMLError as problem:
            why = str(problem).splitlines()[0]
            raise self._error(0, f"this is not valid YAML: {why}") from None
        return self._data

    def _take(self, event: Any) -> None:
        line = event.start_mark.line
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self._open) >= MAX_DEPTH:
                raise self._error(line, f"nested more than {MAX_DEPTH} deep")
            new: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._open.append((new, self._put(new, line)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self._error(line, "aliases (`*name`) are not read here: write it out")

    def _scalar(self, value: str, line: int) -> None:
        parent = self._open[-1][0] if self._open else None
        if not isinstance(parent, dict) or self._key is not None:
            self._put(value, line)
        elif value in parent:
            raise self._error(line, f"`{value}` is given twice")
        else:
            self._key = value
            self.lines[(*self._open[-1][1], value)] = line

    def _put(self, value: Any, line: int) -> tuple[Key, ...]:
        """Add a value to the innermost list or mapping; the keys that lead to it."""
        if not self._open:
            self._data = value
            return ()
        parent, keys = self._open[-1]
        if isinstance(parent, list):
            parent.append(value)
            step: Key = len(parent) - 1
            self.lines[(*keys, step)] = line
        elif self._key is None:
            raise self._error(line, "a key must be a word or a phrase")
        else:
            step, self._key = self._key, None
            parent[step] = value
        return (*keys, step)

    def _error(self, line: int, message: str) -> FileError:
        return FileError(self._file.path, self._file.first_line + line, message)


def read(path: Path, shown: str) -> YamlFile:
    """The only document of a file; ``shown`` is the path to report.

    Raises :class:`FileError` where it cannot be read.
    """
    return YamlFile(read_text(path, shown), shown)


def read_text(path: Path, shown: str) -> str:
    """A UTF-8 file's text, line ends as LF. Raises :class:`FileError`."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(shown, 0, "the file is not UTF-8: save it as UTF-8") from None
    except OSError as problem:
        raise FileError(shown, 0, f"the file cannot be read: {problem.strerror}") from None
