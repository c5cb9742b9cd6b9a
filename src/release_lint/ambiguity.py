"""Whether a regular expression can be made to backtrack without bound.

The automaton's states are the pattern's character positions. Two different ways round a loop over
one text make matching exponential; a loop that can leave into another over the text that both
accept makes it polynomial. Both are refused, and so are back references. The answer errs on the
safe side: characters are compared by samples of each class that the pattern names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from release_lint.records import field, mutable

_parser: Any = getattr(re, "_parser")  # noqa: B009  (no public name since Python 3.11)
MAX_POSITIONS = 200
MAX_STEPS = 200_000
MAX_CHOICES = 10_000
_TWO_WAYS = (
    "this pattern could take for ever: a repeat inside a repeat can match the same text in two "
    "ways. Write the inner part without its repeat, or list words instead"
)
_COMMON = "aZ5 \n_-.,’é–£"


def verify(flags: re.RegexFlag, pattern: str) -> None:
    """Raise :class:`ValueError`, with what to do, where the pattern could run for ever."""
    tree = _parser.parse(pattern, flags)
    _Reader(_samples(tree), bool(flags & re.IGNORECASE)).check(tree)


@mutable
class _Part:
    """A piece of the automaton: whether it may be empty, and where it may begin and end."""

    nullable: bool = True
    first: set[int] = field(default_factory=set)
    last: set[int] = field(default_factory=set)


class _Reader:
    """Builds the automaton of a parsed pattern, then looks for ambiguity."""

    def __init__(self, samples: str, ignore_case: bool) -> None:  # noqa: FBT001
        self._samples = samples
        self._ignore_case = ignore_case
        self._sets: list[int] = []  # position -> samples it accepts, as bits
        self._follow: list[set[int]] = []
        self._endless: list[set[int]] = []  # positions in each loop without a limit
        self._choices = 1
        self._steps = 0

    def check(self, tree: Any) -> None:
        self._sequence(tree)
        if self._choices > MAX_CHOICES:
            raise ValueError("its repeats leave too many ways to match: lower their limits")
        if self._has_two_ways_round():
            raise ValueError(_TWO_WAYS)
        if self._leaks_into_next_loop():
            raise ValueError(
                "this pattern could take for ever: two repeats without a limit can match the "
                "same text. Limit them, as in `.{0,50}`, or list words instead"
            )

    # Building

    def _sequence(self, items: Iterable[Any]) -> _Part:
        whole = _Part()
        for op, value in items:
            part = self._item(str(op), value)
            self._connect(whole.last, part.first)
            if whole.nullable:
                whole.first |= part.first
            whole.last = part.last | (whole.last if part.nullable else set())
            whole.nullable = whole.nullable and part.nullable
        return whole

    def _item(self, op: str, value: Any) -> _Part:
        if op in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._position(self._accepts(op, value))
        if op == "BRANCH":
            return self._branch([self._sequence(item) for item in value[1]])
        if op in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self._sequence(value[3] if op == "SUBPATTERN" else value)
        if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeat(*value)
        if op in ("ASSERT", "ASSERT_NOT", "AT"):
            if op != "AT":
                _Reader(self._samples, self._ignore_case).check(value[1])
            return _Part()
        raise ValueError("back references are not allowed: they can take for ever")

    def _repeat(self, least: int, most: int, body: Any) -> _Part:
        before, choices = len(self._sets), self._choices
        self._choices = 1
        part = self._sequence(body)
        if most > 1:
            self._close_loop(part)
        if most == _parser.MAXREPEAT:
            self._endless.append(set(range(before, len(self._sets))))
            self._choices *= choices
        else:
            ways = self._choices ** min(int(most), 64) * (int(most) - int(least) + 1)
            self._choices = min(choices * ways, MAX_CHOICES + 1)
        return _Part(part.nullable or least == 0, part.first, part.last)

    def _close_loop(self, part: _Part) -> None:
        """From the end of a loop's body to its start; a way that is there already makes two."""
        if any(part.first & self._follow[end] for end in part.last):
            raise ValueError(_TWO_WAYS)
        self._connect(part.last, part.first)

    def _branch(self, parts: Sequence[_Part]) -> _Part:
        if _overlap([self._accepted(part.first) for part in parts]):
            self._choices = min(self._choices * len(parts), MAX_CHOICES + 1)
        return _Part(
            any(part.nullable for part in parts),
            set().union(*(part.first for part in parts)),
            set().union(*(part.last for part in parts)),
        )

    def _accepted(self, positions: set[int]) -> int:
        bits = 0
        for position in positions:
            bits |= self._sets[position]
        return bits

    def _position(self, accepts: int) -> _Part:
        number = len(self._sets)
        if number >= MAX_POSITIONS:
            raise ValueError(f"it is longer than {MAX_POSITIONS} characters: list words instead")
        self._sets.append(accepts)
        self._follow.append(set())
        return _Part(nullable=False, first={number}, last={number})

    def _connect(self, ends: set[int], starts: set[int]) -> None:
        for end in ends:
            self._follow[end] |= starts

    def _accepts(self, op: str, value: Any) -> int:
        if op == "ANY":
            return sum(1 << n for n, sample in enumerate(self._samples) if sample != "\n")
        members = value if op == "IN" else [("LITERAL", value)]
        negated = op == "NOT_LITERAL" or (op == "IN" and str(members[0][0]) == "NEGATE")
        bits = 0
        for number, sample in enumerate(self._samples):
            variants = {sample, sample.lower(), sample.upper()} if self._ignore_case else {sample}
            inside = any(_is_member(variant, members) for variant in variants)
            bits |= (inside != negated) << number
        return bits

    # Looking

    def _has_two_ways_round(self) -> bool:
        """Whether a state returns to itself over one text on two different ways."""
        for state in range(len(self._sets)):
            seen = self._reach((state, state))
            apart = [pair for pair in seen if pair[0] != pair[1]]
            if any((state, state) in self._reach(pair) for pair in apart):
                return True
        return False

    def _leaks_into_next_loop(self) -> bool:
        """Whether p, p and q can go to p, q and q over one text, p and q in loops without limit."""
        for loop in self._endless:
            for other in self._endless:
                if loop is other or loop & other:
                    continue
                for p in loop:
                    if any((p, q, q) in self._reach((p, p, q)) for q in other):
                        return True
        return False

    def _reach(self, start: tuple[int, ...]) -> set[tuple[int, ...]]:
        """Tuples of states that one text leads to from a tuple, by at least one character."""
        seen: set[tuple[int, ...]] = set()
        todo = [start]
        while todo:
            for following in self._steps_from(todo.pop()):
                self._steps += 1
                if self._steps > MAX_STEPS:
                    raise ValueError("it is too involved to be proved safe: list words instead")
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
        return seen

    def _steps_from(self, states: tuple[int, ...]) -> Iterable[tuple[int, ...]]:
        partial: list[tuple[tuple[int, ...], int]] = [((), -1)]
        for state in states:
            partial = [
                ((*done, following), common & self._sets[following])
                for done, common in partial
                for following in self._follow[state]
                if common & self._sets[following]
            ]
        return (states for states, _ in partial)


