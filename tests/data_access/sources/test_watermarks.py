"""The value up to which a source was read comes back as what it was."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from data_access.rejected import Rejected
from data_access.sources.watermarks import given, kept, said


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 11, 20, 10, 0, 0, 123456),  # noqa: DTZ001  as databases without zones have them
        datetime(2026, 11, 20, 10, tzinfo=UTC),
        date(2026, 11, 20),
        7,
        2**70,
        0.1,
        Decimal("12.3400"),
        "2026-11-20 10:00:00",
        "编号“7”",
    ],
)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    found = given(kept(value, "changed"))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("value", [None, True, b"x", [1]])
def test_what_has_no_order_is_refused(value: Any) -> None:
    with pytest.raises(Rejected, match="source_watermark_kind"):
        kept(value, "changed")


def test_before_the_first_time_there_is_none() -> None:
    assert given(None) is None
    assert said(None) is None


def test_people_read_it_as_a_time() -> None:
    assert said(kept(datetime(2026, 11, 20, 10), "changed")) == "2026-11-20 10:00:00"  # noqa: DTZ001
