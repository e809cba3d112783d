"""Curves of what is still open after how long."""

import json

import pandas as pd
import plotly.io
import pytest

from metrics.complaints import complaint_resolution_time
from metrics.statistics.survival import Survival, kaplan_meier
from metrics.words import LANGUAGES, Language
from pages.shared.charts import Curve, Said, steps

SAID = Said(complaint_resolution_time, "en")


def survival(*durations: float, still_open: int = 0) -> Survival:
    closed = [True] * len(durations) + [False] * still_open
    return kaplan_meier(pd.DataFrame({"duration": [*durations, *[5000.0] * still_open], "closed": closed}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_curves_are_a_figure_that_plotly_itself_would_accept(language: Language) -> None:
    curves = [Curve("all", survival(60, 120, still_open=1), 5000.0), Curve("some", survival(60, 120), 120.0)]
    chart = steps("Still open", curves, Said(complaint_resolution_time, language))
    plotly.io.from_json(json.dumps(chart.figure))
    assert chart.alt.strip()


def test_a_curve_begins_at_all_and_goes_down_at_each_duration() -> None:
    trace = steps("x", [Curve("all", survival(60, 120, still_open=2), 5000.0)], SAID).figure["data"][0]
    assert trace["x"] == [0, 60, 120, 5000]
    assert trace["y"] == [1, 0.75, 0.5, 0.5]
    assert trace["line"]["shape"] == "hv"


def test_the_median_is_marked_and_named_only_where_it_is_reached() -> None:
    reached = steps("x", [Curve("all", survival(60, 120, 180), 180.0)], SAID)
    assert reached.figure["data"][1]["x"] == [120]
    assert "median 2 h" in reached.alt
    missed = steps("x", [Curve("all", survival(60, still_open=3), 5000.0)], SAID)
    assert len(missed.figure["data"]) == 1
    assert "half not reached yet" in missed.alt


def test_a_curve_of_very_many_steps_is_thinned_and_keeps_its_shape() -> None:
    found = survival(*range(1, 5001))
    trace = steps("x", [Curve("all", found, 5000.0)], SAID).figure["data"][0]
    assert len(trace["x"]) <= 400
    for duration, share in zip(trace["x"], trace["y"], strict=True):
        assert share == pytest.approx(found.open_share_at(duration))


def test_the_last_few_of_a_long_tail_do_not_squeeze_the_rest() -> None:
    layout = steps("x", [Curve("all", survival(*range(1, 100), 100000), 100000.0)], SAID).figure["layout"]
    assert layout["xaxis"]["range"][1] < 200


def test_no_case_at_all_is_said() -> None:
    assert "No data" in steps("x", [Curve("all", survival(), 0.0)], SAID).alt


def test_names_leave_a_curve_free_that_falls_only_at_its_end() -> None:
    falls_late = steps("x", [Curve("all", survival(5000), 5000.0)], SAID).figure["layout"]["annotations"][0]
    assert (falls_late["xanchor"], falls_late["y"]) == ("left", 0.46)
    falls_early = steps("x", [Curve("all", survival(*range(1, 100)), 5000.0)], SAID).figure["layout"]["annotations"][0]
    assert (falls_early["xanchor"], falls_early["y"]) == ("right", 1.04)
