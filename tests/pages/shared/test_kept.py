"""What a visit chose is kept, until a link asks for something else."""

from pathlib import Path

from tests.pages.conftest import LEAD, Open


def test_a_links_choice_wins_over_an_earlier_one(demo: Path, open_page: Open) -> None:
    visit = open_page("growth/reviews.py", person=LEAD, view="team")
    chosen = [pills for pills in visit.button_group if pills.key == "pick_view"]
    assert [pills.value for pills in chosen] == ["team"]
    visit.query_params["view"] = "cycles"
    visit.run()
    assert [pills.value for pills in visit.button_group if pills.key == "pick_view"] == ["cycles"]
    del visit.query_params["view"]
    visit.run()
    assert [pills.value for pills in visit.button_group if pills.key == "pick_view"] == ["cycles"]
