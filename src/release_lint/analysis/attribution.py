"""Which quotations are speech, and whose: each looked for beside the quotation, then around it."""

from __future__ import annotations

from functools import cached_property

from release_lint.analysis.clauses import WORD, sentences
from release_lint.analysis.mark_problems import MarkProblem
from release_lint.analysis.people import is_name, split_role
from release_lint.analysis.quotations import Attribution, Quotation, Run, join_halves
from release_lint.analysis.quote_runs import find_runs
from release_lint.analysis.reporting import FIRST_PERSON, SAYING, TELLING
from release_lint.analysis.run_places import LONGEST_HEAD, RunPlaces
from release_lint.analysis.speakers import (
    Credit,
    in_lead,
    in_report,
    in_signoff,
    in_subject,
    in_tail,
)
from release_lint.analysis.speech_problems import closed_early, left_open
from release_lint.analysis.standing import is_title, stands_alone
from release_lint.document import Block, BlockKind, Document, Span
from release_lint.lazy import lazy
from release_lint.records import replace

_MARKS = ("“", "”", '"', "‘", ":\n", "\n> ")  # also lead-ins and quoted lines
_OPENING = lazy(r"'(?<![^\s(]')(?=\w)")
_SINGULAR = lazy(r"\b(?:I|I[’']\w+|my|My|me)\b")
_TITLE_CUES = lazy(
    r"(?:titled|entitled|called|named|known as|dubbed|headed|theme|themed|song|film|book|play|"
    r"report|paper|scheme|campaign|award|slogan|motto|hashtag|so-called|term|word|phrase|rated|"
    r"rating|of|section|article|regulation|paragraph|provides? that|defined as|means)\s*[,:]?\s*$"
)
_NEAR = 60  # characters between a reporting verb and words quoted inside its sentence
_LONGEST_LEAD = 250  # characters of a lead-in inside a block quotation


def find_quotations(document: Document) -> tuple[tuple[Quotation, ...], tuple[MarkProblem, ...]]:
    """All quotations in order, and all problems with marks in order."""
    if not _may_quote(document):
        return (), ()
    runs, problems = find_runs(document)
    places = RunPlaces(document, runs)
    quotations = _Finder(places).find()
    problems += [*closed_early(places, quotations), *left_open(places)]
    return (
        tuple(join_halves(document.text, quotations)),
        tuple(sorted(problems, key=lambda problem: problem.span)),
    )


def _may_quote(document: Document) -> bool:
    """Whether anything in a document can be a quotation."""
    text = document.text
    return (
        any(mark in text for mark in _MARKS)
        or ("'" in text and _OPENING.search(text) is not None)
        or any(block.kind is BlockKind.QUOTE for block in document.blocks)
    )


