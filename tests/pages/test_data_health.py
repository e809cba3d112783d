"""The data-health page: what the numbers rest on, for those who look after the data."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.derived import RESPONSE_BEFORE_REPORT, UNDATED_PURCHASE
from data_access.health import STRANGE
from metrics.words import Language
from pages.shared.texts import health as words
from pages.shared.texts import overview as overview_words
from tests.data_access.demo_file import TODAY
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts
from tests.pages.houses import serve

HEALTH = "manage/data_health.py"
FIRST_STRANGE = {"selection": {"rows": [0], "columns": [], "cells": []}}


def names(page: AppTest) -> list[str]:
    return [title.value for title in page.title]


@pytest.mark.parametrize("person", [EXECUTIVE, LEAD, STAFF])
def test_who_does_not_look_after_the_data_gets_no_page(demo: Path, open_page: Open, person: int) -> None:
    page = open_page(HEALTH, person=person)
    assert "数据健康" not in names(page)


@pytest.mark.parametrize(("person", "language"), [(ADMIN, "zh"), ("owner", "en")])
def test_it_says_how_much_there_is_and_how_old(
    demo: Path, open_page: Open, person: int | str, language: Language
) -> None:
    page = open_page(HEALTH, person=person, language=language)
    assert names(page) == ["数据健康" if language == "zh" else "Data health"]
    complete = page.dataframe[0].value
    assert set(complete["table"]) == set(words.TABLES)
    assert complete["n"].min() > 0
    assert f"{TODAY.year}" in page.subheader[0].value


def test_it_says_when_the_newest_fact_is_old(
    demo_to_change: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(f"sqlite:///{demo_to_change}", monkeypatch, TODAY + timedelta(days=30))
    assert words.STALE.said("zh", days=30, table="") in texts(open_page(HEALTH, person=ADMIN))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_strange_is_counted_and_its_rows_can_be_opened(demo: Path, open_page: Open, language: Language) -> None:
    page = open_page(HEALTH, language=language)
    strange = page.dataframe[1].value
    assert set(strange["code"]) == {RESPONSE_BEFORE_REPORT, UNDATED_PURCHASE}
    total = int(strange["n"].sum())
    assert page.subheader[1].value.replace("\\", "").startswith(f"{total} ")
    page.session_state["strange"] = FIRST_STRANGE
    page.run()
    assert not page.exception
    rows = page.dataframe[2].value
    assert len(rows) == int(strange["n"].iloc[0])
    assert (rows["first_response_at"] < rows["opened_at"]).all()


def test_an_administrator_sees_counts_and_no_row(demo: Path, open_page: Open) -> None:
    page = open_page(HEALTH, person=ADMIN, language="en")
    page.session_state["strange"] = FIRST_STRANGE
    page.run()
    assert words.COUNTS_ONLY.en in texts(page)
    assert not any("source_key" in shown.value for shown in page.dataframe)


def test_the_copy_in_memory_equals_the_database(demo_to_change: Path, open_page: Open) -> None:
    page = open_page(HEALTH, person=ADMIN, language="en")
    page.button(key="compare_mirror").click()
    page.run()
    assert not page.exception
    assert not page.error
    assert page.success[0].value.startswith("No difference in ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_database_has_nothing_to_be_healthy(nothing: Path, open_page: Open, language: Language) -> None:
    page = open_page(HEALTH, language=language)
    assert overview_words.NOTHING_YET.said(language) in texts(page)
    assert not page.dataframe


def test_every_table_of_facts_and_everything_strange_has_its_words() -> None:
    assert all(text.zh != text.en for text in [*words.TABLES.values(), *STRANGE.values()])


@pytest.mark.parametrize(("language", "said"), [("zh", "待确认的评分"), ("en", "Scores waiting for confirmation")])
def test_it_says_which_scores_wait_for_confirmation_and_for_how_long(
    demo: Path, open_page: Open, language: str, said: str
) -> None:
    page = open_page(HEALTH, person=ADMIN, language=language)
    assert said in texts(page)
    waiting = next(shown.value for shown in page.dataframe if "by" in shown.value)
    assert set(waiting.columns) == {"days", "n", "named", "by"}
    assert set(waiting["by"]) == {"lead"}


def test_without_a_score_that_waits_nothing_is_said_of_them(demo_to_change: Path, open_page: Open) -> None:
    with sqlite3.connect(demo_to_change) as database:
        database.execute("UPDATE survey_answer SET counted = 1")
    page = open_page(HEALTH, person=ADMIN)
    assert "待确认的评分" not in texts(page)
    assert not any("by" in shown.value for shown in page.dataframe)
