"""What a visitor reads when something fails, wherever on a page: a number that stands in the log, and no traceback."""

import asyncio
import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

import app
from metrics.words import Language
from pages.shared.texts import sign_in
from pages.shared.texts.frame import WENT_WRONG
from pages.sign_in.errors import SaysWhatWentWrong
from tests.pages.hostile import strings

SECRET = "the row of Xu Qinghe, 13800138000"


def page() -> None:
    import streamlit as st

    def fail() -> None:
        raise ValueError("the row of Xu Qinghe, 13800138000")

    @st.fragment
    def part() -> None:
        if st.button("in a part"):
            fail()

    @st.dialog("A dialog")
    def dialog() -> None:
        fail()

    part()
    st.button("before the page", on_click=fail)
    if st.button("in a dialog"):
        dialog()
    with st.form("form"):
        st.text_input("Words")
        sent = st.form_submit_button("in a form")
    st.text("the rest")
    if sent or st.button("on the page"):
        fail()


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page, run as the server runs it: what it raises goes to the server's own words."""
    begin: Callable[..., None] = LocalScriptRunner.__init__

    def begin_with_handler(runner: Any, *given: Any, **options: Any) -> None:
        begin(runner, *given, **options)
        runner._on_script_error = app.app._on_script_error

    monkeypatch.setattr(LocalScriptRunner, "__init__", begin_with_handler)
    return AppTest.from_function(page).run()


@pytest.mark.parametrize("where", ["on the page", "before the page", "in a part", "in a dialog", "in a form"])
def test_whatever_fails_is_a_number_for_the_visitor_and_a_traceback_for_the_log(
    visit: AppTest, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "dashboard"):
        next(button for button in visit.button if button.label == where).click()
        visit.run()
    (error,) = visit.error
    (reference,) = re.findall(r"\b[0-9a-f]{8}\b", error.value)
    assert error.value == WENT_WRONG.said("zh", reference=reference)
    assert not visit.exception
    sent = [said for node in visit._tree if getattr(node, "proto", None) for _, said in strings(node.proto)]
    assert not [said for said in sent if SECRET in said or "Traceback" in said or "ValueError" in said]
    (entry,) = [record for record in caplog.records if getattr(record, "reference", None) == reference]
    assert entry.exc_info
    assert SECRET in str(entry.exc_info[1])


# ------------------------------------------------------------------ outside of the pages


def answered(language: str, error: Exception) -> tuple[int, str]:
    """Status and body of what a route that fails answers."""
    scope = {
        "type": "http", "method": "POST", "path": "/sign-in", "query_string": b"next=/x", "scheme": "http",
        "headers": [(b"accept-language", language.encode()), (b"host", b"localhost")], "server": ("localhost", 80),
    }  # fmt: skip
    sent: list[Any] = []

    async def fail(*_given: Any) -> Any:
        raise error

    async def send(message: Any) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as thread:  # Playwright's tests leave a loop running in this one
        thread.submit(asyncio.run, SaysWhatWentWrong(fail)(scope, fail, send)).result()
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]).decode()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("error", "status"),
    [(ValueError(SECRET), 500), (OperationalError("SELECT 1", {"name": SECRET}, Exception("no such table")), 503)],
    ids=["a fault of ours", "a fault of the database"],
)
def test_a_route_that_fails_says_a_number_that_stands_in_the_log(
    language: Language, error: Exception, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "dashboard"):
        found, body = answered(language, error)
    (entry,) = [record for record in caplog.records if hasattr(record, "reference")]
    assert found == status
    assert sign_in.BROKEN_WHAT.said(language, reference=entry.reference) in unescape(body)
    assert not [word for word in (SECRET, "Traceback", "Error", "SELECT") if word in body]
    assert SECRET in caplog.text
