"""The open complaints: who sees which, how many, and closing one."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.clock import Clock
from data_access.engine import open_database, writing
from data_access.scope import OWNER
from data_access.workflow.commands import comment_on_complaint
from pages.shared.complaints import open_complaints
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

OPEN = "complaints/open.py"


def listed(visit: AppTest) -> list[int]:
    """The numbers of the complaints in the list, in its order."""
    return [int(number) for number in visit.dataframe[0].value["complaint_id"]]


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(f"close_complaint_{name}")]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


@pytest.mark.parametrize(("person", "language"), [(LEAD, "zh"), (STAFF, "en"), ("owner", "zh")])
def test_it_lists_what_is_due_first_on_top(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(OPEN, person=person, language=language)
    assert visit.title[0].value == ("未结投诉" if language == "zh" else "Open complaints")
    assert visit.dataframe[0].value["due_at"].dropna().is_monotonic_increasing


def test_the_past_due_ones_carry_a_sign_and_a_word(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en", view="overdue")
    left = visit.dataframe[0].value["left_minutes"]
    assert len(left) == 2
    assert (left < 0).all()
    assert "Past due 2" in visit.button_group(key="pick_view").options[2]


def test_staff_see_their_own_leads_their_teams_and_the_owner_all(demo: Path, open_page: Open) -> None:
    own, team, everything = (set(listed(open_page(OPEN, person=who))) for who in (STAFF, LEAD, "owner"))
    assert own < team < everything


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN])
def test_who_works_on_no_complaints_does_not_get_the_page(demo: Path, open_page: Open, person: int) -> None:
    visit = open_page(OPEN, person=person)
    assert not any("close_complaint" in str(one.key) for one in visit.button)
    assert "未结投诉" not in [title.value for title in visit.title]


def test_the_counts_are_those_of_the_lists_they_open(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, language="en")
    counts = {
        view: int(option.rpartition(" ")[2])
        for view, option in zip(open_complaints.VIEWS, visit.button_group(key="pick_view").options, strict=True)
    }
    assert [view for view, count in counts.items() if not count] == ["mine"]  # the owner works on none
    for view, count in counts.items():
        assert not count or len(listed(open_page(OPEN, language="en", view=view))) == count


def test_a_tier_that_is_chosen_cuts_the_list(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, tier="vip")
    assert set(visit.dataframe[0].value["tier"]) == {"vip"}


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(OPEN))


def test_closing_without_a_cause_is_refused_and_the_text_stays(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    before = listed(visit)
    field(visit, "selectbox", "which").select_index(0)
    field(visit, "text_area", "outcome").input("Sent a new one")
    field(visit, "button", "send").click().run()
    assert "A complaint is not closed without its cause" in texts(visit)
    assert field(visit, "text_area", "outcome").value == "Sent a new one"
    assert listed(visit) == before


def test_closing_says_so_and_takes_it_off_the_list(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    first, *others = listed(visit)
    field(visit, "selectbox", "which").select_index(0)
    field(visit, "selectbox", "cause").select_index(0)
    field(visit, "button", "send").click().run()
    assert f"Complaint {first} is closed." in texts(visit)
    assert listed(visit) == others
    assert field(visit, "selectbox", "which").value is None


def answered(visit: AppTest) -> Any:
    """The list of those that wait for their customer."""
    return next(one for one in visit.dataframe if "waiting_days" in one.value)


@pytest.mark.parametrize(("language", "said"), [("zh", "已答复、待客户确认"), ("en", "waiting for the customer")])
def test_answered_ones_wait_for_the_customer_under_their_own_heading(
    demo: Path, open_page: Open, language: str, said: str
) -> None:
    visit = open_page(OPEN, person=LEAD, language=language)
    assert said in texts(visit)
    waiting = answered(visit).value
    assert waiting["waiting_days"].is_monotonic_decreasing
    assert not set(waiting["complaint_id"]) & set(listed(visit))


def test_staff_see_their_own_answered_ones_and_another_lead_none_of_them(demo: Path, open_page: Open) -> None:
    own, team, other, everything = (
        set(answered(open_page(OPEN, person=who)).value["complaint_id"]) for who in (STAFF, LEAD, OTHER_LEAD, "owner")
    )
    assert own < team < everything
    assert not team & other


def test_an_answered_one_is_closed_once_the_customer_confirmed(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    still_open, (first, *others) = listed(visit), list(answered(visit).value["complaint_id"])
    visit.session_state[answered(visit).key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    visit.run()
    assert field(visit, "selectbox", "which").value == first
    field(visit, "selectbox", "cause").select_index(0)
    field(visit, "button", "send").click().run()
    assert f"Complaint {first} is closed." in texts(visit)
    assert list(answered(visit).value["complaint_id"]) == others
    assert listed(visit) == still_open


def test_answered_ones_are_listed_although_none_is_open(demo_to_change: Path, open_page: Open) -> None:
    with sqlite3.connect(demo_to_change) as database:
        database.execute("UPDATE complaint SET ended_on = opened_on, state = 'answered' WHERE ended_on IS NULL")
    visit = open_page(OPEN, person=LEAD, language="en")
    assert "No open complaint" in texts(visit)
    assert len(answered(visit).value)
    assert field(visit, "button", "send")


def test_other_words_under_a_key_that_closed_one_are_told_and_stay(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    key = visit.query_params["close_complaint"]
    field(visit, "selectbox", "which").select_index(0)
    field(visit, "selectbox", "cause").select_index(0)
    field(visit, "button", "send").click().run()
    others = listed(visit)
    visit.query_params["close_complaint"] = key
    visit.run()
    field(visit, "selectbox", "which").select_index(0)
    field(visit, "selectbox", "cause").select_index(0)
    field(visit, "text_area", "outcome").input("Another one")
    field(visit, "button", "send").click().run()
    assert "saved before with other content" in texts(visit)
    assert field(visit, "text_area", "outcome").value == "Another one"
    assert listed(visit) == others


def test_closing_nothing_asks_which(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    field(visit, "selectbox", "cause").select_index(0)
    field(visit, "button", "send").click().run()
    assert "Say which complaint" in texts(visit)


def test_what_the_customer_said_is_read_before_closing(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    assert "What the customer said" not in texts(visit)
    field(visit, "selectbox", "which").select_index(0).run()
    assert "What the customer said" in texts(visit)


def test_staff_find_their_own_under_mine(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=STAFF, language="en", view="mine")
    assert set(listed(visit)) <= set(listed(open_page(OPEN, person=STAFF)))
    assert set(visit.dataframe[0].value["member"]) == {"Xu Qinghe"} or len(listed(visit)) == 0


def test_a_row_leads_to_the_complaint_and_several_are_handed_over_at_once(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    first, second, *_ = listed(visit)
    with sqlite3.connect(demo_to_change) as connection:
        asked = "SELECT count(DISTINCT member_id), sum(revision) FROM complaint WHERE id IN (?, ?)"
        _, before = connection.execute(asked, (first, second)).fetchone()
    which = next(one for one in visit.multiselect if str(one.key).startswith("hand_over_several_which"))
    which.set_value([first, second])
    next(one for one in visit.selectbox if str(one.key).startswith("hand_over_several_colleague")).select_index(0)
    next(one for one in visit.text_area if str(one.key).startswith("hand_over_several_text")).input("holiday")
    remark(demo_to_change, second)  # by somebody else, meanwhile
    next(one for one in visit.button if str(one.key).startswith("hand_over_several_send")).click().run()
    assert "2 complaints are handed over." not in texts(visit)
    assert "wrote a comment" in texts(visit)
    next(one for one in visit.button if str(one.key).startswith("hand_over_several_send")).click().run()
    assert "2 complaints are handed over." in texts(visit)
    with sqlite3.connect(demo_to_change) as connection:
        assert connection.execute(asked, (first, second)).fetchone() == (1, before + 3)


def remark(database: Path, complaint_id: int) -> None:
    """A comment on a complaint."""
    said = {"complaint_id": complaint_id, "text": "They called again", "request_key": "k"}
    clock = Clock(datetime(2026, 11, 20, 4, tzinfo=UTC), "Asia/Shanghai")
    engine = open_database(f"sqlite:///{database}")
    with writing(engine) as connection:
        comment_on_complaint(connection, OWNER, clock=clock, **said)
    engine.dispose()
