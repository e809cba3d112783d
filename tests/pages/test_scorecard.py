"""The scorecard: one's own numbers and nobody else's, wherever one was, with what to do where there is nothing."""

import re
import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.names import MEMBERS
from data_access.demo.people import BUSIEST, LEFT, MOVED, TWO_ROLES
from pages.shared.scorecards import waiting
from tests.conftest import ROOT
from tests.pages.conftest import EXECUTIVE, LEAD, STAFF, Open, texts

PAGE = "me/scorecard.py"
TOO_FEW_PEOPLE = "团队中至少 5 人样本足够时才显示"


def everything(visit: AppTest) -> str:
    """What the page says and what its tables hold."""
    return texts(visit) + "\n".join(table.value.to_csv() for table in visit.dataframe)


def table_of(visit: AppTest, column: str) -> pd.DataFrame | None:
    return next((table.value for table in visit.dataframe if column in table.value), None)


def change(file: Path, *statements: str, **given: int) -> int:
    """Run statements on the database, and return the first number that the last one finds."""
    database = sqlite3.connect(file)
    with database:
        found = [database.execute(statement, given).fetchone() for statement in statements]
    database.close()
    return int(found[-1][0]) if found[-1] else 0


@pytest.mark.parametrize(("person", "language"), [(STAFF, "zh"), (LEAD, "en"), (TWO_ROLES, "zh")])
def test_everybody_who_works_sees_their_own_kpis(demo: Path, open_page: Open, person: int, language: str) -> None:
    visit = open_page(PAGE, person=person, language=language)
    assert visit.title[0].value == ("我的计分卡" if language == "zh" else "My scorecard")
    assert len(visit.metric) == 10
    assert ("各项目标的完成程度" if language == "zh" else "How far each target is reached") in texts(visit)


@pytest.mark.parametrize("person", [EXECUTIVE, LEFT, "owner"])  # an administrator's pages: test_every_role.py
def test_who_handles_nothing_or_left_has_no_scorecard(demo: Path, open_page: Open, person: int | str) -> None:
    visit = open_page(PAGE, person=person)
    assert "我的计分卡" not in [title.value for title in visit.title]
    assert not visit.metric or visit.title[0].value == "概览"
    assert table_of(visit, "of_scale") is None


def test_nothing_in_the_address_shows_somebody_elses_scorecard(demo: Path, open_page: Open) -> None:
    own = everything(open_page(PAGE, person=STAFF))
    others = dict.fromkeys(("member", "member_id", "owner", "id", "team"), str(BUSIEST))
    assert everything(open_page(PAGE, person=STAFF, **others)) == own


def test_no_colleague_is_named(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF, period="last_quarter")
    met = {"whom", "reviewer", "partner", "by"}
    # Whom one is to rate, who reviewed a case, with whom one spoke and who praised: names, and no number of theirs.
    tables = [table.value.to_csv() for table in visit.dataframe if not met & set(table.value)]
    said = "\n".join([texts(visit), *tables])
    colleagues = [name for place, (name, _) in enumerate(MEMBERS, start=1) if place != STAFF]
    assert not [name for name in colleagues if name in said]


def test_who_moved_keeps_what_they_did_in_both_teams(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=MOVED, period="this_year")
    everybody = open_page("team/members.py", person="owner", period="this_year")
    table = table_of(everybody, "csat_n")
    assert table is not None
    theirs = table[table["name"] == MEMBERS[MOVED - 1][0]]
    assert len(theirs) == 2
    assert f"n = {theirs['csat_n'].sum():.0f}" in texts(visit)
    assert f"{theirs['interactions_resolved'].sum():.0f}" in [metric.value for metric in visit.metric]


def test_the_teams_spread_is_shown_from_five_people_on(demo: Path, open_page: Open) -> None:
    few = open_page(PAGE, person=STAFF, metric="complaint_resolution_time", period="this_week")
    assert TOO_FEW_PEOPLE in texts(few)
    many = open_page(PAGE, person=STAFF, metric="csat", period="this_year")
    assert TOO_FEW_PEOPLE not in texts(many)
    assert "团队中间一半" in texts(many)
    assert len(many.get("plotly_chart")) == len(few.get("plotly_chart")) + 1


