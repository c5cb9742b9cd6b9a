"""From YAML's strings, lists and mappings to the fields of a dataclass, by the fields' types.

Supported: ``str``, ``int``, ``float``, ``bool``, enums, ``Literal``, dataclasses, ``X | None``,
``tuple[X, ...]`` (one value stands for a list of one), ``Mapping[str, X]``, ``Any`` (taken as it
is), and any type with a classmethod ``parse(text)``. A wrong value raises :class:`ConvertError`
with the keys that lead to it.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Collection, Mapping
from enum import Enum
from functools import cache
from typing import Any

from release_lint.yamlfile import Key

T = typing.TypeVar("T")
_BOOLEANS = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


class ConvertError(Exception):
    """A value that does not fit its field."""

    def __init__(self, message: str, keys: tuple[Key, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.keys = keys


def suggest(name: str, names: Collection[str]) -> str:
    """`` Did you mean `x`?`` where one of the names is near, else a list of them if it is short."""
    import difflib

    near = difflib.get_close_matches(name, names, 1, 0.6)
    if near:
        return f" Did you mean `{near[0]}`?"
    return f" It may be: {', '.join(sorted(names))}." if 0 < len(names) <= 20 else ""


def build(cls: type[T], data: Any, keys: tuple[Key, ...] = ()) -> T:
    """An instance of a dataclass from a mapping; fields named ``in_`` are keyed ``in``."""
    if not isinstance(data, dict):
        raise ConvertError("expected names with values", keys)
    fields = field_types(typing.cast("type", cls))
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in fields:
            raise ConvertError(f"`{key}` is not known here.{suggest(key, fields)}", (*keys, key))
        name, kind = fields[key]
        values[name] = convert(kind, value, (*keys, key))
    missing = [
        key for key, (name, _) in fields.items() if name not in values and _is_required(cls, name)
    ]
    if missing:
        raise ConvertError(f"`{missing[0]}` is missing", keys)
    try:
        return cls(**values)
    except ValueError as problem:
        raise ConvertError(str(problem), keys) from None


@cache
def field_types(cls: type) -> dict[str, tuple[str, Any]]:
    """Key in YAML -> (field name, type) of a dataclass's fields."""
    hints = typing.get_type_hints(cls)
    return {
        field.name.rstrip("_"): (field.name, hints[field.name])
        for field in dataclasses.fields(cls)
        if field.init
    }


def _is_required(cls: Any, name: str) -> bool:
    field = next(field for field in dataclasses.fields(cls) if field.name == name)
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def convert(kind: Any, value: Any, keys: tuple[Key, ...] = ()) -> Any:  # noqa: C901, PLR0911
    """A value as a type; raises :class:`ConvertError`."""
    origin = typing.get_origin(kind)
    if kind is Any:
        return value
    if origin is typing.Literal:
        return _one_of(value, {str(choice): choice for choice in typing.get_args(kind)}, keys)
    if origin in (typing.Union, types.UnionType):
        return _optional(kind, value, keys)
    if origin is tuple:
        return _tuple(typing.get_args(kind)[0], value, keys)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(typing.get_args(kind)[1], value, keys)
    if dataclasses.is_dataclass(kind) and not hasattr(kind, "parse"):
        return build(typing.cast(type, kind), value, keys)
    if not isinstance(value, str):
        raise ConvertError("expected one value, not a list or mapping", keys)
    if kind is str:
        return value
    if kind is bool:
        return _one_of(value.lower(), _BOOLEANS, keys)
    if kind in (int, float):
        return _number(kind, value, keys)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _one_of(value, {str(member.value): member for member in kind}, keys)
    return _parse(kind, value, keys)


def _one_of(value: Any, choices: Mapping[str, Any], keys: tuple[Key, ...]) -> Any:
    if not isinstance(value, str) or value not in choices:
        raise ConvertError(f"`{value}` is not allowed here.{suggest(str(value), choices)}", keys)
    return choices[value]


def _optional(kind: Any, value: Any, keys: tuple[Key, ...]) -> Any:
    inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
    if value == "" and str not in inner:
        return None
    return convert(inner[0], value, keys)


def _tuple(kind: Any, value: Any, keys: tuple[Key, ...]) -> tuple[Any, ...]:
    if value == "":
        return ()
    items = value if isinstance(value, list) else [value]
    return tuple(convert(kind, item, (*keys, number)) for number, item in enumerate(items))


def _mapping(kind: Any, value: Any, keys: tuple[Key, ...]) -> dict[str, Any]:
    if value == "":
        return {}
    if not isinstance(value, dict):
        raise ConvertError("expected names with values", keys)
    return {key: convert(kind, item, (*keys, key)) for key, item in value.items()}


def _number(kind: Any, value: str, keys: tuple[Key, ...]) -> int | float:
    try:
        return typing.cast("int | float", kind(value.replace(",", "")))
    except ValueError:
        name = "a whole number" if kind is int else "a number"
        raise ConvertError(f"`{value}` is not {name}", keys) from None


def _parse(kind: Any, value: str, keys: tuple[Key, ...]) -> Any:
    try:
        return kind.parse(value)
    except ValueError as problem:
        raise ConvertError(str(problem), keys) from None
