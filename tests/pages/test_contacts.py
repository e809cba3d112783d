"""Planned contacts with customers: planning one, making it, who sees whose, and the page where there is none."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

PAGE = "team/contacts.py"
OVERDUE, OF_KEY_ACCOUNTS = 1, 8  # the staff member's own; with a VIP customer


def field(visit: AppTest, kind: str, name: str) -> Any:
    (found,) = [one for one in getattr(visit, kind) if str(one.key).startswith(name)]
    return found


def listed(visit: AppTest) -> Any:
    return next(table.value for table in visit.dataframe if "customer" in table.value)


def stored(file: Path, number: int, *columns: str) -> tuple[Any, ...]:
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        row = database.execute("SELECT * FROM planned_contact WHERE id = ?", (number,)).fetchone()
    return tuple(row[name] for name in columns)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("demo")
def test_the_list_has_what_is_overdue_on_top_and_a_lead_has_the_teams(open_page: Open, language: str) -> None:
    visit = open_page(PAGE, person=LEAD, language=language)
    assert visit.title[0].value == ("客户联系计划" if language == "zh" else "Customer contacts")
    assert listed(visit)["status"].iloc[0] == ("⚠ 逾期 2 天" if language == "zh" else "⚠ 2 days late")
    assert list(listed(visit)["number"]) == [OVERDUE, 3, 2]
    own = open_page(PAGE, person=STAFF, language=language)
    assert list(listed(own)["number"]) == [OVERDUE]
    assert "owner" not in listed(own)  # whose else
    vip = open_page(PAGE, person=OTHER_LEAD, language=language, view="late", number=str(OF_KEY_ACCOUNTS))
    assert list(listed(vip)["tier"]) == ["vip"]
    assert ("改期 1 次" if language == "zh" else "put to another day once") in texts(vip)
    hidden = texts(open_page(PAGE, person=STAFF, language=language, number=str(OF_KEY_ACCOUNTS)))
    assert ("没有 8 号" if language == "zh" else "no contact no. 8") in hidden


def test_staff_plan_one_and_say_what_came_of_another(open_page: Open, demo_to_change: Path) -> None:
    visit = open_page(PAGE, person=STAFF, language="en", number=str(OVERDUE))
    customer = listed(visit)["customer"].iloc[0]
    field(visit, "button", "contact_step_send_do").click().run()
    assert "Say what came of it" in "".join(error.value for error in visit.error)
    field(visit, "text_area", "contact_step_result").set_value("Installed on time")
    field(visit, "button", "contact_step_send_do").click().run()
    assert "Done: contact no. 1" in texts(visit)
    assert stored(demo_to_change, OVERDUE, "state", "result") == ("done", "Installed on time")
    field(visit, "button", "plan_contact_send").click().run()
    assert "in a few words what it is about" in "".join(error.value for error in visit.error)
    field(visit, "text_input", "plan_contact_customer_words").input(customer).run()
    field(visit, "text_area", "plan_contact_about").set_value("Ask how it works")
    field(visit, "button", "plan_contact_send").click().run()
    assert "Planned: contact no. 12" in texts(visit)
    assert stored(demo_to_change, 12, "owner_id", "team_id", "kind") == (STAFF, 3, "follow_up")
    assert list(listed(visit)["number"]) == [12]
    visit = open_page(PAGE, person=STAFF, number="12")
    field(visit, "button_group", "contact_step_step").set_value("hand_over").run()
    field(visit, "selectbox", "contact_step_owner").set_value(12)
    field(visit, "button", "contact_step_send_hand_over").click().run()
    assert "12 号联系计划已转交" in texts(visit)
    assert "没有 12 号" not in texts(visit)
    assert stored(demo_to_change, 12, "owner_id", "last_move") == (12, "handed_over")


def test_where_none_is_planned_the_page_says_how_to_plan_one(open_page: Open, nothing: Path) -> None:
    assert "还没有联系计划" in texts(open_page(PAGE))


@pytest.mark.usefixtures("demo")
def test_executives_are_told_that_it_is_not_their_page(open_page: Open) -> None:
    assert not open_page(PAGE, person=EXECUTIVE, number=str(OVERDUE)).dataframe
