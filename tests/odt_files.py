"""OpenDocument texts made by hand: a package of the parts that a test names, and no more."""

from __future__ import annotations

from tests.office_files import package

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{p}="{_BASE}{p}:1.0"' for p in ("office", "text", "table", "style", "meta")),
        f'xmlns:draw="{_BASE}drawing:1.0"',
        f'xmlns:fo="{_BASE}xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_BASE}svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
STYLES = """
<office:styles>
 <style:default-style style:family="paragraph">
  <style:text-properties fo:language="en" fo:country="GB"/></style:default-style>
 <style:style style:name="Standard" style:family="paragraph"/>
 <style:style style:name="Title" style:family="paragraph"/>
 <style:style style:name="Quotations" style:family="paragraph"/>
</office:styles>
"""
AUTOMATIC = """
<style:style style:name="Bold" style:family="text">
 <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Secret" style:family="text">
 <style:text-properties text:display="none"/></style:style>
<style:style style:name="White" style:family="text">
 <style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="Yellow" style:family="text">
 <style:text-properties fo:background-color="#ffff00"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
"""


def odt(body: str, *, master: str = "", meta: str = "", lists: str = "") -> bytes:
    """An OpenDocument text: the XML of its body, its page styles, properties and list styles."""
    mime = "application/vnd.oasis.opendocument.text"
    manifest = f'xmlns:manifest="{_BASE}manifest:1.0"'
    return package(
        {
            "mimetype": mime,
            "content.xml": _part(
                "content",
                f"<office:automatic-styles>{AUTOMATIC}{lists}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body>",
            ),
            "styles.xml": _part(
                "styles", f"{STYLES}<office:master-styles>{master}</office:master-styles>"
            ),
            "meta.xml": _part("meta", f"<office:meta>{meta}</office:meta>"),
            "META-INF/manifest.xml": f"<manifest:manifest {manifest}>"
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
            '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        }
    )


def _part(root: str, inside: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-{root} {NAMESPACES} '
        f'office:version="1.2">{inside}</office:document-{root}>'
    )


def paragraph(text: str, style: str = "Standard") -> str:
    """A paragraph; the text is XML."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def heading(text: str, level: int) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def span(text: str, style: str) -> str:
    """Text in a character style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*inside: str) -> str:
    """A list of items, each of them XML."""
    said = "".join(f"<text:list-item>{one}</text:list-item>" for one in inside)
    return f"<text:list>{said}</text:list>"


def table(*rows: tuple[str, ...], header: bool = False) -> str:
    """A table; the cells hold text."""
    said = [
        "<table:table-row>"
        + "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    ]
    if header:
        said[0] = f"<table:table-header-rows>{said[0]}</table:table-header-rows>"
    return f"<table:table>{''.join(said)}</table:table>"
