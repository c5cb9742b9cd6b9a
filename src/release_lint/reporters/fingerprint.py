"""What tells one finding from another in the files of other tools, wherever it moves."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from release_lint.finding import PlacedFinding

_AROUND = 3  # words on each side: enough to tell places apart, and few to be reworded


class Fingerprints:
    """Fingerprints of the findings of one document: rule and words, never a line or a message.

    Of findings whose words are the same, the second and later ones get a number.
    """

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._seen: Counter[str] = Counter()

    def of(self, rule: str, finding: PlacedFinding) -> str:
        """32 hexadecimal digits; they differ between two documents only where these have names."""
        words = (
            self._name,
            rule,
            *finding.before.split()[-_AROUND:],
            finding.excerpt,
            *finding.after.split()[:_AROUND],
        )
        digest = _digest("\0".join(words))
        self._seen[digest] += 1
        number = self._seen[digest]
        return digest if number == 1 else _digest(f"{digest} {number}")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
