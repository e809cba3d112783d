"""Voiding a row behind a number: it leaves every number, needs a reason, and stays in the database."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import select

from data_access import voiding
from data_access.answering import feedback
from data_access.clock import Clock
from data_access.engine import open_database, reading, write
from data_access.members.people import scope_of
from data_access.rejected import NotAllowed
from data_access.schema import survey_answer
from data_access.workflow.stages import UNNAMED
from metrics.calendars.periods import named
from pages.shared.session import telling
from tests.data_access.demo_file import TODAY
from tests.pages.conftest import LEAD, OTHER_LEAD, STAFF, Open, texts

SATISFACTION = "insight/satisfaction.py"
CLOCK = Clock(datetime(2026, 11, 20, 10, tzinfo=UTC), "Asia/Shanghai")


def a_comment(file: Path) -> int:
    """A counted answer of after-sales 1 in this month."""
    engine = open_database(f"sqlite:///{file}")
    with reading(engine) as connection:
        lead = scope_of(connection, LEAD, TODAY)
        found = feedback.comments(connection, lead, named("this_month", TODAY))
    engine.dispose()
    return int(found[found["kind"] == "csat"]["answer_id"].iloc[0])


def void(file: Path, person: int, answer_id: int) -> None:
    engine = open_database(f"sqlite:///{file}")
    with reading(engine) as connection:
        scope = scope_of(connection, person, TODAY)
    try:
        write(
            engine,
            lambda connection: voiding.void_entry(
                connection,
                scope,
                clock=CLOCK,
                table="survey_answer",
                entry_id=answer_id,
                reason="entered twice",
                request_key="void",
            ),
        )
    finally:
        engine.dispose()


def test_a_voided_answer_leaves_the_page_at_once_and_stays_in_the_database(
    demo_to_change: Path, open_page: Open
) -> None:
    answer_id = a_comment(demo_to_change)
    assert "n = 53" in texts(open_page(SATISFACTION, person=LEAD))
    void(demo_to_change, LEAD, answer_id)
    assert "n = 52" in texts(open_page(SATISFACTION, person=LEAD))
    engine = open_database(f"sqlite:///{demo_to_change}")
    with reading(engine) as connection:
        kept = connection.execute(select(survey_answer).where(survey_answer.c.id == answer_id)).one()
    engine.dispose()
    assert kept.void_reason == "entered twice"


@pytest.mark.parametrize("person", [STAFF, OTHER_LEAD])
def test_who_does_not_lead_the_team_cannot_void(demo_to_change: Path, open_page: Open, person: int) -> None:
    with pytest.raises(NotAllowed) if person == STAFF else pytest.raises(Exception, match="entry_not_found"):
        void(demo_to_change, person, a_comment(demo_to_change))
    assert "n = 53" in texts(open_page(SATISFACTION, person=LEAD))


def test_churn_says_that_it_rests_on_what_did_not_happen(demo: Path, open_page: Open) -> None:
    visit = open_page("insight/overview.py", person=LEAD)
    visit.button(key="details_churn").click().run()
    assert "取决于未再发生的事" in texts(visit)


def test_a_file_has_all_rows_of_which_the_page_shows_the_newest_and_says_where_it_comes_from(
    demo: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {}
    draw = st.download_button
    monkeypatch.setattr(
        st,
        "download_button",
        lambda label, data, *args, **kept: (files.update({label: data}), draw(label, data, *args, **kept)),
    )
    visit = open_page("insight/overview.py", person=LEAD, period="all")
    files.clear()
    with telling("zh", UNNAMED):
        visit.button(key="details_complaint_resolution_time").click().run()
    said = re.search(r"共 ([\d,]+) 条，显示最新 500 条", texts(visit))
    assert said is not None
    lines = files["CSV"]().decode("utf-8-sig").splitlines()
    *rows, empty, told = lines[1:]
    assert len(rows) == int(said[1].replace(",", ""))
    assert not empty
    assert re.search(r"数据截至 2026-11-20 .* · 最新数据 2026-11-20 · 导出于 .* · 导出者：主管（售后一组）", told)
