"""Classes of words that all rules of a folder share: its files ``classes/<name>.yaml``.

Each file maps the names of classes to lists of words. A frame names one as it names a class of its
own rule, ``<month>``; the rule is then given the list, so that nothing else knows whose it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from release_lint.convert import ConvertError, convert, suggest
from release_lint.frame_errors import BUILT_IN, CLASS, check_class
from release_lint.yamlfile import Key, YamlFile

FOLDER = "classes"
"""Where they are in a folder of rules: no family."""


class Classes:
    """The shared classes of one folder of rules."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._files: dict[str, str] = {}

    def add(self, file: YamlFile) -> None:
        """The classes of one more file. Raises :class:`~release_lint.yamlfile.FileError`."""
        data = file.data if isinstance(file.data, dict) else {}
        for name, words in data.items() or [("", "")]:
            if not isinstance(words, list):
                raise file.error(
                    (name,), f"a file in {FOLDER}/ has names of classes, each with a list of words"
                )
            if name in self._files:
                raise file.error((name,), f"`{name}` is a class in {self._files[name]} too")
            try:
                check_class(name, convert(tuple[str, ...], words), (name,))
            except ConvertError as problem:
                raise file.error(problem.keys or (name,), problem.message) from None
            self._words[name], self._files[name] = words, file.path

    def check_apart(self, rule: YamlFile) -> None:
        """Raise a ``FileError`` where a rule has a class of its own by the name of a shared one.

        Whoever reads its frames could not tell which is meant.
        """
        for name in _own(rule.data):
            if name in self._files:
                raise rule.error(
                    ("classes", name),
                    f"`{name}` is a class of all rules here, in {self._files[name]}: "
                    "take it out, or give it another name",
                )

    def complete(self, data: Mapping[str, Any]) -> Mapping[str, list[str]]:
        """The classes of a rule: its own, and of the shared ones those that its frames name.

        Raises :class:`ConvertError` on a name that is neither.
        """
        classes = dict(_own(data))
        for keys, name in _named(data.get("frames")):
            if name in classes or name in BUILT_IN:
                continue
            if name not in self._words:
                known = {*classes, *BUILT_IN, *self._words}
                raise ConvertError(
                    f"there is no class `{name}`.{suggest(name, known)} Classes are lists of words "
                    f"in `classes` here, or in a file {FOLDER}/<name>.yaml for all rules",
                    keys,
                )
            classes[name] = self._words[name]
        return classes


def _own(data: Any) -> Mapping[str, Any]:
    own = data.get("classes")
    return own if isinstance(own, dict) else {}


def _named(frames: object) -> Iterator[tuple[tuple[Key, ...], str]]:
    """The classes that frames name, as a file has them, with the keys that lead there."""
    for number, frame in enumerate(frames if isinstance(frames, list) else ()):
        for key, said in frame.items() if isinstance(frame, dict) else ():
            for context in said if isinstance(said, list) else [said]:
                if isinstance(context, str) and "<" in context:
                    for name in CLASS.findall(context):
                        yield ("frames", number, key), name
