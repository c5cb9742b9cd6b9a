"""Releases of our own: clean as they stand, and what is spoilt in them is found.

The slips are made from the facts: each quotation loses its attribution or its closing mark, the
notice and the date of publication go; weekdays, years, version and the licence's address change.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from release_lint import engine, plugins
from release_lint.analysis.facts import Facts
from release_lint.analysis.notices import NoticeKind, PartKind
from release_lint.analysis.quotations import Attribution, Quotation
from release_lint.calendar_names import weekday_name
from release_lint.document import Source, Span
from release_lint.finding import Severity
from release_lint.records import replace
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Known, Settings, Stage
from tests.support import TODAY

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "examples" / "good", ROOT / "tests" / "releases")
FILES = sorted(path for folder in FOLDERS for path in folder.iterdir())
FOUND_AT_LEAST = 0.98

SETTINGS = Settings(TODAY, known=Known(words=("Skerrow", "Tarbeth")))
# A press release's line of copyright is only information; so is a quotation behind another one,
# which may go on with it.
INFORMATION = ("copyright year", "attribution")
SENTENCE_END = re.compile(r"[.!?][”’\"']?\s+")
Mutant = tuple[str, str]  # what was done, the text that came of it


@pytest.fixture(scope="module")
def rulebook():
    installed = plugins.load()
    files, profiles = load_folder(installed.rule_folders[0], "rules")
    return Rulebook(files, profiles, installed.checks, installed.readers)


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def release(request):
    return request.param


def settings_for(path, rulebook):
    """A release is checked, ready to go, on the day of its publication."""
    document = engine.read(Source(path.name, path.read_bytes()), rulebook)
    day = Facts(document, SETTINGS).publication.date
    assert day
    return replace(SETTINGS, today=day, stage=Stage.FINAL)


def findings(name, text, rulebook, settings, least=Severity.WARNING):
    report = engine.check(Source(name, text.encode()), rulebook, settings)
    assert report.error is None
    assert not [result for result in report.results if result.errored]
    return {
        (result.rule, finding.message)
        for result, finding in report.findings()
        if finding.severity.weight >= least.weight
    }


class Spoiler:
    """Makes the mutants of one release."""

    def __init__(self, path: Path, rulebook: Rulebook) -> None:
        self.source = path.read_text("utf-8")
        self.document = engine.read(Source(path.name, self.source.encode()), rulebook)
        self.facts = Facts(self.document, SETTINGS)

    def mutants(self) -> Iterator[Mutant]:
        yield from self.quotations()
        yield from self.notices()
        yield from self.dates()

    def _with(self, span: Span, new: str = "") -> str:
        """The source with other words in the place of a span of the text."""
        place = self.document.source.source_span(span)
        return self.source[: place.start] + new + self.source[place.end :]

    def quotations(self) -> Iterator[Mutant]:
        for quotation in self.facts.quotations:
            if not quotation.is_speech or not quotation.stands_alone:
                continue
            if quotation.attribution is Attribution.NAMED:
                yield "attribution", self._with(self._credit(quotation))
            if quotation.marked:
                end = quotation.parts[-1].end
                yield "closing mark", self._with(Span(end - 1, end))

    def _credit(self, quotation: Quotation) -> Span:
        """The clause that names the speaker, from the quotation to the end of its sentence."""
        speaker, cue = quotation.speaker, quotation.cue
        assert speaker is not None
        named = Span(speaker.start, max(speaker.end, cue.end if cue else 0))
        block = self.facts.block_at(speaker.start).span
        if speaker.start < quotation.span.start:
            starts = [m.end() for m in SENTENCE_END.finditer(self.document.text, block.start)]
            first = max((s for s in starts if s <= named.start), default=block.start)
            return Span(first, min(quotation.span.start, block.end))
        after = max(part.end for part in quotation.parts if part.end <= speaker.start)
        later = [part.start for part in quotation.parts if part.start > after]
        last = SENTENCE_END.search(self.document.text, named.end)
        end = min([block.end, *later, *([last.start() + 1] if last else [])])
        return Span(after, end)

    def notices(self) -> Iterator[Mutant]:
        for notice in self.facts.notices:
            if notice.kind is not NoticeKind.GRANT:
                continue
            yield "licence", self._with(notice.span)
            for part in notice.all(PartKind.VERSION):
                yield "version", self._with(part.span, "2.0")
            for part in notice.all(PartKind.COPYRIGHT):
                words = self.document.text_of(part.span)
                if part.year:
                    new = words.replace(part.year, str(int(part.year) - 1))
                    yield "copyright year", self._with(part.span, new)
        for match in re.finditer(r"open-government-licence/version/3", self.source):
            for new in ("open-goverment-licence/version/3", "open-government-licence/version/2"):
                changed = self.source[: match.start()] + new + self.source[match.end() :]
                yield "address", changed

    def dates(self) -> Iterator[Mutant]:
        publication = self.facts.publication
        assert publication.span is not None
        place = self.document.source.source_span(publication.span)
        first = self.source.rfind("\n", 0, place.start) + 1
        last = self.source.index("\n", place.end)
        yield "publication date", self.source[:first] + self.source[last:]
        for mention in self.facts.dates:
            if mention.weekday_span is None or mention.weekday is None:
                continue
            like = self.document.text_of(mention.weekday_span)
            new = weekday_name((mention.weekday + 1) % 7, like)
            yield "weekday", self._with(mention.weekday_span, new)
            if mention.year is not None and mention.year_span is not None:
                yield "year", self._with(mention.year_span, str(mention.year - 1))
        line = self.source[first:last]
        for year in {str(day.year) for day in publication.days}:
            new = line.replace(year, str(int(year) + 1))
            yield "publication year", self.source[:first] + new + self.source[last:]


def test_a_release_is_clean(release, rulebook):
    settings = settings_for(release, rulebook)
    assert findings(release.name, release.read_text("utf-8"), rulebook, settings) == set()


def test_what_is_spoilt_is_found(rulebook):
    done: dict[str, int] = {}
    missed: list[tuple[str, str, str]] = []
    for path in FILES:
        spoiler, settings = Spoiler(path, rulebook), settings_for(path, rulebook)
        informed = findings(path.name, spoiler.source, rulebook, settings, Severity.INFO)
        for what, text in spoiler.mutants():
            assert text != spoiler.source
            done[what] = done.get(what, 0) + 1
            least = Severity.INFO if what in INFORMATION else Severity.WARNING
            if not findings(path.name, text, rulebook, settings, least) - informed:
                missed.append((path.name, what, text))
    assert min(done.values()) >= 5
    assert sum(done.values()) >= 120
    assert len(missed) <= (1 - FOUND_AT_LEAST) * sum(done.values()), missed
