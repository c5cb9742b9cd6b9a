"""What a check says, and what a report holds."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from operator import add
from typing import TYPE_CHECKING, ClassVar

from release_lint.document import Location, Span
from release_lint.records import comparable, record

if TYPE_CHECKING:  # made only when somebody asks for them
    from release_lint.reported import ReportedFacts, ReportedText


class Severity(StrEnum):
    """How much a finding matters. Compare ``weight``: ``<`` and friends would compare the words."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Status(StrEnum):
    """What came of one rule on one document."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    ERRORED = "errored"


@record
class Edit:
    """Put ``new`` in the place of a span of ``Document.text``; an empty span inserts."""

    span: Span
    new: str


@record
class Fix:
    """A correction. ``title`` says it in words; a safe one can be applied unseen."""

    title: str
    edits: tuple[Edit, ...] = ()
    safe: bool = False


@record
class Finding:
    """What a check yields. No span means the document as a whole.

    ``severity`` is set only where it differs from the rule's; ``shown`` says of a masked rule's
    finding that its span is no secret. ``measure`` is the number that was too high, where one was:
    more is worse. ``source`` is the range of the source of what has no text. ``form`` names a fault
    of which later ones weigh less than the first: they are fixed along with it.
    """

    message: str
    span: Span | None = None
    fix: Fix | None = None
    related: tuple[tuple[Span, str], ...] = ()
    severity: Severity | None = None
    shown: bool = False
    measure: float | None = None
    source: Span | None = None
    form: str = ""


@comparable
class PlacedEdit:
    """An edit in the source: offsets in code points of the decoded file, and their place."""

    start: int
    end: int
    location: Location
    new: str


@comparable
class PlacedFix:
    """A fix in the source."""

    title: str
    safe: bool
    edits: tuple[PlacedEdit, ...]


@comparable
class PlacedFinding:
    """A finding as a report holds it: it needs neither the document nor the file any more.

    ``before``, ``excerpt`` and ``after`` are the words themselves and the text around them in
    their block, on one line each. ``measure`` and ``form`` are the finding's. ``lines`` are the
    first and the last line of its block as git counts them: only a line feed ends one. ``span``
    counts characters of ``Document.text``; like ``location`` it is None for the whole document.
    """

    message: str
    severity: Severity
    location: Location | None
    before: str
    excerpt: str
    after: str
    fix: PlacedFix | None = None
    related: tuple[tuple[Location, str], ...] = ()
    suppressed: str | None = None
    baselined: bool = False
    outside_change: bool = False
    measure: float | None = None
    lines: tuple[int, int] | None = None
    span: Span | None = None
    form: str = ""

    @property
    def counts(self) -> bool:
        """Whether nothing (a suppression, the baseline, the change) takes it out of account."""
        return self.suppressed is None and not self.baselined and not self.outside_change

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """Order of reading; findings on the whole document come first."""
        place = self.location
        if place is None:
            return (-1, 0, 0, self.message)
        return (place.paragraph or 0, place.line or 0, place.column or 0, self.message)


@comparable
class RuleResult:
    """One rule on one document. ``reason`` says why it was skipped or how it crashed."""

    rule: str
    family: str
    severity: Severity
    findings: tuple[PlacedFinding, ...] = ()
    skipped: bool = False
    errored: bool = False
    reason: str = ""

    @property
    def status(self) -> Status:
        """Failed at one finding of warning or error that counts."""
        if self.errored:
            return Status.ERRORED
        if self.skipped:
            return Status.SKIPPED
        if any(f.counts and f.severity is not Severity.INFO for f in self.findings):
            return Status.FAILED
        return Status.PASSED


OPENING_SENTENCES = 10
REWRITE_OPENING = 5
REWRITE_TOTAL = 20


@comparable
class SpotCheck:
    """Our errors and warnings, counted as GOV.UK editors count theirs when they spot check a page.

    ``opening`` are those that begin before the end of the tenth sentence, ``total`` all. The
    Government Digital Service has a page rewritten at 5 errors in the first 10 sentences, or at 20
    in all: www.gov.uk/guidance/contact-the-government-digital-service/help-with-content-quality.
    Its editors also judge what no rule can, so this is a forecast and no verdict.
    """

    opening: int
    total: int

    @property
    def rewrite(self) -> bool:
        """Whether so many errors mean that the text is to be rewritten."""
        return self.opening >= REWRITE_OPENING or self.total >= REWRITE_TOTAL


@comparable
class Report:
    """Everything said of one file. ``error`` is set where it could not be read: no results then.

    ``facts`` and ``text`` are there only where the caller asked for them. ``opening_end`` is where
    the tenth sentence of the running text ends (a character of ``Document.text``), or the text.
    """

    name: str
    format: str = ""
    profile: str = ""
    results: tuple[RuleResult, ...] = ()
    notes: tuple[str, ...] = ()
    error: str | None = None
    facts: ReportedFacts | None = None
    text: ReportedText | None = None
    opening_end: int = 0
    json_body: ClassVar[bytes | None] = None  # as the JSON reporter wrote it before, if one knows

    def findings(self) -> Iterable[tuple[RuleResult, PlacedFinding]]:
        """Every finding with its rule's result, in the order of reading."""
        pairs = [(result, finding) for result in self.results for finding in result.findings]
        return sorted(pairs, key=lambda pair: (pair[1].sort_key, pair[0].rule))

    def told(self) -> list[RuleResult]:
        """The results that have something to say: most rules just pass."""
        return [one for one in self.results if one.findings or one.skipped or one.errored]

    def left_out(self) -> tuple[int, int, int]:
        """Findings that are suppressed, in the baseline, outside the change: each by the first."""
        suppressed = baselined = outside = 0
        for result in self.results:
            for finding in result.findings:
                if finding.suppressed is not None:
                    suppressed += 1
                elif finding.baselined:
                    baselined += 1
                elif finding.outside_change:
                    outside += 1
        return suppressed, baselined, outside

    def count(self, severity: Severity) -> int:
        """Findings of one severity that count."""
        return sum(f.counts and f.severity is severity for r in self.results for f in r.findings)

    def spot_check(self) -> SpotCheck:
        """How many errors and warnings GOV.UK editors would find, early on and in all."""
        counted = [
            finding
            for result in self.results
            for finding in result.findings
            if finding.counts and finding.severity is not Severity.INFO
        ]
        places = [finding.span.start for finding in counted if finding.span is not None]
        return SpotCheck(sum(place < self.opening_end for place in places), len(counted))

    def totals(self) -> Summary:
        """What this report adds to the totals of a run."""
        told = self.told()
        statuses = [result.status for result in told]
        counted = [f.severity for result in told for f in result.findings if f.counts]
        return Summary(
            1,
            int(self.error is not None),
            counted.count(Severity.ERROR),
            counted.count(Severity.WARNING),
            counted.count(Severity.INFO),
            len(self.results) - len(told) + statuses.count(Status.PASSED),
            statuses.count(Status.FAILED),
            statuses.count(Status.SKIPPED),
            statuses.count(Status.ERRORED),
            int(self.spot_check().rewrite),
            *self.left_out(),
        )


@comparable
class Summary:
    """Totals over reports; ``rewrites`` are those that a spot check would have rewritten."""

    documents: int = 0
    unreadable: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    rules_passed: int = 0
    rules_failed: int = 0
    rules_skipped: int = 0
    rules_errored: int = 0
    rewrites: int = 0
    suppressed: int = 0
    baselined: int = 0
    outside_change: int = 0

    def plus(self, report: Report) -> Summary:
        """The totals with one more report."""
        return Summary(*map(add, vars(self).values(), vars(report.totals()).values()))

    def exit_status(self, fail_on: Severity | None) -> int:
        """0, 1 at a finding of ``fail_on`` or more, 2; trouble outweighs findings."""
        if self.unreadable or self.rules_errored:
            return 2
        found = {
            Severity.ERROR: self.errors,
            Severity.WARNING: self.warnings,
            Severity.INFO: self.infos,
        }
        return int(
            fail_on is not None
            and any(n for severity, n in found.items() if severity.weight >= fail_on.weight)
        )
