"""Logging a complaint: stored once, counted at once, refused without losing what was typed."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

LOG = "complaints/log.py"


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(f"log_complaint_{name}_")]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def log(visit: AppTest, text: str, owner: int | None = None) -> AppTest:
    field(visit, "text_area", "text").input(text)
    if owner is not None:
        field(visit, "selectbox", "member").set_value(owner)
    return field(visit, "button", "send").click().run()


def number(visit: AppTest, name: str) -> str:
    return next(metric.value for metric in visit.metric if name in metric.label)


@pytest.mark.parametrize(("person", "language"), [(LEAD, "zh"), (STAFF, "en"), ("owner", "zh")])
def test_who_works_with_customers_gets_the_form(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(LOG, person=person, language=language)
    assert visit.title[0].value == ("登记投诉" if language == "zh" else "Log a complaint")
    assert field(visit, "text_area", "text").value == ""


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN])
def test_others_do_not(demo: Path, open_page: Open, person: int) -> None:
    assert not open_page(LOG, person=person).text_area


def test_it_says_the_number_and_until_when_it_is_due(demo_to_change: Path, open_page: Open) -> None:
    visit = log(open_page(LOG, person=STAFF, language="en"), "Two parcels, one came")
    # Opened at 18:00 on the 20th, of normal severity: five days, as the standard says.
    assert "is logged and due 2026-11-25 18:00" in texts(visit)
    number = visit.success[0].value.split()[1]
    assert [link.proto.query_string for link in visit.get("page_link") if "story" in link.proto.label] == [
        f"number={number}"
    ]
    assert field(visit, "text_area", "text").value == ""


def test_a_second_click_on_the_same_form_stores_nothing_more(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(LOG, person=STAFF, language="en")
    key = visit.query_params["log_complaint"]
    said = log(visit, "Two parcels, one came").success[0].value
    visit.query_params["log_complaint"] = key
    visit.run()
    assert log(visit, "Two parcels, one came").success[0].value == said


def test_without_words_it_is_refused_and_what_was_chosen_stays(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(LOG, person=STAFF, language="en")
    field(visit, "selectbox", "channel").select_index(0)
    log(visit, "   ")
    assert "The text is empty" in texts(visit)
    assert field(visit, "selectbox", "channel").value == "phone"
    assert field(visit, "text_area", "text").value == "   "


def test_it_is_counted_at_once(demo_to_change: Path, open_page: Open) -> None:
    told = {"Complaints opened": "complaints/causes.py", "Complaints open": "complaints/times.py"}

    def counted() -> list[int]:
        return [int(number(open_page(page, person=STAFF, language="en"), name)) for name, page in told.items()]

    before = counted()
    listed = len(open_page("complaints/open.py", person=STAFF).dataframe[0].value)
    log(open_page(LOG, person=STAFF, language="en"), "Two parcels, one came", owner=STAFF)
    assert counted() == [count + 1 for count in before]
    assert len(open_page("complaints/open.py", person=STAFF).dataframe[0].value) == listed + 1


def test_a_customer_with_an_open_complaint_is_warned_of(demo_to_change: Path, open_page: Open) -> None:
    theirs = open_page("complaints/open.py", person=STAFF).dataframe[0].value.iloc[0]
    visit = open_page(LOG, person=STAFF, language="en")
    assert "Is it the same matter?" not in texts(visit)
    field(visit, "text_input", "customer_words").input(theirs["customer"]).run()
    assert "Is it the same matter?" in texts(visit)
    assert f"No. {theirs['complaint_id']}" in texts(visit)
    links = [link.proto.query_string for link in visit.get("page_link")]
    assert f"number={theirs['complaint_id']}" in links


def teams_offered(visit: AppTest) -> Any:
    """The picker of the team, None where nothing is to be picked."""
    return next((one for one in visit.selectbox if str(one.key).startswith("log_complaint_team_")), None)


@pytest.mark.parametrize("person", [STAFF, LEAD])
def test_who_has_one_team_is_not_asked_for_it(demo: Path, open_page: Open, person: int) -> None:
    assert teams_offered(open_page(LOG, person=person)) is None


@pytest.mark.parametrize(
    ("language", "own", "other"), [("zh", "售后一组", "售后二组"), ("en", "After-sales 1", "After-sales 2")]
)
def test_who_leads_several_teams_says_which_shall_take_it(
    demo_to_change: Path, open_page: Open, language: str, own: str, other: str
) -> None:
    with sqlite3.connect(demo_to_change) as database:
        database.execute("UPDATE team SET lead_id = ? WHERE id = ?", (LEAD, AFTER_SALES_2))
    visit = open_page(LOG, person=LEAD, language=language)
    offered = teams_offered(visit)
    assert set(offered.options) == {own, other}
    assert offered.value == AFTER_SALES_1
    offered.set_value(AFTER_SALES_2)
    log(visit, "Two parcels, one came")
    with sqlite3.connect(demo_to_change) as database:
        newest = "SELECT team_id, member_id FROM complaint ORDER BY id DESC LIMIT 1"
        assert database.execute(newest).fetchone() == (AFTER_SALES_2, None)


def test_who_is_in_no_team_must_say_which_shall_take_it(demo_to_change: Path, open_page: Open) -> None:
    with sqlite3.connect(demo_to_change) as database:
        database.execute("DELETE FROM membership WHERE member_id = ?", (STAFF,))
    visit = open_page(LOG, person=STAFF, language="en")
    assert "Say which team shall take it" in texts(log(visit, "Two parcels, one came"))
    assert field(visit, "text_area", "text").value == "Two parcels, one came"
    teams_offered(visit).set_value(AFTER_SALES_2)
    assert "is logged" in texts(field(visit, "button", "send").click().run())


def test_on_an_empty_database_the_first_complaint_can_be_logged(nothing: Path, open_page: Open) -> None:
    visit = log(open_page(LOG, language="en"), "The first one")
    assert "Complaint 1 is logged" in texts(visit)
    assert len(open_page("complaints/open.py").dataframe[0].value) == 1
