"""What people learn, in numbers."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from metrics import formats
from metrics.training import months_later, training_completed, training_hours_each, trainings_overdue


@pytest.mark.parametrize(("day", "months", "later"), [
    (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2024, 2, 29), 48, date(2028, 2, 29)),
    (date(2026, 8, 31), 6, date(2027, 2, 28)), (date(2026, 12, 15), 1, date(2027, 1, 15)),
    (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2026, 11, 20), 12, date(2027, 11, 20)),
])  # fmt: skip
def test_a_certificate_runs_out_on_the_same_day_or_the_last_of_its_month(day, months, later):
    assert months_later(day, months) == later


def test_completed_is_of_what_was_due_with_its_interval():
    values = training_completed(pd.DataFrame({"trainings_completed": [18, 0], "trainings_missed": [6, 0]}))
    assert (values.value[0], values.n[0]) == (0.75, 24)
    assert (values.low[0], values.high[0]) == (pytest.approx(0.5510, abs=1e-4), pytest.approx(0.8800, abs=1e-4))
    assert np.isnan(values.value[1])  # nothing was due: no data, and not 100 %


def test_hours_are_of_each_who_took_part_and_never_told_in_days():
    values = training_hours_each(pd.DataFrame({"training_hours": [180.0, 0.0], "members_trained": [3, 0]}))
    assert values.value[0] == 60
    assert np.isnan(values.value[1])
    assert formats.value(60.0, training_hours_each, "en") == "60 h"
    assert formats.value(7.25, training_hours_each, "zh") == "7.3 小时"
    assert formats.difference(-1.5, training_hours_each, "en") == "−1.5 h"


def test_none_overdue_is_a_true_zero():
    assert trainings_overdue(pd.DataFrame({"trainings_overdue": [0]})).value[0] == 0
