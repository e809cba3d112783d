"""One rule for a file's rows and for a form: days, durations, kept promises, and what a score means."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest

from data_access.derived import answer_columns, case_columns, of_one
from tests.data_access.world import CLOCK

OPENED = datetime(2026, 11, 1, 15, 30, tzinfo=UTC)  # 23:30 in Shanghai
HOUR = timedelta(hours=1)


def case(*, complaints: bool = False, ends_known: bool = True, **given: Any) -> dict[str, Any]:
    row = {"opened_at": OPENED, **given}
    return of_one(case_columns, row, CLOCK, complaints=complaints, ends_known=ends_known)


def answer(kind: str, score: float | None, low: int, high: int, comment: str | None = None) -> dict[str, Any]:
    row = {
        "kind": kind,
        "score": score,
        "scale_low": low,
        "scale_high": high,
        "comment": comment,
        "answered_at": OPENED,
    }
    return of_one(answer_columns, row, CLOCK)


def test_days_are_those_of_the_reporting_zone() -> None:
    found = case(first_response_at=OPENED + HOUR, resolved_at=OPENED + 2 * HOUR)
    assert (found["opened_on"], found["resolved_on"]) == (date(2026, 11, 1), date(2026, 11, 2))
    assert (found["first_response_minutes"], found["resolution_minutes"]) == (60, 120)


@pytest.mark.parametrize(
    ("given", "strange"),
    [
        ({"first_response_at": OPENED - HOUR}, "response_before_report"),
        ({"resolved_at": OPENED - HOUR}, "resolution_before_report"),
        ({"closed_at": OPENED - HOUR}, "closing_before_report"),
        ({"state": "closed"}, "ended_without_time"),
        ({"resolved_at": CLOCK.now + 48 * HOUR}, "in_the_future"),
        (
            {"first_response_at": OPENED - HOUR, "resolved_at": OPENED - HOUR},
            "response_before_report,resolution_before_report",
        ),
        ({"first_response_at": OPENED}, None),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_and_never_a_duration(given: dict[str, Any], strange: str | None) -> None:
    found = case(**given)
    assert found["strange"] == strange
    assert all(found[name] is None or found[name] >= 0 for name in ("first_response_minutes", "resolution_minutes"))


def test_a_case_leaves_the_backlog_when_it_ends_and_never_before_it_began() -> None:
    assert case()["ended_on"] is None
    assert case(closed_at=OPENED + 48 * HOUR)["ended_on"] == date(2026, 11, 3)
    assert case(resolved_at=OPENED - 48 * HOUR)["ended_on"] == date(2026, 11, 1)
    assert case(state="resolved")["ended_on"] == date(2026, 11, 1)


def test_a_case_closed_without_a_resolution_has_no_resolution_time() -> None:
    found = case(closed_at=OPENED + HOUR)
    assert (found["resolution_minutes"], found["resolved_on"], found["first_resolved_on"]) == (
        None,
        None,
        date(2026, 11, 2),
    )


def test_a_source_that_tells_of_no_ends_has_no_backlog() -> None:
    assert case(ends_known=False)["ended_on"] == date(2026, 11, 1)
    assert case(ends_known=False, first_response_at=OPENED + HOUR)["ended_on"] == date(2026, 11, 2)


def test_an_open_state_after_a_resolution_is_a_case_that_came_back() -> None:
    found = case(complaints=True, state="investigated", resolved_at=OPENED + HOUR)
    assert (found["resolved_at"], found["ended_on"]) == (None, None)
    assert found["first_resolved_at"] == OPENED + HOUR
    assert (found["reopened_count"], found["reopened_soon"]) == (1, True)


def test_reopened_counts_within_thirty_days_of_the_first_end() -> None:
    times = {"first_resolved_at": OPENED + HOUR, "resolved_at": OPENED + 2000 * HOUR}
    assert case(reopened_at=OPENED + HOUR + timedelta(days=30), **times)["reopened_soon"] is True
    assert case(reopened_at=OPENED + 2 * HOUR + timedelta(days=30), **times)["reopened_soon"] is False
    assert case(resolved_at=OPENED + HOUR)["reopened_soon"] is False
    assert case()["reopened_soon"] is None


def test_a_promise_is_kept_or_broken_once_that_is_certain() -> None:
    due = {"due_at": OPENED + 4 * HOUR}
    assert case(resolved_at=OPENED + 4 * HOUR, **due)["kept"] is True
    assert case(resolved_at=OPENED + 5 * HOUR, **due)["kept"] is False
    assert case(**due)["kept"] is None
    assert case(within_standard=True)["kept"] is None
    assert case(within_standard=False)["kept"] is False
    assert case(within_standard=False, resolved_at=OPENED + HOUR, **due)["kept"] is False
    assert case(resolved_at=OPENED + HOUR)["kept"] is None


@pytest.mark.parametrize(
    ("given", "interaction", "complaint"),
    [
        ({}, "open", "received"),
        ({"first_response_at": OPENED + HOUR}, "open", "investigated"),
        ({"resolved_at": OPENED + HOUR}, "resolved", "answered"),
        ({"closed_at": OPENED + HOUR}, "closed", "confirmed"),
        ({"state": "on the moon"}, "on the moon", "on the moon"),
    ],
)
def test_a_state_that_is_not_said_follows_from_the_times(
    given: dict[str, Any], interaction: str, complaint: str
) -> None:
    assert case(**given)["state"] == interaction
    assert case(complaints=True, **given)["state"] == complaint


@pytest.mark.parametrize(
    ("kind", "scale", "top", "bottom"),
    [
        ("csat", (1, 5), {4, 5}, {1, 2}),
        ("csat", (1, 3), {3}, {1}),
        ("csat", (0, 1), {1}, {0}),
        ("csat", (1, 10), {9, 10}, {1, 2}),
        ("nps", (0, 10), {9, 10}, {0, 1, 2, 3, 4, 5, 6}),
        ("ces", (1, 7), {5, 6, 7}, {1, 2}),
        ("ces", (1, 5), {4, 5}, {1, 2}),
    ],
)
def test_the_best_and_worst_scores_of_each_scale(
    kind: str, scale: tuple[int, int], top: set[int], bottom: set[int]
) -> None:
    scores = range(scale[0], scale[1] + 1)
    found = {score: answer(kind, score, *scale) for score in scores}
    assert {score for score in scores if found[score]["top_box"]} == top
    assert {score for score in scores if found[score]["bottom_box"]} == bottom


def test_a_percentage_has_its_best_fifth_and_its_worst_two() -> None:
    assert [answer("csat", score, 0, 100)["top_box"] for score in (79, 80)] == [False, True]
    assert [answer("csat", score, 0, 100)["bottom_box"] for score in (40, 41)] == [True, False]


def test_an_answer_without_a_score_is_in_no_box() -> None:
    found = answer("csat", None, 1, 5, comment="  ")
    assert (found["top_box"], found["bottom_box"], found["commented"]) == (None, None, False)
    assert answer("csat", 5, 1, 5, comment="fine")["commented"] is True


def test_a_frame_without_rows_gives_a_frame_without_rows() -> None:
    none = pd.DataFrame({"opened_at": pd.Series(dtype="datetime64[us, UTC]")})
    assert case_columns(none, CLOCK, complaints=False).empty
