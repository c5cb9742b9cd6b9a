"""YAML as rule files and the config read it: every scalar a string, every error with its line.

YAML's own ``off``, ``no``, ``5:30`` and dates never surprise: types come from the fields that the
values are for (:mod:`release_lint.convert`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

MAX_BYTES = 1_000_000

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
        self._text: Callable[[], str] = partial(str, text)
        self.path = path
        self.first_line = first_line
        if len(text) > MAX_BYTES:
            raise FileError(path, first_line, f"the file is longer than {MAX_BYTES:,} characters")
        self.data = self._parse(with_lines=False)[0]

    @classmethod
    def parsed(cls, data: Any, text: Callable[[], str], path: str) -> YamlFile:
        """A document parsed before; its text is asked for where an error has to name a line."""
        file = cls.__new__(cls)
        file.data, file.path, file.first_line, file._text = data, path, 1, text  # noqa: SLF001  (its own)
        return file

    def error(self, keys: tuple[Key, ...], message: str) -> FileError:
        """An error at the line where ``keys`` lead; as far as they lead."""
        _, lines = self._parse(with_lines=True)
        known = (keys[:end] for end in range(len(keys), 0, -1))
        return self.error_at(next((lines[key] for key in known if key in lines), 0), message)

    def error_at(self, line: int, message: str) -> FileError:
        """An error at a line of the document, from 0."""
        return FileError(self.path, self.first_line + line, message)

    def _parse(self, *, with_lines: bool) -> tuple[Any, dict[tuple[Key, ...], int]]:
        from release_lint.yaml_events import Builder

        builder = Builder(self, with_lines=with_lines)
        return builder.build(self._text()), builder.lines


def read_text(path: Path, shown: str) -> str:
    """A UTF-8 file's text, line ends as LF. Raises :class:`FileError`."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.read(MAX_BYTES + 1)  # one more: the parser says that it is too long
    except UnicodeDecodeError:
        raise FileError(shown, 0, "the file is not UTF-8: save it as UTF-8") from None
    except OSError as problem:
        raise FileError(shown, 0, f"the file cannot be read: {problem.strerror}") from None