def test_one_holds_ones_own_open_complaints_only(demo: Path, open_page: Open) -> None:
    mine = change(
        demo,
        "SELECT count(*) FROM complaint WHERE ended_on IS NULL AND counted AND member_id = :member_id",
        member_id=STAFF,
    )
    visit = open_page(PAGE, person=STAFF)
    table = table_of(visit, "left")
    assert mine > 0
    assert table is not None
    assert len(table) == mine


def test_open_and_resolved_complaints_lead_to_their_pages(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF)
    for column in ("left", "kept"):
        table = next(table for table in visit.dataframe if column in table.value)
        visit.session_state[table.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
        number = table.value["complaint_id"].iloc[0]
        visit = visit.run()
        assert f"number={number}" in [link.proto.query_string for link in visit.get("page_link")]


def test_who_handed_a_complaint_over_stands_beside_it(demo_to_change: Path, open_page: Open) -> None:
    assert table_of(open_page(PAGE, person=STAFF), "handed_by") is None
    change(
        demo_to_change,
        "INSERT INTO complaint_event (complaint_id, number, what, stage, holder_id, told_on, created_at, created_by) "
        "SELECT id, 99, 'hand_over', state, member_id, '2026-11-20', '2026-11-20 01:00:00.000000', 4 FROM complaint "
        "WHERE ended_on IS NULL AND counted AND member_id = :member_id LIMIT 1",
        member_id=STAFF,
    )
    visit = open_page(PAGE, person=STAFF)
    table = table_of(visit, "handed_by")
    assert table is not None
    assert table["handed_by"].dropna().tolist() == ["周立行"]
    assert "他人转交 1 件" in texts(visit)


@pytest.mark.parametrize("time", ["calendar", "working"])
def test_ones_stage_times_stand_beside_the_teams_median_by_the_clock(demo: Path, open_page: Open, time: str) -> None:
    table = table_of(open_page(PAGE, person=STAFF, period="last_quarter", time=time), "team_minutes")
    assert table is not None
    assert table["stage"].tolist() == ["received", "investigated", "solution"]
    assert table["team_minutes"].notna().all()
    few = table_of(open_page(PAGE, person=STAFF, period="this_week", time=time), "team_minutes")
    assert few is None or few["team_minutes"].isna().any()


def test_the_newest_feedback_stands_first_and_says_what_waits_for_confirmation(
    demo_to_change: Path, open_page: Open
) -> None:
    change(
        demo_to_change,
        "UPDATE survey_answer SET counted = 0, confirmed_at = NULL WHERE id = (SELECT id FROM survey_answer "
        "WHERE member_id = :member_id AND voided_at IS NULL ORDER BY answered_at DESC LIMIT 1)",
        member_id=STAFF,
    )
    table = table_of(open_page(PAGE, person=STAFF), "of_scale")
    assert table is not None
    assert len(table) == 10
    days = [str(day) for day in table["received_on"]]
    assert days == sorted(days, reverse=True)
    assert list(table["counted"]).count(False) == 1


def test_ones_own_target_goes_before_the_teams(demo_to_change: Path, open_page: Open) -> None:
    assert "≥ 85%" in texts(open_page(PAGE, person=STAFF))
    change(
        demo_to_change,
        "INSERT INTO target (metric, scope, member_id, team_id, from_on, to_on, value, created_at, state) VALUES "
        "('csat', 'member', :member_id, 3, '2026-11-01', '2026-12-01', 0.93, '2026-11-19 00:00:00.000000', 'agreed')",
        member_id=STAFF,
    )
    assert "≥ 93%" in texts(open_page(PAGE, person=STAFF))
    assert "≥ 93%" not in texts(open_page(PAGE, person=12))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_who_begins_today_is_told_what_to_do(demo_to_change: Path, open_page: Open, language: str) -> None:
    change(
        demo_to_change,
        "INSERT INTO member (id, name, name_en, active) VALUES (90, '新人', 'New One', 1)",
        "INSERT INTO member_role (member_id, role) VALUES (90, 'staff')",
        "INSERT INTO membership (member_id, team_id, from_on) VALUES (90, 2, '2026-11-20')",
    )
    visit = open_page(PAGE, person=90, language=language)
    said = texts(visit)
    assert not visit.metric
    if language == "zh":
        assert "该时段暂无数据" in said
        assert "您名下没有未结投诉" in said
        assert "一分钟即可登记" in said
    else:
        assert "No data in this period" in said
        assert "You hold no open complaint" in said
        assert "Log what a customer tells you" in said


def test_a_period_without_data_keeps_complaints_and_feedback(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF, period="own", **{"from": "2010-01-01", "to": "2010-01-31"})
    assert not visit.metric
    assert table_of(visit, "of_scale") is not None
    visit = visit.button(key="show_newest").click().run()
    assert not visit.exception
    assert len(visit.metric) == 10


@pytest.mark.parametrize(("person", "metric"), [(STAFF, "first_response_time"), (LEAD, "complaint_resolution_time")])
def test_a_duration_is_picked_by_working_hours_too(demo: Path, open_page: Open, person: int, metric: str) -> None:
    said = texts(open_page("me/scorecard.py", person=person, time="working", metric=metric))
    assert "工作时间）" in said


def parts_of(visit: AppTest) -> pd.DataFrame:
    table = table_of(visit, "contribution")
    assert table is not None
    return table


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_score_stands_on_top_with_its_coverage_its_cap_and_all_its_parts(
    demo: Path, open_page: Open, language: str
) -> None:
    visit = open_page(PAGE, person=STAFF, language=language)
    parts, said = parts_of(visit), texts(visit)
    whole = parts.iloc[0]
    assert parts["weight"].iloc[1:].sum() == whole["weight"] == 100
    assert parts["contribution"].iloc[1:].sum() == pytest.approx(whole["contribution"])
    assert f"{whole['contribution']:.1f}" in said
    covered = parts["weight"].iloc[1:][parts["contribution"].iloc[1:].notna()].sum()
    assert (f"有数据的权重占 {covered:.0f}%" if language == "zh" else f"Rests on {covered:.0f}% of the weight") in said
    assert "120%" in said
    assert ("还差多少" if language == "zh" else "What would it take") in said
    assert ("对得分影响最大的项目" if language == "zh" else "What moves the score most") in said


def test_each_part_opens_to_its_rows_and_says_what_it_means(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF)
    table = next(table for table in visit.dataframe if "contribution" in table.value)
    for row in (1, len(table.value) - 1):
        visit.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
        visit = visit.run()
        assert not visit.exception
        assert f"明细数据 · {table.value['part'].iloc[row]}" in texts(visit)
        assert table.value["definition"].iloc[row] in texts(visit)
    assert "具体评分请见评估详情" in texts(visit)


def test_the_comments_part_opens_to_the_comments_of_the_period(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF, period="last_quarter")
    table = next(table for table in visit.dataframe if "contribution" in table.value)
    row = list(table.value["part"]).index("附评语的客户评分")
    visit.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    visit = visit.run()
    assert not visit.exception
    opened = next(each.value for each in visit.dataframe if list(each.value)[:2] == ["received_on", "of_scale"])
    assert len(opened) == table.value["n"].iloc[row]
    assert opened["text"].notna().all()


def test_a_leads_score_is_about_their_team(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD, language="en")
    assert "Score of what I lead" in texts(visit)
    assert parts_of(visit)["n"].iloc[1] > 40


def test_what_changed_names_only_what_is_no_chance(demo: Path, open_page: Open) -> None:
    said = texts(open_page(PAGE, person=STAFF, language="en", period="last_quarter"))
    assert "What changed clearly" in said or "Nothing changed clearly" in said
    assert "no clear change" not in said.partition("What changed clearly")[2].partition("My scorecard")[0][:600]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_could_be_expected_stands_beside_the_own_number_with_what_it_means(
    demo: Path, open_page: Open, language: str
) -> None:
    said = texts(open_page(PAGE, person=STAFF, language=language, metric="resolution_within", period="this_quarter"))
    assert ("按案例构成的预期值" if language == "zh" else "Expected for the mix") in said
    assert ("应与预期值比较" if language == "zh" else "compare the value with it") in said
    assert ("没有明显差异" if language == "zh" else "no clear difference") in said


@pytest.mark.parametrize(("person", "language"), [(STAFF, "zh"), (LEAD, "en")])
def test_the_sheet_to_print_has_the_score_its_parts_and_what_customers_said(
    demo: Path, open_page: Open, person: int, language: str
) -> None:
    own = open_page(PAGE, person=person, language=language)
    sheet = open_page(PAGE, person=person, language=language, print="1")
    said = texts(sheet)
    assert ("返回页面" if language == "zh" else "Back to the page") in [
        link.proto.label for link in sheet.get("page_link")
    ]
    assert not sheet.dataframe
    (table,) = sheet.table
    assert len(table.value) == len(parts_of(own))
    score = parts_of(own)["contribution"].iloc[0]
    assert f"{score:.1f}" in said
    assert ("还差多少" if language == "zh" else "What would it take") in said
    assert ("本人 · 主管 · 日期" if language == "zh" else "Member · lead · date") in said


def test_who_has_nothing_yet_prints_that(demo_to_change: Path, open_page: Open) -> None:
    change(
        demo_to_change,
        "INSERT INTO member (id, name, name_en, active) VALUES (90, '新人', 'New One', 1)",
        "INSERT INTO member_role (member_id, role) VALUES (90, 'staff')",
        "INSERT INTO membership (member_id, team_id, from_on) VALUES (90, 2, '2026-11-20')",
    )
    said = texts(open_page(PAGE, person=90, language="en", print="1"))
    assert "New One" in said
    assert "No score yet" in said


def test_every_card_of_what_is_ones_own_is_drawn_on_the_scorecard() -> None:
    found = set()
    for file in (ROOT / "pages" / "shared").rglob("*.py"):
        found |= set(re.findall(r"^def (own_\w+_card)\(\)", file.read_text(encoding="utf-8"), re.MULTILINE))
    drawn = {card.__name__ for card in (*waiting.WAITING, *waiting.GROWTH)}
    drawn |= set(re.findall(r"\b(own_\w+_card)\(\)", (ROOT / "pages" / PAGE).read_text(encoding="utf-8")))
    assert len(found) > 5
    assert found <= drawn


def test_what_waits_stands_above_the_tabs_and_everything_else_behind_them(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF)
    assert [tab.label for tab in visit.tabs] == ["我的指标", "得分明细", "我的投诉", "客户评价", "目标与成长"]
    behind = [[table.value for table in tab.dataframe] for tab in visit.tabs]
    count = len(visit.dataframe) - sum(map(len, behind))
    above = [table.value for table in visit.dataframe][:count]
    (waits,) = (table for table in above if "findings" in table or "case" in table)
    assert len(waits) == 1
    assert "left" in above[0]
    assert any("whom" in table for table in above)
    parts, complaints, feedback, growth = behind[1:]
    assert "contribution" in parts[0]
    assert any("kept" in table for table in complaints)
    assert "of_scale" in feedback[0]
    assert max(len(table) for table in growth if "case" in table) > 1


def test_the_tabs_of_a_scorecard_without_anything_say_so(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF, period="own", **{"from": "2010-01-01", "to": "2010-01-31"})
    assert not visit.exception
    kpis, parts = [caption.value for tab in visit.tabs[:2] for caption in tab.caption]
    assert kpis == "所选时段内没有您经办的案例。"
    assert parts.startswith("暂无得分")
