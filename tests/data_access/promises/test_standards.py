"""Service standards: what a case is promised and by what, how they are set and ended, and whether they were kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from data_access.promises import standard_changes, standards
from data_access.promises.promised_cases import promised_case
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import calendar_version, complaint, interaction, service_standard
from data_access.scope import OWNER
from data_access.workflow import commands, complaints
from tests.data_access.workflow.test_complaints import close, log, row, stages
from tests.data_access.world import (
    ADA,
    CAI,
    CLOCK,
    EVE,
    FAY,
    GIL,
    HU,
    NORTH,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    a_case,
    customer_of,
    noon,
    whole_world,
)

MIDNIGHT = date(2026, 1, 1)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


_keys = iter(range(10_000))


def put_standard(world: World, who: int = GIL, **changed: Any) -> int:
    given: dict[str, Any] = {"step": "resolve", "minutes": 480, "counted_in": "calendar", "valid_from": MIDNIGHT}
    given |= {"request_key": f"standard {next(_keys)}", **changed}
    with world.writing() as connection:
        return standard_changes.set_standard(connection, world.scope(who), clock=CLOCK, **given)


def end(world: World, key: int, on: date, who: int = GIL, request_key: str = "end") -> int:
    with world.writing() as connection:
        return standard_changes.end_standard(
            connection, world.scope(who), clock=CLOCK, request_key=request_key, standard_id=key, on=on
        )


def review(world: World, key: int, on: date, owner_id: int | None = ADA, who: int = GIL) -> int:
    with world.writing() as connection:
        return standard_changes.review_standard(
            connection, world.scope(who), clock=CLOCK, request_key=f"review {on}", standard_id=key, review_on=on,
            owner_id=owner_id,
        )  # fmt: skip


def stored(world: World) -> list[tuple[Any, ...]]:
    s = service_standard.c
    asked = select(s.id, s.minutes, s.valid_from, s.valid_to).order_by(s.id)
    with world.reading() as connection:
        return [tuple(each) for each in connection.execute(asked)]


def reason(error: pytest.ExceptionInfo[Rejected]) -> str:
    return error.value.reason


# ------------------------------------------------------------------ what a new case is promised


def test_a_complaint_is_due_by_the_most_specific_standard_and_keeps_its_number(world: World) -> None:
    put_standard(world, minutes=600)
    vip = put_standard(world, tier="vip", minutes=120)
    answer = put_standard(world, step="respond", minutes=30)
    sign = put_standard(world, step="acknowledge", channel="email", minutes=10)
    logged = log(world)
    found = row(world, logged.id)
    assert (found.standard_id, found.response_standard_id, found.acknowledge_standard_id) == (vip, answer, sign)
    assert (logged.due_at, found.due_at) == (noon(TODAY) + timedelta(hours=2),) * 2
    assert found.response_due_at == noon(TODAY) + timedelta(minutes=30)
    assert found.acknowledge_due_at == noon(TODAY) + timedelta(minutes=10)
    assert found.calendar_id is not None


def test_where_no_standard_says_anything_the_severity_does(world: World) -> None:
    put_standard(world, tier="prospect")
    found = row(world, log(world).id)
    assert found.due_at == noon(TODAY) + timedelta(hours=complaints.DUE_HOURS["critical"])
    assert (found.standard_id, found.response_due_at, found.acknowledge_due_at) == (None, None, None)


@pytest.mark.parametrize(
    ("opened_on", "due_on"),
    [
        (date(2026, 9, 11), date(2026, 9, 14)),  # from Friday until Monday
        (date(2026, 9, 18), date(2026, 9, 20)),  # a Sunday that makes up for the holidays
        (date(2026, 9, 30), date(2026, 10, 8)),  # past the holidays themselves
    ],
)
def test_both_clocks_across_a_weekend_and_a_holiday(world: World, opened_on: date, due_on: date) -> None:
    """At 17:00 three hours are promised: one is left of the day, two are those of the next working day from nine."""
    put_standard(world, severity="high", minutes=180)
    put_standard(world, severity="low", minutes=180, counted_in="working")
    opened = noon(opened_on) + timedelta(hours=5)
    plain, working = (
        row(world, log(world, severity=severity, opened_at=opened, request_key=severity).id).due_at
        for severity in ("high", "low")
    )
    assert (plain, working) == (opened + timedelta(hours=3), noon(due_on) - timedelta(hours=1))


def test_a_calendar_without_hours_promises_nothing_rather_than_stopping_the_form(world: World) -> None:
    with world.writing() as connection:
        connection.execute(update(calendar_version).values(week=[[] for _ in range(7)]))
    put_standard(world, counted_in="working")
    found = row(world, log(world).id)
    assert (found.standard_id, found.due_at) == (None, noon(TODAY) + timedelta(hours=24))


def test_the_first_stage_has_a_time_of_its_own_where_one_is_set(world: World) -> None:
    (stage,) = stages(world, log(world, request_key="a").id)
    assert (stage.standard_id, stage.due_at) == (None, noon(TODAY) + timedelta(hours=24))
    own = put_standard(world, step="received", minutes=60)
    (stage,) = stages(world, log(world, request_key="b", category="delivery").id)
    assert (stage.standard_id, stage.due_at) == (own, noon(TODAY) + timedelta(hours=1))


def test_every_stage_is_promised_when_it_begins_and_judged_once_where_it_ends(world: World) -> None:
    own = put_standard(world, step="investigated", minutes=60, counted_in="working")
    key = log(world).id
    on_monday = replace(CLOCK, now=noon(TODAY + timedelta(days=3)))
    common = {"complaint_id": key, "clock": on_monday}
    with world.writing() as connection:
        lead = world.scope(ADA)
        commands.move_complaint_on(connection, lead, revision=0, request_key="a", **common)
        commands.take_complaint(connection, lead, revision=1, request_key="b", **common)
    first, investigated, taken = stages(world, key)
    assert (first.standard_id, investigated.standard_id, taken.standard_id) == (None, None, own)
    assert investigated.due_at == taken.due_at == noon(TODAY + timedelta(days=3)) + timedelta(hours=1)


def test_changing_a_standard_leaves_what_was_promised(world: World) -> None:
    first = put_standard(world, minutes=600)
    before = row(world, log(world).id)
    second = put_standard(world, minutes=60, valid_from=TODAY)
    end(world, second, TODAY + timedelta(days=1))
    after = row(world, before.id)
    assert (after.standard_id, after.due_at) == (first, before.due_at)
    assert row(world, log(world, request_key="new", category="other").id).standard_id == second


def test_a_complaint_received_earlier_is_promised_what_held_then(world: World) -> None:
    old = put_standard(world, minutes=600)
    put_standard(world, minutes=60, valid_from=TODAY)
    yesterday = noon(TODAY - timedelta(days=1))
    assert row(world, log(world, opened_at=yesterday).id).standard_id == old


# ------------------------------------------------------------------ setting and ending


def test_a_new_standard_ends_the_one_before_on_its_day(world: World) -> None:
    first = put_standard(world, minutes=600)
    second = put_standard(world, minutes=60, valid_from=TODAY)
    other = put_standard(world, minutes=30, tier="vip", valid_from=TODAY)
    assert stored(world) == [
        (first, 600, MIDNIGHT, TODAY), (second, 60, TODAY, None), (other, 30, TODAY, None),
    ]  # fmt: skip


def test_the_same_request_sets_once_and_another_under_its_key_is_told(world: World) -> None:
    assert put_standard(world, request_key="k") == put_standard(world, request_key="k")
    assert len(stored(world)) == 1
    with pytest.raises(Rejected) as refused:
        put_standard(world, request_key="k", minutes=1)
    assert reason(refused) == "request_key_reused"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"valid_from": MIDNIGHT}, "standard_there_already"),
        ({"valid_from": MIDNIGHT - timedelta(days=9)}, "standard_there_already"),
        ({"valid_from": TODAY - timedelta(days=1)}, "standard_in_past"),
        ({"minutes": 0}, "standard_minutes"),
        ({"minutes": standard_changes.MOST_MINUTES + 1}, "standard_minutes"),
        ({"step": "confirmed"}, "choice_unknown"),
        ({"severity": "dire"}, "choice_unknown"),
        ({"counted_in": "hours"}, "choice_unknown"),
        ({"review_on": TODAY}, "standard_review_past"),
        ({"owner_id": HU}, "standard_owner"),
        ({"name": "n" * 101}, "text_too_long"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(world: World, changed: dict[str, Any], why: str) -> None:
    put_standard(world)
    before = stored(world)
    with pytest.raises(Rejected) as refused:
        put_standard(world, **changed)
    assert reason(refused) == why
    assert stored(world) == before


def test_one_that_was_set_by_mistake_is_ended_on_its_day_and_set_anew(world: World) -> None:
    wrong = put_standard(world, valid_from=TODAY, minutes=1)
    end(world, wrong, TODAY)
    right = put_standard(world, valid_from=TODAY, minutes=60)
    assert row(world, log(world).id).standard_id == right
    with world.reading() as connection:
        found = standards.standards(connection, OWNER, clock=CLOCK).set_index("standard_id")["state"]
    assert found.to_dict() == {right: "now", wrong: "over"}


def test_ending_lets_the_less_specific_one_count(world: World) -> None:
    usual, vip = put_standard(world), put_standard(world, tier="vip")
    assert end(world, vip, TODAY) == end(world, vip, TODAY) == vip
    assert row(world, log(world).id).standard_id == usual
    for day, key, why in (
        (TODAY, vip, "standard_ended"), (TODAY - timedelta(days=1), usual, "standard_in_past"),
        (MIDNIGHT - timedelta(days=1), usual, "standard_not_begun"), (TODAY, 99, "standard_not_found"),
    ):  # fmt: skip
        with pytest.raises(Rejected) as refused:
            end(world, key, day, request_key=f"{day} {key}")
        assert reason(refused) == why


def test_a_review_says_who_and_when_next(world: World) -> None:
    key = put_standard(world)
    with world.writing() as connection:
        connection.execute(update(service_standard).values(review_on=TODAY - timedelta(days=1), owner_id=GIL))

    def listed() -> Any:
        with world.reading() as connection:
            return standards.standards(connection, world.scope(CAI), clock=CLOCK).iloc[0]

    assert (listed()["overdue"], listed()["owner"]) == (True, "Gil")
    review(world, key, TODAY + timedelta(days=90))
    assert (listed()["overdue"], listed()["owner"]) == (False, "Ada")
    with pytest.raises(Rejected) as refused:
        review(world, key, TODAY)
    assert reason(refused) == "standard_review_past"


@pytest.mark.parametrize("who", [CAI, ADA, FAY, HU])
def test_only_administrators_change_standards(world: World, who: int) -> None:
    key = put_standard(world)
    for change in (
        lambda: put_standard(world, who, tier="vip"), lambda: end(world, key, TODAY, who),
        lambda: review(world, key, TODAY + timedelta(days=1), who=who),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            change()


# ------------------------------------------------------------------ explaining


def test_explaining_tells_all_that_match_and_why_one_wins(world: World) -> None:
    usual, vip = put_standard(world), put_standard(world, tier="vip")
    high, vip_high = put_standard(world, severity="high"), put_standard(world, tier="vip", severity="high")
    put_standard(world, channel="store")
    with world.reading() as connection:
        found = standards.explain(connection, world.scope(CAI), tier="vip", severity="high", channel="phone", day=TODAY)
    assert list(zip(found["standard_id"], found["applies"], found["why"].fillna(""), strict=True)) == [
        (vip_high, True, ""), (vip, False, "more"), (high, False, "more"), (usual, False, "more"),
    ]  # fmt: skip


def case_of(world: World, who: int, kind: str, number: object) -> Any:
    with world.reading() as connection:
        return promised_case(connection, world.scope(who), clock=CLOCK, kind=kind, number=str(number))


def told(found: Any) -> list[tuple[Any, ...]]:
    names = ["step", "standard_id", "matched", "best_id", "today_id"]
    rows = found.promises[names].astype(object)
    return [tuple(row) for row in rows.where(rows.notna(), None).to_numpy()]


def test_a_case_says_what_was_written_on_it_and_what_would_hold_today(world: World) -> None:
    usual, vip = put_standard(world), put_standard(world, tier="vip")
    reply = put_standard(world, step="respond", minutes=30)
    stage = put_standard(world, step="received", minutes=60)
    put_standard(world, step="investigated", minutes=60)
    key = log(world, opened_at=noon(TODAY - timedelta(days=1))).id
    newer = put_standard(world, minutes=60, tier="vip", valid_from=TODAY)
    end(world, reply, TODAY)
    assert told(case_of(world, CAI, "complaint", key)) == [
        ("respond", reply, 1, reply, None), ("received", stage, 1, stage, stage), ("resolve", vip, 2, vip, newer),
    ]  # fmt: skip
    # One that is set since for days before changes nothing that is written.
    own = put_standard(world, tier="vip", severity="critical")
    assert told(case_of(world, CAI, "complaint", f"#{key}"))[-1] == ("resolve", vip, 3, own, own)
    assert usual


def test_a_contact_is_found_by_the_number_of_its_source_first(world: World) -> None:
    vip = put_standard(world, tier="vip", step="respond", minutes=30)
    about = {"team_id": NORTH, "member_id": CAI, "customer_id": customer_of(NORTH), "tier": "vip"}
    (first,) = world.add(
        interaction, {**about, **a_case(noon(TODAY)), "response_standard_id": vip, "response_due_at": noon(TODAY)}
    )
    (second,) = world.add(interaction, {**about, **a_case(noon(TODAY)), "source": "contacts", "source_key": str(first)})
    assert case_of(world, CAI, "contact", first).row["case_id"] == second
    found = case_of(world, CAI, "contact", f"#{first}")
    assert (found.row["case_id"], told(found)) == (first, [("respond", vip, 1, vip, vip)])
    assert told(case_of(world, CAI, "contact", second)) == [("respond", None, 1, vip, vip)]
    assert [case_of(world, CAI, "contact", number) for number in ("none", "#", "", "9" * 30, "²")] == [None] * 5
    assert [case_of(world, who, "contact", first) for who in (EVE, FAY, GIL)] == [None] * 3


def test_a_case_is_told_only_to_who_may_see_it(world: World) -> None:
    put_standard(world)
    key = log(world).id
    (row,) = case_of(world, CAI, "complaint", key).promises.to_dict("records")
    assert (row["step"], row["due_at"]) == ("resolve", noon(TODAY) + timedelta(hours=8))
    assert [case_of(world, who, "complaint", key) for who in (EVE, FAY, GIL)] == [None] * 3


# ------------------------------------------------------------------ compliance


def test_open_and_past_due_is_late_and_running_is_counted_beside(world: World) -> None:
    """18 met, 2 late, 6 open past due, 3 running: 18 of 26."""
    about = {"team_id": NORTH, "member_id": CAI, "customer_id": customer_of(NORTH), "standard_id": 7}
    opened = noon(date(2026, 11, 3))
    for count, due, ended in ((18, 48, 24), (2, 48, 72), (6, 48, None), (3, 24 * 30, None)):
        given = {"due_at": opened + timedelta(hours=due)}
        resolved = opened + timedelta(hours=ended) if ended else None
        world.add(complaint, *[{**about, **a_case(opened, complaints=True, resolved_at=resolved, **given)}] * count)
    world.add(complaint, {**about, "team_id": SOUTH, "member_id": EVE, **a_case(opened, complaints=True)})
    replied = a_case(opened, first_response_at=opened, response_due_at=opened)
    world.add(interaction, {**about, "standard_id": None, "response_standard_id": 8, **replied})
    found = standards.compliance(world.mirror, world.scope(ADA), THIS_MONTH, clock=CLOCK).set_index("standard_id")
    assert found.loc[7, ["met", "late", "running"]].tolist() == [18, 8, 3]
    assert found.loc[8, ["met", "late", "running"]].tolist() == [1, 0, 0]
    hidden = standards.compliance(world.mirror, world.scope(FAY), THIS_MONTH, clock=CLOCK).set_index("standard_id")
    assert hidden.loc[[7, 8], "hidden"].tolist() == [False, True]
    assert standards.compliance(world.mirror, world.scope(GIL), THIS_MONTH, clock=CLOCK).empty


def test_every_step_of_a_logged_complaint_counts_for_its_standard(world: World) -> None:
    keys = {step: put_standard(world, step=step, minutes=600) for step in ("acknowledge", "respond", "received")}
    keys["resolve"] = put_standard(world, minutes=600)
    logged = log(world)
    found = standards.compliance(world.mirror, world.scope(ADA), THIS_MONTH, clock=CLOCK).set_index("standard_id")
    assert found.loc[list(keys.values()), "running"].tolist() == [1, 1, 1, 1]
    close(world, logged.id)
    found = standards.compliance(world.mirror, world.scope(ADA), THIS_MONTH, clock=CLOCK).set_index("standard_id")
    assert found.loc[[keys["resolve"], keys["received"]], "met"].tolist() == [1, 1]


def test_an_empty_period_has_no_compliance(world: World) -> None:
    put_standard(world)
    assert standards.compliance(world.mirror, world.scope(ADA), THIS_MONTH, clock=CLOCK).empty
