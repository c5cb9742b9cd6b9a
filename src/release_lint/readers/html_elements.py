"""What an element of a page means for the text inside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from release_lint.document import BlockKind, MarkKind
from release_lint.readers.list_numbers import number_as
from release_lint.records import field, mutable


def _names_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
VOID = _names_in("area base br col embed hr img input link meta param source track wbr")
DROPPED = _names_in(
    "audio canvas iframe math noembed noframes noscript object script style svg template video xmp"
)
CONTROLS = _names_in("button datalist label legend option select textarea")
INLINE = _names_in(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd link mark "
    "meta meter nobr output picture q rp rt ruby s samp small source span strike strong sub sup "
    "time tt u var wbr"
)
IN_HEAD = DROPPED | _names_in("base link meta title")
MARKS = {
    "a": MarkKind.LINK,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "time": MarkKind.TIME,
    "abbr": MarkKind.ABBREVIATION,
    "acronym": MarkKind.ABBREVIATION,
}
MARK_ATTRS = {
    MarkKind.LINK: ("href", "rel"),
    MarkKind.TIME: ("datetime", "itemprop", "pubdate"),
    MarkKind.ABBREVIATION: ("title",),
}
_KINDS = {
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("caption", "figcaption", "summary"), BlockKind.CAPTION),
    **dict.fromkeys(("pre", "textarea"), BlockKind.CODE),
}
# An element that a new one of the same name closes, and the elements beyond which it does not.
CLOSES = {
    "li": (_names_in("li"), _names_in("ul ol menu table blockquote section")),
    "dt": (_names_in("dt dd"), _names_in("dl table")),
    "dd": (_names_in("dt dd"), _names_in("dl table")),
    "tr": (_names_in("tr"), _names_in("table tbody thead tfoot")),
    "td": (_names_in("td th"), _names_in("tr table")),
    "th": (_names_in("td th"), _names_in("tr table")),
    "tbody": (_names_in("tbody thead tfoot"), _names_in("table")),
    "thead": (_names_in("tbody thead tfoot"), _names_in("table")),
    "tfoot": (_names_in("tbody thead tfoot"), _names_in("table")),
    "option": (_names_in("option"), _names_in("select")),
    **dict.fromkeys(HEADINGS, (frozenset(HEADINGS), _names_in("div section td li"))),
}
CLOSES_P = (_names_in("p"), _names_in("td th caption table button body"))
_SECTIONS = frozenset(
    ["div", "section", "article", "nav", "aside", "header", "footer", "form", "ul"]
)

# Names in class and id, as GOV.UK and other public bodies use them.
_CHROME = (
    r"breadcrumbs?|skip-?links?|cookies?(?:-\w+)*|share-links?|share-buttons?|social(?:-\w+)*"
    r"|related-(?:navigation|content|links|items)|contextual-(?:footer|sidebar)|site-?nav"
    r"|nav(?:bar|igation)?|menu|pagination|feedback|phase-banner|transition-countdown"
    r"|translation-nav|search|back-to-top|change-history|opendocument-help"
    r"|accessibility-warning|toggler|js-hidden|advert\w*|newsletter(?:-\w+)*"
)
_BOX = (
    r"(?P<contact>contact|vcard|contact-inner|adr|postal-address|contact-details)"
    r"|(?P<attachment>attachment|attachment-details|embedded-attachment)"
    r"|(?P<footer>(?:site-|page-|global-)?footer)"
    r"|(?P<summary>lead-paragraph|lede?|standfirst|description|strapline|article-summary)"
    r"|(?P<metadata>(?:publisher-|important-)?metadata|published-dates)"
    r"|(?P<context>title__context|caption-x?l)"
    r"|(?P<body>govspeak)"
)
_PREFIX = r"(?:gem-c-|app-c-|govuk-|js-|l-|c-|page-|site-|global-|main-|article-){0,2}"

_HIDES = r"(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d]))"
_LONGEST_NAMES = 300  # characters of class and id that are looked at


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){_PREFIX}(?:(?P<chrome>{_CHROME})|{_BOX})(?!\S)", re.IGNORECASE)


@mutable
class Element:
    """An open element, with what its text inherits.

    ``region`` is empty for content, or ``chrome``, ``footer`` or ``hidden``; ``part`` is what a
    class says of the inside (``summary``, ``metadata``, ``context``, ``body``).
    """

    tag: str
    attrs: dict[str, str]
    parent: Element | None
    is_block: bool
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    region: str = ""
    part: str = ""
    box: bool = False
    in_main: bool = False
    language: str = ""  # declared of the page as a whole
    own_language: str = ""  # declared of this part alone
    place: int = 0  # in the source, of its start tag
    leaves_before: int = 0  # that were there when it began
    depth: int = 0
    prose: int = 0  # characters of running text inside, links left out
    has_title: bool = False
    is_content: bool = False
    mark: MarkKind | None = None
    mark_start: int | None = None
    block_attrs: dict[str, str] = field(default_factory=dict)
    item: Element | None = None  # of a list, innermost
    number: str | None = None  # of an item (None: a bullet), until a leaf has it; then empty
    counted: int | None = None  # the number of an ordered list's last item


def element(tag: str, attrs: dict[str, str], parent: Element | None) -> Element:
    """A new element inside ``parent``, which hands down what it says of its text."""
    new = Element(tag, attrs, parent, is_block=tag not in INLINE)
    if parent:
        new.kind, new.level, new.group = parent.kind, parent.level, parent.group
        new.region, new.part, new.box = parent.region, parent.part, parent.box
        new.in_main, new.block_attrs = parent.in_main, parent.block_attrs
        new.language, new.own_language = parent.language, parent.own_language
        new.depth, new.item = parent.depth + 1, parent.item
    new.mark = None if _is_badge(attrs) else MARKS.get(tag)
    _set_language(new)
    _set_region(new)
    _set_kind(new)
    _set_number(new)
    return new


def _is_badge(attrs: dict[str, str]) -> bool:
    """Whether a class calls an element a badge (``govuk-tag``), whose bold type is no emphasis."""
    names = attrs.get("class", "").lower().split()
    return any(name.endswith(("-tag", "-badge")) for name in names)


def _set_language(new: Element) -> None:
    declared = new.attrs.get("lang") or new.attrs.get("xml:lang") or ""
    if not declared:
        return
    if new.tag in ("html", "body") or is_main(new):
        new.language = declared
    else:
        new.own_language = declared


def is_main(item: Element) -> bool:
    """Whether an element says that it holds the page's content."""
    return item.tag == "main" or item.attrs.get("role") == "main"


