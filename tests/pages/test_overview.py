"""The overview, as each role, in both languages, full and empty."""

from pathlib import Path

import pytest
from sqlalchemy import update

from data_access.engine import open_database, writing
from data_access.schema import target
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

OVERVIEW = "insight/overview.py"


@pytest.mark.parametrize(("person", "language"), [(EXECUTIVE, "zh"), (LEAD, "en"), (STAFF, "zh"), ("owner", "en")])
def test_it_shows_a_tile_for_each_headline_kpi(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(OVERVIEW, person=person, language=language)
    assert len(visit.metric) == 8
    assert visit.title[0].value == ("概览" if language == "zh" else "Overview")


def test_the_planted_drop_is_the_headline(demo: Path, open_page: Open) -> None:
    assert "只有售后一组明显未达标" in texts(open_page(OVERVIEW, person=EXECUTIVE))
    assert "Only After-sales 1 is clearly short of the target" in texts(
        open_page(OVERVIEW, person=EXECUTIVE, language="en")
    )


@pytest.mark.parametrize(("language", "said"), [("zh", "进度"), ("en", "pace")])
def test_a_sum_whose_month_still_runs_is_on_pace_and_not_met(
    demo: Path, open_page: Open, language: str, said: str
) -> None:
    def of_sales(period: str) -> str:
        words = [
            word.value for word in open_page(OVERVIEW, person=EXECUTIVE, language=language, period=period).markdown
        ]
        return next(word for word in words if "¥" in word and "≥" in word)

    assert said in of_sales("this_month")
    assert said not in of_sales("last_month")


@pytest.mark.parametrize(
    ("language", "takes", "out_of_reach"),
    [("zh", "要达标还需", "本期也无法达到"), ("en", "What it takes", "out of reach in this period")],
)
def test_below_the_targets_stands_what_the_missed_ones_take(
    demo: Path, open_page: Open, language: str, takes: str, out_of_reach: str
) -> None:
    running = texts(open_page(OVERVIEW, person=LEAD, language=language, period="this_month"))
    assert takes in running
    assert out_of_reach in running
    over = texts(open_page(OVERVIEW, person=LEAD, language=language, period="last_month"))
    assert takes not in over


def test_a_target_that_nobody_agreed_to_is_marked_and_not_judged(demo_to_change: Path, open_page: Open) -> None:
    with writing(open_database(f"sqlite:///{demo_to_change}")) as connection:
        connection.execute(update(target).values(state="proposed"))
    said = texts(open_page(OVERVIEW, person=EXECUTIVE, language="en"))
    assert "Not agreed yet · target ≥ 85%" in said
    assert "Missed" not in said
    assert "No target holds for this period" in said


def test_a_lead_sees_their_own_teams_numbers_only(demo: Path, open_page: Open) -> None:
    everybody = open_page(OVERVIEW, person=EXECUTIVE).metric[0].value
    theirs = open_page(OVERVIEW, person=LEAD)
    assert theirs.metric[0].value != everybody
    assert "售后二组" not in texts(theirs)


def test_a_period_without_data_leads_to_one_that_has_some(demo: Path, open_page: Open) -> None:
    visit = open_page(OVERVIEW, person=LEAD, period="own", **{"from": "2010-01-01", "to": "2010-01-31"})
    assert "该时段暂无数据" in texts(visit)
    visit.button(key="show_newest").click().run()
    assert not visit.exception
    assert len(visit.metric) == 8


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(OVERVIEW))


def test_who_may_see_no_numbers_does_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert not open_page(OVERVIEW, person=ADMIN).metric


@pytest.mark.parametrize("metric", ["first_response_time", "complaint_resolution_time"])
@pytest.mark.parametrize("person", [LEAD, EXECUTIVE])
def test_a_duration_is_picked_by_working_hours_too(demo: Path, open_page: Open, person: int, metric: str) -> None:
    said = texts(open_page("insight/overview.py", person=person, time="working", metric=metric))
    assert "工作时间）" in said
