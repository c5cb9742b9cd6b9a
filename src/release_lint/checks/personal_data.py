"""``personal-data``: no numbers and addresses of a private person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from release_lint.analysis import identity_numbers as numbers
from release_lint.analysis.people import TITLES
from release_lint.checks.base import FACTUAL, Context
from release_lint.document import Block, BlockKind, Span
from release_lint.finding import Finding, Fix, Severity
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_BEFORE = 3  # blocks before a telephone number that may say whose it is
_NEAR = 80  # characters beside a number in which a name or an office's number may stand
_WIDE = 240  # characters before it in which words such as “press office” may stand
_SHORT = 25  # characters: a line as short as this begins with the number, its name stands above
_SPACE = r"[ \u00a0-]"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"

_FIGURES = lazy(r"\d(?:[^\w\n]{0,12}\d){5,}")  # in every value but a date of birth in words
_BORN = ("birth", "dob", "d.o.b")
_NI = lazy(
    rf"(?=[A-Z])(?<![\w-])[A-Z]{{2}}{_SPACE}?\d\d{_SPACE}?\d\d{_SPACE}?\d\d{_SPACE}?[A-D](?![\w-])"
)
_NHS = lazy(rf"(?<![\w-])\d{{3}}{_SPACE}?\d{{3}}{_SPACE}?\d{{4}}(?![\w-])")
_CARD = lazy(
    rf"(?=\d)(?<![\w/=&.-])(?:\d{{4}}(?P<gap>{_SPACE}?)(?:\d{{4}}(?P=gap)){{2}}\d{{4}}"
    rf"|3[47]\d\d{_SPACE}\d{{6}}{_SPACE}\d{{5}})(?![\w-])"
)
_LICENCE = lazy(r"(?=[A-Z])(?<!\w)[A-Z]{2,5}9{0,3}\d{6}[A-Z][A-Z9]\d[A-Z]{2}(?!\w)")
_MOBILE = lazy(
    r"(?=[+(0])(?<![\w+.-])(?:\+44 ?(?:\(0\) ?)?|0044 ?|\(?0)7[\d \u00a0()-]{8,13}\d(?!\w)"
)
_BIRTH = lazy(
    r"(?:\bdate of birth|\bD\.?O\.?B\b\.?)[\s:,–-]{0,3}(?:is |was |of )?"
    rf"(\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]|(?:st|nd|rd|th)? {_MONTH},? )(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ACCOUNT = lazy(
    r"\bsort code\b\D{0,12}(?P<sort>\d\d[ -]?\d\d[ -]?\d\d)(?!\d)"
    r"[^\n]{0,60}?\bacc(?:oun)?t\b[^\d\n]{0,30}(?P<account>\d{8})(?!\d)",
    re.IGNORECASE,
)
_MAIL = lazy(r"(?<![\w.+-])([\w.+-]{1,64})@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})", 2)
_PERSON = lazy(r"\b[A-Z][a-zà-ÿ’'-]+ (?:[A-Z]\.? )?(?:Mc|Mac|O’|O')?[A-Z][a-zà-ÿ’'-]+\b")
_FULL_NAME = lazy(r"[a-z]{3,}[._][a-z]{3,}\d{0,4}")
_LANDLINE = lazy(r"(?<![\w+])(?:\+44 ?(?:\(0\) ?)?|\(?0)[1238][\d \u00a0()-]{7,12}\d(?!\w)")
_LABEL = lazy(r"\b(?:e-?mail|mail) ?: ?\Z", re.IGNORECASE)


@record
class PersonalData:
    """Numbers with check digits, private telephone numbers and mail, dates of birth, accounts.

    ``private_mail`` are domains at which people have their own mail. ``public_contacts`` are words
    beside which a telephone number or a mail address is meant for the public; ``public_accounts``
    are such words for a bank account. ``examples`` are values that stand for no person.
    """

    private_mail: tuple[str, ...]
    public_contacts: tuple[str, ...] = ()
    public_accounts: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    scope: ClassVar[tuple[str, ...]] = (*FACTUAL, "chrome")

    @cached_property
    def _examples(self) -> frozenset[str]:
        return frozenset(_bare(example) for example in self.examples)

    @cached_property
    def _domains(self) -> frozenset[str]:
        return frozenset(domain.lower() for domain in self.private_mail)

    @cached_property
    def _contact_words(self) -> re.Pattern[str]:
        return _any_of(self.public_contacts)

    @cached_property
    def _account_words(self) -> re.Pattern[str]:
        return _any_of(self.public_accounts)

    def needs(self) -> Needs:
        """What one of the values has."""
        return Needs(strings=("@", *_BORN), patterns=(_FIGURES.pattern,))

    def check(self, context: Context) -> Iterator[Finding]:
        """One finding for each value, at the value."""
        blocks = context.document.blocks
        for number, block in enumerate(blocks):
            if context.has_block(number):
                text = context.text(block)
                if _may_hold_value(text):
                    around = blocks[max(0, number - _BEFORE) : number + 1]
                    yield from self._in_block(text, around, context)

    def _in_block(self, text: str, around: Sequence[Block], context: Context) -> Iterator[Finding]:
        start = around[-1].span.start
        told: set[int] = set()  # characters
        for first, last, what, severity in self._values(text, around, context):
            places = range(first, last)
            if _bare(text[first:last]) in self._examples or not told.isdisjoint(places):
                continue
            told.update(places)
            span = Span(start + first, start + last)
            fix = Fix("Take it out, or ask the person")
            yield Finding(f"“{text[first:last]}” looks like {what}.", span, fix, severity=severity)

    def _values(
        self, text: str, around: Sequence[Block], context: Context
    ) -> Iterator[tuple[int, int, str, Severity | None]]:
        yield from _found(_NI, text, numbers.is_national_insurance, "a National Insurance number")
        yield from _found(_LICENCE, text, numbers.is_driving_licence, "a driving licence number")
        yield from _found(_CARD, text, numbers.is_card, "a payment card number")
        if "NHS" in text:
            yield from _found(_NHS, text, numbers.is_nhs, "an NHS number")
        lower = text.lower()
        is_born = any(word in lower for word in _BORN)
        for match in _BIRTH.finditer(text) if is_born else ():
            yield *match.span(1), "a date of birth", None
        if "sort code" in lower and not self._account_words.search(text):
            for match in _ACCOUNT.finditer(text):
                yield *match.span("sort"), "a sort code with an account number", None
                yield *match.span("account"), "a bank account number", None
        yield from self._contacts(text, around, context)

    def _contacts(
        self, text: str, around: Sequence[Block], context: Context
    ) -> Iterator[tuple[int, int, str, Severity | None]]:
        mobiles = [m for m in _MOBILE.finditer(text) if numbers.is_mobile(m[0])]
        found = _MAIL.finditer(text) if "@" in text else ()
        mails = [match for match in found if match[2].lower() in self._domains]
        before = "\n".join(context.text(block)[-_WIDE:] for block in around[:-1])
        if not (mobiles or mails) or self._contact_words.search(before):
            return
        for match in (*mobiles, *mails):
            near = text[max(0, match.start() - _NEAR) : match.start()]
            if self._is_public(text, match) or around[-1].kind is BlockKind.CONTACT:
                continue
            if len(near) < _SHORT and len(around) > 1:
                near = f"{context.text(around[-2])[-_NEAR:]}\n{near}"
            is_mail = "@" in match[0]
            own = _is_own(match, near) if is_mail else _names_person(near)
            what = "a private mail address" if is_mail else "a private mobile number"
            yield *match.span(), what, None if own else Severity.INFO

    def _is_public(self, text: str, match: re.Match[str]) -> bool:
        """Whether a value is given for the public or the press to use, beside an office's own."""
        near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        wide = text[max(0, match.start() - _WIDE) : match.end() + _NEAR]
        return (
            _LANDLINE.search(near) is not None
            or any(m[2].lower() not in self._domains for m in _MAIL.finditer(near))
            or self._contact_words.search(wide) is not None
        )


