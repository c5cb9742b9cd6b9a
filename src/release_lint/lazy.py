"""Regular expressions that are compiled when they are first used: a hook's start-up is felt."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:  # a reporter's patterns need none
    from release_lint.clues import Gate

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile(pattern, flags)`` gives, compiled at the first call of a method."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def gate_of(pattern: re.Pattern[str]) -> Gate:
    """What tells where a lazy pattern need not be run."""
    return cast("_Lazy", pattern).gate


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def gate(self) -> Gate:
        from release_lint.clues import Gate

        return Gate(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
