#!/usr/bin/env python3
"""Make slips in right sentences, and tell how many of each kind the rules find.

    python tools/slips.py [FILE…] [--kind KIND…] [--most 100] [--seed 1] [--show 20]

The sentences are those of the files, or else of our own releases and examples. Each kind of slip
(``tools/slip_kinds.py``) is made once in each of up to ``--most`` sentences: the same ones each
time. One counts as found where a rule of the families ``typos`` and ``quotes`` reports it at
warning or error, and at its place. What is reported in the sentences as they stand is a false
alarm, or a slip that was there before.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from release_lint import engine, plugins
from release_lint.analysis.facts import Facts
from release_lint.document import Source
from release_lint.finding import Severity
from release_lint.rulebook import Rulebook, load_folder
from release_lint.settings import Settings
from slip_kinds import KINDS, PAIRED, Slip

_ROOT = Path(__file__).resolve().parent.parent
_OWN = ("examples/good", "tests/releases")
_SETTINGS = Settings(dt.date(2026, 1, 15))
_FAMILIES = ("typos", "quotes")
_LENGTHS = range(6, 60)  # words of a sentence
_HEAD = "# Notice\n\n"  # a title, so that the sentence is none
_SHIFT = len("Notice\n\n")  # characters before the sentence in the text of that
_MARKUP = frozenset("*_`[]<>|\\&#~$")  # what Markdown may take for its own
_ROOM = 20  # characters beyond twice the slip's that a finding on it may have
_SHOWN = 45  # characters on either side of a slip


class Place(NamedTuple):
    """What a rule reports in a sentence: from which character to which."""

    start: int
    end: int
    rule: str


class Checker:
    """The rules as they ship, on one sentence at a time."""

    def __init__(self) -> None:
        installed = plugins.load()
        files, profiles = load_folder(_ROOT / "rules", "rules")
        self._rulebook = Rulebook(files, profiles, installed.checks, installed.readers)

    def sentences(self, file: Path) -> Iterator[str]:
        """The whole sentences of a file's running text."""
        document = engine.read(Source(file.name, file.read_bytes()), self._rulebook)
        for sentence in Facts(document, _SETTINGS).running_sentences:
            text = document.text_of(sentence.span)
            whole = text[0].isupper() and text.endswith(".") and "\n" not in text
            if whole and sentence.last - sentence.first in _LENGTHS and _MARKUP.isdisjoint(text):
                yield text

    def reported(self, sentence: str) -> list[Place]:
        """What the rules report in a sentence."""
        source = Source("notice.md", f"{_HEAD}{sentence}\n".encode())
        report = engine.check(source, self._rulebook, _SETTINGS)
        return [
            Place(finding.span.start - _SHIFT, finding.span.end - _SHIFT, result.rule)
            for result, finding in report.findings()
            if result.family in _FAMILIES
            and finding.span
            and finding.severity.weight >= Severity.WARNING.weight
        ]

    def finds(self, sentence: str, slip: Slip, *, anywhere: bool = False) -> bool:
        """Whether a slip that is made in a sentence is reported, at its place if it has one."""
        wrong = slip.within(sentence)
        start, end = _touched(wrong, slip)
        most = 2 * (end - start) + _ROOM
        return any(
            anywhere or (each.start < end and each.end > start and each.end - each.start <= most)
            for each in self.reported(wrong)
        )


def _touched(wrong: str, slip: Slip) -> tuple[int, int]:
    """The words that a slip touches; those beside the place where nothing is left."""
    start, end = slip.start, slip.start + len(slip.new)
    if not slip.new.strip():
        start, end = start - 1, end + 1
    first = wrong.rfind(" ", 0, max(0, start)) + 1
    last = wrong.find(" ", end)
    return first, len(wrong) if last < 0 else last


class Tally(NamedTuple):
    """How many slips of a kind were made, and those that no rule found."""

    made: int
    missed: Sequence[str]


def tally(
    kind: str, sentences: Sequence[str], most: int, draw: random.Random, checker: Checker
) -> Tally:
    """Make one kind of slip in up to ``most`` of the sentences, and look which are found."""
    made, missed = 0, []
    for sentence in draw.sample(sentences, len(sentences)):
        slips = list(KINDS[kind](sentence))
        if not slips:
            continue
        slip = draw.choice(slips)
        made += 1
        if not checker.finds(sentence, slip, anywhere=kind in PAIRED):
            missed.append(_shown(sentence, slip))
        if made == most:
            break
    return Tally(made, missed)


def _shown(sentence: str, slip: Slip) -> str:
    """A slip in brackets, among the words around it."""
    start, end, new = slip
    before, after = sentence[max(0, start - _SHOWN) : start], sentence[end : end + _SHOWN]
    return f"{before}⟦{sentence[start:end]}→{new}⟧{after}"


def main() -> int:
    """Print recall by kind, and what is reported in the sentences as they stand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Formatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="text of your own")
    parser.add_argument("--kind", nargs="+", choices=KINDS, default=KINDS, help="only these kinds")
    parser.add_argument("--most", type=int, default=100, help="slips of a kind")
    parser.add_argument("--seed", default="1", help="another draws other slips")
    parser.add_argument("--show", type=int, default=0, help="how many of the missed are shown")
    args = parser.parse_args()
    checker = Checker()
    files = args.files or [file for name in _OWN for file in sorted((_ROOT / name).iterdir())]
    sentences = list(dict.fromkeys(s for file in files for s in checker.sentences(file)))
    alarms = {s: places for s in sentences if (places := checker.reported(s))}
    clean = [sentence for sentence in sentences if sentence not in alarms]
    found = made = 0
    for kind in args.kind:
        draw = random.Random(f"{args.seed} {kind}")  # noqa: S311  (no secret is drawn)
        done = tally(kind, clean, args.most, draw, checker)
        made, found = made + done.made, found + done.made - len(done.missed)
        print(f"{kind:22}{done.made - len(done.missed):5} of {done.made:5}", flush=True)
        for missed in done.missed[: args.show]:
            print(f"    {missed}")
    print(f"{'all':22}{found:5} of {made:5}")
    words = sum(len(sentence.split()) for sentence in sentences)
    print(f"{len(alarms)} of {len(sentences):,} sentences ({words:,} words) reported as they stand")
    for sentence, places in alarms.items():
        for place in places:
            print(f"    {place.rule}: {_shown(sentence, Slip(*place[:2], ''))}")
    return 0


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the description."""


if __name__ == "__main__":
    sys.exit(main())
