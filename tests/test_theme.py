"""The colours of .streamlit/config.toml can be read, in both themes; WCAG 2.2 says what "can be read" is."""

import math
import tomllib
from itertools import combinations
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

# Met, near and missed as words and as fills, and all colours of charts: none may be taken for another.
TOLD_APART = {
    "words": ("greenTextColor", "orangeTextColor", "redTextColor", "blueTextColor"),
    "fills": ("greenColor", "orangeColor", "redColor", "blueColor", "grayColor"),
}
# How colours look without the cones for green or for red: Machado, Oliveira, Fernandes 2009, severity 1, linear RGB.
SEEN_BY = {
    "everybody": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopes": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "protanopes": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
D65 = (0.95047, 1.0, 1.08883)
APART = 18  # CIE 1976 ΔE; 2 is just seen beside each other, 10 at a glance

Colour = tuple[float, ...]


def colour(code: str) -> Colour:
    return tuple(int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))


def linear(shade: Colour) -> Colour:
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shade)


def through(matrix: tuple[Colour, ...], shade: Colour) -> Colour:
    return tuple(sum(weight * part for weight, part in zip(row, shade, strict=True)) for row in matrix)


def lab(light: Colour) -> Colour:
    """Linear RGB as CIE L*a*b*."""
    parts = (part / white for part, white in zip(through(TO_XYZ, light), D65, strict=True))
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, seen: tuple[Colour, ...]) -> float:
    """ΔE of two colours as somebody sees them."""
    shades = (through(seen, linear(colour(code))) for code in (one, other))
    return math.dist(*(lab(tuple(min(1.0, max(0.0, part)) for part in shade)) for shade in shades))


def luminance(shade: Colour) -> float:
    red, green, blue = linear(shade)
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


@pytest.mark.parametrize("seen_by", SEEN_BY)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_who_does_not_see_red_and_green_tells_every_meaning_apart(theme: str, seen_by: str) -> None:
    colours = CONFIG["theme"][theme]
    groups = [[colours[name] for name in names] for names in TOLD_APART.values()]
    for group in [*groups, colours["chartCategoricalColors"]]:
        alike = [pair for pair in combinations(group, 2) if distance(*pair, SEEN_BY[seen_by]) < APART]
        assert alike == []


def test_distances_are_those_of_the_textbook() -> None:
    everybody, blind = SEEN_BY["everybody"], SEEN_BY["deuteranopes"]
    assert distance("#000000", "#ffffff", everybody) == pytest.approx(100, abs=0.1)
    assert distance("#ff0000", "#00ff00", everybody) == pytest.approx(170.6, abs=0.5)
    assert distance("#b3402e", "#8f5900", blind) < APART  # a red and an amber of one lightness


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
