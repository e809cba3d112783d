"""Who gave which rating nobody finds out: not from tables, answers, the audit or forms, nor by subtracting."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data_access.clock import Clock
from data_access.engine import reading
from data_access.erasing.retention import apply, set_months
from data_access.periods.closed import frozen_results
from data_access.rejected import Rejected
from data_access.reviewing import opening, rating
from data_access.reviewing.progress import cycles_seen
from data_access.reviewing.rating import ratings_asked
from data_access.reviewing.reviews import review_raters
from data_access.schema import (
    audit_entry,
    member_role,
    metadata,
    peer_rating,
    period_result,
    period_snapshot,
    request,
    review_part,
    team,
)
from data_access.scope import NOBODY, OWNER, Scope, visible
from metrics.people.weights import RATED
from tests.data_access.erasing.traces import erase_member
from tests.data_access.reviewing.steps import (
    LATER,
    Q4,
    RATERS,
    WEIGHTS,
    ask,
    close,
    do,
    opened,
    parts,
    rate,
    review_of,
    seen,
    shared,
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
    IDA,
    JON,
    KIM,
    LEE,
    NORTH,
    SOUTH,
    World,
    whole_world,
)

SECRET = "he never answers the telephone"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


@pytest.fixture
def rated(world: World) -> tuple[int, int]:
    """The cycle and Cai's review, which Dan rated with 2, Ida with 5 and Jon with 5, each with a comment."""
    cycle_id = opened(world)
    row = review_of(world, CAI, cycle_id)
    ask(world, row)
    for who, score, words in zip(RATERS, (2, 5, 5), (SECRET, "always kind", "knows everything"), strict=True):
        rate(world, who, row.id, score, words)
    return cycle_id, row.id


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


def everybody(world: World) -> dict[str, Scope]:
    who = {"nobody": NOBODY, "owner": OWNER}
    names = {"lead": ADA, "whom it is about": CAI, "colleague": KIM, "executive": FAY, "admin": GIL, "rater": IDA}
    return who | {name: world.scope(key) for name, key in names.items()}


def test_a_rating_is_a_row_of_its_author_alone(world: World, rated: tuple[int, int]) -> None:
    with world.reading() as connection:
        for name, scope in everybody(world).items():
            p = visible(peer_rating, scope)
            authors = set(connection.execute(select(p.c.author_id)).scalars())
            assert authors == ({IDA} if name == "rater" else set() if name != "whom it is about" else {CAI}), name


def test_while_ratings_are_collected_nobody_reads_any_of_it(world: World, rated: tuple[int, int]) -> None:
    cycle_id, number = rated
    for name, scope in everybody(world).items():
        assert "peer" not in parts(world, scope, number), name
    row = seen(world, ADA, number=number).iloc[0]
    assert (row["asked"], bool(row["enough"])) == (3, True)  # not who, and not how many
    with world.reading() as connection:
        raters = review_raters(connection, world.scope(ADA), number=number)
        cycle = cycles_seen(connection, world.scope(ADA), clock=CLOCK).set_index("cycle_id").loc[cycle_id]
    assert "sent" not in raters
    assert (cycle["asked"], cycle["answered"]) == (28, 3)  # of all reviews together


def test_the_audit_and_what_is_kept_of_forms_tell_nothing(world: World, rated: tuple[int, int]) -> None:
    """Also what could be tried out: the same is kept of every rating, whatever it says and of whomever."""
    with world.reading() as connection:
        kept = connection.execute(select(request).where(request.c.command == "rate_colleague")).all()
        told = connection.execute(select(audit_entry)).all()
    assert {(each.request_hash, each.entry_id) for each in kept} == {(kept[0].request_hash, 0)}
    assert not [entry for entry in told if entry.member_id in RATERS]
    with reading(world.database) as connection:
        for table in set(metadata.sorted_tables) - {peer_rating}:
            rows = json.dumps([list(row) for row in connection.execute(select(table))], default=str)
            assert SECRET not in rows, table.name
    # No time and no number of its own, which would say in what order people rated.
    assert set(peer_rating.columns.keys()) == {
        "review_id", "author_id", "member_id", "scores", "words", "sent", "period_ended_on",
    }  # fmt: skip


