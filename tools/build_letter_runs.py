"""Builds the tables that rule out letters of a word from the word table.

    python tools/build_letter_runs.py

Run it after ``tools/build_words.py``. The form of the tables is told in
``release_lint/analysis/letter_runs.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from release_lint.analysis.letter_runs import TABLE, pack
from release_lint.analysis.lexicon import lexicon
from release_lint.analysis.one_slip import may_be_meant


def build() -> bytes:
    """The tables for every word that may be meant."""
    return pack(word for word, mark in lexicon().entries() if may_be_meant(mark))


if __name__ == "__main__":
    TABLE.write_bytes(build())
    print(f"{TABLE.stat().st_size / 1e6:.2f} MB")
