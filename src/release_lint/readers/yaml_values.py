"""The scalars of YAML front matter. Read as events: nested text cannot exhaust the stack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from release_lint.readers.align import BACKSLASH, DOUBLED_QUOTE, NO_ESCAPES, Piece, align
from release_lint.readers.front_matter import MAX_DEPTH, Entry, problem

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TOO_DEEP = f"nested more than {MAX_DEPTH} deep: make it flat"
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
        if "nesting depth" in why:  # newer scanners have a limit of their own, far above ours
            raise problem(source, offset, _TOO_DEEP) from None
        raise problem(source, offset, f"{why}. Mend the YAML; quote a value with `:`") from None
    except yaml.YAMLError as mistake:
        why = str(mistake).splitlines()[0]
        raise problem(source, start, f"{why}. Mend the YAML") from None


def _entries(source: str, start: int, end: int) -> Iterator[Entry]:
    keys: list[str | None] = []  # by depth: the key whose value comes next; None in a sequence
    key_start = start
    is_key = False  # whether a scalar would be a mapping's key
    event: Any
    events: Any = yaml.parse(source[start:end], Loader=_Loader)
    for event in events:
        at, end_at = start + event.start_mark.index, start + event.end_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            is_key = isinstance(event, yaml.MappingStartEvent)
            keys.append("" if is_key else None)
            if len(keys) > MAX_DEPTH:
                raise problem(source, at, _TOO_DEEP)
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            keys.pop()
        elif isinstance(event, yaml.ScalarEvent) and is_key:
            keys[-1], key_start, is_key = event.value, at, False
            continue
        elif isinstance(event, yaml.ScalarEvent) and keys:
            key = ".".join(key for key in keys if key)
            pieces = _pieces(event, source, at, end_at)
            if not pieces and keys[-1] is not None:
                name = source[key_start:at].rstrip()
                pieces = ((name, key_start, key_start + len(name)),)
            yield Entry(key, event.value.strip(), pieces)
        is_key = bool(keys) and keys[-1] is not None


def _pieces(event: Any, source: str, start: int, end: int) -> tuple[Piece, ...]:
    value: str = event.value.strip()
    escapes = _ESCAPES.get(event.style, NO_ESCAPES)
    if event.style in ("|", ">"):
        start = source.find("\n", start, end) + 1 or end
    elif event.style:
        start, end = source.find(event.style, start, end) + 1, end - 1  # after a tag or an anchor
    elif value in source[start:end]:
        at = source.index(value, start, end)
        return ((value, at, at + len(value)),) if value else ()
    start += len(source[start:end]) - len(source[start:end].lstrip())
    return tuple(align(value, source, start, end, escapes))
