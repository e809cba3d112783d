"""Bands of both lines, one alone between gaps, the cases beside a dot, and bars made of parts over time."""

from datetime import date, timedelta

import pytest

from metrics import registry  # noqa: F401 - fills the registry
from metrics.calendars.periods import Grain
from metrics.declare import REGISTRY
from metrics.words import LANGUAGES, Language
from pages.shared.charts import Line, Part, Said, dots, lines, upright
from pages.shared.charts import figure as parts
from tests.pages.shared.charts.test_charts import CSAT, groups, trend

TIME = Said(REGISTRY["complaint_resolution_time"], "en")
WEEKS = [date(2026, 11, 2) + timedelta(weeks=week) for week in range(3)]


def test_each_line_stands_in_its_own_band_in_its_own_colour() -> None:
    both = [Line("median", trend(10, 12, 11, band=2)), Line("p90", trend(30, 40, 35, band=9))]
    figure = lines(both, TIME, Grain.WEEK, from_zero=True).figure
    bands = [trace for trace in figure["data"] if trace.get("fill") == "toself"]
    assert [band["fillcolor"] for band in bands] == [parts.DATA, parts.CONTEXT]
    assert max(bands[1]["y"]) == 49 <= figure["layout"]["yaxis"]["range"][1]


def test_a_band_alone_between_two_gaps_is_an_upright_line() -> None:
    found = lines([Line("CSAT", trend(None, 0.8, None))], CSAT, Grain.WEEK).figure["data"]
    alone = next(trace for trace in found if trace["mode"] == "lines")
    assert alone["x"][0] == alone["x"][1]
    assert alone["y"] == pytest.approx([0.85, 0.75])


def test_beside_a_dot_stands_what_is_said_of_its_cases() -> None:
    some = groups().assign(cases=["n = 400, 12 open", "n = 300", "n = 3", "n = 0"])
    chart = dots("CSAT", some, CSAT)
    assert "n = 400, 12 open" in str(chart.figure["layout"]["annotations"])
    assert "One 80.0% (n = 400, 12 open)" in chart.alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_are_made_of_their_parts_and_a_hidden_one_says_nothing(language: Language) -> None:
    made_of = [Part("in <b>time", parts.DATA, [4.0, None, 9.0]), Part("late", parts.NEAR, [1.0, None, 0.0], faint=True)]
    chart = upright("Promises", WEEKS, made_of, Grain.WEEK, language, tops=["80%", "", "100%"])
    data, layout = chart.figure["data"], chart.figure["layout"]
    assert layout["barmode"] == "stack"
    assert [trace["y"] for trace in data] == [[4.0, None, 9.0], [1.0, None, 0.0]]
    assert data[0]["name"] == "in &lt;b&gt;time"
    assert [label["y"] for label in layout["annotations"]] == [5.0, 9.0]  # above their bars
    assert layout["yaxis"]["range"][1] > 9
    assert "80%" in chart.alt
    assert "late 1" in chart.alt


def test_without_a_bar_it_says_that_there_is_nothing() -> None:
    assert "Promises" in upright("Promises", [], [], Grain.WEEK, "en", tops=[]).alt