def _overlap(sets: Sequence[int]) -> bool:
    return any(a & b for number, a in enumerate(sets) for b in sets[number + 1 :])


def _is_member(sample: str, members: Iterable[Any]) -> bool:
    return any(_matches(sample, str(op), value) for op, value in members)


def _matches(sample: str, op: str, value: Any) -> bool:
    if op == "LITERAL":
        return ord(sample) == int(value)
    if op == "RANGE":
        return int(value[0]) <= ord(sample) <= int(value[1])
    if op == "CATEGORY":
        return _in_category(sample, str(value))
    return False


def _in_category(sample: str, name: str) -> bool:
    word = sample.isalnum() or sample == "_"
    kinds = {"DIGIT": sample.isdecimal(), "SPACE": sample.isspace(), "WORD": word}
    kind = name.rpartition("_")[2]
    return kinds[kind] != ("_NOT_" in name)


def _samples(tree: Any) -> str:
    """A character of each kind that the pattern can tell apart."""
    found = set(_COMMON)
    for op, value in _walk(tree):
        codes: tuple[int, ...] = ()
        if op in ("LITERAL", "NOT_LITERAL"):
            codes = (int(value),)
        elif op == "RANGE":
            codes = (int(value[0]), int(value[1]))
        found.update(chr(code) for code in codes)
    return "".join(sorted(found))


def _walk(node: Any) -> Iterable[tuple[str, Any]]:
    """Every (operation, value) in a parsed pattern, sets and groups included."""
    if isinstance(node, tuple) and len(node) == 2 and hasattr(node[0], "name"):
        yield str(node[0]), node[1]
    if isinstance(node, list | tuple) or hasattr(node, "data"):
        for child in node:
            yield from _walk(child)
