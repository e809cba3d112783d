"""One-to-ones: the two write and tick off, and whoever else opens the page finds nothing of it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

TALKS = "growth/talks.py"
HERS, HIS = "道歉部分自然多了", "短信模板还缺两种情形"


def field(visit: AppTest, kind: str, name: str) -> Any:
    return next(one for one in getattr(visit, kind) if str(one.key).startswith(name))


def shown(visit: AppTest) -> str:
    notes = "\n".join(str(area.value) for area in visit.text_area)
    return texts(visit) + notes + "\n".join(table.value.to_csv() for table in visit.dataframe)


def stored(file: Path, statement: str) -> Any:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(statement).fetchone()


def test_both_read_what_both_noted(demo: Path, open_page: Open) -> None:
    for person, language in ((LEAD, "zh"), (STAFF, "en")):
        visit = open_page(TALKS, person=person, language=language)
        assert visit.title[0].value == ("一对一面谈" if language == "zh" else "One-to-ones")
        assert HERS in shown(visit)
        assert HIS in shown(visit)


@pytest.mark.parametrize("person", [1, 2, 3, 5, 6, 13])
def test_nobody_else_finds_a_word_or_a_count_of_it(demo: Path, open_page: Open, person: int) -> None:
    visit = open_page(TALKS, person=person)
    said = shown(visit)
    assert HERS not in said
    assert HIS not in said
    if person in (EXECUTIVE, ADMIN):
        assert "一对一面谈" not in [title.value for title in visit.title]
    elif person != OTHER_LEAD:
        assert "暂无面谈记录" in said
    assert not len(visit.get("download_button"))


def test_an_empty_database_has_no_talks(nothing: Path, open_page: Open) -> None:
    assert "One-to-ones" not in [title.value for title in open_page(TALKS, language="en").title]  # its owner is nobody


def test_a_lead_writes_a_talk_down_and_the_member_answers_and_ticks_off(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(TALKS, person=LEAD, language="en")
    field(visit, "selectbox", "hold_talk_who").set_value(13)
    field(visit, "text_area", "hold_talk_notes").set_value("Good calls this week")
    field(visit, "button", "hold_talk_send").click().run()
    assert "Saved." in texts(visit)
    field(visit, "text_input", "talk_item_todo").set_value("Write one down")
    field(visit, "button", "talk_item_send").click().run()
    member = open_page(TALKS, person=13, language="en")
    assert "Good calls this week" in texts(member)
    field(member, "text_area", "note_talk_notes").set_value("The quiet room helps")
    field(member, "button", "note_talk_send").click().run()
    assert "Your notes are saved." in texts(member)
    field(member, "checkbox", "tick_talk_item").check().run()
    both = "talk JOIN talk_item ON talk_item.talk_id = talk.id"
    newest = f"SELECT member_notes, done_on, owner_id FROM {both} ORDER BY talk.id DESC"  # noqa: S608

    assert stored(demo_to_change, newest) == ("The quiet room helps", "2026-11-20", 13)


def test_nothing_is_saved_over_what_was_written_in_another_window(demo_to_change: Path, open_page: Open) -> None:
    one, other = (open_page(TALKS, person=STAFF, language="en") for _ in range(2))
    for visit, words in ((one, "first"), (other, "second")):
        field(visit, "text_area", "note_talk_notes").set_value(words)
        field(visit, "button", "note_talk_send").click().run()
    assert "in another window meanwhile" in texts(other)
    assert field(other, "text_area", "note_talk_notes").value == "second"  # what was typed stays
    assert stored(demo_to_change, "SELECT member_notes FROM talk WHERE id = 2") == ("first",)
