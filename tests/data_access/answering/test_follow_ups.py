"""Low scores are followed up, suggestions answered: by whom, until when, and what the inbox shows."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select

from data_access.answering import follow_ups
from data_access.answering.inbox import ToAnswer, feedback_done, feedback_to_answer, feedback_waiting
from data_access.answering.low_scores import FOLLOW_UP_HOURS, TOLD_WITHIN_DAYS, promise_for
from data_access.answering.suggestions import ANSWER_WITHIN_DAYS
from data_access.clock import Clock
from data_access.measures import MEASURES
from data_access.numbers.asking import ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import suggestion, survey_answer
from metrics.calendars.business_time import due_after
from metrics.feedback import (
    follow_up_time,
    low_scores_followed_up,
    suggestion_answer_time,
    suggestions_adopted,
    suggestions_answered,
    suggestions_answered_in_time,
)
from tests.data_access.entered import log, stored, suggest
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    FAY,
    GIL,
    NORTH,
    OFFICE_HOURS,
    THIS_MONTH,
    TODAY,
    World,
    an_answer,
    noon,
    whole_world,
)

LATER = Clock(CLOCK.now + timedelta(days=9), CLOCK.zone)
PROMISED = (("a", "suggestion"), ("b", "suggestion"), ("c", "praise"))
A_MONTH_LATER = Clock(CLOCK.now + timedelta(days=30), CLOCK.zone)
METRICS = (
    low_scores_followed_up, follow_up_time, suggestions_answered, suggestions_adopted, suggestions_answered_in_time,
    suggestion_answer_time, suggestion_answer_time.working,
)  # fmt: skip


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def inbox(world: World, who: int, filters: Filters = EVERYTHING, clock: Clock = CLOCK, **more: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return feedback_to_answer(connection, world.scope(who), filters, clock=clock, **more)


def done(world: World, who: int, **more: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return feedback_done(connection, world.scope(who), clock=CLOCK, **more)


def waiting(world: World, who: int, **more: Any) -> ToAnswer:
    with world.reading() as connection:
        return feedback_waiting(connection, world.scope(who), **{"clock": CLOCK, **more})


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


def follow_up(world: World, who: int, answer_id: int | None, note: str = "called", key: str = "k", **more: Any) -> int:
    with world.writing() as connection:
        return follow_ups.follow_up(
            connection, world.scope(who), clock=more.get("clock", CLOCK), answer_id=answer_id, note=note,
            request_key=key,
        )  # fmt: skip


def decide(
    world: World, who: int, key: int, decision: str, why: str | None = None, request: str = "k", clock: Clock = CLOCK
) -> int:
    with world.writing() as connection:
        return follow_ups.answer_suggestion(
            connection, world.scope(who), clock=clock, suggestion_id=key, decision=decision, reason=why,
            request_key=request,
        )  # fmt: skip


def numbers(world: World, clock: Clock = CLOCK) -> list[tuple[float | None, int]]:
    needs = frozenset().union(*(metric.needs for metric in METRICS))
    answer = ask(world.mirror, world.scope(ADA), needs, THIS_MONTH, clock)
    readings = [metric(answer).reading() for metric in METRICS]
    return [(each.value, each.n) for each in readings]


def test_a_low_score_is_promised_a_follow_up_in_working_hours(world: World) -> None:
    low = stored(world, log(world, CAI, score=2).id)
    assert low.follow_up_due_at == due_after(OFFICE_HOURS, low.answered_at, FOLLOW_UP_HOURS * 60)
    assert stored(world, log(world, CAI, "b", score=3).id).follow_up_due_at is None
    assert stored(world, log(world, CAI, "c", kind="nps", score=6).id).follow_up_due_at is not None
    assert stored(world, log(world, CAI, "d", kind="nps", score=7).id).follow_up_due_at is None
    assert stored(world, log(world, CAI, "e", kind="ces", score=1).id).follow_up_due_at is None


def test_a_score_that_is_told_long_after_is_promised_nothing(world: World) -> None:
    day = TODAY - timedelta(days=TOLD_WITHIN_DAYS + 1)
    assert stored(world, log(world, CAI, score=1, answered_on=day).id).follow_up_due_at is None


def test_low_scores_of_a_file_are_promised_a_follow_up_until_the_file_corrects_them(world: World) -> None:
    about: dict[str, Any] = {"team_id": NORTH, "source": "answers"}
    days = (TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=TOLD_WITHIN_DAYS + 2))
    answers = [an_answer(noon(day), "csat", score, (1, 5)) for day, score in zip(days, (1, 5, 1), strict=True)]
    keys = world.add(survey_answer, *({**about, **row, "source_key": str(n)} for n, row in enumerate(answers)))

    def promise() -> list[bool]:
        with world.writing() as connection:
            promise_for(connection, "answers", CLOCK.now)
        return [stored(world, key).follow_up_due_at is not None for key in keys]

    assert promise() == promise() == [True, False, False]
    assert stored(world, keys[0]).follow_up_due_at == due_after(OFFICE_HOURS, noon(TODAY), FOLLOW_UP_HOURS * 60)
    with world.writing() as connection:
        for key, low in ((keys[0], False), (keys[1], True)):
            connection.execute(survey_answer.update().where(survey_answer.c.id == key).values(bottom_box=low))
    assert promise() == [False, True, False]


def test_the_inbox_holds_what_is_due_first_and_what_was_promised_nothing_last(world: World) -> None:
    old = TODAY - timedelta(days=TOLD_WITHIN_DAYS + 1)
    unpromised = suggest(world, CAI, received_on=old, request_key="old").id
    asked = suggest(world, CAI).id
    newer = log(world, CAI, "a", score=1).id
    older = log(world, CAI, "b", score=1, answered_on=TODAY - timedelta(days=7)).id
    found = inbox(world, ADA)
    assert list(zip(found["kind"], found["id"], strict=True)) == [
        ("csat", older), ("csat", newer), ("suggestion", asked), ("suggestion", unpromised),
    ]  # fmt: skip
    assert found["overdue_minutes"].notna().tolist() == [True, False, False, False]
    assert found["all"].tolist() == [4, 4, 4, 4]
    assert found["led"].all()
    assert inbox(world, ADA, limit=1)["id"].tolist() == [older]
    assert inbox(world, ADA, Filters(channel=("store",))).empty


def test_the_inbox_is_cut_by_type_and_by_when_it_is_due(world: World) -> None:
    for days, key in ((7, "a"), (0, "b")):
        log(world, CAI, key, score=1, answered_on=TODAY - timedelta(days=days))
    suggest(world, CAI)
    suggest(world, CAI, received_on=TODAY - timedelta(days=TOLD_WITHIN_DAYS + 1), request_key="old")
    found = {due: len(inbox(world, ADA, due=due)) for due in (None, "overdue", "today", "week", "never")}
    assert found == {None: 4, "overdue": 1, "today": 1, "week": 2, "never": 1}
    assert set(inbox(world, ADA, kind="suggestion")["kind"]) == {"suggestion"}
    assert waiting(world, ADA) == ToAnswer(4, 1)
    assert waiting(world, ADA, kind="suggestion") == ToAnswer(2, 0)
    assert waiting(world, ADA, kind="suggestion", clock=A_MONTH_LATER) == ToAnswer(2, 1)
    assert [waiting(world, who) for who in (BO, FAY, GIL)] == [ToAnswer(0, 0)] * 3


def test_staff_see_their_own_without_answering_it_and_others_nothing(world: World) -> None:
    key = log(world, CAI, score=1, member_id=DAN).id
    assert inbox(world, DAN)["led"].tolist() == [False]
    assert [len(inbox(world, who)) for who in (CAI, BO, FAY, GIL)] == [0, 0, 0, 0]
    for who in (DAN, FAY, GIL):
        with pytest.raises(NotAllowed):
            follow_up(world, who, key)
    assert reason(lambda: follow_up(world, BO, key)) == "entry_not_found"


def test_followed_up_it_counts_with_its_time_and_is_done(world: World) -> None:
    key = log(world, CAI, score=1).id
    assert follow_up(world, ADA, key, "Called, apologised") == key
    row = stored(world, key)
    assert (row.followed_up_at, row.followed_up_on, row.followed_up_by) == (CLOCK.now, TODAY, ADA)
    assert (row.follow_up_note, row.follow_up_kept, row.follow_up_minutes) == ("Called, apologised", True, 360)
    assert row.follow_up_business_minutes == 360
    assert inbox(world, ADA).empty
    shown = done(world, ADA)
    shown = shown[shown["kind"] == "csat"]
    assert (shown["id"].item(), shown["state"].item(), shown["by"].item()) == (key, "done", "Ada")
    assert numbers(world)[:2] == [(1.0, 1), (360.0, 1)]


def test_a_late_one_and_one_past_due_count_against_it_a_running_one_not_yet(world: World) -> None:
    late, _ = log(world, CAI, "a", score=1).id, log(world, CAI, "b", score=2).id
    assert numbers(world)[0] == (None, 0)
    follow_up(world, ADA, late, clock=LATER)
    assert stored(world, late).follow_up_kept is False
    assert numbers(world)[0] == (0.0, 1)
    assert numbers(world, LATER)[0] == (0.0, 2)


def test_what_cannot_be_followed_up_is_refused(world: World) -> None:
    good, low = log(world, CAI, "a", score=4).id, log(world, CAI, "b", score=1).id
    assert reason(lambda: follow_up(world, ADA, good)) == "score_not_low"
    assert reason(lambda: follow_up(world, ADA, None)) == "feedback_chosen_none"
    assert reason(lambda: follow_up(world, ADA, low, "  ")) == "note_missing"
    assert reason(lambda: follow_up(world, ADA, low, "x" * 501)) == "text_too_long"
    assert follow_up(world, ADA, low) == follow_up(world, ADA, low) == follow_up(world, ADA, low, key="again") == low
    assert reason(lambda: follow_up(world, ADA, low, "other")) == "request_key_reused"
    assert reason(lambda: follow_up(world, ADA, low, "other", "new")) == "followed_up_already"
    assert stored(world, low).follow_up_note == "called"


def test_suggestions_are_adopted_or_declined_with_a_reason(world: World) -> None:
    first, second, third = (suggest(world, CAI, request_key=key).id for key in "abc")
    assert numbers(world)[2:] == [(0.0, 3), (None, 0), (None, 0), (None, 0), (None, 0)]
    assert reason(lambda: decide(world, ADA, first, "declined")) == "decline_reason_missing"
    assert reason(lambda: decide(world, ADA, first, "perhaps")) == "choice_unknown"
    assert decide(world, ADA, first, "declined", "too dear") == first
    assert decide(world, ADA, first, "declined", "too dear", "again") == first
    assert decide(world, ADA, second, "adopted", request="2") == second
    assert reason(lambda: decide(world, ADA, first, "adopted", request="3")) == "suggestion_answered_already"
    with pytest.raises(NotAllowed):
        decide(world, DAN, third, "adopted")
    with world.reading() as connection:
        row = connection.execute(select(suggestion).where(suggestion.c.id == first)).one()
    assert (row.state, row.answer, row.answered_by, row.answered_on) == ("declined", "too dear", ADA, TODAY)
    assert inbox(world, ADA)["id"].tolist() == [third]
    assert numbers(world)[2:] == [(pytest.approx(2 / 3), 3), (0.5, 2), (1.0, 2), (360.0, 2), (360.0, 2)]


def test_a_suggestion_is_promised_an_answer_within_working_days(world: World) -> None:
    first, second, praise = (suggest(world, CAI, request_key=key, kind=kind).id for key, kind in PROMISED)
    row = said(world, first)
    assert (row.answer_due_at, ANSWER_WITHIN_DAYS) == (row.received_at + timedelta(days=14), 10)
    assert said(world, praise).answer_due_at is None
    assert str(ANSWER_WITHIN_DAYS) in suggestions_answered_in_time.meaning.en
    decide(world, ADA, first, "adopted", clock=A_MONTH_LATER)
    late = said(world, first)
    assert (late.answer_kept, late.answer_minutes) == (False, 360 + 30 * 24 * 60)
    assert late.answer_business_minutes < late.answer_minutes / 3
    assert numbers(world, LATER)[4] == (0.0, 1)
    assert numbers(world, A_MONTH_LATER)[4] == (0.0, 2)
    decide(world, ADA, second, "adopted", request="2")
    assert done(world, ADA, outcome="late")["id"].tolist() == [first]
    assert done(world, ADA, outcome="in_time", kind="suggestion")["id"].tolist() == [second]
    assert set(done(world, ADA, outcome="adopted")["state"]) == {"adopted"}
    assert done(world, ADA, outcome="declined").empty


def said(world: World, key: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(suggestion).where(suggestion.c.id == key)).one()


def test_praise_is_done_by_itself(world: World) -> None:
    key = suggest(world, CAI, kind="praise").id
    assert inbox(world, ADA).empty
    shown = done(world, ADA)
    assert key in shown[shown["state"] == "done"]["id"].tolist()
    assert reason(lambda: decide(world, ADA, key, "adopted")) == "praise_needs_no_answer"


def test_what_the_metrics_need_is_measured() -> None:
    assert frozenset().union(*(metric.needs for metric in METRICS)) <= set(MEASURES)
