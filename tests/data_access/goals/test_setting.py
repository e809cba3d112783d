"""Setting targets and answering them: who may, what is refused, what is locked, and what two at once are told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from data_access.auditing import audited
from data_access.auditing.audit_aside import settle
from data_access.clock import Clock
from data_access.due import due_for
from data_access.due_by_day import TARGET
from data_access.goals import replying, setting
from data_access.goals.known import target_history, targets_known, targets_waiting
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry
from data_access.scope import OWNER
from metrics.goals.goal import Goal
from tests.data_access.goals.conftest import DECEMBER, NOVEMBER, TEN_MORE, do, propose, row
from tests.data_access.world import ADA, BO, CAI, CLOCK, DAN, EVE, FAY, GIL, MAX, NIGHTS, NORTH, SOUTH, TODAY, World

ORGANISATION = {"level": "organisation", "team_id": None, "member_id": None}
OF_NORTH = {"level": "team", "team_id": NORTH, "member_id": None}
IN_DECEMBER = Clock(CLOCK.now + timedelta(days=20), CLOCK.zone)


def agree(world: World, who: int, number: int, revision: int = 0, key: str = "a", **given: object) -> int:
    return int(do(world, replying.agree_to_target, who, key, target_id=number, revision=revision, **given))


def dispute(world: World, who: int, number: int, revision: int = 0, key: str = "d", comment: str = "too much") -> int:
    fields = {"target_id": number, "revision": revision, "comment": comment}
    return int(do(world, replying.dispute_target, who, key, **fields))


def change(world: World, who: int, number: int, revision: int = 0, key: str = "c", **given: object) -> int:
    fields = {"target_id": number, "revision": revision, "goal": TEN_MORE, **DECEMBER, **given}
    return int(do(world, setting.change_target, who, key, **fields))


def withdraw(world: World, who: int, number: int, revision: int = 0, key: str = "w", **given: object) -> int:
    return int(do(world, setting.withdraw_target, who, key, target_id=number, revision=revision, **given))


def history(world: World, number: int, who: int = CAI) -> list[tuple[str, str | None, str | None]]:
    """What happened to a target, oldest first: what, by whom, why."""
    with world.reading() as connection:
        found = target_history(connection, world.scope(who), number)
    return list(zip(found["what"], found["who"], found["reason"], strict=True))[::-1]


def test_a_member_agrees_to_what_their_lead_proposed(world):
    number = propose(world, ADA)
    made = row(world, number)
    assert (made["state"], made["value"], made["set_by"], made["agreed_by"]) == ("proposed", 0.7, ADA, None)
    with world.reading() as connection:
        assert targets_waiting(connection, world.scope(CAI), clock=CLOCK)["target_id"].tolist() == [number]
        assert targets_waiting(connection, world.scope(ADA), clock=CLOCK).empty
    assert agree(world, CAI, number, comment="fine") == number
    agreed = row(world, number)
    assert (agreed["state"], agreed["agreed_by"], agreed["reply"], agreed["revision"]) == ("agreed", CAI, "fine", 1)
    assert history(world, number) == [("proposed", "Ada", None), ("agreed", "Cai", "fine")]
    with pytest.raises(Rejected, match="target_agreed"):
        agree(world, CAI, number, 1, "again")


def test_a_member_disputes_with_a_comment_and_the_lead_changes_it(world):
    number = propose(world, ADA)
    with pytest.raises(Rejected, match="target_comment_missing"):
        dispute(world, CAI, number, comment=" ")
    dispute(world, CAI, number, comment="I am away half the month")
    assert row(world, number)["state"] == "disputed"
    with world.reading() as connection:
        led = targets_known(connection, world.scope(ADA), clock=CLOCK, target_id=number)
    assert led["reply"].tolist() == ["I am away half the month"]
    change(world, ADA, number, 1, goal=replace(TEN_MORE, change=5.0))
    changed = row(world, number)
    assert (changed["state"], changed["value"], changed["reply"]) == ("proposed", 0.65, None)
    assert [line[0] for line in history(world, number)] == ["proposed", "disputed", "changed"]


def test_who_sets_what_concerns_themselves_agrees_by_setting_it(world):
    of_team = row(world, propose(world, ADA, **OF_NORTH))
    assert (of_team["state"], of_team["agreed_by"], of_team["member_id"]) == ("agreed", ADA, None)
    of_all = row(world, propose(world, FAY, "f", **ORGANISATION))
    assert (of_all["state"], of_all["agreed_by"], of_all["team_id"]) == ("agreed", FAY, None)


def test_a_teams_lead_agrees_to_what_an_executive_sets(world):
    number = propose(world, FAY, **OF_NORTH)
    assert row(world, number)["state"] == "proposed"
    for who in (BO, CAI, FAY, GIL):
        with pytest.raises(Rejected):  # who does not see it is told that there is none
            agree(world, who, number, key=str(who))
    agree(world, ADA, number)
    # Nights has no lead of its own: who leads above agrees.
    agree(world, ADA, propose(world, FAY, "n", level="team", team_id=NIGHTS, member_id=None), key="n")


def test_what_an_executive_asked_of_a_team_its_lead_disputes_and_does_not_loosen(world):
    number = propose(world, FAY, **OF_NORTH)
    agree(world, ADA, number)
    with world.reading() as connection:
        known = targets_known(connection, world.scope(ADA), clock=CLOCK, target_id=number)
    assert (known["sets"].tolist(), known["changes"].tolist()) == ([True], [False])
    given = {"target_id": number, "revision": 1, "reason": "too much"}
    for command, more in ((setting.change_target, {"goal": TEN_MORE, **DECEMBER}), (setting.withdraw_target, {})):
        with pytest.raises(Rejected) as refused:
            do(world, command, ADA, command.__name__, **given, **more)
        assert refused.value.reason == "target_of_executive"
    do(world, setting.withdraw_target, FAY, "w", **given)
    assert row(world, number)["state"] == "withdrawn"


def test_who_may_not_set_a_target_is_refused(world):
    refused = (
        (FAY, {"member_id": CAI}), (BO, {"member_id": CAI}), (CAI, {"member_id": CAI}), (GIL, {"member_id": CAI}),
        (ADA, {"member_id": ADA}), (CAI, OF_NORTH), (BO, OF_NORTH), (GIL, OF_NORTH), (ADA, ORGANISATION),
        (CAI, ORGANISATION), (GIL, ORGANISATION), (ADA, {"team_id": SOUTH, "member_id": EVE}),
    )  # fmt: skip
    for who, whose in refused:
        with pytest.raises(NotAllowed):
            propose(world, who, **whose)


def test_a_lead_sets_targets_of_the_team_below_and_only_of_its_people(world):
    assert row(world, propose(world, ADA, team_id=NIGHTS, member_id=MAX))["state"] == "proposed"
    with pytest.raises(Rejected, match="member_not_found"):
        propose(world, ADA, "other", team_id=NIGHTS, member_id=CAI)


def test_several_are_agreed_to_at_once_or_none(world):
    both = tuple((propose(world, ADA, metric, metric=metric, goal=TEN_MORE), 0) for metric in ("csat", "response_rate"))
    with pytest.raises(Rejected, match="entry_not_found"):
        do(world, replying.agree_to_targets, CAI, "three", targets=(*both, (999, 0)))
    assert row(world, both[0][0])["state"] == "proposed"
    for _ in range(2):  # also sent twice
        assert do(world, replying.agree_to_targets, CAI, targets=both) == 2
    assert {row(world, number)["agreed_by"] for number, _ in both} == {CAI}


def test_nobody_answers_for_somebody_else(world):
    number = propose(world, ADA)
    for who in (ADA, DAN, FAY, BO, GIL):
        with pytest.raises(Rejected) as refused:
            agree(world, who, number, key=str(who))
        assert refused.value.reason in ("not_allowed", "entry_not_found")
        with pytest.raises(Rejected):
            dispute(world, who, number, key=f"d{who}")
    assert row(world, number)["state"] == "proposed"


def test_before_the_period_a_target_changes_freely_and_is_agreed_to_anew(world):
    number = propose(world, ADA)
    agree(world, CAI, number)
    change(world, ADA, number, 1, from_on=date(2027, 1, 1), to_on=date(2027, 4, 1))
    moved = row(world, number)
    assert (moved["state"], moved["agreed_by"], moved["from_on"]) == ("proposed", None, date(2027, 1, 1))


def test_a_locked_target_changes_only_with_a_reason_and_keeps_its_days(world_on_each):
    world = world_on_each
    number = propose(world, ADA)
    agree(world, CAI, number)
    more = replace(TEN_MORE, change=12.0)
    locked = partial(change, world, ADA, number, 1, goal=more, clock=IN_DECEMBER)
    with pytest.raises(Rejected, match="target_reason_missing"):
        locked(key="1")
    with pytest.raises(Rejected, match="target_days_locked"):
        locked(key="2", to_on=date(2027, 2, 1), reason="longer")
    locked(key="3", reason="Two people left")
    assert (row(world, number)["value"], row(world, number)["state"]) == (0.72, "proposed")
    assert history(world, number)[-1] == ("changed", "Ada", "Two people left")
    with world.reading() as connection:
        line = target_history(connection, world.scope(CAI), number).iloc[0]
    assert (line["before"], line["after"]) == ({"change": 10.0, "value": 0.7}, {"change": 12.0, "value": 0.72})
    with pytest.raises(Rejected, match="target_reason_missing"):
        withdraw(world, ADA, number, 2, clock=IN_DECEMBER)
    withdraw(world, ADA, number, 2, clock=IN_DECEMBER, reason="not needed")
    with pytest.raises(Rejected, match="target_withdrawn"):
        change(world, ADA, number, 3, "late")


def test_what_was_agreed_to_is_disputed_only_before_the_period_begins(world):
    number = propose(world, ADA)
    agree(world, CAI, number)
    fields = {"target_id": number, "comment": "no"}
    with pytest.raises(Rejected, match="target_agreed_locked"):
        do(world, replying.dispute_target, CAI, "late", IN_DECEMBER, revision=1, **fields)
    do(world, replying.dispute_target, CAI, "early", revision=1, **fields)


def test_a_closed_period_is_never_touched(world, monkeypatch):
    number = propose(world, ADA)

    def closed(connection: object, from_on: date, to_on: date) -> bool:
        return from_on >= DECEMBER["from_on"] and to_on <= DECEMBER["to_on"]

    for module in ("rules", "setting"):
        monkeypatch.setattr(f"data_access.goals.{module}.is_closed", closed)
    for attempt in (
        partial(change, world, ADA, number, goal=replace(TEN_MORE, change=5.0)),
        partial(withdraw, world, ADA, number),
        partial(agree, world, CAI, number),
        partial(propose, world, ADA, "x", member_id=DAN),
    ):
        with pytest.raises(Rejected, match="target_closed"):
            attempt()


def test_two_at_once_are_told_of_each_other(world):
    number = propose(world, ADA)
    agree(world, CAI, number)
    with pytest.raises(Rejected) as refused:
        change(world, ADA, number, 0, goal=replace(TEN_MORE, change=5.0))
    assert "Cai" in refused.value.said("en")
    assert "Cai已先一步确认了该目标" in refused.value.said("zh")


def test_the_same_target_is_proposed_once_by_two_at_the_same_moment(world_on_each):
    world = world_on_each
    with ThreadPoolExecutor(2) as both:
        tries = [both.submit(propose, world, ADA, key) for key in ("one", "two")]
        errors = [error.reason for each in tries if isinstance(error := each.exception(), Rejected)]
    assert errors == ["target_exists"]


def test_a_form_sent_twice_proposes_once(world):
    assert propose(world, ADA) == propose(world, ADA)
    with pytest.raises(Rejected, match="request_key_reused"):
        propose(world, ADA, member_id=DAN)


def test_a_goal_that_is_not_smart_is_refused_with_everything_it_lacks(world):
    with pytest.raises(Rejected) as refused:
        propose(world, ADA, goal=Goal(), from_on=None, to_on=None)
    assert refused.value.reason == "goal_not_smart"
    for part in ("which kind", "the baseline", "the value", "why it matters", "from which day"):
        assert part in refused.value.said("en")
    assert "为什么重要" in refused.value.said("zh")


def test_a_goal_is_no_part_of_itself_or_of_its_parts(world):
    whole = propose(world, ADA, **OF_NORTH)
    part = propose(world, ADA, "part", goal=replace(TEN_MORE, parent_id=whole))
    for number, parent in ((whole, part), (whole, whole), (part, 999)):
        with pytest.raises(Rejected, match="target_parent_unknown"):
            change(world, ADA, number, goal=replace(TEN_MORE, parent_id=parent), key=f"{number}{parent}")


def test_each_step_is_in_the_audit_and_one_that_changed_nothing_is_not(world):
    number = propose(world, ADA)
    change(world, ADA, number)  # says what is there
    agree(world, CAI, number)
    settle(world.database)
    with world.reading() as connection:
        e = audit_entry.c
        told = list(connection.execute(select(e.member_id, e.what, e.about_member_id, e.about_id).order_by(e.id)))
    assert [tuple(each) for each in told] == [
        (ADA, "target_proposed", CAI, number), (CAI, "target_agreed", None, number),
    ]  # fmt: skip


def test_executives_read_no_members_targets_and_colleagues_none_of_each_other(world):
    propose(world, ADA)
    with world.reading() as connection:
        read = {
            who: set(targets_known(connection, world.scope(who), clock=CLOCK)["member_id"].dropna())
            for who in (FAY, CAI, DAN, BO, GIL)
        }
        everything = targets_known(connection, OWNER, clock=CLOCK)
    assert read == {FAY: set(), CAI: {CAI}, DAN: {DAN}, BO: {EVE}, GIL: set()}
    assert len(everything) == 13


def test_the_owner_of_a_database_alone_sets_and_agrees_to_anything(world):
    with world.writing() as connection:
        number = audited.perform(
            setting.propose_target,
            {
                "clock": CLOCK, "request_key": "o", "metric": "csat", "level": "member", "team_id": NORTH,
                "member_id": CAI, "goal": TEN_MORE, **DECEMBER,
            },
            connection=connection, scope=OWNER, clock=CLOCK,
        )  # fmt: skip
    assert row(world, number)["state"] == "agreed"


def test_what_waits_for_an_answer_is_due_when_its_period_begins(world):
    number = propose(world, ADA)
    last_of_november = DECEMBER["from_on"] - timedelta(days=1)
    with world.reading() as connection:
        found = due_for(connection, world.scope(CAI), until=last_of_november, clock=CLOCK)
        early = due_for(connection, world.scope(CAI), until=last_of_november - timedelta(days=1), clock=CLOCK)
        of_lead = due_for(connection, world.scope(ADA), until=last_of_november, clock=CLOCK)
    told = found[found["kind"] == TARGET]
    assert told["entry_id"].tolist() == [number]
    assert told["category"].tolist() == ["客户满意度（CSAT） / Satisfaction (CSAT)"]
    assert CLOCK.day_of(told["due_at"].iloc[0]) == last_of_november
    assert TARGET not in {*early["kind"], *of_lead["kind"]}


def test_a_period_that_runs_can_still_be_given_a_target_but_one_that_is_over_cannot(world):
    assert propose(world, ADA, metric="nps", goal=Goal("points", 20.0, 5.0, rationale="why"), **NOVEMBER)
    with pytest.raises(Rejected, match="goal_not_smart"):
        propose(world, ADA, "over", from_on=date(2026, 10, 1), to_on=TODAY)
