"""Numbers as a reader writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import formats
from metrics.complaints import complaint_resolution_time
from metrics.customers import new_customers, sales
from metrics.registry import METRICS
from metrics.response import first_response_time, interactions_opened
from metrics.satisfaction import csat, csat_mean, nps


@pytest.mark.parametrize(
    ("minutes", "english", "chinese"),
    [
        (0, "0 min", "0 分钟"),
        (0.2, "12 s", "12 秒"),
        (0.999, "1 min", "1 分钟"),
        (2.5, "2.5 min", "2.5 分钟"),
        (6, "6 min", "6 分钟"),
        (41.4, "41 min", "41 分钟"),
        (59.6, "1 h", "1 小时"),
        (399.4, "6.7 h", "6.7 小时"),
        (22.1 * 60, "22.1 h", "22.1 小时"),
        (30 * 60, "30 h", "30 小时"),
        (48 * 60, "2 days", "2 天"),
        (381.5 * 60, "15.9 days", "15.9 天"),
        (None, "—", "—"),
        (float("nan"), "—", "—"),
    ],
)
def test_a_duration_is_printed_in_the_unit_that_suits(minutes, english, chinese):
    assert formats.duration(minutes, "en") == english
    assert formats.duration(minutes, "zh") == chinese


def test_durations_that_are_read_together_are_told_in_one_unit():
    hours, days = 41.6 * 60, 2.3 * 24 * 60
    assert formats.duration(hours, "en") == "41.6 h"
    assert formats.duration(hours, "en", among=days) == "1.7 days"
    assert formats.duration(hours, "zh", among=days) == "1.7 天"
    assert formats.duration(300, "en", among=days) == "5 h"  # less than a day stays what it is
    assert formats.duration(600, "en", working_day_minutes=480, among=1200) == "1.3 working days"
    assert formats.longest(None, float("nan"), 3.0, 2.0) == 3.0
    assert formats.longest(None) is None


def test_on_the_business_clock_days_are_working_days():
    assert formats.duration(2.4 * 480, "en", working_day_minutes=480) == "2.4 working days"
    assert formats.duration(2.4 * 480, "zh", working_day_minutes=480) == "2.4 个工作日"
    assert formats.duration(480, "zh", working_day_minutes=480) == "8 小时"


@pytest.mark.parametrize(
    ("metric", "amount", "english", "chinese"),
    [
        (csat, 0.8461, "84.6%", "84.6%"),
        (csat, 1.0, "100.0%", "100.0%"),
        (csat_mean, 4.2476, "4.25 / 5", "4.25 / 5"),
        (nps, -30.04, "−30.0", "−30.0"),
        (interactions_opened, 17182, "17,182", "17,182"),
        (sales, 29356250.4, "CN¥29,356,250", "¥29,356,250"),
        (first_response_time, 6.0, "6 min", "6 分钟"),
    ],
)
def test_a_value_carries_its_unit(metric, amount, english, chinese):
    assert formats.value(amount, metric, "en") == english
    assert formats.value(amount, metric, "zh") == chinese


@pytest.mark.parametrize(
    ("metric", "amount", "goal", "written"),
    [
        (csat_mean, 4.197, 4.2, "4.197 / 5"),
        (csat_mean, 4.19996, 4.2, "4.20 / 5"),  # nearer than anybody reads
        (csat_mean, 4.2, 4.2, "4.20 / 5"),
        (csat_mean, 4.11, 4.2, "4.11 / 5"),
        (csat, 0.84968, 0.85, "84.97%"),
        (nps, 29.96, 30, "29.96"),
        (interactions_opened, 11.6, 12, "12"),
        (csat, 0.85, None, "85.0%"),
        (csat, None, 0.85, "—"),
    ],
)
def test_a_value_that_missed_its_goal_does_not_read_like_it(metric, amount, goal, written):
    assert formats.value_beside(amount, goal, metric, "en") == written
    assert formats.value_beside(amount, goal, metric, "zh") == written


def test_money_is_in_the_installations_currency_and_small_amounts_keep_their_cents():
    assert formats.value(29356250, sales, "en", local=formats.Local("USD")) == "$29,356,250"
    assert formats.money(12.5, "zh") == "¥12.50"
    assert formats.money(-5000, "zh") == "−¥5,000"


def test_money_under_an_axis_is_said_in_short():
    assert [formats.money_in_short(each, "en") for each in (500, 1_500_000, -250_000)] == [
        "CN¥500", "CN¥1.5M", "−CN¥250K",
    ]  # fmt: skip
    assert [formats.money_in_short(each, "zh") for each in (5_000, 1_500_000)] == ["¥5,000", "¥150万"]


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_missing_is_a_dash_and_never_0(metric, language):
    for missing in (None, float("nan")):
        assert formats.value(missing, metric, language) == "—"
        assert formats.difference(missing, metric, language) == "—"
        assert formats.target(missing, metric, language) == "—"
        assert formats.interval(missing, missing, metric, language) == ""
    assert formats.NO_DATA.said("zh") == "暂无数据"


@pytest.mark.parametrize(
    ("metric", "amount", "english", "chinese"),
    [
        (csat, -0.012, "−1.2 points", "−1.2 个百分点"),
        (csat, 0.0001, "unchanged", "持平"),
        (nps, 3.3, "+3.3 points", "+3.3 分"),
        (csat_mean, 0.12, "+0.12", "+0.12"),
        (new_customers, -12, "−12", "−12"),
        (sales, 5000, "+CN¥5,000", "+¥5,000"),
        (first_response_time, -2, "faster by 2 min", "快 2 分钟"),
        (complaint_resolution_time, 288, "slower by 4.8 h", "慢 4.8 小时"),
        (first_response_time, 0, "unchanged", "持平"),
    ],
)
def test_a_difference_is_said_in_words_that_fit_the_unit(metric, amount, english, chinese):
    assert formats.difference(amount, metric, "en") == english
    assert formats.difference(amount, metric, "zh") == chinese


def test_a_target_shows_its_direction_and_no_decimals_nobody_wrote():
    assert formats.target(0.88, csat, "zh") == "≥ 88%"
    assert formats.target(0.885, csat, "en") == "≥ 88.5%"
    assert formats.target(10, first_response_time, "zh") == "≤ 10 分钟"
    assert formats.target(4.5, csat_mean, "en") == "≥ 4.5 / 5"
    assert formats.target(800, interactions_opened, "en") == "800"
    assert formats.band(0.8, 0.9, csat, "en") == "80%–90%"


def test_cases_and_intervals_are_written_as_the_language_writes_them():
    assert formats.cases(1204, "en") == formats.cases(1204, "zh") == "n = 1,204"
    assert formats.interval(0.825, 0.865, csat, "en") == "95% interval 82.5–86.5"
    assert formats.interval(0.825, 0.865, csat, "zh") == "95% 区间 82.5–86.5"


def test_halves_are_rounded_as_people_round_them():
    assert formats.share(0.8285, "en") == "82.9%"
    assert formats.number(2.5, "en") == "3"
    assert formats.number(-2.5, "en") == "−3"
    assert formats.number(-0.2, "en") == "0"


@given(st.floats(-1e9, 1e9), st.sampled_from(["en", "zh"]))
def test_nothing_is_written_with_a_hyphen_for_a_minus(amount, language):
    for metric in METRICS.values():
        for text in (formats.value(amount, metric, language), formats.difference(amount, metric, language)):
            assert text
            assert "-" not in text
