"""Where the time of one complaint went: its stages on one line, as long as they took."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from metrics import formats
from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, escape
from pages.shared.texts import workflow as words

HEIGHT_OF_ROW = 40  # px
DUE_HEIGHT = 12  # px, half of the mark's length
LEAST_SHARE = 0.006  # of the whole: a stage of a minute can still be seen
SHADES = {"received": 0.45, "investigated": 0.62, "solution": 0.85, "answered": 0.35, "confirmed": 0.3}


@dataclass(frozen=True)
class Span:
    """A stage with who had it; `begin` and `end` are minutes since the complaint was opened. `elsewhere`: another
    department had it, which is drawn in grey. `due`: until when the stage was promised, likewise."""

    stage: str
    said: str
    who: str
    begin: float
    end: float
    elsewhere: bool = False
    running: bool = False
    due: float | None = None

    @property
    def minutes(self) -> float:
        return self.end - self.begin

    @property
    def late(self) -> bool:
        """Whether it ended, or lasts, past its own due time."""
        return self.due is not None and self.due < self.end


def stage_bar(
    spans: Sequence[Span], due: float | None, language: Language, write: Callable[[float], str] | None = None
) -> Chart:
    """A row for each span, the first on top; `due` in minutes since the opening. `write` says how long one took."""
    whole = max([max(span.end, span.due or 0.0) for span in spans] + [due or 0.0]) or 1.0
    longest = formats.longest(*(span.minutes for span in spans))
    texts = [
        write(span.minutes) if write else formats.duration(span.minutes, language, among=longest) for span in spans
    ]
    hover = [
        f"{escape(span.said)}<br>{escape(span.who)}<br>{escape(text)}" for span, text in zip(spans, texts, strict=True)
    ]
    figure = {
        "data": [
            {
                "type": "bar", "orientation": "h", "base": [span.begin for span in spans],
                "x": [max(span.minutes, whole * LEAST_SHARE) for span in spans], "y": list(range(len(spans))),
                "width": 0.56, "hoverinfo": "text", "hovertext": hover, "cliponaxis": False,
                "text": [escape(text) for text in texts], "textposition": "outside",
                "textfont": {"color": parts.INK, "size": parts.NORMAL}, "constraintext": "none",
                "marker": {
                    "color": [parts.CONTEXT if span.elsewhere else parts.DATA for span in spans],
                    "opacity": [SHADES.get(span.stage, 0.6) for span in spans], "cornerradius": 3,
                },
            },
            *_own_dues(spans, language),
        ],
        "layout": parts.layout(
            HEIGHT_OF_ROW * len(spans) + 46,
            hovermode="closest",
            margin={"l": 4, "r": _widest(texts), "t": 22, "b": 4, "pad": 6},
            xaxis=parts.axis([], [], range=[0, whole * 1.04], showticklabels=False),
            yaxis=parts.axis(
                list(range(len(spans))), [_name(span) for span in spans], range=[len(spans) - 0.4, -0.6],
            ),
            shapes=[] if due is None else [_due(due)],
            annotations=[] if due is None else [_due_label(due, whole, language)],
        ),
    }  # fmt: skip
    items = [
        words.STAGE_ITEM.said(language, stage=span.said, who=span.who, duration=text)
        + (words.STAGE_ITEM_LATE.said(language) if span.late else "")
        for span, text in zip(spans, texts, strict=True)
    ]
    return Chart(figure, words.STAGE_ALT.said(language, items=parts.listed(items, language)))


def _own_dues(spans: Sequence[Span], language: Language) -> list[dict[str, Any]]:
    """A short upright line on the bar of each stage that has a due time of its own; red where it was missed."""
    promised = [(place, span) for place, span in enumerate(spans) if span.due is not None]
    if not promised:
        return []
    said = [words.STAGE_LATE if span.late else words.STAGE_DUE for _, span in promised]
    colors = [parts.ATTENTION if span.late else parts.INK for _, span in promised]
    return [
        {
            "type": "scatter", "mode": "markers", "x": [span.due for _, span in promised],
            "y": [place for place, _ in promised], "cliponaxis": False, "hoverinfo": "text",
            "hovertext": [
                f"{escape(span.said)}<br>{escape(text.said(language))}"
                for (_, span), text in zip(promised, said, strict=True)
            ],
            "marker": {"symbol": "line-ns", "size": DUE_HEIGHT, "line": {"width": 2, "color": colors}},
        }
    ]  # fmt: skip


def _widest(texts: Sequence[str]) -> int:
    return max(64, round(max(map(parts.wide, texts), default=0.0) * parts.NORMAL * 1.1) + 10)


def _name(span: Span) -> str:
    return f"{escape(span.said)}<br><span style='font-size:{parts.SMALL}px'>{parts.broken(span.who, 12, 1)}</span>"


def _due(at: float) -> dict[str, Any]:
    line = {"color": parts.ATTENTION, "width": 1.5}
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line, "name": "due"}


def _due_label(at: float, whole: float, language: Language) -> dict[str, Any]:
    side = "right" if at > whole * 0.8 else "left" if at < whole * 0.2 else "center"
    return parts.label(
        escape(words.DUE_MARK.said(language)), x=at, y=1, yref="paper", xanchor=side, yanchor="bottom",
        font={"color": parts.ATTENTION, "size": parts.SMALL},
    )  # fmt: skip
