"""Durations as people type them."""

import pytest

from metrics import formats
from metrics.formats import Local
from metrics.goals.typed import Unreadable, minutes_of
from metrics.response import first_response_time

PLAIN, WORKING = first_response_time, first_response_time.working
LOCAL = Local("CNY", 9 * 60)


def test_either_language_is_read_in_minutes() -> None:
    for typed, minutes in {
        "30 min": 30, "30 分钟": 30, "30分": 30, "4 h": 240, "4h": 240, "4 小时": 240, "４小时": 240, "1.5 hours": 90,
        "1 h 30 min": 90, "1小时30分钟": 90, "半小时": 30, "2 d": 2880, "2 Days": 2880, "2 天": 2880, "90 s": 1.5,
        "1,440 min": 1440, "-30 min": -30, "−30 分钟": -30, "+1 h": 60, "0": 0, "": None, "  ": None,
    }.items():  # fmt: skip
        assert minutes_of(typed, PLAIN, LOCAL) == minutes, typed


def test_a_day_of_working_hours_is_as_long_as_the_calendar_says() -> None:
    assert WORKING is not None
    for typed in ("2 d", "2 working days", "2 个工作日", "2天"):
        assert minutes_of(typed, WORKING, LOCAL) == 2 * 9 * 60, typed
    assert minutes_of("4 working hours", WORKING, LOCAL) == 240
    with pytest.raises(Unreadable):
        minutes_of("2 working days", PLAIN, LOCAL)


@pytest.mark.parametrize(
    "typed",
    ["4", "four hours", "4 x", "h", "30 min 1 h", "1 h 2 h", "4,5 h", "--4 h", "4 h -", "4 h" * 40, "1 2 h", "-"],
)
def test_what_cannot_be_read_or_lacks_its_unit_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        minutes_of(typed, PLAIN, LOCAL)


def test_what_pages_write_can_be_typed() -> None:
    assert WORKING is not None
    for metric in (PLAIN, WORKING):
        for minutes in (0, 0.5, 1.5, 30, 59.9, 90, 240, 540, 2880, 4320, 43_200):
            for language in ("en", "zh"):
                said = formats.value(minutes, metric, language, local=LOCAL)
                again = minutes_of(said, metric, LOCAL)
                assert again is not None
                assert formats.value(again, metric, language, local=LOCAL) == said
