"""KPIs of any unit on one scale, on which 100 % is the target of each."""

import pytest

from metrics.goals.outlook import Outlook
from metrics.goals.targets import Status
from metrics.words import LANGUAGES, Language
from pages.shared.charts import figure as parts
from pages.shared.charts.bullets import STUB, Bullet, bullets

MET = Bullet("CSAT", Status.MET, "Met", "92%", "≥ 88%", Outlook(1.05, 1.0, 1.08), near=0.97)
BEHIND = Bullet(
    "New <b>customers", Status.MISSED, "Behind", "15", "≥ 27", Outlook(0.55, expected=0.7, forecast=0.78),
    forecast="heading for 21",
)  # fmt: skip
FAR = Bullet("Overdue", Status.MISSED, "Missed", "11", "≤ 5", Outlook(-0.2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_say_their_status_by_colour_and_by_word(language: Language) -> None:
    chart = bullets("Targets", [MET, BEHIND], language)
    bars = [trace for trace in chart.figure["data"] if trace["type"] == "bar"]
    assert [bar["marker"]["color"] for bar in bars] == [parts.GOOD, parts.ATTENTION]
    assert [bar["x"] for bar in bars] == [[1.05], [0.55]]
    assert "Met" in chart.alt
    assert "Behind" in chart.alt
    assert "heading for 21" in chart.alt


def test_the_interval_the_expected_and_the_forecast_are_drawn_where_there_are_any() -> None:
    figure = bullets("Targets", [MET, BEHIND], "en").figure
    names = [shape["name"] for shape in figure["layout"]["shapes"]]
    assert names == ["near", "expected", "target"]
    modes = [trace["mode"] for trace in figure["data"] if trace["type"] == "scatter"]
    assert modes == ["lines", "markers"]


def test_what_reaches_nothing_of_its_target_is_still_seen_and_names_stay_text() -> None:
    figure = bullets("Targets", [FAR, BEHIND], "en").figure
    assert figure["data"][0]["x"] == [STUB]
    assert "<b>" not in "".join(figure["layout"]["yaxis"]["ticktext"]).replace("<br>", "")


def test_without_a_row_it_says_so() -> None:
    assert bullets("Targets", [], "en").alt == "Targets: ."
