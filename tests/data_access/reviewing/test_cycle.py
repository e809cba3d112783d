"""A review cycle from opening to acknowledgement and appeal, and who reads what of it on the way."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from data_access.auditing.audit import What
from data_access.due import due_for
from data_access.rejected import NotAllowed, Rejected
from data_access.reviewing import collecting, opening, rules, sharing, waiting, writing
from data_access.reviewing.progress import cycles_seen
from data_access.reviewing.rating import ratings_asked
from data_access.reviewing.reviews import review_raters, review_steps
from data_access.reviewing.scores import review_scores
from data_access.reviewing.waiting import reviews_waiting
from data_access.schema import audit_entry, member, member_role, period_result, period_snapshot, survey_answer, team
from data_access.scope import NOBODY, OWNER
from metrics.calendars.periods import Period
from tests.data_access.reviewing.steps import (
    LATER,
    Q4,
    RATERS,
    ask,
    close,
    do,
    opened,
    parts,
    rate,
    review_of,
    seen,
    shared,
    write,
)
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    HU,
    IDA,
    JON,
    KIM,
    LEE,
    MAX,
    NIGHTS,
    NORTH,
    SOUTH,
    World,
    empty_world,
    whole_world,
)

QUARTER = Period("quarter", Q4, date(2027, 1, 1))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


@pytest.fixture
def either(tmp_path: Path, database_kind: str) -> Iterator[World]:
    """The same on both databases."""
    with whole_world(tmp_path, database_kind) as made:
        yield made


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


def assess(world: World, who: int, number: int, revision: int = 0, **given: Any) -> int:
    usual = {"scores": {"customer": 5}, "words": "I learned a lot", "send": True}
    return do(world, writing.assess_oneself, who, review_id=number, revision=revision, **usual | given)


def up_to_writing(world: World) -> tuple[int, int]:
    """The cycle and Cai's review in it, rated by three with 3, 4 and 4."""
    cycle_id = opened(world)
    row = review_of(world, CAI, cycle_id)
    ask(world, row)
    assess(world, CAI, row.id)
    for who, score in zip(RATERS, (3, 4, 4), strict=True):
        rate(world, who, row.id, score, f"@{who} says so")
    close(world, cycle_id)
    return cycle_id, row.id


def test_everybody_who_reports_to_a_lead_is_reviewed_and_colleagues_rate_by_turns(world: World) -> None:
    cycle_id = opened(world)
    found = seen(world, ADA, cycle_id=cycle_id)
    assert set(found["member_id"]) == {CAI, DAN, IDA, JON, KIM, LEE, MAX}  # not the lead, nor who left
    assert set(found["lead_id"]) == {ADA}  # nobody leads Nights itself
    assert dict(zip(found["member"], found["asked"], strict=True)) == {
        **dict.fromkeys(("Cai", "Dan", "Ida", "Jon", "Kim", "Lee"), 5), "Max": 0,
    }  # fmt: skip
    with world.reading() as connection:
        told = connection.execute(select(audit_entry)).all()[-1]
    assert (told.what, told.member_id, told.about_id) == (What.REVIEWS_OPENED, ADA, cycle_id)


