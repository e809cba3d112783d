"""The bell: what became due or breached is told once as new, stays listed, and is nobody else's."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import insert, select, update

from data_access.bell.breached import BREACHED, MINUTES
from data_access.bell.house import BACKUP_OLD, DATA_OLD, ROWS_REFUSED, SOURCE_FAILED, note_backup
from data_access.bell.notices import DUE, ENDED, OVERDUE, WAITING, bell_notices
from data_access.bell.seen import KEPT_DAYS, end_tour, lines_seen, look_at_bell, tours_taken
from data_access.clock import Clock
from data_access.due import DEPUTISED, OWN
from data_access.due_by_day import TARGET
from data_access.erasing import retention
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import absence, complaint, import_batch, import_source, meeting, seen, source_run, target
from data_access.scope import NOBODY, OWNER
from tests.data_access.erasing.traces import erase_member
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    FAY,
    GIL,
    KIM,
    LEE,
    NORTH,
    TODAY,
    World,
    a_case,
    empty_world,
    noon,
    whole_world,
)

LATER = Clock(CLOCK.now + timedelta(days=1), CLOCK.zone)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One company for all that look at a case of their own."""
    with whole_world(tmp_path_factory.mktemp("bell")) as made:
        yield made


def lines(world: World, who: int, clock: Clock = CLOCK) -> pd.DataFrame:
    with world.reading() as connection:
        return bell_notices(connection, world.scope(who), clock=clock)


def look(world: World, who: int, clock: Clock = CLOCK) -> int:
    """Open the bell and see all of it."""
    names = tuple(lines(world, who, clock)["name"])
    with world.writing() as connection:
        return look_at_bell(connection, world.scope(who), clock=clock, names=names)


def a_complaint(world: World, who: int | None, due_days: float, **given: object) -> int:
    opened = noon(date(2026, 11, 16))
    told = {"due_at": CLOCK.now + timedelta(days=due_days), "member_id": who, "team_id": NORTH, **given}
    resolved = {name: told.pop(name) for name in ("resolved_at", "state") if name in told}
    clock = a_case(opened, complaints=True, due_at=told["due_at"], **resolved)
    (key,) = world.add(complaint, {**clock, **told})
    return key


def of(found: pd.DataFrame, key: int, kind: str = OWN) -> list[tuple[str, bool]]:
    rows = found[(found["entry_id"] == key) & (found["kind"] == kind)]
    return list(zip(rows["phase"], rows["new"].astype("bool"), strict=True))


def test_what_runs_late_is_new_until_it_was_looked_at_and_then_stays_listed(tmp_path: Path, database_kind: str) -> None:
    with whole_world(tmp_path, database_kind) as world:
        look(world, DAN)
        key = a_complaint(world, DAN, -0.1)
        assert of(lines(world, DAN), key) == [(OVERDUE, True)]
        assert lines(world, DAN)["new"].sum() == 1
        assert look(world, DAN) == 1
        assert of(lines(world, DAN), key) == [(OVERDUE, False)]
        assert lines(world, DAN)["new"].sum() == 0


def test_looking_again_or_from_another_browser_changes_nothing(tmp_path: Path, database_kind: str) -> None:
    with whole_world(tmp_path, database_kind) as world:
        first, second = a_complaint(world, DAN, -0.2), a_complaint(world, DAN, -0.1)
        found = lines(world, DAN)
        names = [found.loc[found["entry_id"] == key, "name"].iloc[0] for key in (first, second)]
        with world.writing() as connection:
            scope = world.scope(DAN)
            assert look_at_bell(connection, scope, clock=CLOCK, names=(names[0],)) == 1
            # The other browser still showed both, and one of them twice.
            assert look_at_bell(connection, scope, clock=CLOCK, names=(*names, names[0])) == 1
            assert look_at_bell(connection, scope, clock=LATER, names=tuple(names)) == 0
        with world.reading() as connection:
            assert lines_seen(connection, world.scope(DAN)) == frozenset(names)


