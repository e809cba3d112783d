"""Words exist in both languages or not at all."""

import pytest

from metrics.words import Text


def test_a_text_without_one_language_is_refused():
    with pytest.raises(ValueError, match="lacks a language"):
        Text(en="Overview", zh=" ")


def test_a_text_is_said_in_the_language_asked_for_with_its_places_filled():
    words = Text(en="{n} cases", zh="{n} 件")
    assert words.said("en", n=3) == "3 cases"
    assert words.said("zh", n=3) == "3 件"


def test_an_unfilled_place_is_an_error_and_not_printed():
    with pytest.raises(KeyError):
        Text(en="{n} of {m}", zh="{n} / {m}").said("en", n=3)
