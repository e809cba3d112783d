"""What the theme's settings cannot say about the look."""

import re
from functools import cache

import streamlit as st

from metrics.words import Language
from pages.shared.session import language
from pages.shared.texts import imports

# Streamlit writes white on every primary button. On the dark theme's blue, which is light enough to be read as text,
# white reaches 2.4 : 1; the dark background's own colour reaches 7.5 : 1. Browsers decide by the theme in use.
_WORDS_ON_PRIMARY = """
[data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primaryFormSubmit"] {
    color: light-dark(#ffffff, #10161d);
}"""

# A Chinese font is taller than a Latin one, so "6 分钟" would push all below it down against "81%" in the next tile.
_TILES_IN_LINE = """
[data-testid="stMetricValue"] { height: 1.4em; line-height: 1.4em; }"""

# A label over a line or a band stays readable.
_LABELS_OVER_LINES = """
.stPlotlyChart .annotation-text {
    paint-order: stroke; stroke: light-dark(%s, %s); stroke-width: 3px; stroke-linejoin: round;
}"""

# Without a mouse a table's tools are always there, and where Streamlit has them they cover the end of the heading.
# Below, beside the export, there is room. A table that fills the screen keeps its tools above.
_TOOLS_BELOW = """
@media (hover: none) {
    [data-testid="stElementContainer"] > [data-testid="stFullScreenFrame"] > [data-testid="stDataFrame"]
    > [data-testid="stElementToolbar"] { top: 100% !important; right: auto; left: 0; margin-top: 0.9rem; }
}"""

# A name that is too long for its tile goes on in a second line; Streamlit would cut it off.
_NAMES_IN_FULL = """
[data-testid="stMetricLabel"], [data-testid="stMetricLabel"] :is(div, p) {
    white-space: normal; overflow: visible; text-overflow: clip;
}"""

# At 200 % a laptop's window is 720 px wide: beside each other two charts would have no room for their labels.
_CHARTS_BELOW_EACH_OTHER = """
@media screen and (max-width: 820px) {
    [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"] .stPlotlyChart) > [data-testid="stColumn"] {
        min-width: calc(100% - 1.5rem);
    }
}"""

# Digits of one width, so that numbers below each other can be compared and a value that changes does not move.
_DIGITS = """
[data-testid="stApp"] { font-variant-numeric: tabular-nums; }"""

# Links and buttons that leave the dashboard look like those that do not.
_LEAVING = """
button.leaving, a.leaving {
    font: inherit; color: inherit; background: none; border: 0; padding: 0; min-height: 2.5rem; cursor: pointer;
    text-decoration: none; display: inline-flex; align-items: center;
}
button.leaving { font-size: 0.875rem; }
a.leaving { color: light-dark(%s, %s); font-weight: 600; }
.leaving:hover { text-decoration: underline; }"""

# A line of the bell is read to its end, which a link cuts off.
_LINES_OF_THE_BELL = """
.st-key-bell_lines [data-testid="stPageLink"] :is(a, span, p) { white-space: normal; overflow: visible; }"""

# One grey area looks like a row of tiles above a row of cards, below all that is drawn already: what comes pushes it
# down. It shows only where a page takes long enough for somebody to wait, and a screen reader is told nothing of it.
_SKELETONS = """
[data-testid="stLayoutWrapper"]:has(> .st-key-loading) { order: 1; }
.st-key-loading :is(.stSkeleton, :has(> .stSkeleton)) { height: 640px !important; flex-basis: 640px !important; }
.st-key-loading .stSkeleton {
    animation: waited 0.3s 0.2s both;
    mask: repeating-linear-gradient(90deg, #000 0 calc(25% - 12px), #0000 0 calc(25% + 4px)) 0 0 / 100% 240px no-repeat,
        linear-gradient(90deg, #000 calc(50% - 8px), #0000 0 calc(50% + 8px), #000 0) 0 256px / 100% 384px no-repeat;
}
@media screen and (max-width: 820px) { .st-key-loading .stSkeleton {
    mask: repeating-linear-gradient(#000 0 200px, #0000 0 216px);
} }
@keyframes waited { from { opacity: 0; } }"""

# Colours that Streamlit itself gives to the text and the grid of a chart, light and dark.
_OF_STREAMLIT = (("#262730", "#fafafa"), ("#e6eaf1", "#31333f"))

# The uploader's own words are English only. They become too small to see and stay the button's name for screen readers.
_UPLOADER = """
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] > p { font-size: 0; }
[data-testid="stFileUploaderDropzoneInstructions"] span { display: none; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"]::after { content: "%s"; }
[data-testid="stFileUploaderDropzoneInstructions"]::after { content: "%s"; font-size: 0.875rem; }"""


def styles() -> None:
    """Put the rules on the page. They take no room on it."""
    st.html(_styles(language()))


@cache
def _styles(said_in: Language) -> str:
    ground = tuple(str(st.get_option(f"theme.{theme}.backgroundColor")) for theme in ("light", "dark"))
    link = tuple(str(st.get_option(f"theme.{theme}.linkColor")) for theme in ("light", "dark"))
    rules = [
        _WORDS_ON_PRIMARY,
        _TILES_IN_LINE,
        _NAMES_IN_FULL,
        _DIGITS,
        _CHARTS_BELOW_EACH_OTHER,
        _LABELS_OVER_LINES % ground,
        _TOOLS_BELOW,
        _LEAVING % link,
        _LINES_OF_THE_BELL,
        _SKELETONS,
    ]
    rules.append(charts_follow_the_theme())
    if said_in != "en":
        limits = imports.UPLOAD_LIMITS.said(said_in, size=st.get_option("server.maxUploadSize"))
        rules.append(_UPLOADER % (_quoted(imports.UPLOAD.said(said_in)), _quoted(limits)))
    return f"<style>{''.join(rules)}</style>"


def charts_follow_the_theme() -> str:
    """Rules by which a chart takes the other theme's colours at once.

    Streamlit puts a theme's colours into a chart when it first draws it, and nobody tells the server that the browser
    changed the theme: until the next click the chart would keep the other one's.
    """
    light, dark = ([*_of_theme(theme)] for theme in ("light", "dark"))
    rules = []
    for pair in dict.fromkeys([*zip(light, dark, strict=True), *_OF_STREAMLIT]):
        for kind in ("stroke", "fill"):
            drawn = ", ".join(f'[style*="{kind}: {_as_browsers_write(colour)}"]' for colour in pair)
            rules.append(f"\n.stPlotlyChart :is({drawn}) {{ {kind}: light-dark({pair[0]}, {pair[1]}) !important; }}")
    return "".join(rules)


def _of_theme(theme: str) -> list[str]:
    """The colours that charts use, by their place."""
    return [
        *st.get_option(f"theme.{theme}.chartCategoricalColors"),
        st.get_option(f"theme.{theme}.backgroundColor"),
        st.get_option(f"theme.{theme}.textColor"),
    ]


def _as_browsers_write(colour: str) -> str:
    red, green, blue = (int(part, 16) for part in re.findall("[0-9a-fA-F]{2}", colour))
    return f"rgb({red}, {green}, {blue})"


def _quoted(text: str) -> str:
    return text.replace("\\", "").replace('"', "").replace("<", "")
