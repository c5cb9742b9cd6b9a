"""Word documents as examples write them, so that a rule on them can be shown and tested in YAML.

Each line is a paragraph. The signs are those that people know from Markdown and CriticMarkup::

    # Title, ## Heading      - list item      | cell | cell | (the first row a header above ---)
    **bold**   {++inserted++}   {--deleted--}   {==highlighted==}   {>>comment<<}   {hidden text}
    {white text}   {image description}   {image}   {object Excel.Sheet.12}   {field PAGE|7}
    {property creator=Jo Bloggs}      on a line of its own, for what the file says of itself
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

from release_lint.records import field, mutable

Range = tuple[int, int, int, int]  # paragraph, column, paragraph, end column

_SIGN = re.compile(
    r"\{(?P<what>image|object|field|property|hidden|white)(?: (?P<words>[^{}]*))?\}"
    r"|\{>>(?P<comment>.*?)<<\}|(?P<switch>\{\+\+|\+\+\}|\{--|--\}|\{==|==\}|\*\*|⟦|⟧)"
)
_BY = 'w:id="{}" w:author="Jo Bloggs" w:date="2025-05-01T10:00:00Z"'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = {"creator": "dc:creator", "title": "dc:title", "last-modified-by": "cp:lastModifiedBy"}


@mutable
class _Writer:
    """The document so far; ``formats`` are the properties of the characters that come next."""

    body: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    ranges: list[Range] = field(default_factory=list)
    opened: list[tuple[int, int]] = field(default_factory=list)
    paragraph: int = 0
    column: int = 1
    formats: dict[str, str] = field(default_factory=dict)
    is_deleted: bool = False
    ids: int = 0

    def line(self, line: str) -> Iterator[str]:
        """The XML of a paragraph's text."""
        self.column = 1
        offset = 0
        for sign in _SIGN.finditer(line):
            yield self.run(line[offset : sign.start()])
            yield self.sign(sign)
            offset = sign.end()
        yield self.run(line[offset:])

    def run(self, text: str, extra: str = "", *, counts: bool = True) -> str:
        """A run of characters."""
        if not text:
            return ""
        name = "delText" if self.is_deleted else "t"
        self.column += len(text) if counts and not self.is_deleted else 0
        formats = "".join(self.formats.values()) + extra
        return (
            f"<w:r><w:rPr>{formats}</w:rPr>"
            f'<w:{name} xml:space="preserve">{escape(text)}</w:{name}></w:r>'
        )

    def sign(self, sign: re.Match[str]) -> str:
        """The XML that a sign stands for."""
        if sign["switch"]:
            return self.switch(sign["switch"])
        if sign["comment"] is not None:
            return self.comment(sign["comment"])
        return _SIGNS[sign["what"]](self, sign["words"] or "")

    def switch(self, sign: str) -> str:
        """What a sign begins or ends."""
        place = self.paragraph, self.column
        if sign == "⟦":
            self.opened.append(place)
        elif sign == "⟧":
            self.ranges.append((*self.opened.pop(), *place))
        elif sign == "**":
            self.toggle("bold", "<w:b/>")
        elif sign in ("{==", "==}"):
            self.toggle("highlight", '<w:highlight w:val="yellow"/>')
        else:
            self.is_deleted = sign == "{--"
            name = "ins" if "+" in sign else "del"
            self.ids += 1
            return f"</w:{name}>" if sign.endswith("}") else f"<w:{name} {_BY.format(self.ids)}>"
        return ""

    def toggle(self, name: str, xml: str) -> None:
        """Set or clear a property of characters."""
        if self.formats.pop(name, None) is None:
            self.formats[name] = xml

    def comment(self, words: str) -> str:
        """A comment at this place."""
        number = len(self.comments)
        self.comments.append(
            f"<w:comment {_BY.format(number)}><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"
            "</w:comment>"
        )
        return f'<w:r><w:commentReference w:id="{number}"/></w:r>'

    def image(self, words: str) -> str:
        """A picture, with or without a description."""
        described = f" descr={quoteattr(words)}" if words else ""
        inside = f'<wp:docPr id="1" name="Picture 1"{described}/><pic:pic/>'
        return f"<w:r><w:drawing><wp:inline>{inside}</wp:inline></w:drawing></w:r>"

    def embedded(self, words: str) -> str:
        """An object of another program."""
        return f"<w:r><w:object><o:OLEObject ProgID={quoteattr(words)}/></w:object></w:r>"

    def field_(self, words: str) -> str:
        """A field, its code and its result parted by a bar."""
        code, _, result = words.partition("|")
        return f"<w:fldSimple w:instr={quoteattr(code)}>{self.run(result)}</w:fldSimple>"

    def property(self, words: str) -> str:
        """Something the file says of itself."""
        key, _, value = words.partition("=")
        self.properties[key] = value
        return ""


