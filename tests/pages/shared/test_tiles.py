"""A tile through Streamlit: what it says, with data and without."""

import pytest
from streamlit.testing.v1 import AppTest

from metrics.goals.targets import STATUS_WORDS, Status
from pages.shared import tiles


def two_tiles() -> None:
    from metrics.declare import REGISTRY
    from metrics.goals.targets import Status
    from metrics.registry import SUBJECTS
    from pages.shared import tiles
    from pages.shared.charts import Said, sparkline

    assert SUBJECTS
    said = Said(REGISTRY["csat"], "en")
    there = tiles.Tile(
        "there", "Satisfaction *all*", "Share [x](http://y)", "84.6%",
        Status.MISSED, "≥ 88%", "−1.2 points", "n = 1,204",
        sparkline("Satisfaction", [0.8, 0.9], said), few=True,
    )  # fmt: skip
    missing = tiles.Tile("missing", "New", "How many", None, Status.NO_DATA, trend=sparkline("New", [], said))
    tiles.tiles([there, missing])


@pytest.fixture
def drawn() -> AppTest:
    page = AppTest.from_function(two_tiles, default_timeout=20)
    page.query_params["lang"] = "en"
    page.run()
    assert not page.exception
    return page


def test_a_tile_says_value_status_target_change_and_cases(drawn: AppTest) -> None:
    assert drawn.metric[0].value == ":gray[84\\.6%]"
    assert "Missed · target ≥ 88%" in drawn.markdown[0].value
    assert drawn.caption[0].value == "−1\\.2 points  \n&nbsp;  \nn \\= 1,204"


def test_names_and_definitions_are_no_markdown(drawn: AppTest) -> None:
    assert drawn.metric[0].label == "Satisfaction \\*all\\*"
    assert "[x](http" not in drawn.metric[0].help


def test_a_tile_without_data_has_the_same_parts(drawn: AppTest) -> None:
    assert drawn.metric[1].value == ":gray[—]"
    assert "No data" in drawn.markdown[1].value
    assert len(drawn.caption) == len(drawn.metric) == len(drawn.get("plotly_chart")) == len(drawn.button) == 2
    assert drawn.caption[1].value.count("&nbsp;") == 3


def test_every_status_has_an_icon_and_a_word() -> None:
    assert set(tiles._LOOKS) == set(Status) == set(STATUS_WORDS)
    assert len({icon for _, icon in tiles._LOOKS.values()}) == len(Status)
