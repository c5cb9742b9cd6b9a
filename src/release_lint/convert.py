"""From YAML's strings, lists and mappings to the fields of a class, by the fields' types.

Supported: ``str``, ``int``, ``float``, ``bool``, enums, ``Literal``, records and dataclasses,
``X | None``, ``tuple[X, ...]`` (one value stands for a list of one), ``Listed[X]`` (the same, of
records that are made when they are asked for), ``Mapping[str, X]``, ``Any`` (taken as it is), and
any type with a classmethod ``parse(text)``. A wrong value raises :class:`ConvertError` with the
keys that lead to it.
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any

from release_lint.records import REQUIRED, defaults_of
from release_lint.yamlfile import Key

T = typing.TypeVar("T")
_Converter = Callable[[Any], Any]
_BOOLEANS = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
_COMMON: Mapping[Any, Any] = {
    "str": str, "bool": bool, "int": int, "float": float, "tuple[str, ...]": tuple[str, ...],
}  # fmt: skip


class ConvertError(Exception):
    """A value that does not fit its field."""

    def __init__(self, message: str, keys: tuple[Key, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.keys = keys

    def inside(self, *keys: Key) -> ConvertError:
        """The same error, seen from further out."""
        return ConvertError(self.message, (*keys, *self.keys))


class Listed(typing.Generic[T]):
    """The records of a list, each made when it is first asked for: of hundreds a text needs few.

    So what is wrong in one is raised then; ``verify`` raises it at once.
    """

    def __init__(self, make: Callable[[Any], T], items: Sequence[Any]) -> None:
        self._make = make
        self._items = items
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._items)

    def __getitem__(self, number: int) -> T:
        """One of them, from 0. Raises :class:`ConvertError`, ``IndexError``."""
        made = self._made.get(number)
        if made is None:
            try:
                made = self._made[number] = self._make(self._items[number])
            except ConvertError as problem:
                raise problem.inside(number) from None
        return made

    def __iter__(self) -> Iterator[T]:
        """All of them, in order. Raises :class:`ConvertError`."""
        return map(self.__getitem__, range(len(self._items)))

    def said(self, key: str) -> Iterator[Any]:
        """What the file says under a key of each, as it stands there. Raises ``KeyError``."""
        return (item[key] for item in self._items)

    def verify(self) -> None:
        """Raise :class:`ConvertError` where one of them is wrong."""
        for _ in self:
            pass


def suggest(name: str, names: Collection[str]) -> str:
    """`` Did you mean `x`?`` where one of the names is near, else a list of them if it is short."""
    import difflib

    near = difflib.get_close_matches(name, names, 1, 0.6)
    if near:
        return f" Did you mean `{near[0]}`?"
    return f" It may be: {', '.join(sorted(names))}." if 0 < len(names) <= 20 else ""


def build(cls: type[T], data: Any, keys: tuple[Key, ...] = ()) -> T:
    """An instance of a record or dataclass from a mapping; fields named ``in_`` are keyed ``in``.

    ``keys`` lead to the mapping, for errors.
    """
    try:
        return typing.cast(T, _build(cls, data))
    except ConvertError as problem:
        raise problem.inside(*keys) from None


def _build(cls: Any, data: Any) -> Any:
    if not isinstance(data, dict):
        raise ConvertError("expected names with values")
    names = field_names(cls)
    values: dict[str, Any] = {}
    for key, value in data.items():
        name = names.get(key)
        if name is None:
            raise ConvertError(f"`{key}` is not known here.{suggest(key, names)}", (key,))
        try:
            values[name] = _field_converter(cls, name)(value)
        except ConvertError as problem:
            raise problem.inside(key) from None
    for key in _required(cls):
        if key not in data:
            raise ConvertError(f"`{key}` is missing")
    try:
        return cls(**values)
    except ValueError as problem:
        raise ConvertError(str(problem)) from None


@cache
def field_names(cls: type) -> dict[str, str]:
    """Key in YAML -> field name of a record or dataclass."""
    return {name.rstrip("_"): name for name in defaults_of(cls) or {}}


@cache
def _required(cls: type) -> tuple[str, ...]:
    """The keys of the fields without a default."""
    defaults = defaults_of(cls) or {}
    return tuple(key for key, name in field_names(cls).items() if defaults[name] is REQUIRED)


def field_types(cls: type) -> dict[str, tuple[str, Any]]:
    """Key in YAML -> (field name, type) of a record or dataclass."""
    return {key: (name, _field_type(cls, name)) for key, name in field_names(cls).items()}


def _field_type(cls: type, name: str) -> Any:
    """As ``typing.get_type_hints`` has it, for one field: most rules set few of them."""
    owner = next(base for base in cls.__mro__ if name in getattr(base, "__annotations__", ()))
    kind = owner.__annotations__[name]
    if not isinstance(kind, str):
        return kind
    return _COMMON.get(kind) or eval(kind, vars(sys.modules[owner.__module__]))  # noqa: S307  (our own code)


@cache
def _field_converter(cls: type, name: str) -> _Converter:
    return _converter(_field_type(cls, name))


def convert(kind: Any, value: Any) -> Any:
    """A value as a type; raises :class:`ConvertError`."""
    return _converter(kind)(value)


@cache
def _converter(kind: Any) -> _Converter:  # noqa: PLR0911
    """The function that makes values of a type."""
    origin = typing.get_origin(kind)
    if kind is Any:
        return lambda value: value
    if origin is typing.Literal:
        return _one_of({str(choice): choice for choice in typing.get_args(kind)})
    if origin in (typing.Union, types.UnionType):
        return _optional(kind)
    if origin is Listed:
        return _listed(_converter(typing.get_args(kind)[0]))
    if origin is tuple:
        return _tuple(_converter(typing.get_args(kind)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_converter(typing.get_args(kind)[1]))
    if defaults_of(kind) is not None and not hasattr(kind, "parse"):
        return lambda value: _build(kind, value)
    return _TEXT if kind is str else _single(_scalar(kind))


def _scalar(kind: Any) -> _Converter:
    if kind is bool:
        return lambda value: _one_of(_BOOLEANS)(value.lower())
    if kind in (int, float):
        return lambda value: _number(kind, value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _one_of({str(member.value): member for member in kind})
    return lambda value: _parse(kind, value)


def _single(convert_text: _Converter) -> _Converter:
    def single(value: Any) -> Any:
        if not isinstance(value, str):
            raise ConvertError("expected one value, not a list or mapping")
        return convert_text(value)

    return single


_TEXT = _single(str)


def _one_of(choices: Mapping[str, Any]) -> _Converter:
    def one_of(value: Any) -> Any:
        if not isinstance(value, str) or value not in choices:
            raise ConvertError(f"`{value}` is not allowed here.{suggest(str(value), choices)}")
        return choices[value]

    return one_of


def _optional(kind: Any) -> _Converter:
    inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
    convert_inner = _converter(inner[0])
    empty_is_none = str not in inner
    return lambda value: None if empty_is_none and value == "" else convert_inner(value)


def _tuple(convert_item: _Converter) -> _Converter:
    def convert_all(value: Any) -> tuple[Any, ...]:
        items = _items(value)
        if convert_item is _TEXT and {*map(type, items)} <= {str}:
            return tuple(items)  # as most lists are, and rules have thousands of them
        return tuple(_each(convert_item, enumerate(items)))

    return convert_all


def _items(value: Any) -> list[Any]:
    """A list as a file says it: one value stands for a list of one, nothing for an empty one."""
    if value == "":
        return []
    return value if isinstance(value, list) else [value]


def _listed(convert_item: _Converter) -> _Converter:
    return lambda value: Listed(convert_item, _items(value))


def _mapping(convert_item: _Converter) -> _Converter:
    def convert_all(value: Any) -> dict[str, Any]:
        if value == "":
            return {}
        if not isinstance(value, dict):
            raise ConvertError("expected names with values")
        if convert_item is _TEXT and {*map(type, value.values())} <= {str}:
            return dict(value)
        return dict(zip(value, _each(convert_item, value.items()), strict=True))

    return convert_all


def _each(convert_item: _Converter, items: Iterable[tuple[Key, Any]]) -> Iterator[Any]:
    for key, item in items:
        try:
            yield convert_item(item)
        except ConvertError as problem:
            raise problem.inside(key) from None


def _number(kind: Any, value: str) -> int | float:
    try:
        return typing.cast("int | float", kind(value.replace(",", "")))
    except ValueError:
        name = "a whole number" if kind is int else "a number"
        raise ConvertError(f"`{value}` is not {name}") from None


def _parse(kind: Any, value: str) -> Any:
    try:
        return kind.parse(value)
    except ValueError as problem:
        raise ConvertError(str(problem)) from None
