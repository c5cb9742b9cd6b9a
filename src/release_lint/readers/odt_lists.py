"""Numbers of lists in an OpenDocument text."""

from __future__ import annotations

from collections.abc import Mapping

from release_lint.readers.docx_names import whole_number
from release_lint.readers.list_numbers import number_as
from release_lint.readers.odt_names import STYLE_NAME, XML_ID, name
from release_lint.readers.xml_events import Attributes
from release_lint.records import field, mutable, record

_MOST_LEVELS = 10  # that a list style has


@record
class Level:
    """How the items of one depth are numbered: ``before`` and ``after`` stand beside the number.

    ``shown`` is how many depths the number tells, this one the last: 2 for ``3.1``.
    """

    form: str
    before: str
    after: str
    first: int
    shown: int


def level_of(attrs: Attributes) -> Level:
    """The level that an element ``text:list-level-style-number`` describes."""
    return Level(
        attrs.get(name("style:num-format"), ""),
        attrs.get(name("style:num-prefix"), ""),
        attrs.get(name("style:num-suffix"), ""),
        whole_number(attrs.get(name("text:start-value")), 1),
        min(whole_number(attrs.get(name("text:display-levels")), 1), _MOST_LEVELS),
    )


@mutable
class OpenList:
    """An open list: how its items are numbered, how many there have been, is one of them open."""

    style: str
    levels: Mapping[int, Level]  # by depth from 1
    depth: int
    identity: str
    counted: int
    number: str | None = None  # of the open item, until a paragraph has it; then empty
    in_item: bool = False


@mutable
class ListNumbers:
    """Opens lists and numbers their items."""

    styles: Mapping[str, Mapping[int, Level]]
    _ends: dict[str, int] = field(default_factory=dict)  # where lists of a style or id ended

    def open_list(self, attrs: Attributes, around: OpenList | None) -> OpenList:
        """A list that begins inside another, or on its own."""
        style = attrs.get(STYLE_NAME) or (around.style if around else "")
        depth = around.depth + 1 if around else 1
        levels = self.styles.get(style, {})
        first = levels[depth].first if depth in levels else 1
        continued = attrs.get(name("text:continue-list"), "")
        if not continued and attrs.get(name("text:continue-numbering")) == "true":
            continued = f" {style} {depth}"
        identity = attrs.get(XML_ID, "")
        return OpenList(style, levels, depth, identity, self._ends.get(continued, first - 1))

    def close_list(self, old: OpenList) -> None:
        """A list ends; another may go on with its numbers."""
        self._ends[f" {old.style} {old.depth}"] = old.counted
        if old.identity:
            self._ends[old.identity] = old.counted

    def open_item(self, lists: list[OpenList], attrs: Attributes) -> None:
        """An item of the last of the open lists begins."""
        last = lists[-1]
        last.in_item = True
        last.counted = whole_number(attrs.get(name("text:start-value")), last.counted + 1)
        level = last.levels.get(last.depth)
        last.number = None
        if level and level.form:
            told = (_told(one) for one in lists[-max(1, level.shown) :])
            last.number = f"{level.before}{'.'.join(filter(None, told))}{level.after}".strip()


def _told(one: OpenList) -> str:
    level = one.levels.get(one.depth)
    return number_as(one.counted, level.form) if level and level.form else ""
