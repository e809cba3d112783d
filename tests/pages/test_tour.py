"""The tour: offered once on one's first page, a few steps by role, remembered, and started again from Help."""

from pathlib import Path

import pytest

from pages.shared.texts import tour as words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN, LEAD, STAFF])
def test_each_role_is_led_through_its_own_pages(demo_to_change: Path, open_page: Open, person: int) -> None:
    visit = open_page("manage/help.py", person=person)
    visit.button(key="tour_again").click().run()
    steps = 1
    while "tour_next" in {button.key for button in visit.button}:
        assert f"第 {steps} / " in texts(visit)
        visit.button(key="tour_next").click().run()
        assert not visit.exception
        steps += 1
    assert 3 <= steps <= 6
    visit.button(key="tour_back").click().run()
    assert f"第 {steps - 1} / {steps} 步" in texts(visit)
    visit.button(key="tour_next").click().run()
    visit.button(key="tour_done").click().run()
    assert " 步：" not in texts(visit)


def test_the_tour_is_offered_once_where_somebody_lands_and_nowhere_else(demo_to_change: Path, open_page: Open) -> None:
    lands = "manage/imports.py"
    visit = open_page(lands, person=ADMIN)
    assert words.OFFER.zh in texts(visit)
    for script, person in (("manage/people.py", ADMIN), (lands, "owner"), ("growth/talks.py", LEAD)):
        assert words.OFFER.zh not in texts(open_page(script, person=person))
    visit.button(key="tour_skip").click().run()
    assert words.OFFER.zh not in texts(visit)
    assert words.OFFER.zh not in texts(open_page(lands, person=ADMIN))


def test_the_first_owner_is_led_through_what_an_empty_installation_needs(nothing: Path, open_page: Open) -> None:
    visit = open_page("insight/overview.py")
    assert words.OFFER.zh in texts(visit)
    visit.button(key="tour_start").click().run()
    for step in words.FIRST[:-1]:
        assert step.what.zh in texts(visit)
        visit.button(key="tour_next").click().run()
    visit.button(key="tour_done").click().run()
    assert words.OFFER.zh not in texts(visit)
