"""Weights are set by executives, add up to 100, and count from a day on."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data_access.auditing import audited
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry, member, scorecard_part
from data_access.scope import NOBODY, Role, Scope
from data_access.scorecards.weight_changes import set_weights
from data_access.scorecards.weights import in_force, newest_set, weight_sets
from metrics.people.weights import DEFAULT, LEAD, STAFF
from tests.data_access.world import CLOCK, TODAY, World, empty_world, put

QUARTER = date(2026, 10, 1)
EXECUTIVE = Scope(1, frozenset({Role.EXECUTIVE}))
STAFF_SCOPE = Scope(2, frozenset({Role.STAFF}))


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with empty_world(tmp_path, database_kind) as made:
        with made.writing() as connection:
            put(connection, member, {"id": 1, "name": "Fay"}, {"id": 2, "name": "Cai"})
        yield made


def weigh(
    world: World, weights: Mapping[str, float], *, valid_from: date = TODAY, key: str = "k", seen: int = 0, **given: Any
) -> int:
    fields = {"role": STAFF, "weights": weights, "valid_from": valid_from, "request_key": key, "seen": seen, **given}
    scope = fields.pop("scope", EXECUTIVE)
    with world.writing() as connection:
        return audited.perform(set_weights, {**fields, "clock": CLOCK}, connection=connection, scope=scope, clock=CLOCK)


def on(world: World, day: date, role: str = STAFF, scope: Scope = STAFF_SCOPE) -> dict[str, float]:
    with world.reading() as connection:
        return in_force(weight_sets(connection, scope), role, day)


def test_a_new_installation_has_weights_for_both_roles(world: World) -> None:
    assert on(world, TODAY) == DEFAULT[STAFF]
    assert on(world, TODAY, LEAD) == DEFAULT[LEAD]


def test_a_set_counts_from_its_day_on_and_what_was_before_stays(world: World) -> None:
    weigh(world, {"csat": 60, "quality": 40, "peers": 0}, valid_from=date(2026, 12, 1))
    assert on(world, TODAY) == DEFAULT[STAFF]
    assert on(world, date(2026, 12, 1)) == {"csat": 60, "quality": 40}
    assert on(world, date(2026, 12, 1), LEAD) == DEFAULT[LEAD]
    # The first set stays readable, though another one took its place on the very same day.
    weigh(world, {"csat": 100}, valid_from=date(2026, 12, 1), key="k2", seen=1)
    assert on(world, date(2027, 1, 1)) == {"csat": 100}
    with world.reading() as connection:
        sets = weight_sets(connection, STAFF_SCOPE)
    assert sets["set_id"].tolist() == [2, 1, 1]
    assert set(sets["set_by"]) == {"Fay"}
    assert (newest_set(sets, STAFF), newest_set(sets, LEAD)) == (2, 0)


@pytest.mark.parametrize("weights", [{"csat": 60, "peers": 39.9}, {}, {"csat": 100.1}])
def test_weights_that_do_not_make_100_are_refused_with_their_sum(world: World, weights: dict[str, float]) -> None:
    with pytest.raises(Rejected) as refused:
        weigh(world, weights)
    assert refused.value.reason == "weights_not_100"
    assert f"{sum(weights.values()):g}" in refused.value.said("en")


def test_tenths_that_make_100_are_taken(world: World) -> None:
    assert weigh(world, {"csat": 33.3, "quality": 33.3, "peers": 33.4}) == 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"weights": {"csat": 50, "shoe_size": 50}}, "choice_unknown"),
        ({"weights": {"csat": 150, "peers": -50}}, "choice_unknown"),
        ({"role": "executive", "weights": {"csat": 100}}, "choice_unknown"),
        ({"weights": {"csat": 100}, "valid_from": date(2026, 9, 30)}, "weights_in_past"),
        ({"weights": {"csat": 100}, "seen": 7}, "weights_moved_on"),
    ],
)
def test_what_cannot_be_set_is_refused(world: World, given: dict[str, Any], reason: str) -> None:
    given = dict(given)  # the other database gets the same
    with pytest.raises(Rejected) as refused:
        weigh(world, given.pop("weights"), **given)
    assert refused.value.reason == reason


def test_the_quarter_that_runs_may_still_be_weighed(world: World) -> None:
    weigh(world, {"csat": 100}, valid_from=QUARTER)
    assert on(world, QUARTER) == {"csat": 100}


def test_sent_again_it_stores_once_and_is_in_the_audit_once(world: World) -> None:
    assert weigh(world, {"csat": 100}) == weigh(world, {"csat": 100}) == 1
    with world.reading() as connection:
        assert connection.execute(select(func.count()).select_from(scorecard_part)).scalar() == 1
        entries = connection.execute(select(audit_entry.c.what, audit_entry.c.about_id)).all()
    assert [tuple(entry) for entry in entries] == [("weights_set", 1)]


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEAD, Role.ADMIN])
def test_only_executives_set_weights(world: World, role: Role) -> None:
    with pytest.raises(NotAllowed):
        weigh(world, {"csat": 100}, scope=Scope(2, frozenset({role})))
    assert on(world, TODAY) == DEFAULT[STAFF]


def test_nobody_reads_them_without_a_role(world: World) -> None:
    weigh(world, {"csat": 100})
    with world.reading() as connection:
        assert weight_sets(connection, NOBODY).empty
