"""The stages of complaints and other departments as administrators change them, and as everybody then reads them."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.texts import frame
from pages.shared.texts import stages as words
from pages.shared.texts import workflow as step_words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts
from tests.pages.test_complaint import one as complaint_that

PAGE, COMPLAINT, OPEN = "manage/workflow.py", "complaints/complaint.py", "complaints/open.py"


def field(visit: AppTest, kind: str, name: str) -> Any:
    (found,) = [each for each in getattr(visit, kind) if str(each.key).startswith(name)]
    return found


def sent(visit: AppTest, button: str) -> str:
    field(visit, "button", button).click().run()
    assert not visit.exception
    return texts(visit)


@pytest.mark.parametrize("person", [EXECUTIVE, LEAD, STAFF])
def test_who_manages_no_standards_does_not_get_the_page(demo: Path, open_page: Open, person: int) -> None:
    visit = open_page(PAGE, person=person, language="en")
    assert frame.NOT_YOUR_PAGE.en in texts(visit)
    assert not visit.dataframe


def test_an_empty_database_has_the_five_stages_and_no_department(nothing: Path, open_page: Open) -> None:
    visit = open_page(PAGE, language="en")
    assert visit.dataframe[0].value["said"].tolist() == [
        "Received",
        "Investigated",
        "Solution",
        "Answered",
        "Confirmed",
    ]
    assert visit.dataframe[0].value["n"].tolist()[:3] == [0, 0, 0]
    assert words.DEPARTMENTS_NONE.en in texts(visit)


def test_a_stage_that_is_added_is_worked_in_and_read_by_its_name_in_both_languages(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page(PAGE, person=ADMIN)
    field(visit, "text_input", "stage_add_name_new").set_value("受理")
    field(visit, "selectbox", "stage_add_after").set_value(1)
    assert "已有名为“受理”的阶段" in sent(visit, "stage_add_send")
    field(visit, "text_input", "stage_add_name_new").set_value("质检")
    field(visit, "text_input", "stage_add_name_en_new").set_value("Quality *check*")
    assert words.ADDED.said("zh", name="质检") in sent(visit, "stage_add_send")
    assert "受理 → 质检 → 调查 → 处理 → 反馈 → 回访/关闭" in texts(visit)

    number = complaint_that(demo_to_change, "ended_on IS NULL AND state = 'received' AND member_id IS NOT NULL")
    worked_on = open_page(COMPLAINT, person=LEAD, language="en", number=str(number))
    assert step_words.LEADS_TO.said("en", stage="Quality *check*") in texts(worked_on).replace("\\", "")
    assert "→ Quality *check*" in sent(worked_on, "complaint_step_send_move_on").replace("\\", "")
    assert len(set(open_page(OPEN, person=LEAD).dataframe[0].value["stage"])) > 1
    assert open_page(OPEN, person=LEAD, stage="own_1").dataframe[0].value["complaint_id"].tolist() == [number]

    counts = open_page(PAGE, person=ADMIN, language="en").dataframe[0].value.set_index("said")["n"]
    assert counts["Quality *check*"] == 1
    field(visit, "selectbox", "stage_change_which").set_value(6).run()
    assert words.RETIRED.said("zh", name="质检") in sent(visit, "stage_change_retire_6")
    assert sent(visit, "stage_change_restore_6")


def test_a_department_is_added_renamed_and_retired(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=ADMIN, language="en")
    asked = visit.dataframe[1].value.set_index("said")["n"]
    assert asked["Logistics"] > 0
    field(visit, "text_input", "department_change_name_1").set_value("物流中心")
    field(visit, "text_input", "department_change_name_en_1").set_value("Logistics centre")
    assert words.DEPARTMENT_CHANGED.said("en", name="Logistics centre") in sent(visit, "department_change_send_1")
    assert "Open complaints still wait for “Logistics centre”" in sent(visit, "department_change_retire_1")
    with sqlite3.connect(demo_to_change) as connection:
        (kept,) = connection.execute("SELECT DISTINCT department FROM complaint WHERE department LIKE '物流%'")
    assert kept == ("物流部 / Logistics",)
    field(visit, "text_input", "department_add_name_new").set_value("实验室")
    assert words.DEPARTMENT_ADDED.said("en", name="实验室") in sent(visit, "department_add_send")
