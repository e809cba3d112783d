"""The people page where nobody signs in: the list, one person's cards, adding people and teams."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.people import AFTER_SALES_1, LEFT, PRE_SALES, TWO_ROLES
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PEOPLE = "manage/people.py"


def one(found: Any, name: str) -> Any:
    """The field or the button of this name; its key ends in the draft of its form."""
    those = [each for each in found if re.fullmatch(f"{name}_[0-9a-f]{{8}}", str(each.key))]
    assert len(those) == 1, [each.key for each in found]
    return those[0]


def looked_at(open_page: Open, member_id: int, person: int | str = "owner", language: str = "en") -> AppTest:
    visit = open_page(PEOPLE, person=person, language=language)
    visit.selectbox(key="people_who").set_value(member_id).run()
    assert not visit.exception
    return visit


def stored(file: Path, asked: str, *bound: Any) -> list[Any]:
    database = sqlite3.connect(file)
    try:
        return database.execute(asked, bound).fetchall()
    finally:
        database.close()


@pytest.mark.parametrize(("language", "title"), [("zh", "人员"), ("en", "People")])
@pytest.mark.parametrize("person", [ADMIN, "owner"])
def test_it_lists_everybody_and_says_why_nobody_is_invited(
    demo: Path, open_page: Open, person: int | str, language: str, title: str
) -> None:
    visit = open_page(PEOPLE, person=person, language=language)
    assert visit.title[0].value == title
    assert "DASHBOARD_SIGN_IN=accounts" in visit.info[0].value
    assert len(visit.dataframe[0].value) == 28
    assert [option[-3:].strip("(（)） ") for option in visit.button_group[0].options] == ["28", "27", "1"]


@pytest.mark.parametrize("person", [EXECUTIVE, LEAD, STAFF])
def test_nobody_else_gets_the_page(demo: Path, open_page: Open, person: int) -> None:
    visit = open_page(PEOPLE, person=person)
    assert "人员" not in [title.value for title in visit.title]
    assert not visit.dataframe


def test_an_empty_database_begins_with_the_first_person(nothing: Path, open_page: Open) -> None:
    visit = open_page(PEOPLE, language="en")
    assert "Nobody is here yet." in texts(visit)
    one(visit.text_input, "add_person_name").set_value("Li Na")
    one(visit.selectbox, "add_person_role").set_value("admin")
    one(visit.button, "add_person_send").click().run()
    assert "Li Na was added." in texts(visit)
    assert stored(nothing, "SELECT name, role FROM member JOIN member_role ON member_id = id") == [("Li Na", "admin")]


@pytest.mark.parametrize(
    ("sought", "found"), [("吴", ["Wu Peishan"]), ("WU.PEI", ["Wu Peishan"]), ("qinghe", ["Xu Qinghe"]), (".*", [])]
)
def test_people_are_found_by_any_of_their_names_or_their_address(
    demo: Path, open_page: Open, sought: str, found: list[str]
) -> None:
    visit = open_page(PEOPLE, language="en")
    visit.text_input(key="people_sought").set_value(sought).run()
    assert [name for frame in visit.dataframe[:1] for name in frame.value["said"]] == found


def test_a_view_shows_those_it_counts(demo: Path, open_page: Open) -> None:
    visit = open_page(PEOPLE, language="en", state="deactivated")
    assert visit.dataframe[0].value["state_said"].tolist() == ["Deactivated"]


def test_roles_are_given_and_taken(demo_to_change: Path, open_page: Open) -> None:
    visit = looked_at(open_page, STAFF)
    assert [box.value for box in visit.checkbox] == [True, False, False, False]
    visit.checkbox[0].uncheck()
    visit.checkbox[2].check()
    one(visit.button, f"person_roles_send_{STAFF}").click().run()
    assert "Saved." in texts(visit)
    assert stored(demo_to_change, "SELECT role FROM member_role WHERE member_id = ?", STAFF) == [("executive",)]
    assert [box.value for box in visit.checkbox] == [False, False, True, False]


def test_a_person_keeps_at_least_one_role(demo_to_change: Path, open_page: Open) -> None:
    visit = looked_at(open_page, STAFF)
    visit.checkbox[0].uncheck()
    one(visit.button, f"person_roles_send_{STAFF}").click().run()
    assert "only role" in visit.error[0].value
    assert stored(demo_to_change, "SELECT role FROM member_role WHERE member_id = ?", STAFF) == [("staff",)]


def test_the_last_administrator_stays(demo_to_change: Path, open_page: Open) -> None:
    visit = looked_at(open_page, TWO_ROLES, person=ADMIN)
    visit.checkbox[3].uncheck()
    one(visit.button, f"person_roles_send_{TWO_ROLES}").click().run()
    assert not visit.error
    visit.selectbox(key="people_who").set_value(ADMIN).run()
    one(visit.button, f"person_deactivate_{ADMIN}").click().run()
    assert "last administrator" in visit.error[0].value
    assert stored(demo_to_change, "SELECT active FROM member WHERE id = ?", ADMIN) == [(1,)]


def test_somebody_is_deactivated_and_activated_again(demo_to_change: Path, open_page: Open) -> None:
    visit = looked_at(open_page, STAFF)
    one(visit.button, f"person_deactivate_{STAFF}").click().run()
    assert "Xu Qinghe is deactivated." in texts(visit)
    assert stored(demo_to_change, "SELECT active FROM member WHERE id = ?", STAFF) == [(0,)]
    assert not [each for each in visit.button if str(each.key).startswith("person_deactivate")]
    one(visit.button, f"person_activate_{STAFF}").click().run()
    assert "Xu Qinghe is active again." in texts(visit)
    assert stored(demo_to_change, "SELECT active, left_on FROM member WHERE id = ?", STAFF) == [(1, None)]


def test_a_name_and_an_address_are_changed_and_what_is_wrong_stays_typed(demo_to_change: Path, open_page: Open) -> None:
    visit = looked_at(open_page, STAFF)
    one(visit.text_input, f"person_email_{STAFF}").set_value("zhou.lixing@example.com")
    one(visit.text_input, f"person_name_en_{STAFF}").set_value("Xu Q.")
    one(visit.button, f"person_name_send_{STAFF}").click().run()
    assert "Somebody else has this e-mail address" in visit.error[0].value.replace("\\", "")
    assert one(visit.text_input, f"person_name_en_{STAFF}").value == "Xu Q."
    one(visit.text_input, f"person_email_{STAFF}").set_value("xu@example.com")
    one(visit.button, f"person_name_send_{STAFF}").click().run()
    assert not visit.error
    assert stored(demo_to_change, "SELECT name_en, email FROM member WHERE id = ?", STAFF) == [
        ("Xu Q.", "xu@example.com")
    ]


def test_somebody_changes_teams(demo_to_change: Path, open_page: Open) -> None:
    visit = looked_at(open_page, STAFF)
    one(visit.selectbox, f"person_join_team_{STAFF}").set_value(PRE_SALES).run()
    one(visit.button, f"person_join_{STAFF}").click().run()
    assert "belongs to Pre-sales from 2026-11-20 on" in texts(visit)
    one(visit.selectbox, f"person_leave_team_{STAFF}").set_value(AFTER_SALES_1).run()
    one(visit.button, f"person_leave_{STAFF}").click().run()
    assert "leaves After-sales 1; the last day is 2026-11-20" in texts(visit)
    stays = "SELECT team_id, to_on FROM membership WHERE member_id = ? ORDER BY from_on"
    assert stored(demo_to_change, stays, STAFF) == [(AFTER_SALES_1, "2026-11-21"), (PRE_SALES, None)]


def test_a_new_person_is_found_in_the_list(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PEOPLE, person=ADMIN, language="en")
    for name, value in (("add_person_name_en", "Lin Wei"), ("add_person_email", "Lin.Wei@example.com")):
        one(visit.text_input, name).set_value(value)
    one(visit.button, "add_person_send").click().run()
    assert visit.error[0].value == "Give a name\\."
    one(visit.text_input, "add_person_name").set_value("林薇")
    one(visit.button, "add_person_send").click().run()
    assert "林薇 was added." in texts(visit)
    visit.text_input(key="people_sought").set_value("lin.wei").run()
    assert visit.dataframe[0].value["said"].tolist() == ["Lin Wei"]


def test_a_team_is_added_and_gets_a_lead(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PEOPLE, person=ADMIN, language="en")
    one(visit.text_input, "add_team_name").set_value("夜班组")
    one(visit.button, "add_team_send").click().run()
    assert "夜班组 was added." in texts(visit)
    (key,) = stored(demo_to_change, "SELECT id FROM team WHERE name = '夜班组'")[0]
    visit.selectbox(key="team_to_lead").set_value(key).run()
    one(visit.selectbox, f"team_lead_lead_{key}").set_value(STAFF)
    one(visit.button, f"team_lead_send_{key}").click().run()
    assert stored(demo_to_change, "SELECT lead_id FROM team WHERE id = ?", key) == [(STAFF,)]


def test_what_people_are_called_is_never_markup(demo_to_change: Path, open_page: Open) -> None:
    evil = "<img src=x onerror=alert(1)> **b** [x](javascript:alert(1)) =1+1"
    database = sqlite3.connect(demo_to_change)
    database.execute("UPDATE member SET name = ?, name_en = ? WHERE id = ?", (evil, evil, STAFF))
    database.execute("UPDATE team SET name = ?, name_en = ? WHERE id = ?", (evil, evil, AFTER_SALES_1))
    database.commit()
    database.close()
    visit = looked_at(open_page, STAFF)
    one(visit.button, f"person_deactivate_{STAFF}").click().run()
    for kind in ("markdown", "caption", "subheader", "success", "info"):
        for element in getattr(visit, kind):
            assert "<img" not in element.value.replace("\\<", "")
            assert "**b**" not in element.value
            assert "[x](" not in element.value


def test_who_left_can_be_looked_at(demo: Path, open_page: Open) -> None:
    visit = looked_at(open_page, LEFT, language="zh")
    assert "已停用" in texts(visit)
    assert "重新启用" in [button.label for button in visit.button]