def test_a_whole_cycle_gives_each_their_part_and_ends_acknowledged(either: World) -> None:
    world = either
    cycle_id, number = up_to_writing(world)
    assert set(parts(world, CAI, number)) == {"self"}  # what others said is not shared yet
    lead = parts(world, ADA, number)
    assert lead["peer"]["content"] == {
        "raters": 3, "scores": {"customer": 3.5, "teamwork": 3.5}, "comments": lead["peer"]["content"]["comments"],
    }  # fmt: skip
    assert sorted(lead["peer"]["content"]["comments"]) == ["@10 says so", "@4 says so", "@9 says so"]
    row = shared(world, cycle_id, CAI)
    mine = parts(world, CAI, number)
    assert set(mine) == {"self", "lead", "peer", "facts"}
    assert (mine["lead"]["words"], mine["lead"]["goals"]) == ("Quick and friendly", "Write shorter")
    assert [each["metric"] for each in mine["facts"]["content"]["numbers"]][:1] == ["csat"]
    do(world, sharing.acknowledge_review, CAI, review_id=number, revision=row.revision, words="Thank you")
    with world.reading() as connection:
        steps = review_steps(connection, world.scope(CAI), number=number)
        scores = review_scores(connection, world.scope(CAI), member_id=CAI, period=QUARTER)
    assert list(steps["what"]) == [
        "opened", "raters", "self_sent", "collected", "written", "shared", "acknowledged",
    ]  # fmt: skip
    assert steps["words"].iloc[-1] == "Thank you"
    assert scores is not None
    assert (scores.peer, scores.raters, scores.self, scores.lead) == (0.625, 3, 1.0, 0.5)
    for who in (DAN, IDA, JON, KIM, LEE, MAX):
        other = shared(world, cycle_id, who)
        do(world, sharing.acknowledge_review, who, review_id=other.id, revision=other.revision)
    with world.reading() as connection:
        cycle = cycles_seen(connection, world.scope(ADA), clock=LATER).set_index("cycle_id").loc[cycle_id]
    assert (cycle["state"], cycle["reviews"], cycle["acknowledged"]) == (rules.CLOSED, 7, 7)


def test_a_shared_result_prints_to_the_digit_after_its_facts_were_corrected(world: World) -> None:
    cycle_id, number = up_to_writing(world)
    shared(world, cycle_id, CAI)
    before = parts(world, CAI, number)
    with world.writing() as connection:
        connection.execute(update(survey_answer).where(survey_answer.c.member_id == CAI).values(counted=False))
    assert parts(world, CAI, number) == before
    assert before["facts"]["content"]["numbers"]


def test_of_a_closed_period_a_review_keeps_what_it_came_to(world: World) -> None:
    cycle_id, number = up_to_writing(world)
    closed = {"from_on": Q4, "to_on": QUARTER.end, "grain": "quarter", "closed_at": CLOCK.now}
    (key,) = world.add(period_snapshot, closed)
    one = {"snapshot_id": key, "scope": "member", "member_id": CAI, "metric": "csat", "status": "near"}
    shares = ((NORTH, 0.25, 4), (None, 0.5, 8), (SOUTH, 0.75, 4))
    world.add(period_result, *(
        {**one, "by_number": "near", "hidden": False, "team_id": team_id, "value": value, "n": n}
        for team_id, value, n in shares
    ))  # fmt: skip
    shared(world, cycle_id, CAI)
    numbers = parts(world, CAI, number)["facts"]["content"]["numbers"]
    assert [(each["metric"], each["value"], each["n"], each["status"]) for each in numbers] == [
        ("csat", 0.5, 8, "near")
    ]


def test_nothing_is_shared_before_it_is_written_or_before_the_period_is_over(world: World) -> None:
    _, number = up_to_writing(world)

    def share(**given: Any) -> int:
        revision = int(seen(world, ADA, number=number)["revision"].iloc[0])
        return do(world, sharing.share_reviews, ADA, reviews=((number, revision),), **given)

    assert reason(lambda: share(clock=LATER)) == "review_not_written"
    write(world, number)
    assert reason(lambda: share()) == "review_period_running"
    share(clock=LATER)
    assert reason(lambda: share(clock=LATER, request_key="again")) == "review_shared_already"
    assert reason(lambda: write(world, number, revision=1)) == "review_shared_already"
    assert reason(lambda: assess(world, CAI, number, revision=1)) == "review_shared_already"


