"""The weights of a role, and of one person whose own targets weigh something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.people.scorecard import WHOLE
from metrics.people.weights import DEFAULT, RATED, RATED_MEANING, total, with_own
from metrics.registry import METRICS

SOME = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 100), max_size=6)


def test_what_a_role_begins_with_adds_up_to_100_and_is_known():
    for parts in DEFAULT.values():
        assert total(parts) == WHOLE
        assert set(parts) <= set(METRICS) | set(RATED)
    assert set(RATED) == set(RATED_MEANING)


def test_an_own_target_keeps_its_weight_and_the_others_share_the_rest():
    assert with_own({"a": 40, "b": 30, "c": 30}, {"a": 50}) == {"a": 50, "b": 25, "c": 25}
    assert with_own({"a": 40, "b": 60}, {"z": 20}) == pytest.approx({"a": 32, "b": 48, "z": 20})


def test_own_targets_of_more_than_100_are_scaled_down():
    assert with_own({"a": 100}, {"y": 80, "z": 120}) == pytest.approx({"y": 40, "z": 60})
    assert with_own({}, {}) == {}


@given(SOME, SOME)
def test_whatever_was_agreed_the_weights_add_up_to_100(role, own):
    found = with_own(role, own)
    assert not found or sum(found.values()) == pytest.approx(WHOLE)
    assert all(weight > 0 for weight in found.values())
