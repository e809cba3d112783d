"""Quality reviews: who reviews whom, what members read and answer, second reviews made blind, and what is rated."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import func, select, update

from data_access import voiding
from data_access.auditing import audited
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.due import due_for
from data_access.due_by_day import CALIBRATION, QUALITY_REVIEW
from data_access.numbers.behind import rows_behind
from data_access.quality import calibrating, cases, form, scoring
from data_access.quality.calibrating import calibrations
from data_access.quality.part import quality_part
from data_access.quality.reviews import quality_reviews, review_ratings
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry, complaint, quality_category, quality_review
from data_access.scope import OWNER
from tests.data_access.erasing.traces import erase_member
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    MAX,
    NORTH,
    SERVING,
    THIS_MONTH,
    World,
    whole_world,
)
from tests.databases import ZONE

GOOD = ((1, 4, None), (2, 4, "asked twice"), (3, 4, None), (4, 4, None), (5, 4, None), (6, 1, None))
OF_CAI, OPEN_OF_CAI, OF_DAN = 1, 2, 2  # the reviews of both, and Cai's complaint that nobody reviewed


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def do(world: World, command: Callable[..., int], who: int | None, key: str = "k", **fields: Any) -> int:
    scope = OWNER if who is None else world.scope(who)
    with world.writing() as connection:
        given = {"clock": CLOCK, "request_key": key, **fields}
        return audited.perform(command, given, connection=connection, scope=scope, clock=CLOCK)


def review(world: World, who: int | None = ADA, key: str = "r", **given: Any) -> int:
    about = {} if "member_id" in given else {"case_kind": "complaint", "case_id": OPEN_OF_CAI}
    return do(world, scoring.review_case, who, key, **{"ratings": GOOD, **about, **given})


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


def read(world: World, who: int, **asked: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return quality_reviews(connection, world.scope(who), clock=CLOCK, **asked)


def asked(world: World, who: int, question: Callable[..., pd.DataFrame], *given: Any, **named: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return question(connection, world.scope(who), *given, **named)


def count(world: World, table: Any = quality_review) -> int:
    with world.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


# ------------------------------------------------------------------ reviewing


def test_a_review_keeps_its_score_and_what_was_true_of_the_case(world: World) -> None:
    number = review(world, findings="Kind, but slow")
    row = read(world, ADA, number=number).iloc[0]
    assert (row["member_id"], row["team_id"], row["channel"]) == (CAI, NORTH, "phone")
    assert row["score"] == pytest.approx((0.75 * 95 + 5) / 100)
    assert (row["state"], row["reviewer_id"]) == ("to_acknowledge", ADA)
    ratings = asked(world, ADA, review_ratings, (number,))
    assert list(ratings["score"]) == [4, 4, 4, 4, 4, 1]
    assert list(ratings["remark"].dropna()) == ["asked twice"]


def test_a_double_click_stores_once_and_another_content_under_its_key_is_told(world: World) -> None:
    before = count(world)
    assert review(world) == review(world)
    assert count(world) == before + 1
    assert reason(lambda: review(world, findings="other")) == "request_key_reused"


def test_two_leads_at_once_make_one_review_of_a_case(world: World) -> None:
    """The team below North is led by who leads North; a lead of both stores in two tabs."""

    def one(key: str) -> str:
        try:
            return str(review(world, key=key))
        except Rejected as error:
            return error.reason

    before = count(world)
    with ThreadPoolExecutor(2) as both:
        found = sorted(both.map(one, ("one", "two")))
    assert found[1] == "case_reviewed"
    assert count(world) == before + 1


def test_what_does_not_apply_is_left_out_and_a_failed_critical_category_makes_it_0(world: World) -> None:
    absent = tuple((key, None if key < 6 else 1, None) for key in range(1, 7))
    assert read(world, ADA, number=review(world, ratings=absent)).iloc[0]["score"] == 1.0
    failed = (*GOOD[:5], (6, 0, None))
    assert reason(lambda: review(world, key="f", ratings=failed, member_id=DAN)) == "quality_cause_missing"
    number = review(world, key="f", ratings=failed, member_id=DAN, root_cause="knowledge")
    row = read(world, ADA, number=number).iloc[0]
    assert (row["score"], bool(row["critical_failed"])) == (0.0, True)
    nothing = tuple((key, None, None) for key in range(1, 7))
    assert reason(lambda: review(world, key="n", ratings=nothing, member_id=DAN)) == "quality_nothing_rated"


def test_a_review_that_cannot_be_is_refused(world: World) -> None:
    refused: list[tuple[dict[str, Any], str]] = [
        ({"ratings": GOOD[:5]}, "quality_form_changed"),
        ({"ratings": (*GOOD[:5], (6, 3, None))}, "quality_score_unknown"),
        ({"case_id": 1}, "case_reviewed"),
        ({"case_id": 15}, "case_not_found"),  # of South
        ({"case_id": 9_999}, "case_not_found"),
        ({"case_kind": "order"}, "choice_unknown"),
        ({"case_kind": None}, "quality_case_missing"),
        ({"member_id": EVE}, "member_not_found"),
        ({"member_id": ADA}, "quality_of_oneself"),
        ({"root_cause": "moon"}, "choice_unknown"),
        ({"findings": "x" * 2_001}, "text_too_long"),
    ]
    before = count(world)
    for given, why in refused:
        assert reason(partial(review, world, **given)) == why
    assert count(world) == before


def test_nobody_reviews_their_own_case_and_only_leads_review(world: World) -> None:
    with world.writing() as connection:
        connection.execute(update(complaint).where(complaint.c.id == OPEN_OF_CAI).values(member_id=ADA))
    assert reason(lambda: review(world)) == "quality_of_oneself"
    for who in (CAI, FAY, GIL, None):
        with pytest.raises(NotAllowed):
            review(world, who)


# ------------------------------------------------------------------ who reads


def test_members_read_their_own_reviews_leads_their_teams_and_nobody_else_any(world: World) -> None:
    assert set(read(world, CAI)["member_id"]) == {CAI}
    assert set(read(world, ADA)["member_id"]) == set(SERVING) - {EVE}
    assert set(read(world, BO)["member_id"]) == {EVE}
    for who in (FAY, GIL):
        assert read(world, who).empty
    assert asked(world, DAN, review_ratings, (OF_CAI,)).empty
    assert len(asked(world, CAI, review_ratings, (OF_CAI,))) == 5


def test_a_kpi_counts_first_reviews_and_opens_to_them(world: World) -> None:
    assert quality_part(world.mirror, world.scope(CAI), CAI, THIS_MONTH, clock=CLOCK).value == 0.75
    review(world)
    found = quality_part(world.mirror, world.scope(ADA), CAI, THIS_MONTH, clock=CLOCK)
    assert (found.n, found.low) == (2, None)
    assert found.value == pytest.approx((0.75 + 0.7625) / 2)
    assert quality_part(world.mirror, world.scope(DAN), CAI, THIS_MONTH, clock=CLOCK).value is None
    with world.reading() as connection:
        rows = rows_behind(connection, world.scope(CAI), "quality_score", THIS_MONTH, clock=CLOCK)
    assert set(rows.frame["findings"].dropna()) == {"@Cai was friendly"}
    assert rows.total == 2


# ------------------------------------------------------------------ afterwards


def test_a_member_acknowledges_with_a_reply_and_then_nothing_changes(world: World) -> None:
    number = review(world)
    do(world, scoring.acknowledge_review, CAI, "a", review_id=number, revision=0, reply="I will")
    do(world, scoring.acknowledge_review, CAI, "a", review_id=number, revision=0, reply="I will")  # a double click
    row = read(world, ADA, number=number).iloc[0]
    assert (row["state"], row["member_reply"], row["revision"]) == ("acknowledged", "I will", 1)
    change = {"review_id": number, "revision": 1, "ratings": GOOD}
    assert reason(lambda: do(world, scoring.correct_review, ADA, "c", **change)) == "quality_acknowledged"
    assert reason(
        lambda: do(world, scoring.acknowledge_review, DAN, "b", review_id=number, revision=1)
    ) == "entry_not_found"  # fmt: skip
    with pytest.raises(NotAllowed):  # who leads the member cannot do it for them
        do(world, scoring.acknowledge_review, ADA, "b", review_id=number, revision=1)


def test_nobody_acknowledges_what_was_corrected_meanwhile(world: World) -> None:
    number = review(world)
    better = tuple((key, 5 if key < 6 else 1, None) for key in range(1, 7))
    do(world, scoring.correct_review, ADA, "c", review_id=number, revision=0, ratings=better)
    late = {"review_id": number, "revision": 0}
    assert reason(lambda: do(world, scoring.acknowledge_review, CAI, "a", **late)) == "quality_moved_on"
    assert read(world, CAI, number=number).iloc[0]["score"] == 1.0
    assert quality_part(world.mirror, world.scope(CAI), CAI, THIS_MONTH, clock=CLOCK).value == pytest.approx(0.875)
    with world.reading() as connection:
        assert What.REVIEW_CORRECTED in connection.execute(select(audit_entry.c.what)).scalars().all()


def test_a_voided_review_counts_no_more_and_its_case_can_be_reviewed_again(world: World) -> None:
    voided = {"table": "quality_review", "reason": "wrong case"}
    do(world, voiding.void_entry, ADA, "v", entry_id=OF_CAI, **voided)
    assert quality_part(world.mirror, world.scope(CAI), CAI, THIS_MONTH, clock=CLOCK).value is None
    assert review(world, case_id=1) > OF_CAI
    with world.writing() as connection:  # a lead who was reviewed cannot make that undone
        connection.execute(update(quality_review).where(quality_review.c.id == OF_DAN).values(member_id=ADA))
    with pytest.raises(NotAllowed):
        do(world, voiding.void_entry, ADA, "w", entry_id=OF_DAN, **voided)


def test_what_is_not_acknowledged_within_a_week_is_due(world: World) -> None:
    number, later = review(world), Clock(CLOCK.now + timedelta(days=8), CLOCK.zone)

    def due(who: int, clock: Clock) -> list[tuple[int, bool]]:
        with world.reading() as connection:
            found = due_for(connection, world.scope(who), until=clock.today, clock=clock)
        kinds = found[found["kind"].isin([QUALITY_REVIEW, CALIBRATION])]
        return list(zip(kinds["entry_id"], kinds["overdue"], strict=True))

    assert due(CAI, CLOCK) == []
    assert due(CAI, later) == [(number, True)]
    request = do(world, calibrating.ask_calibration, ADA, "q", review_id=OF_DAN, calibrator_id=BO)
    assert due(BO, later) == [(request, True)]
    assert due(ADA, later) == []


# ------------------------------------------------------------------ second reviews


def test_a_second_reviewer_sees_the_first_review_once_theirs_is_stored(world: World) -> None:
    number = do(world, calibrating.ask_calibration, ADA, "q", review_id=OF_CAI, calibrator_id=BO, brief="the recording")
    waiting = asked(world, BO, calibrations).iloc[0]
    assert (waiting["member"], waiting["brief"], bool(waiting["mine"])) == ("Cai", "the recording", True)
    assert pd.isna(waiting["first_score"])
    assert read(world, BO, number=OF_CAI).empty
    worse = tuple((key, 2 if key < 6 else 1, None) for key in range(1, 7))
    do(world, calibrating.calibrate_review, BO, "s", calibration_id=number, ratings=worse, findings="abrupt")
    do(world, calibrating.calibrate_review, BO, "s", calibration_id=number, ratings=worse, findings="abrupt")
    done = asked(world, BO, calibrations).iloc[0]
    assert (done["first_score"], done["second_score"]) == (0.75, pytest.approx(0.2875))
    second = int(done["second_id"])
    assert len(asked(world, BO, review_ratings, (OF_CAI, second))) == 11
    assert read(world, BO, number=second).iloc[0]["findings"] == "abrupt"
    # The second one never counts, and its member does not hear of it.
    assert quality_part(world.mirror, world.scope(ADA), CAI, THIS_MONTH, clock=CLOCK).n == 1
    assert read(world, CAI, number=second).empty
    assert read(world, CAI)["calibration"].isna().all()
    assert asked(world, CAI, calibrations).empty
    assert asked(world, FAY, calibrations).empty
    again = {"calibration_id": number, "ratings": worse}
    assert reason(lambda: do(world, calibrating.calibrate_review, BO, "t", **again)) == "calibration_over"


def test_who_leads_the_team_is_blind_too_while_they_calibrate(world: World) -> None:
    """A review of Max by somebody who led his team before."""
    with world.writing() as connection:
        theirs = connection.execute(select(quality_review.c.id).where(quality_review.c.member_id == MAX)).scalar_one()
        connection.execute(update(quality_review).where(quality_review.c.id == theirs).values(reviewer_id=BO))
    assert len(read(world, ADA, number=theirs)) == 1
    number = do(world, calibrating.ask_calibration, ADA, "q", review_id=theirs, calibrator_id=ADA)
    assert read(world, ADA, number=theirs).empty
    assert asked(world, ADA, review_ratings, (theirs,)).empty
    with world.reading() as connection:
        rows = rows_behind(connection, world.scope(ADA), "quality_score", THIS_MONTH, clock=CLOCK)
    assert theirs not in set(rows.frame["id"])
    do(world, calibrating.withdraw_calibration, ADA, "w", calibration_id=number)
    assert len(read(world, ADA, number=theirs)) == 1


def test_a_calibration_is_asked_once_and_of_another_lead(world: World) -> None:
    def ask(who: int, of: int | None, key: str = "q", review_id: int = OF_CAI) -> int:
        return do(world, calibrating.ask_calibration, who, key, review_id=review_id, calibrator_id=of)

    assert [reason(lambda of=of: ask(ADA, of)) for of in (ADA, CAI, DAN, None)] == [
        "calibrator_unfit", "calibrator_unfit", "calibrator_unfit", "choice_missing",
    ]  # fmt: skip
    assert reason(lambda: ask(BO, BO)) == "entry_not_found"
    for who in (CAI, FAY, GIL):
        with pytest.raises(NotAllowed):
            ask(who, BO)
    number = ask(ADA, BO)
    assert reason(lambda: ask(ADA, BO, "again")) == "calibration_there"
    mine = {"calibration_id": number, "ratings": GOOD}
    with pytest.raises(NotAllowed):
        do(world, calibrating.calibrate_review, ADA, "s", **mine)
    change = {"review_id": OF_CAI, "revision": 1, "ratings": GOOD[:5]}
    with world.writing() as connection:
        connection.execute(update(quality_review).values(acknowledged_at=None))
    assert reason(lambda: do(world, scoring.correct_review, ADA, "c", **change)) == "quality_calibrated"


# ------------------------------------------------------------------ which case


def test_the_same_few_cases_are_drawn_all_day_and_reviewed_ones_never(world: World) -> None:
    def drawn(who: int, member_id: int = CAI, clock: Clock = CLOCK) -> pd.DataFrame:
        return asked(world, who, cases.cases_to_review, member_id, clock=clock)

    first = drawn(ADA)
    assert len(first) == 3
    assert set(first["of"]) == {5}  # five contacts; his closed complaint was reviewed
    pd.testing.assert_frame_equal(first, drawn(ADA))
    orders = {tuple(drawn(ADA, clock=Clock(CLOCK.now + timedelta(days=n), ZONE))["case_id"]) for n in range(6)}
    assert len(orders) > 1
    taken = int(first["case_id"].iloc[0])
    review(world, case_kind="interaction", case_id=taken)
    assert list(drawn(ADA)["case_id"])[:2] == list(first["case_id"])[1:]
    assert taken not in set(drawn(ADA)["case_id"])
    for who, whose in ((BO, CAI), (CAI, CAI), (FAY, CAI), (GIL, CAI)):
        assert drawn(who, whose).empty


def test_a_case_is_told_to_who_may_see_it(world: World) -> None:
    row = asked(world, ADA, cases.case_found, "complaint", OPEN_OF_CAI).iloc[0]
    assert (row["member"], row["text"], row["subject"]) == ("Cai", "@Cai complaint", "billing")
    assert pd.isna(row["reviewed"])
    assert asked(world, ADA, cases.case_found, "complaint", 1).iloc[0]["reviewed"] == OF_CAI
    assert asked(world, BO, cases.case_found, "complaint", OPEN_OF_CAI).empty


# ------------------------------------------------------------------ what is rated


def test_reviews_keep_the_categories_that_they_were_made_with(world: World) -> None:
    usual = {"name": "语气", "name_en": "Tone", "weight": 40.0, "score_low": 1, "score_high": 3, "critical": False}
    changed = do(world, form.change_category, ADA, "c", category_id=1, **usual)
    assert changed != 1
    assert do(world, form.change_category, ADA, "c", category_id=1, **usual) == changed  # a double click
    assert reason(lambda: do(world, form.change_category, BO, "d", category_id=1, **usual)) == "category_gone"
    ratings = asked(world, CAI, review_ratings, (OF_CAI,))
    assert (ratings["score_high"].iloc[0], ratings["weight"].iloc[0], ratings["line"].iloc[0]) == (5, 15, 1)
    now = asked(world, ADA, form.review_categories)
    assert list(now["category_id"]) == [changed, 2, 3, 4, 5, 6]
    assert reason(lambda: review(world)) == "quality_form_changed"
    number = review(world, ratings=((changed, 3, None), *GOOD[1:]))
    assert list(asked(world, ADA, review_ratings, (number,))["line"]) == [1, 2, 3, 4, 5, 6]


def test_categories_are_added_moved_and_taken_out(world: World) -> None:
    usual = {"name_en": None, "weight": 5, "score_low": 0, "score_high": 1}
    added = do(world, form.add_category, ADA, "a", name="合规", critical=True, **usual)
    do(world, form.move_category, ADA, "m", category_id=added, after_id=None)
    assert list(asked(world, ADA, form.review_categories)["category_id"])[:2] == [added, 1]
    for place, key in enumerate((1, 2, 3, 4, 5, 6)):
        do(world, form.retire_category, ADA, f"r{place}", category_id=key)
    assert reason(lambda: do(world, form.retire_category, ADA, "last", category_id=added)) == "category_last"
    assert list(asked(world, CAI, form.review_categories)["category_id"]) == [added]
    assert count(world, quality_category) == 7  # nothing is deleted


def test_a_category_that_nobody_could_rate_is_refused(world: World) -> None:
    usual = {"name": "合规", "name_en": None, "weight": 5, "score_low": 0, "score_high": 1}
    refused: list[tuple[dict[str, Any], str]] = [
        ({"name": " "}, "category_name_missing"),
        ({"weight": 0}, "category_weight_wrong"),
        ({"weight": float("nan")}, "category_weight_wrong"),
        ({"score_low": 5}, "category_scale_wrong"),
        ({"score_high": 11}, "category_scale_wrong"),
    ]
    for given, why in refused:
        assert reason(partial(do, world, form.add_category, ADA, "a", **{**usual, **given})) == why
    for who in (CAI, FAY, GIL):
        with pytest.raises(NotAllowed):
            do(world, form.add_category, who, "a", **usual)


# ------------------------------------------------------------------ erasing


def test_of_an_erased_member_the_scores_stay_and_no_word(world: World) -> None:
    do(world, calibrating.ask_calibration, ADA, "q", review_id=OF_CAI, calibrator_id=BO, brief="Cai's recording")
    erase_member(world.database, f"#{CAI}")
    row = read(world, ADA, number=OF_CAI).iloc[0]
    assert row["score"] == 0.75
    assert row[["findings", "member_reply"]].isna().all()
    assert asked(world, ADA, review_ratings, (OF_CAI,))["remark"].isna().all()
    assert asked(world, BO, calibrations)["brief"].isna().all()
