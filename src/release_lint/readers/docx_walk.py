"""The walk over one part of a Word document: paragraphs, runs and their characters.

One pass over the XML, since a document has a hundred thousand elements: each name has its method
in a table. What stands among the paragraphs is added by :mod:`release_lint.readers.docx_story`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from release_lint.document import MarkKind
from release_lint.readers.docx_fields import Fields
from release_lint.readers.docx_names import SPACE, Names, outline_level, whole_number
from release_lint.readers.docx_runs import mark_run
from release_lint.readers.docx_styles import SWITCHES, VALUES, Styles, is_shade
from release_lint.readers.docx_symbols import symbol
from release_lint.readers.docx_tables import Tables
from release_lint.readers.office import Paragraph
from release_lint.readers.xml_events import Attributes, Ends, Starts, Walker

_ENTITY = re.compile(rb"&[^;&<]{1,12};|\r\n")
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_OWNERS = ("pPr", "rPr", "tcPr", "tblPr", "trPr")  # elements that hold properties


class Walk(Walker):
    """Reads paragraphs and their text; ``paragraphs`` holds them in the order of their start."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.paragraphs: list[Paragraph] = []
        self.styles = styles
        self.paragraph: Paragraph | None = None
        self.fields = Fields()
        self.tables = Tables(styles)
        self.run = -1  # the byte at which the open run begins
        self._run_at = 0  # where in the paragraph
        self._run_properties: dict[str, str] = {}
        self._style_properties: Mapping[str, str] = {}  # of the paragraph's style
        self._of: list[str] = []  # whose properties are read, the innermost last
        self._sink: list[tuple[str, int]] | None = None
        self._keeps_space = False
        self._hidden: list[str] = []
        self._shaded = False  # the paragraph

    def characters(self, text: str) -> None:
        """Take characters of the part."""
        if self._sink is not None:
            self._sink.append((text, self.place))

    def starts(self) -> Starts:
        """What to do where an element begins."""
        w = self.w = Names(self.xml)
        return {
            w("p"): self.open_paragraph,
            w("pStyle"): self._set_style,
            w("outlineLvl"): self._set_outline,
            w("numId"): self._set_numbering,
            w("ilvl"): self._set_depth,
            w("shd"): self._set_shade,
            **{w(name): self._properties(name) for name in _OWNERS},
            w("r"): self._open_run,
            w("t"): self._open_text,
            f"{_MATH} t": self._open_text,
            **{w(name): self._switch(name) for name in SWITCHES},
            **{w(name): self._value(name) for name in (*VALUES, "rStyle", "lang")},
            **{w(name): self._put("\t") for name in ("tab", "ptab")},
            **{w(name): self._put("\n") for name in ("br", "cr")},
            w("noBreakHyphen"): self._put("\u2011"),
            w("softHyphen"): self._put("\u00ad"),
            w("sym"): self._symbol,
        }

    def ends(self) -> Ends:
        """What to do where an element ends."""
        w = self.w
        return {
            w("p"): self.close_paragraph,
            **dict.fromkeys(map(w, _OWNERS), self._close_properties),
            w("r"): self._close_run,
            w("t"): self._close_text,
            f"{_MATH} t": self._close_text,
        }

    # Paragraphs

    def new_paragraph(self, place: int) -> Paragraph:
        """A paragraph that begins at the byte ``place``."""
        raise NotImplementedError

    def open_paragraph(self, _: Attributes) -> None:
        """A paragraph begins."""
        paragraph = self.begin_paragraph(self.place)
        self._style_properties = self.styles.run(paragraph.style)
        self._shaded = False

    def begin_paragraph(self, place: int) -> Paragraph:
        """A paragraph begins at the byte ``place``."""
        paragraph = self.paragraph = self.new_paragraph(place)
        paragraph.style = self.styles.default
        self.tables.place(paragraph)
        if self.fields.in_toc:
            paragraph.role, paragraph.attrs["own"] = "chrome", "yes"
        self.paragraphs.append(paragraph)
        return paragraph

    def close_paragraph(self) -> None:
        """The open paragraph ends."""
        self.paragraph = None

    def _set_style(self, attrs: Attributes) -> None:
        if self.paragraph:
            style = self.paragraph.style = attrs.get(self.w.val, "")
            self._style_properties = self.styles.run(style)
            self._shaded = self.styles.is_shaded(style)

    def _set_outline(self, attrs: Attributes) -> None:
        if self.paragraph:
            self.paragraph.attrs["outline"] = outline_level(attrs.get(self.w.val))

    def _set_numbering(self, attrs: Attributes) -> None:
        if self.paragraph:
            self.paragraph.attrs["numbering"] = attrs.get(self.w.val, "")

    def _set_depth(self, attrs: Attributes) -> None:
        if self.paragraph:
            self.paragraph.attrs["depth"] = str(whole_number(attrs.get(self.w.val)))

    # Properties of paragraphs, runs, tables

    def _properties(self, name: str) -> Callable[[Attributes], None]:
        return lambda _: self._of.append(name)

    def _close_properties(self) -> None:
        if self._of:
            self._of.pop()

    @property
    def owner(self) -> str:
        """Whose properties are read: one of the owners', ``mark`` for a paragraph's end."""
        if not self._of:
            return ""
        return "mark" if len(self._of) > 1 and self._of[-2] == "pPr" else self._of[-1]

    def _switch(self, name: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            if self.run >= 0 and self._of == ["rPr"]:
                self._run_properties[name] = "1" if self.w.is_on(attrs) else "0"

        return act

    def _value(self, name: str) -> Callable[[Attributes], None]:
        def act(attrs: Attributes) -> None:
            if self.run >= 0 and self._of == ["rPr"]:
                self._run_properties[name] = attrs.get(self.w.val, "")

        return act

    def _set_shade(self, attrs: Attributes) -> None:
        fill, owner = attrs.get(self.w("fill"), ""), self.owner
        if owner in ("tcPr", "tblPr"):
            self.tables.shade(fill, cell=owner == "tcPr")
        elif owner == "pPr":
            self._shaded = self._shaded or is_shade(fill)
        elif owner == "rPr" and self.run >= 0 and is_shade(fill):
            self._run_properties["shd"] = fill

    # Runs and their text

    def _open_run(self, _: Attributes) -> None:
        self.run = self.place
        self._run_properties = {}
        self._run_at = self.paragraph.length if self.paragraph else 0

    def _close_run(self) -> None:
        self.run = -1
        paragraph = self.paragraph
        if paragraph is None:
            return
        if self._hidden:
            text = "".join(self._hidden)
            attrs = {"how": "hidden", "text": text}
            paragraph.mark(MarkKind.HIDDEN, paragraph.length, paragraph.length, attrs)
            self._hidden = []
        if paragraph.length > self._run_at and (self._run_properties or self._style_properties):
            shaded = self._shaded or self.tables.is_shaded or self.is_over_colour
            mark_run(paragraph, self._run_at, self._effective(), is_shaded=shaded)

    @property
    def is_over_colour(self) -> bool:
        """Whether something else may colour what is behind the text here."""
        return False

    def _effective(self) -> Mapping[str, str]:
        """The properties of the open run with those of its styles."""
        own = self._run_properties
        if "rStyle" in own:
            return {**self._style_properties, **self.styles.run(own["rStyle"]), **own}
        return {**self._style_properties, **own} if self._style_properties else own

    @property
    def _is_hidden(self) -> bool:
        if not (self._run_properties or self._style_properties):
            return False
        return self._effective().get("vanish") == "1"

    def _open_text(self, attrs: Attributes) -> None:
        self._sink = []
        self._keeps_space = attrs.get(SPACE) == "preserve"

    def _close_text(self) -> None:
        chunks, self._sink = self._sink, None
        if not chunks or self.paragraph is None or self.fields.in_code:
            return
        if self._is_hidden:
            self._hidden += (text for text, _ in chunks)
            return
        if not self._keeps_space:
            chunks = _stripped(chunks)
        for text, start in chunks:
            self._add(text, start)

    def _add(self, text: str, start: int) -> None:
        """Append characters of the XML."""
        assert self.paragraph is not None
        end = start + (len(text) if text.isascii() else len(text.encode()))
        if len(text) == 1 and (entity := _ENTITY.match(self.xml, start)):
            end = entity.end()
        self.paragraph.add(" " if text == "\n" else text, start, end, self.run)

    def put(self, text: str, run: int | None = None) -> None:
        """Append text that the element stands for whose start tag is read."""
        if self.paragraph is None or self.fields.in_code or self._is_hidden:
            return
        start = self.place
        end = self.xml.index(b">", start) + 1
        self.paragraph.add(text, start, end, self.run if run is None else run)

    def _put(self, text: str) -> Callable[[Attributes], None]:
        def act(_: Attributes) -> None:
            if self.run >= 0 and not self._of:
                self.put(text)

        return act

    def _symbol(self, attrs: Attributes) -> None:
        text = symbol(attrs.get(self.w("font"), ""), attrs.get(self.w("char"), ""))
        if text:
            self.put(text)


def _stripped(chunks: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Characters without white space at their ends, which Word keeps only where told to."""
    while chunks and not chunks[0][0].strip(" \t\n"):
        del chunks[0]
    while chunks and not chunks[-1][0].strip(" \t\n"):
        del chunks[-1]
    if chunks:
        text, start = chunks[0]
        bare = text.lstrip(" \t\n")
        chunks[0] = (bare, start + len(text) - len(bare))
        text, start = chunks[-1]
        chunks[-1] = (text.rstrip(" \t\n"), start)
    return chunks
