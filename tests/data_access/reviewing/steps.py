"""A review cycle as its people go through it: North's fourth quarter, opened while it runs and shared afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pandas as pd
from sqlalchemy import select

from data_access.auditing import audited
from data_access.clock import Clock
from data_access.reviewing import collecting, opening, rating, sharing, writing
from data_access.reviewing.reviews import review_parts, reviews_seen
from data_access.schema import review
from data_access.scope import Scope
from tests.data_access.world import ADA, CLOCK, DAN, IDA, JON, NIGHTS, NORTH, World

LATER = replace(CLOCK, now=datetime(2027, 1, 12, 2, tzinfo=UTC))
Q4 = date(2026, 10, 1)
WEIGHTS = {"customer": 40.0, "teamwork": 60.0}
_sent = count()
RATERS = (DAN, IDA, JON)  # of Cai


def do(world: World, command: Callable[..., int], who: int, *, clock: Clock = CLOCK, **fields: Any) -> int:
    """Run a command as this person, as a page does."""
    given = {"clock": clock, "request_key": f"key {next(_sent)}", **fields}
    return as_scope(world, command, world.scope(who), given)


def as_scope(world: World, command: Callable[..., int], scope: Scope, given: dict[str, Any]) -> int:
    with world.writing() as connection:
        return audited.perform(command, given, connection=connection, scope=scope, clock=CLOCK)


def opened(world: World, who: int = ADA, teams: tuple[int, ...] = (NORTH, NIGHTS), **given: Any) -> int:
    usual = {
        "name": "Fourth quarter", "kind": "quarter", "from_on": Q4, "collects_until": date(2026, 12, 20),
        "shares_until": date(2027, 1, 20), "team_ids": teams, "weights": WEIGHTS, "request_key": "open",
    }  # fmt: skip
    return do(world, opening.open_cycle, who, **usual | given)


def review_of(world: World, member_id: int, cycle_id: int) -> Any:
    """The row of somebody's review."""
    with world.reading() as connection:
        asked = select(review).where(review.c.member_id == member_id, review.c.cycle_id == cycle_id)
        return connection.execute(asked).one()


def ask(world: World, row: Any, raters: tuple[int, ...] = RATERS) -> None:
    do(world, opening.choose_raters, ADA, review_id=row.id, revision=row.revision, rater_ids=raters)


def rate(world: World, who: int, number: int, score: int = 4, words: str | None = None, **given: Any) -> int:
    usual = {"scores": dict.fromkeys(WEIGHTS, score), "words": words, "send": True}
    return do(world, rating.rate_colleague, who, review_id=number, **usual | given)


def close(world: World, cycle_id: int, who: int = ADA, **given: Any) -> int:
    return do(world, collecting.close_collection, who, cycle_id=cycle_id, **given)


def write(world: World, number: int, who: int = ADA, revision: int = 0, **given: Any) -> int:
    usual = {
        "scores": dict.fromkeys(WEIGHTS, 3), "words": "Quick and friendly", "goals": "Write shorter",
        "finished": True,
    }  # fmt: skip
    return do(world, writing.write_review, who, review_id=number, revision=revision, **usual | given)


def shared(world: World, cycle_id: int, member_id: int, who: int = ADA, **given: Any) -> Any:
    """Write somebody's review, share it and give its row."""
    row = review_of(world, member_id, cycle_id)
    write(world, row.id, who)
    row = review_of(world, member_id, cycle_id)
    do(world, sharing.share_reviews, who, reviews=((row.id, row.revision),), clock=LATER, **given)
    return review_of(world, member_id, cycle_id)


def seen(world: World, who: int | Scope, **given: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return reviews_seen(connection, who if isinstance(who, Scope) else world.scope(who), clock=CLOCK, **given)


def parts(world: World, who: int | Scope, number: int) -> dict[str, Any]:
    """What somebody reads of a review, by kind."""
    with world.reading() as connection:
        scope = who if isinstance(who, Scope) else world.scope(who)
        found = review_parts(connection, scope, number=number)
    return {row["kind"]: row for row in found.to_dict("records")}
