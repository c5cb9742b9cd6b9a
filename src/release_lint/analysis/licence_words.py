"""The words of licence notices, English and Welsh, as patterns over plain text.

Plain text is lower case with straight quotes, plain hyphens and no brackets or emphasis, as long
as the text itself (:func:`plain`), so a pattern's place is the place in the text. Every white
space, a line's or a block's end too, reads as a space.
"""

from __future__ import annotations

import re
from itertools import takewhile

from release_lint.lazy import lazy

_FOLD = {
    "'": "’‘ʼ`´",
    '"': "“”„«»",
    "-": "‐‑‒–—−",
    " ": "\u00a0\u2007\u2009\u202f\u200b\ufeff[]<>*_|#",
}
_FLAGS = re.VERBOSE


def plain(text: str) -> str:
    """The text folded for the patterns here, each character in its place."""
    low = text.lower()
    if len(low) != len(text):  # a few letters, İ above all, grow in lower case
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for plain_char, others in _FOLD.items():
        for char in others:
            low = low.replace(char, plain_char)  # many times quicker than ``translate``
    return low


def has_any(text: str, clues: tuple[str, ...]) -> bool:
    """Whether a text can match a pattern of which every match holds one of the clues."""
    return any(clue in text for clue in clues)


_NUMBER = r"(?P<%s>\d(?:[.,]\s?\d+[a-z]?)?|\d[a-z])"

NAME = lazy(
    rf"""\b(?P<name>
        open \s+ gov[a-z']{{3,9}} \s+ (?:v?{_NUMBER % "middle"}\s+(?:ogl\s+)?)?
            (?P<licence> lic[a-z]{{3,6}} | lisc?en[cs]e | lincen[cs]e )
      | (?:t|d|nh|th)rwydded \s+ (?:agored\s+y\s+llywodraeth | y\s+llywodraeth\s+agored
            | llywodraeth\s+agored)
      | (?:uk\s+)? ogl (?:-uk)? (?= [\s-]*(?:v|version|f|fersiwn)?\.?\s?[123](?:\.0)?\b )
      | (?<=the\s) ogl \b
    )
    (?: \s* \(? ogl (?:-uk)? (?:-[123]\.0)? \)? )?
    (?: \s+ for \s+ public \s+ sector \s+ information )?
    (?: [\s,(:-]* (?: version | ver\.? | fersiwn | v\.?
        | f(?=\d) )? \s* {_NUMBER % "after"} \)? (?!\w) )?
    """,
    _FLAGS,
)
"""The licence's name with its version; group ``name`` is the name alone."""
MAY_NAME = lazy(r"open\s+gov")  # or one of the clues: quick, since it begins with letters
NAME_CLUES = ("rwydded", "ogl")

VERSION_BEFORE = lazy(
    rf"\b(?:version|fersiwn|v)\s?{_NUMBER % 'before'}\s+of\s+(?:the\s+)?(?:uk\s+)?$", _FLAGS
)
NOT_THE_NAME = lazy(r"govern(?:ance|ing)|licensing|licensed|licensee|licensor|licencing|licenced")

_PLACES = r"""canad\w* | ontario | alberta | british\s+columbia | quebec | québec | manitoba
    | saskatchewan | nova\s+scotia | new\s+brunswick | newfoundland | labrador | yukon | nunavut
    | northwest\s+territories | prince\s+edward\s+island | pei | toronto | vancouver | edmonton
    | calgary | ottawa | winnipeg | halifax | hamilton | victoria | niagara | waterloo
    | (?:city|town|township|region|regional|county|municipality|district|village)\s+(?:of\s+)?[a-z]+
    | wpd | western\s+power | hong\s+kong | india"""
