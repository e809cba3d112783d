"""The weeks before and after an action was done, as phases with limits of their own, and what else happened then."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import Metric, Unit
from pages.shared import filters, session, trends
from pages.shared.charts import Line, Note, draw, lines
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.happenings import happenings
from pages.shared.number_tables import number_table
from pages.shared.panels import said_of
from pages.shared.session import language, plain, say
from pages.shared.standings import usual_caption, usual_columns
from pages.shared.texts import actions as words
from pages.shared.texts import overview

MOST_BESIDES = 8  # the newest


@dataclass(frozen=True)
class ActionWeeks:
    """The KPI of the action with this number, cut to what it is about, around the day on which it was done."""

    number: int
    metric: Metric
    of: Filters
    done_on: date
    before: Period
    after: Period


def weeks_chart(weeks: ActionWeeks, sentence: str) -> None:
    """The weeks with the limits of before and of after, and what those of before say of the weeks after."""
    metric, today = weeks.metric, session.clock().today
    window = Period("effect", start_of(weeks.before.start, Grain.WEEK), weeks.after.end)
    measured = load(asking.ask, tuple(sorted(metric.needs)), window, filters=weeks.of, every=Grain.WEEK)
    # Looking back, all weeks are known; each side has its own limits.
    trend = trends.series(metric, measured, Grain.WEEK, changed=(weeks.done_on,), settled=today + timedelta(days=1))
    if trend["value"].isna().all():
        return
    whose = filters.said(weeks.of, standing=True)
    caption = [say(words.WEEKS_CAPTION, kpi=say(metric.name), whose=whose)]
    caption += usual_caption(trend)
    st.caption(plain(" · ".join(caption)))
    shown = [
        Column("start", overview.FROM_DAY, Kind.DAY, pinned=True),
        column_of(metric, "value", few="n"),
        Column("n", overview.CASES, Kind.COUNT),
        *usual_columns(metric, trend),
    ]
    unfinished = step(trend["start"].iloc[-1], Grain.WEEK) > today
    draw(
        lines(
            [Line(say(metric.name), trend)], said_of(metric), Grain.WEEK,
            unfinished=unfinished, height=240, notes=[Note(weeks.done_on, say(words.DONE_HERE), new_phase=True)],
            from_zero=metric.unit is Unit.COUNT,
        ),
        "action_effect", title=sentence,
        table=partial(number_table, trend.iloc[::-1], shown, "action_effect_table", name=say(metric.name),
                      of=metric, said=whose),
    )  # fmt: skip
    st.caption(plain(by_limits_of_before(weeks, measured)))


def by_limits_of_before(weeks: ActionWeeks, measured: pd.DataFrame) -> str:
    """How many of the weeks after are signals when what was usual before still were."""
    found = trends.series(weeks.metric, measured, Grain.WEEK, settled=start_of(weeks.done_on, Grain.WEEK))
    later = found[(found["start"] >= weeks.done_on) & found["over"] & found["value"].notna()]
    judged = later[later["normal_low"].notna()]
    if judged.empty:
        return say(words.TOO_FEW_BEFORE)
    count = int(judged["signal"].notna().sum())
    told = {"weeks": formats.number(len(judged), language()), "count": formats.number(count, language())}
    return say(words.SIGNALS_AFTER if count else words.NO_SIGNAL_AFTER, **told)


def besides(weeks: ActionWeeks, team_id: int | None) -> None:
    """What else happened in these weeks that concerns the KPI: it may explain the difference, too."""
    of = Filters(team_id=() if team_id is None else (team_id,))
    there = [
        each
        for each in happenings.looked_at(of)
        if each.concerns(weeks.metric)
        and not (each.is_action and each.number == weeks.number)
        and each.last >= weeks.before.start
        and each.first < weeks.after.end
    ]
    if not there:
        return
    st.caption(say(words.BESIDES))
    st.markdown("\n".join(f"- {plain(happenings.told(each))}" for each in there[-MOST_BESIDES:]))
