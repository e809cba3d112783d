"""Trainings: who has to take what until when, who took it, what follows from that, and who sees it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import delete, insert, select

from data_access.__main__ import main
from data_access.auditing import audited
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.due import due_for
from data_access.due_by_day import TRAINING
from data_access.engine import write
from data_access.members import administration, inviting, team_changes
from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry, course, member, membership, training
from data_access.scope import OWNER
from data_access.training import attendance, courses
from data_access.training.duties import NOTICE_DAYS, RENEW_DAYS, forget_duties, settle_duties
from data_access.training.trained import trainings
from metrics.calendars.periods import Period
from tests.data_access.erasing.traces import erase_member
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    HU,
    KIM,
    LEE,
    MAX,
    NORTH,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    whole_world,
)

PRIVACY = 1  # the course that the company begins with: for everybody, each year
DAY = timedelta(days=1)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


@pytest.fixture
def either(tmp_path: Path, database_kind: str) -> Iterator[World]:
    """On SQLite and on PostgreSQL, for what the two write differently."""
    with whole_world(tmp_path, database_kind) as made:
        yield made


def on(day: date) -> Clock:
    return replace(CLOCK, now=CLOCK.midnight(day) + timedelta(hours=10))


def do(
    world: World, command: Callable[..., int], who: int | None, key: str = "k", at: Clock = CLOCK, **fields: Any
) -> int:
    scope = OWNER if who is None else world.scope(who)
    with world.writing() as connection:
        given = {"clock": at, "request_key": key, **fields}
        return audited.perform(command, given, connection=connection, scope=scope, clock=at)


def settle(world: World, at: Clock = CLOCK) -> int:
    with world.writing() as connection:
        return settle_duties(connection, clock=at)


def add(world: World, who: int | None = ADA, key: str = "c", **given: Any) -> int:
    return do(world, courses.add_course, who, key, **{"name": "Tea", "hours": 2.0, **given})


def take(
    world: World, who: int | None, course_id: int, *scores: tuple[int, float | None], day: date = TODAY, key: str = "t"
) -> int:
    return do(
        world, attendance.record_attendance, who, key, on(max(day, TODAY)), course_id=course_id, attended_on=day,
        hours=2.0, scores=scores,
    )  # fmt: skip


def seen(world: World, who: int | None, at: Clock = CLOCK, **asked: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return trainings(connection, OWNER if who is None else world.scope(who), clock=at, **asked)


def of(world: World, member_id: int, course_id: int = PRIVACY, at: Clock = CLOCK) -> pd.DataFrame:
    found = seen(world, None, at)
    return found[(found["member_id"] == member_id) & (found["course_id"] == course_id)]


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


# ------------------------------------------------------------------ what follows from the rules


def test_a_mandatory_course_is_asked_of_everybody_whom_it_is_for_and_only_once(either: World) -> None:
    world = either
    number = add(world, mandatory=True, due_days=20)
    found = seen(world, None)
    theirs = found[found["course_id"] == number]
    assert set(theirs["member_id"]) == {
        ADA,
        BO,
        CAI,
        DAN,
        EVE,
        9,
        10,
        KIM,
        LEE,
        MAX,
    }  # not who left, directs, administers
    assert set(theirs["due_on"].dt.date) == {TODAY + 20 * DAY}
    assert set(theirs["came_as"]) == {"mandatory"}
    assert add(world, mandatory=True, due_days=20) == number
    before = len(seen(world, None))
    assert (settle(world), settle(world), len(seen(world, None))) == (0, 0, before)


def test_a_course_of_a_team_is_for_its_people_and_those_below_by_their_role(world: World) -> None:
    number = add(world, mandatory=True, for_team_id=NORTH, for_role="staff")
    found = seen(world, None)
    assert set(found[found["course_id"] == number]["member_id"]) == {CAI, DAN, 9, 10, KIM, LEE, MAX}
    leads = add(world, key="l", name="Leading", mandatory=True, for_role="lead")
    found = seen(world, None)
    assert set(found[found["course_id"] == leads]["member_id"]) == {ADA, BO}


def test_who_joins_in_the_middle_of_a_year_has_their_own_days(world: World) -> None:
    """And whoever was here already need not take what is part of onboarding."""
    number = add(world, onboarding=True, due_days=14)
    assert set(seen(world, None)["course_id"]) == {PRIVACY}
    given = {"name": "Nia", "name_en": None, "email": None, "role": "staff", "team_id": SOUTH}
    nia = write(
        world.database,
        lambda connection: inviting.create_member(
            connection,
            world.scope(GIL),
            clock=on(TODAY + 30 * DAY),
            request_key="n",
            **given,  # type: ignore[arg-type]
        ),
    )
    found = of(world, nia, number, on(TODAY + 30 * DAY)).iloc[0]
    assert (found["due_on"].date(), found["came_as"], found["mandatory"]) == (TODAY + 44 * DAY, "onboarding", True)
    # The mandatory one, too: within its own days of the day on which they came.
    assert of(world, nia).iloc[0]["due_on"].date() == TODAY + 44 * DAY
    year = Period("year", date(2027, 1, 1), date(2028, 1, 1))
    by_member = ask(world.mirror, OWNER, {"trainings_missed"}, year, on(TODAY + 60 * DAY), by=("member_id",))
    assert by_member.set_index("member_id")["trainings_missed"].to_dict() == {nia: 2}


def test_who_is_found_late_is_not_late_at_once(world: World) -> None:
    """An import that brings somebody who has been here for years asks them within a week, not years ago."""
    with world.writing() as connection:
        connection.execute(insert(member).values(id=50, name="Ola", active=True, joined_on=date(2020, 1, 1)))
        connection.execute(insert(membership).values(member_id=50, team_id=NORTH, from_on=date(2020, 1, 1)))
    assert settle(world, on(TODAY + 60 * DAY)) == 1  # without a role they work
    assert of(world, 50).iloc[0]["due_on"].date() == TODAY + (60 + NOTICE_DAYS) * DAY
    with world.writing() as connection:  # a withdrawn import takes them along
        forget_duties(connection, select(member.c.id).where(member.c.id == 50))
        connection.execute(delete(membership).where(membership.c.member_id == 50))
        connection.execute(delete(member).where(member.c.id == 50))


def test_what_expires_is_asked_again_in_time_and_again_a_year_later(world: World) -> None:
    """Dan took it on 15 November 2026, for a year."""
    last_day = date(2027, 11, 15)
    assert of(world, DAN).iloc[0]["expires_on"].date() == last_day
    assert settle(world, on(last_day - (RENEW_DAYS + 1) * DAY)) == 0
    early = on(last_day - RENEW_DAYS * DAY)
    settle(world, early)
    settle(world, early)
    again = of(world, DAN, at=early)
    assert list(again["came_as"]) == ["renewal", "mandatory"]
    assert again.iloc[0]["due_on"].date() == last_day
    take(world, ADA, PRIVACY, (DAN, None), day=last_day, key="r")
    found = of(world, DAN, at=on(last_day))
    assert sorted(found["expires_on"].dt.date) == [last_day, date(2028, 11, 15)]
    assert list(found["state"]) == ["done", "done"]  # what was renewed need not be looked at
    assert of(world, DAN, at=on(date(2028, 11, 16)))["state"].tolist().count("expired") == 1


def test_29_february_expires_on_the_28th_of_a_plain_year(world: World) -> None:
    leap = date(2028, 2, 29)
    take(world, ADA, PRIVACY, (LEE, None), day=leap)
    assert max(of(world, LEE, at=on(leap))["expires_on"].dt.date) == date(2029, 2, 28)


def test_who_leaves_has_nothing_to_take_and_what_was_missed_stays_missed(either: World) -> None:
    """Cai's was due on 15 November."""
    world = either

    def numbers() -> tuple[float, float]:
        found = ask(world.mirror, OWNER, {"trainings_missed", "trainings_overdue"}, THIS_MONTH, CLOCK, filters=NORTHS)
        return found["trainings_missed"].iloc[0], found["trainings_overdue"].iloc[0]

    assert numbers() == (3, 3)  # Cai, Ida, Kim
    write(
        world.database,
        lambda connection: administration.deactivate(connection, world.scope(GIL), member_id=CAI, clock=CLOCK),
    )
    assert list(of(world, CAI)["state"]) == ["withdrawn"]
    assert numbers() == (3, 2)


