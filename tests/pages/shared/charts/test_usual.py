"""Limits, phases and signals on a line: drawn by shape, said in words."""

from datetime import date, timedelta

import pandas as pd
import pytest

from metrics import registry  # noqa: F401 - fills the registry
from metrics.calendars.periods import Grain
from metrics.declare import REGISTRY
from metrics.statistics.signals import Signal
from metrics.words import Language
from pages.shared.charts import Chart, Line, Note, Said, lines
from pages.shared.charts.flows import Bucket, Named, flows

CSAT = Said(REGISTRY["csat"], "en")
NONE: list[Signal | None] = [None] * 6


def judged(phases: list[int], signals: list[Signal | None]) -> pd.DataFrame:
    weeks = [date(2026, 9, 7) + timedelta(weeks=week) for week in range(6)]
    return pd.DataFrame(
        {
            "start": weeks, "value": [0.8] * 5 + [0.6], "n": [40] * 6, "normal_low": [0.7] * 6,
            "normal_high": [0.9] * 6, "phase": phases, "signal": pd.Series(signals, dtype="object"),
        }
    )  # fmt: skip


def drawn(phases: list[int], signals: list[Signal | None], language: Language = "en", **more: object) -> Chart:
    line = Line("Satisfaction", judged(phases, signals))
    return lines([line], Said(REGISTRY["csat"], language), Grain.WEEK, **more)  # type: ignore[arg-type]


def test_the_limits_are_two_lines_that_break_off_where_a_phase_begins() -> None:
    thin = [trace for trace in drawn([1, 1, 1, 2, 2, 2], NONE).figure["data"] if trace["line"]["width"] == 1]
    assert [trace["y"] for trace in thin] == [[end] * 3 + [None] + [end] * 3 for end in (0.7, 0.9)]
    assert not any(trace["connectgaps"] for trace in thin)


def test_a_signal_has_a_shape_of_its_own_and_its_rule_in_words() -> None:
    chart = drawn([1] * 6, [*NONE[:5], Signal.BELOW_LIMIT])
    mark = chart.figure["data"][-1]
    assert (mark["marker"]["symbol"], mark["x"], mark["y"]) == ("diamond", ["2026-10-12"], [0.6])
    line = next(trace for trace in chart.figure["data"] if "text" in trace)
    assert "usual range 70.0%–90.0%" in line["text"][-1]
    assert "◇ signal: below its lower limit" in line["text"][-1]
    assert "Signals: 12 Oct 2026 below its lower limit." in chart.alt


def test_who_cannot_see_the_chart_hears_of_the_range_and_of_no_signal() -> None:
    assert "Usual range at the end 70.0%–90.0%, phases: 2. No signal." in drawn([1, 1, 1, 2, 2, 2], NONE).alt
    assert "最近的波动范围 70.0%–90.0%，阶段数 1。无信号。" in drawn([1] * 6, NONE, "zh").alt


def test_where_limits_begin_anew_the_mark_is_dashed_and_says_so() -> None:
    notes = [
        Note(date(2026, 9, 14), "A new rule", new_phase=True),
        Note(date(2026, 9, 21), "A campaign", until=date(2026, 10, 2)),
    ]
    chart = drawn([1] * 6, NONE, notes=notes)
    shapes = chart.figure["layout"]["shapes"]
    assert [shape["line"].get("dash") for shape in shapes if shape["type"] == "line"] == ["dash", "solid"]
    assert [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "rect"] == [("2026-09-21", "2026-10-02")]
    assert "A new rule (limits begin anew); A campaign" in chart.alt


def test_what_happened_late_in_the_last_month_stands_within_the_picture() -> None:
    chart = drawn([1] * 6, NONE, notes=[Note(date(2026, 10, 29), "Late")])
    assert chart.figure["layout"]["shapes"][0]["x0"] == "2026-10-12"


@pytest.mark.parametrize("usual", [None, (2.0, 8.0)])
def test_a_backlog_lies_between_its_limits(usual: tuple[float, float] | None) -> None:
    buckets = [Bucket(date(2026, 11, 2), 5, 3, 2), Bucket(date(2026, 11, 9), 12, 9, 2)]
    said = Said(REGISTRY["complaints_backlog"], "en")
    chart = flows(Named("Open", "came", "went"), buckets, said, Grain.WEEK, usual=usual)
    assert [shape["y0"] for shape in chart.figure["layout"]["shapes"]] == ([] if usual is None else [2, 8])
    assert ("Usual range 2–8." in chart.alt) == (usual is not None)


def test_four_notes_are_marked_and_the_others_counted_but_never_one_with_which_limits_begin_anew() -> None:
    phase = Note(date(2026, 9, 14), "A new rule", new_phase=True)
    later = [Note(date(2026, 9, 15 + day), f"Note {day}") for day in range(5)]
    chart = drawn([1] * 6, NONE, notes=[phase, *later])
    texts = [each["text"] for each in chart.figure["layout"]["annotations"]]
    assert "+2 more not marked" in texts
    assert [text for text in texts if text.startswith(("A new rule", "Note"))] == [
        "A new rule", "Note 2", "Note 3", "Note 4",
    ]  # fmt: skip
    assert "+2 more not marked" in chart.alt
    assert "not marked" not in drawn([1] * 6, NONE, notes=[phase, *later[:3]]).alt
