"""The bell in the head of every page: how many notices are new, in words; opened, each leads to its case."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

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
    assert said(open_page("growth/recognition.py")) == [], "the owner of the machine is nobody in the company"
    assert "提醒" not in texts(open_page("growth/recognition.py"))
