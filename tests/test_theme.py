"""The colours of .streamlit/config.toml can be read, in both themes; WCAG 2.2 says what "can be read" is."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config

ROOT = Path(__file__).parent.parent
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
CAPTION_OPACITY = 0.6  # Streamlit draws captions and help in the text colour at this opacity
BACKGROUNDS = ("backgroundColor", "secondaryBackgroundColor")
WORDS = (
    "textColor", "linkColor", "primaryColor", "blueColor", "greenColor", "redColor", "orangeColor", "grayColor",
    "blueTextColor", "greenTextColor", "redTextColor", "orangeTextColor", "grayTextColor",
)  # fmt: skip

Colour = tuple[float, ...]


def colour(code: str) -> Colour:
    return tuple(int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))


def luminance(shade: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(front: Colour, back: Colour, opacity: float) -> Colour:
    return tuple(f * opacity + b * (1 - opacity) for f, b in zip(front, back, strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_stand_out_from_their_background(theme: str, background: str, words: str) -> None:
    colours = CONFIG["theme"][theme]
    assert contrast(colour(colours[words]), colour(colours[background])) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_captions_stand_out_from_their_background(theme: str, background: str) -> None:
    colours = CONFIG["theme"][theme]
    back = colour(colours[background])
    assert contrast(mixed(colour(colours["textColor"]), back, CAPTION_OPACITY), back) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_lines_of_charts_stand_out_from_their_background(theme: str, background: str) -> None:
    colours = CONFIG["theme"][theme]
    for line in colours["chartCategoricalColors"]:
        assert contrast(colour(line), colour(colours[background])) >= 3, line


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast(colour("#000000"), colour("#ffffff")) == pytest.approx(21)


def test_streamlit_knows_every_option() -> None:
    config.get_config_options()
    known = set(config._config_options_template)
    for section, options in CONFIG.items():
        for name, value in options.items():
            key = f"{section}.{name}"
            assert isinstance(value, dict) or key in known, key
            if isinstance(value, dict):
                assert {f"{key}.{inner}" for inner in value} <= known