def test_a_draft_is_its_authors_alone(world: World) -> None:
    cycle_id = opened(world)
    number = review_of(world, CAI, cycle_id).id
    assess(world, CAI, number, send=False, scores={}, words="not finished")
    write(world, number, finished=False, scores={}, words=None)
    assert set(parts(world, ADA, number)) == {"lead"}
    assert set(parts(world, CAI, number)) == {"self"}
    assert reason(lambda: write(world, number, revision=1)) == "review_not_collected"
    assert reason(lambda: assess(world, CAI, number, revision=0, words="another tab")) == "review_moved_on"
    assert reason(lambda: assess(world, CAI, number, revision=1, words=" ")) == "review_words_missing"
    assert reason(lambda: assess(world, CAI, number, revision=1, scores={})) == "review_scores_missing"
    assert reason(lambda: assess(world, CAI, number, revision=1, scores={"looks": 3})) == "choice_unknown"


def test_an_appeal_goes_to_an_executive_where_nobody_leads_above_and_changes_the_leads_score(either: World) -> None:
    world = either
    cycle_id, number = up_to_writing(world)
    row = shared(world, cycle_id, CAI)
    assert seen(world, FAY).empty
    appeal = {"review_id": number, "revision": row.revision}
    assert reason(lambda: do(world, sharing.appeal_review, CAI, words=" ", **appeal)) == "review_reason_missing"
    do(world, sharing.appeal_review, CAI, words="I led the move", **appeal)
    above = seen(world, FAY)
    assert list(above["number"]) == [number]
    assert set(parts(world, FAY, number)) == {"self", "lead", "peer", "facts"}
    decided = {"review_id": number, "revision": row.revision + 1, "stays": False, "words": "He did lead it"}
    assert reason(lambda: do(world, sharing.decide_appeal, FAY, scores={}, **decided)) == "review_scores_missing"
    with pytest.raises(NotAllowed):
        do(world, sharing.decide_appeal, ADA, scores={"customer": 5}, **decided)
    do(world, sharing.decide_appeal, FAY, scores={"customer": 5, "teamwork": 4}, **decided)
    mine = parts(world, CAI, number)
    assert mine["decided"]["content"] == {"scores": {"customer": 5, "teamwork": 4}}
    assert mine["lead"]["content"] == {"scores": {"customer": 3, "teamwork": 3}}  # nothing is lost
    with world.reading() as connection:
        waits = reviews_waiting(connection, world.scope(CAI), clock=LATER)
        scores = review_scores(connection, world.scope(CAI), member_id=CAI, period=QUARTER)
    assert (number, waiting.READ) in set(zip(waits["number"], waits["kind"], strict=True))  # they are told
    assert scores is not None
    assert scores.lead == pytest.approx(0.4 * 1 + 0.6 * 0.75)
    do(world, sharing.acknowledge_review, CAI, review_id=number, revision=row.revision + 2)
    assert review_of(world, CAI, cycle_id).state == rules.ACKNOWLEDGED


def test_an_appeal_goes_to_the_lead_above_who_saw_nothing_of_it_before(world: World) -> None:
    with world.writing() as connection:
        connection.execute(member_role.insert().values(member_id=LEE, role="lead"))
        connection.execute(update(team).where(team.c.id == NIGHTS).values(lead_id=LEE))
    cycle_id = opened(world)
    row = review_of(world, MAX, cycle_id)
    assert (row.lead_id, review_of(world, LEE, cycle_id).lead_id) == (LEE, ADA)
    close(world, cycle_id)
    row = shared(world, cycle_id, MAX, who=LEE)
    assert row.id not in set(seen(world, ADA)["number"])
    assert parts(world, ADA, row.id) == {}
    do(world, sharing.appeal_review, MAX, review_id=row.id, revision=row.revision, words="Not so")
    assert row.id in set(seen(world, ADA)["number"])
    stays = {"stays": True, "words": "The numbers say so", "scores": {}}
    do(world, sharing.decide_appeal, ADA, review_id=row.id, revision=row.revision + 1, **stays)
    assert "decided" not in parts(world, MAX, row.id)
    with world.reading() as connection:
        steps = review_steps(connection, world.scope(MAX), number=row.id)
    assert steps.iloc[-1][["what", "words", "author"]].tolist() == ["stays", "The numbers say so", "Ada"]


