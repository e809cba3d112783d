"""How many: bars with their numbers beside them, the distribution of scores, and ages stacked."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from metrics import formats
from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, escape
from pages.shared.texts import show as words

MOST_ROWS = 25
BAR_HEIGHT = 34  # px a row
# From little to much to worry about; the last is as strong as the data's colour gets.
SHADES = (0.28, 0.42, 0.58, 0.78, 1.0)


def bars(
    name: str,
    labels: Sequence[str],
    counts: Sequence[float],
    language: Language,
    *,
    written: Callable[[int], str] | None = None,
    attention: Collection[str] = (),
    height: int | None = None,
    starts: Sequence[float] = (),
) -> Chart:
    """One horizontal bar per label, in the order given. `written` says the number beside the bar at a place.

    starts: where each bar begins, so that each goes on where the one before ended; else all begin at 0.
    """
    write = written or (lambda place: formats.number(counts[place], language))
    shown = min(len(labels), MOST_ROWS)
    left_out = len(labels) - shown
    texts = [write(place) for place in range(shown)]
    colours = [parts.ATTENTION if label in attention else parts.DATA for label in labels[:shown]]
    begin = [float(start) for start in starts[:shown]] or [0.0] * shown
    highest = max([*(start + count for start, count in zip(begin, counts, strict=False)), 0.0]) or 1.0
    figure = {
        "data": [
            {
                "type": "bar", "orientation": "h", "x": [float(count) for count in counts[:shown]], "width": 0.62,
                "y": list(range(shown)), "base": begin, "marker": {"color": colours, "cornerradius": 3},
                "hoverinfo": "text",
                "hovertext": [f"{escape(label)}<br>{escape(text)}" for label, text in zip(labels, texts, strict=False)],
                "text": [escape(text) for text in texts], "textposition": "outside", "cliponaxis": False,
                "textfont": {"color": parts.INK, "size": parts.NORMAL}, "constraintext": "none",
            }
        ],
        "layout": parts.layout(
            height or BAR_HEIGHT * max(shown, 1) + 16 + (22 if left_out else 0),
            hovermode="closest",
            margin={"l": 4, "r": _widest(texts), "t": 6, "b": 26 if left_out else 6, "pad": 6},
            xaxis=parts.axis([], [], range=[0, highest], showticklabels=False),
            yaxis=_names(labels[:shown]),
            annotations=_left_out(left_out, language),
        ),
    }  # fmt: skip
    return Chart(figure, _alt(name, labels[:shown], texts, attention, language))


def distribution(
    name: str,
    labels: Sequence[str],
    counts: Sequence[float],
    language: Language,
    *,
    attention: Collection[str] = (),
    height: int | None = None,
) -> Chart:
    """Like bars, with the share of the whole and the cases beside each: "62.1% · n = 748"."""
    whole = sum(counts)

    def written(place: int) -> str:
        share = formats.share(counts[place] / whole if whole else None, language)
        return f"{share} · {formats.cases(counts[place], language)}"

    return bars(name, labels, counts, language, written=written, attention=attention, height=height)


def stacked(
    name: str,
    groups: Sequence[str],
    bands: Sequence[str],
    counts: Sequence[Sequence[float]],
    language: Language,
    *,
    attention: Collection[str] = (),
    height: int | None = None,
) -> Chart:
    """One bar per group, made of `bands` in order of age; `counts` holds a row per group, a number per band.

    The stronger the shade, the older; a band in `attention` is red.
    """
    totals = [sum(row) for row in counts]
    texts = [formats.number(total, language) for total in totals]
    traces: list[dict[str, Any]] = []
    for place, band in enumerate(bands):
        inside = [row[place] for row in counts]
        strong = SHADES[round(place * (len(SHADES) - 1) / max(1, len(bands) - 1))]
        traces.append(
            {
                "type": "bar", "orientation": "h", "x": inside, "y": list(range(len(groups))), "width": 0.62,
                "name": escape(band), "opacity": 1 if band in attention else strong, "hoverinfo": "text",
                "hovertext": [
                    f"{escape(group)}<br>{escape(band)}: {formats.number(count, language)}"
                    for group, count in zip(groups, inside, strict=True)
                ],
                "marker": {
                    "color": parts.ATTENTION if band in attention else parts.DATA,
                    "line": {"color": parts.GROUND, "width": 1.5},
                },
            }
        )  # fmt: skip
    ends = [
        parts.label(f"<b>{escape(text)}</b>", x=total, y=place, xanchor="left", xshift=8)
        for place, (text, total) in enumerate(zip(texts, totals, strict=True))
    ]
    figure = {
        "data": traces,
        "layout": parts.layout(
            height or BAR_HEIGHT * max(len(groups), 1) + 60,
            barmode="stack", hovermode="closest", showlegend=True,
            legend={
                "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left", "traceorder": "normal",
                "font": {"color": parts.CONTEXT, "size": parts.NORMAL}, "itemclick": False, "itemdoubleclick": False,
            },
            margin={"l": 4, "r": _widest(texts), "t": 6, "b": 6, "pad": 6},
            xaxis=parts.axis([], [], range=[0, max([*totals, 1.0])], showticklabels=False),
            yaxis=_names(groups), annotations=ends,
        ),
    }  # fmt: skip
    said = []
    for text, row in zip(texts, counts, strict=True):
        inner = [f"{band} {formats.number(count, language)}" for band, count in zip(bands, row, strict=True)]
        said.append(f"{text} ({(', ' if language == 'en' else '、').join(inner)})")
    return Chart(figure, _alt(name, groups, said, (), language))


def _names(labels: Sequence[str]) -> dict[str, Any]:
    return parts.axis(
        list(range(len(labels))), [parts.broken(label, 10, 2) for label in labels],
        range=[max(len(labels), 1) - 0.5, -0.5], tickfont={"color": parts.INK, "size": parts.NORMAL},
    )  # fmt: skip


def _widest(texts: Sequence[str]) -> int:
    return round(max((parts.wide(text) for text in texts), default=0) * parts.NORMAL * 1.1) + 16


def _left_out(count: int, language: Language) -> list[dict[str, Any]]:
    if not count:
        return []
    text = escape(words.MORE.said(language, count=count))
    font = {"color": parts.CONTEXT, "size": parts.SMALL}
    return [
        parts.label(text, xref="paper", yref="paper", x=0, y=0, xanchor="left", yanchor="top", yshift=-6, font=font)
    ]


def _alt(name: str, labels: Sequence[str], texts: Sequence[str], attention: Collection[str], language: Language) -> str:
    if not labels:
        return words.ALT_LINE_EMPTY.said(language, name=name)
    items = [
        (words.ALT_ITEM_ATTENTION if label in attention else words.ALT_ITEM).said(language, name=label, value=text)
        for label, text in zip(labels, texts, strict=True)
    ]
    return words.ALT_LIST.said(language, name=name, items=parts.listed(items, language))
