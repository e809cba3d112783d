"""What customers said: stored once, counted when it should be, seen by whom it concerns."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.answering import feedback
from data_access.engine import write
from data_access.entries import Logged
from data_access.numbers.asking import ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.rejected import Rejected
from data_access.schema import customer_tier, interaction
from data_access.scope import OWNER
from data_access.settling import settle_first_contacts
from tests.data_access.entered import ANSWER, answers, log, reason, stored, suggest, void
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    HU,
    NIGHTS,
    NORTH,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    customer_of,
    put,
    whole_world,
)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


# ------------------------------------------------------------------ logging an answer


def test_an_answer_is_counted_at_once_with_what_was_true_on_its_day(world: World) -> None:
    before = answers(world, ADA)
    logged = log(world, CAI)
    assert logged.counted
    assert answers(world, ADA) == before + 1
    row = stored(world, logged.id)
    assert (row.member_id, row.team_id, row.tier, row.level) == (DAN, NORTH, "regular", "primary")
    assert (row.top_box, row.bottom_box, row.scale_low, row.scale_high, row.commented) == (True, False, 1, 5, True)
    assert (row.answered_on, row.answered_at, row.created_by) == (
        TODAY,
        CLOCK.midnight(TODAY) + timedelta(hours=12),
        CAI,
    )


def test_the_tier_is_that_of_the_day_not_todays(world: World) -> None:
    since, until = date(2026, 1, 1), date(2026, 11, 10)
    tier = {"customer_id": customer_of(NORTH, 2), "tier": "prospect", "from_on": since, "to_on": until}
    with world.writing() as connection:
        put(connection, customer_tier, tier)
    assert stored(world, log(world, CAI, "a", answered_on=date(2026, 11, 9)).id).tier == "prospect"
    assert stored(world, log(world, CAI, "b", answered_on=until).id).tier == "regular"


def test_a_form_sent_twice_stores_once(world: World) -> None:
    before = answers(world, ADA)
    assert log(world, CAI) == log(world, CAI)
    assert answers(world, ADA) == before + 1


def test_a_form_sent_eight_times_at_once_stores_once(world: World) -> None:
    before, scope = answers(world, ADA), world.scope(CAI)

    def sent(_: int) -> Logged:
        return write(
            world.database,
            lambda connection: feedback.log_answer(connection, scope, clock=CLOCK, request_key="k", **ANSWER),
        )

    with ThreadPoolExecutor(8) as people:
        assert len(set(people.map(sent, range(8)))) == 1
    assert answers(world, ADA) == before + 1


def test_the_same_key_of_two_people_stores_both(world: World) -> None:
    assert log(world, CAI) != log(world, ADA)


def test_the_same_key_with_other_content_is_refused_and_changes_nothing(world: World) -> None:
    logged = log(world, CAI)
    with pytest.raises(Rejected) as refused:
        log(world, CAI, comment="another")
    assert reason(refused) == "request_key_reused"
    assert stored(world, logged.id).comment == "quick"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"score": None, "comment": "  "}, "answer_empty"),
        ({"score": 6}, "score_outside_scale"),
        ({"score": 0}, "score_outside_scale"),
        ({"kind": "nps", "score": 11}, "score_outside_scale"),
        ({"kind": "interview"}, "choice_unknown"),
        ({"answered_on": TODAY + timedelta(days=1)}, "day_in_future"),
        ({"comment": "x" * 5001}, "text_too_long"),
        ({"customer_id": customer_of(SOUTH)}, "customer_not_found"),
        ({"customer_id": 999}, "customer_not_found"),
        ({"member_id": EVE}, "member_not_found"),
        ({"member_id": HU}, "member_not_found"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_a_reason(world: World, changed: dict[str, Any], expected: str) -> None:
    before = answers(world, ADA)
    with pytest.raises(Rejected) as refused:
        log(world, CAI, **changed)
    assert reason(refused) == expected
    assert answers(world, ADA) == before


@pytest.mark.parametrize(
    ("kind", "score", "top", "bottom"),
    [("csat", 5, True, False), ("csat", 2, False, True), ("nps", 9, True, False), ("nps", 6, False, True),
     ("ces", 5, True, False), ("ces", 4, False, False)],
)  # fmt: skip
def test_a_score_falls_into_the_box_of_its_scale(world: World, kind: str, score: int, top: bool, bottom: bool) -> None:
    row = stored(world, log(world, CAI, kind=kind, score=score).id)
    assert (row.top_box, row.bottom_box) == (top, bottom)


def test_an_answer_of_no_customer_about_nobody_goes_to_the_team_of_who_logs_it(world: World) -> None:
    row = stored(world, log(world, CAI, customer_id=None, member_id=None).id)
    assert (row.member_id, row.team_id, row.customer_id, row.tier) == (None, NORTH, None, None)


def test_the_owner_of_a_database_logs_for_anybody(world: World) -> None:
    with world.writing() as connection:
        logged = feedback.log_answer(
            connection, OWNER, clock=CLOCK, request_key="k", **{**ANSWER, "member_id": EVE, "customer_id": None}
        )
        again = feedback.log_answer(
            connection, OWNER, clock=CLOCK, request_key="k", **{**ANSWER, "member_id": EVE, "customer_id": None}
        )
    assert logged == again
    assert stored(world, logged.id).team_id == SOUTH


# ------------------------------------------------------------------ voiding


def test_a_voided_answer_counts_no_more_and_keeps_why(world: World) -> None:
    before = answers(world, ADA)
    logged = log(world, CAI)
    void(world, ADA, "survey_answer", logged.id)
    assert answers(world, ADA) == before
    row = stored(world, logged.id)
    assert (row.void_reason, row.voided_by, row.voided_at) == ("twice", ADA, CLOCK.now)
    void(world, ADA, "survey_answer", logged.id, "another reason")
    assert stored(world, logged.id).void_reason == "twice"


def test_a_void_sent_again_changes_nothing_and_another_reason_under_its_key_is_told(world: World) -> None:
    logged = log(world, CAI)
    assert void(world, ADA, "survey_answer", logged.id, key="v") == logged.id
    assert void(world, ADA, "survey_answer", logged.id, key="v") == logged.id
    for entry_id, why in ((logged.id, "another reason"), (1, "twice")):
        with pytest.raises(Rejected) as refused:
            void(world, ADA, "survey_answer", entry_id, why, key="v")
        assert reason(refused) == "request_key_reused"
    assert stored(world, 1).voided_at is None


def test_a_voided_complaint_takes_its_stages_out_of_the_backlog(world: World) -> None:
    def backlog() -> float:
        return float(ask(world.mirror, world.scope(BO), {"complaints_backlog"}, THIS_MONTH, CLOCK).iloc[0, 0])

    assert backlog() == 1
    void(world, BO, "complaint", 16)  # Eve's open one
    assert backlog() == 0


def test_a_voided_contact_no_longer_came_back_on_the_one_before(world: World) -> None:
    eve = select(interaction.c.id).where(interaction.c.member_id == EVE).order_by(interaction.c.opened_on)
    with world.writing() as connection:
        settle_first_contacts(connection, select(interaction.c.customer_id).where(interaction.c.member_id == EVE))
        contacts = list(connection.execute(eve).scalars())
        first_contact = select(interaction.c.first_contact).where(interaction.c.id == contacts[4])
        assert connection.execute(first_contact).scalar() is False
    void(world, BO, "interaction", contacts[5])
    with world.reading() as connection:
        assert connection.execute(first_contact).scalar() is True


@pytest.mark.parametrize(
    ("who", "table", "entry", "why", "expected"),
    [
        (ADA, "survey_answer", 1, " ", "reason_missing"),
        (ADA, "survey_answer", 999, "x", "entry_not_found"),
        (BO, "survey_answer", 1, "x", "entry_not_found"),
        (ADA, "member", 1, "x", "choice_unknown"),
        (CAI, "survey_answer", 1, "x", "not_allowed"),
    ],
)
def test_only_a_lead_voids_entries_of_their_teams_and_says_why(
    world: World, who: int, table: str, entry: int, why: str, expected: str
) -> None:
    with pytest.raises(Rejected) as refused:
        void(world, who, table, entry, why)
    assert reason(refused) == expected


# ------------------------------------------------------------------ suggestions


def test_praise_reaches_the_one_it_is_about_and_is_stored_once(world: World) -> None:
    given = {"kind": "praise", "text": "a star", "member_id": DAN, "customer_id": customer_of(NORTH)}
    assert suggest(world, CAI, **given) == suggest(world, CAI, **given)
    with world.reading() as connection:
        latest = feedback.latest_feedback(connection, world.scope(DAN), DAN)
    assert latest.iloc[0][["kind", "text", "customer"]].tolist() == ["praise", "a star", "Customer of North 1"]


@pytest.mark.parametrize(
    ("changed", "expected"), [({"text": " "}, "text_missing"), ({"kind": "csat"}, "choice_unknown")]
)
def test_a_suggestion_says_something(world: World, changed: dict[str, Any], expected: str) -> None:
    with pytest.raises(Rejected) as refused:
        suggest(world, CAI, **changed)
    assert reason(refused) == expected


# ------------------------------------------------------------------ reading


def test_comments_come_low_ones_first_or_newest_first(world: World) -> None:
    with world.reading() as connection:
        low = feedback.comments(connection, world.scope(CAI), THIS_MONTH)
        new = feedback.comments(connection, world.scope(CAI), THIS_MONTH, low_first=False)
    assert low["score"].tolist() == [1, 3, 4, 5, 5]
    assert low["low"].tolist() == [True, False, False, False, False]
    assert new["answered_on"].is_monotonic_decreasing


def test_comments_are_cut_to_their_number_period_and_filters(world: World) -> None:
    def count(who: int, filters: Filters = EVERYTHING, **more: Any) -> int:
        with world.reading() as connection:
            return len(feedback.comments(connection, world.scope(who), THIS_MONTH, filters, **more))

    assert count(ADA) == 35
    assert count(ADA, limit=3) == 3
    assert count(ADA, Filters(team_id=(NIGHTS,))) == 5
    assert count(ADA, Filters(category=("billing",))) == 0
    assert count(FAY) == 0
    with world.reading() as connection:
        assert feedback.comments(connection, OWNER, THIS_MONTH.before(TODAY)).empty


def test_scores_that_wait_for_confirmation_are_not_among_the_comments(world: World) -> None:
    log(world, CAI, member_id=CAI, comment="hidden so far")
    with world.reading() as connection:
        shown = feedback.comments(connection, world.scope(CAI), THIS_MONTH)
        latest = feedback.latest_feedback(connection, world.scope(CAI), CAI)
    assert "hidden so far" not in set(shown["comment"])
    assert latest.iloc[0][["text", "counted"]].tolist() == ["hidden so far", False]


def test_the_latest_feedback_of_a_colleague_is_not_for_staff(world: World) -> None:
    with world.reading() as connection:
        assert feedback.latest_feedback(connection, world.scope(CAI), DAN).empty
        assert len(feedback.latest_feedback(connection, world.scope(ADA), DAN, 3)) == 3


def test_topics_are_those_of_what_somebody_may_count(world: World) -> None:
    assert feedback.topics(world.mirror, world.scope(CAI)) == ("delivery",)
