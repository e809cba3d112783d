"""The stages of the imported ticket log against those reckoned from the file by pandas alone, ticket by ticket."""

from datetime import date
from functools import cache

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import select

from data_access.engine import reading
from data_access.hours.working_time import calendars
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.numbers.stage_times import WAITING, stage_times
from data_access.schema import complaint, complaint_stage, member, team
from data_access.scope import OWNER
from metrics.calendars.business_time import business_minutes
from metrics.calendars.periods import Grain, own
from tests.conftest import REAL_DATA
from tests.data_access.test_real_company import CLOCK, EVER, answers

pytestmark = pytest.mark.real_data

STAGE_OF = {"New": "received", "Active": "investigated", "Resolved": "answered", "Closed": "confirmed"}
OPEN = ("received", "investigated", "solution")
TIMES = ("opened_at", "sys_updated_at", "resolved_at", "closed_at")
ALIKE = ["number", "stage", "episode", "waiting", "assignment_group", "assigned_to"]


@cache
def by_hand() -> pd.DataFrame:
    """A row for each stage and holder of each ticket, in order: ALIKE, begin, end, minutes.

    Resolved or closed and then in work again: another episode, where the file counts reopenings. In its last episode a
    ticket is open until the file says that it was resolved (else closed), whatever its state says.
    """
    columns = ["number", "ident_state", "reopen_count", "sys_mod_count", "assignment_group", "assigned_to", *TIMES]
    path = REAL_DATA / "service_tickets" / "ticket_events.csv.gz"
    events = pd.read_csv(path, dtype=str, na_values="?", keep_default_na=False, usecols=columns)
    for name in TIMES:
        local = pd.to_datetime(events[name], format="%d/%m/%Y %H:%M")
        events[name] = local.dt.tz_localize(CLOCK.zone).dt.tz_convert("UTC")
    events = events.assign(change=events["sys_mod_count"].astype(int), row=range(len(events)))
    events = events.sort_values(["number", "sys_updated_at", "change", "row"], ignore_index=True)
    number = events["number"]
    first, newest = number.ne(number.shift()), events[number.ne(number.shift(-1))].set_index("number")
    events["waiting"] = events["ident_state"].str.startswith("Awaiting")
    stage = events["ident_state"].map(STAGE_OF).mask(events["waiting"], "investigated")
    events["stage"] = stage.groupby(number).ffill()  # "-100" is no state
    ended = ~events["stage"].isin(OPEN)
    counted = number.map(newest["reopen_count"]) != "0"
    back = ~first & ended.shift(fill_value=False) & ~ended & counted
    events["episode"] = back.groupby(number).cumsum() + 1
    begin = events["sys_updated_at"].mask(first & (events["opened_at"] < events["sys_updated_at"]), events["opened_at"])
    runs = _runs(events.assign(begin=begin.where(begin > events["opened_at"], events["opened_at"])))
    last = runs["number"].ne(runs["number"].shift(-1))
    runs["end"] = runs["begin"].shift(-1).mask(last)
    resolved = runs["number"].map(newest["resolved_at"].fillna(newest["closed_at"]))
    final = runs["episode"] == runs.groupby("number")["episode"].transform("max")
    is_open = runs["stage"].isin(OPEN)
    until = runs["end"].where(runs["end"] < resolved, resolved)
    in_it = (runs["begin"] < resolved) | ((runs["begin"] == resolved) & (runs["end"] == resolved) & is_open)
    before = runs.assign(end=until, stage=runs["stage"].where(is_open, "solution"))[final & in_it]
    since = runs["begin"].where(runs["begin"] > resolved, resolved)
    after = runs.assign(begin=since, stage=runs["stage"].mask(is_open, "answered"), waiting=False)
    after = after[final & (~in_it | (runs["end"] > resolved) | last)]
    parts = pd.concat([runs[~final], before, after]).sort_index(kind="stable", ignore_index=True)
    found = _runs(parts)
    end = found["begin"].shift(-1).where(found["number"].eq(found["number"].shift(-1)), found["begin"])
    return found.assign(end=end, minutes=(end - found["begin"]).dt.total_seconds() / 60)


def _runs(rows: pd.DataFrame) -> pd.DataFrame:
    told = rows[ALIKE].astype(object).where(rows[ALIKE].notna(), "")
    return rows.loc[(told != told.shift()).any(axis=1), [*ALIKE, "begin"]].reset_index(drop=True)


@pytest.fixture(scope="module")
def stored(real_company_mirror: Mirror) -> pd.DataFrame:
    """The stages in the database, named as the file names them."""
    s, c = complaint_stage.c, complaint.c
    of_stage = (s.stage, s.episode, s.minutes, s.business_minutes, s.paused_minutes, s.paused_business_minutes)
    of_case = (c.opened_at, c.resolved_at, c.resolution_minutes, c.resolution_business_minutes)
    asked = (
        select(c.source_key.label("number"), c.episode.label("now_in"), s.entered_at, s.left_at, *of_stage, *of_case)
        .add_columns(team.c.name.label("assignment_group"), member.c.name.label("assigned_to"))
        .select_from(complaint_stage.join(complaint).outerjoin(team, team.c.id == s.team_id))
        .outerjoin(member, member.c.id == s.member_id)
        .order_by(c.source_key, s.position)
    )
    with reading(real_company_mirror.database) as connection:
        found = pd.read_sql(asked, connection)
    for name in ("entered_at", "left_at", "opened_at", "resolved_at"):
        found[name] = pd.to_datetime(found[name], utc=True).astype("datetime64[us, UTC]")
    return found


