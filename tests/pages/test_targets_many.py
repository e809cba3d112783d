"""Many targets at once, on the page: breaking down with its check, copying, and the sheet there and back."""

import pytest
import streamlit as st

from data_access.demo.targets_agreed import AGREEING, WAITING
from metrics.declare import Unit
from pages.shared.texts import goals as words
from pages.shared.texts import goals_many as many
from tests.pages.conftest import EXECUTIVE, LEAD, STAFF
from tests.pages.test_targets import PAGE, field, said


def opened(open_page, task, person=LEAD, **given):
    return open_page(PAGE, person=person, **{"period": "this_quarter", "task": task, **given})


def told(visit):
    return "\n".join(str(each.value) for each in (*visit.success, *visit.warning)).replace("\\", "")


def test_the_parts_are_checked_against_the_whole_and_proposed(demo_to_change, open_page):
    visit = opened(open_page, "divide")
    box = field(visit.selectbox, many.DIVIDE_WHICH.zh)
    box.select(next(option for option in box.options if "首次响应达标率" in option))
    visit.run()
    fields = [each for each in visit.number_input if "part_" in str(each.key)]
    assert len(fields) >= 6
    assert "各部分合起来为 92%" in told(visit)
    assert "成员目标合起来为 91%" in said(visit)  # those that two members have already
    fields[0].set_value(50.0)
    visit.run()
    assert "与团队目标 92% 相差" in told(visit)
    field(visit.text_area, words.CHANGE_REASON.zh).set_value("重新分工")
    field(visit.button, many.DIVIDE_SEND.zh).click()
    visit.run()
    assert "名成员提出或更新目标" in told(visit)
    assert words.WAITING.said("zh", count=2) in said(open_page(PAGE, person=WAITING))
    assert words.WAITING_ONE.zh in said(open_page(PAGE, person=AGREEING))


def test_the_parts_of_a_time_are_typed_with_their_unit(demo, open_page):
    visit = open_page(PAGE, person=LEAD, period="this_month", task="divide")
    box = field(visit.selectbox, many.DIVIDE_WHICH.zh)
    box.select(next(option for option in box.options if "≤ 2 天" in option))
    visit.run()
    parts = [each for each in visit.text_input if "part_" in str(each.key)]
    assert parts
    assert {each.value.split()[1] for each in parts} <= {"小时", "天"}
    parts[0].set_value("2")
    field(visit.button, many.DIVIDE_SEND.zh).click()
    assert many.PART_UNREAD.zh in "\n".join(each.value for each in visit.run().error)


def test_every_unit_is_said_behind_the_field_of_a_target():
    assert {unit.value for unit in Unit} == set(words.UNITS)


def test_a_period_is_copied_once(demo_to_change, open_page):
    visit = opened(open_page, "copy")
    field(visit.button, many.COPY_SEND.zh).click()
    visit.run()
    assert "已提出 9 项目标" in told(visit)
    waiting = opened(open_page, "list")
    field(waiting.button, words.AGREE_TO_ALL.said("zh", count=6)).click()
    waiting.run()
    assert words.ALL_AGREED_SAID.said("zh", count=6) in told(waiting)
    again = opened(open_page, "copy")
    assert many.COPY_SAYS.said("zh", new=0, there=9) in said(again)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sheet_comes_back_as_it_went(demo, open_page, monkeypatch, ending):
    files = {}
    draw = st.download_button

    def kept(label, data, file_name, *rest, **options):
        files[file_name.rpartition(".")[2]] = data
        return draw(label, data, file_name, *rest, **options)

    monkeypatch.setattr(st, "download_button", kept)
    visit = opened(open_page, "sheet")
    content = files[ending]()
    visit.file_uploader[0].set_value((f"targets.{ending}", content, "text/csv"))
    visit.run()
    assert many.SHEET_SAYS.said("zh", new=0, changed=0, unchanged=24, refused=0) in said(visit)
    assert many.SHEET_NOTHING.zh in said(visit)


def test_a_sheet_of_something_else_is_refused_with_what_it_lacks(demo, open_page):
    visit = opened(open_page, "sheet")
    visit.file_uploader[0].set_value(("x.csv", b"a,b\n1,2\n", "text/csv"))
    visit.run()
    assert "表格缺少以下列" in said(visit)


def test_executives_divide_nothing_and_staff_set_nothing(demo, open_page):
    for person, offered in ((EXECUTIVE, {"list", "propose", "copy", "sheet"}), (STAFF, set())):
        visit = opened(open_page, "divide", person=person)
        pills = [each for each in visit.get("button_group") if words.TASKS["list"].zh in str(each.proto)]
        assert len(pills) == bool(offered)
        assert many.DIVIDE.zh not in said(visit)
