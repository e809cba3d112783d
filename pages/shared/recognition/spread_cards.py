"""How rewards spread over teams, beside how many people each team has, and how soon they are granted."""

import numpy as np
import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.people.rewards import FEWEST_REWARDS, Shares, shares
from metrics.recognition import reward_grant_time, rewards_granted
from metrics.statistics.arithmetic import numbers
from pages.shared import filters, kpis, panels, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import recognition as words
from pages.shared.texts.overview import COMMA

MONTHS = 12
MEASURES = ("rewards", "rewards_declined", "rewards_granted")


def spread_view() -> None:
    """The tiles of all that was earned in twelve months, and the teams that the visitor sees beside each other."""
    now = start_of(session.clock().today, Grain.MONTH)
    period = Period("own", step(now, Grain.MONTH, 1 - MONTHS), step(now, Grain.MONTH))
    show.caption_line([say(words.SPREAD_CAPTION)])
    panels.small_kpi_tiles(kpis.kpis((rewards_granted, reward_grant_time), period, Filters()), period, Filters())
    found, spread = _teams(period)
    with st.container(border=True):
        show.headline(_sentence(found, spread))
        if len(found) > 1:
            table(
                found, _columns(), "reward_spread", name=say(words.VIEWS["spread"]),
                filters=filters.said(Filters(), days=period),
            )  # fmt: skip


def _teams(period: Period) -> tuple[pd.DataFrame, Shares]:
    """A row for each team that has people or rewards: its counts, its share of what was granted and of the people."""
    measured = load(asking.ask, MEASURES, period, by=("team_id",))
    here = load(people.members_between, None, _today())
    seen = load(people.teams_to_pick)["team_id"]
    count = here[here["active"].astype("bool")].groupby("team_id")["member_id"].nunique()
    found = measured.set_index("team_id").reindex(pd.Index(seen, dtype="float64")).rename_axis("team_id").reset_index()
    found["people"] = found["team_id"].map(count).fillna(0).astype("float64")
    hidden = found["hidden"].eq(True)
    for name in MEASURES:
        found[name] = found[name].astype("float64").mask(~hidden & found[name].isna(), 0.0)
    found = found[(found["people"] > 0) | (found["rewards"] > 0)].reset_index(drop=True)
    found["hidden"] = found["hidden"].eq(True)
    whole = load(asking.ask, MEASURES, period)["rewards_granted"].fillna(0).sum()
    spread = shares(numbers(found["rewards_granted"]), float(whole), numbers(found["people"]))
    said = {True: words.CLEARLY_MORE, False: words.CLEARLY_FEWER, None: words.NO_DIFFERENCE}
    enough = whole >= FEWEST_REWARDS
    compared = [
        say(words.HIDDEN) if veiled else say(said[clear]) if enough else formats.MISSING
        for clear, veiled in zip(spread.clear, found["hidden"], strict=True)
    ]
    return panels.named_teams(found).assign(
        share=spread.granted, low=spread.low, high=spread.high, share_people=spread.people, compared=compared
    ), spread


_OF_ONE = (("earned", "rewards"), ("granted", "rewards_granted"), ("declined", "rewards_declined"))


def _today() -> Period:
    today = session.clock().today
    return Period("today", today, step(today, Grain.DAY))


def _sentence(found: pd.DataFrame, spread: Shares) -> str:
    """What the table shows, and no more than the intervals carry; of one team there is nothing to compare."""
    if len(found) == 1 and not found["hidden"].iloc[0]:
        only = found.iloc[0]
        counts = {name: formats.number(only[key], language()) for name, key in _OF_ONE}
        return say(words.ONE_TEAM, team=only["name"], **counts)
    if not np.nansum(found["rewards_granted"]) or np.isnan(spread.granted).all():
        return say(words.SPREAD_FEW)
    told = [
        say(words.MORE_THAN if clear else words.FEWER_THAN, team=name)
        for name, clear in zip(found["name"], spread.clear, strict=True)
        if clear is not None
    ]
    return say(words.SPREAD_UNEVEN, teams=say(COMMA).join(told)) if told else say(words.SPREAD_EVEN)


def _columns() -> list[Column]:
    return [
        Column("name", words.TEAM_COLUMN, pinned=True),
        Column("rewards", words.EARNED, Kind.COUNT),
        Column("rewards_granted", words.GRANTED, Kind.COUNT),
        Column("rewards_declined", words.REFUSED, Kind.COUNT),
        Column("share", words.SHARE_GRANTED, Kind.SHARE),
        Column("low", words.SHARE_LOW, Kind.SHARE),
        Column("high", words.SHARE_HIGH, Kind.SHARE),
        Column("people", words.PEOPLE, Kind.COUNT),
        Column("share_people", words.SHARE_PEOPLE, Kind.SHARE),
        Column("compared", words.COMPARED),
    ]
