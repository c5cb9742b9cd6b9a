"""Records are what dataclasses are, as far as they go."""

import pickle
from typing import ClassVar

import pytest

from release_lint.records import comparable, field, mutable, record, replace


@record
class Plain:
    one: int
    two: list = field(default_factory=list)
    kind: ClassVar[str] = "plain"


@comparable
class Equal(Plain):
    three: str = "x"

    def __post_init__(self):
        if self.three == "":
            raise ValueError("empty")


@mutable
class Draft:
    words: str = ""


@pytest.mark.parametrize("turn", ["first object", "second", "third"])
def test_arguments_and_defaults(turn):  # noqa: ARG001  (made by hand, compiled, compiled before)
    made = Equal(1, three="y")
    assert (made.one, made.two, made.three, made.kind) == (1, [], "y", "plain")
    assert Equal(1).two is not Equal(1).two
    with pytest.raises(ValueError, match="empty"):
        Equal(1, three="")


@pytest.mark.parametrize(
    ("args", "named"), [((), {}), ((1, [], "x", 4), {}), ((1,), {"four": 4}), ((1,), {"one": 1})]
)
def test_wrong_arguments_are_refused_as_python_does(args, named):
    @record
    class Fresh(Plain):
        three: str = "x"

    for _ in range(3):
        with pytest.raises(TypeError, match="__init__"):
            Fresh(*args, **named)


def test_equality_is_asked_for():
    assert Plain(1) != Plain(1)
    assert Equal(1, ()) == Equal(1, ())
    assert Equal(1, ()) != Equal(2, ())
    assert hash(Equal(1, ())) == hash(Equal(1, ()))


def test_a_changed_copy():
    made = replace(Equal(1, (), "a"), one=2)
    assert made == Equal(2, (), "a")


def test_drafts_change_and_records_travel():
    draft = Draft()
    draft.words += "more"
    assert pickle.loads(pickle.dumps(Equal(1, (), draft.words))) == Equal(1, (), "more")  # noqa: S301  (our own)
    assert repr(Equal(1, ())) == "Equal(one=1, two=(), three='x')"
