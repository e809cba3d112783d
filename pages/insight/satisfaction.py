"""Satisfaction: its trend, how people scored, where it differs, and what they said."""

import streamlit as st

from data_access.numbers import asking
from metrics import feedback, satisfaction
from metrics.declare import needed_by
from metrics.registry import METRICS
from pages.shared import filters, kpis, page, panels
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.feedback import answered, voices, waiting_scores
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import satisfaction as words

TILES = (
    satisfaction.csat,
    satisfaction.csat_mean,
    satisfaction.dsat,
    satisfaction.nps,
    satisfaction.ces,
    satisfaction.response_rate,
)
ANSWERED = (*answered.TILES, feedback.suggestions_answered)
CLOSER = tuple(metric.key for metric in TILES)
CUTS = tuple(words.CUTS)

page.head(frame.SATISFACTION, times=True)
period, chosen = filters.period(), filters.chosen()
page.period_line(period)
waiting_scores.waiting_card()
both = kpis.kpis((*TILES, *ANSWERED), period, chosen)
found, of_answers = both[: len(TILES)], both[len(TILES) :]
if all(kpi.now.value is None and not kpi.hidden for kpi in found):
    page.nothing(period)
    st.stop()
panels.kpi_tiles(found, period, chosen)

picked = filters.pick("metric", words.PICK_METRIC, CLOSER, lambda key: say(METRICS[key].name))
kpi = next(kpi for kpi in found if kpi.metric.plain_key == picked)
trend, scores = st.columns([3, 2])
with trend:
    panels.trend_card(kpi, "satisfaction_trend")
with scores:
    voices.distribution_card(period, chosen)

cut = filters.pick("by", words.CUT_BY, CUTS, lambda cut: say(words.CUTS[cut]))
across = filters.chosen(team=cut != "team_id")
part = load(asking.ask, tuple(sorted(needed_by([kpi.metric]))), kpis.so_far(period), filters=across, by=(cut,))
groups = kpis.by_group(kpi.metric, part, cut)
named = panels.named_teams(groups) if cut == "team_id" else groups.assign(name=groups[cut].map(filters.code_said))
agreed = kpis.target_of(kpi.metric, kpis.agreed(TILES, period), across)
panels.group_card(
    kpi.metric,
    panels.in_order(kpi.metric, named),
    agreed,
    "satisfaction_groups",
    first=Column("name", words.CUTS[cut], pinned=True),
    caption=say(words.GROUPS_CAPTION),
    by=cut,
    of=across,
)
answered.section(of_answers, period, chosen)
voices.comments_card(period, chosen)
