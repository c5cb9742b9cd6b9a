"""Names of Office Open XML, in its two namespaces: what Word writes, and what ISO calls strict."""

from __future__ import annotations

from collections.abc import Mapping

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
SPACE = "http://www.w3.org/XML/1998/namespace space"
_OFF = frozenset({"0", "false", "off"})


class Names:
    """Names as the parser gives them, for a part in one of the namespaces."""

    def __init__(self, xml: bytes) -> None:
        is_strict = STRICT.encode() in xml and TRANSITIONAL.encode() not in xml
        self._main = STRICT if is_strict else TRANSITIONAL
        self._relations = RELATIONS[is_strict]
        self.val = self("val")

    def __call__(self, local: str) -> str:
        """An element or attribute of WordprocessingML."""
        return f"{self._main} {local}"

    def relation(self, local: str) -> str:
        """An attribute that names a relationship (``id``, ``embed``)."""
        return f"{self._relations} {local}"

    def is_on(self, attrs: Mapping[str, str]) -> bool:
        """Whether a property that can be switched is on: it is, unless it says otherwise."""
        return attrs.get(self.val, "1").lower() not in _OFF


def whole_number(text: str | None, default: int = 0) -> int:
    """A number from an attribute, the default where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


_NO_LEVEL = 9  # the outline level of body text


def outline_level(value: str | None) -> str:
    """The heading level, from 1, of an outline level as a paragraph has it; 0 for body text."""
    level = whole_number(value, _NO_LEVEL)
    return str(level + 1 if level < _NO_LEVEL else 0)
