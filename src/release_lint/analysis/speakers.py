"""Who says a quotation: the clause beside it that names a speaker, and the verb that reports.

The text is read as a sub-editor skims it: a lead-in before (``Jane Smith, Head of X, said:``), a
tail after (``…,” said Jane Smith``), a sign-off below (``— Sam, apprentice``), or a sentence just
before that reports what somebody said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from release_lint.analysis.people import PRONOUNS, names_role, names_somebody
from release_lint.document import Span

# Verbs of saying, by their plain forms; the endings are added below.
_STRONG = """
    say state add tell explain comment note announce reply answer ask argue claim warn insist
    declare remark observe admit stress emphasise emphasize continue conclude confirm recall tweet write
    respond reveal suggest believe caution describe quip joke exclaim assert maintain reiterate
    acknowledge concede agree advise declare joke opine outline post reflect report remind
    summarise summarize enthuse highlight urge promise pledge vow recount cry shout whisper mention
    point read share express put sum hail quote speak elaborate affirm proclaim echo
"""
# Verbs that report only beside a person or a body: `X welcomed the plan: “…”`.
_WEAK = """
    welcome praise thank congratulate back support call condemn criticise criticize celebrate
    demand think feel hope mark launch open visit encourage commend applaud address
    introduce discuss remember find testify attest send issue
    release predict see know hear learn love
