"""What is due, person by person, as their pages show it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.__main__ import main
from data_access.due import ANSWER, CALL_BACK, FOLLOW_UP, NOBODYS, OWN, due_for, everybody_due
from data_access.schema import complaint, suggestion, survey_answer
from data_access.scope import NOBODY, OWNER
from data_access.workflow.complaints import complaints_open
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    FAY,
    HU,
    NORTH,
    TODAY,
    World,
    a_case,
    an_answer,
    customer_of,
    noon,
    whole_world,
)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def due(world: World, who: int, until: date = TODAY) -> list[tuple[int, str, bool]]:
    with world.reading() as connection:
        found = due_for(connection, world.scope(who), until=until, clock=CLOCK)
    return list(zip(found["entry_id"], found["kind"], found["overdue"], strict=True))


def test_a_person_is_told_of_the_complaints_that_their_page_lists_as_overdue(world: World) -> None:
    with world.reading() as connection:
        page = complaints_open(connection, world.scope(CAI), clock=CLOCK)
    late = page.loc[page["overdue_minutes"].notna() & page["member_id"].eq(CAI), "complaint_id"]
    assert [number for number, kind, overdue in due(world, CAI) if kind == OWN and overdue] == list(late)
    assert len(late) == 1


def test_what_is_due_later_is_told_when_its_day_comes(world: World) -> None:
    opened = noon(TODAY)
    about = {"member_id": DAN, "team_id": NORTH, "customer_id": customer_of(NORTH)}
    clock = a_case(opened, complaints=True, due_at=opened + timedelta(days=2))
    (key,) = world.add(complaint, {**clock, **about})
    assert key not in [number for number, *_ in due(world, DAN, TODAY + timedelta(days=1))]
    assert (key, OWN, False) in due(world, DAN, TODAY + timedelta(days=2))


def test_a_lead_is_told_of_what_nobody_has_and_staff_are_not(world: World) -> None:
    clock = a_case(noon(date(2026, 11, 18)), complaints=True, due_at=noon(date(2026, 11, 19)))
    (key,) = world.add(complaint, {**clock, "team_id": NORTH, "customer_id": customer_of(NORTH)})
    assert (key, NOBODYS, True) in due(world, ADA)
    for who in (CAI, BO, FAY):
        assert key not in [number for number, *_ in due(world, who)]


def test_an_answered_customer_is_called_back_after_three_days(world: World) -> None:
    answered = noon(date(2026, 11, 18))
    clock = a_case(noon(date(2026, 11, 10)), complaints=True, resolved_at=answered, state="answered")
    (key,) = world.add(complaint, {**clock, "member_id": DAN, "team_id": NORTH})
    assert key not in [number for number, *_ in due(world, DAN)]
    assert (key, CALL_BACK, False) in due(world, DAN, TODAY + timedelta(days=1))


def test_a_lead_is_told_of_customers_whom_nobody_is_to_call_back(world: World) -> None:
    clock = a_case(noon(date(2026, 11, 2)), complaints=True, resolved_at=noon(date(2026, 11, 9)), state="answered")
    unheld, left = world.add(complaint, *({**clock, "member_id": who, "team_id": NORTH} for who in (None, HU)))
    told = [(unheld, CALL_BACK, True), (left, CALL_BACK, True)]
    assert [each for each in due(world, ADA) if each in told] == told
    for who in (CAI, BO, FAY):
        assert not {number for number, *_ in due(world, who)} & {unheld, left}


def test_a_lead_is_told_of_low_scores_to_follow_up_and_the_one_who_got_it_is_not(world: World) -> None:
    low = {**an_answer(noon(date(2026, 11, 18)), "csat", 1, (1, 5)), "follow_up_due_at": noon(date(2026, 11, 19))}
    about = {"member_id": DAN, "team_id": NORTH, "customer_id": customer_of(NORTH), "topic": "billing"}
    (key,) = world.add(survey_answer, {**low, **about})
    assert (key, FOLLOW_UP, True) in due(world, ADA)
    for who in (DAN, BO):
        assert FOLLOW_UP not in [kind for _, kind, _ in due(world, who)]


def test_a_lead_is_told_of_suggestions_to_answer_when_their_day_comes(world: World) -> None:
    received, due_at = noon(date(2026, 11, 9)), noon(TODAY + timedelta(days=3))
    about = {"member_id": DAN, "team_id": NORTH, "kind": "suggestion", "text": "larger print", "state": "new"}
    (key,) = world.add(
        suggestion, {**about, "received_at": received, "received_on": date(2026, 11, 9), "answer_due_at": due_at}
    )
    assert key not in [number for number, kind, _ in due(world, ADA) if kind == ANSWER]
    assert (key, ANSWER, False) in due(world, ADA, TODAY + timedelta(days=3))
    for who in (DAN, BO):
        assert ANSWER not in [kind for _, kind, _ in due(world, who, TODAY + timedelta(days=3))]


def test_who_has_nothing_is_not_listed_and_who_is_nobody_gets_nothing(world: World) -> None:
    with world.reading() as connection:
        everybody = everybody_due(connection, until=TODAY, clock=CLOCK)
        assert FAY not in everybody
        assert CAI in everybody
        for scope in (NOBODY, OWNER):
            assert due_for(connection, scope, until=TODAY, clock=CLOCK).empty


def test_the_command_prints_it_in_the_terminals_language(
    empty: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty.url.render_as_string(hide_password=False))
    monkeypatch.setenv("DASHBOARD_TODAY", TODAY.isoformat())
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert main(["due", "--for", "today"]) == 0
    assert capsys.readouterr().out == "Nothing is due until 2026-11-20.\n"
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["due", "--for", "2026-11-21"]) == 0
    assert "截至 2026-11-21 没有到期事项" in capsys.readouterr().out
