"""Markdown with front matter and Govspeak as a release."""

from __future__ import annotations

from release_lint.document import Document, Source
from release_lint.readers.base import DocumentBuilder
from release_lint.readers.decode import decode
from release_lint.readers.front_matter import read_front_matter, write_front_matter
from release_lint.readers.govspeak import mask
from release_lint.readers.language import language_of
from release_lint.readers.markdown_blocks import BlockWriter
from release_lint.readers.markdown_events import Walker

_SAMPLE = 5000  # characters that tell the document's language


def read(source: Source) -> Document:
    """A Markdown release. Raises :class:`~release_lint.document.InputError`."""
    decoded = decode(source)
    matter = read_front_matter(decoded.text)
    builder = DocumentBuilder(decoded.text, decoded.encoding)
    metadata = write_front_matter(matter, builder)
    declared = metadata["language"].value if "language" in metadata else ""
    body = mask(decoded.text, matter.body_start)
    writer = BlockWriter(
        builder,
        metadata,
        language_of(body.text[:_SAMPLE], declared),
        body.asides,
    )
    Walker(body, writer).walk()
    return builder.build(source.name, "markdown", metadata, decoded.notes)
