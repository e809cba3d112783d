"""Causes, as each role, in both languages, full and empty; and where the time goes, on Resolution times."""

from pathlib import Path

import pandas as pd
import pytest

from metrics.statistics.parts import pareto
from pages.shared.complaints import cause_cards
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

CAUSES, TIMES = "complaints/causes.py", "complaints/times.py"
PICKED = "承运商延误 / Carrier late"


def amount(written: object) -> float:
    return float(str(written).replace(",", ""))


@pytest.mark.parametrize(("person", "language"), [(EXECUTIVE, "zh"), (LEAD, "en"), (STAFF, "zh"), ("owner", "en")])
def test_it_shows_tiles_the_pareto_and_a_trend(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(CAUSES, person=person, language=language, period="last_quarter")
    assert visit.title[0].value == ("投诉原因" if language == "zh" else "Causes")
    assert len(visit.metric) == 4
    assert len(visit.subheader) == (4 if person in (LEAD, "owner") else 3)
    assert ("合计" if language == "zh" else "sum:") in texts(visit)


@pytest.mark.parametrize("by", cause_cards.CUTS)
def test_every_line_of_the_table_adds_up_to_the_tile(demo: Path, open_page: Open, by: str) -> None:
    visit = open_page(CAUSES, person=LEAD, period="last_quarter", by=by)
    visit.button(key=f"table_pareto_{by}").click().run()
    assert not visit.exception
    lines = next(table.value for table in visit.dataframe if "n" in table.value)
    assert lines["n"].map(amount).sum() == amount(visit.metric[0].value)


def test_which_trend_is_shown_can_be_picked_and_survives_another_period(demo: Path, open_page: Open) -> None:
    visit = open_page(CAUSES, person=LEAD, period="this_year")
    visit.button_group(key="pick_cause").set_value(PICKED).run()
    assert not visit.exception
    assert "承运商延误" in visit.subheader[1].value
    visit.selectbox(key="pick_period").set_value("this_week").run()
    assert not visit.exception


def test_what_an_executive_may_not_see_is_one_line_and_the_rest_is_not_stated(demo: Path, open_page: Open) -> None:
    visit = open_page(CAUSES, person=EXECUTIVE)
    visit.button(key="table_pareto_cause").click().run()
    lines = next(table.value for table in visit.dataframe if "n" in table.value)
    names = list(lines["name"])
    assert names[-1] == "尚未填写"
    assert "项数量过少" in names[-2]
    assert lines["n"].map(amount).min() >= 5
    assert lines["n"].map(amount).sum() == amount(visit.metric[0].value)


def test_vip_customers_are_called_slower_here_too(demo: Path, open_page: Open) -> None:
    said = texts(open_page(CAUSES, language="en", period="this_year"))
    assert "VIP customers wait longer than regular ones" in said


def test_who_may_see_no_numbers_does_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert not open_page(CAUSES, person=ADMIN).metric


def test_a_period_without_data_and_an_empty_database_lead_on(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(CAUSES))


def test_a_period_without_data_leads_to_one_that_has_some(demo: Path, open_page: Open) -> None:
    visit = open_page(CAUSES, person=LEAD, period="own", **{"from": "2010-01-01", "to": "2010-01-31"})
    assert "该时段暂无数据" in texts(visit)


def test_of_many_causes_the_least_frequent_are_one_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.session.language", lambda: "en")
    found = pd.DataFrame({"cause": [f"c{n:02}" for n in range(30)], "n": [float(40 - n) for n in range(30)]})
    groups = pareto(found, "cause", found["n"].sum(), 5).assign(lately="")
    drawn = cause_cards.folded(groups.assign(name=groups["cause"]))
    assert len(drawn) == cause_cards.MOST_BARS + 1
    assert drawn["name"].iloc[-1] == "15 others"
    assert drawn["n"].sum() == found["n"].sum()
    assert drawn["cumulative"].iloc[-1] == 1


@pytest.mark.parametrize("time", ["calendar", "working"])
def test_resolution_times_say_where_the_time_goes(demo: Path, open_page: Open, time: str) -> None:
    visit = open_page(TIMES, person=LEAD, period="last_quarter", time=time)
    assert "时间主要花在" in texts(visit)
    visit.button(key="table_stage_times").click().run()
    assert not visit.exception
    parts = next(table.value for table in visit.dataframe if "mean_minutes" in table.value)
    assert "其他部门" in set(parts["name"])
