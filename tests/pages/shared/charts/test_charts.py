"""What the figures hold: targets, gaps, intervals, words; and that nothing of the database becomes markup."""

import json
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.io
import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st

from metrics import registry  # noqa: F401 - fills the registry
from metrics.calendars.periods import Grain
from metrics.declare import REGISTRY
from metrics.formats import Local
from metrics.statistics.spread import Spread
from metrics.words import LANGUAGES, Language
from pages.shared.charts import Chart, Line, Note, Said, bars, distribution, dots, lines, sparkline, spread, stacked
from pages.shared.charts import figure as parts
from tests.test_theme import colour, contrast

CSAT = Said(REGISTRY["csat"], "en")
RESPONSE = Said(REGISTRY["first_response_time"], "en")
ROOT = Path(__file__).parents[4]
MARKUP = '<a href="javascript:alert(1)">x</a> & <b>'


def trend(*values: float | None, band: float | None = 0.05) -> pd.DataFrame:
    rows = [
        {
            "start": date(2026, 8, 3) + timedelta(weeks=week), "value": value, "n": 20,
            "low": None if value is None or band is None else value - band,
            "high": None if value is None or band is None else value + band,
        }
        for week, value in enumerate(values)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["start", "value", "n", "low", "high"])


def weekly(frame: pd.DataFrame, said: Said = CSAT, **more: Any) -> Chart:
    return lines([Line("Satisfaction", frame)], said, Grain.WEEK, **more)


def groups() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["One", "Two", "New", "Empty"], "value": [0.80, 0.90, 1.0, None], "low": [0.76, 0.86, 0.44, None],
            "high": [0.84, 0.93, 1.0, None], "n": [400, 300, 3, 0],
        }
    )  # fmt: skip


def targets(chart: Chart) -> list[dict[str, Any]]:
    return [shape for shape in chart.figure["layout"]["shapes"] if shape.get("name") == "target"]


def texts(chart: Chart) -> str:
    return json.dumps(chart.figure, ensure_ascii=False)


