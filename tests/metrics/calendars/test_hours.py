import pytest

from metrics.calendars import hours
from metrics.calendars.business_time import windows_wrong

OFFICE = ((540, 720), (810, 1080))


@pytest.mark.parametrize(
    "words",
    [
        "09:00-12:00, 13:30-18:00", "9-12,13:30-18", "9:00–12:00；13：30～18：00",
        "９：００－１２：００、１３：３０－１８：００",
        "9:00 至 12:00, 13:30到18:00", " 9 to 12; 13:30 TO 18 ", "09:00—12:00\n13:30~18:00,",
    ],
)  # fmt: skip
def test_hours_are_read_however_a_keyboard_writes_them(words: str) -> None:
    assert hours.read(words) == OFFICE


@pytest.mark.parametrize("words", ["", "  ", "-", "–", "off", "休", "休息", ","])
def test_nothing_and_a_dash_are_no_hours(words: str) -> None:
    assert hours.read(words) == ()


@pytest.mark.parametrize(
    ("words", "part"),
    [("9-12, noon", "noon"), ("9:60-12", "9:60-12"), ("9-25", "9-25"), ("9", "9"), ("9-12-13", "9-12-13")],
)
def test_what_is_no_hours_is_named(words: str, part: str) -> None:
    with pytest.raises(hours.Unreadable) as caught:
        hours.read(words)
    assert caught.value.part == part


def test_the_whole_day_can_be_worked_and_what_is_written_is_read_back() -> None:
    assert hours.read("0-24") == ((0, 1440),)
    assert hours.written(OFFICE) == "09:00-12:00, 13:30-18:00"
    assert hours.written(()) == ""
    for windows in (OFFICE, ((0, 1440),), ()):
        assert hours.read(hours.written(windows)) == windows


@pytest.mark.parametrize("words", ["12-9", "9-12, 11-18", "13-18, 9-12", "9-9"])
def test_hours_out_of_order_are_read_and_found_wrong(words: str) -> None:
    assert windows_wrong(hours.read(words))
