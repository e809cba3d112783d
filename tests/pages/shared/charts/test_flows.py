"""A backlog as a line, with what came and went as bars."""

import json
from datetime import date

from metrics.calendars.periods import Grain
from metrics.declare import REGISTRY
from metrics.registry import METRICS
from pages.shared.charts import Bucket, Named, Said, flows
from pages.shared.charts import figure as parts

OPEN = Said(REGISTRY["complaints_backlog"], "en")
NAMED = Named("Open", "came", "<b>resolved</b>")
WEEKS = [
    Bucket(date(2026, 11, 2), 34.0, 12.0, 5.0),
    Bucket(date(2026, 11, 9), None, None, None),
    Bucket(date(2026, 11, 16), 41.0, 3.0, 0.0, contradicts=True),
]


def test_what_came_stands_above_what_went_below_and_what_does_not_add_up_is_marked() -> None:
    assert METRICS
    chart = flows(NAMED, WEEKS, OPEN, Grain.WEEK, unfinished=True)
    line, marks, came, went = chart.figure["data"]
    assert line["y"] == [34, None, 41]
    assert (came["y"], went["y"]) == ([12, None, 3], [-5, None, 0])
    assert (marks["x"], marks["marker"]["color"]) == (["2026-11-16"], parts.ATTENTION)
    assert came["marker"]["opacity"][-1] < came["marker"]["opacity"][0]
    assert came["hovertext"][0].startswith("2 Nov 2026<br>Open: 34<br>came: 12")
    assert "<b>resolved" not in json.dumps(chart.figure["data"])
    assert (
        chart.alt == "Open from 2 Nov 2026 to 16 Nov 2026: last 41, lowest 34, highest 41. came 15; <b>resolved</b> 5"
    )


def test_nothing_is_drawn_of_nothing() -> None:
    chart = flows(NAMED, [], OPEN, Grain.DAY)
    assert chart.alt == "Open: no data."
