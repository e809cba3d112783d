"""The page of the weekly meeting: begun, held and closed by the lead, read by the team, and nobody else's."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest

from data_access.engine import reading, writing
from data_access.schema import action, meeting, meeting_item, team
from pages.shared import session
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

PAGE = "team/meeting.py"
AFTER_SALES_1, KEY_ACCOUNTS = 3, 5
LONG = "the third waits for parts " * 7 + "until Friday"  # more than the sheet has room for


def press(visit: AppTest, label: str) -> None:
    next(button for button in visit.button if label in button.label).click().run()
    assert not visit.exception, [error.value for error in visit.exception]


def items() -> list[Any]:
    """The items of the meeting that goes on."""
    asked = select(meeting_item).join(meeting, meeting.c.id == meeting_item.c.meeting_id)
    with reading(session.house().database) as connection:
        return list(connection.execute(asked.where(meeting.c.state == "open").order_by(meeting_item.c.place)).all())


def write(visit: AppTest, kind: str, item_id: int, text: str) -> None:
    field = (visit.text_area if kind == "discussed" else visit.text_input)(key=f"meeting_{kind}_{item_id}")
    field.set_value(text).run()
    assert not visit.exception, [error.value for error in visit.exception]


def test_a_lead_begins_the_meeting_writes_decides_dismisses_and_closes_it(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page(PAGE, person=LEAD, language="en")
    assert "1 of 9 weeks without a meeting" in texts(visit)
    assert "items to talk about" in texts(visit)
    for opened in (False, True):
        links = [link.proto.page for link in visit.get("page_link")]
        assert ("actions" in links, "法务已回复" in texts(visit)) == (opened, opened), links
        visit.session_state[f"meeting_ahead_{AFTER_SALES_1}_2026-11-16_action:2_late"] = True
        visit.run()
    press(visit, "Begin the meeting")
    first = items()[0]
    assert "0 of" in texts(visit)
    write(visit, "discussed", first.id, f"Two of three are done\n{LONG}")
    write(visit, "decision", first.id, "Close it by Friday")
    assert "✓ saved" in texts(visit)
    press(visit, "Next")
    next(field for field in visit.text_input if field.label == "Why it need not be talked about").set_value("Known")
    next(button for button in visit.button if button.label == "Dismiss").click().run()
    assert "Dismissed by Zhou Lixing: Known" in texts(visit)
    assert "Dismissed; it stays so in the weeks to come, and for another reason it comes back." in texts(visit)
    press(visit, "Next")
    assert "Dismissed; it stays so in the weeks to come, and for another reason it comes back." not in texts(
        visit
    )  # it was about the item before
    again = open_page(PAGE, person=LEAD, language="en", item=str(first.id))  # after a reload, say
    assert again.text_area(key=f"meeting_discussed_{first.id}").value == f"Two of three are done\n{LONG}"
    next(field for field in again.text_input if field.label == "What is to be done").set_value("Ring them all")
    next(field for field in again.selectbox if field.label == "Who does it").set_value(STAFF)
    next(button for button in again.button if button.label == "Assign an action").click().run()
    with reading(session.house().database) as connection:
        made = connection.execute(select(action).where(action.c.title == "Ring them all")).one()
    assert (made.origin, made.origin_id, made.owner_id, made.team_id) == ("meeting", first.id, STAFF, AFTER_SALES_1)
    praised = next(each for each in items() if each.reason == "best_comments")
    voiced = open_page(PAGE, person=LEAD, language="en", item=str(praised.id))
    voices = next(each for each in voiced.expander if each.label == "Read what was said").text
    assert voices
    press(again, "Close the meeting")
    assert "Closed. The team reads the minutes now." in texts(again)
    member = open_page(PAGE, person=STAFF, language="en")
    said = texts(member)
    assert "Close it by Friday" in said
    assert "Ring them all" in said
    assert "After-sales 1 · 16–22 Nov · held on 20 Nov 2026 · led by Zhou Lixing" in said.replace("\\", "")
    assert not any(voice.value in said for voice in voices)
    assert "dismissed: Known" in str(member.table[0].value.to_dict()).replace("\\", "")
    assert f"Two of three are done · {LONG}" in str(member.table[0].value.to_dict()).replace("\\", "")
    assert [button.label for button in member.button if "again" in button.label] == []
    sheet = open_page(PAGE, person=STAFF, language="zh", print="1")
    assert sheet.title[0].value == "周例会纪要"
    assert "Close it by Friday" in texts(sheet)
    assert "until Friday" not in str(sheet.table[0].value.to_dict())


def test_two_at_once_read_each_other_and_keep_what_they_typed(demo_to_change: Path, open_page: Open) -> None:
    with writing(session.house().database) as connection:  # the other lead stands above, and works with the team, too
        connection.execute(update(team).where(team.c.id == AFTER_SALES_1).values(parent_id=KEY_ACCOUNTS))
    one = open_page(PAGE, person=LEAD, language="en")
    press(one, "Begin the meeting")
    key = items()[0].id
    other = open_page(PAGE, person=OTHER_LEAD, language="en", meets=str(AFTER_SALES_1))
    write(one, "discussed", key, "From Zhou")
    write(other, "discussed", key, "From the other")
    assert "Zhou Lixing wrote here meanwhile" in texts(other)
    assert "From Zhou" in texts(other)
    assert other.text_area(key=f"meeting_discussed_{key}").value == "From the other"
    assert items()[0].discussed == "From Zhou"
    press(other, "Add mine below")
    assert items()[0].discussed == "From Zhou\nFrom the other"
    one.run()
    assert one.text_area(key=f"meeting_discussed_{key}").value == "From Zhou\nFrom the other"


def test_what_was_said_last_week_stands_beside_the_item_also_in_the_presenters_view(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page(PAGE, person=LEAD, language="zh")
    press(visit, "召开例会")
    action_2 = next(item for item in items() if item.name == "action:2")
    for address in ({}, {"present": "1"}):
        opened = open_page(PAGE, person=LEAD, language="zh", item=str(action_2.id), **address)
        assert "讨论：法务已回复，剩余模板下周上线。" in texts(opened)
    assert opened.header[0].value.replace("\\", "") == action_2.line_zh
    assert not opened.title
    press(opened, "下一项")
    assert opened.header[0].value.replace("\\", "") != action_2.line_zh
    press(opened, "返回列表")
    assert opened.title[0].value == "周例会"


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN])
def test_who_is_in_no_team_finds_no_meeting(demo: Path, open_page: Open, person: int) -> None:
    visit = open_page(PAGE, person=person, language="en")
    assert "Satisfaction" not in texts(visit)
    assert not visit.table


def test_another_team_reads_none_of_it_whatever_the_address_says(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=OTHER_LEAD, language="zh", meets=str(AFTER_SALES_1), week="2026-11-02")
    assert "配件" not in texts(visit)
    assert not visit.table
    sheet = open_page(PAGE, person=OTHER_LEAD, language="zh", meets=str(AFTER_SALES_1), week="2026-11-02", print="1")
    assert "配件" not in texts(sheet)


def test_a_team_that_never_met_begins_with_this_week(nothing: Path, open_page: Open) -> None:
    assert "您不属于任何团队" in texts(open_page(PAGE))