PLACE_CLUES = tuple(
    "".join(takewhile(str.isalpha, place.strip(" \n(?:"))) for place in _PLACES.split("|")
)
"""How the names of places begin: where none of these stands, no place does."""
OTHER_AFTER = lazy(
    rf"(?:\s|[-,(])+(?:version\s+)?(?:\d(?:\.\d)?)?(?:\s|[-,(])*(?:of|for"
    rf"|in)?\s*(?:the\s+)?(?:{_PLACES})\b",
    _FLAGS,
)
OTHER_BEFORE = lazy(rf"\b(?:{_PLACES})(?:'s?)?\s+$", _FLAGS)
CONNECT = lazy(
    r"""\b(?: under | subject\s+to | covered\s+by | governed\s+by | on | in\s+accordance\s+with
            | in\s+line\s+with | by )
        (?: \s+ (?:the\s+)? (?:terms?|conditions|provisions) (?:\s+(?:and|&|/)\s+conditions)?
        \s+ of )?
        (?: \s+ (?:the|an?|its|our) )?
        (?: \s+ (?:latest\s+)? version \s+ \S{1,4} \s+ of (?:\s+the)? )?
        (?: \s+ (?:uk(?:'s)? | united\s+kingdom(?:'s)? | national\s+archives'? ) )?
        \s* "? \s* $
      | \b (?:o\s+)? dan \s* (?: (?:delerau|dermau|amodau|reolau) (?:'r)? )? (?: \s+
        (?:y|yr) )? \s* $
    """,
    _FLAGS,
)
"""The words right before the name that make it the licence of something."""

JOINS = lazy(r"\b(?:under|of|the|dan|delerau|y|yr|licen[cs]e:?|trwydded:?)\s*$")
"""The last words of a block that want the licence's name in the next."""

ATTRIBUTION = lazy(
    r"""\bcontain(?:s|ing)?\b .{0,200} (?:licen[cs]ed|available|published)
      | \bcontains\b .{0,80} \b(?:information|data)\b
      | ^\W* source\s*:
      | \breproduced\b
      | \b(?:yn\s+)? cynnwys \s+ (?:gwybodaeth|data)
    """,
    _FLAGS | re.DOTALL,
)
"""A re-user's credit for what others have licensed, in the sentence before the name."""

EMBEDDED = lazy(
    r"""\b(?: should | must | whether | statement | confirm(?:s|ed|ing)? |
        (?:make|makes|making)\s+(?:it\s+)?clear
      | if | would | could | might | consult\w* | recommend\w* | default | example | such\s+as
        | e\.g
      | requir\w+ | how | said | says | announced? | based\s+on | adapted | derived | taken
        | like | similar | many | some | several
      | not (?!\s+includ) | isn't | aren't | dylai | rhaid | ymgynghori | dywedodd | meddai )\b""",
    _FLAGS,
)
"""Words that make a sentence speak about the licence, or about other things than this document."""

_THINGS = r"""publications? | documents? | reports? | (?:press|news)?\s*releases? |
        (?:news\s+)?stor(?:y|ies)
    | statements? | pages? | (?:web)?sites? | materials? | contents? | information | texts?
        | codes? | works?
    | datasets? | data | guidance | guides? | software | repository | projects? | files?
        | articles? | notices?
    | bulletins? | booklets? | leaflets? | resources? | documentation | speech | letter
        | strategy | plan
    | consultation | framework | manual | handbook | toolkit | licence | blog | post
        | presentation | slides?"""
_VERB = r"""(?: licen[cs]ed | available | published | released | provided | issued
        | distributed | shared
    | offered | covered | subject | governed | re-?us(?:ed|able) | used | supplied | copied | made
    | permitted | allowed )"""
_NO_VERB = (
    r"""(?! (?:means?|is|was|are|will|has|have|the|an?|that|follows|includes?|gives?|makes?) \b )"""
)
_NO_CLAUSE = r"""(?!
        (?:how|which|whose|who|says?|said|sets?|shows?|explains?|describes?|includ(?:es?|ing)
    |where|when|launch\w*|means?) \b )"""
