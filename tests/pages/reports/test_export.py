"""Export on a page: whom it is offered, what the audit tells of it, and that lost rights end it."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest

from data_access.auditing.audit import What
from data_access.engine import open_database, reading
from data_access.schema import audit_entry, team
from pages.reports import export
from pages.reports.document import Document
from pages.reports.export import WITHOUT
from pages.reports.taking import taken
from pages.shared import session
from pages.shared.menu import MENU
from pages.shared.texts.help.every import HELP
from tests.pages.conftest import EXECUTIVE, LEAD, Open, texts
from tests.pages.reports.taken import document_of


def make(visit: AppTest, kind: str) -> AppTest:
    """Click on Export, choose a kind of file and have it made; a dialog is open while its button is."""
    visit.button(key="export_page").click().run()
    visit.session_state["export_format"] = kind
    visit.button(key="export_page").click()
    return visit.button(key="export_make").click().run()


def test_ones_own_account_and_what_is_between_two_people_have_no_export_and_say_so(demo: Path, open_page: Open) -> None:
    assert {entry.address for entries in MENU.values() for entry in entries} >= WITHOUT
    for address in WITHOUT:
        assert "export" in f"{HELP[address].who.en} {HELP[address].missing.en}"
    assert "export_page" not in [button.key for button in open_page("growth/talks.py", person=LEAD).button]


def test_a_form_is_taken_along_with_what_was_logged_and_without_what_is_being_typed(
    demo: Path, open_page: Open
) -> None:
    visit = open_page("complaints/log.py", person=LEAD, language="en")
    visit.text_area[0].set_value("Only half of a sen")
    document = document_of(visit, "en")
    assert "Only half" not in str(document.parts)
    assert document.made_by == "Team lead (After-sales 1)"
    assert document.latest == "2026-11-20"


def test_a_page_of_another_role_has_no_export(demo: Path, open_page: Open) -> None:
    assert "export_page" not in [button.key for button in open_page("team/members.py", person=EXECUTIVE).button]


def test_the_audit_tells_who_took_which_page_along_and_about_whom(demo_to_change: Path, open_page: Open) -> None:
    visit = make(open_page("team/members.py", person=LEAD), "xlsx")
    assert not visit.exception
    assert [each.label for each in visit.get("download_button") if each.key == "export_save"]
    with reading(open_database(f"sqlite:///{demo_to_change}")) as connection:
        told = connection.execute(
            select(audit_entry.c.member_id, audit_entry.c.details).where(audit_entry.c.what == What.EXPORTED)
        ).all()
    assert [member_id for member_id, _ in told] == [LEAD]
    assert "page_members" in str(told[0].details)
    assert "members" in str(told[0].details)


def test_of_a_page_that_was_taken_down_before_rights_were_lost_no_file_is_made(
    demo_to_change: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_and_lost(page: Any) -> Document:
        document = taken(page)
        if st.session_state.get("export_make"):
            led = update(team).where(team.c.lead_id == LEAD).values(lead_id=None)
            session.house().servers.write(lambda connection: connection.execute(led))
            session.visitor()  # as the dialog does some seconds later
        return document

    visit = make(open_page("insight/overview.py", person=LEAD), "xlsx")
    assert [each for each in visit.get("download_button") if each.key == "export_save"]
    monkeypatch.setattr(export, "taken", taken_and_lost)
    visit = make(open_page("insight/overview.py", person=LEAD), "xlsx")
    assert [error.value for error in visit.error]
    assert [each for each in visit.get("download_button") if each.key == "export_save"] == []


def test_an_executive_takes_no_name_of_a_person_along(demo: Path, open_page: Open) -> None:
    for script in ("insight/overview.py", "complaints/causes.py"):
        assert document_of(open_page(script, person=EXECUTIVE), "zh").member_ids == ()


def test_an_empty_database_is_exported_with_its_sentence(nothing: Path, open_page: Open) -> None:
    document = document_of(open_page("insight/overview.py"), "zh")
    assert document.charts == []
    assert document.tables == []
    assert "还没有数据" in texts(open_page("insight/overview.py"))
    assert any("还没有数据" in str(part) for part in document.parts)
