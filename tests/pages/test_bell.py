"""The bell in the head of every page: how many notices are new, in words; opened, each leads to its case."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from data_access.bell import notices
from data_access.digest import words as digest_words
from data_access.due import KINDS as DUE_KINDS
from data_access.due_command import KINDS as PRINTED_KINDS
from pages.shared import bell, menu
from pages.shared.texts import bell as words
from tests.pages.conftest import LEAD, Open, texts


def said(visit: AppTest) -> list[str]:
    """What the bell's button says; nothing where there is none."""
    found, waiting = [], list[Any]([visit.main])
    while waiting:
        block = waiting.pop()
        waiting += getattr(block, "children", {}).values()
        if label := getattr(getattr(getattr(block, "proto", None), "popover", None), "label", ""):
            found += [label] * ("提醒" in label)
    return found


def lines(visit: AppTest) -> list[str]:
    return [link.proto.label for link in visit.get("page_link") if "·" in link.proto.label]


def test_notices_are_counted_in_words_until_the_bell_was_opened_and_stay_listed(
    demo_to_change: Path, open_page: Open
) -> None:
    assert len(said(open_page("goals/targets.py", person=LEAD))) == 1, "also where a page ends early"
    visit = open_page("growth/talks.py", person=LEAD)
    (told,) = said(visit)
    count = int(told.split()[0])
    assert told == f"{count} 条新提醒"
    assert count > 0
    assert lines(visit) == []
    visit.session_state["bell"] = True
    visit.run()
    assert len(lines(visit)) == count
    assert all(line.startswith("**新 · ") for line in lines(visit))
    visit.session_state["bell"] = False
    visit.run()
    assert said(visit) == ["提醒"]
    other = open_page("growth/talks.py", person=LEAD)
    assert said(other) == ["提醒"]
    other.session_state["bell"] = True
    other.run()
    assert len(lines(other)) == count
    assert not [line for line in lines(other) if line.startswith("**新")]


def test_who_has_nothing_due_reads_what_will_come_here(nothing: Path, open_page: Open) -> None:
    visit = open_page("growth/recognition.py")
    assert said(visit) == ["提醒"]
    visit.session_state["bell"] = True
    assert words.NOTHING_HOUSE.zh in texts(visit.run())


def test_the_owner_of_the_machine_is_told_what_administrators_are(demo_to_change: Path, open_page: Open) -> None:
    with closing(sqlite3.connect(demo_to_change)) as database:
        kept = ("backed_up_at", "2026-10-01T02:30:00+00:00")
        database.execute("INSERT INTO setting (key, value) VALUES (?, ?)", kept)
        database.commit()
    visit = open_page("growth/talks.py", person="owner")
    (told,) = said(visit)
    assert told.endswith("条新提醒")
    visit.session_state["bell"] = True
    assert any(words.KINDS["backup_old"].zh in line for line in lines(visit.run()))
    visit.session_state["bell"] = False
    assert said(visit.run()) == ["提醒"], "for this visit"


def test_every_kind_of_notice_has_words_and_a_page_in_the_bell_the_digest_and_the_printed_list() -> None:
    assert set(words.KINDS) == set(bell.OPENED_AT) == set(notices.KINDS)
    scripts = {entry.script for entries in menu.MENU.values() for entry in entries}
    assert {script for script, _ in bell.OPENED_AT.values()} <= scripts
    assert set(words.PHASES) == set(bell.ICONS) == set(notices.PHASES)
    assert set(digest_words.KINDS) == set(PRINTED_KINDS) == set(DUE_KINDS)


def test_a_bell_that_cannot_be_read_leaves_the_page_as_it_is(demo_to_change: Path, open_page: Open) -> None:
    with closing(sqlite3.connect(demo_to_change)) as database:
        database.execute("ALTER TABLE meeting RENAME TO meeting_lost")
        database.commit()
    visit = open_page("growth/talks.py", person=LEAD)
    assert not visit.exception
    assert visit.title
    assert said(visit) == []
