"""A value for each team, channel, ...: a dot on its interval, with the value and its cases beside it."""

from typing import Any

import pandas as pd

from metrics.declare import Unit
from metrics.goals.targets import FEWEST_CASES
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, Said, escape, given
from pages.shared.texts import show as words

MOST_ROWS = 15
AIR = 0.03


def dots(
    name: str,
    groups: pd.DataFrame,
    said: Said,
    *,
    target: float | None = None,
    rate: float | None = None,
    most: int = MOST_ROWS,
    height: int | None = None,
) -> Chart:
    """One row per group, in the order given.

    `groups`: name, value, n, and where known low, high, hidden, instead (said where there is no value), cases (said
    instead of n). Red is a group whose whole interval is on the wrong side of the target; grey one with too few cases
    to compare. A group without a value keeps its row.
    rate: where nobody set a target for each, the number of all together takes its place. A column `rate` is a group's
    own, by which it is red without a line. most: rows beyond are only counted.
    """
    said = said.among(target, rate, *(given(value) for value in groups["value"]))
    line_said = words.TARGET.said(said.language, target=said.target(target)) if target is not None else ""
    if target is None and rate is not None:
        target, line_said = rate, words.TOGETHER.said(said.language, value=said.value(rate))
    shown = groups.head(most)
    rows = [_row(row, said, target) for row in shown.to_dict("records")]
    amounts = [target, *(row[end] for row in rows if not row["few"] for end in ("value", "low", "high"))]
    if said.metric.unit is Unit.SHARE:
        # A share on few cases may be drawn where it is, since the axis ends at 0 and 100 % anyway; a duration of one
        # odd case would squeeze all others.
        amounts += [row["value"] for row in rows]
    if sum(row["value"] is not None and not row["few"] for row in rows) < 2:
        # Nothing to squeeze: too few to compare are all there are.
        amounts += [row["value"] for row in rows]
    low, high = parts.reach(amounts, said.metric.unit, from_zero=said.metric.additive)
    at = parts.ticks(low, high, said, about=4)
    places = list(range(len(rows)))
    beside = [_beside(row, said) for row in rows]
    width = max((_width(text) for text in beside), default=40)
    left_out = len(groups) - len(shown)
    figure = {
        "data": [trace for place, row in enumerate(rows) for trace in _traces(row, place, (low, high), said)],
        "layout": parts.layout(
            height or parts.ROW_HEIGHT * max(len(rows), 2) + 52 + (40 if left_out else 0),
            hovermode="closest",
            margin={"l": 4, "r": width + 18, "t": 22, "b": 46 if left_out else 4, "pad": 6},
            # Air on the left, so that a dot at the very end stands beside its name and not on it.
            xaxis=parts.axis(
                at, [escape(said.tick(value)) for value in at], range=[low - (high - low) * AIR, high]
            ),
            yaxis=parts.axis(
                places, [parts.broken(row["name"]) for row in rows], range=[len(rows) - 0.5, -0.5], showgrid=True,
                tickfont={"color": parts.INK, "size": parts.NORMAL},
            ),
            shapes=_target(target),
            annotations=[
                *(
                    parts.label(text, xref="paper", x=1, y=place, xanchor="left", xshift=10, align="left")
                    for place, text in enumerate(beside)
                ),
                *_target_label(target, low, high, line_said),
                *_left_out(left_out, said),
            ],
        ),
    }  # fmt: skip
    return Chart(figure, _alt(name, rows, said, line_said))


def _row(row: dict[Any, Any], said: Said, target: float | None) -> dict[str, Any]:
    low, high, n = given(row.get("low")), given(row.get("high")), given(row.get("n")) or 0
    few = n < FEWEST_CASES
    itself = said.metric.unit is Unit.COUNT and given(row["value"]) == n  # it says how many there are
    own = given(row.get("rate"))
    wrong = not few and parts.falls_short(low, high, target if own is None else own, said.metric.better)
    return {
        "name": str(row["name"]), "value": given(row["value"]), "low": low, "high": high, "n": n, "few": few,
        "hidden": bool(row.get("hidden", False)), "attention": wrong,
        "instead": row.get("instead") or words.NO_DATA.said(said.language),
        "cases": row.get("cases") or ("" if itself else said.cases(n)),
    }  # fmt: skip