def test_every_stage_of_every_ticket_is_what_the_file_says(stored: pd.DataFrame) -> None:
    hand = by_hand()
    assert len(stored) == len(hand) > 100_000
    for name in ("number", "stage", "episode", "assignment_group", "assigned_to"):
        assert np.array_equal(stored[name].fillna("").to_numpy(), hand[name].fillna("").to_numpy()), name
    assert stored["entered_at"].eq(hand["begin"]).all()
    assert stored["left_at"].eq(hand["end"]).all()
    assert stored["minutes"].eq(hand["minutes"]).all()
    assert stored["paused_minutes"].eq(hand["minutes"].where(hand["waiting"], 0.0)).all()


@pytest.mark.parametrize("by", [("stage",), ("episode", "stage"), ("assignment_group", "stage"), ("assigned_to",)])
def test_counts_and_durations_are_those_of_the_file(stored: pd.DataFrame, by: tuple[str, ...]) -> None:
    numbers = {"tickets": ("number", "nunique"), "rows": ("number", "size"), "minutes": ("minutes", "sum"),
               "median": ("minutes", "median")}  # fmt: skip
    found, told = (rows.groupby(list(by), dropna=False).agg(**numbers) for rows in (stored, by_hand()))
    pd.testing.assert_frame_equal(found, told, check_index_type=False)


def test_the_stages_of_every_ticket_add_up_to_its_total_by_both_clocks(
    stored: pd.DataFrame, real_company_mirror: Mirror
) -> None:
    ticket = stored.groupby("number")
    whole = pd.DataFrame({"opened": ticket["opened_at"].first(), "end": ticket["left_at"].last()})
    sums = ticket[["minutes", "business_minutes"]].sum()
    assert len(whole) == answers("service_tickets")["incidents"]
    assert sums["minutes"].to_numpy() == pytest.approx((whole["end"] - whole["opened"]).dt.total_seconds() / 60)
    with reading(real_company_mirror.database) as connection:
        usual = calendars(connection).usual
    assert sums["business_minutes"].to_numpy() == pytest.approx(business_minutes(usual, whole["opened"], whole["end"]))
    # Until it was resolved for good that is its resolution time, where it has one.
    until = stored[stored["entered_at"] < stored["resolved_at"]].groupby("number")[["minutes", "business_minutes"]]
    total = ticket[["resolution_minutes", "resolution_business_minutes"]].first().dropna()
    assert len(total) == answers("service_tickets")["resolution_hours"]["n"]
    assert until.sum().reindex(total.index).fillna(0).to_numpy() == pytest.approx(total.to_numpy())


def test_a_ticket_is_in_as_many_episodes_as_it_was_reopened(stored: pd.DataFrame) -> None:
    episodes = stored.groupby("number").agg(last=("episode", "max"), now_in=("now_in", "first"))
    assert episodes["last"].eq(episodes["now_in"]).all()
    assert (episodes["last"] > 1).sum() == answers("service_tickets")["overall"]["reopened"] == 275
    # Each episode begins with work, and follows the answer or the confirmation of the one before.
    begins = stored["episode"].gt(stored["episode"].shift()) & stored["number"].eq(stored["number"].shift())
    assert begins.sum() == (episodes["last"] - 1).sum()
    assert stored["stage"][begins].isin(OPEN).all()
    assert not stored["stage"].shift()[begins].isin(OPEN).any()


def test_where_the_time_goes_is_what_the_file_says(stored: pd.DataFrame, real_company_mirror: Mirror) -> None:
    found = stage_times(real_company_mirror, OWNER, EVER, clock=CLOCK).set_index("part")["minutes"]
    resolved = set(stored["number"][stored["resolved_at"].notna()])
    hand = by_hand()
    hand = hand[hand["number"].isin(resolved) & hand["stage"].isin(OPEN)]
    told = hand[~hand["waiting"]].groupby("stage")["minutes"].sum()
    assert found.drop(WAITING).to_dict() == told.to_dict()
    assert found[WAITING] == hand["minutes"][hand["waiting"]].sum()


def test_the_backlog_of_every_day_is_that_of_the_file(real_company_mirror: Mirror) -> None:
    months = own(date(2016, 3, 1), date(2016, 6, 30))
    found = ask(real_company_mirror, OWNER, {"complaints_backlog"}, months, CLOCK, every=Grain.DAY)
    hand = by_hand()
    stages = hand[hand["stage"].isin(OPEN)]
    begun, over = (
        stages[name].dt.tz_convert(CLOCK.zone).dt.tz_localize(None).dt.normalize() for name in ("begin", "end")
    )
    ends = pd.to_datetime(found["start"]) + pd.Timedelta(days=1)
    told = [int(((begun < end) & (over >= end)).sum()) for end in ends]
    assert found["complaints_backlog"].tolist() == told
    assert max(told) > 1000