class _Finder:
    """Finds the speakers of runs in order, each with the one before it in mind."""

    def __init__(self, places: RunPlaces) -> None:
        self._places = places
        self._document, self._text, self._runs = places.document, places.text, places.runs
        self._found: list[Quotation] = []
        self._begins = {run.blocks[0] for run in self._runs}
        self._ends = {run.blocks[-1] for run in self._runs if places.closes_block(run)}

    def find(self) -> tuple[Quotation, ...]:
        """The quotations, one for each run."""
        for index in range(len(self._runs)):
            self._found.append(self._judge(index))
        return tuple(self._found)

    # -- one run

    def _judge(self, index: int) -> Quotation:
        run = self._runs[index]
        quotation = Quotation(tuple(run.parts), is_speech=False, marked=run.marked)
        if not self._stands_alone(index):
            return self._with(quotation, self._embedded(index))
        quotation = replace(quotation, stands_alone=True)
        credit = self._beside(index) or self._around(index) or self._inside(run)
        if credit is None and self._continues(index):
            before = self._found[index - 1]
            return replace(
                quotation,
                is_speech=True,
                attribution=Attribution.INHERITED,
                speaker=before.speaker,
                role=before.role,
            )
        if credit is None and self._is_named_text(index):
            return replace(quotation, stands_alone=False)
        if credit is None:
            return replace(
                quotation, is_speech=self._needs_speaker(run), stands_alone=not run.is_broken
            )
        return self._with(quotation, credit)

    def _with(self, quotation: Quotation, credit: Credit | None) -> Quotation:
        if credit is None:
            return quotation
        kind = Attribution.PRONOUN if credit.pronoun else Attribution.NAMED
        return replace(
            quotation,
            is_speech=True,
            attribution=kind,
            speaker=credit.speaker,
            cue=credit.cue,
            role=self._role(credit),
        )

    def _role(self, credit: Credit) -> Span | None:
        speaker = credit.speaker
        if speaker is None or credit.pronoun:
            return None
        role = split_role(self._text[speaker.start : speaker.end])[1]
        at = self._text.find(role, speaker.start, speaker.end) if role else -1
        return Span(at, at + len(role)) if at >= 0 else None

    def _is_named_text(self, index: int) -> bool:
        """Whether a sentence gives the wording of a thing: ``Its aim is: “To work with …”``."""
        head = self._places.head(index)
        return self._text[head.start : head.end].rstrip().endswith(":")

    def _needs_speaker(self, run: Run) -> bool:
        """Whether words without a speaker are speech: marked, or in the first person.

        A block quotation that is most of the document is its text, set off.
        """
        if run.marked:
            return True
        quoted = sum(len(part) for part in run.parts)
        if 4 * quoted > 3 * self._body_length:
            return False
        return any(FIRST_PERSON.search(self._text, part.start, part.end) for part in run.parts)

    # -- the text round a run

    @cached_property
    def _body_length(self) -> int:
        return sum(len(block.span) for block in self._document.blocks if _is_body(block))

    def _stands_alone(self, index: int) -> bool:
        run, head = self._runs[index], self._places.head(index)
        begins = head.start == self._places.block(run.blocks[0]).span.start
        return stands_alone(
            self._text,
            run,
            head,
            self._places.tail(index),
            begins=begins or self._found[index - 1].stands_alone,
        )

    # -- speakers

    def _embedded(self, index: int) -> Credit | None:
        """The speaker of words quoted inside a sentence, where a verb reports them."""
        run, text = self._runs[index], self._text
        inner = text[run.span.start + 1 : run.span.end - 1]
        if len(WORD.findall(inner)) < (3 if run.is_double else 5) or is_title(inner):
            return None
        before = sentences(text, self._places.before(run))[-1]
        if _TITLE_CUES.search(text, max(before.start, before.end - 40), before.end):
            return None
        credit = in_lead(text, before, ends_open=False)
        if credit and credit.cue and before.end - credit.cue.start < _NEAR:
            verbs = SAYING if run.is_double else TELLING
            is_saying = text[credit.cue.start : credit.cue.end].lower() in verbs
            return credit if is_saying else None
        tail = self._places.tail(index)
        credit = in_tail(text, tail)
        if credit and credit.cue and credit.cue.start - tail.start < _NEAR:
            return credit
        return None

    def _beside(self, index: int) -> Credit | None:
        """The speaker in the run's own paragraph."""
        text, tail = self._text, self._places.tail(index)
        credit = in_tail(text, tail) if len(tail) > 1 else None
        if credit and not self._goes_on_after(index):
            return self._same_speaker(index) or self._in_head(index) or credit
        return credit or self._same_speaker(index) or self._in_head(index)

    def _goes_on_after(self, index: int) -> bool:
        """Whether the sentence that a run ends may go on after it: ``“We will act,” said Ann``."""
        end = self._runs[index].span.end
        after = self._text[end : end + 3].lstrip()
        return self._text[end - 2] != "." or not after[:1].isupper()

    def _same_speaker(self, index: int) -> Credit | None:
        """The speaker of a quotation before in the same paragraph."""
        start = self._places.block(self._runs[index].blocks[0]).span.start
        if not index or self._places.head(index).start <= start:
            return None
        earlier = self._found[index - 1]
        if not earlier.stands_alone or earlier.attribution is Attribution.NONE:
            return None
        return Credit(earlier.speaker, earlier.cue, earlier.attribution is Attribution.PRONOUN)

    def _in_head(self, index: int) -> Credit | None:
        text, head = self._text, self._places.head(index)
        if len(head) <= 1:
            return None
        run = self._runs[index]
        before = self._places.before(run)
        sentence = sentences(text, Span(max(head.start, before.start), head.end))[-1]
        if text[head.start : head.end].rstrip()[-1:] not in tuple(".!?"):
            return in_lead(text, sentence, ends_open=True)
        return (
            in_report(text, before)
            or in_lead(text, sentence, ends_open=False)
            or self._told_of(run, sentence)
        )

    def _told_of(self, run: Run, sentence: Span) -> Credit | None:
        """The person that a sentence is about, before words in the first person singular.

        ``Sam Hale came to us as a trainee. “I liked the work from the first day.”``
        """
        if not any(_SINGULAR.search(self._text, part.start, part.end) for part in run.parts):
            return None
        return in_subject(self._text, sentence)

    def _around(self, index: int) -> Credit | None:
        """The speaker in the paragraph before, or in one of its own below."""
        run = self._runs[index]
        if len(self._places.head(index)) > 1:
            return None
        before = self._places.neighbour(run.blocks[0], -1)
        credit = None if before is None else self._in_paragraph_before(index, before)
        if credit or len(self._places.tail(index)) > 1:
            return credit
        after = self._places.neighbour(run.blocks[-1], 1)
        if after is None or self._places.block(after).kind not in (
            BlockKind.PARAGRAPH,
            BlockKind.QUOTE,
        ):
            return None
        if self._leads_own(after):
            return None
        return in_signoff(self._text, self._places.block(after).span) or self._name_above_role(
            after
        )

    def _leads_own(self, number: int) -> bool:
        """Whether a paragraph ``According to Jane Smith, “…”`` has a quotation of its own."""
        start = self._places.block(number).span.start
        return number in self._begins and self._text.startswith("According", start)

    def _name_above_role(self, number: int) -> Credit | None:
        """A sign-off in two paragraphs: ``Jane Smith``, then ``Chief Executive, Leeds Trust``."""
        name, role = self._places.block(number).span, self._places.neighbour(number, 1)
        if role is None or not is_name(self._text[name.start : name.end]):
            return None
        return Credit(name) if in_signoff(self._text, self._places.block(role).span) else None

    def _in_paragraph_before(self, index: int, number: int) -> Credit | None:
        text, block = self._text, self._places.block(number)
        if number in self._ends:
            return None
        part = Span(max(block.span.start, block.span.end - LONGEST_HEAD), block.span.end)
        body = text[part.start : part.end].rstrip()
        may_lead = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        if body.endswith(":") or (may_lead and not body.endswith((".", "!", "?"))):
            sentence = sentences(text, part)[-1]
            return in_lead(text, sentence, ends_open=True) or in_lead(text, part, ends_open=True)
        if block.kind is not BlockKind.PARAGRAPH or self._continues(index):
            return None
        return in_report(text, part) or self._told_of(self._runs[index], sentences(text, part)[-1])

    def _inside(self, run: Run) -> Credit | None:
        """The speaker in the first or last paragraph of a block quotation without marks."""
        if run.marked:
            return None
        first = self._text[run.parts[0].start : run.parts[0].end].rstrip()
        if first.endswith(":") and len(first) <= _LONGEST_LEAD:
            credit = in_lead(self._text, run.parts[0], ends_open=True)
            if credit:
                return credit
        return in_signoff(self._text, run.parts[-1]) if len(run.parts) > 1 else None

    def _continues(self, index: int) -> bool:
        """Whether the paragraph before is, or ends with, a quotation that has a speaker."""
        if not index or self._found[index - 1].attribution is Attribution.NONE:
            return False
        before = self._places.neighbour(self._runs[index].blocks[0], -1)
        return before == self._runs[index - 1].blocks[-1]


def _is_body(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM) and (
        block.role in ("", "summary")
    )
