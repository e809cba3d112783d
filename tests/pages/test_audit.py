"""The audit page, and what the other pages leave in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select, text
from streamlit.testing.v1 import AppTest

from data_access.auditing import audit_aside
from data_access.auditing.audit import What, record
from data_access.engine import reading, writing
from data_access.schema import audit_entry
from metrics.words import Language
from pages.shared import audit_list, looks, session
from pages.shared.tables import file_of
from pages.shared.texts import audit as words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PAGE = "manage/audit.py"


def put(number: int = 1, by: int | None = LEAD, what: What = What.SCORECARD_SEEN, **more: Any) -> None:
    house, clock = session.house(), session.moment()
    with writing(house.database) as connection:
        for place in range(number):
            record(connection, by, what, replace(clock, now=clock.now + timedelta(seconds=place)), **more)


def told() -> list[tuple[Any, ...]]:
    database = session.house().database
    assert audit_aside.settle(database)
    e = audit_entry.c
    with reading(database) as connection:
        return [tuple(row) for row in connection.execute(select(e.member_id, e.what, e.about_member_id).order_by(e.id))]


def entries(page: AppTest) -> pd.DataFrame:
    shown: pd.DataFrame = page.dataframe[0].value
    return shown


def choose(table: str) -> Callable[[AppTest, int], AppTest]:
    def row(page: AppTest, place: int) -> AppTest:
        key = next(each.key for each in page.dataframe if table in each.value)
        page.session_state[key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
        return page.run()

    return row


@pytest.mark.parametrize("person", [STAFF, LEAD, EXECUTIVE])
def test_who_is_no_administrator_gets_no_audit(demo_to_change: Path, open_page: Open, person: int) -> None:
    put()
    page = open_page(PAGE, person=person, language="en")
    assert not page.dataframe
    assert words.INTRODUCTION.en not in texts(page)


def test_an_empty_audit_says_so_and_is_whole(nothing: Path, open_page: Open) -> None:
    page = open_page(PAGE)
    assert words.NONE.zh in texts(page)
    page.button(key="audit_check").click().run()
    assert "完整：共 0 条" in texts(page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_administrator_reads_who_did_what_to_whom(demo_to_change: Path, open_page: Open, language: Language) -> None:
    put(about_member_id=STAFF)
    put(by=None, what=What.SIGN_IN_FAILED, about="account", about_id=3, way="password")
    put(by=ADMIN, what=What.ROLE_GIVEN, about_member_id=999, role="lead")
    shown = entries(open_page(PAGE, person=ADMIN, language=language))
    assert list(shown["number"]) == [3, 2, 1]
    role, failed, seen = shown.to_dict("records")
    assert seen["what_said"] == words.KINDS[What.SCORECARD_SEEN].said(language)
    assert seen["about_said"] == ("许清和" if language == "zh" else "Xu Qinghe")
    assert failed["who_said"] == words.NOBODY.said(language)
    assert failed["thing_said"] == ("3 号账号" if language == "zh" else "account no. 3")
    assert failed["details_said"] == ("方式：密码" if language == "zh" else "way: password")
    assert role["about_said"] == ("999 号成员" if language == "zh" else "member no. 999")
    assert role["details_said"] == ("角色：主管" if language == "zh" else "role: Team lead")


def test_the_entries_are_filtered_by_person_by_whom_they_are_about_and_by_kind(
    demo_to_change: Path, open_page: Open
) -> None:
    put(by=LEAD, about_member_id=STAFF)
    put(by=LEAD, what=What.EXPORTED)
    put(by=ADMIN, what=What.IMPORTED)
    page = open_page(PAGE, person=ADMIN)
    page.selectbox(key="audit_who").set_value(LEAD).run()
    assert list(entries(page)["number"]) == [2, 1]
    page.selectbox(key="audit_about").set_value(STAFF).run()
    assert list(entries(page)["number"]) == [1]
    page.selectbox(key="audit_who").set_value(None).run()
    page.selectbox(key="audit_about").set_value(None).run()
    page.multiselect(key="audit_what").set_value([What.EXPORTED, What.IMPORTED]).run()
    assert list(entries(page)["number"]) == [3, 2]
    last_year = open_page(PAGE, person=ADMIN, period="last_month")
    assert not last_year.dataframe


def test_older_entries_stand_on_the_next_pages(demo_to_change: Path, open_page: Open) -> None:
    put(450)
    page = open_page(PAGE, person=ADMIN)
    assert list(entries(page)["number"])[::199] == [450, 251]
    page.button(key="audit_older_button").click().run()
    assert list(entries(page)["number"])[::199] == [250, 51]
    page.button(key="audit_older_button").click().run()
    assert list(entries(page)["number"]) == list(range(50, 0, -1))
    assert "共 450 条" in texts(page)
    page.button(key="audit_newest").click().run()
    assert entries(page)["number"].iloc[0] == 450


def test_the_chain_is_checked_when_somebody_asks_and_names_the_altered_entry(
    demo_to_change: Path, open_page: Open
) -> None:
    put(20)
    page = open_page(PAGE, person=ADMIN)
    assert words.UNCHECKED.zh in texts(page)
    page.button(key="audit_check").click().run()
    assert "完整：共 20 条" in texts(page)
    with writing(session.house().database) as connection:
        connection.execute(text("DROP TRIGGER audit_entry_changed"))
        connection.execute(text("UPDATE audit_entry SET member_id = 5 WHERE id = 7"))
    page.button(key="audit_check").click().run()
    assert "第 7 条在数据库中被直接修改" in texts(page)


def test_a_long_check_goes_on_where_it_stopped(
    demo_to_change: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data_access.auditing.audit_chain.SLICE", 8)
    monkeypatch.setattr(audit_list, "CHECK_SECONDS", 0.0)
    put(20)
    page = open_page(PAGE, person=ADMIN)
    page.button(key="audit_check").click().run()
    assert "第 8 条及之前完整，共 20 条" in texts(page)
    page.button(key="audit_check").click().run()
    assert "第 16 条及之前完整，共 20 条" in texts(page)
    page.button(key="audit_check").click().run()
    assert "完整：共 20 条" in texts(page)


def test_the_export_holds_all_entries_sought_and_not_only_the_page(demo_to_change: Path, open_page: Open) -> None:
    put(250)
    open_page(PAGE, person=ADMIN)
    rows = audit_list.readable(pd.DataFrame(columns=audit_list.audit_questions.COLUMNS), "en")
    assert rows.empty
    house = session.house()
    with reading(house.database) as connection:
        found = audit_list.audit_questions.entries(
            connection, session.OWNER, clock=session.clock(), limit=audit_list.MOST_EXPORTED
        )
    made = file_of("csv", lambda: audit_list.readable(found.frame, "en"), audit_list.COLUMNS, "", "en", house.zone)
    assert made.decode("utf-8-sig").count("Saw a person's numbers") == 250


def test_every_kind_of_entry_has_words() -> None:
    assert set(words.KINDS) == set(What)


# ------------------------------------------------------------------ what other pages leave


def test_a_lead_who_opens_a_member_is_recorded_once(demo_to_change: Path, open_page: Open) -> None:
    page = open_page("team/members.py", person=LEAD)
    assert (LEAD, "members_seen", None) in told()
    choose("csat_n")(page, 0)
    seen = [entry for entry in told() if entry[1] == "scorecard_seen"]
    assert len(seen) == 1
    assert seen[0][0] == LEAD
    assert seen[0][2] not in (None, LEAD)
    before = told()
    page.run()
    assert told() == before


@pytest.mark.parametrize("person", [STAFF, LEAD, "owner"])
def test_ones_own_scorecard_is_nobody_elses_business(demo_to_change: Path, open_page: Open, person: int | str) -> None:
    open_page("me/scorecard.py" if person != "owner" else "team/members.py", person=person)
    assert told() == []


def test_a_table_that_is_taken_along_is_recorded_each_time(demo_to_change: Path, open_page: Open) -> None:
    open_page("team/members.py", person=LEAD)
    record_it = looks.exported("members", "csv", 3, [11])
    record_it()
    record_it()
    exported = [entry for entry in told() if entry[1] == "exported"]
    assert [whom for _, _, whom in exported] == [11, 11]


def test_a_score_that_a_lead_confirms_by_a_click_is_recorded(demo_to_change: Path, open_page: Open) -> None:
    page = open_page("insight/satisfaction.py", person=LEAD)
    button = next(one for one in page.button if str(one.key).startswith("confirm_"))
    number = int(str(button.key).removeprefix("confirm_"))
    button.click().run()
    assert [entry for entry in told() if entry[1] == "answer_confirmed"] == [(LEAD, "answer_confirmed", None)]
    with reading(session.house().database) as connection:
        kept = connection.execute(select(audit_entry).where(audit_entry.c.what == "answer_confirmed")).one()
    assert (kept.about, kept.about_id, kept.details) == ("survey_answer", number, "{}")
