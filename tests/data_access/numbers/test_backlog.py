"""The backlog and what changes it: of all and of a team, on each day, for those to whom few cases are hidden."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from data_access import __main__ as command_line
from data_access.clock import Clock
from data_access.engine import reading
from data_access.mirroring.check_backlog import reckon
from data_access.mirroring.mirror import Mirror
from data_access.numbers.backlog import backlog, backlog_days
from data_access.numbers.behind import rows_behind
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.schema import complaint, complaint_stage
from data_access.scope import NOBODY, OWNER, Scope
from data_access.stamps import stamp
from data_access.workflow.passing import settle_passing
from metrics.calendars.periods import EARLIEST, Grain, Period, named
from metrics.statistics.backlog import FLOWS, contradicting, otherwise_received, reconciled
from tests.data_access.conftest import Cast
from tests.data_access.world import (
    BO,
    CLOCK,
    FAY,
    GIL,
    NORTH,
    SOUTH,
    THIS_MONTH,
    World,
    a_case,
    a_stage,
    customer_of,
    noon,
    whole_world,
)

ALL_DAYS = Period("all", EARLIEST, date.max)
STORE = Filters(channel=("store",))


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def passed_on(world: World) -> int:
    """Received by North on 28 October, handed to South on the 2nd, resolved on the 3rd, open again from the 5th on."""
    days = [noon(date(2026, 10, 28)), *(noon(date(2026, 11, day)) for day in (2, 3, 5))]
    about = {"customer_id": customer_of(NORTH), "channel": "store", "category": "packing", "tier": "vip"}
    case = a_case(days[0], complaints=True, first_resolved_at=days[2], reopened_at=days[3])
    (key,) = world.add(complaint, {**case, **about, "team_id": SOUTH})
    rows = [("received", NORTH), ("received", SOUTH), ("answered", SOUTH), ("investigated", SOUTH)]
    for place, (stage, team_id) in enumerate(rows):
        left = days[place + 1] if place < 3 else None
        world.add(complaint_stage, a_stage(key, place, stage, days[place], left, team_id=team_id, **about))
    with world.writing() as connection:
        settle_passing(connection, select(complaint.c.id))
    return key


def numbers(world: World, scope: Scope = OWNER, filters: Filters = STORE, **options: Any) -> list[tuple[float, ...]]:
    found = reconciled(backlog(world.mirror, scope, THIS_MONTH, filters, clock=CLOCK, **options))
    assert (found["difference"].dropna() == 0).all()
    return [tuple(row) for row in found[["before", *FLOWS, "standing"]].itertuples(index=False)]


def test_what_stood_came_and_went_makes_what_stands_of_all_and_of_each_team(world: World) -> None:
    passed_on(world)
    # before, received, reopened, handed in, resolved, handed out, standing
    assert numbers(world) == [(1, 0, 1, 1, 1, 1, 1)]
    assert numbers(world, filters=Filters(channel=("store",), team_id=(NORTH,))) == [(1, 0, 0, 0, 0, 1, 0)]
    assert numbers(world, filters=Filters(channel=("store",), team_id=(SOUTH,))) == [(0, 0, 1, 1, 1, 0, 1)]
    assert numbers(world, world.scope(BO)) == [(0, 0, 1, 1, 1, 0, 1)]
    weeks = numbers(world, every=Grain.WEEK)
    assert weeks[:2] == [(1, 0, 0, 0, 0, 0, 1), (1, 0, 1, 1, 1, 1, 1)]
    assert numbers(world, filters=Filters(category=("packing",), tier=("vip",))) == numbers(world)


def test_a_question_that_nothing_can_answer_has_no_rows(world: World) -> None:
    assert numbers(world, filters=Filters(cause=("late",))) == []
    assert numbers(world, world.scope(GIL), EVERYTHING) == []
    assert numbers(world, NOBODY, EVERYTHING) == []
    assert backlog_days(world.mirror, NOBODY, ALL_DAYS, clock=CLOCK).empty


def test_an_executive_is_told_no_part_of_a_sum_from_which_a_few_would_follow(world: World) -> None:
    fay = world.scope(FAY)
    eight = [(0, 8, 0, 0, 8, 0, 0), (0, 0, 0, 0, 0, 0, 0), (0, 8, 0, 0, 0, 0, 8)]
    assert numbers(world, fay, EVERYTHING, every=Grain.WEEK) == eight
    assert backlog(world.mirror, fay, THIS_MONTH, Filters(team_id=(SOUTH,)), clock=CLOCK)["hidden"].tolist() == [True]
    passed_on(world)
    # One stands at the end of each week but the last: what came and went would tell it.
    found = backlog(world.mirror, fay, THIS_MONTH, clock=CLOCK, every=Grain.WEEK)
    assert found["hidden"].all()
    assert found[list(FLOWS)].isna().all(axis=None)
    assert found["standing"].fillna(-1).tolist() == [-1, -1, -1, 9]


def test_every_day_adds_up_and_days_that_do_not_are_named(world: World) -> None:
    key = passed_on(world)
    assert (reckon(world.mirror, CLOCK).contradicting, reckon(world.mirror, CLOCK).otherwise) == ({}, {})
    first, second = date(2026, 10, 28), date(2026, 11, 2)
    with world.writing() as connection:  # never left, although it went on
        mine = (complaint_stage.c.complaint_id == key, complaint_stage.c.position == 0)
        connection.execute(update(complaint_stage).where(*mine).values(left_on=None, left_at=None))
        settle_passing(connection, select(complaint.c.id))
        stamp(connection, complaint_stage, [first])
    found = reckon(world.mirror, CLOCK)
    # In the whole the hand-over now comes in and never goes out: told as such, it adds up, and it is no other's.
    assert found.contradicting == {}
    assert numbers(world)[0][3:6] == (1, 1, 0)
    with world.writing() as connection:
        connection.execute(update(complaint_stage).where(complaint_stage.c.complaint_id == key).values(team_id=NORTH))
        connection.execute(update(complaint).where(complaint.c.id == key).values(opened_on=first - timedelta(1)))
        settle_passing(connection, select(complaint.c.id))
        stamp(connection, complaint_stage, [first])
        stamp(connection, complaint, [first, first - timedelta(1)])
    found = reckon(world.mirror, CLOCK)
    assert found.contradicting == {second: 1}
    assert found.otherwise == {first - timedelta(1): 1, first: -1}
    sentences = [text.said("en", **filled) for text, filled in found.texts]
    assert "1 of them do not add up, among them 2026-11-02 (+1)" in sentences[0]
    assert "on 2 days others were received than came into work" in sentences[1]


@pytest.mark.parametrize(
    "filters",
    [EVERYTHING, *(Filters(**given) for given in (
        {"team_id": (2,)}, {"tier": ("vip",)}, {"channel": ("phone", None)},
        {"category": ("物流延误 / Late delivery",)}, {"team_id": (2, 3), "severity": ("high",)}, {"member_id": (11,)},
    ))],
    ids=str,
)  # fmt: skip
def test_the_demo_company_adds_up_on_each_day_whatever_it_is_cut_to(
    mirror: Mirror, clock: Clock, cast: Cast, filters: Filters
) -> None:
    quarter = named("this_quarter", clock.today)
    for scope in (cast.owner, cast.lead):
        days = backlog_days(mirror, scope, ALL_DAYS, filters, clock=clock)
        assert contradicting(days).empty
        assert otherwise_received(days).empty
        weeks = reconciled(backlog(mirror, scope, quarter, filters, clock=clock, every=Grain.WEEK))
        whole = reconciled(backlog(mirror, scope, quarter, filters, clock=clock))
        for found in (weeks, whole):
            assert (found["difference"] == 0).all()
        assert weeks[list(FLOWS)].sum().tolist() == whole[list(FLOWS)].iloc[0].tolist()


def test_behind_each_flow_are_as_many_rows_as_it_says(mirror: Mirror, clock: Clock, cast: Cast) -> None:
    month = named("this_month", clock.today)
    whole = backlog(mirror, cast.lead, month, clock=clock).iloc[0]
    names = {"received": "work_received", "handed_in": "work_from_teams", "resolved": "work_resolved"}
    with reading(mirror.database) as connection:
        for flow, measure in names.items():
            assert rows_behind(connection, cast.lead, measure, month, clock=clock).total == whole[flow] > 0


def test_the_check_says_so_and_ends_as_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with whole_world(tmp_path) as made:
        with made.writing() as connection:
            connection.execute(update(complaint_stage).where(complaint_stage.c.id == 1).values(came_as="stage"))
        monkeypatch.setenv("DATABASE_URL", str(made.database.url))
        monkeypatch.setenv("DASHBOARD_TODAY", CLOCK.today.isoformat())
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        assert command_line.main(["check"]) == 1
    said = capsys.readouterr().out
    assert "其中 1 天对不上，例如 2026-11-04 (+1)" in said
    assert said.splitlines()[-1] == "镜像与数据库一致。"
