"""The complaints open longest, by name, for those who may read them."""

from datetime import date
from pathlib import Path

from data_access.numbers.filters import EVERYTHING, Filters
from data_access.schema import complaint
from data_access.scope import OWNER
from data_access.workflow.oldest import complaints_oldest
from tests.data_access.world import (
    ADA,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    NORTH,
    OFFICE_HOURS,
    World,
    a_case,
    customer_of,
    noon,
    whole_world,
)


def ages(world: World, by: int | None, filters: Filters = EVERYTHING, limit: int = 5) -> list[tuple[object, ...]]:
    scope = OWNER if by is None else world.scope(by)
    with world.reading() as connection:
        found = complaints_oldest(connection, scope, filters, calendar=OFFICE_HOURS, clock=CLOCK, limit=limit)
    found["member"] = found["member"].fillna("nobody")
    return list(found[["age_days", "customer", "member"]].itertuples(index=False, name=None))


def test_the_oldest_stand_on_top_with_who_has_them_and_for_whom(tmp_path: Path, database_kind: str) -> None:
    with whole_world(tmp_path, database_kind) as world:
        about = {"customer_id": customer_of(NORTH, 2), "team_id": NORTH, "category": "packing"}
        world.add(complaint, {**a_case(noon(date(2026, 10, 30)), complaints=True), **about})
        oldest = (15, "Customer of North 2", "nobody")  # Friday 30 October, three weeks of five days ago
        assert ages(world, None)[0] == oldest
        assert ages(world, ADA)[:2] == [oldest, (3, "Customer of North 1", "Cai")]
        assert len(ages(world, ADA, limit=3)) == 3
        # What nobody holds is their team's, too.
        assert ages(world, DAN) == [oldest, (3, "Customer of North 1", "Dan")]
        assert ages(world, CAI, Filters(category=("billing",))) == [(3, "Customer of North 1", "Cai")]
        assert [who for _, _, who in ages(world, EVE)] == ["Eve"]
        assert ages(world, ADA, Filters(topic=("t",))) == ages(world, FAY) == ages(world, GIL) == []
