"""The feedback inbox: who sees what, in which order, and answering from it."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, Open, texts

INBOX = "feedback/inbox.py"


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(name)]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def listed(visit: AppTest) -> Any:
    return visit.dataframe[0].value


def choose(visit: AppTest, what: str) -> None:
    """The first entry of the list that says this."""
    which = field(visit, "selectbox", "follow_up_which")
    which.select(next(option for option in which.options if what in option)).run()


@pytest.mark.parametrize(("person", "language"), [(LEAD, "zh"), ("owner", "en")])
def test_it_lists_what_is_due_first_on_top(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(INBOX, person=person, language=language)
    assert visit.title[0].value == ("反馈收件箱" if language == "zh" else "Inbox")
    assert listed(visit)["left_minutes"].dropna().is_monotonic_increasing
    assert len(listed(visit))


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN])
def test_who_serves_no_customers_does_not_get_the_page(demo: Path, open_page: Open, person: int) -> None:
    assert "反馈收件箱" not in [title.value for title in open_page(INBOX, person=person).title]


def test_past_due_ones_and_what_is_done_have_their_own_lists(demo: Path, open_page: Open) -> None:
    overdue = listed(open_page(INBOX, person=LEAD, language="en", view="overdue"))
    assert len(overdue)
    assert (overdue["left_minutes"] < 0).all()
    done = open_page(INBOX, person=LEAD, view="done")
    outcomes = set(listed(done)["outcome"])
    assert {"✓ 按时回访", "✓ 已采纳", "✕ 未采纳", "♥ 表扬"} <= outcomes
    done.session_state[done.dataframe[0].key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    assert listed(done)["text"].iloc[0] in texts(done.run())


def test_a_tier_that_is_chosen_cuts_the_list(demo: Path, open_page: Open) -> None:
    assert set(listed(open_page(INBOX, tier="vip"))["tier"]) == {"vip"}


def test_type_and_due_time_are_part_of_the_link(demo: Path, open_page: Open) -> None:
    asked = open_page(INBOX, type="suggestion", language="en")
    assert set(listed(asked)["what"]) == {"Suggestion"}
    assert "suggestion" in asked.query_params["type"]
    overdue = listed(open_page(INBOX, type="suggestion", view="overdue"))
    assert (overdue["left_minutes"] < 0).all()
    assert "没有符合所选" in texts(open_page(INBOX, type="suggestion", due="never"))
    adopted = open_page(INBOX, view="done", outcome="adopted", type="suggestion", language="en")
    assert {outcome.partition(",")[0] for outcome in listed(adopted)["outcome"]} == {"✓ adopted"}


@pytest.mark.parametrize(("time", "name"), [("calendar", "低分回访用时"), ("working", "低分回访用时（工作时间）")])
def test_how_feedback_was_answered_stands_above_by_the_clock_that_was_chosen(
    demo: Path, open_page: Open, time: str, name: str
) -> None:
    visit = open_page(INBOX, person=LEAD, time=time, period="last_month")
    assert [tile.label for tile in visit.metric][:2] == ["低分回访率", name]
    assert len(visit.metric) == 5


def test_who_has_nothing_to_do_is_told_so(demo_to_change: Path, open_page: Open) -> None:
    with sqlite3.connect(demo_to_change) as database:
        database.execute("UPDATE survey_answer SET follow_up_due_at = NULL WHERE followed_up_at IS NULL")
        database.execute("UPDATE suggestion SET state = 'adopted', answered_on = received_on WHERE state = 'new'")
    assert "Nothing to answer" in texts(open_page(INBOX, person=LEAD, language="en"))


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(INBOX))


def test_staff_read_what_their_customers_said_and_leads_answer_it(demo: Path, open_page: Open) -> None:
    with sqlite3.connect(demo) as database:
        asked = """SELECT member_id FROM survey_answer JOIN member_role USING (member_id) WHERE role = 'staff'
        AND follow_up_due_at IS NOT NULL AND followed_up_at IS NULL"""
        person = database.execute(asked).fetchone()[0]
    visit = open_page(INBOX, person=person)
    assert "回访由您的主管负责" in texts(visit)
    field(visit, "selectbox", "follow_up_which").select_index(0).run()
    assert not visit.text_area


def test_a_low_score_is_followed_up(demo_to_change: Path, open_page: Open) -> None:
    # In Chinese: outside of a page, where a test chooses, words are in the language of who says nothing.
    visit = open_page(INBOX, person=LEAD)
    before = len(listed(visit))
    choose(visit, "满意度")
    field(visit, "button", "follow_up_send").click().run()
    assert "请填写回访情况" in texts(visit)
    field(visit, "text_area", "follow_up_note").input("Called, all is well")
    field(visit, "button", "follow_up_send").click().run()
    assert "已完成回访，并计入统计。" in texts(visit)
    assert len(listed(visit)) == before - 1
    with sqlite3.connect(demo_to_change) as database:
        asked = "SELECT followed_up_by FROM survey_answer WHERE follow_up_note = 'Called, all is well'"
        assert database.execute(asked).fetchall() == [(LEAD,)]


def test_a_suggestion_is_declined_with_a_reason(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(INBOX, person="owner", language="zh")
    choose(visit, "建议")
    field(visit, "button", "answer_suggestion_send").click().run()
    assert "请选择采纳或不采纳" in texts(visit)
    field(visit, "button_group", "answer_suggestion_decision").set_value("declined")
    field(visit, "button", "answer_suggestion_send").click().run()
    assert "请填写不采纳的原因" in texts(visit)
    field(visit, "text_area", "answer_suggestion_reason").input("Too dear")
    field(visit, "button", "answer_suggestion_send").click().run()
    assert "已答复，并计入统计。" in texts(visit)
    with sqlite3.connect(demo_to_change) as database:
        asked = "SELECT state FROM suggestion WHERE answer = 'Too dear'"
        assert database.execute(asked).fetchall() == [("declined",)]