def test_an_appeal_to_somebody_who_left_can_be_made_to_the_next(world: World) -> None:
    cycle_id, number = up_to_writing(world)
    row = shared(world, cycle_id, CAI)
    appeal = {"review_id": number, "words": "Look again"}
    do(world, sharing.appeal_review, CAI, revision=row.revision, **appeal)
    again = {**appeal, "revision": row.revision + 1}
    assert reason(lambda: do(world, sharing.appeal_review, CAI, **again)) == "review_not_shared"
    with world.writing() as connection:
        connection.execute(update(member).where(member.c.id == FAY).values(active=False))
    assert bool(seen(world, CAI, number=number)["decider_left"].iloc[0])
    assert reason(lambda: do(world, sharing.appeal_review, CAI, **again)) == "review_nobody_decides"
    with world.writing() as connection:
        connection.execute(member_role.insert().values(member_id=GIL, role="executive"))
    do(world, sharing.appeal_review, CAI, **again)
    assert review_of(world, CAI, cycle_id).decider_id == GIL


def test_nobody_else_finds_anything_of_a_review(world: World) -> None:
    """A colleague, somebody of another team, another lead, an executive, an administrator, who left, nobody."""
    cycle_id, number = up_to_writing(world)
    shared(world, cycle_id, CAI)
    for who in (DAN, EVE, BO, FAY, GIL, HU, None):
        scope = NOBODY if who is None else world.scope(who)
        assert number not in set(seen(world, scope)["number"]), who
        assert parts(world, scope, number) == {}, who
        with world.reading() as connection:
            assert review_steps(connection, scope, number=number).empty, who
            assert review_raters(connection, scope, number=number).empty, who
            assert review_scores(connection, scope, member_id=CAI, period=QUARTER) is None, who


def test_who_takes_over_a_team_writes_its_reviews(world: World) -> None:
    cycle_id, number = up_to_writing(world)
    write(world, number, finished=False)
    with world.writing() as connection:
        connection.execute(member_role.insert().values(member_id=KIM, role="lead"))
        connection.execute(update(team).where(team.c.id == NORTH).values(lead_id=KIM))
    assert "lead" not in parts(world, KIM, number)  # another's draft
    write(world, number, who=KIM, words="By Kim")
    assert parts(world, KIM, number)["lead"]["words"] == "By Kim"
    assert review_of(world, CAI, cycle_id).lead_id == KIM


def test_somebody_proposes_who_rates_and_the_lead_decides(world: World) -> None:
    cycle_id = opened(world)
    row = review_of(world, CAI, cycle_id)
    do(world, opening.propose_raters, CAI, review_id=row.id, rater_ids=(EVE, DAN))
    with world.reading() as connection:
        mine = review_raters(connection, world.scope(CAI), number=row.id)
        leads = review_raters(connection, world.scope(ADA), number=row.id).set_index("colleague")
    assert list(mine["colleague"]) == ["Dan", "Eve"]
    assert mine["asked"].isna().all()  # whom the lead asked is not told
    assert (bool(leads.loc["Eve", "asked"]), bool(leads.loc["Eve", "proposed"])) == (False, True)
    for wrong, why in (((EVE, DAN), "review_raters_few"), ((EVE, DAN, CAI), "review_rater_wrong"),
                       ((EVE, DAN, ADA), "review_rater_wrong"), ((EVE, DAN, HU), "review_rater_wrong"),
                       ((EVE, DAN, GIL), "review_rater_wrong")):  # fmt: skip
        assert reason(lambda wrong=wrong: ask(world, row, wrong)) == why
    ask(world, row, (EVE, DAN, IDA))
    assert reason(lambda: ask(world, row, (EVE, DAN, JON))) == "review_moved_on"
    with world.reading() as connection:
        asked = ratings_asked(connection, world.scope(EVE), clock=CLOCK)
    assert list(asked["colleague"]) == ["Cai"]


