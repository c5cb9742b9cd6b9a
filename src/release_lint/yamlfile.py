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
        self._seen: set[int] = set()
        self.data = self._build(self._compose(), 0)

    def error(self, keys: tuple[Key, ...], message: str) -> FileError:
        """An error at the line where ``keys`` lead; as far as they lead."""
        return FileError(self.path, self._line_of(keys), message)

    def _compose(self) -> Any:
        try:
            return yaml.compose(self.text, Loader=_Loader)
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            line = self.first_line + (mark.line if mark else 0)
            why = problem.problem or "it cannot be read"
            raise FileError(self.path, line, f"this is not valid YAML: {why}") from None
        except RecursionError:
            raise FileError(
                self.path, self.first_line, f"nested more than {MAX_DEPTH} deep"
            ) from None
        except yaml.YAMLError as problem:
            reason = str(problem).splitlines()[0]
            raise FileError(
                self.path, self.first_line, f"this is not valid YAML: {reason}"
            ) from None

    def _build(self, node: Any, depth: int) -> Any:
        if node is None:
            return ""
        if depth > MAX_DEPTH:
            raise self._node_error(node, f"nested more than {MAX_DEPTH} deep")
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if id(node) in self._seen:
            raise self._node_error(node, "aliases (`*name`) are not read here: write it out")
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._build(child, depth + 1) for child in node.value]
        result: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._node_error(key, "a key must be a word or a phrase")
            if key.value in result:
                raise self._node_error(key, f"`{key.value}` is given twice")
            result[key.value] = self._build(value, depth + 1)
        return result

    def _node_error(self, node: Any, message: str) -> FileError:
        return FileError(self.path, self.first_line + node.start_mark.line, message)

    def _line_of(self, keys: tuple[Key, ...]) -> int:
        node = self._compose()
        line = self.first_line
        for step in keys:
            key_node, node = _child(node, step)
            if node is None:
                break
            line = self.first_line + (key_node or node).start_mark.line
        return line


def _child(node: Any, step: Key) -> tuple[Any, Any]:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == str(step)), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


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
