"""Whether a quotation is a statement of its own, or part of a sentence: a term, a title."""

from __future__ import annotations

from release_lint.analysis.clauses import WORD
from release_lint.analysis.quotations import Run
from release_lint.document import Span

_MARKS = "“”‘’\"' "
_FEWEST_WORDS = 4  # of a quotation that stands alone
_SHORT_TERM = 8  # words of a term in single marks
_LONG = 12  # words of a quotation that is one even without a stop


def stands_alone(text: str, run: Run, head: Span, tail: Span, *, begins: bool) -> bool:
    """Whether a run is one or more whole sentences, and no part of another one.

    ``head`` and ``tail`` are what stands beside it in its block; ``begins``: where ``head`` is
    empty, the run begins its block or follows one that stands alone.
    """
    if not run.marked or len(run.parts) > 1:
        return True
    inner = text[run.span.start : run.span.end].strip(_MARKS)
    words = len(WORD.findall(inner))
    if words < (_FEWEST_WORDS if run.is_double else _SHORT_TERM) or not _begins_sentence(inner):
        return False
    before = text[head.start : head.end].rstrip()
    is_outset = _ends_sentence(before) if before else begins
    return is_outset and _is_complete(inner, run, text[tail.start : tail.end].strip())


def _begins_sentence(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in ("[", "…", "£")


def _ends_sentence(before: str) -> bool:
    """Whether nothing takes the quotation in: ``its aim is to: “Continue …”`` does."""
    takes_in = before.endswith((" to:", " that:", " as:", "e.g.", "i.e."))
    return not takes_in and before.rstrip(")")[-1:] in tuple(".!?:…-–—")


def _is_complete(inner: str, run: Run, after: str) -> bool:
    """Whether a quotation ends its sentence, or stops where an attribution begins."""
    if inner[-1] in ".!?…,-–—:;":
        return True
    if is_title(inner) or not run.is_double:
        return False
    return after[0] in ".!?…–—(" if after else len(WORD.findall(inner)) >= _LONG


def is_title(text: str) -> bool:
    """Whether most words have a capital."""
    words = WORD.findall(text)
    capitals = [word for word in words if word[0].isupper()]
    return 2 * len(capitals) > len(words)
