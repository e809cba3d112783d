"""Calendars as administrators change them: what each command does, refuses, and leaves as it was."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import insert, select

from data_access.engine import write
from data_access.hours import calendars, working_time
from data_access.hours.calendar_changes import (
    add_version,
    create_calendar,
    make_usual,
    remove_version,
    rename_calendar,
    set_team_calendar,
)
from data_access.hours.calendar_days import correct_days, recount_calendar, take_back_days
from data_access.numbers import asking
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import (
    calendar_day,
    complaint,
    complaint_pause,
    complaint_stage,
    department,
    interaction,
    request,
)
from data_access.scope import NOBODY, OWNER
from data_access.watch import Watch
from metrics.words import LANGUAGES
from tests.data_access.world import (
    ADA,
    CAI,
    CLOCK,
    FAY,
    GIL,
    NIGHTS,
    NORTH,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    a_case,
    a_stage,
    empty_world,
    noon,
    whole_world,
)

USUAL = 1
WEEK = ("09:00-12:00, 13:30-18:00",) * 5 + ("", "")
LONG_WEEK = ("8-20",) * 6 + ("",)
MONDAY = TODAY - timedelta(days=4)
_keys = count()


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def done(world: World, command: Callable[..., int], *, by: int = GIL, key: str = "", **fields: Any) -> int:
    scope = world.scope(by)
    key = key or str(next(_keys))
    return write(world.database, lambda connection: command(connection, scope, clock=CLOCK, request_key=key, **fields))


def refused(reason: str) -> "pytest.RaisesExc[Rejected]":
    return pytest.raises(Rejected, match=f"^{reason}$")


def asked(world: World, question: Callable[..., Any], *given: Any) -> Any:
    with world.reading() as connection:
        return question(connection, OWNER, *given)


def now(world: World) -> working_time.Calendars:
    with world.reading() as connection:
        return working_time.calendars(connection)


def created(world: World, name: str = "Shift", **fields: Any) -> int:
    given = {"zone": "Asia/Shanghai", "week": LONG_WEEK, "holidays": None, **fields}
    return done(world, create_calendar, name=name, key=f"make {name}", **given)


def minutes(world: World) -> dict[int, float | None]:
    """What is stored of every contact that was resolved, by its id."""
    i = interaction.c
    with world.reading() as connection:
        rows = connection.execute(select(i.id, i.resolution_business_minutes).where(i.resolved_at.is_not(None)))
        return {row.id: row.resolution_business_minutes for row in rows}


def a_contact(team_id: int | None, day: date, **given: Any) -> dict[str, Any]:
    """A contact from noon to three in the afternoon of `day`."""
    opened = noon(day)
    case = a_case(opened, resolved_at=opened + timedelta(hours=3), ended_at=opened + timedelta(hours=3))
    return {"team_id": team_id, "channel": "phone", **case, **given}


# ------------------------------------------------------------------ calendars and their hours


def test_a_new_calendar_counts_for_whom_it_is_given_to_and_those_below(world: World) -> None:
    key = created(world, holidays="de-by", zone="Europe/Berlin")
    assert asked(world, calendars.calendars_known).to_numpy().tolist()[1] == [key, "Shift", "Europe/Berlin", False]
    assert done(world, set_team_calendar, team_id=NORTH, calendar_id=key) == NORTH
    by = asked(world, calendars.teams_by_calendar).set_index("team_id")
    assert by["calendar_id"].to_dict() == {NORTH: key, NIGHTS: key, SOUTH: USUAL}
    assert by["through_id"].fillna(0).to_dict() == {NORTH: NORTH, NIGHTS: NORTH, SOUTH: 0}
    assert now(world).id_of(NIGHTS) == key
    shift = now(world).of(NIGHTS)
    assert shift.zone == "Europe/Berlin"
    assert shift.windows(date(2026, 11, 21)) == ((480, 1200),)
    assert shift.special(date(2026, 1, 6)) is not None  # Epiphany is kept in Bavaria
    done(world, set_team_calendar, team_id=NIGHTS, calendar_id=USUAL)
    assert (now(world).id_of(NORTH), now(world).id_of(NIGHTS)) == (key, USUAL)
    done(world, set_team_calendar, team_id=NORTH, calendar_id=None)
    assert now(world).of_teams == ()


def test_the_usual_calendar_can_be_another_one(world: World) -> None:
    key = created(world)
    assert done(world, make_usual, calendar_id=key) == key
    assert asked(world, calendars.calendars_known)[["calendar_id", "usual"]].to_numpy().tolist() == [
        [key, True], [USUAL, False],
    ]  # fmt: skip
    assert now(world).usual_id == key
    assert set(asked(world, calendars.teams_by_calendar)["calendar_id"]) == {key}


def test_a_calendar_is_renamed_but_not_to_another_ones_name(world: World) -> None:
    key = created(world)
    done(world, rename_calendar, calendar_id=key, name="  Night   shift ")
    done(world, rename_calendar, calendar_id=key, name="Night shift")
    assert asked(world, calendars.calendars_known)["name"].tolist()[1] == "Night shift"
    with refused("calendar_name_taken"):
        done(world, rename_calendar, calendar_id=USUAL, name="Night shift")
    with refused("calendar_name_missing"):
        done(world, rename_calendar, calendar_id=key, name="  ")
    with refused("calendar_name_too_long"):
        done(world, rename_calendar, calendar_id=key, name="x" * 101)


def test_other_hours_count_from_their_day_on(world: World) -> None:
    done(world, add_version, calendar_id=USUAL, valid_from=MONDAY, week=WEEK, holidays=None)
    usual = now(world).usual
    assert usual.windows(MONDAY - timedelta(days=3)) == ((540, 1080),)
    assert usual.windows(MONDAY) == ((540, 720), (810, 1080))
    assert usual.special(date(2026, 10, 1)) is not None
    assert usual.special(date(2027, 1, 1)) is None
    found = asked(world, calendars.versions_of, USUAL)
    assert found["valid_from"].tolist() == [working_time.SINCE, MONDAY]
    assert calendars.calendar_as_stored("Asia/Shanghai", found, asked(world, calendars.corrections_of, USUAL)) == usual


def test_hours_that_are_not_in_effect_yet_can_be_removed(world: World) -> None:
    tomorrow = TODAY + timedelta(days=1)
    for day in (TODAY, tomorrow):
        done(world, add_version, calendar_id=USUAL, valid_from=day, week=WEEK, holidays="CN")
    done(world, remove_version, calendar_id=USUAL, valid_from=tomorrow)
    with refused("version_in_effect"):
        done(world, remove_version, calendar_id=USUAL, valid_from=TODAY)
    with refused("version_unknown"):
        done(world, remove_version, calendar_id=USUAL, valid_from=tomorrow)
    assert len(asked(world, calendars.versions_of, USUAL)) == 2


WRONG_HOURS: list[tuple[dict[str, Any], str, str]] = [
    ({"week": ("9-12, noon", *WEEK[1:])}, "windows_unreadable", "Monday: “noon”"),
    ({"week": (*WEEK[:6], "13-18, 9-12")}, "windows_wrong", "Sunday: the hours 13:00-18:00, 09:00-12:00"),
    ({"week": ("", "-", "off", "休", "", "", "")}, "week_empty", "never"),
    ({"holidays": "XX"}, "country_unknown", "“XX”"),
    ({"holidays": "DE-XX"}, "country_unknown", "“DE-XX”"),
    ({"holidays": "=1+cmd|'; DROP TABLE"}, "country_unknown", "no country"),
    ({"valid_from": working_time.SINCE}, "version_day_taken", "2000-01-01"),
    ({"calendar_id": 99}, "calendar_unknown", "no such calendar"),
]


def test_what_is_wrong_with_hours_is_said(world: World) -> None:
    for changed, reason, says in WRONG_HOURS:
        given = {"calendar_id": USUAL, "valid_from": MONDAY, "week": WEEK, "holidays": "CN", **changed}
        with refused(reason) as caught:
            done(world, add_version, **given)
        assert says in caught.value.said("en")
        assert all(caught.value.said(language) for language in LANGUAGES)
    with refused("zone_unknown"):
        created(world, zone="Mars/Olympus")
    with refused("team_unknown"):
        done(world, set_team_calendar, team_id=99, calendar_id=USUAL)


# ------------------------------------------------------------------ days


def test_days_are_corrected_and_taken_back(world: World) -> None:
    friday, sunday = TODAY + timedelta(days=7), TODAY + timedelta(days=9)
    off = {"calendar_id": USUAL, "works": False, "name": " Company  outing "}
    assert done(world, correct_days, first=friday, last=sunday, **off) == 3
    assert now(world).usual.special(sunday) is not None
    assert now(world).usual.windows(friday) == ()
    assert asked(world, calendars.corrections_of, USUAL)["name"].tolist() == ["Company outing"] * 3
    with refused("day_corrected_already") as caught:
        done(world, correct_days, first=friday - timedelta(days=1), last=friday, **{**off, "works": True})
    assert "2026-11-27" in caught.value.said("en")
    assert "Company outing" in caught.value.said("en")
    assert done(world, take_back_days, calendar_id=USUAL, first=friday, last=friday) == 1
    assert now(world).usual.windows(friday) == ((540, 1080),)
    with refused("day_not_corrected"):
        done(world, take_back_days, calendar_id=USUAL, first=friday, last=friday)
    worked = {"calendar_id": USUAL, "works": True, "name": "Stocktaking"}
    done(world, correct_days, first=date(2026, 10, 1), last=date(2026, 10, 1), **worked)
    assert now(world).usual.windows(date(2026, 10, 1)) == ((540, 1080),)


WRONG_DAYS: list[tuple[dict[str, Any], str]] = [
    ({"name": " "}, "day_name_missing"),
    ({"name": "x" * 201}, "calendar_name_too_long"),
    ({"last": TODAY - timedelta(days=1)}, "days_in_wrong_order"),
    ({"last": TODAY + timedelta(days=366)}, "too_many_days"),
    ({"calendar_id": 99}, "calendar_unknown"),
]


def test_what_is_no_correction_is_refused(world: World) -> None:
    given = {"calendar_id": USUAL, "first": TODAY, "last": TODAY, "works": False, "name": "x" * 200}
    for changed, reason in WRONG_DAYS:
        with refused(reason):
            done(world, correct_days, **{**given, **changed})
    assert asked(world, calendars.corrections_of, USUAL).empty
    assert done(world, correct_days, **given) == 1


# ------------------------------------------------------------------ who, how often, and at once


COMMANDS: list[tuple[Callable[..., int], dict[str, Any]]] = [
    (create_calendar, {"name": "New", "zone": "Asia/Shanghai", "week": WEEK, "holidays": "CN"}),
    (rename_calendar, {"calendar_id": USUAL, "name": "Other"}),
    (make_usual, {"calendar_id": USUAL}),
    (set_team_calendar, {"team_id": SOUTH, "calendar_id": USUAL}),
    (add_version, {"calendar_id": USUAL, "valid_from": MONDAY, "week": WEEK, "holidays": "CN"}),
    (correct_days, {"calendar_id": USUAL, "first": TODAY, "last": TODAY, "works": False, "name": "Outing"}),
    (recount_calendar, {"calendar_id": USUAL, "since": MONDAY}),
]


def test_a_form_that_is_sent_twice_changes_once_and_answers_alike(world: World) -> None:
    for command, fields in COMMANDS:
        key = command.__name__
        assert done(world, command, key=key, **fields) == done(world, command, key=key, **fields)
    with refused("request_key_reused"):
        done(world, correct_days, key="correct_days", **{**COMMANDS[5][1], "name": "Another"})
    with world.reading() as connection:
        assert len(connection.execute(select(calendar_day)).all()) == 1
        assert len(connection.execute(select(request)).all()) == len(COMMANDS)


def test_only_administrators_change_calendars_and_everybody_reads_them(world: World) -> None:
    for scope in (NOBODY, *map(world.scope, (CAI, ADA, FAY))):
        for command, fields in COMMANDS:
            with world.writing() as connection, pytest.raises(NotAllowed):
                command(connection, scope, clock=CLOCK, request_key="k", **fields)
        with world.reading() as connection:
            assert calendars.calendars_known(connection, scope).empty == (scope == NOBODY)


def test_of_two_who_correct_the_same_day_at_once_the_second_is_told(world: World) -> None:
    scope = world.scope(GIL)

    def attempt(name: str) -> str:
        fields = {"calendar_id": USUAL, "first": TODAY, "last": TODAY, "works": False, "name": name}
        try:
            write(world.database, lambda each: correct_days(each, scope, clock=CLOCK, request_key=name, **fields))
        except Rejected as rejected:
            return rejected.reason
        return ""

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, ("Outing", "Training"))) == ["", "day_corrected_already"]


def test_whoever_watches_sees_a_changed_calendar_at_once(world: World) -> None:
    watch = Watch(world.database)
    look = lambda: watch.remembered(("calendars",), lambda: now(world))  # noqa: E731
    assert look().usual.windows(TODAY)
    done(world, correct_days, calendar_id=USUAL, first=TODAY, last=TODAY, works=False, name="Outing")
    assert look().usual.windows(TODAY) == ()


# ------------------------------------------------------------------ what is stored


@pytest.fixture
def counted(world: World) -> dict[str, int]:
    """Contacts of each team on Monday and Tuesday, and one of no team; all three hours of an office day."""
    tuesday = MONDAY + timedelta(days=1)
    places = {
        "north": (NORTH, tuesday), "nights": (NIGHTS, tuesday), "south": (SOUTH, tuesday), "none": (None, tuesday),
        "before": (NORTH, MONDAY),
    }  # fmt: skip
    keys = world.add(interaction, *(a_contact(team_id, day) for team_id, day in places.values()))
    return dict(zip(places, keys, strict=True))


def lunch_counts(world: World) -> None:
    """From long ago on, an hour and a half of noon to three is no working time."""
    done(world, add_version, calendar_id=USUAL, valid_from=date(2020, 1, 1), week=WEEK, holidays="CN")


def test_a_changed_calendar_changes_nothing_that_is_stored(world: World, counted: dict[str, int]) -> None:
    before = minutes(world)
    assert before[counted["north"]] == 180
    lunch_counts(world)
    assert minutes(world) == before


def test_counting_anew_changes_what_is_of_these_teams_since_that_day_and_nothing_else(
    world: World, counted: dict[str, int]
) -> None:
    before = minutes(world)
    key = created(world)
    done(world, set_team_calendar, team_id=SOUTH, calendar_id=key)
    lunch_counts(world)
    since = MONDAY + timedelta(days=1)
    told: list[tuple[str, int, int]] = []
    changed = done(
        world, recount_calendar, calendar_id=USUAL, since=since, team_ids=(NIGHTS,),
        progress=lambda *each: told.append(each),
    )  # fmt: skip
    assert told[0][:2] == ("recounting", 0)
    assert told[-1][1] == told[-1][2] > 0
    after = minutes(world)
    assert {each for each in after if after[each] != before[each]} >= {counted["nights"]}
    assert after[counted["nights"]] == 90
    assert [after[counted[name]] for name in ("north", "south", "none", "before")] == [180] * 4
    assert changed >= 1
    assert done(world, recount_calendar, calendar_id=USUAL, since=since) >= 2
    whole = minutes(world)
    assert [whole[counted[name]] for name in ("north", "nights", "none")] == [90] * 3
    assert [whole[counted[name]] for name in ("south", "before")] == [180] * 2  # another calendar, an earlier day
    assert done(world, recount_calendar, calendar_id=USUAL, since=since) == 0


def test_numbers_follow_what_was_counted_anew(world: World, counted: dict[str, int]) -> None:
    def median() -> float:
        names = ("interaction_resolution_p50_working",)
        found: pd.DataFrame = asking.ask(world.mirror, OWNER, names, THIS_MONTH, CLOCK, by=("team_id",), every=None)
        return float(found.set_index("team_id")[names[0]].loc[SOUTH])

    before = median()
    done(world, correct_days, calendar_id=USUAL, first=THIS_MONTH.start, last=TODAY, works=False, name="Closed")
    assert median() == before
    done(world, recount_calendar, calendar_id=USUAL, since=THIS_MONTH.start)
    assert median() == 0


def test_waits_and_the_time_of_other_departments_are_counted_anew_by_their_own_calendars(world: World) -> None:
    opened, hour = noon(MONDAY), timedelta(hours=1)
    with world.writing() as connection:
        connection.execute(insert(department).values(name="Warehouse", calendar_id=USUAL))
    case = a_case(opened, complaints=True, resolved_at=opened + 4 * hour)
    waited = {"paused_minutes": 120.0, "paused_business_minutes": 120.0, "resolution_business_minutes": 120.0}
    given = {"team_id": SOUTH, "channel": "phone", "category": "billing", "state": "resolved", **case, **waited}
    (key,) = world.add(complaint, given)
    about = {"team_id": SOUTH, "channel": "phone", "category": "billing"}
    stages = [
        a_stage(key, 0, "received", opened, opened + 3 * hour, **about, paused_business_minutes=120.0),
        a_stage(key, 1, "received", opened + 3 * hour, opened + 4 * hour, **about, department="Warehouse"),
        # As an import brings it: nothing but waiting.
        a_stage(key, 2, "answered", opened + 1.5 * hour, opened + 4 * hour, **about, paused_minutes=150.0),
    ]
    world.add(complaint_stage, *stages)
    wait = {"began_at": opened + hour, "ended_at": opened + 3 * hour, "minutes": 120.0, "business_minutes": 120.0}
    world.add(complaint_pause, {"complaint_id": key, "team_id": SOUTH, "reason": "customer", **wait})
    done(world, set_team_calendar, team_id=SOUTH, calendar_id=created(world, week=("12-14",) * 5 + ("", "")))
    done(world, recount_calendar, calendar_id=None, since=MONDAY, team_ids=(SOUTH,))
    with world.reading() as connection:
        c, s, p = complaint.c, complaint_stage.c, complaint_pause.c
        asked_case = select(c.resolution_business_minutes, c.paused_business_minutes).where(c.id == key)
        asked_stages = select(s.business_minutes, s.paused_business_minutes).where(s.complaint_id == key)
        assert tuple(connection.execute(asked_case).one()) == (60, 60)
        assert [tuple(row) for row in connection.execute(asked_stages.order_by(s.position))] == [
            (120, 60), (60, 0), (30, 30),
        ]  # fmt: skip
        assert connection.execute(select(p.business_minutes).where(p.complaint_id == key)).scalar_one() == 60


def test_what_cannot_be_counted_anew_is_said(world: World) -> None:
    with refused("day_in_future"):
        done(world, recount_calendar, calendar_id=USUAL, since=TODAY + timedelta(days=1))
    with refused("calendar_unknown"):
        done(world, recount_calendar, calendar_id=99, since=TODAY)
    key = created(world)
    with refused("team_of_another_calendar"):
        done(world, recount_calendar, calendar_id=key, since=TODAY, team_ids=(SOUTH,))
    with refused("recount_team_missing"):
        done(world, recount_calendar, calendar_id=None, since=TODAY)
    assert done(world, recount_calendar, calendar_id=key, since=MONDAY) == 0  # nobody has it


def test_the_teams_of_any_calendar_can_be_counted_anew(world: World, counted: dict[str, int]) -> None:
    done(world, set_team_calendar, team_id=SOUTH, calendar_id=created(world, week=("", "14-15", "", "", "", "", "")))
    assert done(world, recount_calendar, calendar_id=None, since=MONDAY, team_ids=(SOUTH,)) >= 1
    assert minutes(world)[counted["south"]] == 60
    assert minutes(world)[counted["north"]] == 180


def test_an_empty_database_has_its_usual_calendar_and_no_teams(tmp_path: Path, database_kind: str) -> None:
    with empty_world(tmp_path, database_kind) as world:
        assert asked(world, calendars.calendars_known)["usual"].tolist() == [True]
        assert asked(world, calendars.teams_by_calendar).empty
        assert asked(world, calendars.corrections_of, USUAL).empty
        assert asked(world, calendars.versions_of, 99).empty
