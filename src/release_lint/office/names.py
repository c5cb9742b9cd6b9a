"""The namespaces of office files, under the prefixes that everybody knows them by."""

from __future__ import annotations

from collections.abc import Mapping

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"

# ECMA-376 part 1 (Strict) and part 4 (Transitional), and Microsoft's extensions of them
W = _OOXML + "wordprocessingml/2006/main"
STRICT_W = _STRICT + "wordprocessingml/main"
R = _OOXML + "officeDocument/2006/relationships"
STRICT_R = _STRICT + "officeDocument/relationships"
DOCX: Mapping[str, str] = {
    W: "w",
    STRICT_W: "w",
    R: "r",
    STRICT_R: "r",
    _OOXML + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OOXML + "drawingml/2006/wordprocessingDrawing": "wp",
    _STRICT + "drawingml/wordprocessingDrawing": "wp",
    _OOXML + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OOXML + "markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    _OOXML + "package/2006/relationships": "rel",
    _OOXML + "package/2006/content-types": "ct",
    _OOXML + "package/2006/metadata/core-properties": "cp",
    _OOXML + "officeDocument/2006/extended-properties": "ap",
    _STRICT + "officeDocument/extendedProperties": "ap",
    _OOXML + "officeDocument/2006/custom-properties": "op",
    _STRICT + "officeDocument/customProperties": "op",
    _OOXML + "officeDocument/2006/customXml": "ds",
    _STRICT + "officeDocument/customXml": "ds",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/XML/1998/namespace": "xml",
}

# OpenDocument 1.3, and LibreOffice's extensions of it
ODT: Mapping[str, str] = {
    **{
        _ODF + f"{name}:1.0": name
        for name in ("office", "text", "style", "table", "meta", "manifest", "config")
    },
    _ODF + "drawing:1.0": "draw",
    _ODF + "xsl-fo-compatible:1.0": "fo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