ALL = {
    "lines": lambda language: weekly(trend(0.8, None, 0.9), Said(CSAT.metric, language), target=0.88),
    "dots": lambda language: dots("Teams", groups(), Said(CSAT.metric, language), target=0.88),
    "bars": lambda language: bars("Topics", ["Delay", "Damage"], [3, 1], language),
    "distribution": lambda language: distribution("Scores", ["5", "4"], [3, 1], language),
    "stacked": lambda language: stacked("Ages", ["One"], ["0–1", "15+"], [[3, 1]], language, attention=["15+"]),
    "spread": lambda language: spread("CSAT", Spread(0.8, 0.85, 0.9, 6), 0.91, Said(CSAT.metric, language)),
    "sparkline": lambda language: sparkline("CSAT", [0.8, None, 0.9], Said(CSAT.metric, language), target=0.88),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", ALL)
def test_every_shape_is_a_figure_that_plotly_itself_would_accept(shape: str, language: Language) -> None:
    chart = ALL[shape](language)
    plotly.io.from_json(json.dumps(chart.figure))
    assert chart.alt.strip()


def test_the_target_is_a_dotted_line_with_its_value_on_it() -> None:
    chart = weekly(trend(0.8, 0.82, 0.9), target=0.88)
    (line,) = targets(chart)
    assert (line["y0"], line["y1"], line["line"]["dash"]) == (0.88, 0.88, "dot")
    assert "Target ≥ 88%" in [note["text"] for note in chart.figure["layout"]["annotations"]]


def test_the_axis_reaches_the_target_even_far_from_the_data() -> None:
    low, high = weekly(trend(0.80, 0.82), target=0.95).figure["layout"]["yaxis"]["range"]
    assert low < 0.75 < 0.95 <= high


def test_without_a_target_there_is_no_line() -> None:
    assert targets(weekly(trend(0.8, 0.9))) == []


def test_a_missing_value_is_a_gap_in_the_line_and_in_the_band() -> None:
    chart = weekly(trend(0.8, 0.82, None, 0.9, 0.91))
    bands = [trace for trace in chart.figure["data"] if trace.get("fill") == "toself"]
    line = next(trace for trace in chart.figure["data"] if trace["mode"] == "lines+markers")
    assert line["y"] == [0.8, 0.82, None, 0.9, 0.91]
    assert line["connectgaps"] is False
    assert [len(band["x"]) for band in bands] == [4, 4]
    assert "1 without data" in chart.alt


def test_a_value_alone_between_two_gaps_is_still_seen() -> None:
    line = next(t for t in weekly(trend(None, 0.8, None)).figure["data"] if t["mode"] == "lines+markers")
    assert line["marker"]["size"] == [0, 6, 0]


def test_a_week_that_is_not_over_is_drawn_open() -> None:
    *_, last = weekly(trend(0.8, 0.82, 0.9), unfinished=True).figure["data"]
    assert last["line"]["dash"] == "dot"
    assert last["text"][-1].endswith("not over yet")


def test_a_trend_without_any_value_is_said_to_be_empty() -> None:
    assert weekly(trend(None, None)).alt == "Satisfaction: no data."
    assert weekly(trend()).alt == "Satisfaction: no data."


def test_a_trend_says_its_last_its_lowest_and_its_highest() -> None:
    alt = weekly(trend(0.85, 0.8, 0.9), target=0.88, notes=[Note(date(2026, 8, 10), "New policy")]).alt
    assert alt == (
        "Satisfaction from 3 Aug 2026 to 17 Aug 2026: last 90.0%, lowest 80.0%, highest 90.0%."
        " Target ≥ 88%. Marked: New policy."
    )


def test_a_note_that_needs_attention_is_red_on_its_week_and_another_is_not() -> None:
    notes = [Note(date(2026, 8, 12), "Signal", attention=True), Note(date(2026, 8, 4), "Policy")]
    chart = weekly(trend(0.85, 0.8, 0.9), notes=notes)
    mark = chart.figure["data"][-1]
    assert (mark["x"], mark["y"], mark["marker"]["color"]) == (["2026-08-10"], [0.8], parts.ATTENTION)
    assert parts.ATTENTION not in texts(weekly(trend(0.85, 0.8), notes=notes[1:]))


def test_what_happened_is_written_as_low_as_no_two_of_it_touch_on_a_phone() -> None:
    course = trend(*[0.85] * 60)
    close = [Note(date(2026, 8, 12), "Prices"), Note(date(2026, 8, 26), "Counter")]
    far = Note(date(2027, 9, 12), "Policy")
    at = {
        each["text"].replace("<br>", " "): each["yshift"]
        for each in weekly(course, notes=[*close, far]).figure["layout"]["annotations"]
        if each.get("yanchor") == "bottom" and each.get("yref") == "paper"
    }
    assert at == {"Prices": 2, "Counter": 34, "Policy": 2}
    alone, many = (weekly(course, notes=notes).figure["layout"]["height"] for notes in (close[:1], [*close, *close]))
    assert many == alone + 64  # the picture does not shrink for what is written above it


def test_the_targets_value_stands_where_the_line_leaves_room_for_it() -> None:
    def place(*values: float) -> tuple[str, str]:
        (found,) = (
            each
            for each in weekly(trend(*values, band=None), target=0.8).figure["layout"]["annotations"]
            if each["text"].startswith("Target")
        )
        return found["xanchor"], found["yanchor"]

    assert place(*[0.95] * 8, 0.8, 0.79, 0.81, 0.8) == ("left", "top")
    assert place(0.8, 0.79, 0.81, 0.8, *[0.6] * 8) == ("right", "bottom")
    assert place(0.82, 0.5, *[0.95] * 12, 0.6, 0.8) == ("center", "top")  # a line that crosses it hides it


def test_labels_of_lines_that_end_close_together_stand_apart() -> None:
    chart = lines([Line("A", trend(0.8, 0.851)), Line("B", trend(0.8, 0.85))], CSAT, Grain.WEEK)
    shifts = sorted(note["yshift"] for note in chart.figure["layout"]["annotations"])
    assert shifts[0] == 0
    assert shifts[1] >= 25


def test_no_figure_holds_more_than_two_thousand_points() -> None:
    days = [date(2020, 1, 1) + timedelta(days=at) for at in range(1500)]
    long = pd.DataFrame({"start": days, "value": 0.8, "low": 0.7, "high": 0.9, "n": 9})
    chart = lines([Line("A", long)], CSAT, Grain.DAY)
    assert sum(len(trace["x"]) for trace in chart.figure["data"]) <= parts.MOST_POINTS
    with pytest.raises(ValueError, match="coarser grain"):
        lines([Line("A", long), Line("B", long)], CSAT, Grain.DAY)


def test_a_group_is_red_only_when_its_whole_interval_misses_the_target() -> None:
    chart = dots("Teams", groups(), CSAT, target=0.88)
    colours = [t["marker"]["line"]["color"] for t in chart.figure["data"] if t["mode"] == "markers"]
    assert colours == [parts.ATTENTION, parts.DATA, parts.CONTEXT]
    assert "One 80.0% (n = 400) (needs attention)" in chart.alt


def test_a_group_with_too_few_cases_is_grey_and_does_not_stretch_the_axis() -> None:
    chart = dots("Teams", groups(), CSAT)
    low, _ = chart.figure["layout"]["xaxis"]["range"]
    assert low > 0.7
    assert all(min(trace["x"]) >= low for trace in chart.figure["data"])


def test_an_interval_without_an_upper_end_is_drawn_to_the_edge_and_said_to_be_open() -> None:
    frame = pd.DataFrame(
        {"name": ["One", "Two"], "value": [90.0, 60.0], "low": [70.0, 50.0], "high": [None, 80.0], "n": [30, 30]}
    )
    figure = dots("Categories", frame, RESPONSE).figure
    bands = [trace["x"] for trace in figure["data"] if trace["mode"] == "lines"]
    assert bands == [[70.0, figure["layout"]["xaxis"]["range"][1]], [50.0, 80.0]]
    assert "no upper end" in texts(dots("Categories", frame, RESPONSE))


def test_a_share_on_few_cases_is_drawn_where_it_is() -> None:
    chart = dots("Teams", groups(), CSAT)
    marks = [trace["x"] for trace in chart.figure["data"] if trace["mode"] == "markers"]
    assert marks == [[0.80], [0.90], [1.0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["p90", "Half are quicker"])
def test_days_under_a_trend_do_not_touch_each_other_on_a_phone(language: Language, name: str) -> None:
    half_a_year = trend(*[0.8] * 26)
    series = [Line("Median", half_a_year), Line(name, half_a_year)]
    layout = lines(series, Said(CSAT.metric, language), Grain.WEEK).figure["layout"]
    labels = layout["xaxis"]["ticktext"]
    phone = 300 - layout["margin"]["r"] - 40
    assert 2 <= len(labels) <= 6
    assert sum(parts.wide(text.split("<br>")[0]) * parts.NORMAL for text in labels) <= phone


def test_a_group_without_data_keeps_its_row() -> None:
    chart = dots("Teams", groups(), CSAT)
    assert len(chart.figure["layout"]["yaxis"]["ticktext"]) == 4
    assert "Empty No data" in chart.alt


def test_a_hidden_cell_shows_no_value_anywhere() -> None:
    frame = pd.DataFrame({"name": ["One"], "value": [0.5], "low": [0.1], "high": [0.9], "n": [4], "hidden": [True]})
    chart = dots("Teams", frame, CSAT)
    assert "50" not in chart.alt
    assert chart.figure["data"] == []


def test_a_long_list_says_how_many_it_leaves_out() -> None:
    frame = pd.DataFrame({"name": [f"T{at}" for at in range(40)], "value": 0.8, "n": 50})
    assert "and 25 more: see the table" in texts(dots("Teams", frame, CSAT))
    assert "and 15 more: see the table" in texts(bars("T", list(frame["name"]), [1.0] * 40, "en"))


def test_a_distribution_says_share_and_cases() -> None:
    assert distribution("Scores", ["5", "4"], [3, 1], "en").alt == "Scores: 5 75.0% · n = 3; 4 25.0% · n = 1."
    assert "—" in distribution("Scores", ["5"], [0], "zh").alt


def test_a_spread_shows_quartiles_and_the_own_mark_and_nothing_else() -> None:
    chart = spread("CSAT", Spread(0.8, 0.85, 0.9, 6), 0.91, CSAT)
    assert [trace["x"] for trace in chart.figure["data"]] == [[0.91]]
    assert {shape["name"] for shape in chart.figure["layout"]["shapes"]} == {"quartiles", "median"}
    assert chart.alt.endswith("You: 91.0%.")


def test_without_enough_people_there_is_no_spread() -> None:
    chart = spread("CSAT", None, 0.91, CSAT)
    assert chart.figure["layout"]["shapes"] == []
    assert "too few people" in chart.alt


def test_text_of_the_database_never_becomes_markup() -> None:
    frame = pd.DataFrame({"name": [MARKUP], "value": [0.8], "n": [50]})
    notes = [Note(date(2026, 8, 3), MARKUP)]
    for chart in (
        lines([Line(MARKUP, trend(0.8)), Line("B", trend(0.7))], CSAT, Grain.WEEK, notes=notes),
        dots(MARKUP, frame, CSAT), bars("x", [MARKUP], [1], "en"), stacked("x", [MARKUP], [MARKUP], [[1]], "en"),
    ):  # fmt: skip
        assert "<a " not in texts(chart)
        assert "&lt;a" in texts(chart)


@given(st.text(max_size=60))
def test_an_escaped_or_broken_text_holds_no_tag_but_line_breaks(text: str) -> None:
    assert "<" not in parts.escape(text)
    assert "<" not in parts.broken(text).replace("<br>", "")


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from(["csat", "first_response_time", "new_customers"]))
def test_an_axis_has_a_readable_number_of_round_ticks(one: float, other: float, key: str) -> None:
    said = Said(REGISTRY[key], "en")
    low, high = parts.reach([min(one, 1.0), min(other, 1.0)] if key == "csat" else [one, other], said.metric.unit)
    at = parts.ticks(low, high, said)
    assert 1 <= len(at) <= 12
    assert all(low - 1e-6 <= tick <= high + 1e-6 * max(1, high) for tick in at)


def test_ticks_of_durations_are_round_in_hours() -> None:
    assert [RESPONSE.tick(at) for at in parts.ticks(0, 600, RESPONSE)] == ["0", "2 h", "4 h", "6 h", "8 h", "10 h"]


def test_ticks_of_working_hours_are_round_in_working_days() -> None:
    said = Said(REGISTRY["complaint_resolution_time_working"], "en", Local(working_day_minutes=450))
    assert [said.tick(at) for at in parts.ticks(0, 2000, said)] == [
        "0", "1 working day", "2 working days", "3 working days", "4 working days",
    ]  # fmt: skip
    assert [said.tick(at) for at in parts.ticks(0, 500, said)] == ["0", "2 h", "4 h", "6 h", "8 h"]


def test_streamlit_still_replaces_the_colour_codes() -> None:
    """The codes are no promise of Streamlit's; a new version must keep them or these charts turn nearly black."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    (script,) = folder.glob("PlotlyChart.*.js")
    code = script.read_text(encoding="utf-8")
    for wanted in (parts.DATA, parts.CONTEXT, parts.ATTENTION, parts.INK, parts.GROUND, "chartCategoricalColors"):
        assert wanted in code


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("code", [parts.DATA, parts.CONTEXT, parts.ATTENTION])
def test_text_in_charts_can_be_read_in_both_themes(theme: str, code: str) -> None:
    colours = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]
    shade = colours["chartCategoricalColors"][int(code[-1]) - 1]
    assert contrast(colour(shade), colour(colours["backgroundColor"])) >= 4.5