def test_the_result_is_made_once_and_nothing_that_happens_later_makes_another(
    world: World, rated: tuple[int, int]
) -> None:
    cycle_id, number = rated
    close(world, cycle_id)
    before = parts(world, ADA, number)["peer"]
    assert before["content"]["scores"] == {"customer": 3.5, "teamwork": 3.5}
    assert reason(lambda: rate(world, DAN, number, 5)) == "review_over"
    row = review_of(world, CAI, cycle_id)
    assert reason(lambda: ask(world, row, (IDA, JON, KIM))) == "review_over"
    assert reason(lambda: close(world, cycle_id)) == "review_over"
    # A second cycle of other people about the same time would be a second state.
    assert reason(lambda: opened(world, teams=(NORTH,), request_key="two", name="two")) == "review_period_taken"
    with world.writing() as connection:
        left = select(peer_rating.c.scores, peer_rating.c.words).where(peer_rating.c.review_id == number)
        assert connection.execute(left).all() == [({}, None)] * 3  # what each gave is nowhere any more
        connection.execute(update(peer_rating).values(scores={"customer": 1}))
    assert parts(world, ADA, number)["peer"] == before


def test_of_two_raters_nothing_is_shown_not_even_that_there_were_two(world: World) -> None:
    cycle_id = opened(world)
    row = review_of(world, CAI, cycle_id)
    ask(world, row)
    for who in (DAN, IDA):
        rate(world, who, row.id, 2, SECRET)
    do(world, rating.rate_colleague, JON, review_id=row.id, scores={"customer": 5}, words="draft", send=False)
    assert not bool(seen(world, ADA, number=row.id)["enough"].iloc[0])
    close(world, cycle_id)
    assert parts(world, ADA, row.id)["peer"]["content"] == {"raters": None, "scores": {}, "comments": []}


def test_who_rated_is_not_shown_what_all_gave_whatever_they_become(world: World, rated: tuple[int, int]) -> None:
    """They could take their own away from it."""
    cycle_id, number = rated
    close(world, cycle_id)
    shared(world, cycle_id, CAI)
    with world.writing() as connection:
        for who in (IDA, LEE):
            connection.execute(member_role.insert().values(member_id=who, role="lead"))
        connection.execute(update(team).where(team.c.id == NORTH).values(lead_id=IDA))
    assert set(parts(world, IDA, number)) == {"lead", "facts"}
    with world.writing() as connection:
        connection.execute(update(team).where(team.c.id == NORTH).values(lead_id=LEE))
    assert set(parts(world, LEE, number)) == {"lead", "peer", "facts"}


def test_of_closed_periods_who_rated_is_not_shown_it_either_nor_is_who_sees_no_review(
    world: World, rated: tuple[int, int]
) -> None:
    """Bo leads above North; then Ida, who rated, leads North, and after her Lee, who did not."""
    closed = {"from_on": Q4, "to_on": date(2027, 1, 1), "grain": "quarter", "closed_at": CLOCK.now}
    (key,) = world.add(period_snapshot, closed)
    one = {"snapshot_id": key, "scope": "scorecard", "member_id": CAI, "team_id": NORTH, "value": 0.75, "n": 3}
    parts = ("csat", *RATED)
    world.add(period_result, *(
        {**one, "metric": part, "status": "no_target", "by_number": "no_target", "hidden": False} for part in parts
    ))  # fmt: skip

    def kept(who: int) -> set[str]:
        with world.reading() as connection:
            found = frozen_results(connection, world.scope(who), key)
        return set(found["metric"][found["member_id"] == CAI])

    with world.writing() as connection:
        for who in (IDA, LEE):
            connection.execute(member_role.insert().values(member_id=who, role="lead"))
        connection.execute(update(team).where(team.c.id == NORTH).values(parent_id=SOUTH))
    assert kept(CAI) == kept(ADA) == set(parts)
    assert kept(BO) == {"csat", "quality", "comments"}
    for who, told in ((IDA, set(parts) - {"peers"}), (LEE, set(parts))):
        with world.writing() as connection:
            connection.execute(update(team).where(team.c.id == NORTH).values(lead_id=who))
        assert kept(who) == told


