"""My mails, and the card about mails on the page of data health."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from data_access.mailing import words as mail_words
from pages.shared.texts import mails as words
from tests.pages.conftest import ADMIN, STAFF, Open, texts

MAILS, HEALTH = "me/mails.py", "manage/data_health.py"
NOT_SENT = (
    "INSERT INTO mail (member_id, kind, mail_key, token, state, created_at, next_at, tried, error, smtp_code) VALUES "
    "(?, 'week', '2026-W46', 'token', 'failed', '2026-11-16 00:00', '2026-11-16 00:00', 1, 'address_refused', 550)"
)
BODY = (
    "INSERT INTO mail_body (mail_id, member_id, written_on, subject, text, html) "
    "VALUES (1, ?, '2026-11-16', 'only for them', 'only for them', 'only for them')"
)


def ask(file: Path, statement: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(file)) as connection, connection:
        return connection.execute(statement, values).fetchall()


def test_what_somebody_does_not_want_and_their_language_are_kept(demo_to_change: Path, open_page: Open) -> None:
    page = open_page(MAILS, person=STAFF, language="en")
    assert page.radio[0].value == "en"
    page.checkbox[1].uncheck()
    page.radio[0].set_value("zh")
    page.button[-1].click().run()
    assert words.SAVED.en in texts(page)
    assert ask(demo_to_change, "SELECT member_id, refused, language FROM mail_choice") == [(STAFF, '["month"]', "zh")]
    again = open_page(MAILS, person=STAFF, language="en")
    assert [box.value for box in again.checkbox] == [True, False, True, True]


def test_administrators_see_whose_mail_was_not_sent_and_why_and_send_it_again(
    demo_to_change: Path, open_page: Open
) -> None:
    ask(demo_to_change, NOT_SENT, STAFF)
    ask(demo_to_change, BODY, STAFF)
    page = open_page(HEALTH, person=ADMIN, language="en")
    said = texts(page) + str([frame.value.to_dict() for frame in page.dataframe])
    assert words.SOME_FAILED.said("en", count=1) in said
    assert "address_refused" in said
    assert set(mail_words.TO_DO) == set(mail_words.ERRORS)
    assert mail_words.TO_DO["address_refused"].en in said
    assert "only for them" not in said
    next(button for button in page.button if button.label == words.AGAIN.en).click().run()
    assert ask(demo_to_change, "SELECT state, tried FROM mail") == [("waiting", 0)]
    assert words.WAITS_AGAIN.said("en", count=1) in texts(page)
