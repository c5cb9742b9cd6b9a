"""Small classes that are quick to make: a hook's user waits for every one of them at every start.

``dataclass(frozen=True)`` compiles six methods a class, which takes half a millisecond; there are
more than a hundred classes. A record has the one that matters, and type checkers hold it frozen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A dataclass that is not to be changed; two are equal only where they are one object."""
    return dataclass(eq=False, repr=False)(cls)