def test_a_case_is_told_on_its_day_and_again_when_it_is_past_its_time(world: World) -> None:
    key = a_complaint(world, DAN, 0.1)  # two hours later, today
    assert of(lines(world, DAN), key) == [(DUE, True)]
    look(world, DAN)
    assert of(lines(world, DAN), key) == [(DUE, False)]
    assert of(lines(world, DAN, LATER), key) == [(OVERDUE, True)]
    tomorrow = a_complaint(world, DAN, 1)
    assert of(lines(world, DAN), tomorrow) == []


def test_a_deadline_that_moved_and_passed_again_is_told_again(world: World) -> None:
    key = a_complaint(world, DAN, -1)
    look(world, DAN)
    with world.writing() as connection:
        moved = update(complaint).where(complaint.c.id == key).values(due_at=CLOCK.now - timedelta(hours=1))
        connection.execute(moved)
    assert of(lines(world, DAN), key) == [(OVERDUE, True)]


def test_what_ended_late_before_anybody_looked_is_still_told(world: World) -> None:
    key = a_complaint(world, DAN, -0.5, resolved_at=CLOCK.now - timedelta(hours=1), state="answered")
    in_time = a_complaint(world, DAN, -0.5, resolved_at=CLOCK.now - timedelta(hours=13), state="answered")
    assert of(lines(world, DAN), key, BREACHED) == [(ENDED, True)]
    assert of(lines(world, DAN), in_time, BREACHED) == []


def test_a_case_seen_late_is_not_new_again_once_it_ended(world: World) -> None:
    key = a_complaint(world, CAI, -0.1)
    look(world, ADA)
    ended = {"resolved_at": CLOCK.now, "ended_on": TODAY, "state": "answered"}
    with world.writing() as connection:
        connection.execute(update(complaint).where(complaint.c.id == key).values(ended))
    assert of(lines(world, ADA, LATER), key, BREACHED) == [(ENDED, False)]


def test_a_lead_hears_of_their_teams_breaches_and_colleagues_and_others_do_not(world: World) -> None:
    key = a_complaint(world, CAI, -0.1)
    mine = lines(world, ADA)
    assert of(mine, key, BREACHED) == [(OVERDUE, True)]
    assert mine.loc[mine["entry_id"].eq(key) & mine["kind"].eq(BREACHED), "member"].tolist() == ["Cai"]
    for who in (DAN, BO, FAY, GIL):
        found = lines(world, who)
        assert not [name for name in found["name"] if f":{key}:" in name]
    with world.reading() as connection:
        for nobody in (NOBODY, OWNER):
            assert bell_notices(connection, nobody, clock=CLOCK).empty
            assert lines_seen(connection, nobody) == frozenset()


def test_who_stands_in_is_told_and_who_is_away_is_not(world: World) -> None:
    key = a_complaint(world, KIM, -0.1)
    away = {"member_id": KIM, "from_on": TODAY, "to_on": TODAY + timedelta(days=3), "deputy_id": DAN}
    world.add(absence, {**away, "created_by": ADA})
    assert of(lines(world, DAN), key, DEPUTISED) == [(OVERDUE, True)]
    assert of(lines(world, KIM), key) == []


def test_what_somebody_is_asked_for_is_told_before_it_is_due(world: World) -> None:
    goal = {
        "scope": "member", "member_id": DAN, "team_id": NORTH, "metric": "csat", "from_on": date(2026, 12, 1),
        "to_on": date(2027, 1, 1), "kind": "at_least", "value": 0.9, "state": "proposed", "set_by": ADA,
    }  # fmt: skip
    (key,) = world.add(target, goal)
    assert of(lines(world, DAN), key, TARGET) == [(WAITING, True)]
    assert of(lines(world, CAI), key, TARGET) == []


