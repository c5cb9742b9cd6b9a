"""YAML's events made into lists and mappings. PyYAML is imported only where a file is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from release_lint.yamlfile import FileError, Key, YamlFile

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # C: ten times faster, same result
MAX_DEPTH = 20
_TOO_DEEP = f"nested more than {MAX_DEPTH} deep"


class Builder:
    """Builds the data from the parser's events.

    PyYAML's own composer recurses in C, and a deeply nested file crashes the interpreter.
    ``lines``, where it is asked for, says where each value stands: keys that lead to it -> line
    from 0. Only an error asks, and the rest of a start is sooner over without.
    """

    def __init__(self, file: YamlFile, *, with_lines: bool = False) -> None:
        self._file = file
        self._with_lines = with_lines
        self.lines: dict[tuple[Key, ...], int] = {}
        self._open: list[tuple[dict[str, Any] | list[Any], tuple[Key, ...]]] = []
        self._key: str | None = None
        self._data: Any = ""

    def build(self, text: str) -> Any:
        """The data; raises :class:`~release_lint.yamlfile.FileError`."""
        try:
            for event in yaml.parse(text, Loader=_Loader):
                self._take(event)
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            why = problem.problem or "it cannot be read"
            line = mark.line if mark else 0
            if "nesting depth" in why:  # newer scanners have a limit of their own, far above ours
                raise self._error(line, _TOO_DEEP) from None
            raise self._error(line, f"this is not valid YAML: {why}") from None
        except yaml.YAMLError as problem:
            why = str(problem).splitlines()[0]
            raise self._error(0, f"this is not valid YAML: {why}") from None
        return self._data

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if len(self._open) >= MAX_DEPTH:
                raise self._error(_line(event), _TOO_DEEP)
            new: Any = {} if kind is yaml.MappingStartEvent else []
            self._open.append((new, self._put(new, event)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
        elif kind is yaml.AliasEvent:
            raise self._error(_line(event), "aliases (`*name`) are not read here: write it out")

    def _scalar(self, event: Any) -> None:
        value = event.value
        parent = self._open[-1][0] if self._open else None
        if not isinstance(parent, dict) or self._key is not None:
            self._put(value, event)
        elif value in parent:
            raise self._error(_line(event), f"`{value}` is given twice")
        else:
            self._key = value
            if self._with_lines:
                self.lines[(*self._open[-1][1], value)] = _line(event)

    def _put(self, value: Any, event: Any) -> tuple[Key, ...]:
        """Add a value to the innermost list or mapping; the keys that lead to it, with lines."""
        if not self._open:
            self._data = value
            return ()
        parent, keys = self._open[-1]
        if isinstance(parent, list):
            parent.append(value)
            step: Key = len(parent) - 1
            if self._with_lines:
                self.lines[(*keys, step)] = _line(event)
        elif self._key is None:
            raise self._error(_line(event), "a key must be a word or a phrase")
        else:
            step, self._key = self._key, None
            parent[step] = value
        return (*keys, step) if self._with_lines else ()

    def _error(self, line: int, message: str) -> FileError:
        return self._file.error_at(line, message)


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line
