"""The score of a quality review, and how far two reviewers are apart."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.people.quality import Apart, Rated, agreement, apart, by_category, review_score
from metrics.service_quality import critical_failures, quality_reviews, quality_score


def five(score: int | None, weight: float = 1.0, critical: bool = False) -> Rated:
    return Rated(weight, 1, 5, critical, score)


ONE = st.builds(
    lambda weight, low, size, critical, place: Rated(
        weight, low, low + size, critical, None if place is None else low + min(place, size)
    ),
    st.floats(0.01, 1000), st.integers(0, 1), st.integers(1, 9), st.just(False),
    st.one_of(st.none(), st.integers(0, 9)),
)  # fmt: skip
SOME = st.lists(ONE, max_size=8)


def test_four_of_five_is_75_per_cent() -> None:
    assert review_score([five(4)]) == 0.75


def test_categories_count_by_their_weights() -> None:
    assert review_score([five(5, 30), five(3, 10)]) == pytest.approx((30 * 1 + 10 * 0.5) / 40)


def test_what_did_not_apply_is_absent_and_neither_0_nor_full() -> None:
    assert review_score([five(4), five(None, 99)]) == 0.75


def test_nothing_rated_is_no_score() -> None:
    assert review_score([]) is None
    assert review_score([five(None), five(None, critical=True)]) is None


def test_a_failed_critical_category_makes_the_review_0() -> None:
    assert review_score([five(5, 95), Rated(5, 0, 1, True, 0)]) == 0.0
    assert review_score([five(5, 95), Rated(5, 0, 1, True, 1)]) == 1.0
    assert review_score([five(4), five(None, critical=True)]) == 0.75  # N/A is no failure
    assert review_score([five(4), five(2, critical=True)]) == pytest.approx(0.5)


@settings(max_examples=60, deadline=None)
@given(SOME)
def test_a_score_lies_between_its_lowest_and_its_highest_category(rated: list[Rated]) -> None:
    shares = [each.share for each in rated if each.share is not None]
    score = review_score(rated)
    if not shares:
        assert score is None
    else:
        assert score is not None
        assert min(shares) - 1e-9 <= score <= max(shares) + 1e-9
        assert 0 <= score <= 1


@settings(max_examples=60, deadline=None)
@given(SOME, st.floats(0.01, 100))
def test_only_the_proportions_of_the_weights_matter(rated: list[Rated], times: float) -> None:
    heavier = [Rated(each.weight * times, each.low, each.high, each.critical, each.score) for each in rated]
    assert review_score(heavier) == pytest.approx(review_score(rated))


@settings(max_examples=60, deadline=None)
@given(SOME, ONE)
def test_no_better_rating_makes_a_worse_score_and_none_at_all_changes_nothing(rated: list[Rated], one: Rated) -> None:
    assert review_score([*rated, Rated(one.weight, one.low, one.high, False, None)]) == review_score(rated)
    scores = [
        review_score([*rated, Rated(one.weight, one.low, one.high, False, score)])
        for score in range(one.low, one.high + 1)
    ]
    assert scores == sorted(scores)  # type: ignore[type-var]


def test_two_reviews_are_compared_category_by_category() -> None:
    first, second = {1: five(4), 2: five(None), 3: five(2)}, {1: five(2), 2: five(3), 4: five(5)}
    found = {each.category: each for each in apart(first, second)}
    assert list(found) == [1, 2, 3, 4]
    assert found[1].difference == -0.5
    assert found[2] == Apart(2, None, 0.5)
    assert found[2].difference is None
    assert not found[2].same


def test_agreement_counts_what_at_least_one_rated() -> None:
    each = [Apart(1, 0.5, 0.5), Apart(2, 0.5, 0.75), Apart(3, None, None), Apart(4, None, 1.0)]
    found = agreement([(0.8, 0.5), (0.6, 0.7)], each)
    assert (found.calibrations, found.categories) == (2, 3)
    assert found.same_share == pytest.approx(1 / 3)
    assert found.mean_apart == pytest.approx(0.2)
    assert found.furthest == pytest.approx(0.3)


def test_without_calibrations_nothing_is_said_of_agreement() -> None:
    found = agreement([], [])
    assert (found.calibrations, found.same_share, found.mean_apart, found.furthest) == (0, None, None, None)


def test_a_category_that_never_applied_has_no_mean() -> None:
    assert by_category([(2, five(5)), (1, five(3)), (2, five(3)), (3, five(None))]) == {2: (0.75, 2), 1: (0.5, 1)}


def test_the_kpis_of_reviews() -> None:
    measured = pd.DataFrame(
        {"quality_score_sum": [3.0, None], "quality_reviews": [4, 0], "quality_failures": [1, 0]}
    )  # fmt: skip
    mean, none = quality_score(measured).readings()
    assert (mean.value, mean.n, mean.low) == (0.75, 4, None)
    assert none.value is None
    failed = critical_failures(measured).readings()
    assert failed[0].value == 0.25
    assert failed[0].low is not None
    assert failed[1].value is None
    assert [each.value for each in quality_reviews(measured).readings()] == [4, 0]