NORTHS = Filters(team_id=(NORTH,))


def test_a_retired_course_is_nobodys_and_its_history_stays(world: World) -> None:
    with pytest.raises(NotAllowed):
        do(world, courses.retire_course, CAI, course_id=PRIVACY, revision=0)
    do(world, courses.retire_course, ADA, course_id=PRIVACY, revision=0)
    assert set(seen(world, None)["state"]) == {"done", "withdrawn"}
    assert settle(world) == 0
    assert (
        reason(lambda: do(world, courses.retire_course, ADA, "again", course_id=PRIVACY, revision=1))
        == "course_retired"
    )
    assert reason(lambda: take(world, ADA, PRIVACY, (CAI, None))) == "course_retired"


def test_the_command_for_the_night_says_what_it_did(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with world.writing() as connection:
        connection.execute(delete(training).where(training.c.member_id == MAX))
    monkeypatch.setenv("DATABASE_URL", world.database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("DASHBOARD_TODAY", TODAY.isoformat())
    monkeypatch.setenv("DASHBOARD_LANGUAGE", "en")
    assert main(["trainings"]) == 0
    assert main(["trainings"]) == 0
    said = capsys.readouterr().out
    assert [line.split(": ")[-1] for line in said.splitlines() if "assigned or ended" in line] == ["1.", "0."]
    assert len(of(world, MAX)) == 1


# ------------------------------------------------------------------ taking a course


def test_several_take_a_course_at_once_and_who_fails_has_yet_to_pass(either: World) -> None:
    world = either
    number = add(world, passing_score=80.0, valid_months=24)
    do(world, attendance.assign_course, ADA, "a", course_id=number, member_ids=(CAI, DAN, KIM), due_on=TODAY + DAY)
    assert take(world, ADA, number, (CAI, 92.0), (DAN, 61.0), (KIM, None)) == 3
    found = {who: of(world, who, number).iloc[0] for who in (CAI, DAN, KIM)}
    assert found[CAI]["completed_on"].date() == TODAY
    assert found[CAI]["expires_on"].date() == date(2028, 11, 20)
    assert [found[who]["state"] for who in (DAN, KIM)] == ["due", "due"]
    assert not found[DAN]["passed"]
    take(world, ADA, number, (DAN, 85.0), day=TODAY + DAY, key="again")
    again = of(world, DAN, number, on(TODAY + DAY)).iloc[0]
    assert (again["state"], again["attempts"], again["hours"], again["score"]) == ("done", 2, 4.0, 85.0)


def test_who_takes_a_course_nobody_asked_for_has_taken_it_and_owes_nothing(world: World) -> None:
    number = add(world)
    take(world, ADA, number, (MAX, None), day=TODAY - DAY)  # of the team below
    found = of(world, MAX, number).iloc[0]
    assert (found["state"], found["came_as"], pd.isna(found["due_on"])) == ("done", "taken", True)
    told = ask(world.mirror, OWNER, {"trainings_completed", "training_hours"}, THIS_MONTH, CLOCK, by=("member_id",))
    row = told.set_index("member_id").loc[MAX]
    assert (row["trainings_completed"], row["training_hours"]) == (0, 2)


def test_what_cannot_be_is_refused_with_its_reason(world: World) -> None:
    number = add(world)
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: add(world, key="1", name=" "), "course_name_missing"),
        (lambda: add(world, key="2"), "course_there_already"),
        (lambda: add(world, key="3", name="x", hours=float("nan")), "course_numbers_wrong"),
        (lambda: add(world, key="4", name="x", valid_months=0), "course_numbers_wrong"),
        (lambda: add(world, key="5", name="x", metric="luck"), "choice_unknown"),
        (lambda: add(world, key="6", name="x", for_team_id=99), "team_not_found"),
        (lambda: add(world, key="7", name="x", for_team_id=SOUTH), "not_allowed"),
        (lambda: add(world, key="8", name="x" * 201), "text_too_long"),
        (lambda: take(world, ADA, number), "training_nobody"),
        (lambda: take(world, ADA, 99, (CAI, None)), "entry_not_found"),
        (lambda: take(world, ADA, number, (EVE, None)), "member_not_found"),
        (lambda: take(world, ADA, number, (HU, None)), "member_not_found"),
        (lambda: take(world, ADA, number, (CAI, 101.0)), "course_numbers_wrong"),
        (lambda: take(world, ADA, PRIVACY, (DAN, None), day=date(2026, 11, 15)), "training_recorded"),
        (
            lambda: do(
                world, attendance.record_attendance, ADA, "f", course_id=number, attended_on=TODAY + DAY, hours=1.0,
                scores=((CAI, None),),
            ),
            "day_in_future",
        ),
        (
            lambda: do(
                world, attendance.assign_course, ADA, "p", course_id=number, member_ids=(CAI,), due_on=TODAY - DAY
            ),
            "action_due_past",
        ),
        (
            lambda: do(world, attendance.withdraw_training, ADA, "w", training_id=1, revision=0, reason=" "),
            "reason_missing",
        ),
        (
            lambda: do(world, attendance.withdraw_training, ADA, "d", training_id=2, revision=0, reason="ill"),
            "training_over",
        ),
        (
            lambda: do(world, attendance.take_back_attendance, ADA, "b", training_id=1, revision=0),
            "training_not_recorded",
        ),
    ]  # fmt: skip
    for refusing, why in refused:
        assert reason(refusing) == why
    assert len(seen(world, None)) == 8