def test_an_administrator_hears_of_sources_imports_old_data_and_backups(world: World) -> None:
    look(world, GIL)
    asked = {"name": "Help desk", "variable": "DASHBOARD_SOURCE_X", "mapping": {}, "row_limit": 1, "seconds": 1}
    counts = dict.fromkeys(("rows_read", "rows_new", "rows_changed", "rows_unchanged"), 0)
    file = {"kind": "contacts", "filename": "a.csv", "file_hash": "h", "mapping": {}, "rows_refused": 2}
    with world.writing() as connection:
        connection.execute(insert(import_source).values(id=7, saved_at=CLOCK.now, **asked))
        run = {"source_id": 7, "started_at": CLOCK.now, "error": "source_away", "details": {}}
        connection.execute(insert(source_run).values(run))
        connection.execute(insert(import_batch).values(id=9, stored_at=CLOCK.now, **file, **counts))
        note_backup(connection, CLOCK)
    assert set(lines(world, GIL)["kind"]) == {SOURCE_FAILED, ROWS_REFUSED}
    month_later = Clock(CLOCK.now + timedelta(days=30), CLOCK.zone)
    assert {DATA_OLD, BACKUP_OLD, SOURCE_FAILED} == set(lines(world, GIL, month_later)["kind"])
    assert not set(lines(world, ADA)["kind"]) & {SOURCE_FAILED, ROWS_REFUSED}


def test_minutes_are_told_to_the_team_that_met_and_not_to_who_closed_them(world: World) -> None:
    met = {"team_id": NORTH, "week_on": date(2026, 11, 16), "as_of": CLOCK.now, "held_on": TODAY}
    (key,) = world.add(meeting, {**met, "state": "closed", "closed_at": CLOCK.now, "closed_by": ADA})
    assert of(lines(world, DAN), key, MINUTES) == [(WAITING, True)]
    look(world, DAN)
    assert of(lines(world, DAN, LATER), key, MINUTES) == [(WAITING, False)]
    for who in (ADA, BO, FAY, GIL):
        assert of(lines(world, who), key, MINUTES) == []


def test_nothing_is_told_where_nothing_is(tmp_path: Path) -> None:
    with empty_world(tmp_path) as world, world.reading() as connection:
        assert bell_notices(connection, world.scope(ADA), clock=CLOCK).empty


def test_only_a_persons_own_lines_are_noted_and_no_words(world: World) -> None:
    with world.writing() as connection:
        with pytest.raises(NotAllowed):
            look_at_bell(connection, NOBODY, clock=CLOCK, names=("own:1",))
        for name in ("Wang Yiming was late", "own:" + "1" * 200, ""):
            with pytest.raises(Rejected, match="choice_unknown"):
                look_at_bell(connection, world.scope(DAN), clock=CLOCK, names=(name,))
        assert look_at_bell(connection, world.scope(DAN), clock=CLOCK, names=()) == 0


def test_what_was_seen_long_ago_is_forgotten(world: World) -> None:
    look(world, LEE)
    with world.writing() as connection:
        old = Clock(CLOCK.now + timedelta(days=KEPT_DAYS + 1), CLOCK.zone)
        look_at_bell(connection, world.scope(LEE), clock=old, names=("own:1:due",))
    with world.reading() as connection:
        assert lines_seen(connection, world.scope(LEE)) == {"own:1:due"}


def test_a_tour_is_taken_once_by_each_person(world: World) -> None:
    with world.writing() as connection:
        assert [end_tour(connection, world.scope(DAN), clock=CLOCK, tour="staff") for _ in range(2)] == [1, 0]
    with world.reading() as connection:
        assert tours_taken(connection, world.scope(DAN)) == {"staff"}
        assert tours_taken(connection, world.scope(CAI)) == frozenset()


def test_of_who_is_erased_and_of_long_ago_nobody_finds_what_they_saw(tmp_path: Path) -> None:
    with whole_world(tmp_path) as world:
        with world.writing() as connection:
            for who in (DAN, LEE):
                look_at_bell(connection, world.scope(who), clock=CLOCK, names=("own:1:due",))
            end_tour(connection, world.scope(LEE), clock=CLOCK, tour="staff")
        erase_member(world.database, f"#{DAN}")
        with world.writing() as connection:
            assert set(connection.execute(select(seen.c.member_id)).scalars()) == {LEE}
            retention.apply(connection, Clock(CLOCK.now + timedelta(days=KEPT_DAYS + 1), CLOCK.zone))
            assert connection.execute(select(seen.c.subject)).scalars().all() == ["tour"]
