"""The page of cases and lessons, as each role: search, read, write, publish."""

from pathlib import Path

import pytest

from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

PAGE = "team/lessons.py"
HEADING = "Say when you will call, then call"


@pytest.mark.parametrize(("language", "published"), [("en", "Published"), ("zh", "已发布")])
@pytest.mark.parametrize("who", [STAFF, LEAD, EXECUTIVE])
@pytest.mark.usefixtures("demo")
def test_everybody_who_sees_numbers_reads_what_is_published(
    open_page: Open, who: int, language: str, published: str
) -> None:
    page = open_page(PAGE, person=who, language=language, number="3")
    assert HEADING in texts(page)
    assert published in texts(page)
    listed = page.dataframe[0].value
    assert len(listed) == {STAFF: 5, LEAD: 5, EXECUTIVE: 3}[who]
    assert ("writer" in listed) == (who != EXECUTIVE)


@pytest.mark.usefixtures("demo")
def test_a_search_finds_by_word_and_says_when_there_is_nothing(open_page: Open) -> None:
    page = open_page(PAGE, person=OTHER_LEAD, language="en", q="customers RANG")
    assert len(page.dataframe[0].value) == 1
    page = open_page(PAGE, person=OTHER_LEAD, language="en", q="zeppelin")
    assert "No lesson has all of these words" in texts(page)
    page = open_page(PAGE, person=OTHER_LEAD, language="en", tag="沟通")
    assert len(page.dataframe[0].value) == 2


@pytest.mark.usefixtures("demo")
def test_another_teams_proposal_is_not_there(open_page: Open) -> None:
    assert "no. 4" in texts(open_page(PAGE, person=OTHER_LEAD, language="en", number="4"))


@pytest.mark.usefixtures("demo_to_change")
def test_staff_write_from_their_complaint_and_the_lead_publishes(open_page: Open) -> None:
    page = open_page(PAGE, person=STAFF, language="en", **{"from": "action-1"})
    page.text_input[0].set_value("Ask for a photograph")
    page.text_area[0].set_value("The wrong part was sent.")
    page.button(key=next(each.key for each in page.button if "write_lesson_send" in str(each.key))).click().run()
    assert "what to do the next time" in "".join(error.value for error in page.error)
    assert page.text_area[0].value == "The wrong part was sent."
    page.text_area[1].set_value("Ask for a photograph of the plate.")
    page.button(key=next(each.key for each in page.button if "write_lesson_send" in str(each.key))).click().run()
    assert "Lesson no. 6 is written" in texts(page)
    assert "Ask for a photograph of the plate." in texts(page)  # in the place of the form
    assert not any("write_lesson_send" in str(each.key) for each in page.button)
    lead = open_page(PAGE, person=LEAD, language="en", number="6")
    lead.button(key=next(each.key for each in lead.button if "publish_6" in str(each.key))).click().run()
    assert "Lesson no. 6 is published" in texts(lead)
    assert "Ask for a photograph" in texts(open_page(PAGE, person=EXECUTIVE, language="en", number="6"))


def test_where_there_is_none_the_page_says_how_one_is_written(open_page: Open, nothing: Path) -> None:
    assert "还没有案例与经验" in texts(open_page(PAGE))


@pytest.mark.usefixtures("demo")
def test_administrators_are_told_that_it_is_not_their_page(open_page: Open) -> None:
    assert HEADING not in texts(open_page(PAGE, person=ADMIN, number="3"))
