"""What was taken out of a copy, and what was left in for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.masking import masked

UNLISTED = "file that is no part of the document", "files that are no part of the document"
_NAMES_SHOWN = 4
_VALUE_SHOWN = 40  # characters


class Ledger:
    """Counts by kind, with the names and values that belong to them; shown masked."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str], int] = {}
        self._names: dict[tuple[str, str], dict[str, None]] = {}
        self._values: list[tuple[str, str]] = []
        self._left: dict[tuple[str, str], int] = {}

    @property
    def is_clean(self) -> bool:
        """Whether there was nothing to take out."""
        return not self._taken and not self._values

    def take(self, one: str, many: str = "", by: str = "") -> None:
        """Count a thing that was taken out, by its name and its plural, and whose it was."""
        kind = one, many or f"{one}s"
        self._taken[kind] = self._taken.get(kind, 0) + 1
        if by.strip():
            self._names.setdefault(kind, {})[by.strip()] = None

    def take_value(self, what: str, value: str) -> None:
        """Note a value that was taken out: an author, a path."""
        self._values.append((what, " ".join(value.split())))

    def leave(self, one: str, many: str = "") -> None:
        """Count a thing that stays and ought to be looked at."""
        kind = one, many or f"{one}s"
        self._left[kind] = self._left.get(kind, 0) + 1

    def taken(self) -> Iterator[str]:
        """A line on each kind of thing that was taken out."""
        for kind, count in self._taken.items():
            names = [masked(_short(name)) for name in self._names.get(kind, {})]
            more = [f"{len(names) - _NAMES_SHOWN} more"] if len(names) > _NAMES_SHOWN else []
            by = ", ".join([*names[:_NAMES_SHOWN], *more])
            yield _counted(kind, count) + (f" (by {by})" if by else "")
        for what, value in self._values:
            yield f"{what}: {masked(_short(value))}" if value else what

    def left(self) -> Iterator[str]:
        """A line on each kind of thing that stays."""
        for kind, count in self._left.items():
            yield _counted(kind, count)


def _short(value: str) -> str:
    return value if len(value) <= _VALUE_SHOWN else value[: _VALUE_SHOWN - 1] + value[-1]


def _counted(kind: tuple[str, str], count: int) -> str:
    return f"{count:,} {kind[count != 1]}"
