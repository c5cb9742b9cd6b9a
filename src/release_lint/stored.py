"""Reports as text that another run, or another process, reads again: JSON, never code.

Every record is a list of its kind's number and the values of its fields, whatever fields it has.
A value of a kind that is not known here raises :class:`TypeError`: it is not stored.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

from release_lint.document import Location, Span
from release_lint.finding import (
    PlacedEdit,
    PlacedFinding,
    PlacedFix,
    Report,
    RuleResult,
    Severity,
    Summary,
)
from release_lint.memo import Noted
from release_lint.records import record

_PLAIN = frozenset({type(None), bool, int, float, str})
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PIECE = 100_000  # characters
_QUICKLY = 1  # of zlib's levels
_TUPLE, _FACTS = 0, 100  # numbers of kinds: those of facts come after
_OFTEN = (Severity, Span, Location, PlacedEdit, PlacedFix, PlacedFinding, RuleResult, Report)
_KINDS: dict[int, Any] = dict(enumerate(_OFTEN, 1))
_NUMBERS: dict[type, int] = {kind: number for number, kind in _KINDS.items()}


@record
class Stored:
    """A report in short: its totals, what the JSON reporter writes of it, and all of it.

    ``body`` is empty where nobody asked for it; ``report`` is compressed: it is seldom read.
    """

    totals: str
    body: bytes
    report: bytes

    @classmethod
    def of(cls, report: Report, *, with_body: bool) -> Stored:
        """Raises :class:`TypeError` where something in the report cannot be stored."""
        if report.error is not None:
            raise TypeError("a report with an error is not to be stored")
        body = b""
        if with_body:
            from release_lint.reporters.json import body_of

            body = b"".join(map(_encoded, body_of(report)))
        totals = " ".join(map(str, vars(report.totals()).values()))
        return cls(totals, body, _packed(_pieces(report)))


class StoredReport(Report):
    """A report that is read when somebody asks for more of it than its name and totals.

    It never has an ``error``: what has is not stored.

    No record of its own: to change it with :func:`~release_lint.records.replace` gives a plain
    report.
    """

    def __init__(self, name: str, stored: Stored, report: Report | None = None) -> None:
        vars(self)["name"] = name
        self.stored = stored
        if report:
            vars(self)["_report"] = report

    @cached_property
    def _report(self) -> Report:
        return loads(_unpacked(self.stored.report))

    def totals(self) -> Summary:
        """As they were counted when it was made."""
        return Summary(*map(int, self.stored.totals.split()))

    @property
    def json_body(self) -> bytes | None:  # type: ignore[override]
        """As it was written when the report was made."""
        return self.stored.body or None


def _of_report(field: str) -> Any:
    return property(lambda stored: getattr(stored._report, field))  # noqa: SLF001  (its own)


for _field in Report.__record_fields__:  # type: ignore[attr-defined]  # a record's defaults are its class's
    if _field not in ("name", "error"):
        setattr(StoredReport, _field, _of_report(_field))


def dumps(report: Report) -> str:
    """A report as text. Raises :class:`TypeError` where it holds what cannot be stored."""
    return "".join(_pieces(report))


def _pieces(report: Report) -> Iterator[str]:
    """The same, a result or a field at a time: lists of all would be larger than the report."""
    if type(report) is not Report:
        raise TypeError(f"a {type(report).__name__} cannot be stored")
    yield f"[{_NUMBERS[Report]}"
    for name in Report.__record_fields__:  # type: ignore[attr-defined]  # made by the decorator
        value = getattr(report, name)
        if type(value) is tuple:
            yield f",[{_TUPLE}"
            yield from (f",{_text(part)}" for part in value)
            yield "]"
        else:
            yield f",{_text(value)}"
    yield "]"


def _text(value: Any) -> str:
    if type(value) is RuleResult and not value.findings:
        return _quiet(value)
    return _ENCODE(_plain(value))


def loads(text: str) -> Report:
    """A report from its text."""
    report: Report = _made(json.loads(text))
    return report


def _packed(pieces: Iterable[str]) -> bytes:
    packer = zlib.compressobj(_QUICKLY)
    packed = [packer.compress(_encoded(text)) for text in _gathered(pieces)]
    return b"".join([*packed, packer.flush()])


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in fewer pieces: most reports are one."""
    held, size = list[str](), 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def _unpacked(data: bytes) -> str:
    return _decoded(zlib.decompress(data))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_TUPLE, *map(_plain, value)]
    number, fields_of = _form(kind)
    return [number, *(part if type(part) in _PLAIN else _plain(part) for part in fields_of(value))]


@cache
def _form(kind: Any) -> tuple[int, Callable[[Any], Iterable[Any]]]:
    """The number of a kind, and what gives the values of its fields."""
    number = _NUMBERS.get(kind) or _fact_numbers().get(kind)
    if number is None:
        raise TypeError(f"a report with {kind.__name__} cannot be stored")
    if kind is Severity:
        return number, lambda severity: (severity.value,)
    fields = ("start", "end") if kind is Span else tuple(kind.__record_fields__)
    if len(fields) == 1:
        return number, lambda one: (getattr(one, fields[0]),)
    return number, attrgetter(*fields)


_quiet = Noted[RuleResult, str](lambda result: _ENCODE(_plain(result)))  # one without findings


def _made(data: Any) -> Any:
    if type(data) is not list:
        return data
    number = data[0]
    if number == _TUPLE:
        return tuple(map(_made, data[1:]))
    kind = _KINDS[number] if number < _FACTS else _fact_kinds()[number]
    return kind(*map(_made, data[1:]))


@cache
def _fact_kinds() -> dict[int, Any]:
    """The records of facts, which not every report has."""
    from release_lint import reported

    records = (item for item in vars(reported).values() if isinstance(item, type))
    own = (item for item in records if item.__module__ == reported.__name__)
    return dict(enumerate(own, _FACTS))


@cache
def _fact_numbers() -> dict[type, int]:
    return {kind: number for number, kind in _fact_kinds().items()}
