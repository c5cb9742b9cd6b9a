"""From a form of a verb back to the verb as it stands after “to”."""

from __future__ import annotations

from collections.abc import Iterator

from release_lint.analysis.lexicon import lexicon
from release_lint.inflection import base_of_irregular, inflect


def base_of(form: str) -> str:
    """The verb whose third person, past, participle or -ing form this is; empty if unknown."""
    if irregular := base_of_irregular(form):
        return irregular
    for base in _stems(form):
        if "b" in lexicon().classes(base) and form in inflect(base):
            return base
    return ""


def _stems(form: str) -> Iterator[str]:
    """What may be left of a form without its ending."""
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = form.removesuffix(ending)
        if stem != form:
            yield from (stem, stem + "e", stem[:-1])
    for ending in ("ies", "ied"):
        if form.endswith(ending):
            yield form.removesuffix(ending) + "y"
