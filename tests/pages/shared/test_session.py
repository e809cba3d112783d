"""Whose visit it is, and what they may do: as of now, however long a part of a page has been running alone."""

from pathlib import Path

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from data_access.members import administration
    from data_access.rejected import NotAllowed
    from data_access.scope import OWNER, Action, require
    from pages.shared import rights, session
    from pages.shared.data import save
    from tests.pages.conftest import LEAD

    def voided(connection: object, scope: object, *, request_key: str) -> str:
        require(scope, Action.VOID_ENTRY)  # type: ignore[arg-type]
        return "voided"

    def sent() -> str:
        try:
            return save(voided, request_key="k")
        except NotAllowed:
            return "refused"

    st.query_params["as"] = str(LEAD)
    seen = session.visitor()
    assert seen is not None
    unchanged = rights.unchanged()
    st.text(sent())
    st.text(str(unchanged()))
    roles = [role.value for role in seen.scope.roles if role.value != "lead"] or ["staff"]
    session.house().servers.write(
        lambda connection: administration.set_roles(connection, OWNER, member_id=LEAD, roles=roles)
    )
    st.text(sent())
    st.text(str(unchanged()))


def test_a_role_that_is_taken_stops_the_next_form_and_the_next_file_of_a_page_that_is_open(
    demo_to_change: Path,
) -> None:
    visit = AppTest.from_function(page, default_timeout=30).run()
    assert not visit.exception, [error.value for error in visit.exception]
    assert [said.value for said in visit.text] == ["voided", "True", "refused", "False"]


def spoken() -> None:
    import streamlit as st

    from pages.shared import session

    st.text(session.settle_language())


def test_the_language_of_a_mails_link_stays_when_the_next_page_has_none_in_its_address() -> None:
    visit = AppTest.from_function(spoken)
    visit.query_params["lang"] = "en"
    assert [said.value for said in visit.run().text] == ["en"]
    visit.query_params.clear()
    assert [said.value for said in visit.run().text] == ["en"]
    assert [said.value for said in AppTest.from_function(spoken).run().text] == ["zh"]
