"""What forms share, as a person meets it: in a little page of the test's own."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.engine import open_database, reading
from data_access.schema import complaint
from tests.pages.conftest import STAFF


def page() -> None:
    from datetime import timedelta

    import streamlit as st

    from data_access.workflow.complaints import log_complaint
    from pages.shared import forms, session

    session.visitor()
    forms.told("trial")
    customer_id = forms.customer_field("trial")
    with st.form(forms.field("trial", "form")):
        text = st.text_area("text", key=forms.field("trial", "text"))
        member_id = forms.member_field("trial", "who", me=True)
        sent = st.form_submit_button("save", key=forms.field("trial", "save"))
    if sent:
        opened_at = session.clock().midnight(session.clock().today) - timedelta(days=1)
        forms.submit(
            "trial", log_complaint, lambda logged: f"stored no. {logged.id}", customer_id=customer_id, category=None,
            severity="normal", channel=None, text=text, member_id=member_id, opened_at=opened_at,
        )  # fmt: skip


@pytest.fixture
def trial(demo_to_change: Path) -> AppTest:
    visit = AppTest.from_function(page, default_timeout=30)
    visit.query_params.update({"as": str(STAFF), "lang": "en"})
    return visit.run()


def stored(file: Path) -> int:
    engine = open_database(f"sqlite:///{file}")
    with reading(engine) as connection:
        count = len(connection.execute(complaint.select().where(complaint.c.request_key.is_not(None))).all())
    engine.dispose()
    return count


def test_a_save_is_said_after_the_rerun_and_the_fields_are_empty(trial: AppTest, demo_to_change: Path) -> None:
    trial.text_area[0].input("Late again")
    key = trial.query_params["trial"]
    trial.button[0].click().run()
    assert trial.success[0].value.startswith("stored no\\. ")
    assert trial.text_area[0].value == ""
    assert trial.query_params["trial"] != key
    assert stored(demo_to_change) == 1
    trial.run()
    assert trial.success, "it is still said after the next rerun"


def test_the_same_key_twice_stores_once(trial: AppTest, demo_to_change: Path) -> None:
    key = trial.query_params["trial"]
    trial.text_area[0].input("Late again")
    trial.button[0].click().run()
    said = trial.success[0].value
    trial.query_params["trial"] = key
    trial.run()
    trial.text_area[0].input("Late again")
    trial.button[0].click().run()
    assert trial.success[0].value == said
    assert stored(demo_to_change) == 1


def test_other_words_under_a_used_key_are_refused_kept_and_can_be_sent_anew(
    trial: AppTest, demo_to_change: Path
) -> None:
    key = trial.query_params["trial"]
    trial.text_area[0].input("Late again")
    trial.button[0].click().run()
    trial.query_params["trial"] = key
    trial.run()
    trial.text_area[0].input("Another matter")
    trial.button[0].click().run()
    assert "saved before with other content" in trial.error[0].value
    assert trial.text_area[0].value == "Another matter"
    assert stored(demo_to_change) == 1
    trial.button(key="trial_as_new").click().run()
    assert trial.text_area[0].value == "Another matter"
    trial.button[0].click().run()
    assert trial.success
    assert stored(demo_to_change) == 2


def test_a_refusal_is_said_and_nothing_typed_is_lost(trial: AppTest, demo_to_change: Path) -> None:
    trial.text_area[0].input("   ")
    trial.button[0].click().run()
    assert trial.error
    assert not trial.success
    assert trial.text_area[0].value == "   "
    assert stored(demo_to_change) == 0


def test_a_refusal_after_a_save_stands_alone(trial: AppTest) -> None:
    trial.text_area[0].input("Late again")
    trial.button[0].click().run()
    trial.button[0].click().run()
    assert trial.error
    assert not trial.success


def test_a_key_that_is_none_is_replaced(trial: AppTest) -> None:
    trial.query_params["trial"] = "x" * 500
    trial.run()
    assert len(trial.query_params["trial"]) == 25


def test_a_few_letters_find_customers_to_choose_from(trial: AppTest) -> None:
    trial.text_input[0].input("公司").run()
    which = trial.selectbox[0]
    assert len(which.options) == 12
    assert which.value is None
    trial.text_input[0].input("nobody is called that").run()
    assert len(trial.selectbox) == 1
    assert "No customer of your teams" in trial.caption[0].value


def test_the_visitor_stands_first_among_those_to_name(trial: AppTest) -> None:
    assert trial.selectbox[0].value == STAFF
