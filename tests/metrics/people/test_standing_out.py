"""Member of the month: by arithmetic alone, whatever the order of the people."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from metrics.declare import Better
from metrics.people.standing_out import stand_out


def of(*pairs, better=Better.HIGHER):
    part, whole = (np.array(each, dtype="float64") for each in zip(*pairs, strict=True))
    return part, whole, better


def winners(*parts, fewest=5):
    return np.flatnonzero(stand_out(parts, fewest).stands_out).tolist()


def test_who_is_clearly_above_the_team_stands_out():
    """Of 390 of 500 the first has 98 of 100: (98 + 20 · .78) / 120 = 94.7 %, its interval begins at 89.1 %."""
    found = stand_out([of((98, 100), (73, 100), (73, 100), (73, 100), (73, 100))])
    assert (found.together, round(found.value[0], 4), round(found.low[0], 3)) == (0.78, 0.9467, 0.891)
    assert found.stands_out.tolist() == [True, False, False, False, False]


def test_who_cannot_be_told_apart_shares_it():
    assert winners(of((98, 100), (96, 100), (70, 100), (70, 100))) == [0, 1]
    assert winners(of((300, 300), (250, 300), (150, 300), (150, 300))) == [0]  # the second is above, and clearly behind


def test_where_nobody_is_clearly_above_nobody_gets_it():
    assert winners(of((9, 10), (8, 10), (8, 10))) == []
    assert winners(of((10, 10), (10, 10), (10, 10))) == []


def test_few_cases_win_nothing():
    assert winners(of((4, 4), (60, 100), (60, 100), (60, 100))) == []
    assert winners(of((30, 30), (40, 100), (40, 100), (40, 100)), fewest=31) == []
    assert winners(of((100, 100), (50, 100))) == []  # of two, one is always ahead


def test_lower_can_be_better_and_several_shares_count_alike():
    low = of((1, 100), (30, 100), (30, 100), (30, 100), better=Better.LOWER)
    assert winners(low) == [0]
    high = of((40, 100), (75, 100), (75, 100), (75, 100))
    assert winners(low, high) == []


def test_no_cases_at_all():
    found = stand_out([of((0, 0), (0, 0), (0, 0))])
    assert not found.stands_out.any()


people = st.lists(
    st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=8
)


@given(people, st.randoms(use_true_random=False))
def test_the_order_of_the_people_never_changes_who_wins(pairs, random):
    order = list(range(len(pairs)))
    random.shuffle(order)
    shuffled = winners(of(*(pairs[place] for place in order)))
    assert sorted(order[place] for place in shuffled) == winners(of(*pairs))


@given(people)
def test_people_with_the_same_numbers_win_together_or_not_at_all(pairs):
    won = set(winners(of(*pairs)))
    for one in range(len(pairs)):
        for other in range(len(pairs)):
            if pairs[one] == pairs[other]:
                assert (one in won) == (other in won)
