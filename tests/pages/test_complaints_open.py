"""The open complaints: who sees which, how many, and closing one."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

OPEN = "complaints/open.py"


def listed(visit: AppTest) -> list[int]:
    """The numbers of the complaints in the list, in its order."""
    return [int(number) for number in visit.dataframe[0].value["complaint_id"]]


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(f"close_complaint_{name}")]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("person", [LEAD, STAFF, "owner"])
def test_it_lists_what_is_due_first_on_top(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(OPEN, person=person, language=language)
    assert visit.title[0].value == ("未结投诉" if language == "zh" else "Open complaints")
    assert visit.dataframe[0].value["due_at"].dropna().is_monotonic_increasing


def test_the_past_due_ones_carry_a_sign_and_a_word(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en", view="overdue")
    left = visit.dataframe[0].value["left_minutes"]
    assert len(left) == 2
    assert (left < 0).all()
    assert "Past due 2" in visit.button_group[0].options[1]


def test_staff_see_their_own_leads_their_teams_and_the_owner_all(demo: Path, open_page: Open) -> None:
    own, team, everything = (set(listed(open_page(OPEN, person=who))) for who in (STAFF, LEAD, "owner"))
    assert own < team < everything


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN])
def test_who_works_on_no_complaints_does_not_get_the_page(demo: Path, open_page: Open, person: int) -> None:
    visit = open_page(OPEN, person=person)
    assert not any("close_complaint" in str(one.key) for one in visit.button)
    assert "未结投诉" not in [title.value for title in visit.title]


def test_the_counts_are_those_of_the_lists_they_open(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, language="en")
    counts = {
        view: int(option.rpartition(" ")[2])
        for view, option in zip(("all", "overdue", "unowned", "elsewhere"), visit.button_group[0].options, strict=True)
    }
    assert all(counts.values())
    for view, count in counts.items():
        assert len(listed(open_page(OPEN, language="en", view=view))) == count


def test_a_tier_that_is_chosen_cuts_the_list(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, tier="vip")
    assert set(visit.dataframe[0].value["tier"]) == {"vip"}


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(OPEN))


def test_closing_without_a_cause_is_refused_and_the_text_stays(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    before = listed(visit)
    field(visit, "selectbox", "which").select_index(0)
    field(visit, "text_area", "outcome").input("Sent a new one")
    field(visit, "button", "send").click().run()
    assert "A complaint is not closed without its cause" in texts(visit)
    assert field(visit, "text_area", "outcome").value == "Sent a new one"
    assert listed(visit) == before


def test_closing_says_so_and_takes_it_off_the_list(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    first, *others = listed(visit)
    field(visit, "selectbox", "which").select_index(0)
    field(visit, "selectbox", "cause").select_index(0)
    field(visit, "button", "send").click().run()
    assert f"Complaint {first} is closed." in texts(visit)
    assert listed(visit) == others
    assert field(visit, "selectbox", "which").value is None


def test_closing_nothing_asks_which(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    field(visit, "selectbox", "cause").select_index(0)
    field(visit, "button", "send").click().run()
    assert "Say which complaint" in texts(visit)


def test_what_the_customer_said_is_read_before_closing(demo: Path, open_page: Open) -> None:
    visit = open_page(OPEN, person=LEAD, language="en")
    assert "What the customer said" not in texts(visit)
    field(visit, "selectbox", "which").select_index(0).run()
    assert "What the customer said" in texts(visit)
