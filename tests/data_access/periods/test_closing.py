"""Closing a period: its results stay to the digit, whatever is corrected later, and what is corrected is listed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd
import pytest
from sqlalchemy import select, update

from data_access import voiding
from data_access.auditing import audited
from data_access.auditing.audit import What
from data_access.erasing import erase, persons
from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.periods.closed import closings, frozen_results, is_closed, metrics_then
from data_access.periods.closing import close_period
from data_access.periods.corrected import corrections, tables_behind, touched_since
from data_access.periods.counted import NEEDS, counted
from data_access.periods.held import parts_of
from data_access.periods.waiting import Targets, immature, targets_waiting
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry, interaction, period_result, period_snapshot, survey_answer, target
from data_access.scope import OWNER, SMALLEST_CELL, Scope
from data_access.scorecards.everybody import everybody
from data_access.stamps import stamp
from metrics.goals.closing import period_of
from metrics.people.scorecard import card
from metrics.people.weights import LEAD, STAFF
from metrics.registry import METRICS
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    EVE,
    FAY,
    GIL,
    HU,
    MAX,
    NIGHTS,
    NORTH,
    SOUTH,
    World,
    a_case,
    customer_of,
    empty_world,
    noon,
    whole_world,
)

NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))
PERIOD = period_of(*NOVEMBER)
LATER = replace(CLOCK, now=datetime(2027, 2, 1, 4, tzinfo=UTC))  # when all of November's numbers stand
MUCH_LATER = replace(CLOCK, now=LATER.now + timedelta(days=9))


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


@pytest.fixture
def office(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


def close(world: World, who: int | Scope = FAY, **given: Any) -> int:
    fields = {"asked": world.mirror, "clock": LATER, "request_key": str(uuid4()), **_november(), **given}
    scope = who if isinstance(who, Scope) else world.scope(who)
    with world.writing() as connection:
        return audited.perform(close_period, fields, connection=connection, scope=scope, clock=LATER)


def _november() -> dict[str, date]:
    return {"from_on": NOVEMBER[0], "to_on": NOVEMBER[1]}


def kept(world: World, snapshot_id: int, scope: Scope = OWNER) -> pd.DataFrame:
    with world.reading() as connection:
        return frozen_results(connection, scope, snapshot_id)


def today(world: World, scope: Scope = OWNER) -> pd.DataFrame:
    return counted(world.mirror, scope, PERIOD, clock=MUCH_LATER)


def corrected(world: World, snapshot_id: int, scope: Scope = OWNER) -> pd.DataFrame:
    with world.reading() as connection:
        then = metrics_then(connection, scope, snapshot_id)
    return corrections(kept(world, snapshot_id, scope), today(world, scope), then)


def whose_of(rows: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Of each row the organisation, team or member it is about."""
    return list(zip(rows["scope"], rows["team_id"].fillna(0), rows["member_id"].fillna(0), strict=True))


