"""How a trend stands to what is usual for it: by its newest points, within its newest phase."""

from datetime import date, timedelta

import pandas as pd

from metrics.statistics.signals import Signal
from pages.shared.standings import Standing, Usual, standing_of

NAN = float("nan")
FIRST = date(2026, 6, 1)


def week(number: int) -> date:
    return FIRST + timedelta(weeks=number)


def trend(
    *signals: Signal | None, phases: list[int] | None = None, limits: list[float] | None = None, over: int = 99
) -> pd.DataFrame:
    count = len(signals)
    return pd.DataFrame(
        {
            "start": [week(place) for place in range(count)], "value": [0.8] * count,
            "normal_low": limits or [0.7] * count, "signal": pd.Series(signals, dtype="object"),
            "phase": phases or [1] * count, "over": [place < over for place in range(count)],
        }
    )  # fmt: skip


def test_without_a_signal_it_is_within_its_usual_range() -> None:
    assert standing_of(trend(*[None] * 10)) == Standing(Usual.WITHIN)


def test_a_signal_is_told_with_the_week_in_which_it_began() -> None:
    found = standing_of(trend(*[None] * 7, Signal.BELOW_LIMIT, Signal.BELOW_LIMIT, None))
    assert found == Standing(Usual.SIGNAL, Signal.BELOW_LIMIT, week(7))


def test_a_run_began_with_the_first_of_its_eight() -> None:
    found = standing_of(trend(*[None] * 12, Signal.RUN_ABOVE, Signal.RUN_ABOVE))
    assert found == Standing(Usual.SIGNAL, Signal.RUN_ABOVE, week(5))


def test_an_old_signal_is_no_news() -> None:
    assert standing_of(trend(Signal.ABOVE_LIMIT, *[None] * 9)) == Standing(Usual.WITHIN)


def test_a_signal_of_an_older_phase_says_nothing_of_the_new_one() -> None:
    found = standing_of(
        trend(*[None] * 7, Signal.BELOW_LIMIT, None, None, phases=[1] * 8 + [2] * 2, limits=[0.7] * 8 + [NAN] * 2)
    )
    assert found == Standing(Usual.TOO_FEW, since=week(8))


def test_a_trend_of_few_points_and_one_of_rare_events_have_no_range() -> None:
    assert standing_of(trend(*[None] * 5, limits=[NAN] * 5)) == Standing(Usual.TOO_FEW)
    assert standing_of(trend(*[None] * 12, limits=[NAN] * 12)) == Standing(Usual.TOO_RARE)


def test_without_any_value_there_is_no_data() -> None:
    assert standing_of(trend(None, None).assign(value=NAN)) == Standing(Usual.NOTHING)


def test_a_week_that_is_not_over_is_not_asked() -> None:
    assert standing_of(trend(*[None] * 9, limits=[0.7] * 8 + [NAN], over=8)) == Standing(Usual.WITHIN)
