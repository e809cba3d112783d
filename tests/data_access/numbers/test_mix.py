"""What the whole of a team reaches with just the cases somebody had."""

from collections.abc import Iterator

import pytest

from data_access.numbers.mix import expected_of_members, expected_of_own, kinds_of
from data_access.schema import survey_answer
from metrics.registry import METRICS
from tests.data_access.world import (
    ADA,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    NIGHTS,
    NORTH,
    THIS_MONTH,
    TODAY,
    World,
    an_answer,
    noon,
    whole_world,
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """North's people have three good of five about deliveries; of 30 about bills 6 are good, of Cai's 20 five."""
    with whole_world(tmp_path_factory.mktemp("mix")) as made:
        about = {"team_id": NORTH, "channel": "phone", "tier": "vip", "topic": "billing"}
        scores = [(CAI, 5)] * 5 + [(CAI, 1)] * 15 + [(DAN, 5)] + [(DAN, 1)] * 9
        made.add(
            survey_answer,
            *(
                {**about, **an_answer(noon(TODAY), "csat", score, (1, 5)), "member_id": who, "source_key": str(place)}
                for place, (who, score) in enumerate(scores)
            ),
        )
        yield made


def test_who_had_the_hard_cases_is_expected_to_have_less(world: World) -> None:
    found = expected_of_members(world.mirror, world.scope(ADA), "csat", THIS_MONTH, clock=CLOCK)
    rows = found[found["team_id"] == NORTH].set_index("member_id")
    # Six people have five deliveries each, 18 of 30 good; bills: 6 of 30.
    assert rows["expected"][CAI] == pytest.approx((5 * 0.6 + 20 * 0.2) / 25)
    assert rows["expected"][DAN] == pytest.approx((5 * 0.6 + 10 * 0.2) / 15)
    assert rows["expected"][3 + 6] == pytest.approx(0.6)
    assert rows["ratio"][CAI] == pytest.approx((8 / 25) / (7 / 25))
    assert rows["low"][CAI] < 1 < rows["high"][CAI]
    assert set(found["team_id"]) == {NORTH, NIGHTS}


def test_a_member_learns_their_own_and_nobody_elses(world: World) -> None:
    found = expected_of_own(world.mirror, world.scope(CAI), "csat", THIS_MONTH, clock=CLOCK)
    assert found["member_id"].tolist() == [CAI]
    assert found["expected"].tolist() == [pytest.approx(7 / 25)]
    theirs = expected_of_members(world.mirror, world.scope(CAI), "csat", THIS_MONTH, clock=CLOCK)
    assert set(theirs["member_id"]) == {CAI}


@pytest.mark.parametrize("who", [FAY, GIL])
def test_executives_and_administrators_learn_nobodys(world: World, who: int) -> None:
    assert expected_of_members(world.mirror, world.scope(who), "csat", THIS_MONTH, clock=CLOCK).empty
    assert expected_of_own(world.mirror, world.scope(who), "csat", THIS_MONTH, clock=CLOCK).empty


def test_only_shares_have_an_expected_value_and_complaints_by_their_category() -> None:
    assert kinds_of(METRICS["csat"]) == ("tier", "topic", "channel")
    assert kinds_of(METRICS["complaints_within_standard"]) == ("tier", "category", "channel")
    assert kinds_of(METRICS["first_response_time"]) == ()
    assert kinds_of(METRICS["sales"]) == ()


def test_a_median_has_none(world: World) -> None:
    assert expected_of_members(world.mirror, world.scope(ADA), "resolution_time", THIS_MONTH, clock=CLOCK).empty
    assert expected_of_own(world.mirror, world.scope(EVE), "resolution_time", THIS_MONTH, clock=CLOCK).empty
