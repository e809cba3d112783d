"""The weights of scorecards: everybody reads them, executives set them, and the scorecard follows."""

from pathlib import Path

import pytest

from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PAGE = "goals/weights.py"


@pytest.mark.parametrize(("person", "language"), [(STAFF, "zh"), (LEAD, "en"), (ADMIN, "zh")])
def test_everybody_reads_the_weights_and_only_executives_find_the_form(
    demo: Path, open_page: Open, person: int, language: str
) -> None:
    visit = open_page(PAGE, person=person, language=language)
    assert visit.title[0].value == ("评分权重" if language == "zh" else "Scorecard weights")
    (table,) = [table.value for table in visit.dataframe]
    assert table["weight"].sum() == 100
    assert not visit.number_input
    assert ("系统默认" if language == "zh" else "As the dashboard came") in texts(visit)


def test_an_executive_sets_weights_that_make_100_and_a_members_score_follows(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page(PAGE, person=EXECUTIVE, language="en")
    assert "Sum: 100 of 100" in texts(visit)
    for field in visit.number_input:
        field.set_value(60.0 if field.label == "Satisfaction (CSAT)" else 0.0)
    visit.date_input[0].set_value("2026-11-01")
    visit = visit.run()
    assert "Sum: 60 of 100" in texts(visit)
    save = next(button for button in visit.button if button.label == "Set these weights")
    visit = save.click().run()
    assert "add up to 60" in visit.error[0].value
    next(field for field in visit.number_input if field.label == "First-contact resolution").set_value(40.0)
    visit = next(button for button in visit.button if button.label == "Set these weights").click().run()
    assert not visit.exception
    assert "The weights count from 2026-11-01" in visit.success[0].value.replace("\\", "")
    assert "set by Shen Ruolan" in texts(visit)
    card = open_page("me/scorecard.py", person=STAFF, language="en")
    parts = next(table.value for table in card.dataframe if "contribution" in table.value)
    assert parts["weight"].tolist() == [100, 60, 40]
    # A month before goes by the weights of its time.
    before = open_page("me/scorecard.py", person=STAFF, language="en", period="last_month")
    assert len(next(table.value for table in before.dataframe if "contribution" in table.value)) == 11


def test_leads_have_weights_of_their_own(demo: Path, open_page: Open) -> None:
    table = open_page(PAGE, person=STAFF, role="lead", language="en").dataframe[0].value
    assert "Low scores followed up" in set(table["part"])
    assert table["weight"].sum() == 100
