"""What is open adds up: yesterday's, and what was opened and opened again, without what was ended."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data_access.clock import Clock
from data_access.engine import reading
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.schema import complaint, complaint_stage, interaction, team
from data_access.scope import OWNER
from metrics.calendars.periods import Grain, Period
from tests.data_access.world import CLOCK, a_stage, empty_world, noon, put

DAYS = Period("own", date(2026, 8, 1), date(2026, 11, 21))
BEFORE = DAYS.start - timedelta(days=1)
OPEN_STAGES = ["received", "investigated", "solution"]


def backlog(mirror: Mirror, clock: Clock, measure: str, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """One row per day, one column per group."""
    since = Period("own", BEFORE, DAYS.end)
    found = ask(mirror, OWNER, {measure}, since, clock, by=by, every=Grain.DAY)
    if not by:
        return found.set_index("start")[[measure]]
    return found.pivot_table(index="start", columns=list(by), values=measure, dropna=False).fillna(0)


def steps(frame: pd.DataFrame, day: str, by: str | None = None) -> pd.DataFrame:
    """How many of the cases have each day, one column per group."""
    days = pd.Index([BEFORE + timedelta(days=n) for n in range(DAYS.days + 1)])
    groups = frame[by].fillna(0) if by else pd.Series(0, index=frame.index)
    return pd.crosstab(frame[day], groups).reindex(days, fill_value=0)


def test_open_contacts_of_every_day_are_reconciled(demo_company: Engine, mirror: Mirror, clock: Clock) -> None:
    """The demo company's: opened + reopened - first resolved - ended after a reopening."""
    with reading(demo_company) as connection:
        cases = pd.read_sql(select(interaction).where(interaction.c.counted), connection)
    again = cases[cases["reopened_on"].notna()]
    came = steps(cases, "opened_on") + steps(again, "reopened_on")
    # A case whose only end is its closing has that as its first end.
    went = steps(cases.assign(end=cases["first_resolved_on"].fillna(cases["ended_on"])), "end")
    change = came - went - steps(again, "ended_on")
    open_cases = backlog(mirror, clock, "interactions_backlog")["interactions_backlog"]
    assert open_cases.max() > 0
    assert (open_cases.diff()[1:] == change[0][1:]).all()


@pytest.mark.parametrize("by", [None, "team_id"])
def test_open_complaints_of_every_day_are_reconciled_through_their_stages(
    demo_company: Engine, mirror: Mirror, clock: Clock, by: str | None
) -> None:
    """By team too: a complaint handed over leaves one team's backlog and enters the other's."""
    with reading(demo_company) as connection:
        stages = pd.read_sql(select(complaint_stage).where(complaint_stage.c.counted), connection)
    stages = stages[stages["stage"].isin(OPEN_STAGES)]
    change = steps(stages, "entered_on", by) - steps(stages[stages["left_on"].notna()], "left_on", by).reindex(
        columns=steps(stages, "entered_on", by).columns, fill_value=0
    )
    found = backlog(mirror, clock, "complaints_backlog", (by,) if by else ())
    assert found.to_numpy().max() > 0
    for group in found.columns:
        expected = change[group if by else 0]
        assert (found[group].diff()[1:] == expected[1:]).all(), group


def test_the_teams_open_complaints_add_up_to_all(mirror: Mirror, clock: Clock) -> None:
    every = backlog(mirror, clock, "complaints_backlog")["complaints_backlog"]
    parts = backlog(mirror, clock, "complaints_backlog", ("team_id",)).sum(axis=1)
    assert (every == parts).all()


def test_open_complaints_by_stage_are_the_open_complaints(demo_company: Engine, mirror: Mirror, clock: Clock) -> None:
    """Two ways to count what is open today: stages that were not left, and complaints that did not end."""
    with reading(demo_company) as connection:
        asked = select(complaint.c.id).where(complaint.c.counted, complaint.c.ended_on.is_(None))
        cases = len(connection.execute(asked).all())
    assert backlog(mirror, clock, "complaints_backlog")["complaints_backlog"].iloc[-1] == cases


def test_a_complaint_handed_over_moves_from_one_teams_backlog_to_the_others(tmp_path: Path, database_kind: str) -> None:
    def at(day: int) -> datetime:
        return noon(date(2026, 11, day))

    with empty_world(tmp_path, database_kind) as world:
        with world.writing() as connection:
            put(connection, team, {"id": 1, "name": "A"}, {"id": 2, "name": "B"})
            opened = {"opened_at": at(2), "opened_on": date(2026, 11, 2), "state": "solution", "team_id": 2}
            (key,) = put(connection, complaint, opened)
            put(
                connection,
                complaint_stage,
                a_stage(key, 0, "received", at(2), at(4), team_id=1),
                a_stage(key, 1, "solution", at(4), at(6), team_id=2),
                a_stage(key, 2, "answered", at(6), None, team_id=2),
            )
        found = backlog(world.mirror, CLOCK, "complaints_backlog", ("team_id",))
        days = [date(2026, 11, day) for day in range(1, 8)]
        assert found[1].reindex(days).fillna(0).tolist() == [0, 1, 1, 0, 0, 0, 0]
        assert found[2].reindex(days).fillna(0).tolist() == [0, 0, 0, 1, 1, 0, 0]
