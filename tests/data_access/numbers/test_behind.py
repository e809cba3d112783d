"""The rows behind a number: as many as it counts, newest first, and none that are not for the asker."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from data_access.measures import MEASURES
from data_access.numbers.asking import ask
from data_access.numbers.behind import SHOWN, Rows, rows_behind
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.standing import CHURN
from data_access.schema import interaction, metadata, purchase, survey_answer
from data_access.scope import OWNER
from metrics.calendars.periods import EARLIEST, Period
from metrics.declare import Unit
from metrics.registry import METRICS
from tests.data_access.world import (
    ADA,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    NIGHTS,
    THIS_MONTH,
    TODAY,
    World,
    a_case,
    an_answer,
    empty_world,
    noon,
    whole_world,
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path_factory.mktemp("world"), database_kind) as made:
        yield made


def behind(
    world: World, who: int, metric: str, filters: Filters = EVERYTHING, period: Period = THIS_MONTH, **more: Any
) -> Rows:
    with world.reading() as connection:
        return rows_behind(connection, world.scope(who), metric, period, filters, clock=CLOCK, **more)


@pytest.mark.parametrize("metric", sorted(METRICS))
def test_a_lead_gets_as_many_rows_as_the_number_of_one_member_rests_on(world: World, metric: str) -> None:
    of_dan = Filters(member_id=(DAN,))
    measured = ask(world.mirror, world.scope(ADA), METRICS[metric].needs, THIS_MONTH, CLOCK, filters=of_dan)
    rows = behind(world, ADA, metric, of_dan)
    if METRICS[metric].needs <= set(CHURN):
        assert rows.total == 0
    elif metric not in ("orders", "sales"):  # these count orders and money, their rows are order lines
        number = METRICS[metric](measured).reading()
        # Of so many for each hundred of something else, the rows are those that are so many.
        assert rows.total == (number.numerator if METRICS[metric].unit is Unit.PER_HUNDRED else number.n)
    assert len(rows.frame) == rows.total
    assert set(rows.frame.get("member", [])) <= {"Dan"}


@pytest.mark.parametrize("metric", sorted(METRICS))
def test_staff_get_their_own_rows_and_executives_none(world: World, metric: str) -> None:
    assert set(behind(world, CAI, metric).frame.get("member", [])) <= {"Cai"}
    nothing = behind(world, FAY, metric)
    assert (nothing.total, len(nothing.frame)) == (0, 0)


def test_every_table_that_a_metric_is_made_of_says_what_is_shown_of_it() -> None:
    tables = {MEASURES[key].table.name for metric in METRICS.values() for key in metric.needs - set(CHURN)}
    assert tables <= set(SHOWN)
    for name, columns in SHOWN.items():
        assert set(columns) <= set(metadata.tables[name].c.keys())


def test_rows_come_newest_first_with_names_and_the_total_beside_the_cut(world: World) -> None:
    rows = behind(world, ADA, "csat", limit=4)
    assert (len(rows.frame), rows.total) == (4, 35)
    assert rows.frame["answered_on"].tolist() == [date(2026, 11, 7)] * 4
    assert {"customer", "member", "team", "score", "comment"} <= set(rows.frame.columns)


def test_rows_follow_the_filters_and_a_table_without_the_column_has_none(world: World) -> None:
    assert behind(world, ADA, "csat", Filters(team_id=(NIGHTS,))).total == 5
    assert behind(world, ADA, "csat", Filters(category=("billing",))).total == 0
    assert behind(world, ADA, "csat", Filters(member_id=(EVE,))).total == 0


def test_rows_of_what_stands_are_those_open_at_the_periods_end(world: World) -> None:
    early = Period("own", date(2026, 11, 1), date(2026, 11, 5))
    rows = behind(world, CAI, "complaints_backlog", period=early)
    assert rows.frame["entered_at"].tolist() != []
    assert (
        behind(world, CAI, "complaints_backlog", period=Period("own", date(2026, 11, 1), date(2026, 11, 7))).total == 0
    )
    assert behind(world, CAI, "complaints_backlog").total == 1


def test_rows_of_all_time_hold_the_undated_too(tmp_path: Any, database_kind: str) -> None:
    with empty_world(tmp_path, database_kind) as made:
        line = {"order_key": "a", "amount_cents": 100}
        made.add(purchase, {**line, "purchased_on": None}, {**line, "purchased_on": TODAY})
        with made.reading() as connection:
            everything = Period("all", EARLIEST, date(2027, 1, 1))
            assert rows_behind(connection, OWNER, "sales", everything, clock=CLOCK).total == 2
            assert rows_behind(connection, OWNER, "sales", THIS_MONTH, clock=CLOCK).total == 1


def test_only_the_answers_to_the_question_are_behind_its_number(tmp_path: Any, database_kind: str) -> None:
    with empty_world(tmp_path, database_kind) as made:
        at = noon(TODAY)
        made.add(survey_answer, an_answer(at, "csat", 5, (1, 5)), an_answer(at, "nps", 9, (0, 10)))
        made.add(survey_answer, an_answer(at, "csat", None, (1, 5), "no score"))
        made.add(interaction, {**a_case(at), "counted": False})
        with made.reading() as connection:
            assert rows_behind(connection, OWNER, "csat", THIS_MONTH, clock=CLOCK).total == 1
            assert rows_behind(connection, OWNER, "nps", THIS_MONTH, clock=CLOCK).total == 1
            assert rows_behind(connection, OWNER, "interactions_opened", THIS_MONTH, clock=CLOCK).total == 0
