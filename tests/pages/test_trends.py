"""The page of trends: the whole organisation for executives, their own teams for everybody else, and no person."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.names import MEMBERS
from pages.shared import outlook_card
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PAGE = "insight/trends.py"
SAID = {"en": ("Questions to ask", "heading for", "off by"), "zh": ("值得追问的问题", "预计", "平均绝对误差")}
TEAMS = {"Pre-sales", "After-sales 1", "After-sales 2", "Key Accounts"}


def everything(visit: AppTest) -> str:
    """All that is sent to the browser: texts, tables, charts with what they say when one points at them."""
    sent = [node.proto for node in visit._tree if getattr(node, "proto", None) is not None]
    return " ".join(str(message) for message in sent) + " ".join(str(frame.value) for frame in visit.dataframe)


def charts(visit: AppTest) -> dict[str, str]:
    """By key what each chart says to those who cannot see it."""
    return {chart.proto.id.split("-chart_")[-1]: chart.proto.alt for chart in visit.get("plotly_chart")}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_executive_reads_the_whole_organisation_and_of_no_person(demo: Path, open_page: Open, language: str) -> None:
    visit = open_page(PAGE, person=EXECUTIVE, language=language)
    read = texts(visit)
    for said in {"en": ("Questions to ask", "heading for", "off by"), "zh": ("值得追问的问题", "预计", "平均绝对误差")}[
        language
    ]:
        assert said in read
    assert len(visit.metric) == 8
    assert {name for name in TEAMS if name in read} == (TEAMS if language == "en" else set())
    sent = everything(visit).split(MEMBERS[EXECUTIVE - 1][0 if language == "zh" else 1], 1)[1]  # after the banner
    assert not [name for names in MEMBERS for name in names if name in sent]


def test_what_is_clear_is_asked_about_with_its_reason_and_noise_is_not(demo: Path, open_page: Open) -> None:
    read = texts(open_page(PAGE, person=EXECUTIVE, language="en", period="this_quarter"))
    asked = read.split("Questions to ask")[1]
    assert "**Satisfaction (CSAT): what is behind it, and what is being done?**" in asked
    assert re.search(r"81\.3%, target ≥ 85%: missed · Against the period before: −6\.7 points \(clearly worse\)", asked)
    assert "Satisfaction (CSAT): what does After-sales 1 need?" in asked
    assert re.search(r"Q4 2026: After-sales 1 60\.7%; clearly short of the target of ≥ 85%", asked)
    assert "Contacts resolved within standard: what" not in asked
    assert "Q4 2026 so far: 81.3% (clearly worse against the quarter before)" in read
    assert "Sales: what" not in asked  # better than usual is nothing to ask about


def test_every_chart_says_in_words_what_it_shows(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=EXECUTIVE, language="en")
    said = [chart.proto.alt for chart in visit.get("plotly_chart")]
    assert len(said) >= 8 + 7 + 6 + 1 + 4
    assert all(said)
    assert sum("Q3 2026" in alt or "Q4 2026" in alt for alt in said) >= 7 + 4
    tables = [button for button in visit.button if button.label == "As a table"]
    assert len(tables) == 7 + 6 + 1 + 1  # one for each chart, and one for all teams together


def test_whoever_serves_customers_reads_of_their_own_team_only(demo: Path, open_page: Open) -> None:
    for person in (LEAD, STAFF):
        visit = open_page(PAGE, person=person, language="en")
        read = everything(visit)
        assert "After-sales 1" in read
        assert "Key Accounts" not in read
        assert "Pre-sales" not in read
        banner = MEMBERS[person - 1][1]
        assert not [name for _, name in MEMBERS if name != banner and name in read]


def test_who_may_see_no_numbers_does_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert not open_page(PAGE, person=ADMIN).metric


def test_a_period_that_is_over_foresees_nothing_and_a_year_its_sum(demo: Path, open_page: Open) -> None:
    over = texts(open_page(PAGE, person=EXECUTIVE, language="en", period="last_quarter", metric="sales"))
    assert "This period is over" in over
    assert "heading for" not in over
    year = texts(open_page(PAGE, person=EXECUTIVE, language="en", period="this_year", metric="sales"))
    assert re.search(r"Sales, 1 Jan – 31 Dec: heading for CN¥[\d.]+M, likely CN¥[\d.]+M to CN¥[\d.]+M", year)


def test_durations_follow_the_clock_that_was_chosen(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=EXECUTIVE, language="en", time="working", metric="complaint_resolution_time")
    assert "Complaint resolution (median, at work) in Dec 2026: heading for" in texts(visit)


def test_a_first_quarter_is_compared_with_nothing_and_foreseen_by_nobody(demo_to_change: Path, open_page: Open) -> None:
    with closing(sqlite3.connect(demo_to_change)) as database:
        for table, day in (
            ("purchase", "purchased_on"), ("survey_answer", "answered_on"), ("complaint", "opened_on"),
            ("interaction", "opened_on"), ("suggestion", "received_on"), ("customer", "first_purchase_on"),
        ):  # fmt: skip
            database.execute(f"DELETE FROM {table} WHERE {day} < '2026-10-01'")  # noqa: S608
        database.execute("UPDATE customer SET created_on = max(created_on, '2026-10-01')")
        database.commit()
    visit = open_page(PAGE, person=EXECUTIVE, language="en")
    read = texts(visit)
    assert "fewer than 8 finished months" in read
    assert "heading for" not in read
    assert "against the year before" not in read


def test_cells_of_few_cases_are_hidden_from_an_executive(demo_to_change: Path, open_page: Open) -> None:
    with closing(sqlite3.connect(demo_to_change)) as database:
        database.execute(
            "DELETE FROM survey_answer WHERE answered_on >= '2026-11-01' AND tier = 'vip' AND id NOT IN "
            "(SELECT min(id) FROM survey_answer WHERE answered_on >= '2026-11-01' AND tier = 'vip')"
        )
        database.commit()
    visit = open_page(PAGE, person=EXECUTIVE, language="en")
    by_tier = next(alt for alt in (c.proto.alt for c in visit.get("plotly_chart")) if "VIP" in alt and "CSAT" in alt)
    assert "VIP not shown" in by_tier


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(PAGE))


def test_without_any_target_the_headline_says_so() -> None:
    assert outlook_card.headline([], "en") == "No target holds for this period"
    assert outlook_card.headline([], "zh") == "该时段没有生效的目标"
