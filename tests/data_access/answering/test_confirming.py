"""Scores of one's own service: who decides about them, who hears of them, and that none is counted before."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from data_access import health
from data_access.answering import feedback
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member_role, survey_answer, team
from tests.data_access.entered import answers, log, own, reason, stored, void
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    FAY,
    GIL,
    MAX,
    NIGHTS,
    NORTH,
    World,
    customer_of,
    whole_world,
)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


# ------------------------------------------------------------------ one's own service


def confirm(world: World, who: int, answer_id: int, key: str = "confirm") -> int:
    with world.writing() as connection:
        return feedback.confirm_answer(connection, world.scope(who), clock=CLOCK, answer_id=answer_id, request_key=key)


def awaiting(world: World, who: int) -> list[int]:
    with world.reading() as connection:
        return feedback.answers_awaiting_confirmation(connection, world.scope(who))["answer_id"].tolist()


def test_a_score_of_ones_own_service_counts_only_after_the_lead_confirmed_it(world: World) -> None:
    before = answers(world, ADA)
    logged = log(world, CAI, member_id=CAI)
    assert not logged.counted
    assert answers(world, ADA) == before
    assert awaiting(world, ADA) == [logged.id]
    assert awaiting(world, BO) == awaiting(world, CAI) == []
    assert confirm(world, ADA, logged.id) == logged.id
    assert answers(world, ADA) == before + 1
    assert awaiting(world, ADA) == []
    assert stored(world, logged.id).confirmed_by == ADA


def test_confirming_twice_changes_nothing(world: World) -> None:
    logged = log(world, CAI, member_id=CAI)
    confirm(world, ADA, logged.id)
    first = stored(world, logged.id)
    confirm(world, ADA, logged.id)
    confirm(world, ADA, logged.id, "another click")
    assert stored(world, logged.id) == first


def test_one_key_confirms_one_score_and_says_so_for_another(world: World) -> None:
    one, other = log(world, CAI, member_id=CAI), log(world, CAI, key="k2", member_id=CAI, comment="another")
    confirm(world, ADA, one.id)
    with pytest.raises(Rejected) as refused:
        confirm(world, ADA, other.id)
    assert reason(refused) == "request_key_reused"
    assert awaiting(world, ADA) == [other.id]
    with pytest.raises(Rejected) as refused:
        refuse(world, ADA, other.id, key="confirm")
    assert reason(refused) == "request_key_reused"


# ------------------------------------------------------------------ refusing


def refuse(world: World, who: int, answer_id: int, why: str = "no such call", key: str = "refuse") -> int:
    with world.writing() as connection:
        return feedback.refuse_answer(
            connection, world.scope(who), clock=CLOCK, answer_id=answer_id, reason=why, request_key=key
        )


def test_a_refused_score_never_counts_and_keeps_who_when_and_why(world: World) -> None:
    before = answers(world, ADA)
    logged = log(world, CAI, member_id=CAI)
    assert refuse(world, ADA, logged.id) == logged.id
    assert answers(world, ADA) == before
    assert awaiting(world, ADA) == []
    row = stored(world, logged.id)
    assert (row.refused_by, row.refused_at, row.refusal_reason) == (ADA, CLOCK.now, "no such call")
    with pytest.raises(Rejected) as refused:
        confirm(world, ADA, logged.id)
    assert reason(refused) == "answer_refused"
    assert not stored(world, logged.id).counted


def test_refusing_again_changes_nothing_and_another_reason_under_the_same_key_is_told(world: World) -> None:
    logged = log(world, CAI, member_id=CAI)
    refuse(world, ADA, logged.id)
    first = stored(world, logged.id)
    assert refuse(world, ADA, logged.id) == logged.id
    assert refuse(world, ADA, logged.id, "another reason", "another key") == logged.id
    with pytest.raises(Rejected) as refused:
        refuse(world, ADA, logged.id, "another reason")
    assert reason(refused) == "request_key_reused"
    assert stored(world, logged.id) == first


def test_who_logged_it_is_told_why_it_was_refused(world: World) -> None:
    logged = log(world, CAI, member_id=CAI, comment="about me")
    assert own(world, CAI)["fate"].tolist() == ["waits"]
    refuse(world, ADA, logged.id)
    with world.reading() as connection:
        told = feedback.logged_by_oneself(connection, world.scope(CAI)).iloc[0]
        about_me = feedback.latest_feedback(connection, world.scope(CAI), CAI)
    assert told[["fate", "reason", "decided_by"]].tolist() == ["refused", "no such call", "Ada"]
    assert "about me" not in set(about_me["text"])


@pytest.mark.parametrize(
    ("who", "why", "expected"),
    [
        (ADA, " ", "reason_missing"),
        (ADA, "x" * 501, "text_too_long"),
        (BO, "no", "entry_not_found"),
        (CAI, "no", "not_allowed"),
        (FAY, "no", "not_allowed"),
        (GIL, "no", "not_allowed"),
    ],
)
def test_only_who_may_confirm_refuses_and_says_why(world: World, who: int, why: str, expected: str) -> None:
    logged = log(world, CAI, member_id=CAI)
    with pytest.raises(Rejected) as refused:
        refuse(world, who, logged.id, why)
    assert reason(refused) == expected
    assert awaiting(world, ADA) == [logged.id]


def test_a_confirmed_score_is_voided_not_refused(world: World) -> None:
    logged = log(world, CAI, member_id=CAI)
    confirm(world, ADA, logged.id)
    with pytest.raises(Rejected) as refused:
        refuse(world, ADA, logged.id)
    assert reason(refused) == "answer_confirmed"
    assert stored(world, logged.id).counted


# ------------------------------------------------------------------ a lead's own service


def unseen(world: World, who: int) -> list[int]:
    with world.reading() as connection:
        return feedback.answers_only_executives_confirm(connection, world.scope(who))["answer_id"].tolist()


def test_an_executive_confirms_what_no_lead_can_without_seeing_it(world: World) -> None:
    before = answers(world, BO)
    logged = log(world, ADA, member_id=ADA, customer_id=customer_of(NORTH), comment="@Ada was great")
    with world.reading() as connection:
        told = feedback.answers_only_executives_confirm(connection, world.scope(FAY))
    assert told.columns.tolist() == [
        "answer_id", "answered_on", "kind", "member", "member_en", "team", "team_en",
    ]  # fmt: skip
    assert told[["answer_id", "member", "team"]].to_numpy().tolist() == [[logged.id, "Ada", "North"]]
    assert confirm(world, FAY, logged.id) == confirm(world, FAY, logged.id, "again") == logged.id
    assert stored(world, logged.id).confirmed_by == FAY
    assert answers(world, BO) == before
    assert unseen(world, FAY) == []


def test_what_a_lead_can_confirm_is_not_for_executives(world: World) -> None:
    logged = log(world, CAI, member_id=CAI)
    assert unseen(world, FAY) == []
    with pytest.raises(NotAllowed):
        confirm(world, FAY, logged.id)
    assert not stored(world, logged.id).counted


def test_a_lead_above_comes_before_an_executive(world: World) -> None:
    """Max leads the nights, which are below North: Ada confirms what he logs about himself."""
    with world.writing() as connection:
        connection.execute(team.update().where(team.c.id == NIGHTS).values(lead_id=MAX))
        connection.execute(member_role.update().where(member_role.c.member_id == MAX).values(role="lead"))
    logged = log(world, MAX, member_id=MAX, customer_id=None)
    assert awaiting(world, MAX) == []
    assert awaiting(world, ADA) == [logged.id]
    assert unseen(world, FAY) == []


@pytest.mark.parametrize("who", [ADA, BO, CAI, GIL])
def test_nobody_else_hears_of_what_only_executives_confirm(world: World, who: int) -> None:
    logged = log(world, ADA, member_id=ADA)
    assert unseen(world, who) == []
    with pytest.raises(Rejected):
        confirm(world, who, logged.id)


def test_an_executive_does_not_confirm_their_own_score(world: World) -> None:
    with world.writing() as connection:
        connection.execute(insert(member_role).values(member_id=ADA, role="executive"))
    logged = log(world, ADA, member_id=ADA)
    assert unseen(world, ADA) == []
    assert unseen(world, FAY) == [logged.id]
    with pytest.raises(Rejected) as refused:
        confirm(world, ADA, logged.id)
    assert reason(refused) == "own_answer"


def test_an_executive_refuses_it_too_and_the_lead_reads_why(world: World) -> None:
    logged = log(world, ADA, member_id=ADA)
    refuse(world, FAY, logged.id, "you could not show it")
    with world.reading() as connection:
        told = feedback.logged_by_oneself(connection, world.scope(ADA)).iloc[0]
    assert told[["fate", "reason", "decided_by"]].tolist() == ["refused", "you could not show it", "Fay"]


def test_data_health_says_how_many_wait_and_for_how_long_without_names(world: World) -> None:
    def waiting(who: int) -> list[list[Any]]:
        with world.reading() as connection:
            found = health.scores_waiting(connection, world.scope(who), CLOCK)
        assert not {"member", "score", "customer", "answer_id"} & set(found.columns)
        return found[["team", "by", "n", "days"]].to_numpy().tolist()

    assert waiting(GIL) == []
    log(world, CAI, member_id=CAI)
    lead = log(world, ADA, member_id=ADA)
    log(world, CAI, member_id=DAN, key="about a colleague")
    with world.writing() as connection:
        older = {"created_at": CLOCK.now - timedelta(days=12)}
        connection.execute(survey_answer.update().where(survey_answer.c.id == lead.id).values(older))
    assert waiting(GIL) == [["North", "executive", 1, 12], ["North", "lead", 1, 0]]
    with world.writing() as connection:
        connection.execute(member_role.delete().where(member_role.c.member_id == FAY))
    assert waiting(GIL)[0] == ["North", "nobody", 1, 12]
    assert waiting(FAY) == waiting(CAI) == waiting(ADA) == []


def test_a_lead_cannot_confirm_a_score_of_their_own_service(world: World) -> None:
    logged = log(world, ADA, member_id=ADA)
    assert not logged.counted
    assert awaiting(world, ADA) == []
    with pytest.raises(Rejected) as refused:
        confirm(world, ADA, logged.id)
    assert reason(refused) == "own_answer"


def test_another_teams_answer_is_the_same_as_none(world: World) -> None:
    logged = log(world, CAI, member_id=CAI)
    with pytest.raises(Rejected) as refused:
        confirm(world, BO, logged.id)
    assert reason(refused) == "entry_not_found"
    with pytest.raises(NotAllowed):
        confirm(world, DAN, logged.id)


def test_a_voided_answer_is_not_confirmed_any_more(world: World) -> None:
    logged = log(world, CAI, member_id=CAI)
    void(world, ADA, "survey_answer", logged.id)
    assert awaiting(world, ADA) == []
    with pytest.raises(Rejected):
        confirm(world, ADA, logged.id)
