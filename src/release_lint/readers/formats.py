"""Names of the formats that some checks ask for."""

from __future__ import annotations

OFFICE = frozenset({"docx", "odt"})
"""Word documents and OpenDocument texts."""
WITH_PROPERTIES = OFFICE | {"pdf"}
"""Files that say of themselves who wrote them."""
