"""Where to write about the licence: never required, right where it is given."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis import licence_forms
from release_lint.analysis.notices import Part, PartKind
from release_lint.checks.base import Context, NotApplicable
from release_lint.finding import Edit, Finding, Fix
from release_lint.lazy import lazy
from release_lint.needs import Needs
from release_lint.records import record

_TEAM = lazy(r"^(?:the )?(?:information policy team|t[iî]m polisi gwybodaeth)\b")
_ARCHIVES = lazy(r"\b(?:the )?(?:national archives|yr archifau (?:gwladol|cenedlaethol))\b")
_CODE = lazy(r"\b[a-z]{1,2}\d{1,2} ?(?:\d[a-z]{2}|[a-z]\d[a-z])?$")
_RIGHT_EMAIL = licence_forms.EMAIL
_DEAD = lazy(r"\.(?:gsi|gse|gcsx|gsx)\.gov\.uk$")


@record
class LicenceContact:
    """The Information Policy Team's postal and e-mail address, complete and without a slip.

    Both “London TW9 4DU” and the older “Richmond, Surrey, TW9 4DU” are right.
    """

    def needs(self) -> Needs:
        """A notice, or what looks like one."""
        return Needs(facts=("notices",), reason="no contact for the licence")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for each contact with something missing or wrong."""
        parts = [
            part
            for notice in context.facts.notices
            for part in notice.parts
            if part.kind in {PartKind.POST, PartKind.EMAIL}
        ]
        if not parts:
            raise NotApplicable("no contact for the licence")
        for part in parts:
            finding = _post(part, context) if part.kind is PartKind.POST else _email(part, context)
            if finding:
                yield finding


def _post(part: Part, context: Context) -> Finding | None:
    problem = _post_problem(part.value)
    if not problem or context.facts.block_at(part.span.start).language not in {"en", "cy"}:
        return None
    right = licence_forms.CONTACT
    is_one_line = "\n" not in context.text(part.span)
    edits = (Edit(part.span, right),) if is_one_line and part.language == "en" else ()
    return Finding(
        f"The licence’s postal address is not right: {problem}.",
        part.span,
        Fix(f"Write “{right}”", edits),
    )


def _post_problem(value: str) -> str:
    """What is wrong with an address, folded to lower case and single spaces."""
    code = _CODE.search(value)
    if value.startswith("tw9"):
        return ""
    if not _TEAM.search(value):
        return "it is the “Information Policy Team”"
    if not _ARCHIVES.search(value):
        return "“The National Archives” is missing or misspelt"
    if "kew" not in value:
        return "“Kew” is missing"
    if not code or code[0].replace(" ", "") != "tw94du":
        return "the postcode is TW9 4DU"
    return ""


def _email(part: Part, context: Context) -> Finding | None:
    written = context.text(part.span)
    if part.value == _RIGHT_EMAIL or _DEAD.search(part.value):
        return None  # licence-dead-contact speaks of the old domain
    if part.value.endswith("@nationalarchives.gov.uk"):
        return None  # another office of The National Archives
    fix = Fix(f"Write “{_RIGHT_EMAIL}”", (Edit(part.span, _RIGHT_EMAIL),))
    return Finding(f"“{written}” is not the licence’s e-mail address.", part.span, fix)