def _may_hold_value(text: str) -> bool:
    """A quick look: whether a text has a mail address, a long number or a word for a birth."""
    if "@" in text or _FIGURES.search(text):
        return True
    lower = text.lower()
    return any(word in lower for word in _BORN)


def _found(
    pattern: re.Pattern[str], text: str, is_one: Callable[[str], bool], what: str
) -> Iterator[tuple[int, int, str, Severity | None]]:
    for match in pattern.finditer(text):
        if is_one(match[0]):
            yield *match.span(), what, None


def _names_person(text: str) -> bool:
    """Whether a person stands in a text: two words with capitals, or a title."""
    return _PERSON.search(text) is not None or any(
        word.rstrip(".").lower() in TITLES for word in text.split() if word[:1].isupper()
    )


def _is_own(mail: re.Match[str], near: str) -> bool:
    """Whether a mail address is a person's by its form, or by a name that stands before it."""
    local = mail[1].lower()
    if _LABEL.search(near[-10:]):
        return False
    names = {name.lower() for person in _PERSON.findall(near) for name in person.split()}
    return _FULL_NAME.fullmatch(local) is not None or any(
        name in local for name in names if len(name) > 2
    )


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})", re.IGNORECASE)


def _bare(value: str) -> str:
    return "".join(filter(str.isalnum, value)).upper()
