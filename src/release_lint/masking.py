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
        self._secrets = tuple(secrets)
        self.text = text
        self._values: dict[str, str] = {}
        if secrets:
            characters = list(text)
            for span in secrets:
                value = text[span.start : span.end]
                self._hide(value)
                hidden = zip(characters[span.start : span.end], masked(value), strict=True)
                characters[span.start : span.end] = [
                    DOT if old == DOT else new for old, new in hidden
                ]
            self.text = "".join(characters)

    @property
    def hides(self) -> bool:
        """Whether there is any secret."""
        return bool(self._secrets)

    def shown(self, said: str, about: Span | None = None) -> str:
        """What is said in a report, of a span of the text or of the whole, with secrets masked."""
        if not self._secrets:
            return said
        if about is not None and any(about.overlaps(secret) for secret in self._secrets):
            raw = self._raw[about.start : about.end]
            said = said.replace(raw, self.text[about.start : about.end])
        for value in sorted(self._values, key=len, reverse=True):
            said = said.replace(value, self._values[value])
        return said

    def _hide(self, value: str) -> None:
        """Remember a value as it stands and as it would read on one line."""
        for form in (value, " ".join(value.split())):
            if form:
                self._values[form] = masked(form)