_SIGNS: dict[str, Callable[[_Writer, str], str]] = {
    "image": _Writer.image,
    "object": _Writer.embedded,
    "field": _Writer.field_,
    "property": _Writer.property,
    "hidden": lambda writer, words: writer.run(words, "<w:vanish/>", counts=False),
    "white": lambda writer, words: writer.run(words, '<w:color w:val="FFFFFF"/>'),
}


def word_document(text: str) -> tuple[bytes, list[Range]]:
    """The document that an example's text stands for, and where the marks ⟦ ⟧ stand in it."""
    writer = _Writer()
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("| ").split("|")])
            continue
        _write_table(writer, rows)
        rows = []
        if line.startswith("{property "):
            list(writer.line(line))
        elif line.strip():
            _write_paragraph(writer, line.strip())
    _write_table(writer, rows)
    return _packed(writer), sorted(writer.ranges)


def _write_paragraph(writer: _Writer, line: str) -> None:
    level = len(line) - len(line.lstrip("#"))
    style = "Title" if level == 1 else f"Heading{level}" if level else ""
    numbered = line.startswith("- ")
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    body = line[level:].strip() if level else line[2:] if numbered else line
    writer.paragraph += 1
    inside = "".join(writer.line(body))
    writer.body.append(f"<w:p><w:pPr>{named}{listed}</w:pPr>{inside}</w:p>")


def _write_table(writer: _Writer, rows: list[list[str]]) -> None:
    if not rows:
        return
    has_header = len(rows) > 1 and all(set(cell) == {"-"} for cell in rows[1])
    writer.body.append("<w:tbl>")
    for number, row in enumerate(rows[:1] + rows[2:] if has_header else rows):
        header = "<w:trPr><w:tblHeader/></w:trPr>" if has_header and not number else ""
        writer.body.append(f"<w:tr>{header}")
        for cell in row:
            writer.body.append("<w:tc>")
            _write_paragraph(writer, cell)
            writer.body.append("</w:tc>")
        writer.body.append("</w:tr>")
    writer.body.append("</w:tbl>")


def _packed(writer: _Writer) -> bytes:
    template = writer.properties.get("template", "")
    styles = {"Title": "Title", **{f"Heading{level}": f"heading {level}" for level in range(2, 7)}}
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in styles.items()
    )
    parts = {
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("core-properties", "docProps/core.xml"),
            ("custom-properties", "docProps/custom.xml"),
        ),
        "docProps/core.xml": _core(writer.properties),
        "docProps/custom.xml": _custom(writer.properties),
        "word/document.xml": _part("document", f"<w:body>{''.join(writer.body)}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{name}.xml") for name in ("styles", "numbering", "comments", "settings"))
        ),
        "word/styles.xml": _part(
            "styles",
            '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
            f"</w:docDefaults>{named}",
        ),
        "word/numbering.xml": _part(
            "numbering",
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
            '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        "word/comments.xml": _part("comments", "".join(writer.comments)),
        "word/settings.xml": _part("settings", ""),
        "word/_rels/settings.xml.rels": _relations(
            *([("attachedTemplate", template)] if template else [])
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return out.getvalue()


def _part(root: str, inside: str) -> str:
    return f"<w:{root} {_NAMESPACES}>{inside}</w:{root}>"


def _relations(*targets: tuple[str, str]) -> str:
    said = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}'
        f"{' TargetMode=' + quoteattr('External') if kind == 'attachedTemplate' else ''}/>"
        for number, (kind, target) in enumerate(targets)
    )
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{schema}">{"".join(said)}</Relationships>'


def _core(properties: dict[str, str]) -> str:
    said = (
        f"<{name}>{escape(properties[key])}</{name}>"
        for key, name in _CORE.items()
        if key in properties
    )
    schema = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    return f'<cp:core xmlns:cp="{schema}" xmlns:dc="{dublin}">{"".join(said)}</cp:core>'


def _custom(properties: dict[str, str]) -> str:
    said = (
        f"<property name={quoteattr(key)}><value>{escape(value)}</value></property>"
        for key, value in properties.items()
        if key not in _CORE and key != "template"
    )
    return f"<Properties>{''.join(said)}</Properties>"
