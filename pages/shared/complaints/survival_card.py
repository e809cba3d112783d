"""The card that says how long complaints really take, with the open ones counted."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.complaint_times import resolution_durations
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Period
from metrics.statistics.survival import Survival, kaplan_meier
from pages.shared import filters, show
from pages.shared.charts import Curve, draw, steps
from pages.shared.columns import Column, Kind
from pages.shared.complaints.resolution import duration, nothing_said, resolution_time, timed
from pages.shared.data import load
from pages.shared.number_tables import number_table
from pages.shared.panels import said_of
from pages.shared.session import language, say
from pages.shared.texts import complaints as words

SHARES_CLOSED = (0.1, 0.25, 0.5, 0.75, 0.9)


def survival_card(period: Period, chosen: Filters) -> None:
    """The share still open after each time, with the open ones counted, beside what the closed ones alone say."""
    cases = load(resolution_durations, period, filters=chosen, working=filters.working())
    with_open, closed_only = kaplan_meier(cases), kaplan_meier(cases[cases["closed"]])
    said = said_of(resolution_time())
    said = said.among(with_open.median, closed_only.median)
    sentence, flattered = survival_said(with_open, closed_only, said.value)
    with st.container(border=True, height="stretch"):
        if not with_open.n:
            show.headline(nothing_said())
            return
        count = {"n": formats.number(with_open.n, language()), "open": formats.number(with_open.still_open, language())}
        show.headline(sentence, flattered + say(words.KM_CAPTION, **count))
        seen = float(cases["duration"].max())
        curves = [Curve(say(words.WITH_OPEN), with_open, seen)]
        if with_open.still_open and closed_only.n:
            curves.append(Curve(say(words.CLOSED_ONLY), closed_only, float(closed_only.curve["duration"].max())))
        by_share = pd.DataFrame(
            [(share, with_open.quantile(share), closed_only.quantile(share)) for share in SHARES_CLOSED],
            columns=["share", "with_open", "closed_only"],
        )
        columns = [
            Column("share", words.RESOLVED_SHARE, Kind.SHARE, pinned=True),
            duration("with_open", words.WITHIN_WITH_OPEN, meaning=words.NOT_REACHED_MEANS),
            duration("closed_only", words.WITHIN_CLOSED_ONLY),
        ]
        draw(
            steps(say(words.STILL_OPEN), curves, said), "complaint_survival", title=sentence,
            table=partial(
                number_table, by_share, columns, "complaint_survival_table", name=say(words.KM_TITLE),
                meaning=words.KM_MEANS, whole=timed(period, chosen), said=filters.said(chosen),
            ),
        )  # fmt: skip


def survival_said(with_open: Survival, closed_only: Survival, write: Callable[[float | None], str]) -> tuple[str, str]:
    """What the curve says, and by how much the closed ones alone would flatter; "" where they do not."""
    if closed_only.median is None:
        return say(words.KM_NONE_CLOSED), ""
    closed = write(closed_only.median)
    if with_open.median is None:
        return say(words.KM_NOT_REACHED, closed_only=closed), ""
    whole = write(with_open.median)
    if whole == closed:
        return say(words.KM_SAME, with_open=whole), ""
    gap = with_open.median - closed_only.median
    flattered = say(words.KM_FLATTERS, gap=write(gap)) if gap > 0 else ""
    return say(words.KM_SAYS, with_open=whole, closed_only=closed), flattered