def digits(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Every value as it is, to its last digit."""
    return [tuple(None if pd.isna(each) else repr(each) for each in row) for row in frame.itertuples(index=False)]


def correct_facts(world: World) -> None:
    """A voided answer of Cai's, a duration of Eve's that is another, and a contact of Eve's that comes late."""
    with world.reading() as connection:
        best = select(survey_answer.c.id).where(survey_answer.c.member_id == CAI, survey_answer.c.score == 5)
        answer_id = connection.execute(best).scalars().all()[0]
        eves = connection.execute(select(interaction.c.id).where(interaction.c.member_id == EVE)).scalars().all()[0]
    with world.writing() as connection:
        voiding.void_entry(
            connection, world.scope(ADA), clock=MUCH_LATER, table="survey_answer", entry_id=answer_id,
            reason="Entered twice", request_key="void",
        )  # fmt: skip
        slower = update(interaction).where(interaction.c.id == eves).values(first_response_minutes=999.5)
        connection.execute(slower)
        stamp(connection, interaction, [date(2026, 11, 2)])
    opened = noon(date(2026, 11, 12))
    clock = a_case(opened, first_response_at=opened + timedelta(minutes=3), resolved_at=opened + timedelta(hours=1))
    world.add(
        interaction,
        {
            "member_id": EVE, "team_id": SOUTH, "customer_id": customer_of(SOUTH), "channel": "phone", "tier": "vip",
            "level": "primary", "topic": "delivery", "created_at": MUCH_LATER.now, **clock,
        },
    )  # fmt: skip


# ------------------------------------------------------------------ what is kept


def test_what_is_kept_is_what_the_pages_showed(office: World) -> None:
    told: list[tuple[str, int, int]] = []
    key = close(office, progress=lambda *each: told.append(each))
    assert list(dict.fromkeys(phase for phase, _, _ in told)) == ["numbers", "scorecards", "storing"]
    for phase, done, count in told:
        assert 0 <= done <= count, phase
    assert {phase for phase, done, count in told if done == count} == {"numbers", "scorecards", "storing"}
    ways: list[tuple[int, Filters, tuple[str, int, int]]] = [
        (FAY, Filters(), ("organisation", 0, 0)),
        (BO, Filters(), ("team", SOUTH, 0)),
        (ADA, Filters(team_id=(NORTH,)), ("team", NORTH, 0)),
        (CAI, Filters(member_id=(CAI,)), ("member", NORTH, CAI)),
    ]
    for who, filters, whose in ways:
        found = kept(office, key, office.scope(who))
        rows = found[[each == whose for each in whose_of(found)]]
        there = rows.set_index("metric")
        assert there.index.is_unique
        shown = ask(office.mirror, office.scope(who), NEEDS, PERIOD, LATER, filters=filters)
        for metric in METRICS.values():
            reading = metric(shown).reading()
            if reading.value is None:
                assert metric.key not in there.index or pd.isna(there["value"][metric.key])
            else:
                assert (there["value"][metric.key], there["n"][metric.key]) == (reading.value, reading.n), metric.key


def test_kept_scorecards_are_those_of_then_and_stay_so(office: World) -> None:
    frozen = kept(office, close(office))
    with office.reading() as connection:
        made = list(everybody(office.mirror, connection, PERIOD, clock=LATER))
    assert {each.whose.role for each in made} == {STAFF, LEAD}
    correct_facts(office)
    for each in made:
        lead = each.whose.role == LEAD
        parts = parts_of(frozen, each.whose.member_id, lead=lead, team_id=each.team_id)
        assert card(parts) == each.card
        whole = [part.contribution for part in card(parts).parts if part.contribution is not None]
        assert sum(whole) == pytest.approx(each.card.score.value or 0)
    assert parts_of(frozen, FAY) == []


def test_targets_are_kept_as_they_were_also_of_who_has_no_number(office: World) -> None:
    with office.writing() as connection:
        connection.execute(update(target).where(target.c.member_id == EVE).values(state="disputed"))
        connection.execute(
            target.insert().values(
                metric="ces", scope="team", team_id=SOUTH, value=0.8, from_on=NOVEMBER[0], to_on=NOVEMBER[1],
                state="agreed", created_at=CLOCK.now,
            )
        )  # fmt: skip
    found = kept(office, close(office)).set_index(["scope", "team_id", "member_id", "metric"])
    with office.writing() as connection:
        connection.execute(update(target).values(value=0.1))
    csat = found.xs("csat", level="metric")
    of_cai, of_eve = csat.loc[("member", NORTH, CAI)], csat.loc[("member", SOUTH, EVE)]
    assert (of_cai["target_value"], of_cai["status"]) == (0.7, "not_yet_clear")
    assert of_cai["attainment"] == pytest.approx(0.6 / 0.7)
    # Nobody agreed to Eve's own, so her team's holds.
    assert (of_eve["target_value"], bool(of_eve["target_agreed"])) == (0.8, True)
    ces = found.xs("ces", level="metric").loc[("team", SOUTH)].iloc[0]
    assert (ces["status"], ces["target_value"], ces["n"]) == ("no_data", 0.8, 0)
    assert pd.isna(ces["value"])


# ------------------------------------------------------------------ what stays


def test_facts_are_voided_changed_and_added_and_every_digit_stays_and_just_that_is_listed(world: World) -> None:
    key = close(world)
    before = digits(kept(world, key))
    assert corrected(world, key).empty
    correct_facts(world)
    assert digits(kept(world, key)) == before
    found = corrected(world, key)
    assert set(whose_of(found)) == {
        ("organisation", 0, 0), ("team", NORTH, 0), ("team", SOUTH, 0), ("member", NORTH, CAI), ("member", SOUTH, EVE),
    }  # fmt: skip
    of_cai = found[found["member_id"] == CAI].set_index("metric")
    assert {"survey_answer", "survey_invitation"} >= set().union(*map(tables_behind, of_cai.index))
    assert (of_cai["then"]["csat"], of_cai["then_n"]["csat"]) == (0.6, 5)
    assert (of_cai["now"]["csat"], of_cai["now_n"]["csat"]) == (0.5, 4)
    assert of_cai["by"]["csat"] == pytest.approx(-0.1)
    of_eve = found[found["member_id"] == EVE].set_index("metric")
    assert (of_eve["then"]["interactions_opened"], of_eve["now"]["interactions_opened"]) == (6, 7)
    assert "csat" not in of_eve.index
    with world.reading() as connection:
        why = touched_since(connection, OWNER, key).set_index("table_name")
        of_north = touched_since(connection, world.scope(ADA), key).set_index("table_name")
    assert why.loc["survey_answer"].to_dict() == {"days": 1, "added": 0, "voided": 1}
    assert why.loc["interaction"].to_dict() == {"days": 2, "added": 1, "voided": 0}
    assert of_north.loc["interaction"].to_dict() == {"days": 2, "added": 0, "voided": 0}


def test_neither_closing_again_nor_erasing_a_member_changes_a_number(office: World) -> None:
    key = close(office, request_key="one", note="As always")
    before = digits(kept(office, key))
    correct_facts(office)
    assert close(office, request_key="one", note="As always") == key
    assert close(office, request_key="two", note="Once more") == key
    assert digits(kept(office, key)) == before
    with office.reading() as connection:
        (row,) = (each for each in closings(connection, OWNER).to_dict("records") if each["snapshot_id"] == key)
        noted = connection.execute(select(audit_entry.c.about_id).where(audit_entry.c.what == What.PERIOD_CLOSED))
        assert noted.scalars().all() == [key]
    assert (row["grain"], row["closed_by"], row["note"]) == ("month", "Fay", "As always")
    with office.writing() as connection:
        erase.erase(connection, persons.find_member(connection, f"#{CAI}"), MUCH_LATER)
    assert digits(kept(office, key)) == before


def test_a_metric_that_there_was_not_when_it_was_closed_is_no_correction() -> None:
    one = {"scope": "organisation", "team_id": None, "member_id": None, "numerator": None, "denominator": None}
    now = pd.DataFrame([{**one, "metric": "csat", "value": 0.5, "n": 4, "low": None, "high": None}])
    then = now.iloc[:0]
    assert corrections(then, now, set(METRICS) - {"csat"}).empty
    assert corrections(then, now, set(METRICS), both=True).empty
    (row,) = corrections(then, now, set(METRICS)).to_dict("records")
    assert (row["metric"], row["then_n"], row["now"]) == ("csat", 0, 0.5)
    assert pd.isna(row["then"])


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"clock": CLOCK}, "period_not_over"),
        ({"clock": replace(CLOCK, now=datetime(2026, 11, 30, 10, tzinfo=UTC))}, "period_not_over"),
        ({"from_on": date(2026, 11, 2)}, "period_not_whole"),
        ({"to_on": date(2026, 11, 1)}, "period_not_whole"),
        ({"clock": replace(CLOCK, now=datetime(2026, 12, 1, 4, tzinfo=UTC))}, "period_immature"),
        ({"note": "x" * 1001}, "text_too_long"),
    ],
)
def test_what_cannot_be_closed_is_told_why(office: World, given: dict[str, Any], reason: str) -> None:
    with pytest.raises(Rejected) as refused:
        close(office, **given)
    assert refused.value.reason == reason
    with office.reading() as connection:
        assert not is_closed(connection, *NOVEMBER)


