"""Small classes that are quick to make: a hook's user waits for every one of them at every start.

``dataclass`` compiles up to nine methods a class, half a millisecond in all, and its module imports
``inspect``; there are more than two hundred classes. Here only ``__init__`` is compiled, when a
second object is made, and every other method is shared. Fields, defaults, ``ClassVar``,
``field(default_factory=...)`` and ``__post_init__`` are as in a dataclass, and type checkers treat
the classes as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
REQUIRED: Any = object()
"""The default of a field that has none."""
_FEW = 12  # objects that cost less to fill by hand than an __init__ to compile


class Factory:
    """A default that is made anew for each object."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.default_factory = make


def field(*, default_factory: Callable[[], T]) -> T:
    """A default that is made anew for each object: ``field(default_factory=list)``."""
    made: Any = Factory(default_factory)
    return made  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A class of objects that are not to be changed; two are equal only where they are one."""
    return _made(cls)


@dataclass_transform(frozen_default=True, eq_default=True, field_specifiers=(field,))
def comparable(cls: type[T]) -> type[T]:
    """A record that is equal to another, and has its hash, where all fields are equal."""
    made: Any = _made(cls)
    made.__eq__ = _equals
    made.__hash__ = _hash
    return cls


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(cls: type[T]) -> type[T]:
    """A record that may be changed while something is being built."""
    return _made(cls)


def defaults_of(cls: type) -> Mapping[str, Any] | None:
    """Field -> default (:data:`REQUIRED`, a :class:`Factory` or a value); None for no record."""
    found: Mapping[str, Any] | None = getattr(cls, "__record_fields__", None)
    if found is None and hasattr(cls, "__dataclass_fields__"):  # a plugin's own
        from dataclasses import MISSING, fields

        found = {
            f.name: REQUIRED
            if f.default is f.default_factory is MISSING
            else f
            if f.default is MISSING
            else f.default
            for f in fields(cls)
            if f.init
        }
    return found


def replace(one: T, /, **changes: Any) -> T:
    """The same record with other values in some fields; of a class that is a record itself."""
    kind = _record_class(one)
    fields: Iterable[str] = kind.__record_fields__
    made: T = kind(**{**{name: getattr(one, name) for name in fields}, **changes})
    return made


def _record_class(one: object) -> Any:
    return next(cls for cls in type(one).__mro__ if "__record_fields__" in cls.__dict__)


def _made(cls: type[T]) -> type[T]:
    fields = dict[str, Any]()
    for base in reversed(cls.__mro__[1:]):
        fields.update(base.__dict__.get("__record_fields__", {}))
    for name, kind in cls.__annotations__.items():
        if not str(kind).startswith(("ClassVar", "typing.ClassVar")):
            fields[name] = cls.__dict__.get(name, REQUIRED)
            if hasattr(fields[name], "default_factory"):
                fields[name] = Factory(fields[name].default_factory)
                delattr(cls, name)
    made: Any = cls
    made.__record_fields__ = fields
    made.__init__ = _early_init(cls, fields)
    made.__repr__ = _repr
    return cls


def _early_init(owner: Any, fields: Mapping[str, Any]) -> Callable[..., None]:
    """Fills the first objects of a class by hand: of many classes there are never more."""
    made = 0

    def early(one: Any, /, *args: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        values = dict(zip(fields, args, strict=False)) | named
        fits = len(values) == len(args) + len(named) and fields.keys() >= values.keys()
        if made > _FEW or not fits or not _fill(one, fields, values):
            owner.__init__ = _initialiser(owner, fields)
            owner.__init__(one, *args, **named)  # raises TypeError where the arguments are wrong
        elif hasattr(owner, "__post_init__"):
            one.__post_init__()

    return early


def _fill(one: object, fields: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Give an object the values of its fields; whether there is one for each."""
    for name, default in fields.items():
        if name in values:
            setattr(one, name, values[name])
        elif default is REQUIRED:
            return False
        else:
            setattr(one, name, default.default_factory() if type(default) is Factory else default)
    return True


def _initialiser(cls: type, fields: Mapping[str, Any]) -> Any:
    """``__init__`` as one would write it by hand: only compiled code is as quick as that."""
    parameters, lines, names = [], [], dict[str, Any]()
    for name, default in fields.items():
        made = type(default) is Factory
        names[f"_{name}"] = default.default_factory if made else default
        parameters.append(name if default is REQUIRED else f"{name}=_{name}")
        value = f"_{name}() if {name} is _{name} else {name}" if made else name
        lines.append(f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    body = "\n".join(lines) or " pass"
    exec(f"def __init__(self, {', '.join(parameters)}):\n{body}", names)  # noqa: S102  (our own fields)
    return names["__init__"]


def _values(one: Any) -> tuple[Any, ...]:
    return tuple(getattr(one, name) for name in one.__record_fields__)


def _equals(one: Any, other: object) -> bool:
    return type(one) is type(other) and _values(one) == _values(other)


def _hash(one: Any) -> int:
    return hash(_values(one))


def _repr(one: Any) -> str:
    shown = ", ".join(f"{name}={getattr(one, name)!r}" for name in one.__record_fields__)
    return f"{type(one).__qualname__}({shown})"
