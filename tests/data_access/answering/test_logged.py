"""What somebody entered, and what became of it: theirs to read, and nobody else's because they wrote it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from data_access.answering import feedback, follow_ups
from data_access.clock import Clock
from data_access.scope import OWNER
from data_access.workflow import complaints
from tests.data_access.entered import ANSWER, log, own, suggest, void
from tests.data_access.world import ADA, CAI, CLOCK, DAN, FAY, NORTH, TODAY, World, customer_of, whole_world


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def test_what_one_logged_last_is_ones_own_newest_entry_first(world: World) -> None:
    def texts(who: int) -> list[str]:
        with world.reading() as connection:
            return feedback.logged_by_oneself(connection, world.scope(who))["text"].tolist()

    assert texts(CAI) == []
    log(world, CAI, member_id=CAI, comment="about me")
    log(world, CAI, key="k2", member_id=DAN, comment="about a colleague")
    log(world, ADA, member_id=DAN, comment="by the lead", answered_on=TODAY - timedelta(days=3))
    suggest(world, ADA, member_id=DAN, text="for all of us")
    assert sorted(texts(CAI)) == ["about a colleague", "about me"]
    assert texts(DAN) == []
    assert sorted(texts(ADA)) == ["by the lead", "for all of us"]
    assert texts(FAY) == []


def test_what_one_logged_about_a_colleague_says_what_became_of_it(world: World) -> None:
    logged = log(world, CAI, member_id=DAN, comment="about a colleague", customer_id=customer_of(NORTH))
    assert own(world, CAI).iloc[0][["member", "customer", "fate"]].tolist() == ["Dan", "Customer of North 1", "counts"]
    void(world, ADA, "survey_answer", logged.id)
    assert own(world, CAI).iloc[0][["fate", "reason", "decided_by"]].tolist() == ["voided", "twice", "Ada"]
    assert own(world, CAI)["score"].tolist() == [4]


def test_who_logged_a_suggestion_or_a_low_score_is_told_what_was_answered(world: World) -> None:
    asked = suggest(world, CAI, member_id=None, text="larger print").id
    low = log(world, CAI, member_id=DAN, score=1, comment="slow").id
    assert sorted(own(world, CAI)["fate"]) == ["to_answer", "to_follow_up"]
    assert own(world, CAI)["due_at"].notna().all()
    later = Clock(CLOCK.now + timedelta(hours=1), CLOCK.zone)
    with world.writing() as connection:
        follow_ups.answer_suggestion(
            connection, world.scope(ADA), clock=later, suggestion_id=asked, decision="declined", reason="too dear",
            request_key="a",
        )  # fmt: skip
    told = own(world, CAI)
    assert told.iloc[0][["fate", "reason", "decided_by"]].tolist() == ["declined", "too dear", "Ada"]
    with world.writing() as connection:
        follow_ups.follow_up(connection, world.scope(ADA), clock=later, answer_id=low, note="sorry", request_key="b")
    told = own(world, CAI).set_index("kind").loc["csat"]
    # What the lead wrote down about a colleague's customer is the lead's and the colleague's.
    assert (told["fate"], told["decided_by"]) == ("followed_up", "Ada")
    assert told[["due_at", "reason"]].isna().all()
    assert own(world, DAN).empty


def test_a_complaint_one_logged_is_among_them_whoever_has_it(world: World) -> None:
    with world.writing() as connection:
        complaints.log_complaint(
            connection, world.scope(CAI), clock=CLOCK, request_key="c", customer_id=None, category=None,
            severity="low", channel=None, text="came broken", member_id=DAN,
        )  # fmt: skip
    assert own(world, CAI).iloc[0][["kind", "text", "member", "fate"]].tolist() == [
        "complaint", "came broken", "Dan", "received",
    ]  # fmt: skip
    assert own(world, DAN).empty


def test_rows_of_a_file_are_nobodys_own_entries(world: World) -> None:
    with world.reading() as connection:
        assert feedback.logged_by_oneself(connection, OWNER).empty
    with world.writing() as connection:
        feedback.log_answer(connection, OWNER, clock=CLOCK, request_key="k1", **ANSWER)
    with world.reading() as connection:
        assert feedback.logged_by_oneself(connection, OWNER)["text"].tolist() == ["quick"]
