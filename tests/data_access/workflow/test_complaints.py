"""Complaints: logged once, found before they are logged twice, listed by due time, closed so that stages add up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select

from data_access.entries import Logged
from data_access.numbers import complaint_times
from data_access.numbers.asking import ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.rejected import Rejected
from data_access.schema import complaint, complaint_stage, customer, membership
from data_access.scope import OWNER
from data_access.workflow import complaints
from metrics.calendars.periods import Period
from metrics.complaints import complaints_within_standard
from metrics.statistics import promises
from metrics.statistics.promises import kept
from metrics.statistics.survival import kaplan_meier
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    FAY,
    HU,
    LEE,
    NIGHTS,
    NORTH,
    OFFICE_HOURS,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    a_case,
    a_stage,
    customer_of,
    empty_world,
    noon,
    put,
    whole_world,
)

COMPLAINT = {"customer_id": customer_of(NORTH), "category": "billing", "severity": "critical", "channel": "email",
             "text": "charged twice", "member_id": CAI, "opened_at": noon(TODAY)}  # fmt: skip


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


@pytest.fixture
def nothing(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with empty_world(tmp_path, database_kind) as made:
        yield made


def log(world: World, who: int = CAI, **changed: Any) -> Logged:
    given = {"request_key": "k", **COMPLAINT, **changed}
    with world.writing() as connection:
        return complaints.log_complaint(connection, world.scope(who), clock=CLOCK, **given)


def close(
    world: World,
    key: int,
    who: int = CAI,
    cause: str = "a bug",
    outcome: str | None = "refunded",
    request: str = "close",
) -> int:
    with world.writing() as connection:
        return complaints.close_complaint(
            connection, world.scope(who), clock=CLOCK, complaint_id=key, cause=cause, outcome=outcome,
            request_key=request,
        )  # fmt: skip


def row(world: World, key: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(complaint).where(complaint.c.id == key)).one()


def stages(world: World, key: int) -> list[Any]:
    asked = select(complaint_stage).where(complaint_stage.c.complaint_id == key).order_by(complaint_stage.c.position)
    with world.reading() as connection:
        return list(connection.execute(asked))


def measured(world: World, *names: str) -> list[float]:
    found = ask(world.mirror, world.scope(ADA), set(names), THIS_MONTH, CLOCK, filters=Filters(team_id=(NORTH,)))
    return [float(found[name].iloc[0]) for name in names]


def open_list(world: World, who: int, filters: Filters = EVERYTHING) -> pd.DataFrame:
    with world.reading() as connection:
        return complaints.complaints_open(connection, world.scope(who), filters, clock=CLOCK)


# ------------------------------------------------------------------ logging


def test_a_logged_complaint_is_open_and_due_by_its_severity(world: World) -> None:
    opened, backlog = measured(world, "complaints_opened", "complaints_backlog")
    logged = log(world)
    assert measured(world, "complaints_opened", "complaints_backlog") == [opened + 1, backlog + 1]
    stored = row(world, logged.id)
    assert (stored.state, stored.team_id, stored.tier, stored.kept) == ("received", NORTH, "vip", None)
    assert stored.due_at == noon(TODAY) + timedelta(hours=24)
    (stage,) = stages(world, logged.id)
    assert (stage.stage, stage.entered_at, stage.left_at, stage.team_id) == ("received", noon(TODAY), None, NORTH)


def test_the_complaint_form_sent_twice_stores_once(world: World) -> None:
    assert log(world) == log(world)
    assert len(stages(world, log(world).id)) == 1
    with pytest.raises(Rejected) as refused:
        log(world, text="something else")
    assert refused.value.reason == "request_key_reused"


def test_a_complaint_without_an_owner_waits_with_its_team(world: World) -> None:
    logged = log(world, ADA, member_id=None, team_id=NIGHTS)
    found = open_list(world, ADA).set_index("complaint_id").loc[logged.id]
    assert (found["team"], pd.isna(found["member"])) == ("Nights", True)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"severity": "dreadful"}, "choice_unknown"),
        ({"text": ""}, "text_missing"),
        ({"opened_at": CLOCK.now + timedelta(minutes=1)}, "day_in_future"),
        ({"customer_id": customer_of(SOUTH)}, "customer_not_found"),
        ({"member_id": BO}, "member_not_found"),
        ({"team_id": SOUTH}, "team_not_found"),
    ],
)
def test_a_complaint_that_cannot_be_stored_is_refused(world: World, changed: dict[str, Any], expected: str) -> None:
    with pytest.raises(Rejected) as refused:
        log(world, **changed)
    assert refused.value.reason == expected


def test_similar_complaints_are_those_of_the_customer_open_or_of_the_last_30_days(nothing: World) -> None:
    with nothing.writing() as connection:
        put(connection, customer, *({"id": key, "name": str(key), "created_on": TODAY} for key in (1, 2)))
    for on, end, who in (
        (date(2026, 1, 5), None, 1),  # open since January
        (TODAY - timedelta(days=30), TODAY, 1),
        (TODAY - timedelta(days=31), TODAY, 1),  # closed, and opened too long ago
        (TODAY, None, 2),
    ):
        end_at = noon(end) if end else None
        clock = a_case(noon(on), complaints=True, resolved_at=end_at)
        nothing.add(complaint, {**clock, "customer_id": who})
    with nothing.reading() as connection:
        found = complaints.complaints_like(connection, OWNER, 1, CLOCK)
    assert found["opened_on"].tolist() == [TODAY - timedelta(days=30), date(2026, 1, 5)]
    assert found["open"].tolist() == [False, True]


def test_a_colleagues_complaint_warns_without_saying_whose_it_is(world: World) -> None:
    with world.reading() as connection:
        found = complaints.complaints_like(connection, world.scope(CAI), customer_of(NORTH), CLOCK)
    assert len(found) == 12
    assert found["complaint_id"].notna().sum() == 2
    assert set(found.columns) == {"complaint_id", "opened_on", "category", "severity", "stage", "open"}


# ------------------------------------------------------------------ the open list


def test_open_complaints_come_by_due_time_vip_first_and_those_without_a_time_last(nothing: World) -> None:
    at = noon(date(2026, 11, 10))
    soon, later = at + timedelta(days=1), at + timedelta(days=30)
    for due, tier in ((later, "vip"), (None, "vip"), (soon, "regular"), (soon, "vip"), (soon, None)):
        nothing.add(complaint, {**a_case(at, complaints=True, due_at=due), "tier": tier})
    nothing.add(complaint, a_case(at, complaints=True, resolved_at=soon))
    with nothing.reading() as connection:
        found = complaints.complaints_open(connection, OWNER, clock=CLOCK)
    assert found["complaint_id"].tolist() == [4, 3, 5, 1, 2]
    late = (CLOCK.now - soon).total_seconds() / 60
    assert found["overdue_minutes"].fillna(-1).tolist() == [late, late, late, -1, -1]
    assert found["age_days"].tolist() == [10] * 5


def test_without_open_complaints_the_list_is_empty_with_its_columns(nothing: World) -> None:
    with nothing.reading() as connection:
        found = complaints.complaints_open(connection, OWNER, clock=CLOCK)
    assert found.empty
    assert {"complaint_id", "customer", "due_at", "overdue_minutes", "age_days", "department"} <= set(found.columns)


def test_staff_see_their_own_open_complaints_leads_their_teams_executives_none(world: World) -> None:
    assert len(open_list(world, CAI)) == 1
    assert len(open_list(world, ADA)) == 7
    assert len(open_list(world, FAY)) == 0
    assert len(open_list(world, ADA, Filters(team_id=(NIGHTS,)))) == 1
    assert len(open_list(world, ADA, Filters(topic=("delivery",)))) == 0


def test_who_is_in_no_team_names_the_team_that_shall_take_it(world: World) -> None:
    with world.writing() as connection:
        connection.execute(membership.delete().where(membership.c.member_id == LEE))
    with pytest.raises(Rejected) as refused:
        log(world, LEE, member_id=None, customer_id=None)
    assert refused.value.reason == "team_missing"
    logged = log(world, LEE, member_id=None, customer_id=None, team_id=SOUTH)
    assert row(world, logged.id).team_id == SOUTH
    assert logged.id in open_list(world, BO)["complaint_id"].tolist()
    assert logged.id not in open_list(world, LEE)["complaint_id"].tolist()
    for team_id in (SOUTH, 77):
        with pytest.raises(Rejected) as refused:
            log(world, CAI, request_key="k3", member_id=None, customer_id=None, team_id=team_id)
        assert refused.value.reason == "team_not_found"


def test_a_lead_gives_it_to_a_team_below(world: World) -> None:
    logged = log(world, ADA, member_id=None, customer_id=None, team_id=NIGHTS)
    assert row(world, logged.id).team_id == NIGHTS


def test_a_complaint_of_somebody_who_left_is_listed_as_such(world: World) -> None:
    about = {"member_id": HU, "team_id": NORTH, "customer_id": customer_of(NORTH)}
    (key,) = world.add(complaint, {**a_case(noon(TODAY), complaints=True), **about})
    found = open_list(world, ADA).set_index("complaint_id")["lacking"]
    assert found[key] == "left"
    assert found.notna().sum() == 1


# ------------------------------------------------------------------ closing


def test_closing_resolves_and_confirms_and_the_stages_add_up(world: World) -> None:
    assert close(world, 2) == 2  # Cai's open one, since the 17th at noon, due on the 19th
    stored = row(world, 2)
    assert (stored.state, stored.cause, stored.outcome) == ("confirmed", "a bug", "refunded")
    assert stored.resolved_at == stored.closed_at == stored.first_resolved_at == CLOCK.now
    assert (stored.resolved_on, stored.ended_on, stored.kept) == (TODAY, TODAY, False)
    first, answered, last = stages(world, 2)
    assert (answered.stage, answered.minutes) == ("answered", 0)
    assert (first.left_at, first.left_on) == (CLOCK.now, TODAY)
    assert (last.stage, last.entered_at, last.left_at, last.minutes) == ("confirmed", CLOCK.now, CLOCK.now, 0)
    assert first.minutes + last.minutes == stored.resolution_minutes


def test_a_closed_complaint_leaves_the_backlog_and_counts_as_closed(world: World) -> None:
    backlog, closed = measured(world, "complaints_backlog", "complaints_closed")
    close(world, 2)
    assert measured(world, "complaints_backlog", "complaints_closed") == [backlog - 1, closed + 1]
    assert open_list(world, CAI).empty


def test_closing_again_with_the_same_words_changes_nothing_and_with_others_is_refused(world: World) -> None:
    close(world, 2)
    before = (row(world, 2), stages(world, 2))
    assert close(world, 2) == close(world, 2, request="another click") == 2
    assert (row(world, 2), stages(world, 2)) == before
    with pytest.raises(Rejected) as refused:
        close(world, 2, cause="something else", request="another form")
    assert refused.value.reason == "complaint_not_open"


def test_other_words_or_another_complaint_under_the_same_key_are_told(world: World) -> None:
    close(world, 2, ADA)
    before = (row(world, 2), stages(world, 2), row(world, 4))
    for key, cause in ((2, "something else"), (4, "a bug")):
        with pytest.raises(Rejected) as refused:
            close(world, key, ADA, cause)
        assert refused.value.reason == "request_key_reused"
    assert (row(world, 2), stages(world, 2), row(world, 4)) == before


def test_a_key_is_its_persons_own(world: World) -> None:
    close(world, 2, CAI)
    assert close(world, 4, DAN) == 4


@pytest.mark.parametrize(
    ("who", "key", "cause", "expected"),
    [
        (CAI, 2, "  ", "cause_missing"),
        (CAI, 2, "x" * 201, "text_too_long"),
        (CAI, 4, "x", "entry_not_found"),  # Dan's
        (BO, 2, "x", "entry_not_found"),
        (ADA, 999, "x", "entry_not_found"),
        (FAY, 2, "x", "not_allowed"),
        (CAI, 1, "x", "complaint_not_open"),
    ],
)
def test_who_may_not_close_it_or_does_not_say_the_cause_is_refused(
    world: World, who: int, key: int, cause: str, expected: str
) -> None:
    with pytest.raises(Rejected) as refused:
        close(world, key, who, cause)
    assert refused.value.reason == expected
    assert row(world, 2).state == "received"


def test_a_complaint_that_was_answered_keeps_its_resolution_when_it_is_confirmed(world: World) -> None:
    at, answered = noon(date(2026, 11, 10)), noon(date(2026, 11, 12))
    about = {"member_id": DAN, "team_id": NORTH}
    clock = a_case(at, complaints=True, resolved_at=answered, due_at=answered, state="answered")
    (key,) = world.add(complaint, {**clock, **about, "resolution_minutes": 60.0})  # the rest was waiting
    world.add(
        complaint_stage,
        a_stage(key, 0, "solution", at, answered, **about),
        a_stage(key, 1, "answered", answered, None, **about),
    )
    close(world, key, DAN)
    stored = row(world, key)
    assert (stored.resolved_at, stored.closed_at, stored.ended_on) == (answered, CLOCK.now, date(2026, 11, 12))
    assert (stored.resolution_minutes, stored.kept) == (60.0, True)
    assert [stage.stage for stage in stages(world, key)] == ["solution", "answered", "confirmed"]
    assert sum(stage.minutes for stage in stages(world, key)) * 60 == (CLOCK.now - at).total_seconds()


def test_a_complaint_that_was_reopened_keeps_its_first_resolution(world: World) -> None:
    at = noon(date(2026, 11, 2))
    first, back = at + timedelta(days=1), at + timedelta(days=3)
    clock = a_case(
        at, complaints=True, first_resolved_at=first, reopened_at=back, reopened_count=1, state="investigated"
    )
    (key,) = world.add(complaint, {**clock, "member_id": DAN, "team_id": NORTH})
    close(world, key, DAN)
    stored = row(world, key)
    assert (stored.first_resolved_at, stored.reopened_at, stored.resolved_at) == (first, back, CLOCK.now)
    assert (stored.reopened_soon, stored.reopened_count) == (True, 1)


def test_a_complaint_without_stages_gets_them_when_it_is_closed(world: World) -> None:
    at = noon(date(2026, 11, 2))
    (key,) = world.add(complaint, {**a_case(at, complaints=True), "member_id": DAN, "team_id": NORTH})
    close(world, key, DAN)
    assert [stage.stage for stage in stages(world, key)] == ["received", "answered", "confirmed"]
    assert stages(world, key)[0].minutes == row(world, key).resolution_minutes


# ------------------------------------------------------------------ ages and durations


def ages(world: World, who: int, filters: Filters = EVERYTHING) -> list[Any]:
    found = complaint_times.complaint_ages(world.mirror, world.scope(who), filters, calendar=OFFICE_HOURS, clock=CLOCK)
    return [None if pd.isna(n) else int(n) for n in found["n"]]


def test_open_complaints_fall_into_bands_of_working_days(nothing: World) -> None:
    """Friday 20 November 2026: Thursday is one working day ago, the Monday of the week before last fourteen."""
    for on in (
        TODAY,
        date(2026, 11, 19),
        date(2026, 11, 18),
        date(2026, 11, 15),
        date(2026, 11, 2),
        date(2026, 10, 30),
    ):
        nothing.add(complaint, a_case(noon(on), complaints=True))
    nothing.add(complaint, a_case(noon(TODAY), complaints=True, resolved_at=CLOCK.now))
    found = complaint_times.complaint_ages(nothing.mirror, OWNER, calendar=OFFICE_HOURS, clock=CLOCK)
    assert found["low"].tolist() == [0, 2, 4, 8, 15]
    assert found["n"].tolist() == [2, 1, 1, 1, 1]


def test_ages_say_nothing_where_no_complaint_is_known(nothing: World) -> None:
    assert complaint_times.complaint_ages(nothing.mirror, OWNER, calendar=OFFICE_HOURS, clock=CLOCK)["n"].isna().all()


def test_an_executive_sees_ages_of_five_or_more(world: World) -> None:
    assert ages(world, ADA) == [0, 7, 0, 0, 0]
    assert ages(world, FAY) == [0, 8, 0, 0, 0]
    assert ages(world, FAY, Filters(team_id=(SOUTH,))) == [0, None, 0, 0, 0]
    assert ages(world, ADA, Filters(topic=("delivery",))) == []


def test_open_ones_past_due_are_broken_promises_and_running_ones_stand_beside(nothing: World) -> None:
    """18 met, 2 late, 6 open past due: 69.2 % were kept; those that ended alone would say 90.0 %."""
    at, hour = noon(date(2026, 11, 2)), timedelta(hours=1)
    ends = [(at + 24 * hour, at + 20 * hour)] * 18 + [(at + 24 * hour, at + 30 * hour)] * 2
    ends += [(at + 24 * hour, None)] * 6 + [(CLOCK.now + hour, None)] * 3
    nothing.add(complaint, *(a_case(at, complaints=True, due_at=due, resolved_at=end) for due, end in ends))
    nothing.mirror.refresh()
    found = kept(ask(nothing.mirror, OWNER, promises.NEEDS, THIS_MONTH, CLOCK)).iloc[0]
    assert found[["met", "late", "past_due", "running"]].tolist() == [18, 2, 6, 3]
    assert [f"{found[name]:.1%}" for name in ("share", "closed_only")] == ["69.2%", "90.0%"]
    tile = complaints_within_standard(ask(nothing.mirror, OWNER, complaints_within_standard.needs, THIS_MONTH, CLOCK))
    assert tile.reading().value == found["share"]


def test_open_complaints_count_for_how_long_they_have_been_open(world: World) -> None:
    found = complaint_times.resolution_durations(world.mirror, world.scope(ADA), THIS_MONTH, clock=CLOCK)
    # Resolved within a day; open since noon of the 17th, and it is 18:00 of the 20th: 3 days and 6 hours.
    assert found.to_dict("list") == {"duration": [1440.0, 4680.0], "closed": [True, False], "n": [7, 7]}
    assert kaplan_meier(found).median == 1440
    assert (
        complaint_times.resolution_durations(world.mirror, world.scope(CAI), THIS_MONTH, clock=CLOCK)["n"].sum() == 12
    )


def test_impossible_durations_are_left_out_and_those_closed_unresolved_only_were_open(nothing: World) -> None:
    at = noon(date(2026, 11, 2))
    nothing.add(
        complaint,
        a_case(at, complaints=True, resolved_at=at - timedelta(hours=1)),
        a_case(at, complaints=True, closed_at=at + timedelta(days=3)),
    )
    found = complaint_times.resolution_durations(nothing.mirror, OWNER, THIS_MONTH, clock=CLOCK)
    # Open from noon of the 2nd, surely until the 5th began, on which it was closed.
    assert found.to_dict("list") == {"duration": [2.5 * 1440], "closed": [False], "n": [1]}


def test_durations_of_a_period_without_complaints_are_none(world: World) -> None:
    empty = Period("own", date(2026, 5, 1), date(2026, 6, 1))
    assert complaint_times.resolution_durations(world.mirror, OWNER, empty, clock=CLOCK).empty
    assert complaint_times.resolution_durations(
        world.mirror, world.scope(FAY), THIS_MONTH, Filters(team_id=(SOUTH,)), clock=CLOCK
    ).empty


def test_durations_by_a_column_add_up_to_those_of_all(world: World) -> None:
    everything = complaint_times.resolution_durations(world.mirror, OWNER, THIS_MONTH, clock=CLOCK)
    by_tier = complaint_times.resolution_durations(world.mirror, OWNER, THIS_MONTH, by="tier", clock=CLOCK)
    assert list(by_tier) == ["tier", "duration", "closed", "n"]
    summed = by_tier.groupby(["duration", "closed"], as_index=False)["n"].sum()
    pd.testing.assert_frame_equal(summed, everything)


def test_the_same_form_sent_again_later_is_the_same_complaint(world: World) -> None:
    """Its time of receipt is the first sending's, so that a retry after an outage does not look like other words."""
    given = {key: value for key, value in COMPLAINT.items() if key != "opened_at"}
    stored = []
    for minutes in (0, 7):
        later = replace(CLOCK, now=CLOCK.now + timedelta(minutes=minutes))
        with world.writing() as connection:
            found = complaints.log_complaint(connection, world.scope(CAI), clock=later, request_key="k", **given)
        stored.append(found)
    assert stored[0] == stored[1]
    assert stored[0].due_at == row(world, stored[0].id).due_at == CLOCK.now + timedelta(hours=24)


def test_closing_none_is_refused(world: World) -> None:
    with pytest.raises(Rejected) as refused:
        close(world, None)  # type: ignore[arg-type]
    assert refused.value.reason == "complaint_missing"


def test_what_the_customer_said_is_read_by_who_may_open_it(world: World) -> None:
    key = log(world, text="Two parcels, one came").id
    with world.reading() as connection:
        assert complaints.complaint_text(connection, world.scope(ADA), key) == "Two parcels, one came"
        assert complaints.complaint_text(connection, world.scope(BO), key) is None
        assert complaints.complaint_text(connection, OWNER, 999) is None
