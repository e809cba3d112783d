"""The declaration of a metric and the arithmetic they share."""

import pytest

from metrics.declare import (
    Better,
    Cohort,
    Reading,
    Unit,
    count,
    mean,
    metric,
    net_promoters,
    quantile,
    share,
    total,
)
from metrics.satisfaction import csat
from metrics.statistics.arithmetic import numbers
from metrics.words import Text


def column(*given):
    return numbers(given)


def test_a_key_cannot_be_declared_twice():
    declare = metric(
        name=Text(en="Satisfaction", zh="满意度"),
        meaning=Text(en="Again.", zh="再次。"),
        reckoned=Text(en="As before.", zh="同上。"),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        cohort=Cohort.ANSWERED,
        needs={"answers"},
    )
    with pytest.raises(ValueError, match="declared twice"):
        declare(csat.formula)


def test_a_share_has_its_parts_and_its_interval():
    found = share(column(18), column(24)).reading()
    assert (found.value, found.n, found.numerator, found.denominator) == (0.75, 24, 18, 24)
    assert (round(found.low, 4), round(found.high, 4)) == (0.5510, 0.8800)


def test_the_net_promoter_score_is_a_number_and_not_a_per_cent():
    found = net_promoters(column(50), column(20), column(100)).reading()
    assert (found.value, found.n, found.numerator, found.denominator) == (30, 100, 30, 100)
    assert (round(found.low, 2), round(found.high, 2)) == (14.69, 45.31)


def test_means_quantiles_and_sums_of_no_cases_are_no_data():
    assert mean(column(0), column(0)).reading() == Reading(None, 0, 0, 0)
    assert quantile(column(None), column(0)).reading() == Reading(None, 0)
    assert total(column(None), column(0)).reading() == Reading(None, 0)
    assert mean(column(17), column(4)).reading().value == 4.25


def test_a_count_of_nothing_is_0_and_a_count_that_is_missing_is_no_data():
    assert count(column(0)).reading() == Reading(0, 0)
    assert count(column(None)).reading() == Reading(None, 0)


def test_rows_become_readings_in_their_order_and_a_tile_takes_only_one():
    values = share(column(1, 0, 3), column(2, 0, 3))
    assert [reading.value for reading in values.readings()] == [0.5, None, 1.0]
    with pytest.raises(ValueError, match="there are 3"):
        values.reading()