def test_only_who_leads_somebody_records_and_withdraws_and_a_colleague_sees_nothing(world: World) -> None:
    given = {"course_id": PRIVACY, "attended_on": TODAY, "hours": 1.0, "scores": ((CAI, None),)}
    for who in (CAI, DAN, FAY, GIL, HU):
        with pytest.raises(NotAllowed):
            do(world, attendance.record_attendance, who, **given)
    assert reason(lambda: do(world, attendance.record_attendance, BO, **given)) == "member_not_found"
    withdraw = {"training_id": 1, "revision": 0, "reason": "on leave for long"}
    assert reason(lambda: do(world, attendance.withdraw_training, BO, **withdraw)) == "entry_not_found"
    assert set(seen(world, DAN)["member_id"]) == {DAN}
    assert set(seen(world, BO)["member_id"]) == {EVE}
    assert set(seen(world, ADA)["member_id"]) == {CAI, DAN, 9, 10, KIM, LEE, MAX}
    assert [len(seen(world, who)) for who in (FAY, GIL, HU)] == [0, 0, 0]


def test_who_leads_them_now_knows_what_they_learnt_elsewhere_and_numbers_stay_where_they_were(world: World) -> None:
    write(
        world.database,
        lambda connection: team_changes.join_team(
            connection, world.scope(GIL), member_id=DAN, team_id=SOUTH, from_on=TODAY, clock=CLOCK
        ),
    )
    assert set(seen(world, BO)["member_id"]) == {DAN, EVE}
    told = ask(world.mirror, world.scope(BO), {"trainings_completed"}, THIS_MONTH, CLOCK)
    assert told["trainings_completed"].iloc[0] == 1  # Eve's; Dan's is North's