def _traces(row: dict[str, Any], place: int, ends: tuple[float, float], said: Said) -> list[dict[str, Any]]:
    value = row["value"]
    if value is None or row["hidden"]:
        return []
    colour = parts.ATTENTION if row["attention"] else parts.CONTEXT if row["few"] else parts.DATA
    hover = f"{escape(row['name'])}<br><b>{escape(said.value(value))}</b> {escape(row['cases'])}"
    found: list[dict[str, Any]] = []
    if row["low"] is not None:
        # Without an upper end it reaches beyond all that was seen, so it is drawn to the edge.
        upper = ends[1] if row["high"] is None else row["high"]
        seen = [min(max(end, ends[0]), ends[1]) for end in (row["low"], upper)]
        hover += "<br>" + escape(_interval(row, said))
        found.append(
            {
                "type": "scatter", "mode": "lines", "x": seen, "y": [place, place], "hoverinfo": "skip",
                "line": {"color": colour, "width": 5}, "opacity": 0.35,
            }
        )  # fmt: skip
    if row["few"]:
        hover += f"<br>{escape(words.FEW.said(said.language))}"
    shape = {"color": parts.GROUND if row["few"] else colour, "size": 12, "line": {"color": colour, "width": 2}}
    found.append(
        {
            "type": "scatter", "mode": "markers", "x": [min(max(value, ends[0]), ends[1])], "y": [place], "opacity": 1,
            "marker": {**shape, "opacity": 1}, "hoverinfo": "text", "text": [hover], "cliponaxis": False,
        }
    )  # fmt: skip
    return found


def _interval(row: dict[str, Any], said: Said) -> str:
    if row["high"] is None:
        return words.BAND_OPEN.said(said.language, low=said.value(row["low"]))
    return words.BAND.said(said.language, low=said.value(row["low"]), high=said.value(row["high"]))


def _beside(row: dict[str, Any], said: Said) -> str:
    """The value and, below it, the cases it rests on."""
    if row["hidden"]:
        return _coloured(escape(words.HIDDEN.said(said.language)), parts.CONTEXT)
    cases = _coloured(escape(row["cases"]), parts.CONTEXT, parts.SMALL)
    if row["value"] is None:
        instead = _coloured(escape(row["instead"]), parts.CONTEXT)
        return f"{instead}<br>{cases}" if row["n"] else instead
    colour = parts.ATTENTION if row["attention"] else parts.CONTEXT if row["few"] else parts.INK
    value = _coloured(f"<b>{escape(said.value(row['value']))}</b>", colour)
    return f"{value}<br>{cases}" if row["cases"] else value


def _coloured(text: str, colour: str, size: int = parts.NORMAL) -> str:
    return f'<span style="color:{colour};font-size:{size}px">{text}</span>'


def _width(text: str) -> int:
    lines = [
        line.split(">", 1)[1].replace("<b>", "").replace("</b>", "").replace("</span>", "")
        for line in text.split("<br>")
    ]
    return round(max(parts.wide(line) for line in lines) * parts.NORMAL * 1.08)


def _target(target: float | None) -> list[dict[str, Any]]:
    if target is None:
        return []
    line = {"color": parts.INK, "width": 1.3, "dash": "dot"}
    return [
        {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": target, "x1": target, "line": line, "name": "target"}
    ]


def _target_label(target: float | None, low: float, high: float, line_said: str) -> list[dict[str, Any]]:
    """Above the line, and written towards the middle, so that no edge cuts it."""
    if target is None:
        return []
    share = (target - low) / (high - low)
    side = "left" if share < 0.25 else "right" if share > 0.75 else "center"
    return [parts.label(escape(line_said), x=target, yref="paper", y=1, yanchor="bottom", xanchor=side)]


def _left_out(count: int, said: Said) -> list[dict[str, Any]]:
    if not count:
        return []
    text = escape(words.MORE.said(said.language, count=count))
    return [
        parts.label(
            text, xref="paper", yref="paper", x=0, y=0, xanchor="left", yanchor="top", yshift=-24,
            font={"color": parts.CONTEXT, "size": parts.SMALL},
        )
    ]  # fmt: skip


def _alt(name: str, rows: list[dict[str, Any]], said: Said, line_said: str) -> str:
    if not rows:
        return words.ALT_LINE_EMPTY.said(said.language, name=name)
    items = []
    for row in rows:
        if row["value"] is None or row["hidden"]:
            value = words.HIDDEN.said(said.language) if row["hidden"] else row["instead"]
        else:
            value = said.value(row["value"]) + (f" ({row['cases']})" if row["cases"] else "")
        item = words.ALT_ITEM_ATTENTION if row["attention"] else words.ALT_ITEM
        items.append(item.said(said.language, name=row["name"], value=value))
    text = words.ALT_LIST.said(said.language, name=name, items=parts.listed(items, said.language))
    if not line_said:
        return text
    return f"{text} {line_said}." if said.language == "en" else f"{text}{line_said}。"
