"""Whether a stop ends its sentence, judged by the word before it and the word after."""

from __future__ import annotations

import re

from release_lint.lazy import lazy

_OPENERS = "\"'“‘«([¿¡*_"
_NEXT = lazy(rf"\s*(?P<open>[{re.escape(_OPENERS)}]*)(?P<word>[^\s”’\")\],;:]*)")
_INITIALS = lazy(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_NUMBER = lazy(r"[§#]?\d|[IVXL]+\b|[B-Z]\d?\b(?!\.\w)")
_FIRST_ITEM = lazy(r"\d{1,3}|[A-Za-z]|[ivx]{1,5}")
_TIME_OF_DAY = lazy(r"(?:At|By|From|Until|Till|Before|After|Around|About|Since)(?:\s\S+){0,2}\s\S*")
_SPEAKER = lazy(
    r"\s(?:(?:[A-Z][\w’'-]*|Dr\.|Mr\.|Mrs\.|Ms\.)\s){1,4}"
    r"(?:said|says|asked|asks|added|adds|wrote|writes|wondered|replied|exclaimed|shouted|cried)\b"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Written so that they also stand in capitals (MR. SMITH), never in small letters unless listed so.
_TITLES = _words(
    """
    Mr Mrs Ms Mx Dr Drs Prof Rt Hon Revd Rev Fr Ven Ste Messrs Mme Mlle Cllr Cllrs Ald
    Gov Govs Sen Sens Rep Reps Amb Pres Lt Col Gen Maj Capt Cpt Sgt Cpl Pte Brig Cmdr Cdr
    Comdr Adm Wg Flt Sqn Ldr Insp Supt Det Const Sra Atty Asst Dep H.R.H H.M H.E
    """
)
_CONNECTORS = _words("e.g i.e eg ie cf viz vs v ca approx a.k.a n.b N.B incl excl")
_BEFORE_NUMBERS = _words(
    """
    No Nos no nos N° p pp P PP para paras Para Paras fig figs Fig Figs reg regs Reg Regs Sch
    Schs sch s ss S SS art arts Art Arts ch Ch chap Chap vol vols Vol Vols cl cls Cl sec secs
    Sec ext Ext tel Tel fax Fax mob Mob c b d r rr para ref Ref Cm Cmd Cmnd Cd Jan Feb Mar Apr
    Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun pt Pt
    pts min max Min Max eq Eq app App ann cap Cap col cols ed eds item Est est bn
    """
)
_SOFT = _words(
    """
    St ST Mt co Co cos Cos corp Corp inc Inc ltd Ltd plc Plc PLC llc LLC llp LLP bros Bros Jr Jnr Sr
    Snr Esq dept Dept depts Depts cttee Cttee ctte univ Univ assn Assn assoc Assoc sq Sq rd Rd
    ave Ave Blvd blvd Bldg bldg govt Govt gov natl Natl intl Intl al ft Ft ln Ln hrs mins secs
    mph lb lbs oz misc div Div dist Dist admin Admin exec Exec mgmt Mgmt Jan Feb Mar Apr Jun
    Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Weds Thu Thur Thurs Fri Est Tel Fax Ext Ref
    Pt pt eds trans temp op cit ibid
    """
)
_LABELS = _words(
    """
    annex appendix area block category chapter class figure form gate grade group hepatitis
    influenza level option part phase plan point room schedule scheme section site stage table
    tier type unit vitamin zone
    """
)
_AFTER_TIMES = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Mon Tue Tues Wed Thu Thurs Fri Sat
    Sun GMT BST UTC UK CET CEST EST EDT ET CST CDT CT MST MDT MT PST PDT PT Eastern Central
    Pacific Mountain
    """
)
# Words that begin a sentence, and stand in no name after an abbreviation.
_STARTERS = _words(
    """
    A About According Additionally After All Also Although Among An And Another Any Anyone
    Applicants Applications Are As At Because Before Between Both But By Can Contact Could Did
    Do Does During Each Earlier Either Every Everyone Finally Find First Following For From
    Further Furthermore Given Had Has Have He Her Here His How However I If In Instead Is It
    Its Last Later Let Many May Meanwhile More Moreover Most Much Must My Neither Nearly New
    Next No None Nor Not Nothing Now Of On Once One Only Or Other Others Our Over Please Read
    Recent Registration See Several Shall She Should Since So Some Such Tell That The Their
    Then There Therefore These They This Those Though Through Thus Tickets To Today Together
    Tomorrow Under Unless Until Up Upon Was We Were What When Where Whether Which While Who
    Whose Why Will With Within Without Would Yesterday Yet You Your
    """
)


_LONGEST = 6  # letters of an abbreviation in small letters: approx


def goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the sentence that began at ``start`` runs on after a stop.

    ``stop`` has the groups ``mark`` (the stops themselves) and ``close`` (brackets and quotation
    marks after them).
    """
    mark, close = stop["mark"], stop["close"]
    following = _NEXT.match(text, stop.end())
    if following is None or not _begins(following["open"], following["word"], quoted=bool(close)):
        return True
    if mark != "." and not mark.strip(". …\xa0"):
        return _ellipsis_goes_on(text, stop, following["word"])
    if mark != ".":
        return close[:1] in ("”", "’", '"', "'") and _SPEAKER.match(text, stop.end()) is not None
    end = stop.start()
    if _is_long(text[max(start, end - _LONGEST - 1) : end]):
        return False
    return _abbreviation_goes_on(text, start, end, following["word"])


def _is_long(ending: str) -> bool:
    """Whether a word's ending, in small letters, is longer than any abbreviation: as most are."""
    return len(ending) > _LONGEST and ending.isalpha() and ending.islower()


def _begins(opened: str, word: str, *, quoted: bool) -> bool:
    """Whether a word, with the marks that open before it, can begin a sentence."""
    if not word:
        return bool(opened)
    first = word[0]
    if first.islower():
        return any(c.isupper() or c.isdigit() for c in word) or word.startswith(("www.", "http"))
    if first in "-–—":
        return not quoted
    return first not in "&/+=%"


def _ellipsis_goes_on(text: str, stop: re.Match[str], word: str) -> bool:
    """A pause before “I”, or an omission in brackets."""
    bracketed = (
        stop.start() > 0 and text[stop.start() - 1] in "[(" and stop["close"][:1] in ("]", ")")
    )
    return bracketed or word == "I" or word.startswith(("I’", "I'"))


def _abbreviation_goes_on(text: str, start: int, end: int, following: str) -> bool:
    """Whether a word before a full stop is an abbreviation in mid-sentence."""
    begin = _word_start(text, start, end)
    word = text[begin:end]
    if not word or text[begin - 1 : begin] in ("/", "@", "_"):  # the end of an address
        return False
    if (
        (_FIRST_ITEM.fullmatch(word) and _opens(text, start, begin))
        or (word in _CONNECTORS or _is_in(word, _TITLES))
        or (word in _BEFORE_NUMBERS and _is_number(word, following))
    ):
        return True
    if word.lower() in ("a.m", "p.m"):
        zoned = following.rstrip(".") in _AFTER_TIMES
        return zoned or _TIME_OF_DAY.fullmatch(text[start:end]) is not None
    if following.partition("’")[0].partition("'")[0] in _STARTERS:
        return False
    if len(word) == 1 and word.isupper():
        return not _is_label(text, start, begin, word)
    in_brackets = word == "etc" and text[end + 1 : end + 2] == ")"
    return in_brackets or word in _SOFT or _INITIALS.fullmatch(word) is not None


def _word_start(text: str, start: int, end: int) -> int:
    """Where the word before a full stop begins; longer ones than any abbreviation are cut."""
    begin = end
    floor = max(start, end - 12)
    while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in ".°"):
        begin -= 1
    return begin


def _is_in(word: str, words: frozenset[str]) -> bool:
    return word in words or (word.isupper() and word.capitalize() in words)


def _is_number(word: str, following: str) -> bool:
    """Whether a number follows, or the letter or numeral of a part where the word is no letter."""
    number = _NUMBER.match(following)
    return number is not None and (len(word) > 1 or not following[0].isalpha())


def _opens(text: str, start: int, begin: int) -> bool:
    """Whether nothing but a bullet, or a lead-in that ends with a colon, stands before a word."""
    before = text[max(start, begin - 8) : begin].rstrip(" \xa0")
    alone = begin - start < 8 and not any(c.isalnum() for c in before)
    return alone or before.endswith(":")


def _is_label(text: str, start: int, begin: int, letter: str) -> bool:
    """Whether a single letter names a part (``Appendix A``) or is the pronoun (``you and I``)."""
    before = text[max(start, begin - 20) : begin].split()
    if not before:
        return False
    return before[-1].lower() in _LABELS or (letter == "I" and before[-1].islower())
