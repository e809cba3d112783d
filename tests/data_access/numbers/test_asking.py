"""Asking: what is nothing, what is zero, what is hidden, and in which buckets."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from data_access.measures import MEASURES
from data_access.numbers.asking import ask, extent
from data_access.numbers.cohorts import Question, cohorts, statements, tables_of
from data_access.numbers.filters import Filters
from data_access.numbers.rests_on import RESTS_ON
from data_access.numbers.standing import CHURN
from data_access.schema import complaint, complaint_stage, customer, interaction, purchase, survey_answer, team
from data_access.scope import NOBODY, OWNER, SMALLEST_CELL, Role, Scope
from metrics.calendars.periods import EARLIEST, Grain, Period
from tests.data_access.world import (
    ADA,
    CAI,
    CLOCK,
    FAY,
    NIGHTS,
    NORTH,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    a_case,
    a_stage,
    an_answer,
    empty_world,
    noon,
    put,
    whole_world,
)

EXECUTIVE = Scope(member_id=1, roles=frozenset({Role.EXECUTIVE}))
NOVEMBER = {"interactions_opened", "first_response_p50"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path_factory.mktemp("world"), database_kind) as made:
        yield made


@pytest.fixture
def nothing(tmp_path: Path, database_kind: str) -> Iterator[World]:
    """A database without facts, with one team."""
    with empty_world(tmp_path, database_kind) as made:
        with made.writing() as connection:
            put(connection, team, {"id": 1, "name": "A"})
        yield made


def contact(day: date, **about: object) -> dict[str, object]:
    return {**a_case(noon(day), first_response_at=noon(day) + timedelta(minutes=3)), **about}


# ------------------------------------------------------------------ nothing and zero


def test_an_empty_database_knows_nothing(nothing: World) -> None:
    answer = ask(nothing.mirror, OWNER, NOVEMBER | {"customers_active"}, THIS_MONTH, CLOCK)
    assert len(answer) == 1
    assert answer[sorted(NOVEMBER)].isna().all(axis=None)
    assert ask(nothing.mirror, OWNER, NOVEMBER, THIS_MONTH, CLOCK, by=("team_id",)).empty


def test_a_time_with_data_but_no_such_case_is_zero_and_a_median_of_none_is_missing(nothing: World) -> None:
    nothing.add(interaction, contact(date(2026, 11, 1)), contact(date(2026, 11, 10)))
    quiet = Period("own", date(2026, 11, 4), date(2026, 11, 6))
    answer = ask(nothing.mirror, OWNER, NOVEMBER, quiet, CLOCK).iloc[0]
    assert answer["interactions_opened"] == 0
    assert pd.isna(answer["first_response_p50"])


@pytest.mark.parametrize(
    ("start", "end", "known"),
    [
        (date(2026, 10, 1), date(2026, 10, 20), False),  # ends before the first fact
        (date(2026, 10, 1), date(2026, 10, 21), True),  # holds the first fact's day
        (date(2026, 11, 10), date(2026, 11, 12), True),  # begins on the last fact's day
        (date(2026, 11, 11), date(2026, 11, 12), False),  # begins after it
    ],
)
def test_outside_of_what_the_dashboard_knows_a_count_is_missing(
    nothing: World, start: date, end: date, known: bool
) -> None:
    nothing.add(interaction, contact(date(2026, 10, 20), team_id=1), contact(date(2026, 11, 10), team_id=1))
    answer = ask(nothing.mirror, OWNER, {"interactions_escalated"}, Period("own", start, end), CLOCK)
    assert answer["interactions_escalated"].notna().tolist() == [known]


def test_a_table_without_facts_is_missing_where_another_has_some(nothing: World) -> None:
    nothing.add(interaction, contact(TODAY))
    answer = ask(nothing.mirror, OWNER, {"answers", "interactions_opened"}, THIS_MONTH, CLOCK).iloc[0]
    assert answer["interactions_opened"] == 1
    assert pd.isna(answer["answers"])


def test_the_extent_is_that_of_what_somebody_may_count(world: World) -> None:
    assert extent(world.mirror, NOBODY).first == {}
    seen = extent(world.mirror, world.scope(CAI))
    assert (seen.first["interaction"], seen.last) == (date(2026, 11, 2), date(2026, 11, 17))


# ------------------------------------------------------------------ buckets and groups


def test_every_week_of_the_period_has_a_row_the_empty_ones_too(nothing: World) -> None:
    nothing.add(interaction, contact(date(2026, 11, 3)), contact(date(2026, 11, 18)))
    answer = ask(nothing.mirror, OWNER, {"interactions_opened"}, THIS_MONTH, CLOCK, every=Grain.WEEK)
    weeks = [date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)]
    assert answer["start"].tolist() == [*weeks, date(2026, 11, 30)]
    counts = answer["interactions_opened"].tolist()
    assert counts[1:4] == [1, 0, 1]
    assert pd.isna(counts[0])  # the 1st of November is before the first fact
    assert all(pd.isna(count) for count in counts[4:])  # has not come


def test_a_week_cut_by_the_period_counts_only_its_days_inside(nothing: World) -> None:
    nothing.add(interaction, *(contact(date(2026, 10, 28) + timedelta(days=n)) for n in range(8)))
    answer = ask(nothing.mirror, OWNER, {"interactions_opened"}, THIS_MONTH, CLOCK, every=Grain.WEEK)
    assert answer["interactions_opened"].tolist()[:2] == [1, 3]  # Sunday 1 November; Monday to Wednesday


def test_the_week_that_has_not_begun_has_no_backlog(nothing: World) -> None:
    nothing.add(interaction, contact(date(2026, 11, 3)))
    answer = ask(nothing.mirror, OWNER, {"interactions_backlog"}, THIS_MONTH, CLOCK, every=Grain.WEEK)
    assert answer["interactions_backlog"].tolist()[1:4] == [1, 1, 1]
    assert answer["interactions_backlog"].iloc[4:].isna().all()


def test_rows_of_no_team_are_a_group_of_their_own(nothing: World) -> None:
    nothing.add(interaction, contact(TODAY), contact(TODAY, team_id=1))
    answer = ask(nothing.mirror, OWNER, {"interactions_opened"}, THIS_MONTH, CLOCK, by=("team_id",))
    assert answer["team_id"].isna().sum() == 1
    assert answer["interactions_opened"].tolist() == [1, 1]


def test_teams_add_up_to_the_total(world: World) -> None:
    counts = {"answers", "interactions_opened", "complaints_backlog", "orders", "sales_cents"}
    total = ask(world.mirror, OWNER, counts, THIS_MONTH, CLOCK).iloc[0]
    parts = ask(world.mirror, OWNER, counts, THIS_MONTH, CLOCK, by=("team_id",))
    for name in counts:
        assert parts[name].sum() == total[name]


# ------------------------------------------------------------------ filters


def test_a_filter_for_not_stated_finds_the_missing_ones_with_the_others(nothing: World) -> None:
    nothing.add(
        interaction, contact(TODAY), contact(TODAY, tier="vip"), contact(TODAY, tier="vip"), contact(TODAY, tier="x")
    )

    def count(*tiers: str | None) -> float:
        found = ask(nothing.mirror, OWNER, {"interactions_opened"}, THIS_MONTH, CLOCK, filters=Filters(tier=tiers))
        return float(found["interactions_opened"].iloc[0])

    assert [count("vip"), count(None), count("vip", None), count("vip", "x"), count("none of them")] == [2, 1, 3, 3, 0]


def test_a_table_without_the_filtered_column_has_no_answer_and_the_others_have(world: World) -> None:
    billing = Filters(category=("billing",))
    answer = ask(world.mirror, OWNER, {"answers", "complaints_opened"}, THIS_MONTH, CLOCK, filters=billing).iloc[0]
    assert pd.isna(answer["answers"])
    assert answer["complaints_opened"] == 16


def test_a_table_without_the_column_of_a_cut_has_no_answer(world: World) -> None:
    answer = ask(world.mirror, OWNER, {"answers", "complaints_opened"}, THIS_MONTH, CLOCK, by=("category",))
    assert answer["complaints_opened"].tolist() == [16]
    assert answer["answers"].isna().all()


def test_order_lines_without_a_day_count_for_all_time_only(nothing: World) -> None:
    line = {"order_key": "a", "amount_cents": 100}
    nothing.add(purchase, {**line, "purchased_on": TODAY}, {**line, "purchased_on": None})
    everything = Period("all", EARLIEST, date(2027, 1, 1))
    sales = {"sales_cents", "undated_sales_cents"}
    assert ask(nothing.mirror, OWNER, sales, everything, CLOCK).iloc[0][sorted(sales)].tolist() == [200, 100]
    assert ask(nothing.mirror, OWNER, sales, THIS_MONTH, CLOCK).iloc[0][sorted(sales)].tolist() == [100, 0]


# ------------------------------------------------------------------ what executives are not shown


def test_a_cell_of_four_is_hidden_from_an_executive_and_one_of_five_is_not(nothing: World) -> None:
    nothing.add(interaction, *(contact(TODAY, team_id=1) for _ in range(SMALLEST_CELL - 1)))
    asking = (nothing.mirror, EXECUTIVE, NOVEMBER, THIS_MONTH, CLOCK)
    answer = ask(*asking).iloc[0]
    assert answer["hidden"]
    assert pd.isna(answer["interactions_opened"])
    nothing.add(interaction, contact(TODAY, team_id=1))
    answer = ask(*asking).iloc[0]
    assert not answer["hidden"]
    assert answer["interactions_opened"] == SMALLEST_CELL


def test_one_answer_to_another_question_is_hidden_in_a_cell_of_many(nothing: World) -> None:
    nothing.add(survey_answer, *(an_answer(noon(TODAY), "csat", 5, (1, 5)) for _ in range(9)))
    nothing.add(survey_answer, an_answer(noon(TODAY), "nps", 3, (0, 10)))
    asked = {"answers", "answers_top", "nps_detractors"}
    answer = ask(nothing.mirror, EXECUTIVE, asked, THIS_MONTH, CLOCK).iloc[0]
    assert answer["answers_top"] == 9
    assert pd.isna(answer["nps_detractors"])
    assert answer["hidden"]


def test_a_count_of_none_is_told_also_where_another_number_is_hidden(nothing: World) -> None:
    nothing.add(survey_answer, {"team_id": 1, **an_answer(noon(TODAY), "nps", 3, (0, 10))})
    nothing.add(interaction, contact(TODAY - timedelta(days=40)))
    asked = {"nps_detractors", "interactions_opened"}
    answer = ask(nothing.mirror, EXECUTIVE, asked, THIS_MONTH, CLOCK, by=("team_id",)).iloc[0]
    assert answer["hidden"]
    assert pd.isna(answer["nps_detractors"])
    assert answer["interactions_opened"] == 0


def test_who_stayed_with_a_team_is_told_the_same_to_its_lead_and_to_executives(nothing: World) -> None:
    """Also where another team served them."""
    with nothing.writing() as connection:
        put(connection, team, {"id": 2, "name": "B"})
    rows = [{"name": f"C{key}", "team_id": 1, "created_on": TODAY - timedelta(days=300)} for key in range(6)]
    served = nothing.add(customer, *rows)
    past = TODAY - timedelta(days=60)
    nothing.add(interaction, *(contact(past, team_id=1 + key % 2, customer_id=of) for key, of in enumerate(served)))
    lead = Scope(1, frozenset({Role.LEAD}), frozenset({1}), frozenset({1}))
    for scope in (lead, EXECUTIVE, OWNER):
        answer = ask(nothing.mirror, scope, set(CHURN), THIS_MONTH, CLOCK, filters=Filters(team_id=(1,))).iloc[0]
        assert answer["customers_active"] == 6, scope


def test_the_median_of_a_single_duration_is_hidden_in_a_cell_of_many(nothing: World) -> None:
    nothing.add(interaction, contact(TODAY), *(a_case(noon(TODAY)) for _ in range(9)))
    answer = ask(nothing.mirror, EXECUTIVE, NOVEMBER, THIS_MONTH, CLOCK).iloc[0]
    assert answer["interactions_opened"] == 10
    assert pd.isna(answer["first_response_p50"])


def test_one_order_of_many_lines_is_hidden(nothing: World) -> None:
    lines = {"order_key": "1", "amount_cents": 100, "purchased_on": TODAY, "created_at": noon(TODAY)}
    nothing.add(purchase, *(lines for _ in range(9)))
    answer = ask(nothing.mirror, EXECUTIVE, {"sales_cents", "order_lines"}, THIS_MONTH, CLOCK).iloc[0]
    assert answer[["sales_cents", "order_lines"]].isna().all()
    assert answer["hidden"]


def test_the_one_promise_that_is_known_to_be_kept_is_hidden_in_a_cell_of_many(nothing: World) -> None:
    nothing.add(interaction, contact(TODAY, response_kept=True), *(contact(TODAY) for _ in range(9)))
    answer = ask(nothing.mirror, EXECUTIVE, {"first_responses_within"}, THIS_MONTH, CLOCK).iloc[0]
    assert pd.isna(answer["first_responses_within"])


def test_the_one_open_complaint_is_hidden_beside_many_that_only_wait_to_be_confirmed(nothing: World) -> None:
    (case,) = nothing.add(complaint, a_case(noon(TODAY), complaints=True))
    stages = ("received", *("answered" for _ in range(9)))
    rows = [a_stage(case, place, stage, noon(TODAY), None) for place, stage in enumerate(stages)]
    nothing.add(complaint_stage, *rows)
    answer = ask(nothing.mirror, EXECUTIVE, {"complaints_backlog"}, THIS_MONTH, CLOCK).iloc[0]
    assert pd.isna(answer["complaints_backlog"])


@pytest.mark.parametrize("role", [Role.LEAD, Role.STAFF])
def test_an_executive_with_another_role_sees_small_cells_of_their_own_team_only(nothing: World, role: Role) -> None:
    with nothing.writing() as connection:
        put(connection, team, {"id": 2, "name": "B"})
    nothing.add(interaction, contact(TODAY, team_id=1), contact(TODAY, team_id=2))
    both = Scope(1, frozenset({Role.EXECUTIVE, role}), frozenset({1}), frozenset({1} if role is Role.LEAD else {}))
    opened = {"interactions_opened"}
    by_team = ask(nothing.mirror, both, opened, THIS_MONTH, CLOCK, by=("team_id",)).set_index("team_id")
    assert by_team["interactions_opened"].isna().to_dict() == {1: False, 2: True}
    for team_ids, hidden in (((1,), False), ((2,), True), ((1, 2), True), ((), True)):
        answer = ask(nothing.mirror, both, opened, THIS_MONTH, CLOCK, filters=Filters(team_id=team_ids))
        assert answer["hidden"].tolist() == [hidden]


def test_what_a_measure_rests_on_is_asked_in_the_same_statement() -> None:
    for measure, bases in RESTS_ON.items():
        for base in bases:
            assert (MEASURES[measure].table, MEASURES[measure].on) == (MEASURES[base].table, MEASURES[base].on)


def test_a_lead_sees_small_cells_of_their_teams(world: World) -> None:
    answer = ask(world.mirror, world.scope(ADA), {"complaints_backlog"}, THIS_MONTH, CLOCK, by=("team_id",))
    assert dict(zip(answer["team_id"], answer["complaints_backlog"], strict=True)) == {NORTH: 6, NIGHTS: 1}


def test_an_executive_sees_every_team(world: World) -> None:
    answer = ask(world.mirror, world.scope(FAY), {"answers"}, THIS_MONTH, CLOCK, by=("team_id",))
    assert set(answer["team_id"]) == {NORTH, SOUTH, NIGHTS}


# ------------------------------------------------------------------ what does not count


def test_what_is_not_counted_is_in_no_number_of_anybody(nothing: World) -> None:
    nothing.add(interaction, contact(TODAY), {**contact(TODAY), "counted": False})
    assert ask(nothing.mirror, OWNER, NOVEMBER, THIS_MONTH, CLOCK)["interactions_opened"].tolist() == [1]


def test_a_fact_stored_after_an_answer_is_in_the_next_one(nothing: World) -> None:
    for count in (1, 2, 3):
        nothing.add(interaction, contact(TODAY))
        assert ask(nothing.mirror, OWNER, NOVEMBER, THIS_MONTH, CLOCK)["interactions_opened"].tolist() == [count]


# ------------------------------------------------------------------ what is kept


def test_only_what_is_late_or_not_yet_changes_with_the_minute():
    moving = {key for key, measure in MEASURES.items() if measure.of_the_moment}
    assert moving == {
        "first_responses_late", "interactions_late", "complaints_late", "complaints_running", "complaints_overdue",
        "first_responses_running", "interactions_running", "complaint_responses_late", "complaint_responses_running",
        "complaints_acknowledged_late", "complaints_unacknowledged", "stages_late", "stages_running",
        "follow_ups_late", "suggestions_late", "complaints_open_past_due",
        "trainings_missed", "trainings_overdue",
    }  # fmt: skip


def test_a_statement_names_every_table_that_it_reads():
    customers_lost = Question(frozenset({"customers_lost"}), (THIS_MONTH,), None, Filters(), ())
    (cohort,) = cohorts(customers_lost, hiding=False)
    read = statements(OWNER, CLOCK, customers_lost, cohort).tables
    assert read == tables_of({"customers_lost"}) == {"customer", "purchase", "interaction", "complaint"}


def test_a_new_answer_is_counted_though_the_contacts_are_not_counted_again(nothing):
    asked = {"interactions_opened", "answers"}
    with nothing.writing() as connection:
        put(connection, interaction, contact(TODAY))
    assert ask(nothing.mirror, OWNER, asked, THIS_MONTH, CLOCK)[["interactions_opened", "answers"]].iloc[0, 0] == 1
    with nothing.writing() as connection:
        put(connection, survey_answer, an_answer(noon(TODAY), "csat", 5, (1, 5)))
    found = ask(nothing.mirror, OWNER, asked, THIS_MONTH, CLOCK).iloc[0]
    assert (found["interactions_opened"], found["answers"]) == (1, 1)