SELF = lazy(
    rf"""\b(?: this (?=\s+is\s+(?:licen[cs]ed|published|available)\b)
      | (?:this|these) \s+ (?:{_NO_VERB}[\w'-]+[\s/]+(?:or\s+)?){{0,3}}? (?:{_THINGS})
      | (?:all|most|any|other|our) (?:\s+(?:of|the|our|other|written|text|original))* \s+
            (?: content | contents | information | materials? | text | documentation
            | publications? | pages | documents )
      | (?<!whose\s)(?<!their\s) (?:contents? | documentation |
        (?:the\s+)?(?:information|materials?|text)\s+(?:in|on|contained|featured|on\s+this)) )\b
        (?: \s+ {_NO_CLAUSE} \S+ ){{0,14}}? \s+ (?:is|are|has\s+been|have\s+been|can\s+be|may\s+be)
        \b (?= [^.;]* \b {_VERB} | \s*$ )
    """,
    _FLAGS,
)
"""A sentence about this document, up to the verb that makes it available."""
YOU = lazy(
    r"""\b(?:you|users|anyone|everyone) \s+
        (?:may|can|(?:are|is)\s+(?:free|welcome|encouraged|permitted|allowed|able)\s+to) \s+
        (?:[a-z]+\s+){0,3}? (?:re-?use|use|copy|reproduce|share) \b
        [^.;]* \b(?:this|these|them|it|any|all|our|content|material|information)\b""",
    _FLAGS,
)
WE = lazy(
    r"\b(?:publish|licen[cs]e|release|make|provide|share|offer)(?:s|es)?\s+(?:this|these|our"
    r"|all)\b",
    _FLAGS,
)
APPLIES = lazy(
    r"^\W*(?:applies|apply|governs|covers)\s+(?:to\s+)?(?:this|all|our|the\s+content)\b", _FLAGS
)
"""Said of the licence right after its name."""
REPORTED = lazy(r"^[^.;]{0,100}?\b(?:said|says|according|meddai)\b", _FLAGS)
HEDGED = lazy(r"^[^.;]{0,60}?\bwhere(?:ver)?\s+(?:possible|practica\w+|appropriate)\b", _FLAGS)
"""A habit, said right after the name: it need not hold for this document."""
TELLS = lazy(r"^\s*,\s+(?:the|these|this|it|they|an?|our|we)\b(?!\s+licen[cs]e)", _FLAGS)
"""How a sentence goes on that only begins with “Released under the …”."""
USED = lazy(r"\b(?:is|are|was|were)\s+(?:re-?)?used\s*$", _FLAGS)
"""Words before ``under the licence`` that make it the licence of what others let us use."""
OPENING = lazy(
    rf"^\W*(?:(?:is|are|and|it\s+is|made|freely|openly"
    rf"|crown\s+copyright)\W+)*{_VERB}\b[^.]{{0,40}}$",
    _FLAGS,
)
OWN_COPYRIGHT = lazy(
    rf"""(?: \b(?:is|are) \s+ (?:all\s+)? (?:subject\s+to\s+)? | ^\W* )
        (?:©|\(c\)|\b(?:crown\s+)?copyright\b) [^.]* \b{_VERB}\b""",
    _FLAGS,
)
WELSH_GRANT = lazy(
    r"ar\s+gael|(?:t|d|th)rwydded|hailddefnyddio|ailddefnyddio|chyhoedd|gyhoedd", _FLAGS
)
LABEL = lazy(
    r"(?:^|\n)\W*(?:(?:content|data|document)\s+|spdx-)?"
    r"(?:licen[cs]e(?:-identifier)?|licensing|rights|terms\s+of\s+use|trwydded)"
    r"\s*(?:[:=-]\s*|\n\s*\n\s*)(?:uk\s+)?$",
    _FLAGS,
)
"""A label before the name, in its line or in the heading or cell before."""
CREDIT_BEFORE = lazy(r"\bcontains\b[^\n]{0,200}$", _FLAGS)

