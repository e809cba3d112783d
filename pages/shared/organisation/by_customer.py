"""Satisfaction and complaints by what customers are to the organisation: their tier and their level."""

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import complaints, satisfaction
from metrics.calendars.periods import Period
from metrics.declare import Metric, needed_by
from metrics.goals.targets import Target
from pages.shared import filters, kpis, panels
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.session import say
from pages.shared.texts import organisation as words

BY_CUSTOMER = (satisfaction.csat, complaints.complaints_within_standard, complaints.complaints_opened)
CUTS = ("tier", "level")
# Who should be served no worse than whom.
FIRST = {"tier": ("vip", "regular"), "level": ("primary", "secondary")}


def by_customer(period: Period, chosen: Filters) -> dict[str, pd.DataFrame]:
    """For each cut the measures of the period: one question for all metrics."""
    needs = tuple(sorted(needed_by(BY_CUSTOMER)))
    part = kpis.so_far(period)
    return {cut: load(asking.ask, needs, part, filters=chosen, by=(cut,)) for cut in CUTS}


def cards(found: dict[str, pd.DataFrame], period: Period, chosen: Filters) -> None:
    """A card for each metric by tier, and beside it by level."""
    agreed = kpis.agreed(BY_CUSTOMER, period)
    for metric in BY_CUSTOMER:
        for place, cut in zip(st.columns(2), CUTS, strict=True):
            with place:
                _card(metric, found[cut], cut, kpis.target_of(metric, agreed, chosen), chosen)


def _card(metric: Metric, part: pd.DataFrame, cut: str, target: Target | None, chosen: Filters) -> None:
    groups = kpis.by_group(metric, part, cut)
    named = groups.assign(name=groups[cut].map(filters.code_said))
    panels.group_card(
        metric, panels.in_order(metric, named), target, f"by_{cut}_{metric.key}",
        first=Column("name", words.CUTS[cut], pinned=True),
        caption=say(words.WITH_BARS if groups["low"].notna().any() else words.WITHOUT_BARS),
        by=cut, of=chosen, name=say(words.CUT_NAME[cut], name=say(metric.name)),
    )  # fmt: skip
