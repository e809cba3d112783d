"""One complaint: who may open it, what may be done with it, and what is told about it."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.people import AFTER_SALES_1
from data_access.workflow.moves import CONTACTS, ENDINGS, PAUSE_REASONS, Move
from data_access.workflow.steps import MOVE_WORDS
from pages.shared.complaints import complaint_moves
from pages.shared.texts import workflow as words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

PAGE = "complaints/complaint.py"


def one(root: Path, rule: str) -> int:
    """The number of a complaint of After-sales 1 that fits."""
    with sqlite3.connect(root) as connection:
        asked = f"SELECT id FROM complaint WHERE team_id = {AFTER_SALES_1} AND {rule} ORDER BY id DESC LIMIT 1"  # noqa: S608
        return int(connection.execute(asked).fetchone()[0])


def pick(visit: AppTest, move: Move) -> AppTest:
    """Choose what to do next."""
    pills = next(each for each in visit.button_group if "move_" in str(each.key))
    pills.set_value([move] if isinstance(pills.value, list) else move)
    return visit.run()


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [each for each in getattr(visit, kind) if str(each.key).startswith(f"complaint_step_{name}")]
    assert len(found) == 1, [each.key for each in getattr(visit, kind)]
    return found[0]


def send(visit: AppTest, move: Move) -> AppTest:
    return field(visit, "button", f"send_{move.value}").click().run()


@pytest.mark.parametrize(("person", "language"), [(LEAD, "zh"), ("owner", "en")])
def test_it_says_how_it_stands_and_where_its_time_went(
    demo: Path, open_page: Open, person: int | str, language: str
) -> None:
    number = one(demo, "ended_on IS NULL AND member_id IS NOT NULL AND state = 'solution'")
    said = texts(open_page(PAGE, person=person, language=language, number=str(number)))
    assert words.TITLE.said(language, number=number) in said
    assert words.STAGES_CAPTION.said(language) in said
    assert words.STORY.said(language) in said
    if person == LEAD:
        assert words.MEANS[Move.RESOLVE].said(language) in said


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN])
def test_who_works_on_no_complaints_does_not_get_the_page(demo: Path, open_page: Open, person: int) -> None:
    number = one(demo, "ended_on IS NULL")
    visit = open_page(PAGE, person=person, number=str(number))
    assert not visit.button_group
    assert str(number) not in texts(visit)


@pytest.mark.parametrize("person", [OTHER_LEAD, STAFF])
def test_another_teams_lead_and_a_colleague_are_told_that_there_is_none(
    demo: Path, open_page: Open, person: int
) -> None:
    number = one(demo, f"member_id NOT IN ({STAFF}, {OTHER_LEAD}) AND member_id IS NOT NULL")
    visit = open_page(PAGE, person=person, number=str(number), language="en")
    assert words.NOT_FOUND.en in texts(visit)
    assert not any("complaint_step" in str(each.key) for each in visit.button)


@pytest.mark.parametrize("number", ["", "x", "0", "999999999", "99999999999999999999"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_number_or_with_a_wrong_one_it_asks_for_it(
    demo: Path, open_page: Open, number: str, language: str
) -> None:
    visit = open_page(PAGE, person=LEAD, language=language, number=number)
    assert visit.number_input[0].label == words.WHICH.said(language)


def test_an_empty_database_asks_for_a_number_too(nothing: Path, open_page: Open) -> None:
    assert words.CHOOSE_ONE.zh in texts(open_page(PAGE))


def test_a_step_is_stored_told_and_changes_what_comes_next(demo_to_change: Path, open_page: Open) -> None:
    number = one(demo_to_change, "ended_on IS NULL AND state = 'received' AND member_id IS NOT NULL")
    visit = open_page(PAGE, person=LEAD, number=str(number))
    visit = pick(visit, Move.MOVE_ON)
    field(visit, "text_area", "text_Remark").input("已核实 *订单*")
    visit = send(visit, Move.MOVE_ON)
    said = texts(visit)
    assert words.DONE[Move.MOVE_ON].said("zh", number=number) in said
    assert MOVE_WORDS[Move.MOVE_ON].zh in said
    assert "已核实 *订单*" in said
    assert visit.dataframe is not None


def test_a_closed_complaint_and_the_one_that_came_after_it_name_each_other(demo: Path, open_page: Open) -> None:
    with sqlite3.connect(demo) as connection:
        asked = """SELECT one.id, other.id, other.opened_on FROM complaint AS one JOIN complaint AS other
            ON other.customer_id = one.customer_id AND other.category = one.category AND other.team_id = one.team_id
            AND other.opened_at >= one.closed_at AND other.opened_at < datetime(one.closed_at, '30 days')
            WHERE one.recurred AND one.team_id = ? ORDER BY one.id DESC LIMIT 1"""
        first, second, opened_on = connection.execute(asked, [AFTER_SALES_1]).fetchone()
    said = texts(open_page(PAGE, person=LEAD, language="en", number=str(first)))
    assert f"complained about the same thing on {opened_on}, no. {second}" in said
    said = texts(open_page(PAGE, person=LEAD, language="zh", number=str(second)))
    assert f"就同类问题投诉（{first} 号）" in said


def test_resolving_without_a_cause_is_refused_and_what_was_typed_stays(demo_to_change: Path, open_page: Open) -> None:
    number = one(demo_to_change, "ended_on IS NULL AND state = 'investigated'")
    visit = pick(open_page(PAGE, person=LEAD, number=str(number)), Move.RESOLVE)
    field(visit, "text_area", "text_What").input("已换新")
    visit = send(visit, Move.RESOLVE)
    assert "必须填写原因" in texts(visit) or "请选择一项" in texts(visit)
    assert field(visit, "text_area", "text_What").value == "已换新"


def test_who_comes_second_is_told_and_keeps_what_they_typed(demo_to_change: Path, open_page: Open) -> None:
    number = one(demo_to_change, "ended_on IS NULL AND state = 'investigated' AND member_id IS NOT NULL")
    first, second = (pick(open_page(PAGE, person=LEAD, number=str(number)), Move.ESCALATE) for _ in range(2))
    for visit in (first, second):
        field(visit, "text_area", "text_Why").input("客户很着急")
    send(first, Move.ESCALATE)
    told = send(second, Move.ESCALATE)
    assert "已先一步升级了该投诉" in texts(told)


def test_who_asked_a_department_takes_the_complaint_back_when_it_has_answered(
    demo_to_change: Path, open_page: Open
) -> None:
    number = one(demo_to_change, f"ended_on IS NULL AND department IS NOT NULL AND member_id = {STAFF}")
    visit = pick(open_page(PAGE, person=STAFF, number=str(number)), Move.TAKE)
    assert field(visit, "button", "send_take").label == words.DEPARTMENT_ANSWERED.zh
    visit = send(visit, Move.TAKE)
    assert words.DEPARTMENT_ANSWERED_DONE.said("zh", number=number) in texts(visit)
    with sqlite3.connect(demo_to_change) as connection:
        asked = connection.execute("SELECT department, member_id FROM complaint WHERE id = ?", [number]).fetchone()
    assert asked == (None, STAFF)
    said = texts(visit)
    assert "收到物流部回复" in said
    assert "距上一步" in said
    assert words.DEPARTMENT_ANSWERED.zh not in said


def test_every_move_has_a_command_and_words_for_everything_that_is_chosen() -> None:
    usable = set(Move) - {Move.LOG}
    assert set(complaint_moves.COMMANDS) == set(complaint_moves.ICONS) == usable
    assert set(words.MOVES) == set(words.MEANS) == set(words.DONE) == usable
    assert set(MOVE_WORDS) == set(Move)
    assert tuple(words.ENDINGS) == ENDINGS
    assert tuple(words.PAUSE_REASONS) == PAUSE_REASONS
    assert tuple(words.CONTACTS) == CONTACTS