def _set_region(new: Element) -> None:
    attrs = new.attrs
    if "hidden" in attrs or re.search(_HIDES, attrs.get("style", ""), re.IGNORECASE):
        new.region = "hidden"
    if is_main(new):
        new.in_main = True
        new.region = new.region if new.region == "hidden" else ""
    named = _named(new)
    if named in ("summary", "metadata", "context", "body"):
        new.part = named
    if new.region:
        return
    role = attrs.get("role", "")
    if new.tag == "footer" or role == "contentinfo" or named == "footer":
        new.region = "footer"
    elif (
        new.tag == "nav"
        or new.tag in CONTROLS
        or role in ("navigation", "search", "banner")
        or (named == "chrome" and not is_main(new) and new.tag not in ("html", "body"))
        or (new.tag == "header" and not new.in_main and not _inside(new, "article"))
        or (new.tag == "aside" and not new.in_main)
    ):
        new.region = "chrome"


def _named(new: Element) -> str:
    """What the first telling name in class and id says."""
    names = new.attrs.get("class", "")
    if new.tag in _SECTIONS:  # the id of a heading is made of its words
        names = f"{names} {new.attrs.get('id', '')}"
    kind = _meaning(names[:_LONGEST_NAMES]) if names.strip() else ""
    if kind in ("contact", "attachment") and new.is_block:
        new.box = True
        new.kind = BlockKind.CONTACT if kind == "contact" else BlockKind.CAPTION
    return kind


@lru_cache(maxsize=1024)
def _meaning(names: str) -> str:
    match = _names().search(names)
    return (match.lastgroup if match else None) or ""


def _inside(item: Element, tag: str) -> bool:
    parent = item.parent
    while parent:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


def _set_kind(new: Element) -> None:
    """The kind of the text inside; what is in a box or a block quotation stays of that kind."""
    tag = new.tag
    if tag == "address":
        new.kind, new.box = BlockKind.CONTACT, True
    if new.box:
        return
    if tag == "blockquote":
        new.kind, new.level = BlockKind.QUOTE, 0
    elif tag in ("ul", "ol"):
        new.level = new.level + 1 if new.kind is BlockKind.LIST_ITEM else 1
    elif new.kind is not BlockKind.QUOTE and tag in _KINDS:
        new.kind = _KINDS[tag]
        new.level = max(new.level, 1) if new.kind is BlockKind.LIST_ITEM else 0
        if tag in HEADINGS:
            new.level, new.group = int(tag[1]), 0
        elif new.kind is BlockKind.TABLE_CELL:
            row = {"row": str(new.parent.place)} if new.parent else {}
            new.block_attrs = {**row, "header": "yes"} if tag == "th" else row


def _set_number(new: Element) -> None:
    """Where an ordered list begins to count, and the number of an item of one."""
    step = -1 if "reversed" in new.attrs else 1
    if new.tag == "ol" and ("start" in new.attrs or step == 1):
        new.counted = _whole(new.attrs.get("start"), 1) - step
    if _KINDS.get(new.tag) is not BlockKind.LIST_ITEM:
        return
    new.item, around = new, new.parent
    if around and around.counted is not None and new.tag == "li":
        step = -1 if "reversed" in around.attrs else 1
        around.counted = _whole(new.attrs.get("value"), around.counted + step)
        new.number = f"{number_as(around.counted, around.attrs.get('type', '1'))}."


def _whole(text: str | None, default: int) -> int:
    found = re.match(r"\s*([+-]?\d{1,9})", text or "", re.ASCII)
    return int(found[1]) if found else default
