"""What the sentence over a comparison of groups says, and what it keeps to itself."""

import pandas as pd
import pytest

from metrics.complaints import complaints_opened
from metrics.declare import Metric
from metrics.goals.targets import Target
from metrics.response import interactions_escalated
from metrics.satisfaction import csat
from pages.shared.headlines import of_groups

NAN = float("nan")
NORTH, SOUTH, WEST = ("North", 0.90, 0.87, 0.93), ("South", 0.70, 0.65, 0.75), ("West", 0.84, 0.78, 0.90)


def said(*groups: tuple[str, float, float, float], metric: Metric = csat, target: float | None = 0.8) -> str:
    frame = pd.DataFrame(groups, columns=["name", "value", "low", "high"])
    return of_groups(metric, frame, None if target is None else Target(target), "en")


def test_only_a_group_whose_whole_interval_is_short_of_the_target_is_named() -> None:
    assert said(NORTH, SOUTH, WEST) == "Only South is clearly short of the target"
    assert said(NORTH, WEST) == "None is clearly short of the target"
    assert said(SOUTH) == "South is clearly short of the target"
    assert said(NORTH, SOUTH, WEST, target=0.95) == "All are clearly short of the target"
    assert said(NORTH, SOUTH, WEST, target=0.6) == "All clearly reach the target"


def test_where_lower_is_better_the_high_ones_are_short_of_the_target() -> None:
    assert said(NORTH, SOUTH, WEST, metric=interactions_escalated, target=0.86) == (
        "Only North is clearly short of the target"
    )


def test_without_a_target_only_intervals_that_lie_apart_differ() -> None:
    assert said(SOUTH, NORTH, WEST, target=None) == "North and South clearly differ"
    assert said(NORTH, WEST, target=None) == "No clear difference"


def test_groups_without_a_value_are_left_out() -> None:
    assert said(SOUTH, ("East", NAN, NAN, NAN)) == "South is clearly short of the target"


@pytest.mark.parametrize("groups", [(), (("East", NAN, NAN, NAN),)])
def test_no_value_at_all_is_no_data(groups: tuple[tuple[str, float, float, float], ...]) -> None:
    assert said(*groups) == "No data on Satisfaction (CSAT) yet"


def test_numbers_without_an_interval_are_only_shown() -> None:
    assert said(("North", 4, NAN, NAN), metric=complaints_opened) == "Complaints opened by group"


def test_of_a_sum_its_greatest_part_is_told_and_nothing_where_a_part_is_hidden() -> None:
    north, south = ("North", 45, NAN, NAN), ("South", 15, NAN, NAN)
    assert said(south, north, metric=complaints_opened) == "Complaints opened: North makes up 75%"
    assert said(north, south, ("East", NAN, NAN, NAN), metric=complaints_opened) == "Complaints opened by group"
    assert said(("North", 0, NAN, NAN), ("South", 0, NAN, NAN), metric=complaints_opened) == (
        "Complaints opened by group"
    )


def test_a_group_of_few_at_the_top_does_not_hide_that_two_others_differ() -> None:
    few = ("New", 1.0, 0.51, 1.0)
    assert said(few, NORTH, SOUTH, target=None) == "North and South clearly differ"


def test_several_beside_each_other_say_what_they_compare() -> None:
    frame = pd.DataFrame(
        [("VIP", 0.5, 0.4, 0.6), ("Regular", 0.9, 0.85, 0.95)], columns=["name", "value", "low", "high"]
    )
    said = of_groups(csat, frame, Target(0.8), "en", of="Satisfaction by tier")
    assert said == "Satisfaction by tier: Only VIP is clearly short of the target"
    counts = frame.assign(low=float("nan"), high=float("nan"))
    assert of_groups(csat, counts, None, "en", of="Satisfaction by tier") == "Satisfaction by tier"
