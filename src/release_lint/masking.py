"""Values that no report may show: of each only the first and the last character stay."""

from __future__ import annotations

from collections.abc import Sequence

from release_lint.document import Span

DOT = "•"


def masked(value: str) -> str:
    """A value as long as before, white space kept, nothing else but its ends to be read."""
    last = len(value) - 1
    return "".join(
        character if character.isspace() or (last > 1 and number in (0, last)) else DOT
        for number, character in enumerate(value)
    )


class Veil:
    """What a report may show of a text in which some spans are secret.

    ``text`` is the text with its secrets masked, every offset as it was.
    """

    def __init__(self, text: str, secrets: Sequence[Span] = ()) -> None:
        self._raw = text
        self.text = text
        self._values: set[str] = set()  # each as it stands, and as it would read on one line
        if secrets:
            characters = list(text)
            for span in secrets:
                value = text[span.start : span.end]
                self._values |= {value, " ".join(value.split())} - {""}
                _mask(characters, span.start, value)
            self.text = "".join(characters)
        self._lengths = {len(value) for value in self._values}

    @property
    def hides(self) -> bool:
        """Whether there is any secret."""
        return bool(self._values)

    def shown(self, said: str, about: Span | None = None) -> str:
        """What is said in a report, of a span of the text or of the whole, with secrets masked.

        The work does not grow with the number of secrets: a list of people has thousands.
        """
        if not self._values:
            return said
        if about is not None:
            raw, hidden = (text[about.start : about.end] for text in (self._raw, self.text))
            if raw != hidden:
                said = said.replace(raw, hidden)
        characters = list(said)
        for length in self._lengths:
            for place in range(len(said) - length + 1):
                value = said[place : place + length]
                if value in self._values:
                    _mask(characters, place, value)
        return "".join(characters)


def _mask(characters: list[str], start: int, value: str) -> None:
    """Mask a value in some characters; what another value has masked stays so."""
    for place, character in enumerate(masked(value), start):
        if characters[place] != DOT:
            characters[place] = character
