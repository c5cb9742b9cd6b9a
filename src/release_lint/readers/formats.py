"""Names of the formats that some checks ask for."""

from __future__ import annotations

OFFICE = frozenset({"docx", "odt"})
"""Word documents and OpenDocument texts."""
WITH_PROPERTIES = OFFICE | {"pdf"}
"""Files that say of themselves who wrote them."""
PROPERTIES = "properties"
"""The origin of metadata that a file's properties state."""
CUSTOM = "custom:"
"""What the key of a property begins with that the house or one of its programs made up."""
_OLD_WORD = "save it as .docx in Word, or convert it: soffice --headless --convert-to docx FILE"
INSTEAD = {
    ".pdf": "PDF files need an extra: pip install 'release-lint[pdf]'",
    **dict.fromkeys((".doc", ".dot"), f"files of Word 97 to 2003 cannot be read: {_OLD_WORD}"),
    ".rtf": f"RTF files cannot be read: {_OLD_WORD}",
    **dict.fromkeys((".wpd", ".wps"), f"files of this kind cannot be read: {_OLD_WORD}"),
    ".pages": "Pages files cannot be read: export it to Word",
    **dict.fromkeys((".fodt", ".sxw"), "files of this kind cannot be read: save it as .odt"),
}
"""What to do with files that release-lint does not read, by suffix."""
