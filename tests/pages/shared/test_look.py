"""The rules that the theme's settings cannot express."""

from streamlit import config

from metrics.words import LANGUAGES
from pages.shared import look
from pages.shared.texts import imports


def rgb(code: str) -> str:
    return "rgb(" + ", ".join(str(int(code[at : at + 2], 16)) for at in (1, 3, 5)) + ")"


def test_every_colour_of_a_chart_has_its_counterpart_in_the_other_theme() -> None:
    rules = look.charts_follow_the_theme()
    light, dark = (config.get_option(f"theme.{theme}.chartCategoricalColors") for theme in ("light", "dark"))
    for pair in zip(light, dark, strict=True):
        for kind in ("stroke", "fill"):
            assert all(f'[style*="{kind}: {rgb(colour)}"]' in rules for colour in pair)
            assert f"{kind}: light-dark({pair[0]}, {pair[1]}) !important" in rules


def test_no_colour_of_one_theme_means_something_else_in_the_other() -> None:
    light, dark = (set(look._of_theme(theme)) for theme in ("light", "dark"))
    assert not light & dark


def test_the_uploader_speaks_the_visitors_language() -> None:
    found = {language: look._styles(language) for language in LANGUAGES}
    assert imports.UPLOAD.zh in found["zh"]
    assert "FileUploader" not in found["en"]
    assert "{" not in imports.UPLOAD_LIMITS.said("zh", size=200)
