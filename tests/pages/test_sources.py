"""The page of data sources without a browser: tried, saved, read, changed and removed, in both languages."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data_access.engine import open_database, reading
from data_access.schema import import_source, interaction
from metrics.words import Language
from pages.shared.texts import frame
from pages.shared.texts import sources as words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PAGE, HEALTH = "manage/sources.py", "manage/data_health.py"
FIRST = {"selection": {"rows": [0], "columns": [], "cells": []}}
VARIABLE = "DASHBOARD_SOURCE_HELPDESK"
STATEMENT = "SELECT number, opened_at, agent, changed FROM ticket"


@pytest.fixture
def helpdesk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another database with two tickets, and the variable that holds its address."""
    file = tmp_path / "helpdesk.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE ticket (number, opened_at, agent, changed)")
        rows = [("T1", "2026-11-02 09:00", "Ann", 1), ("T2", "2026-11-03 09:00", "Ben", 2)]
        other.executemany("INSERT INTO ticket VALUES (?, ?, ?, ?)", rows)
    other.close()
    monkeypatch.setenv(VARIABLE, f"sqlite:///{file}")
    return file


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, [error.value for error in page.exception]
    return page


def field(page: AppTest, kind: str, name: str) -> object:
    """The field of the form, whatever draft it is of."""
    named = [each for each in getattr(page, kind) if (each.key or "").startswith("source_") and f"_{name}_" in each.key]
    (found,) = named
    return found


def tried(page: AppTest, name: str = "Help desk", statement: str = STATEMENT) -> AppTest:
    field(page, "text_input", "name").set_value(name)  # type: ignore[attr-defined]
    field(page, "text_area", "statement").set_value(statement)  # type: ignore[attr-defined]
    page.button(key="source_try").click()
    return run(page)


def kept(open_page: Open, **visit: object) -> AppTest:
    """The page after a source was tried and saved."""
    page = tried(open_page(PAGE, **visit))
    field(page, "selectbox", "watermark").set_value("changed")  # type: ignore[attr-defined]
    field(page, "button", "send").click()  # type: ignore[attr-defined]
    return run(page)


def stored(file: Path, table: object) -> list[object]:
    engine = open_database(f"sqlite:///{file}")
    with reading(engine) as connection:
        found = list(connection.execute(select(table)))  # type: ignore[call-overload]
    engine.dispose()
    return found


@pytest.mark.parametrize("person", [EXECUTIVE, LEAD, STAFF])
def test_who_may_not_import_gets_no_page(demo: Path, open_page: Open, person: int) -> None:
    page = open_page(PAGE, person=person)
    assert words.NEW.zh not in texts(page)


@pytest.mark.parametrize(("person", "language"), [(ADMIN, "zh"), ("owner", "en")])
def test_without_a_variable_it_says_how_to_set_one(
    demo: Path, open_page: Open, person: int | str, language: Language
) -> None:
    page = open_page(PAGE, person=person, language=language)
    assert page.title[0].value == frame.SOURCES.said(language)
    assert "DASHBOARD_SOURCE_" in texts(page)
    assert words.NONE_YET.said(language) in texts(page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_source_is_tried_saved_and_read(nothing: Path, open_page: Open, helpdesk: Path, language: Language) -> None:
    page = tried(open_page(PAGE, language=language))
    assert any("2026-11-02 09:00" in shown.value.to_string() for shown in page.dataframe)
    assert stored(nothing, import_source) == []
    page = kept(open_page, language=language)
    assert words.SAVED.said(language, name="Help desk") in texts(page)
    assert stored(nothing, interaction) == []
    chosen(page)
    page.button(key="read_1").click()
    run(page)
    said = words.DONE.said(language, name="Help desk", read=2, new=2, changed=0, unchanged=0, refused=0)
    assert said in texts(page)
    assert len(stored(nothing, interaction)) == 2
    health = open_page(HEALTH, language=language)
    assert words.HEALTH_WELL.said(language, count=1) in texts(health)
    assert any("Help desk" in shown.value.to_string() for shown in health.dataframe)


def chosen(page: AppTest) -> AppTest:
    page.session_state["sources"] = FIRST
    return run(page)


def test_a_statement_that_fails_is_said_and_nothing_is_kept(nothing: Path, open_page: Open, helpdesk: Path) -> None:
    page = tried(open_page(PAGE, language="en"), statement="SELECT 1 FROM nowhere")
    assert "no such table: nowhere" in texts(page)
    page = tried(page, statement="DROP TABLE ticket")
    assert "Only one statement that begins with SELECT or WITH" in texts(page)
    assert not [each for each in page.selectbox if "watermark" in (each.key or "")]


def test_a_variable_that_went_missing_is_said(
    nothing: Path, open_page: Open, helpdesk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(open_page)
    monkeypatch.delenv(VARIABLE)
    page = chosen(open_page(PAGE, language="en"))
    page.button(key="read_1").click()
    run(page)
    assert f"The environment variable {VARIABLE} is not set here" in texts(page)
    assert VARIABLE in texts(open_page(HEALTH, language="en"))


def test_a_source_is_changed_and_removed(nothing: Path, open_page: Open, helpdesk: Path) -> None:
    kept(open_page)
    page = chosen(open_page(PAGE, language="en"))
    page.button(key="change_1").click()
    run(page)
    assert field(page, "text_area", "statement").value == STATEMENT  # type: ignore[attr-defined]
    page = tried(page, name="Tickets", statement=STATEMENT)
    assert field(page, "selectbox", "watermark").value == "changed"  # type: ignore[attr-defined]
    field(page, "button", "send").click()  # type: ignore[attr-defined]
    run(page)
    assert [row.name for row in stored(nothing, import_source)] == ["Tickets"]  # type: ignore[attr-defined]
    page = chosen(open_page(PAGE, language="en"))
    page.button(key="remove_1").click()
    run(page)
    assert stored(nothing, import_source) == []


def test_a_folder_is_tried_by_its_first_file(
    nothing: Path, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "first.csv").write_text("Ticket number,Created at\nA1,2026-11-02 09:00\n")
    monkeypatch.setenv("DASHBOARD_SOURCE_INBOX", str(inbox))
    page = open_page(PAGE, language="en")
    assert not page.text_area
    page.button(key="source_try").click()
    run(page)
    assert "first.csv" in texts(page)
    assert any("2026-11-02 09:00" in shown.value.to_string() for shown in page.dataframe)