def test_numbers_that_may_still_change_are_closed_knowingly(office: World) -> None:
    early = replace(CLOCK, now=datetime(2026, 12, 1, 4, tzinfo=UTC))
    assert "interactions_reopened" in immature(PERIOD, early.today)
    assert immature(PERIOD, LATER.today) == ()
    key = close(office, clock=early, knowingly=True)
    found = kept(office, key)
    assert len(found)


def test_a_closed_quarter_closes_its_months_and_not_its_year(office: World) -> None:
    with office.writing() as connection:
        quarter = {"from_on": date(2026, 7, 1), "to_on": date(2026, 10, 1), "grain": "quarter"}
        connection.execute(period_snapshot.insert().values(closed_at=CLOCK.now, number=0, **quarter))
    with office.reading() as connection:
        assert is_closed(connection, date(2026, 7, 1), date(2026, 10, 1))
        assert is_closed(connection, date(2026, 8, 1), date(2026, 9, 1))
        assert not is_closed(connection, date(2026, 1, 1), date(2027, 1, 1))
        assert not is_closed(connection, *NOVEMBER)


def test_targets_that_nobody_agreed_to_are_counted_before_closing(office: World) -> None:
    with office.writing() as connection:
        connection.execute(update(target).where(target.c.team_id == NIGHTS).values(state="proposed"))
    with office.reading() as connection:
        assert targets_waiting(connection, office.scope(FAY), PERIOD) == Targets(agreed=3, waiting=1)
        assert targets_waiting(connection, office.scope(GIL), PERIOD) == Targets(agreed=0, waiting=0)


