"""Parts that the patterns of one rule have in common, each named and written once.

A pattern says where a part stands, ``(?&role)``, as a call of a named group is written in PCRE. It
is put in before anything else looks at the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from release_lint.convert import ConvertError, suggest
from release_lint.lazy import lazy
from release_lint.yamlfile import Key

_CALL = lazy(r"\(\?&([\w-]*)\)")
_PLAIN = lazy(r"[\w ’'&-]+")  # a pattern that matches itself alone


def fill_in(parts: object, forms: Sequence[Any]) -> list[Any]:
    """Forms with the parts in their patterns, as a rule file has both.

    A part is a pattern, or several of which one stands there, and may itself call those above it.
    Where a call alone is what a form ``needs``, each of them is: in plain words, since no text has
    a pattern in it. Raises :class:`~release_lint.convert.ConvertError` on a part that nobody knows,
    no pattern calls, or cannot be needed.
    """
    written = _Written()
    for name, said in parts.items() if isinstance(parts, dict) else ():
        written.add(str(name), said)
    filled = [
        written.form(form, number) if isinstance(form, dict) else form
        for number, form in enumerate(forms)
    ]
    written.check_called()
    return filled


class _Written:
    """The parts that were read so far."""

    def __init__(self) -> None:
        self._choices: dict[str, Sequence[str]] = {}
        self._called: set[str] = set()

    def add(self, name: str, said: object) -> None:
        choices = said if isinstance(said, list) else [said]
        self._choices[name] = [self.text(str(choice), ("parts", name)) for choice in choices]

    def form(self, form: Mapping[str, Any], number: int) -> dict[str, Any]:
        """A form with its calls answered."""
        filled = dict(form)
        keys = ("forms", number, "pattern")
        if isinstance(form.get("pattern"), str):
            filled["pattern"] = self.text(form["pattern"], keys)
        needs = form.get("needs", ())
        if needs:
            asked = needs if isinstance(needs, list) else [needs]
            filled["needs"] = [choice for need in asked for choice in self._needed(need, number)]
        return filled

    def text(self, pattern: str, keys: tuple[Key, ...]) -> str:
        """A pattern with its calls answered."""
        return _CALL.sub(lambda call: f"(?:{'|'.join(self._of(call, keys))})", pattern)

    def check_called(self) -> None:
        for name in self._choices.keys() - self._called:
            raise ConvertError(f"no pattern calls `(?&{name})`", ("parts", name))

    def _needed(self, need: object, number: int) -> Sequence[object]:
        call = _CALL.fullmatch(need) if isinstance(need, str) else None
        if call is None:
            return [need]
        keys = ("forms", number, "needs")
        choices = self._of(call, keys)
        for choice in choices:
            if not _PLAIN.fullmatch(choice):
                raise ConvertError(
                    f"`{need}` may be `{choice}`, a pattern: what a form needs is plain words",
                    keys,
                )
        return choices

    def _of(self, call: re.Match[str], keys: tuple[Key, ...]) -> Sequence[str]:
        name = call[1]
        if name not in self._choices:
            raise ConvertError(
                f"there is no part `{name}`.{suggest(name, self._choices)} "
                "Parts are named in `parts`, each above where it is called",
                keys,
            )
        self._called.add(name)
        return self._choices[name]
