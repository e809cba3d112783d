"""Quality reviews: reviewing a case, acknowledging, second reviews made blind, what is rated, and who reads what."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.quality import TRAINED
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

QUALITY, COMPLAINT = "growth/quality.py", "complaints/complaint.py"


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(name)]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def rows(file: Path, asked: str, *given: Any) -> list[Any]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(asked, given).fetchall()


def listed(visit: AppTest) -> Any:
    return next(table.value for table in visit.dataframe if "status" in table.value)


def rate(visit: AppTest, form: str, part: str, score: str) -> None:
    for key in range(1, 6):
        visit.button_group(key=f"{form}_score_{part}_{key}_{draft(visit, form)}").set_value(score)
    visit.button_group(key=f"{form}_score_{part}_6_{draft(visit, form)}").set_value("1")


def draft(visit: AppTest, form: str) -> str:
    kept = visit.query_params[form]
    return (kept[0] if isinstance(kept, list) else kept).partition("-")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lead_sees_the_teams_numbers_and_reviews(demo: Path, open_page: Open, language: str) -> None:
    visit = open_page(QUALITY, person=LEAD, language=language, period="this_year")
    assert visit.title[0].value == ("服务质检" if language == "zh" else "Quality reviews")
    said = texts(visit)
    assert ("质检次数" if language == "zh" else "Quality reviews") in said
    assert set(listed(visit)["member"]) <= {
        name if language == "zh" else name_en
        for name, name_en in rows(demo, "SELECT name, name_en FROM member")
    }  # fmt: skip
    theirs = rows(demo, "SELECT count(*) FROM quality_review WHERE team_id = 3 AND calibration_of IS NULL")[0][0]
    assert len(listed(visit)) == theirs


def test_a_member_reads_their_own_and_nobody_elses(demo: Path, open_page: Open) -> None:
    visit = open_page(QUALITY, person=TRAINED, language="en")
    numbers = set(listed(visit)["number"].astype(int))
    own = rows(demo, "SELECT id FROM quality_review WHERE member_id = ? AND calibration_of IS NULL", TRAINED)
    assert numbers == {number for (number,) in own}
    assert "Review a case" not in str([group.options for group in visit.button_group])
    others = rows(demo, "SELECT min(id) FROM quality_review WHERE member_id <> ?", TRAINED)[0][0]
    assert "There is no review no." in texts(open_page(QUALITY, person=TRAINED, language="en", number=str(others)))


def test_executives_read_totals_alone_and_administrators_nothing(demo: Path, open_page: Open) -> None:
    visit = open_page(QUALITY, person=EXECUTIVE, language="en", period="this_year")
    assert "Totals of the teams." in texts(visit)
    assert not [table for table in visit.dataframe if "status" in table.value]
    assert "Quality reviews" not in [title.value for title in open_page(QUALITY, person=ADMIN, language="en").title]


def test_an_empty_database_says_where_reviews_come_from(nothing: Path, open_page: Open) -> None:
    assert "No quality review yet" in texts(open_page(QUALITY, language="en"))


def test_a_lead_reviews_a_case_that_was_drawn(demo_to_change: Path, open_page: Open) -> None:
    # In Chinese: outside of a page, where a test chooses, words are in the language of who says nothing.
    visit = open_page(QUALITY, person=LEAD, view="review")
    take = [button for button in visit.button if str(button.key).startswith("take_")]
    assert len(take) == 3
    kind, _, number = str(take[0].key).removeprefix("take_").partition("-")
    take[0].click().run()
    part = f"{kind}_{number}"
    field(visit, "button", f"quality_review_send_{part}").click().run()
    assert "“服务态度与用语”尚未评分" in texts(visit)
    rate(visit, "quality_review", part, "4")
    field(visit, "text_area", "quality_review_findings").input("Listened well")
    field(visit, "button", f"quality_review_send_{part}").click().run()
    assert "已保存" in texts(visit)
    kept = rows(
        demo_to_change,
        "SELECT score, reviewer_id, findings, reviewed_on FROM quality_review WHERE case_kind = ? AND case_id = ?",
        kind, int(number),
    )  # fmt: skip
    assert kept == [(pytest.approx(0.7625), LEAD, "Listened well", "2026-11-20")]
    assert str(number) not in str([button.key for button in visit.button])


def test_a_member_acknowledges_with_a_reply(demo_to_change: Path, open_page: Open) -> None:
    waiting = "SELECT id FROM quality_review WHERE member_id = ? AND acknowledged_at IS NULL AND calibration_of IS NULL"
    number = rows(demo_to_change, waiting, STAFF)[0][0]
    visit = open_page(QUALITY, person=STAFF, number=str(number))
    assert "天未确认" in " ".join(listed(visit)["status"])
    field(visit, "text_area", "quality_step_reply").input("I will")
    field(visit, "button", "quality_step_send_acknowledge").click().run()
    assert f"已确认质检 {number} 号" in texts(visit)
    kept = rows(demo_to_change, "SELECT member_reply, acknowledged_by FROM quality_review WHERE id = ?", number)
    assert kept == [("I will", STAFF)]
    assert not [button for button in visit.button if "quality_step_send" in str(button.key)]


def test_who_calibrates_sees_the_first_review_only_afterwards(demo_to_change: Path, open_page: Open) -> None:
    asked = "SELECT id, review_id FROM quality_calibration WHERE done_at IS NULL AND calibrator_id = ?"
    number, first = rows(demo_to_change, asked, LEAD)[0]
    visit = open_page(QUALITY, person=LEAD, view="calibrate")
    assert "录音在质检共享盘" in texts(visit)
    before = next(table.value for table in visit.dataframe if "gap" in table.value)
    assert f"没有您可查看的质检 {first} 号" in texts(open_page(QUALITY, person=LEAD, number=str(first)))
    rate(visit, "quality_second", str(number), "2")
    field(visit, "button", "quality_second_send").click().run()
    assert "两次质检对照见下方" in texts(visit)
    after = next(table.value for table in visit.dataframe if "gap" in table.value)
    assert len(after) == len(before) + 1
    assert "个百分点" in after["gap"].iloc[0]
    assert "没有待您校准的质检" in texts(visit)
    assert f"质检 {first} 号" in texts(open_page(QUALITY, person=LEAD, number=str(first)))


def test_leads_change_what_is_rated(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(QUALITY, person=OTHER_LEAD, view="form")
    assert "共 6 个项目，权重合计 100" in texts(visit)
    field(visit, "text_input", "quality_category_add_name_new").input("合规")
    field(visit, "button", "quality_category_add_send").click().run()
    assert "已新增项目“合规”" in texts(visit)
    assert "共 7 个项目，权重合计 110" in texts(visit)


def test_a_complaints_page_leads_its_lead_to_the_review(demo: Path, open_page: Open) -> None:
    mine = "SELECT max(id) FROM complaint WHERE team_id = 3 AND member_id = ? AND ended_on IS NOT NULL"
    number = str(rows(demo, mine, STAFF)[0][0])

    def link(person: int) -> str:
        visit = open_page(COMPLAINT, person=person, language="en", number=number)
        return str([node.proto for node in visit._tree if getattr(node, "proto", None) is not None])

    assert "Review this case" in link(LEAD)
    assert "Review this case" not in link(STAFF)


def test_root_causes_are_counted_over_the_reviews_of_the_period(demo: Path, open_page: Open) -> None:
    every, named = rows(
        demo,
        "SELECT count(*), count(root_cause) FROM quality_review WHERE team_id = 3 AND calibration_of IS NULL "
        "AND voided_at IS NULL AND reviewed_on >= '2026-01-01'",
    )[0]  # fmt: skip
    visit = open_page(QUALITY, person=LEAD, language="en", period="this_year")
    assert f"in the reviews of the period ({every}); {every - named} named none" in texts(visit)
    assert "named none" not in texts(open_page(QUALITY, person=EXECUTIVE, language="en", period="this_year"))