# ------------------------------------------------------------------ who may


@pytest.mark.parametrize("who", [CAI, ADA, GIL, HU], ids=["staff", "lead", "admin", "left"])
def test_only_executives_close_periods(office: World, who: int) -> None:
    with pytest.raises(NotAllowed):
        close(office, who)


def test_each_reads_the_results_that_are_counted_for_them_and_executives_none_of_few_cases(world: World) -> None:
    key = close(world)

    def of(who: int) -> set[tuple[str, int, int]]:
        return set(whose_of(kept(world, key, world.scope(who))))

    assert of(CAI) == {("team", NORTH, 0), ("member", NORTH, CAI), ("scorecard", NORTH, CAI)}
    assert {whose for whose in of(BO) if whose[0] in ("team", "member")} == {("team", SOUTH, 0), ("member", SOUTH, EVE)}
    assert ("member", NIGHTS, MAX) in of(ADA)
    assert {whose for whose in of(ADA) if whose[1] in (SOUTH, 0)} == {("lead_scorecard", 0, ADA)}
    assert {level for level, _, _ in of(FAY)} == {"organisation", "team"}
    assert of(GIL) == set()
    assert of(HU) == set()
    for who in (CAI, BO, ADA, FAY, GIL, HU):
        assert corrected(world, key, world.scope(who)).empty
    rows = kept(world, key, world.scope(FAY))
    assert set(rows["scope"][rows["metric"] == "complaint_resolution_time"]) == {"organisation"}
    assert not ((rows["n"] > 0) & (rows["n"] < SMALLEST_CELL)).any()


def test_an_empty_company_closes_with_nothing(tmp_path: Path) -> None:
    with empty_world(tmp_path) as empty:
        key = close(empty, OWNER)
        assert kept(empty, key).empty
        assert corrected(empty, key).empty
        with empty.reading() as connection:
            assert touched_since(connection, OWNER, key).empty
            assert connection.execute(select(period_result.c.id)).first() is None
            assert len(closings(connection, OWNER)) == 1
