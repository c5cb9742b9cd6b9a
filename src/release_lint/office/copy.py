"""A copy of an office file in the making: its parts as trees, and what was changed in them."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.document import InputError
from release_lint.office.xmltree import XmlPart
from release_lint.office.zipcopy import rewritten
from release_lint.readers.package import Package


class Copy:
    """The parts of a package, to be changed; ``bytes()`` of it is the new file.

    Where nothing changed, that is the old one to the byte. Raises
    :class:`~release_lint.document.InputError` for a file that is none or that is signed.
    """

    signatures: tuple[str, ...] = ()  # beginnings of the names of parts that hold signatures

    def __init__(self, data: bytes, kind: str, prefixes: Mapping[str, str]) -> None:
        self._data = data
        self._package = Package(data, kind)
        self._prefixes = prefixes
        self._trees: dict[str, XmlPart] = {}
        self._changed: dict[str, bytes | None] = {}
        if any(name.startswith(self.signatures) for name in self._package.names):
            raise InputError(
                f"the {kind} is signed, and any change would break the signature: save a copy"
                " without it first"
            )

    def __contains__(self, name: str) -> bool:
        if name in self._changed:
            return self._changed[name] is not None
        return name in self._package

    @property
    def names(self) -> list[str]:
        """Names of all parts, in the order of the package, new ones last."""
        added = [name for name in self._changed if name not in self._package]
        return [name for name in (*self._package.names, *added) if name in self]

    def xml(self, name: str) -> XmlPart:
        """A part as a tree, to be changed in place."""
        if name not in self._trees:
            data = self._changed.get(name) or self._package.part(name)
            self._trees[name] = XmlPart(data, name, self._prefixes)
        return self._trees[name]

    def add(self, name: str, data: bytes) -> None:
        """Put a new part at the end of the package, or another in the place of one."""
        self._changed[name] = data
        self._trees.pop(name, None)

    def drop(self, name: str) -> None:
        """Leave a part out of the copy."""
        self._changed[name] = None
        self._trees.pop(name, None)

    def __bytes__(self) -> bytes:
        changed = dict(self._changed)
        for name, tree in self._trees.items():
            data = bytes(tree)
            if data != (self._changed.get(name) or self._package.part(name)):
                changed[name] = data
        return rewritten(self._data, changed) if changed else self._data
