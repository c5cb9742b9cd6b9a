"""Names of OpenDocument, as the parser gives them."""

from __future__ import annotations

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    **{
        name: f"{_BASE}{name}:1.0"
        for name in ("office", "text", "table", "style", "meta", "manifest", "script")
    },
    "draw": f"{_BASE}drawing:1.0",
    "fo": f"{_BASE}xsl-fo-compatible:1.0",
    "svg": f"{_BASE}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}


def name(short: str) -> str:
    """The name of an element or attribute: ``text:p`` and so on."""
    prefix, _, local = short.partition(":")
    return f"{_SPACES[prefix]} {local}"


STYLE_NAME = name("text:style-name")
HREF = name("xlink:href")
XML_ID = "http://www.w3.org/XML/1998/namespace id"
