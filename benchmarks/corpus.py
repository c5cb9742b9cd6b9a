"""Releases to measure on: text of our own, put together anew from the same seed each time."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache
from pathlib import Path

from release_lint import plugins
from release_lint.analysis.facts import Facts
from release_lint.document import BlockKind, Source
from release_lint.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("tests/releases", "examples/good", "examples/bad")
SLIP = "We recieve a very unique offer."
"""Stands in every release: each of the tools that we are measured beside finds fault with it."""
_TODAY = dt.date(2025, 6, 2)
_NAMES = "Abbot Birch Carter Dale Ellis Frost Grant Hale Irwin Jarvis Knight Lowe".split()  # noqa: SIM905
_PLACES = "Ashby Brigg Corby Diss Ely Frome Goole Hythe Ilkley Jarrow Louth".split()  # noqa: SIM905


def release(number: int, size: int) -> str:
    """A Markdown release of about so many characters; the same for the same arguments."""
    chance = random.Random(f"{number} {size}")  # noqa: S311  (the same each time is what is wanted)
    place = chance.choice(_PLACES)
    paragraphs = [f"# News from {place}, number {number}", "Published: 28 January 2025", SLIP]
    length = sum(map(len, paragraphs))
    while length < size:
        paragraphs.append(_paragraph(chance))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def write(folder: Path, files: int, size: int) -> int:
    """Write so many releases of about so many characters each; the bytes of all."""
    folder.mkdir(parents=True)
    total = 0
    for number in range(files):
        data = release(number, size).encode()
        total += len(data)
        (folder / f"{number:05}.md").write_bytes(data)
    return total


def _paragraph(chance: random.Random) -> str:
    """Some sentences of our releases, with one of its own: no two texts have all words alike."""
    picked = chance.sample(_sentences(), chance.randint(2, 4))
    name, place = chance.choice(_NAMES), chance.choice(_PLACES)
    amount = f"{chance.randint(2, 999)},{chance.randint(100, 999)}"
    own = f"{name} told {amount} people in {place} about it in {chance.randint(2001, 2024)}."
    return " ".join([*picked, own])


@cache
def _sentences() -> list[str]:
    """Every sentence of running text in our own releases, in the order of their files."""
    readers = plugins.load().readers
    found: dict[str, None] = {}
    for path in sorted(path for source in SOURCES for path in (ROOT / source).iterdir()):
        document = readers[path.suffix].read(Source(path.name, path.read_bytes()))
        facts = Facts(document, Settings(_TODAY))
        for sentence in facts.sentences:
            if document.blocks[sentence.block].kind is BlockKind.PARAGRAPH:
                found[" ".join(document.text_of(sentence.span).split())] = None
    return list(found)
