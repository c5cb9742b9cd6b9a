"""YAML's strings become fields by type, and mistakes say where they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import pytest

from release_lint.convert import ConvertError, Listed, build
from release_lint.records import record


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    word: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Options:
    name: str
    count: int = 0
    share: float = 0.0
    strict: bool = False
    colour: Colour = Colour.RED
    where: Literal["start", "end"] = "start"
    limit: int | None = None
    except_: tuple[str, ...] = ()
    swap: Mapping[str, tuple[str, ...]] | None = None
    frames: tuple[Inner, ...] = ()


def test_every_kind_of_field():
    made = build(
        Options,
        {
            "name": "off",
            "count": "1,200",
            "share": "0.5",
            "strict": "yes",
            "colour": "blue",
            "where": "end",
            "limit": "3",
            "except": ["no", "5:30"],
            "swap": {"on": "off", "a": ["b", "c"]},
            "frames": [{"word": "lever", "before": "highest"}],
        },
    )
    assert made == Options(
        "off",
        1200,
        0.5,
        True,  # noqa: FBT003
        Colour.BLUE,
        "end",
        3,
        ("no", "5:30"),
        {"on": ("off",), "a": ("b", "c")},
        (Inner("lever", ("highest",)),),
    )


@pytest.mark.parametrize(
    ("data", "message", "keys"),
    [
        ({}, "`name` is missing", ()),
        ({"name": "x", "cuont": "1"}, "Did you mean `count`?", ("cuont",)),
        ({"name": "x", "count": "many"}, "not a whole number", ("count",)),
        ({"name": "x", "colour": "rde"}, "Did you mean `red`?", ("colour",)),
        ({"name": ["x"]}, "expected one value", ("name",)),
        ({"name": "x", "frames": [{"word": "a"}, {"wrod": "b"}]}, "`word`?", ("frames", 1, "wrod")),
        ({"name": "x", "swap": ["a"]}, "expected names with values", ("swap",)),
        ("text", "expected names with values", ()),
    ],
)
def test_mistakes_say_what_and_where(data, message, keys):
    with pytest.raises(ConvertError, match=r"\w") as caught:
        build(Options, data)
    assert message in caught.value.message
    assert caught.value.keys == keys


def test_listed_records_are_made_when_asked_for_and_mistakes_say_where():
    @record
    class Many:
        frames: Listed[Inner]

    made = build(Many, {"frames": [{"word": "a"}, {"wrod": "b"}]}).frames
    assert len(made) == 2
    assert made[0] is made[0] == Inner("a")
    with pytest.raises(KeyError):
        list(made.said("word"))
    with pytest.raises(ConvertError, match="wrod") as caught:
        made.verify()
    assert caught.value.keys == (1, "wrod")
    assert len(build(Many, {"frames": ""}).frames) == 0
    assert list(build(Many, {"frames": {"word": "a"}}).frames) == [Inner("a")]
