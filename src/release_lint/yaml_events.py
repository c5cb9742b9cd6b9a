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
    ``lines`` says where each value stands: keys that lead to it -> line from 0.
    """

    def __init__(self, file: YamlFile) -> None:
        self._file = file
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
        line = event.start_mark.line
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self._open) >= MAX_DEPTH:
                raise self._error(line, _TOO_DEEP)
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
        return self._file.error_at(line, message)
