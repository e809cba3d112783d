"""Peer ratings: what is shown, and that nobody's own rating can be found out from it, also not by subtracting."""

from collections import defaultdict
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.people.peers import (
    FEWEST_RATERS,
    HIGHEST,
    LOWEST,
    NOTHING,
    Peers,
    Rating,
    figure,
    is_open_ended,
    peers,
    qualitative,
    shown_comments,
)

SCALE = range(LOWEST, HIGHEST + 1)
WEIGHTS = {"teamwork": 40.0, "reliability": 30.0, "expertise": 20.0, "initiative": 10.0}

scores = st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.sampled_from(SCALE))
ratings = st.lists(st.builds(Rating, scores, st.none() | st.text("ab", max_size=3)), max_size=8)


@pytest.mark.parametrize(
    ("given_scores", "shown"),
    [
        ([4, 4, 4], 4.0), ([3, 4, 4], 3.5), ([2, 3, 3], 2.5), ([5, 5, 5], 4.5), ([1, 1, 1], 1.5), ([5, 4, 5], 4.5),
        ([2, 5, 5], 3.5), ([3, 5, 5], 4.0), ([1, 1, 4], 2.5), ([4, 4, 4, 5], 4.5), ([3, 3, 4, 3, 3], 3.0),
    ],
)  # fmt: skip
def test_a_figure_is_the_mean_to_the_nearest_half_and_never_an_end_of_the_scale(
    given_scores: list[int], shown: float
) -> None:
    assert figure(given_scores) == shown


def test_two_scores_have_no_figure() -> None:
    with pytest.raises(ValueError, match="few"):
        figure([4, 4])
    with pytest.raises(ValueError, match="none"):
        figure([4, 4, 6])


def test_the_ends_are_said_to_be_open() -> None:
    assert [is_open_ended(each) for each in (1.5, 2.0, 4.0, 4.5)] == [-1, 0, 0, 1]


@pytest.mark.parametrize("raters", [3, 4, 5])
def test_no_figure_tells_anybody_what_a_rater_gave_not_even_another_rater(raters: int) -> None:
    """All ratings there can be: what the first rater, who knows their own, can think of the second one."""
    left: dict[tuple[float, int], set[int]] = defaultdict(set)
    for every in product(SCALE, repeat=raters):
        left[figure(every), every[0]].add(every[1])
    assert {key: found for key, found in left.items() if len(found) < 2} == {}


@given(ratings)
def test_no_sum_or_difference_of_what_is_shown_is_one_raters_score(given_ratings: list[Rating]) -> None:
    """Also for a rater who takes their own away, and if everybody gave the same in each category."""
    found = peers(given_ratings, WEIGHTS)
    if not found.figures:
        return
    size = len(given_ratings)
    rows = [[float(key in rating.scores) for rating in given_ratings] for key in found.figures]
    rows.append(np.mean(rows, axis=0).tolist())  # the whole
    for own in range(size):
        known = np.array([*rows, np.eye(size)[own]])
        rank = np.linalg.matrix_rank(known)
        for other in set(range(size)) - {own}:
            assert np.linalg.matrix_rank(np.vstack([known, np.eye(size)[other]])) > rank


@given(ratings)
def test_every_figure_rests_on_the_same_three_or_more(given_ratings: list[Rating]) -> None:
    found = peers(given_ratings, WEIGHTS)
    sets = {frozenset(n for n, each in enumerate(given_ratings) if key in each.scores) for key in found.figures}
    assert len(sets) <= 1
    assert all(len(those) == found.raters >= FEWEST_RATERS for those in sets)
    assert (found.raters is None) == (not found.figures)


@given(st.data())
def test_in_which_order_people_rated_changes_nothing(data: st.DataObject) -> None:
    given_ratings = data.draw(ratings)
    mixed = data.draw(st.permutations(given_ratings))
    assert peers(mixed, WEIGHTS) == peers(given_ratings, WEIGHTS)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_of_fewer_than_three_nothing_is_said_not_even_how_many(count: int) -> None:
    assert peers([Rating(dict.fromkeys(WEIGHTS, 4), "kind")] * count, WEIGHTS) == NOTHING


def test_a_category_that_one_could_not_rate_is_left_out_rather_than_told_apart() -> None:
    whole = dict.fromkeys(WEIGHTS, 4)
    without = {key: score for key, score in whole.items() if key != "expertise"}
    found = peers([Rating(whole), Rating(whole), Rating(whole), Rating(without)], WEIGHTS)
    assert found == Peers(4, {"teamwork": 4.0, "reliability": 4.0, "initiative": 4.0}, ())


def test_comments_are_shown_from_three_who_wrote_one_in_an_order_of_their_own() -> None:
    assert shown_comments(["a", None, "b", ""]) == ()
    assert shown_comments(["a", "b", "c"]) == shown_comments(["c", "a", None, "b"])
    assert sorted(shown_comments(["a", "b", "c"])) == ["a", "b", "c"]


def test_the_qualitative_score_is_weighted_over_what_was_rated() -> None:
    assert qualitative({"teamwork": 4}, WEIGHTS) == 0.75
    assert qualitative({"teamwork": 5, "reliability": 1}, WEIGHTS) == pytest.approx(40 / 70)
    assert qualitative({}, WEIGHTS) is None
    assert qualitative({"teamwork": 4}, {"teamwork": 0.0}) is None


@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(LOWEST, HIGHEST), min_size=1))
def test_it_lies_within_the_scores_it_is_made_of(given_scores: dict[str, float]) -> None:
    found = qualitative(given_scores, WEIGHTS)
    ends = [(each - LOWEST) / (HIGHEST - LOWEST) for each in given_scores.values()]
    assert found is not None
    assert min(ends) - 1e-9 <= found <= max(ends) + 1e-9
