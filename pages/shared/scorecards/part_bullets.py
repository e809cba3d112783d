"""Each KPI of a scorecard as the part of its target that is reached, with interval, tolerance and forecast."""

from functools import partial

import pandas as pd
import streamlit as st

from metrics import formats
from metrics.goals.outlook import Outlook, outlook
from metrics.goals.reaching import needed
from metrics.goals.targets import PACE_WORDS, STATUS_WORDS, Pace
from metrics.people.scorecard import Part
from metrics.registry import METRICS
from pages.shared import kpis, outlook_card, panels
from pages.shared.charts import draw
from pages.shared.charts.bullets import Bullet, bullets
from pages.shared.columns import Column
from pages.shared.kpi_tiles import target_said
from pages.shared.kpis import Elapsed
from pages.shared.scorecards.scored import Scored
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import outlook as words
from pages.shared.texts import overview
from pages.shared.texts import scorecards as score_words


def bullets_of(found: Scored, key: str) -> None:
    """One bar for each KPI with an agreed target; nothing is drawn where there is none."""
    gone = kpis.elapsed(found.period)
    rows = [bullet for part in found.card.parts if (bullet := bullet_of(part, gone)) is not None]
    if not rows:
        return
    st.markdown(f"**{say(score_words.BULLETS)}**")
    foreseen = any(row.outlook.forecast is not None for row in rows)
    st.caption(say(words.CAPTION if foreseen else score_words.BULLETS_CAPTION))
    chart = bullets(say(score_words.BULLETS), rows, language())
    draw(chart, key, title=say(score_words.BULLETS), table=partial(_table, rows, key))


def bullet_of(part: Part, gone: Elapsed) -> Bullet | None:
    """A part as its bar; None for what is no KPI, and where nothing can be said of it."""
    if part.key not in METRICS:
        return None
    metric, said, pace = METRICS[part.key], panels.said_of(METRICS[part.key]), _pace(part, gone)
    told = outlook(metric, part.reading, part.target, pace, gone=gone.gone, whole=gone.whole)
    if told.attained is None or part.reading.value is None:
        return None
    status = (STATUS_WORDS if pace is None else PACE_WORDS)[part.status]
    goal = part.target.value if part.target else None
    said = said.among(part.reading.value, goal)
    return Bullet(
        say(metric.name), part.status, say(status), said.beside(part.reading.value, goal),
        target_said(part.target, said), told, near=outlook_card.near(metric, part.target),
        forecast="" if pace is None else say(words.FORECAST, forecast=said.value(pace.forecast)),
    )  # fmt: skip


def _pace(part: Part, gone: Elapsed) -> Pace | None:
    takes = needed(METRICS[part.key], part, gone=gone.gone, whole=gone.whole)
    return takes.pace if takes is not None and gone.gone < gone.whole else None


def _table(rows: list[Bullet], key: str) -> None:
    lines = [
        {
            "kpi": row.name, "value": row.value, "interval": _interval(row.outlook), "target": row.goal,
            "attained": formats.share(row.outlook.attained, language()), "status": row.status_said,
            "forecast": row.forecast or formats.MISSING,
        }
        for row in rows
    ]  # fmt: skip
    columns = [
        Column("kpi", overview.KPI, pinned=True), Column("value", overview.VALUE), Column("target", overview.TARGET),
        Column("attained", words.ATTAINED), Column("interval", score_words.ATTAINED_INTERVAL),
        Column("status", overview.STATUS), Column("forecast", words.FORECAST_COLUMN),
    ]  # fmt: skip
    table(pd.DataFrame(lines), columns, f"{key}_table", name=say(score_words.BULLETS))


def _interval(told: Outlook) -> str:
    if told.low is None or told.high is None:
        return formats.MISSING
    return "–".join(formats.share(end, language()) for end in (told.low, told.high))
