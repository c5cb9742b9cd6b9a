"""Every other metric of textstat by name, with our syllables in place of its download.

textstat takes a quarter of a second to import, and its first count of syllables fetches a
dictionary from the network; so it is imported only where a rule or a command names such a metric.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from release_lint.analysis.syllables import count_syllables

METRICS: Mapping[str, str] = {
    "crawford": "Crawford, for Spanish",
    "dale_chall_readability_score": "Dale-Chall: share of words off a list of 3,000 easy ones",
    "dale_chall_readability_score_v2": "Dale-Chall, as revised in 1995",
    "fernandez_huerta": "Fernández Huerta, for Spanish",
    "gulpease_index": "Gulpease, for Italian",
    "gutierrez_polini": "Gutiérrez de Polini, for Spanish",
    "linsear_write_formula": "Linsear Write: grade, from the first 100 words",
    "lix": "LIX: sentence length and share of long words",
    "mcalpine_eflaw": "McAlpine EFLAW: ease for readers of English as a foreign language",
    "reading_time": "reading time in seconds",
    "rix": "RIX: long words in a sentence",
    "spache_readability": "Spache: grade, for early readers",
    "szigriszt_pazos": "Szigriszt-Pazos, for Spanish",
    "text_standard": "the grade that most of the formulas agree on",
}
"""Name -> what it is. textstat's Arabic and German formulas take other arguments."""


class _Syllables(dict[str, list[list[str]]]):
    """A pronouncing dictionary as textstat reads it: one sound with a figure for each syllable."""

    def __missing__(self, word: str) -> list[list[str]]:
        return [["0"] * count_syllables(word)]


def measure(metric: str, text: str) -> float:
    """One of :data:`METRICS` on a text of whole sentences."""
    textstat = _textstat()
    if metric == "text_standard":
        return float(textstat.text_standard(text, float_output=True))
    return float(getattr(textstat, metric)(text))


def _textstat() -> Any:
    """The module, which asks nothing of the network any more."""
    textstat = import_module("textstat")
    counter = sys.modules["textstat.backend.counts._count_syllables"]
    vars(counter)["get_cmudict"] = lambda _language: _Syllables()
    return textstat
