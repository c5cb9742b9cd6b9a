"""The language of a passage is told by its commonest words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from release_lint.readers import language
from release_lint.readers.language import language_of, languages_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mae'r gwasanaeth newydd yn agor yng Nghaerdydd ym mis Mai.", "cy"),
        ("Bydd y gweinidog yn ymweld â’r ysgol a’r llyfrgell.", "cy"),
        ("The minister will visit the library in Ynys Môn.", "en"),
        ("Le ministre est dans la ville avec les maires pour la journée.", "fr"),
        ("Der Minister ist mit den Kindern in der Stadt und auf dem Markt.", "de"),
        ("Правительство объявило о новых правилах.", "und"),
        ("افتتح الوزير المكتبة الجديدة", "und"),
    ],
)
def test_clear_passages(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["Cyhoeddwyd", "Los Angeles y Madrid", "Le Mans", "", "2025"])
def test_short_passages_take_the_language_around_them(text):
    assert language_of(text) == "en"
    assert language_of(text, inherited="cy") == "cy"


def test_a_declared_language_wins():
    assert language_of("The minister will visit the library.", "CY-gb") == "cy"


def test_a_declared_language_that_cannot_be_told_is_believed():
    assert (
        language_of("O ministro para la cidade con los outros por el rio", inherited="pt") == "pt"
    )


def test_passages_of_one_document():
    assert languages_of(
        ["Llyfrgell newydd", "Mae'r llyfrgell wedi agor yn y dref.", "The library is in the town."]
    ) == ["cy", "cy", "en"]
    assert languages_of(["Leeds", "2025"]) == ["en", "en"]


class _InNothing:
    """Words that no passage is without."""

    def isdisjoint(self, _words):
        return False


_WORDS = [
    *("the", "of", "and", "The", "that,", "is", "London", "2025", "“we”"),
    *("y", "a'r", "les", "die", "por", "à", "Ж"),
]


@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join), st.sampled_from(["en", "cy"]))
def test_a_passage_without_foreign_words_is_told_as_any_other(passage, inherited):
    told = language_of(passage, inherited=inherited)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "_foreign_words", _InNothing)
        assert language_of(passage, inherited=inherited) == told
