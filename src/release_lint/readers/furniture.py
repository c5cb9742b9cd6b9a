"""What a page brings along with its text: menus, skip links, cookie banners, licence lines."""

from __future__ import annotations

import re
from functools import cache

# Lines that no release says of itself.
_ALWAYS = (
    r"skip to (?:the )?(?:main )?(?:content|navigation|search|footer)|neidio i'r (?:prif )?gynnwys"
    r"|cookies on [\w.' -]{2,50}|cwcis ar [\w.' -]{2,50}"
    r"|(?:[\w.]+ )?uses cookies(?: to| which)? .{0,150}"
    r"|we (?:also )?use (?:some )?(?:essential )?cookies .{0,150}"
    r"|we(?:'d| would) (?:also )?like to (?:use|set) (?:additional |analytics )?cookies .{0,150}"
    r"|(?:accept|reject) (?:all |additional |analytics )?cookies|(?:view|change|set|manage) "
    r"(?:your )?cookie(?:s| settings| preferences)|hide (?:this|cookie) (?:message|banner)"
    r"|you(?:'ve| have) (?:accepted|rejected) (?:all |additional )?cookies.{0,90}"
    r"|share this page|share (?:on|via) (?:facebook|twitter|x|linkedin|whatsapp|email)"
    r"(?: \(opens in (?:a )?new tab\))?|the following links open in a new tab"
    r"|print this page|back to top|return to top|toggle (?:menu|navigation|search)"
    r"|(?:show or hide|show/hide) (?:menu|search)|open (?:main )?menu|close menu|breadcrumbs?"
    r"|is this page useful\?|was this page helpful\?|report a problem with this page"
    r"|there is something wrong with this page|\+? ?show all updates|see all updates"
    r"|explore the topic|this page is not available in other languages"
)
# Words of menus, which may also be a title or a heading: only among others of their kind.
_IN_MENUS = (
    r"menu|main menu|search|search [\w.]{2,20}|home|hafan|about|about us|news|contact|contact us"
    r"|cookies|help|privacy|privacy (?:notice|policy)|accessibility(?: statement)?|sitemap"
    r"|terms and conditions"
    r"|cymraeg|english|log ?in|sign in|register|facebook|twitter|linkedin|youtube|navigation"
    r"|departments|worldwide|services|publications|announcements|news and communications"
    r"|how government works|get involved|consultations|statistics|topics|organisations|media"
    r"|share|print|email|close|next|previous|related content|collection"
    r"|built by the government digital service|gov\.uk|follow us|yes|no"
    r"|rhestr o wasanaethau cymraeg"
)
_MENU = re.compile(r"(?:main )?menu|search|home|hafan|cookies|sitemap|gov\.uk", re.IGNORECASE)
_CRUMBS = re.compile(r"home *(?:[>/»›|] *[^>/»›|]{1,80}){1,8}", re.IGNORECASE)
_NOTICE = re.compile(
    r"©|\(c\) ?\d{4}|\bcrown copyright\b|\bcopyright \d{4}|\bhawlfraint y goron\b"
    r"|\b(?:under|dan)\b.{0,60}\b(?:open government licen[cs]e|[dt]rwydded)"
    r"|\blicen[cs]ed under\b|\bview this licen[cs]e\b|\bpsi@|\binformation policy team\b"
    r"|^or (?:write to|e-?mail)\b|\bpublication is (?:also )?available (?:at|on|from)\b|\bISBN\b"
    r"|\bthird[- ]party copyright|^https?://\S+$",
    re.IGNORECASE | re.MULTILINE,
)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def is_chrome(line: str) -> bool:
    """Whether a whole line can only be a page's own furniture."""
    line = line.replace("’", "'")
    return len(line) <= 250 and bool(
        _pattern(_ALWAYS).fullmatch(line.rstrip(" .")) or _CRUMBS.fullmatch(line)
    )


def may_be_chrome(line: str) -> bool:
    """Whether a whole line could be an entry of a menu."""
    return len(line) <= 60 and bool(_pattern(_IN_MENUS).fullmatch(line))


def is_menu(line: str) -> bool:
    """Whether an entry of a menu can hardly stand in any other list."""
    return bool(_MENU.fullmatch(line))


def is_notice(text: str) -> bool:
    """Whether a short passage speaks of licence, copyright or where a publication is available.

    Good enough to pass over on the way to the title; what it grants is judged elsewhere.
    """
    return bool(_NOTICE.search(text))
