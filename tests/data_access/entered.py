"""What people of the tiny company enter, in one line."""

from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select

from data_access.answering import feedback
from data_access.entries import Logged
from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.rejected import Rejected
from data_access.schema import survey_answer
from tests.data_access.world import CLOCK, DAN, NORTH, THIS_MONTH, TODAY, World, customer_of

ANSWER = {"kind": "csat", "score": 4, "comment": "quick", "customer_id": customer_of(NORTH, 2), "member_id": DAN,
          "channel": "phone", "topic": "delivery", "answered_on": TODAY}  # fmt: skip


def log(world: World, who: int, key: str = "k1", **changed: Any) -> Logged:
    with world.writing() as connection:
        return feedback.log_answer(connection, world.scope(who), clock=CLOCK, request_key=key, **{**ANSWER, **changed})


def stored(world: World, answer_id: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(survey_answer).where(survey_answer.c.id == answer_id)).one()


def answers(world: World, who: int) -> float:
    found = ask(world.mirror, world.scope(who), {"answers"}, THIS_MONTH, CLOCK, filters=Filters(team_id=(NORTH,)))
    return float(found["answers"].iloc[0])


def reason(refused: pytest.ExceptionInfo[Rejected]) -> str:
    return refused.value.reason


def suggest(world: World, who: int, **changed: Any) -> Logged:
    given = {"kind": "suggestion", "text": "open on Sundays", "received_on": TODAY, "request_key": "s", **changed}
    with world.writing() as connection:
        return feedback.log_suggestion(connection, world.scope(who), clock=CLOCK, **given)


def void(world: World, who: int, table: str, entry_id: int, why: str = "twice", key: str | None = None) -> int:
    with world.writing() as connection:
        return feedback.void_entry(
            connection, world.scope(who), clock=CLOCK, table=table, entry_id=entry_id, reason=why,
            request_key=key or f"{who} {entry_id} {why}",
        )  # fmt: skip


def own(world: World, who: int) -> pd.DataFrame:
    with world.reading() as connection:
        return feedback.logged_by_oneself(connection, world.scope(who))