"""
_IRREGULAR = {
    "say": "said saying says", "tell": "told", "write": "wrote written writing", "put": "putting",
    "think": "thought", "feel": "felt", "find": "found", "send": "sent", "speak": "spoke",
    "read": "", "see": "saw", "know": "knew", "hear": "heard", "quip": "quipped quipping",
    "sum": "summed summing", "admit": "admitted admitting", "learn": "learnt", "cry": "cried",
    "reply": "replied replies", "testify": "testified",
}  # fmt: skip


def _forms(stems: str) -> frozenset[str]:
    forms: set[str] = set()
    for stem in stems.split():
        base = stem.removesuffix("e")
        forms.update((stem, f"{stem}s", f"{base}ed", f"{base}ing"))
        forms.update(_IRREGULAR.get(stem, "").split())
    return frozenset(forms)


STRONG = _forms(_STRONG)
WEAK = _forms(_WEAK)
_NOUNS = frozenset(
    "according statement statements comment comments feedback response responses reply replies "
    "testimonial testimonials quote quotes quotation quotations message messages words remarks "
    "reaction reactions answer answers letter email view views verdict opinion review reviews "
    "speech tweet transcript interview reads foreword".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[’”\"')\]]*\s+(?=[“‘\"'(]?[A-Z0-9])")
_INITIALS = re.compile(
    r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|Prof|St|Rev|Sgt|Lt|Col|Capt|Cllr|Hon|Gen|Gov|Sen|Inc|Ltd|Corp|Co|No|Rt|Jr|Sr|vs|U\.S))\.$"
)
_OPENERS = frozenset(
    "in on at after before during following speaking commenting responding welcoming announcing "
    "ahead today yesterday earlier later meanwhile however also as for to with from since when "
    "while launching opening visiting reflecting talking writing addressing reacting giving "
    "discussing paying summing concluding adding introducing thanking praising marking attending "
    "last this and but by under despite upon separately finally looking explaining "
    "describing elsewhere recently now then next".split()
)
_FINITE = frozenset(
    "is are was were has have had will would can could may might should must do does did "
    "includes include provides provide".split()
)
_IMPERATIVES = frozenset(
    "read see find visit watch download contact for share follow about published notes note "
    "updated apply view get more further ends tags related email call listen register".split()
)
_LONGEST_SUBJECT = 16  # words
_SELF = frozenset(("who", "which", "he", "she", "they"))
_TELLS = frozenset(
    "said says saying told tells added adds explained explains described describes commented "
    "comments noted notes stated states argued argues warned warns insisted insists believes "
    "believed thinks thought feels felt praised praises thanked thanks welcomed welcomes urged "
    "urges spoke speaks recalled recalls remembers remembered wrote writes stressed "
    "emphasised reflected congratulated responded replied tweeted "
    "condemned criticised apologised reminded encouraged advised hopes hoped".split()
)
_INVERTED = re.compile(r"[,.!?][”\"’'] (said|says|added|explained|continued) ([A-ZÀ-Þ][\w’' -]+)")
_AGED = re.compile(r"[A-Z][\w’'-]+(?:,|\s*\()\s*(?:aged?\b|\d|[A-Z])")  # `Sam, 34, Leeds`
_DASH = "-–—―~"


@dataclass(frozen=True, slots=True)
class Credit:
    """A speaker found, and the word that reports; either may be unknown."""

    speaker: Span | None
    cue: Span | None = None
    pronoun: bool = False


def last_sentence(text: str, part: Span) -> Span:
    """The last sentence of a part of the text."""
    return sentences(text, part)[-1]


def first_sentence(text: str, part: Span) -> Span:
    """The first sentence of a part of the text."""
    return sentences(text, part)[0]


def in_lead(text: str, part: Span, *, ends_open: bool) -> Credit | None:
    """The speaker that a lead-in names. ``ends_open``: it ends with a colon or without a stop.

    ``Jane Smith, Head of X, said:``, ``Prime Minister Keir Starmer:``, ``Users told us:``.
    """
    part = _stripped(text, part, ends=":, \n" + _DASH)
    words = list(_WORD.finditer(text, part.start, part.end))
    for index in range(len(words) - 1, -1, -1):
        verb = words[index][0].lower()
        if verb not in STRONG and not (verb in WEAK):
            continue
        cue = Span(words[index].start(), words[index].end())
        subject = subject_before(text, Span(part.start, cue.start))
        if subject and (verb in STRONG or names_somebody(text[subject.start : subject.end])):
            return _credit(text, subject, cue)
        after = _stripped(text, Span(cue.end, part.end))
        if not subject and verb in STRONG and names_somebody(text[after.start : after.end]):
            return _credit(text, after, cue)
    body = text[part.start : part.end]
    lower = {match[0].lower() for match in words}
    noun = next((match for match in words if match[0].lower() in _NOUNS), None)
    if noun:
        return Credit(part, Span(noun.start(), noun.end()))
    if not ends_open or not words or len(words) > 30:
        return None
    if names_role(body) or _AGED.match(body) or (names_somebody(body) and not lower & _FINITE):
        return Credit(part)
    return None


def in_report(text: str, part: Span) -> Credit | None:
    """The speaker in a sentence that reports what somebody said: ``Jane Smith said it worked.``"""
    inverted = _INVERTED.search(text, part.start, part.end)
    if inverted:
        return _credit(text, Span(*inverted.span(2)), Span(*inverted.span(1)))
    for sentence in sentences(text, part):
        words = list(_WORD.finditer(text, sentence.start, sentence.end))
        for number, match in enumerate(words[1:_LONGEST_SUBJECT], 1):
            word = match[0].lower()
            if word in _TELLS:
                cue = Span(match.start(), match.end())
                subject = subject_before(text, Span(sentence.start, cue.start))
                if subject and _is_somebody(text[subject.start : subject.end]):
                    return _credit(text, subject, cue)
            if word in _FINITE and words[number - 1][0].lower() not in _SELF:
                break
    return None


def _is_somebody(text: str) -> bool:
    return names_somebody(text) or text.split()[-1].lower() in PRONOUNS


def sentences(text: str, part: Span) -> list[Span]:
    """The sentences of a part of the text."""
    found: list[Span] = []
    start = part.start
    for match in _SENTENCE_END.finditer(text, part.start, part.end):
        if not _INITIALS.search(text[max(part.start, match.start() - 12) : match.start()]):
            found.append(Span(start, match.start()))
            start = match.end()
    return [*found, Span(start, part.end)]


def in_tail(text: str, part: Span) -> Credit | None:
    """The speaker that the words after a quotation name: ``said Jane``, ``Jane said``, ``— Sam``."""
    sentence = first_sentence(text, _stripped(text, part, starts=" ,\n"))
    body = text[sentence.start : sentence.end]
    if body[:1] in _DASH or body[:1] == "(":
        name = _stripped(text, sentence, starts=" (" + _DASH, ends=" ).")
        return Credit(name) if len(name) > 1 else None
    words = list(_WORD.finditer(text, sentence.start, sentence.end))[:40]
    for match in words:
        word = match[0].lower()
        cue = Span(match.start(), match.end())
        if word == "according":
            return _credit(text, _noun_phrase(text, Span(cue.end + 3, sentence.end)), cue)
        if word not in STRONG and word not in WEAK:
            continue
        subject = _stripped(text, Span(sentence.start, cue.start))
        subject = _without_opener(text, subject)
        if len(subject) > 1 and not _is_adverb(text[subject.start : subject.end]):
            if word in STRONG or names_somebody(text[subject.start : subject.end]):
                return _credit(text, subject, cue)
            continue
        after = _noun_phrase(text, Span(cue.end, sentence.end))
        if len(after) > 1:
            return _credit(text, after, cue)
    if words and body[:1].isupper() and len(words) <= 12 and names_somebody(body):
        return Credit(sentence)
    if 2 <= len(words) <= 4 and words[-1][0].endswith("ed") and text[part.start - 2] in ",!?":
        verb = words[-1]  # `“I really like it!” Sam beamed.`
        return _credit(text, Span(sentence.start, verb.start() - 1), Span(verb.start(), verb.end()))
    return None


def in_signoff(text: str, part: Span) -> Credit | None:
    """The speaker in a paragraph of its own below: ``— Sam, apprentice, Leeds``."""
    body = text[part.start : part.end].strip()
    if not body or body.endswith((":", "?")):
        return None
    words = _WORD.findall(body)
    if words and words[0].lower() in _IMPERATIVES:
        return None
    if body[0] in _DASH and 0 < len(words) <= 30:
        return Credit(_stripped(text, part, starts=" " + _DASH, ends=" ."))
    named = names_role(body) or _AGED.match(body) or (names_somebody(body) and ", " in body)
    if len(words) <= 25 and not body.endswith(".") and named:
        verbs = {word.lower() for word in words} & (_FINITE | {"said", "today"})
        return None if verbs else Credit(part)
    first = body.split(maxsplit=1)[0].lower()
    if first in ("said", "says", "added", "according"):
        return in_tail(text, part)
    opening = body[:90].lower()
    if re.match(
        r"(?:so|these|those|that|this|such)\b.*?\b(?:words?|views?|verdict|says?|message|"
        r"how|what|tribute|reaction|advice)\b",
        opening,
    ):
        return Credit(first_sentence(text, part))
    return None


def subject_before(text: str, part: Span) -> Span | None:
    """The subject of a verb that ends ``part``: its clause without an opening adverbial."""
    part = _without_opener(text, _stripped(text, part))
    if not _WORD.search(text, part.start, part.end):
        return None
    return part


def _without_opener(text: str, part: Span) -> Span:
    """``Commenting on the report, Jane Smith`` without what stands before the subject."""
    first = _WORD.match(text, part.start, part.end)
    if not first or first[0].lower() not in _OPENERS:
        return part
    comma = text.find(", ", first.end(), part.end)
    if comma < 0:
        is_adverb = first[0].lower() in ("also", "later", "then", "today", "and", "but", "as")
        return _stripped(text, Span(first.end(), part.end)) if is_adverb else part
    return _stripped(text, Span(comma + 1, part.end))


_ADVERBS = frozenset("also then later however further so as and".split())


def _is_adverb(text: str) -> bool:
    return text.lower() in _ADVERBS or (text.islower() and text.endswith("ly") and " " not in text)


_PHRASE_END = re.compile(r"[;:“”\"–—]|\.(?=\s|$)| (?:when|after|while|as he|as she|in a|during)\b")


def _noun_phrase(text: str, part: Span) -> Span:
    part = _stripped(text, part)
    for match in _PHRASE_END.finditer(text, part.start, part.end):
        if not _INITIALS.search(text[max(part.start, match.start() - 6) : match.start() + 1]):
            return _stripped(text, Span(part.start, match.start()), ends=" ,")
    return _stripped(text, part, ends=" ,.")


def _stripped(text: str, part: Span, starts: str = " ,\n", ends: str = " ,\n") -> Span:
    start, end = part.start, part.end
    while start < end and text[start] in starts:
        start += 1
    while end > start and text[end - 1] in ends:
        end -= 1
    return Span(start, end)


def _credit(text: str, speaker: Span, cue: Span) -> Credit:
    words = text[speaker.start : speaker.end].lower().split()
    return Credit(speaker, cue, pronoun=bool(words) and words[-1] in PRONOUNS)
