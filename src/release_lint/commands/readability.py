"""``release-lint readability``: every readability metric of one file, and what weighs most."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from release_lint.commands import options

if TYPE_CHECKING:
    from release_lint.analysis.facts import Facts
    from release_lint.analysis.readability import Counts
    from release_lint.analysis.sentences import Sentence
    from release_lint.reporters.base import Style

_WEIGHED_BY = "flesch_kincaid_grade"
_SPANISH_OR_ITALIAN = (
    *("crawford", "fernandez_huerta", "gulpease_index"),
    *("gutierrez_polini", "szigriszt_pazos"),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``readability``."""
    told = "a release, or - for plain text on stdin"
    parser.add_argument("file", type=options.path, metavar="FILE", help=told)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options.add_config(parser)


def run(args: argparse.Namespace) -> int:
    """Print the table; 0. Raises ``FileError`` where there is nothing to measure."""
    from release_lint.analysis import readability
    from release_lint.yamlfile import FileError

    facts = _facts(args)
    pairs = _sentences(facts)
    counts = readability.total(own for _, own in pairs)
    if not counts.words:
        raise FileError(args.file, 0, "there is no English prose in it to measure")
    metrics = measured(facts, pairs)
    heaviest = readability.heaviest(pairs, _WEIGHED_BY)
    if args.format == "json":
        import json

        print(json.dumps(_data(args.file, facts, counts, metrics, heaviest), indent=1))
        return 0
    from release_lint.reporters.terminal import style_for

    style = style_for(sys.stdout, verbose=args.verbose, fail_on=None)
    for line in _lines(facts, counts, metrics, heaviest, style):
        print(line)
    return 0


def measured(facts: Facts, pairs: Sequence[tuple[Sentence, Counts]]) -> dict[str, float]:
    """Metric -> value: our own first, then textstat's."""
    from release_lint.analysis import readability, textstat_metrics

    counts = readability.total(own for _, own in pairs)
    values = {name: metric(counts) for name, metric in readability.METRICS.items()}
    text = readability.prose(facts, pairs)
    others = {name: textstat_metrics.measure(name, text) for name in textstat_metrics.METRICS}
    return values | others


def _facts(args: argparse.Namespace) -> Facts:
    from release_lint import engine
    from release_lint.analysis.facts import Facts
    from release_lint.document import InputError, Source
    from release_lint.files import read_named
    from release_lint.yamlfile import FileError

    path = Path.cwd() / args.file
    project = options.workspace(args).projects.of(path.parent)
    name = "stdin.txt" if args.file == "-" else args.file
    source = Source(name, read_named(args.file))
    try:
        document = engine.read(source, project.rulebook(path))
    except InputError as problem:
        raise FileError(args.file, 0, str(problem)) from None
    return Facts(document, project.settings(path))


def _sentences(facts: Facts) -> list[tuple[Sentence, Counts]]:
    """The sentences that ``reading-grade`` measures, with their counts."""
    from release_lint.checks.base import Context
    from release_lint.checks.score import Score

    context = Context(facts, frozenset(Score.scope), frozenset({"en"}))
    return [(one, facts.tally.of(one)) for one in context.sentences()]


def _data(
    name: str,
    facts: Facts,
    counts: Counts,
    metrics: Mapping[str, float],
    heaviest: Sequence[tuple[Sentence, Counts]],
) -> dict[str, object]:
    return {
        "path": name,
        "counts": {
            "words": counts.words,
            "sentences": counts.sentences,
            "syllables": counts.syllables,
            "letters": counts.letters,
            "polysyllables": counts.polysyllables,
            "words_per_sentence": round(counts.words / counts.sentences, 2),
        },
        "metrics": {metric: round(value, 3) for metric, value in metrics.items()},
        "sentences": [
            {
                "line": _line(facts, sentence),
                "words": own.words,
                "syllables": own.syllables,
                "text": " ".join(facts.document.text_of(sentence.span).split()),
            }
            for sentence, own in heaviest
        ],
    }


def _lines(
    facts: Facts,
    counts: Counts,
    metrics: Mapping[str, float],
    heaviest: Sequence[tuple[Sentence, Counts]],
    style: Style,
) -> Iterator[str]:
    from release_lint.analysis import readability, textstat_metrics
    from release_lint.reporters.terminal import paint, wrapped
    from release_lint.reporters.wording import count

    yield (
        f"{count(counts.words, 'word')} in {count(counts.sentences, 'sentence')}, "
        f"{counts.words / counts.sentences:.1f} a sentence; {count(counts.syllables, 'syllable')}, "
        f"{count(counts.letters, 'letter')}, "
        f"{count(counts.polysyllables, 'word')} of three syllables or more."
    )
    yield ""
    width = max(map(len, metrics))
    yield paint(f"{'METRIC':<{width}}  {'VALUE':>7}  WHAT IT IS", "bold", style)
    told = {**textstat_metrics.METRICS, **readability.NAMES}
    for name, value in metrics.items():
        if name not in _SPANISH_OR_ITALIAN:
            yield f"{name:<{width}}  {value:>7.1f}  {told[name]}"
    others = ", ".join(f"{name} {metrics[name]:.1f}" for name in _SPANISH_OR_ITALIAN)
    yield from wrapped(f"For Spanish or Italian: {others}.", 0, style)
    if not heaviest:
        return
    yield ""
    rest = readability.total(own for _, own in heaviest)
    grade = readability.METRICS[_WEIGHED_BY]
    without = f" ({grade(counts - rest):.1f} without them)" if counts.words > rest.words else ""
    name = readability.NAMES[_WEIGHED_BY]
    yield paint(f"The sentences that raise the {name} most{without}:", "bold", style)
    for sentence, own in heaviest:
        text = " ".join(facts.document.text_of(sentence.span).split())
        line = _line(facts, sentence)
        place = f"Line {line}, " if line else ""
        yield from wrapped(f"{place}{count(own.words, 'word')}: {text}", 2, style)


def _line(facts: Facts, sentence: Sentence) -> int | None:
    return facts.document.source.locate(sentence.span).line
