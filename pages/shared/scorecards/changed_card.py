"""What changed, as far as it is no chance: clear changes against the period before, and signals of the trend."""

from collections.abc import Sequence

import streamlit as st

from metrics import formats
from metrics.calendars.periods import Period, step
from metrics.statistics.change import Verdict
from pages.shared import panels, show
from pages.shared.kpi_tiles import change_said
from pages.shared.kpis import Kpi
from pages.shared.session import plain, say
from pages.shared.standings import Usual
from pages.shared.texts import scorecards as words

CLEAR = (Verdict.CLEAR_BETTER, Verdict.CLEAR_WORSE, Verdict.CLEAR_CHANGE)


def changed_card(found: Sequence[Kpi], period: Period) -> None:
    """The clear changes and the signals of these KPIs, in words."""
    lines = changed_lines(found, period)
    with st.container(border=True, height="stretch"):
        if not lines:
            show.headline(say(words.CHANGED_NOTHING), say(words.CHANGED_NOTHING_CAPTION))
            return
        show.headline(say(words.CHANGED), say(words.CHANGED_CAPTION))
        st.markdown("\n".join(f"- {line}" for line in lines))


def changed_lines(found: Sequence[Kpi], period: Period) -> list[str]:
    """A line of Markdown for each clear change and each signal of the period."""
    lines = []
    for kpi in found:
        said = panels.said_of(kpi.metric)
        if kpi.change.verdict in CLEAR and not kpi.hidden:
            value = formats.MISSING if kpi.now.value is None else said.beside(kpi.now.value, kpi.goal)
            told = {"name": say(kpi.metric.name), "value": value, "change": change_said(kpi, said)}
            lines.append(say(words.CHANGED_LINE, **{name: plain(each) for name, each in told.items()}))
        standing = kpi.standing
        if standing.usual is Usual.SIGNAL and standing.since is not None and not kpi.hidden:
            newest = kpi.trend.index[[signal is not None for signal in kpi.trend["signal"]]][-1]
            if step(kpi.trend["start"][newest], kpi.grain) > period.start:
                lines.append(plain(panels.trend_said(kpi.metric, standing, kpi.grain)))
    return lines