def test_two_at_once_hear_of_each_other_and_a_mistake_is_taken_back(world: World) -> None:
    take(world, ADA, PRIVACY, (CAI, None))
    withdraw = {"training_id": 1, "revision": 0, "reason": "on leave"}
    assert reason(lambda: do(world, attendance.withdraw_training, ADA, **withdraw)) == "training_moved_on"
    do(world, attendance.take_back_attendance, ADA, training_id=1, revision=1)
    found = of(world, CAI).iloc[0]
    assert (found["state"], found["late_days"], found["attempts"]) == ("late", 5, 0)
    do(world, attendance.withdraw_training, ADA, "w", training_id=1, revision=2, reason="on leave for long")
    assert list(of(world, CAI)["state"]) == ["withdrawn"]
    assert settle(world) == 0  # and so it stays


def test_a_changed_course_keeps_what_was_taken_and_asks_whoever_it_is_for_now(world: World) -> None:
    number = add(world)
    change = {"course_id": number, "revision": 0, "name": "Tea", "hours": 2.0, "mandatory": True, "due_days": 10}
    do(world, courses.change_course, BO, **change)  # for everybody: every lead's
    assert len(seen(world, None)[lambda rows: rows["course_id"] == number]) == 10
    assert reason(lambda: do(world, courses.change_course, ADA, "late", **change)) == "course_moved_on"
    do(world, courses.change_course, ADA, "off", **{**change, "revision": 1, "mandatory": False})
    assert not seen(world, None)[lambda rows: rows["course_id"] == number]["mandatory"].any()


def test_what_is_due_is_told_and_the_audit_knows_who_recorded_without_scores(world: World) -> None:
    with world.reading() as connection:
        due = due_for(connection, world.scope(CAI), until=TODAY, clock=CLOCK)
    (told,) = due[due["kind"] == TRAINING].to_dict("records")
    assert (told["category"], bool(told["overdue"])) == ("Privacy", True)
    take(world, ADA, PRIVACY, (CAI, 93.0))
    with world.reading() as connection:
        entry = connection.execute(select(audit_entry)).all()[-1]
    assert (entry.what, entry.member_id) == (What.TRAINING_RECORDED, ADA)
    assert "93" not in entry.details


def test_an_erased_member_leaves_numbers_and_no_words(world: World) -> None:
    do(world, attendance.withdraw_training, ADA, training_id=1, revision=0, reason="Cai is ill")
    erase_member(world.database, f"#{CAI}")
    with world.reading() as connection:
        row = connection.execute(select(training).where(training.c.id == 1)).one()
    assert (row.withdrawn_why, row.withdrawn_on) == (None, TODAY)


def test_an_empty_database_has_nothing_to_ask(world: World) -> None:
    with world.writing() as connection:
        connection.execute(delete(training))
        connection.execute(delete(course))
    assert settle(world) == 0
    assert seen(world, None).empty
    assert seen(world, CAI, own=True).empty
