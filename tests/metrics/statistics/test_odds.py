"""How likely chance alone is, against a library that counts the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.stats import binom, poisson

from metrics.statistics.odds import of_count, of_share

usual_counts = some.floats(0.1, 200)
usual_shares = some.floats(0.01, 0.99)


@given(some.integers(0, 300), usual_counts)
def test_the_tail_of_a_count_is_that_of_poisson(cases, usual):
    expected = poisson.sf(cases - 1, usual) if cases >= usual else poisson.cdf(cases, usual)
    assert of_count(cases, usual) == pytest.approx(expected, abs=1e-9)


@given(some.integers(0, 200), some.integers(0, 200), usual_shares)
def test_the_tail_of_a_share_is_the_binomial_one(part, more, usual):
    whole = part + more
    expected = binom.cdf(part, whole, usual) if part <= usual * whole else binom.sf(part - 1, whole, usual)
    assert of_share(part, whole, usual) == pytest.approx(expected, abs=1e-9)


def test_what_never_happens_is_impossible_once_it_happens():
    assert (of_count(0, 0), of_count(1, 0)) == (1.0, 0.0)
    assert (of_share(5, 5, 1.0), of_share(4, 5, 1.0)) == (1.0, 0.0)
