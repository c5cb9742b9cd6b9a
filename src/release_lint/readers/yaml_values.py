"""The scalars of YAML front matter. Read as events: nested text cannot exhaust the stack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from release_lint.readers.align import BACKSLASH, DOUBLED_QUOTE, NO_ESCAPES, Piece, align
from release_lint.readers.front_matter import MAX_DEPTH, Entry, problem

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ESCAPES = {'"': BACKSLASH, "'": DOUBLED_QUOTE}


def yaml_entries(source: str, start: int, end: int) -> Iterable[Entry]:
    """Every scalar value in a range of the source.

    Raises :class:`~release_lint.document.InputError` where the YAML is broken.
    """
    try:
        return list(_entries(source, start, end))
    except yaml.MarkedYAMLError as mistake:
        mark = mistake.problem_mark or mistake.context_mark
        offset = min(end, start + mark.index) if mark else start
        why = mistake.problem or "it cannot be read"
        raise problem(source, offset, f"{why}. Mend the YAML; quote a value with `:`") from None
    except yaml.YAMLError as mistake:
        why = str(mistake).splitlines()[0]
        raise problem(source, start, f"{why}. Mend the YAML") from None


def _entries(source: str, start: int, end: int) -> Iterator[Entry]:
    keys: list[str | None] = []  # by depth: the key whose value comes next; None in a sequence
    waiting = False  # for a value, inside a mapping
    events: Any = yaml.parse(source[start:end], Loader=_Loader)
    for event in events:
        at = start + event.start_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            keys.append("" if isinstance(event, yaml.MappingStartEvent) else None)
            waiting = False
            if len(keys) > MAX_DEPTH:
                raise problem(source, at, f"nested more than {MAX_DEPTH} deep: make it flat")
        elif isinstance(event, yaml.CollectionEndEvent):
            keys.pop()
            waiting = False
        elif isinstance(event, yaml.ScalarEvent):
            if keys and keys[-1] is not None and not waiting:
                keys[-1] = event.value
                waiting = True
                continue
            waiting = False
            if keys:
                pieces = _pieces(event, source, at, start + event.end_mark.index)
                yield Entry(".".join(key for key in keys if key), event.value.strip(), pieces)
        elif isinstance(event, yaml.AliasEvent):
            waiting = bool(keys and keys[-1] is not None and not waiting)


def _pieces(event: Any, source: str, start: int, end: int) -> tuple[Piece, ...]:
    value: str = event.value
    if event.style in ("|", ">"):
        start = source.find("\n", start, end) + 1 or end
        body = value.strip()
        start += len(source[start:end]) - len(source[start:end].lstrip())
        return tuple(align(body, source, start, end))
    if event.style in ("'", '"'):
        start = source.find(event.style, start, end) + 1  # after a tag or an anchor
        return tuple(align(value, source, start, end - 1, _ESCAPES[event.style]))
    at = source.find(value, start, end) if value else start
    if at >= 0:
        return ((value, at, at + len(value)),)
    return tuple(align(value, source, start, end, NO_ESCAPES))
