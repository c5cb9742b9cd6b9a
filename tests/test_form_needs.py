"""What a form of a rule says that it needs stands wherever its pattern matches.

Texts that a pattern matches are drawn from the pattern itself, many for each, the same each time.
"""

import random
from re import _constants as ops
from re import _parser as parser

import pytest

from release_lint import plugins
from release_lint.clues import Gate, Landmarks
from release_lint.document import Span
from release_lint.pattern_parts import fill_in
from release_lint.patterns import Pattern, _flags
from release_lint.rulebook import load_folder

DRAWN = 300
LETTERS = {
    ops.CATEGORY_WORD: "aZé5_",
    ops.CATEGORY_DIGIT: "059٣",
    ops.CATEGORY_SPACE: " \n\t\xa0\u2009",
    ops.CATEGORY_NOT_SPACE: "a.–",
    ops.CATEGORY_NOT_WORD: " .–",
    ops.CATEGORY_NOT_DIGIT: "a. ",
}
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


def drawn(items, chance):
    """A text that a parsed pattern may match: what it forbids before or after is left to chance."""
    return "".join(_of_item(op, value, chance) for op, value in items)


def _of_item(op, value, chance):
    if op in REPEATS:
        least, most, inner = value
        return "".join(
            drawn(inner, chance) for _ in range(chance.randint(least, min(most, least + 2)))
        )
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.IN:
        return _member(value, chance)
    inside = {ops.SUBPATTERN: lambda: value[-1], ops.ASSERT: lambda: value[1]}
    inside[ops.BRANCH] = lambda: chance.choice(value[1])
    return drawn(inside[op](), chance) if op in inside else ""


def _member(members, chance):
    if members[0][0] is ops.NEGATE:
        return chance.choice("x 5,")
    op, value = chance.choice(members)
    if op is ops.RANGE:
        return chr(chance.randint(*value))
    return chance.choice(LETTERS[value]) if op is ops.CATEGORY else chr(value)


def forms():
    """Rule, pattern and needs of each form that names some."""
    files, _ = load_folder(plugins.load().rule_folders[0], "rules")
    for file in files:
        data = file.yaml.data
        for form in fill_in(data.get("parts"), data.get("forms", [])):
            if "needs" in form:
                yield file.id, Pattern.parse(form["pattern"]), tuple(form["needs"])


@pytest.mark.parametrize("after", ["", " then"])
def test_a_pattern_matches_nowhere_without_what_its_form_needs(after):
    wrong = {}
    for rule, pattern, needs in forms():
        flags, body = _flags(pattern.text)
        chance = random.Random(body)  # noqa: S311  (the same each time is what is wanted)
        items = parser.parse(body, flags)
        texts = [drawn(items, chance) + after for _ in range(DRAWN)]
        matched = [text for text in texts if any(pattern.find(text, Span(0, len(text))))]
        without = (t for t in matched if not Gate("", flags, needs).zones(Landmarks(t, [0])))
        missed = next(without, None) if matched else "nothing that was drawn"
        if missed:
            wrong[f"{rule}, needs {needs}"] = missed
    assert not wrong