def test_opening_refuses_what_makes_no_sense(world: World) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"teams": ()}, "review_teams_missing"), ({"from_on": date(2026, 11, 1)}, "review_period_unknown"),
        ({"from_on": date(2027, 1, 1)}, "review_period_unknown"), ({"kind": "week"}, "review_period_unknown"),
        ({"collects_until": date(2026, 11, 1)}, "review_days_wrong"),
        ({"shares_until": date(2026, 12, 1)}, "review_days_wrong"),
        ({"weights": {"customer": 90.0}}, "review_weights_wrong"), ({"teams": (NORTH, SOUTH)}, "not_allowed"),
        ({"from_on": date(2026, 7, 1)}, "review_period_taken"),
        ({"from_on": date(2026, 7, 1), "kind": "half_year"}, "review_period_taken"),
    ]  # fmt: skip
    for given, why in wrong:
        assert reason(lambda given=given: opened(world, **given)) == why
    assert reason(lambda: opened(world, who=CAI)) == "not_allowed"
    assert opened(world, own_category="Nights", weights={"own": 100.0}) == opened(
        world, own_category="Nights", weights={"own": 100.0}
    )  # sent twice it is one
    assert reason(lambda: opened(world, request_key="once more")) == "review_period_taken"


def test_a_cycle_that_was_withdrawn_is_gone_and_can_be_opened_anew(world: World) -> None:
    cycle_id = opened(world)
    with pytest.raises(NotAllowed):
        do(world, opening.withdraw_cycle, BO, cycle_id=cycle_id)
    do(world, opening.withdraw_cycle, ADA, cycle_id=cycle_id)
    assert cycle_id not in set(seen(world, ADA)["cycle_id"])
    assert opened(world, request_key="anew") != cycle_id


def test_what_waits_for_whom_is_due_for_them(world: World) -> None:
    cycle_id, number = up_to_writing(world)
    with world.reading() as connection:
        lead = due_for(connection, world.scope(ADA), until=date(2027, 1, 20), clock=CLOCK)
        colleague = due_for(connection, world.scope(DAN), until=date(2026, 12, 20), clock=CLOCK)
    assert set(lead.loc[lead["entry_id"] == number, "kind"]) >= {waiting.WRITE}
    assert waiting.RATE not in set(colleague["kind"])  # over
    row = shared(world, cycle_id, CAI)
    with world.reading() as connection:
        mine = reviews_waiting(connection, world.scope(CAI), clock=LATER)
    assert list(mine["kind"]) == [waiting.READ]
    assert mine["due_on"].iloc[0].date() == row.shared_on + timedelta(days=waiting.DAYS_TO_ANSWER)


def test_executives_read_how_far_cycles_are_and_of_small_ones_no_number(world: World) -> None:
    cycle_id = opened(world)
    with world.reading() as connection:
        found = cycles_seen(connection, world.scope(FAY), clock=CLOCK).set_index("cycle_id")
        assert cycles_seen(connection, world.scope(CAI), clock=CLOCK).empty
        assert cycles_seen(connection, world.scope(GIL), clock=CLOCK).empty
    assert found.loc[cycle_id, ["reviews", "asked", "answered"]].tolist() == [7, 30, 0]
    assert found.loc[2, ["reviews", "acknowledged"]].isna().all()  # South's, of one person


def test_collecting_is_ended_by_who_opened_it_and_once(world: World) -> None:
    cycle_id = opened(world)
    with pytest.raises(NotAllowed):
        close(world, cycle_id, who=BO)
    close(world, cycle_id)
    assert reason(lambda: close(world, cycle_id, request_key="again")) == "review_over"
    assert reason(lambda: do(world, collecting.close_collection, ADA, cycle_id=99)) == "entry_not_found"


def test_an_empty_database_has_no_reviews(tmp_path: Path) -> None:
    with empty_world(tmp_path) as world:
        assert seen(world, OWNER).empty
        with world.reading() as connection:
            assert cycles_seen(connection, OWNER, clock=CLOCK).empty
            assert ratings_asked(connection, OWNER, clock=CLOCK).empty
            assert reviews_waiting(connection, OWNER, clock=CLOCK).empty
