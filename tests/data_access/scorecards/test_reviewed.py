"""What was given in shared reviews, of everybody at once: the same as of one person alone, and nobody else's."""

import pytest
from sqlalchemy import Engine

from data_access.clock import Clock
from data_access.engine import reading
from data_access.reviewing.scores import review_scores
from data_access.scorecards.ratings import ratings, readings_of
from data_access.scorecards.reviewed import reviewed_scores
from metrics.calendars.periods import Grain, named
from metrics.people.weights import BY_LEAD, PEERS, SELF
from tests.data_access.conftest import STAFF, Cast
from tests.data_access.demo_file import TODAY

QUARTER, MONTH = named("last_quarter", TODAY), named("this_month", TODAY)
IN_IT = QUARTER.buckets(Grain.MONTH)[1]


def test_a_lead_finds_of_each_what_the_review_itself_tells(demo_company: Engine, cast: Cast, clock: Clock) -> None:
    with reading(demo_company) as connection:
        found = ratings(connection, cast.lead, (QUARTER, IN_IT, MONTH), clock=clock)
        people = found.loc[found["part"] == PEERS, "member_id"].unique()
        assert len(people) >= 3
        for member_id in map(int, people):
            alone = review_scores(connection, cast.lead, member_id=member_id, period=QUARTER)
            assert alone is not None
            for period in (QUARTER, IN_IT):  # the quarter's review is that of each of its months
                told = readings_of(found, period, member_id=member_id)
                assert told[PEERS].value == pytest.approx(alone.peer)
                assert (told[PEERS].n, told[SELF].value) == (alone.raters, pytest.approx(alone.self))
                assert told[BY_LEAD].value == pytest.approx(alone.lead)
    # This quarter's are still collected: nothing of them counts.
    assert not set(found.loc[found["start"] == MONTH.start, "part"]) & {PEERS, SELF, BY_LEAD}


def test_staff_find_their_own_and_who_sees_no_reviews_finds_none(demo_company: Engine, cast: Cast) -> None:
    with reading(demo_company) as connection:
        assert set(reviewed_scores(connection, cast.staff, (QUARTER,))["member_id"]) == {STAFF}
        for who in (cast.nobody, cast.other_lead, cast.admin, cast.executive):
            assert reviewed_scores(connection, who, (QUARTER,)).empty
