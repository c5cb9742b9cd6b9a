"""What a profile, the config or an option says of a rule, and the versions that rules name."""

from __future__ import annotations

from typing import Any

from release_lint.records import comparable, record
from release_lint.yamlfile import FileError, Key, YamlFile


@comparable
class Version:
    """A release-lint version as rules name it: ``1.0``."""

    major: int
    minor: int

    @classmethod
    def parse(cls, text: str) -> Version:
        """From ``1.0``; raises :class:`ValueError`."""
        parts = text.split(".")
        if len(parts) != 2 or not all(part.isdecimal() for part in parts):
            raise ValueError(f"`{text}` is not a version such as 1.0")
        return cls(int(parts[0]), int(parts[1]))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"

    def __gt__(self, other: Version) -> bool:
        return (self.major, self.minor) > (other.major, other.minor)


@record
class Change:
    """What one layer (a profile, the config, an option) says of one rule or family.

    ``value`` is ``off``, ``on``, a severity, or a mapping of fields; ``origin`` and ``keys`` tell
    where it stands, or ``option`` which option of the command line it is, for errors.
    """

    value: Any
    origin: YamlFile | None = None
    keys: tuple[Key, ...] = ()
    option: str = "--option"

    def error(self, keys: tuple[Key, ...], message: str) -> FileError:
        """An error at the place of this change, ``keys`` further in."""
        if self.origin is None:
            return FileError(self.option, 0, message)
        return self.origin.error((*self.keys, *keys), message)
