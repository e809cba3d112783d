"""Everybody's scorecard of a period at once, for closing it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, select

from data_access.clock import Clock
from data_access.members.people import members_between, scope_of
from data_access.numbers.asking import Asked, ask
from data_access.numbers.targets import targets_for
from data_access.periods.counted import ASKED_FOR
from data_access.progress import Progress, untold
from data_access.schema import team
from data_access.scope import OWNER
from data_access.scorecards.cards import (
    Basis,
    Whose,
    card_of,
    cards_by_row,
    metrics_of,
    own,
    readings_by_row,
    weighed_at_all,
    weights_of,
)
from data_access.scorecards.ratings import ratings
from data_access.scorecards.weights import weight_sets
from metrics.calendars.periods import Period
from metrics.declare import needed_by
from metrics.people.scorecard import Card
from metrics.people.weights import LEAD, STAFF
from metrics.registry import METRICS

CARDS_AT_A_TIME = 20


@dataclass(frozen=True)
class Made:
    """A scorecard, and the team that it is about: missing where it is about several, or about all of somebody's."""

    whose: Whose
    team_id: int | None
    card: Card


def everybody(
    asked: Asked, connection: Connection, period: Period, *, clock: Clock, progress: Progress = untold
) -> Iterator[Made]:
    """Every scorecard of a period that is over: of each member in each team of theirs, of who was in several also in
    all of them together, and of each lead about the teams they lead."""
    basis = Basis(
        targets_for(connection, OWNER, period, tuple(METRICS), clock=clock),
        weight_sets(connection, OWNER),
        ratings(connection, OWNER, (period,), clock=clock),
    )
    needs = needed_by(weighed_at_all(period, basis, STAFF))
    placed = ask(asked, OWNER, needs, period, clock, by=("team_id", "member_id"))
    placed = placed[placed["member_id"].notna()]
    idle = members_between(connection, OWNER, None, period)[["member_id", "team_id"]]
    several = set(idle["member_id"][idle["member_id"].duplicated()])
    several |= set(placed["member_id"][placed["member_id"].duplicated() | placed["team_id"].isna()])
    known = set(zip(placed["member_id"], placed["team_id"], strict=True))
    new = pd.Series([pair not in known for pair in zip(idle["member_id"], idle["team_id"], strict=True)], idle.index)
    together = placed.iloc[:0]
    if several:
        together = ask(asked, OWNER, needs, period, clock, by=("member_id",))
        together = together[together["member_id"].isin(several)].assign(team_id=None)
    rows = pd.concat([placed[placed["team_id"].notna()], idle[new.astype("bool")], together], ignore_index=True)
    leads = _lead_ids(connection)
    count = len(rows) + len(leads)
    cards = cards_by_row(rows, period, basis, today=clock.today)
    for place, (row, card) in enumerate(zip(rows.to_dict("records"), cards, strict=True)):
        if place % CARDS_AT_A_TIME == 0:
            progress("scorecards", place, count)
        team_id = None if pd.isna(row["team_id"]) else int(row["team_id"])
        yield Made(Whose(int(row["member_id"]), STAFF, () if team_id is None else (team_id,)), team_id, card)
    for place, made in enumerate(_of_leads(asked, connection, period, basis, clock, leads)):
        progress("scorecards", len(rows) + place, count)
        yield made
    progress("scorecards", count, count)


def _lead_ids(connection: Connection) -> list[int]:
    leads = select(team.c.lead_id).where(team.c.lead_id.is_not(None), team.c.active).distinct()
    return sorted(connection.execute(leads).scalars())


def _of_leads(
    asked: Asked, connection: Connection, period: Period, basis: Basis, clock: Clock, leads: Sequence[int]
) -> Iterator[Made]:
    # With all that closing asks of teams, so that it is asked once.
    teams = ask(asked, OWNER, ASKED_FOR, period, clock, by=("team_id",))
    for lead_id in leads:
        whose = own(scope_of(connection, lead_id, clock.today))
        if whose is None or whose.role != LEAD:
            continue
        team_id = whose.team_ids[0] if len(whose.team_ids) == 1 else None
        metrics = metrics_of(weights_of(whose, period, basis, team_id))
        # One team's numbers are a row of all teams'; those of several are not the sum of theirs: medians are in them.
        measured = teams[teams["team_id"] == team_id] if team_id is not None else teams.iloc[:0]
        if not len(measured):
            measured = ask(asked, OWNER, needed_by(metrics), period, clock, filters=whose.filters)
        (readings,) = readings_by_row(metrics, measured)
        card = card_of(whose, readings, period, basis, today=clock.today, team_id=team_id)
        yield Made(whose, team_id, card)
