"""What a page brings along with its text: menus, skip links, cookie banners, licence lines."""

from __future__ import annotations

import re

from release_lint.lazy import lazy

_LONGEST = 250  # characters of a line of furniture
_LONGEST_ENTRY = 60  # of an entry of a menu


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split("|"))


# Lines that no release says of itself.
_ALWAYS = _phrases(
    "skip to content|skip to main content|skip to the content|skip to navigation|skip to search|"
    "skip to footer|neidio i'r cynnwys|neidio i'r prif gynnwys|share this page|print this page|"
    "the following links open in a new tab|back to top|return to top|toggle menu|toggle search|"
    "toggle navigation|show or hide menu|show/hide menu|show or hide search|open menu|close menu|"
    "open main menu|breadcrumb|breadcrumbs|is this page useful?|was this page helpful?|"
    "report a problem with this page|there is something wrong with this page|show all updates|"
    "+ show all updates|see all updates|explore the topic|"
    "this page is not available in other languages"
)
_COOKIES = lazy(
    r"cookies on [\w.' -]{2,50}|cwcis ar [\w.' -]{2,50}|(?:[\w.]+ )?uses cookies(?: .{0,150})?"
    r"|we (?:also )?use (?:some )?(?:essential )?cookies .{0,150}"
    r"|we(?:'d| would) (?:also )?like to (?:use|set) (?:additional |analytics )?cookies .{0,150}"
    r"|(?:accept|reject) (?:all |additional |analytics )?cookies"
    r"|(?:view|change|set|manage) (?:your )?cookie(?:s| settings| preferences)"
    r"|hide (?:this|cookie) (?:message|banner)"
    r"|you(?:'ve| have) (?:accepted|rejected) (?:all |additional )?cookies.{0,90}"
)
_SHARE = lazy(
    r"share (?:on|via) (?:facebook|twitter|x|linkedin|whatsapp|email)"
    r"(?: \(opens in (?:a )?new tab\))?"
)
# Words of menus, which may also be a title or a heading: only among others of their kind.
_IN_MENUS = _phrases(
    "menu|main menu|search|home|hafan|about|about us|news|contact|contact us|cookies|help|privacy|"
    "privacy notice|privacy policy|accessibility|accessibility statement|sitemap|cymraeg|english|"
    "terms and conditions|login|log in|sign in|register|facebook|twitter|linkedin|youtube|"
    "navigation|departments|worldwide|services|publications|announcements|how government works|"
    "news and communications|get involved|consultations|statistics|topics|organisations|media|"
    "share|print|email|close|next|previous|related content|collection|gov.uk|follow us|yes|no|"
    "built by the government digital service|rhestr o wasanaethau cymraeg"
)
_MENU = _phrases("menu|main menu|search|home|hafan|cookies|sitemap|gov.uk")
_CRUMBS = lazy(r"home *(?:[>/»›|] *[^>/»›|]{1,80}){1,8}")
# Every notice holds one of these.
_NOTICE_CLUES = (
    *("©", "(c)", "copyright", "hawlfraint", "open government", "rwydded", "licen", "psi@"),
    *("policy team", "or write to", "or email", "or e-mail", "publication is", "isbn", "http"),
)
_NOTICE = lazy(
    r"©|\(c\) ?\d{4}|\bcrown copyright\b|\bcopyright \d{4}|\bhawlfraint y goron\b"
    r"|\b(?:under|dan)\b.{0,60}\b(?:open government licen[cs]e|[dt]rwydded)"
    r"|\blicen[cs]ed under\b|\bview this licen[cs]e\b|\bpsi@|\binformation policy team\b"
    r"|^or (?:write to|e-?mail)\b|\bpublication is (?:also )?available (?:at|on|from)\b|\bISBN\b"
    r"|\bthird[- ]party copyright|^https?://\S+$",
    re.IGNORECASE | re.MULTILINE,
)


def is_chrome(line: str) -> bool:
    """Whether a whole line can only be a page's own furniture."""
    if len(line) > _LONGEST:
        return False
    line = line.lower().replace("’", "'").rstrip(" .")
    return (
        line in _ALWAYS
        or ("cookie" in line and bool(_COOKIES.fullmatch(line)))
        or (line.startswith("home") and bool(_CRUMBS.fullmatch(line)))
        or (line.startswith("share ") and bool(_SHARE.fullmatch(line)))
    )


def may_be_chrome(line: str) -> bool:
    """Whether a whole line could be an entry of a menu."""
    if len(line) > _LONGEST_ENTRY:
        return False
    line = line.lower()
    return line in _IN_MENUS or (line.startswith("search ") and line.count(" ") == 1)


def is_menu(line: str) -> bool:
    """Whether an entry of a menu can hardly stand in any other list."""
    return line.lower() in _MENU


def is_notice(text: str) -> bool:
    """Whether a short passage speaks of licence, copyright or where a publication is available.

    Good enough to pass over on the way to the title; what it grants is judged elsewhere.
    """
    lower = text.lower()
    return any(clue in lower for clue in _NOTICE_CLUES) and bool(_NOTICE.search(text))