def test_a_rating_can_be_changed_until_the_end_and_only_by_who_is_asked(world: World, rated: tuple[int, int]) -> None:
    _, number = rated
    assert reason(lambda: rate(world, KIM, number)) == "review_not_asked"
    assert reason(lambda: rate(world, EVE, number)) == "review_not_asked"
    assert reason(lambda: rate(world, FAY, number)) == "not_allowed"
    assert reason(lambda: rate(world, DAN, number, 6)) == "choice_unknown"
    rate(world, DAN, number, 4, clock=Clock(CLOCK.now + timedelta(days=31), CLOCK.zone))  # late, and not over
    rate(world, DAN, number, 3, request_key="once")
    rate(world, DAN, number, 3, request_key="once")
    assert reason(lambda: rate(world, DAN, number, 4, request_key="once")) == "request_key_reused"
    with world.reading() as connection:
        asked = ratings_asked(connection, world.scope(DAN), clock=CLOCK).set_index("number").loc[number]
    assert (asked["scores"], asked["words"], asked["sent"]) == (dict.fromkeys(WEIGHTS, 3), None, True)


def test_of_a_cycle_that_is_withdrawn_no_rating_is_kept(world: World, rated: tuple[int, int]) -> None:
    cycle_id, number = rated
    do(world, opening.withdraw_cycle, ADA, cycle_id=cycle_id)
    with world.reading() as connection:
        of_others = select(peer_rating.c.author_id).where(peer_rating.c.review_id == number)
        assert connection.execute(of_others).all() == []
        kept = visible(request, world.scope(GIL))
        assert connection.execute(select(kept)).all() == []


def test_whom_the_lead_asks_no_more_has_given_nothing(world: World, rated: tuple[int, int]) -> None:
    cycle_id, number = rated
    ask(world, review_of(world, CAI, cycle_id), (IDA, JON, KIM))
    close(world, cycle_id)
    assert parts(world, ADA, number)["peer"]["content"]["raters"] is None  # Kim gave none


def test_erasing_a_rater_removes_their_rating_and_all_comments_beside_it(world: World, rated: tuple[int, int]) -> None:
    """The comment that went would be theirs; the figures stay as they were."""
    cycle_id, number = rated
    close(world, cycle_id)
    removed = erase_member(world.database, "Dan@example.com")
    peer = parts(world, ADA, number)["peer"]["content"]
    assert peer == {"raters": 3, "scores": {"customer": 3.5, "teamwork": 3.5}, "comments": []}
    assert removed["peer_rating", "gone"] >= 1
    with world.reading() as connection:
        left = connection.execute(select(peer_rating.c.author_id, peer_rating.c.member_id)).all()
    assert not [row for row in left if DAN in row]


def test_erasing_whom_a_review_is_about_leaves_scores_and_no_words(world: World, rated: tuple[int, int]) -> None:
    cycle_id, number = rated
    close(world, cycle_id)
    shared(world, cycle_id, CAI)
    erase_member(world.database, "Cai@example.com")
    for part in parts(world, OWNER, number).values():
        assert (part["words"], part["goals"]) == (None, None)
        assert not part["content"].get("comments")
    assert parts(world, OWNER, number)["lead"]["content"]["scores"] == dict.fromkeys(WEIGHTS, 3)


def test_words_of_reviews_go_when_they_are_older_than_the_organisation_keeps_them(world: World) -> None:
    with world.writing() as connection:
        set_months(connection, 1, LATER)
        apply(connection, Clock(LATER.now + timedelta(days=90), LATER.zone))
        rows = connection.execute(select(review_part.c.words, review_part.c.content)).all()
        given = connection.execute(select(peer_rating.c.words)).scalars().all()
    assert not [row for row in rows if row.words or row.content.get("comments")]
    assert not any(given)
