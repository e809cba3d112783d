"""What could be expected with the cases somebody had."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.mix import FEWEST_IN_STRATUM, expected

KINDS = ("tier", "category", "channel")


def frame(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["member_id", *KINDS, "part", "cases"])


WHOLE = frame(
    (0, "vip", "delivery", "phone", 90, 100),
    (0, "vip", "billing", "phone", 50, 100),
    (0, "regular", "billing", "chat", 80, 100),
)


def test_who_has_the_harder_cases_is_expected_to_have_the_lower_share():
    own = frame((1, "vip", "billing", "phone", 27, 50), (2, "vip", "delivery", "phone", 40, 50))
    found = expected(own, WHOLE, KINDS, "member_id")
    assert found.value.tolist() == [0.5, 0.9]
    assert found.ratio.tolist() == pytest.approx([27 / 25, 40 / 45])
    # The first has the lower share and does better than expected; the second the higher share and does worse.
    assert 40 / 50 > 27 / 50
    assert found.low[0] < 1 < found.high[0]
    assert found.high[1] < 1


def test_a_mix_of_the_wholes_own_is_expected_to_have_the_wholes_own_share():
    own = frame(*((1, *row[1:4], 0, row[5] / 10) for row in WHOLE.itertuples(index=False)))
    assert expected(own, WHOLE, KINDS, "member_id").value[0] == pytest.approx(220 / 300)


def test_kinds_with_few_cases_are_pooled_with_those_like_them():
    whole = frame(
        (0, "vip", "billing", "phone", 10, 10),
        (0, "vip", "billing", "chat", 0, 10),
        (0, "vip", "other", "chat", 90, 90),
    )
    own = frame((1, "vip", "billing", "phone", 3, 4))
    assert expected(own, whole, KINDS, "member_id").value[0] == 0.5  # both channels of it together have 20


def test_a_kind_the_whole_does_not_have_counts_with_all_of_it_and_no_case_is_no_value():
    own = frame((1, None, "new", None, 1, 2), (2, "vip", "billing", "phone", 0, 0))
    found = expected(own, WHOLE, KINDS, "member_id")
    assert found.value[0] == pytest.approx(220 / 300)
    assert pd.isna(found.value[1])
    assert pd.isna(found.ratio[1])
    assert expected(own.head(0), WHOLE, KINDS, "member_id").n.tolist() == []


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from("pq")),
        st.tuples(st.integers(1, 3 * FEWEST_IN_STRATUM), st.floats(0, 1)),
        min_size=1,
    )
)
def test_the_whole_with_its_own_mix_is_expected_to_be_what_it_is(cells):
    whole = frame(*((7, *key, round(rate * cases), cases) for key, (cases, rate) in cells.items()))
    found = expected(whole, whole, KINDS, "member_id")
    assert found.value[0] == pytest.approx(whole["part"].sum() / whole["cases"].sum())
    assert whole["part"].sum() == 0 or found.ratio[0] == pytest.approx(1)
