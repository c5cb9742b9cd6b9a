"""The forms behind ``~`` in a rule."""

import pytest

from release_lint.inflection import answer, forms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("utilise", ["utilise", "utilises", "utilised", "utilising"]),
        ("deploy", ["deploy", "deploys", "deployed", "deploying"]),
        ("simplify", ["simplify", "simplifies", "simplified", "simplifying"]),
        ("commit", ["commit", "commits", "committed", "committing"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("launch", ["launch", "launches", "launched", "launching"]),
        ("drive", ["drive", "drives", "drove", "driven", "driving"]),
        ("child", ["child", "children"]),
    ],
)
def test_forms(word, expected):
    assert forms(word) == expected


@pytest.mark.parametrize(
    ("found", "old", "new", "expected"),
    [
        ("utilised", "utilise", "use", "used"),
        ("liaising", "liaise", "work with", "working with"),
        ("facilitates", "facilitate", "run", "runs"),
        ("initiate", "initiate", "start", "start"),
    ],
)
def test_the_answer_takes_the_form_of_what_it_replaces(found, old, new, expected):
    assert answer(found, old, new) == expected
