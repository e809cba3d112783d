"""How a chart looks on paper: the light theme's colours whatever the screen has, a size, the document's font."""

import re
from functools import cache
from typing import Any

import streamlit as st

FONTS = (
    "'Inter', 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'Noto Sans SC', system-ui, sans-serif"
)
GRID = "#e6eaf1"
HEIGHT = 320  # px, of a chart that says none
SMALL_HEIGHT = 48
_CODE = re.compile(r"#0000(\d\d)", re.ASCII)


@cache
def colours() -> dict[str, str]:
    """What the colour codes of pages/shared/charts/figure.py stand for on white paper."""
    places = list(st.get_option("theme.light.chartCategoricalColors"))
    codes = {f"#00000{place}": colour for place, colour in enumerate(places, start=1)}
    return {**codes, "#000037": str(st.get_option("theme.light.textColor")), "#000038": "#ffffff"}


def on_paper(figure: dict[str, Any], width: int) -> dict[str, Any]:
    """The figure in the colours of paper, as wide as it is to be."""
    found: dict[str, Any] = _recoloured(figure)
    ink = colours()["#000037"]
    layout = {
        "paper_bgcolor": "#ffffff", "plot_bgcolor": "#ffffff", **found.get("layout", {}),
        "width": width, "autosize": False,
    }  # fmt: skip
    layout["height"] = int(layout.get("height") or HEIGHT)
    layout["font"] = {**layout.get("font", {}), "family": FONTS}
    axis = {"gridcolor": GRID, "linecolor": GRID, "zerolinecolor": GRID, "tickcolor": GRID}
    layout["template"] = {
        "layout": {
            "font": {"color": ink, "family": FONTS, "size": 12}, "xaxis": axis, "yaxis": axis,
            "colorway": list(colours().values())[:6], "title": {"font": {"color": ink}},
        }
    }  # fmt: skip
    return {"data": found.get("data", []), "layout": layout}


def height_of(figure: dict[str, Any]) -> int:
    """How high the chart is, in px."""
    return int(figure.get("layout", {}).get("height") or HEIGHT)


def _recoloured(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _recoloured(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_recoloured(value) for value in part]
    if isinstance(part, str) and "#0000" in part:
        return _CODE.sub(lambda found: colours().get(found[0], found[0]), part)
    return part
