"""How long the sentences are: a bar a sentence, and a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from statistics import median_low

from release_lint.reported import ReportedText, TextSentence
from release_lint.reporters.html.text import text
from release_lint.reporters.wording import count

LIMIT = 25  # words: insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit
_STEP = 5
_LAST = 8  # the table's last row: 41 words and more
_LONGEST = 3
_TALLEST = 60  # words that the strip has room for at most
_LEAST = 30
_FEW = 30  # bars that the strip has room for at least
_FIRST_WORDS = 60  # characters shown of a sentence


def sentences(whole: ReportedText, name: str) -> Iterator[str]:
    """The section on sentences; nothing where there are none."""
    told = [sentence for sentence in whole.sentences if sentence.words]
    if not told:
        return
    lengths = [sentence.words for sentence in told]
    over = sum(length > LIMIT for length in lengths)
    half = median_low(lengths)
    yield "<h3>Sentence lengths</h3>\n"
    yield (
        f"<p>{count(len(told), 'sentence')}, half of them with {half} words or fewer; "
        f"the longest has {max(lengths)}. {_over(over)}</p>\n"
    )
    yield from _strip(lengths)
    yield from _table(lengths)
    yield from _longest(whole, told, name)


def _over(number: int) -> str:
    if not number:
        return f"None has more than {LIMIT}, which is GOV.UK’s limit."
    has = "has" if number == 1 else "have"
    return f"{number} {has} more than {LIMIT}, which is GOV.UK’s limit."


def _strip(lengths: Sequence[int]) -> Iterator[str]:
    """A bar a sentence; the table says the same in words."""
    top = max(_LEAST, min(max(lengths), _TALLEST))
    yield '<figure>\n<svg class="strip" aria-hidden="true" focusable="false" '
    yield f'viewBox="0 0 {max(len(lengths), _FEW) * 10} {top}" preserveAspectRatio="none">'
    for number, length in enumerate(lengths):
        height = min(length, top)
        kind = "bar over" if length > LIMIT else "bar"
        yield (
            f'<rect class="{kind}" x="{number * 10 + 1}" y="{top - height}" '
            f'width="8" height="{height}"/>'
        )
    at = top - LIMIT
    yield f'<line class="limit" x1="0" x2="100%" y1="{at}" y2="{at}"/></svg>\n'
    yield (
        f"<figcaption>A bar for each sentence, from first to last. "
        f"The line stands at {LIMIT} words.</figcaption>\n</figure>\n"
    )


def _table(lengths: Sequence[int]) -> Iterator[str]:
    """How many sentences have how many words."""
    rows = [0] * (_LAST + 1)
    for length in lengths:
        rows[min((length - 1) // _STEP, _LAST)] += 1
    yield (
        '<table class="lengths">\n<thead><tr><th scope="col">Words</th>'
        '<th scope="col" colspan="2">Sentences</th></tr></thead>\n<tbody>\n'
    )
    for number, found in enumerate(rows):
        first = number * _STEP + 1
        words = f"{first} or more" if number == _LAST else f"{first} to {first + _STEP - 1}"
        kind = "bar over" if first > LIMIT else "bar"
        width = f"{100 * found / max(rows):g}%"
        yield (
            f'<tr><th scope="row">{words}</th><td class="number">{found}</td><td class="chart">'
            f'<svg aria-hidden="true" focusable="false"><rect class="{kind}" width="{width}" '
            f'height="100%"/></svg></td></tr>\n'
        )
    yield "</tbody>\n</table>\n"


def _longest(whole: ReportedText, told: Sequence[TextSentence], name: str) -> Iterator[str]:
    longest = sorted(told, key=lambda sentence: -sentence.words)[:_LONGEST]
    longest = [sentence for sentence in longest if sentence.words > LIMIT]
    if not longest:
        return
    starts = [block.span.start for block in whole.blocks]
    yield '<h4 class="plain">The longest</h4>\n<ol class="longest">\n'
    for sentence in longest:
        number = max(0, bisect_right(starts, sentence.span.start) - 1)
        block = whole.blocks[number]
        words = block.text[sentence.span.start - block.span.start :]
        said = " ".join(words[: _FIRST_WORDS * 2].split())[:_FIRST_WORDS].rsplit(" ", 1)[0]
        yield (
            f'<li>{count(sentence.words, "word")}: <a href="#{name}-b{number}">'
            f"{text(said)} …</a></li>\n"
        )
    yield "</ol>\n"
