"""Verbs and nouns that report what somebody said. Our own lists, in plain forms."""

from __future__ import annotations

from release_lint.lazy import lazy

_SAYING = """
    say state add tell explain comment note announce reply answer ask argue claim warn insist
    declare remark observe admit stress emphasise emphasize continue conclude confirm recall tweet
    write respond reveal suggest believe caution describe joke exclaim assert maintain reiterate
    acknowledge concede agree advise opine outline post reflect report remind summarise summarize
    enthuse highlight urge promise pledge vow recount cry shout whisper mention read share express
    put sum hail quote quip speak elaborate affirm proclaim echo
"""
# These report only beside a person or a body: `Councillor Ann Lee welcomed the plan: “…”`.
_RECEIVING = """
    welcome praise thank congratulate back support call condemn criticise criticize celebrate
    demand think feel hope mark launch open visit encourage commend applaud address introduce
    discuss remember find testify attest send issue release predict see know hear learn love
"""
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "put": "putting", "cry": "cried",
    "think": "thought", "feel": "felt", "find": "found", "send": "sent", "speak": "spoke",
    "see": "saw", "know": "knew", "hear": "heard", "quip": "quipped quipping", "learn": "learnt",
    "sum": "summed summing", "admit": "admitted admitting", "reply": "replied replies",
    "testify": "testified",
}  # fmt: skip
# Plain past and present of verbs that tell in a sentence of their own, before a quotation.
_TELLING = """
    said says saying told tells added adds explained explains described describes commented
    comments noted notes stated states argued argues warned warns insisted insists believes
    believed thinks thought feels felt praised praises thanked thanks welcomed welcomes urged urges
    spoke speaks recalled recalls remembers remembered wrote writes stressed emphasised reflected
    congratulated responded replied tweeted condemned criticised apologised reminded encouraged
    advised hopes hoped
"""
_SPOKEN = """
    according statement statements comment comments feedback response responses reply replies
    testimonial testimonials quote quotes quotation quotations message messages words remarks
    reaction reactions answer answers letter email view views verdict opinion review reviews
    speech tweet transcript interview reads foreword story stories experience experiences
"""


def _forms(stems: str) -> frozenset[str]:
    forms: set[str] = set()
    for stem in stems.split():
        base = stem.removesuffix("e")
        forms.update((stem, f"{stem}s", f"{base}ed", f"{base}ing"))
        forms.update(_IRREGULAR.get(stem, "").split())
    return frozenset(forms)


SAYING = _forms(_SAYING)
RECEIVING = _forms(_RECEIVING)
TELLING = frozenset(_TELLING.split())
SPOKEN = frozenset(_SPOKEN.split())
FIRST_PERSON = lazy(r"\b(?:I|we|We|our|Our|us|my|My|me|I[’']m|we[’']re)\b")