EXCEPTION = lazy(
    r"""\b(?: (?:except|unless|save) (?:\s+[a-z]+){0,6}?
            \s+ (?:otherwise|noted|stated|indicated|marked|specified)
            (?: \s+ (?:stated|noted|indicated|specified|identified|marked|acknowledged) )?
          | except (?=\s+(?:for|as|source|code|images|logos|the|any|third|photo)) [^.;]{0,80}
          | (?:unless|except\s+where) \s+ (?:we|it\s+is|they\s+are) \s+ [a-z]+ (?:\s+otherwise)?
          | (?:not\s+including|excluding|other\s+than|apart\s+from|with\s+the\s+exception\s+of)
            \s+ [^.;()]{0,60}? (?:logos?|emblems?|crests?|insignia|images?|photographs?|arms|third
            | trade\s?marks?)
          | where \s+ (?:otherwise\s+)? (?:indicated|stated|noted)
          | (?:ac\s+)? eithrio \s+ (?:(?:ble|lle|pan|pryd|bod)\s+)? (?:y\s+)?
            (?:nodir|nodwyd|dywedir) \s+ (?:yn\s+wahanol|fel\s+arall)
          | oni \s+ (?:nodir|nodwyd|bai|ddywedir) (?:\s+ (?:yn\s+wahanol|fel\s+arall))?
        )\b""",
    _FLAGS,
)
EXCEPTION_CLUES = (
    *("except", "unless", "save", "including", "excluding", "other", "apart", "where"),
    *("eithrio", "oni"),
)
"""Every exception clause holds one of these."""
VIEW = lazy(
    r"""\b(?: to \s+ (?:view|see|read) \s+ (?:a\s+copy\s+of\s+)? (?:this|the) \s+ licen[cs]e
          | licen[cs]e \s+ text \s*: | a \s+ copy \s+ of \s+ which \s+ is
          | i \s+ weld \s+ y \s+ (?:t|d|nh|th)rwydded )
        (?: [\s:,]* \b(?:please\s+)? (?:visit|ewch\s+i|go\s+to) \b )?""",
    _FLAGS,
)
TEAM = r"information\s+policy\s+t[a-z]{2,3}\b|t[iî]m\s+polisi\s+gwybodaeth\b"
POST = lazy(
    rf"""\b(?:{TEAM}) (?:[\s,]* (?:(?:the\s+)?nat[a-z]{{3,8}}\s+archi[a-z]{{1,4}}
            | yr\s+archifau\s+[a-z]+ ))?
        (?:[\s,]* \b(?:kew|richmond|surrey|london|llundain)\b ){{0,4}}
        (?:[\s,]* \b(?P<code> [a-z]{{1,2}}\d{{1,2}} \s{{0,3}} (?:\d[a-z]{{2}}|[a-z]\d[a-z])? )\b)?
      | \btw9 \s{{0,3}} 4du\b""",
    _FLAGS,
)
EMAIL = lazy(
    r"""\b(?: psi\s?@ | [\w.+-]{1,40}@(?=nat[a-z]{3,7}archi) )
        [\w-]{1,40} (?:\.[\w-]{1,20}){1,4} (?:\.\suk\b)?""",
    _FLAGS | re.ASCII,
)
ANY_URL = lazy(r"\b(?:https?://|mailto:|www\.)[^\s()\"]{1,500}")
URL_CLUES = ("://", "mailto:", "www.")
THIRD_PARTY = lazy(
    r"""\b(?:where \s+ (?:we\s+have|any) [^.]{0,40}? third [\s-]+ part(?:y|ies) [^.]{0,160}
          | lle \s+ (?:byddwn|rydym|yr\s+ydym) [^.]{0,60} trydydd \s+ parti [^.]{0,160} )""",
    _FLAGS,
)
AVAILABLE = lazy(
    r"""\b(?: this \s+ (?:publication|document) \s+ is \s+ (?:also\s+)? available \s+
            (?:(?:for\s+download\s+|online\s+)?(?:at|from))
          | mae'r \s+ (?:cyhoeddiad|ddogfen) \s+ hwn \s+ (?:hefyd\s+)? ar \s+ gael
            \s+ (?:yn|ar|o) )\b""",
    _FLAGS,
)
COPYRIGHT = lazy(
    r"""(?P<sign> © | \(c\)(?=\s*(?:(?:19|20)\d\d|crown)) | \bcopyright \s* (?:©|\(c\))
          | \bcopyright (?=[\s:,]+(?:(?:19|20)\d\d|crown))
          | \bhawlfraint (?=\s+(?:©|(?:19|20)\d\d)) | (?<![\w©]\s) \bhawlfraint (?=\s+y\s+goron)
          | (?<![^\n]) (?=crown\s+copyright\b [ ,]* (?:©|\(c\)|\(?(?:19|20)\d\d|\n|$)) )
        [ ,:]{0,3} (?:(?P<first>(?:19|20)\d\d) (?:\s?-\s?(?:20)?\d\d\b)? [ ,]{0,3})?
        (?P<holder> crown \s+ copyright (?:\s*(?:©|\(c\))(?=\s*\d))?
        | (?:hawlfraint \s+)? y \s+ goron
        | (?!(?:all|any|this|these)\b) [a-z] [^\n.;©()\d]{0,80} )?
        (?: (?P<gap> [ ,(]{0,3} ) (?P<year>(?:19|20)\d\d)\b \)? )?
    """,
    _FLAGS,
)
"""A copyright line: ``first`` is a year before the holder, ``year`` one after it."""
SENTENCE_END = lazy(r"[.!?]\s+(?!\d)|\n")
CLAUSE_END = lazy(r"[.!?]\s+(?!\d)|\n\s*\n")
