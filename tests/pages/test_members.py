"""The members page: who sees whom, nobody ranked, everybody's history with the team of the time."""

import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.names import MEMBERS
from data_access.demo.people import BUSIEST, LEFT, MOVED, NEWEST, TWO_ROLES
from data_access.demo.stories import Stories
from tests.data_access.demo_file import TODAY
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

PAGE = "team/members.py"
NOBODY_HANDLED = (
    "UPDATE interaction SET member_id = NULL",
    "UPDATE complaint SET member_id = NULL",
    "UPDATE survey_answer SET member_id = NULL",
)

ALL_TO_A_COLLEAGUE = (
    "UPDATE interaction SET member_id = 12 WHERE member_id IN (?, ?, ?)",
    "UPDATE complaint SET member_id = 12 WHERE member_id IN (?, ?, ?)",
    "UPDATE survey_answer SET member_id = 12 WHERE member_id IN (?, ?, ?)",
)


def chinese(member_id: int) -> str:
    return MEMBERS[member_id - 1][0]


def frame_with(visit: AppTest, column: str) -> pd.DataFrame:
    """The table that has this column, in the order it is shown."""
    return next(table.value for table in visit.dataframe if column in table.value)


def choose_row(visit: AppTest, row: int) -> AppTest:
    """Choose a row of the table of all KPIs."""
    key = next(table.key for table in visit.dataframe if "csat_n" in table.value)
    visit.session_state[key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return visit.run()


@pytest.mark.parametrize(("person", "language"), [(LEAD, "zh"), (OTHER_LEAD, "en"), (TWO_ROLES, "zh"), ("owner", "en")])
def test_who_leads_sees_each_members_kpis_with_their_cases(
    demo: Path, open_page: Open, person: int | str, language: str
) -> None:
    visit = open_page(PAGE, person=person, language=language)
    assert visit.title[0].value == ("成员" if language == "zh" else "Members")
    everybody = frame_with(visit, "csat_n")
    assert everybody["csat_n"].sum() > 0
    assert {"first_response_time", "resolution_time", "resolution_within", "interactions_resolved"} <= set(everybody)


@pytest.mark.parametrize("person", [STAFF, EXECUTIVE, ADMIN, LEFT])
def test_who_leads_nobody_does_not_get_the_page(demo: Path, open_page: Open, person: int) -> None:
    visit = open_page(PAGE, person=person)
    assert all("standing" not in table.value and "csat_n" not in table.value for table in visit.dataframe)


def test_a_lead_sees_the_members_of_their_own_teams_only(demo: Path, open_page: Open) -> None:
    names = set(frame_with(open_page(PAGE, person=LEAD, member=str(BUSIEST)), "csat_n")["name"])
    assert chinese(STAFF) in names
    assert chinese(BUSIEST) not in names


def test_three_good_of_three_do_not_stand_above_forty_five_of_fifty(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person="owner", language="en", period="this_month")
    compared = frame_with(visit, "standing").set_index("name")
    newest, busiest = (compared.loc[MEMBERS[member - 1][1]] for member in (NEWEST, BUSIEST))
    assert (newest["n"], busiest["n"]) == (3, 50)
    assert newest["standing"] == "too_few"
    assert newest["fair"] < busiest["fair"]
    # What a click on the header of the share sorts by, in both tables.
    assert newest["value"] < busiest["value"]
    everybody = frame_with(visit, "csat_n").set_index("name")
    assert everybody["csat"][MEMBERS[NEWEST - 1][1]] < everybody["csat"][MEMBERS[BUSIEST - 1][1]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_member_without_a_case_is_listed_without_data(demo_to_change: Path, open_page: Open, language: str) -> None:
    with sqlite3.connect(demo_to_change) as database:
        for handed_on in ALL_TO_A_COLLEAGUE:
            database.execute(handed_on, (STAFF, STAFF, STAFF))
    visit = open_page(PAGE, person=LEAD, language=language)
    everybody = frame_with(visit, "csat_n").set_index("name")
    idle = everybody.loc[MEMBERS[STAFF - 1][0 if language == "zh" else 1]]
    assert (idle["csat_n"], idle["interactions_resolved"]) == (0, 0)
    # A share without a case is sorted below all others and shown as missing.
    assert max(idle["csat"], idle["resolution_within"]) < 0
    assert pd.isna(idle["first_response_time"])
    compared = frame_with(visit, "standing").set_index("name").loc[idle.name]
    assert compared["n"] == 0
    assert compared["value"] < 0


def test_who_left_before_or_joined_later_is_not_listed(demo_to_change: Path, open_page: Open) -> None:
    def names(period: str) -> set[str]:
        return {
            name.split("（")[0] for name in frame_with(open_page(PAGE, person=LEAD, period=period), "csat_n")["name"]
        }

    with sqlite3.connect(demo_to_change) as database:
        for handed_on in ALL_TO_A_COLLEAGUE:
            database.execute(handed_on, (LEFT, NEWEST, STAFF))
        database.execute("UPDATE membership SET from_on = '2026-11-02' WHERE member_id = ?", (NEWEST,))
        database.execute("UPDATE member SET joined_on = '2026-11-02' WHERE id = ?", (NEWEST,))
        database.execute("UPDATE membership SET to_on = '2026-10-16' WHERE member_id = ?", (LEFT,))
        database.execute("UPDATE member SET left_on = '2026-10-16' WHERE id = ?", (LEFT,))
    some = {chinese(member_id) for member_id in (LEFT, NEWEST, STAFF)}
    assert names("this_month") & some == {chinese(NEWEST), chinese(STAFF)}
    assert names("last_month") & some == {chinese(LEFT), chinese(STAFF)}


def test_who_only_directs_or_administers_is_not_listed_without_a_case(demo: Path, open_page: Open) -> None:
    names = set(frame_with(open_page(PAGE, person="owner"), "csat_n")["name"])
    assert chinese(STAFF) in names
    assert not {chinese(EXECUTIVE), chinese(ADMIN)} & names


def test_members_stand_by_name_and_nothing_is_called_a_rank(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person="owner", language="en", period="this_month")
    names = list(frame_with(visit, "standing")["name"])
    assert names == sorted(names)
    assert not any("rank" in column for table in visit.dataframe for column in table.value)


def test_who_moved_keeps_their_history_with_the_team_of_the_time(demo: Path, open_page: Open) -> None:
    moved = Stories(TODAY).moved_on
    before = {"period": "own", "from": "2026-01-01", "to": str(moved.replace(day=1))}
    name = chinese(MOVED)
    assert name in set(frame_with(open_page(PAGE, person=TWO_ROLES, **before), "csat_n")["name"])
    assert name not in set(frame_with(open_page(PAGE, person=OTHER_LEAD, **before), "csat_n")["name"])
    assert name not in set(frame_with(open_page(PAGE, person=TWO_ROLES), "csat_n")["name"])
    assert name in set(frame_with(open_page(PAGE, person=OTHER_LEAD), "csat_n")["name"])
    everywhere = frame_with(open_page(PAGE, person="owner", period="this_year"), "csat_n")
    assert list(everywhere.loc[everywhere["name"] == name, "team"]) == ["大客户组", "售后二组"]


def test_who_left_is_in_the_numbers_of_their_time_and_marked(demo: Path, open_page: Open) -> None:
    gone = f"{chinese(LEFT)}（已离职）"
    assert gone in set(frame_with(open_page(PAGE, person=LEAD, period="this_year"), "csat_n")["name"])
    assert gone not in set(frame_with(open_page(PAGE, person=LEAD, period="last_month"), "csat_n")["name"])


def test_the_headline_claims_nothing_of_a_median(demo: Path, open_page: Open) -> None:
    said = texts(open_page(PAGE, person=LEAD, language="en", metric="first_response_time"))
    assert "First response (median): each member" in said
    assert "clearly" not in said
    assert "No interval is computed" in said


def test_a_chosen_row_opens_that_members_kpis_and_trend(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD, period="this_quarter")
    assert not visit.metric
    row = list(frame_with(visit, "csat_n")["name"]).index(chinese(STAFF))
    cases = frame_with(visit, "csat_n")["csat_n"][row]
    visit = choose_row(visit, row)
    assert not visit.exception
    assert len(visit.metric) == 6
    assert f"{chinese(STAFF)}的指标" in texts(visit)
    assert f"n = {cases:.0f}" in texts(visit)


def test_a_row_that_is_no_longer_there_opens_nothing(demo: Path, open_page: Open) -> None:
    visit = choose_row(open_page(PAGE, person=LEAD), 40)
    assert not visit.exception
    assert not visit.metric


def test_a_period_without_data_leads_to_one_that_has_some(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD, period="own", **{"from": "2010-01-01", "to": "2010-01-31"})
    assert "该时段暂无数据" in texts(visit)
    visit = visit.button(key="show_newest").click().run()
    assert not visit.exception
    assert len(visit.dataframe) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open, language: str) -> None:
    expected = "数据库还是空的" if language == "zh" else "This database is still empty"
    assert expected in texts(open_page(PAGE, language=language))


def test_data_that_names_nobody_says_what_to_import(demo_to_change: Path, open_page: Open) -> None:
    with sqlite3.connect(demo_to_change) as database:
        for statement in NOBODY_HANDLED:
            database.execute(statement)
    database.close()
    said = texts(open_page(PAGE, language="en"))
    assert "names nobody who handled it" in said
    assert "Import it with the column" in said


@pytest.mark.parametrize(
    ("metric", "language"), [("csat", "zh"), ("first_response_time", "en"), ("complaint_resolution_time", "zh")]
)
def test_it_tells_durations_in_working_hours_too(demo: Path, open_page: Open, metric: str, language: str) -> None:
    plain, working = (
        open_page(PAGE, person=LEAD, language=language, metric=metric, time=time) for time in ("calendar", "working")
    )
    every = [
        next(table.value for table in visit.dataframe if len(table.proto.selection_mode)) for visit in (plain, working)
    ]
    assert len(every[0]) == len(every[1]) > 0
    both = [every[0]["first_response_time"], every[1]["first_response_time_working"]]
    assert (both[1].dropna() <= both[0].dropna()).all()
    assert (both[1].dropna() < both[0].dropna()).any()


def test_one_member_opens_by_working_hours(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD, time="working", metric="complaint_resolution_time")
    (table,) = [table for table in visit.dataframe if len(table.proto.selection_mode)]
    visit.session_state[str(table.key)] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    assert not visit.run().exception


@pytest.mark.parametrize("language", ["zh", "en"])
def test_scores_stand_by_name_with_no_clear_difference_and_no_rank(demo: Path, open_page: Open, language: str) -> None:
    visit = open_page(PAGE, person=LEAD, language=language, period="this_quarter")
    said = texts(visit)
    assert ("不作排名" if language == "zh" else "nobody is ranked") in said
    assert ("综合得分：与团队整体没有明显差异" if language == "zh" else "Scores: no clear difference") in said
    assert ("均在偶然波动范围内" if language == "zh" else "all within what chance explains") in said
    compared = frame_with(visit, "standing")
    assert compared["expected"].between(0, 1).all()


def test_a_median_has_no_funnel_and_no_expected_value(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD, language="en", metric="first_response_time")
    assert "chance explains" not in texts(visit)
    assert not any("expected" in table.value for table in visit.dataframe)


def test_a_lead_opens_the_scorecard_that_the_member_has(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD)
    row = list(frame_with(visit, "csat_n")["name"]).index(chinese(STAFF))
    theirs = frame_with(choose_row(visit, row), "contribution")
    own = frame_with(open_page("me/scorecard.py", person=STAFF), "contribution")
    pd.testing.assert_frame_equal(theirs, own)
