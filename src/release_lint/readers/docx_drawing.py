"""Pictures and embedded objects of a Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from release_lint.document import MarkKind
from release_lint.readers.docx_names import Names
from release_lint.readers.docx_parts import Relationship
from release_lint.readers.xml_events import Attributes
from release_lint.records import mutable

_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/",
    "http://purl.oclc.org/ooxml/drawingml/",
)
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative decorative"
_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
Put = Callable[[MarkKind, Mapping[str, str]], None]


@mutable
class _Drawing:
    alt: str = ""
    decorative: bool = False
    picture: bool = False
    source: str = ""


class Drawings:
    """The drawings that are open, the innermost last; ``put`` marks the place that is read."""

    def __init__(self, relations: Mapping[str, Relationship], put: Put) -> None:
        self._relations = relations
        self._put = put
        self._open: list[_Drawing] = []
        self._shape: str | None = None  # the alternative text of the open VML shape
        self._objects = 0

    def starts(self, w: Names) -> Iterator[tuple[str, Callable[[Attributes], None]]]:
        """What to do where an element begins."""
        self._w = w
        yield w("drawing"), lambda _: self._open.append(_Drawing())
        yield w("object"), self._open_object
        yield w("control"), lambda _: self._put(MarkKind.EMBEDDED, {"what": "a control"})
        yield f"{_VML} shape", self._open_shape
        yield f"{_VML} imagedata", self._image_data
        yield f"{_OFFICE} OLEObject", self._ole
        yield _DECORATIVE, self._decorate
        for base in _DRAWING:
            yield f"{base}wordprocessingDrawing docPr", self._describe
            yield f"{base}picture pic", self._is_picture
            yield f"{base}chart chart", self._chart
            yield f"{base}diagram relIds", self._is_picture
            yield f"{base}main blip", self._blip

    def ends(self, w: Names) -> Iterator[tuple[str, Callable[[], None]]]:
        """What to do where an element ends."""
        yield w("drawing"), self._close
        yield w("object"), self._close_object

    def _close(self) -> None:
        if not self._open:
            return
        drawing = self._open.pop()
        if drawing.picture:
            attrs = {"src": drawing.source} if drawing.source else {}
            if drawing.alt or drawing.decorative:
                attrs["alt"] = "" if drawing.decorative else drawing.alt
            self._put(MarkKind.IMAGE, attrs)

    def _describe(self, attrs: Attributes) -> None:
        if self._open:
            self._open[-1].alt = (attrs.get("descr") or attrs.get("title") or "").strip()

    def _decorate(self, attrs: Attributes) -> None:
        if self._open:
            self._open[-1].decorative = attrs.get("val", "0") in ("1", "true")

    def _is_picture(self, _: Attributes) -> None:
        if self._open:
            self._open[-1].picture = True

    def _chart(self, attrs: Attributes) -> None:
        self._is_picture(attrs)
        chart = self._relations.get(attrs.get(self._w.relation("id"), ""))
        if chart:
            self._put(MarkKind.EMBEDDED, {"what": "a chart", "part": chart.target})

    def _blip(self, attrs: Attributes) -> None:
        linked = self._relations.get(attrs.get(self._w.relation("link"), ""))
        if self._open and linked and linked.external:
            self._open[-1].source = linked.target

    def _open_shape(self, attrs: Attributes) -> None:
        self._shape = attrs.get("alt", "").strip()

    def _image_data(self, attrs: Attributes) -> None:
        if self._objects or self._shape is None:
            return
        relation = self._relations.get(attrs.get(self._w.relation("id"), ""))
        values = {"alt": self._shape} if self._shape else {}
        if relation and relation.external:
            values["src"] = relation.target
        self._put(MarkKind.IMAGE, values)
        self._shape = None

    def _open_object(self, _: Attributes) -> None:
        self._objects += 1

    def _close_object(self) -> None:
        self._objects -= 1

    def _ole(self, attrs: Attributes) -> None:
        relation = self._relations.get(attrs.get(self._w.relation("id"), ""))
        what = attrs.get("ProgID", "").split(".")[0] or "an object"
        part = relation.target if relation else ""
        linked = {"linked": "yes"} if relation and relation.external else {}
        self._put(MarkKind.EMBEDDED, {"what": what, "part": part, **linked})
