"""Export on a page: whom it is offered, what the audit tells of it, and that lost rights end it."""

from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data_access.auditing.audit import What
from data_access.engine import open_database, reading
from data_access.schema import audit_entry
from pages.reports import export
from pages.reports.export import WITHOUT
from pages.shared.menu import MENU
from tests.pages.conftest import EXECUTIVE, LEAD, Open, texts
from tests.pages.reports.taken import document_of


def make(visit: AppTest, kind: str) -> AppTest:
    """Click on Export, choose a kind of file and have it made; a dialog is open while its button is."""
    visit.button(key="export_page").click().run()
    visit.session_state["export_format"] = kind
    visit.button(key="export_page").click()
    return visit.button(key="export_make").click().run()


def test_pages_of_forms_and_what_is_between_two_people_have_no_export(demo: Path, open_page: Open) -> None:
    assert {entry.address for entries in MENU.values() for entry in entries} >= WITHOUT
    for script in ("complaints/log.py", "feedback/log.py", "growth/talks.py"):
        assert "export_page" not in [button.key for button in open_page(script, person=LEAD).button]


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


def test_where_rights_were_taken_away_no_file_is_made(
    demo: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export.rights, "unchanged", lambda: lambda: False)
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
