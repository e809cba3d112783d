"""The funnel plot: its lines, its marks, and whose name stands in it."""

import pandas as pd

from metrics import satisfaction
from pages.shared.charts import Said, funnel
from pages.shared.charts.figure import ATTENTION, CONTEXT, DATA

SAID = Said(satisfaction.csat, "en")


def drawn(*rows: tuple[str, int, int], rate: float = 0.8):  # type: ignore[no-untyped-def]
    return funnel("Satisfaction", pd.DataFrame(rows, columns=["name", "part", "cases"]), rate, SAID)


def test_there_are_two_limits_on_each_side_and_a_mark_for_each_with_cases() -> None:
    chart = drawn(("Ann", 45, 50), ("Bob", 3, 3), ("Eve", 30, 60), ("Nobody", 0, 0))
    *lines, marks = chart.figure["data"]
    assert len(lines) == 4
    assert all(min(line["y"]) >= 0 and max(line["y"]) <= 1 for line in lines)
    assert marks["marker"]["color"] == [DATA, CONTEXT, ATTENTION]
    assert [label["text"] for label in chart.figure["layout"]["annotations"]] == ["Eve"]
    assert "Bob 100.0% (too few cases)" in chart.alt


def test_a_name_stays_text() -> None:
    chart = drawn(("<b>Eve</b>", 10, 60))
    assert "&lt;b&gt;" in chart.figure["layout"]["annotations"][0]["text"]
    assert "<b>Eve" not in chart.figure["data"][-1]["text"][0]


def test_without_anybody_it_is_empty_and_everybody_good_leaves_one_line() -> None:
    assert len(drawn().figure["data"][-1]["x"]) == 0
    assert drawn(("Ann", 50, 50), rate=1.0).figure["data"][-1]["y"].tolist() == [1.0]
