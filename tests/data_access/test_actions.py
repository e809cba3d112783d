"""Actions: who decides, who carries out, who reads of them, and what two at once are told."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select

from data_access.__main__ import main
from data_access.actions import carrying_out, deciding
from data_access.actions.decided import actions_decided
from data_access.auditing import audited
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.due import due_for
from data_access.due_by_day import ACTION
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import action, audit_entry, member, quality_review, suggestion
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
    HU,
    MAX,
    NIGHTS,
    NORTH,
    SOUTH,
    TODAY,
    World,
    whole_world,
)

TOMORROW = TODAY + timedelta(days=1)
CAIS = 1  # the action of Cai's that the company begins with, due today


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def do(world: World, command: Callable[..., int], who: int, key: str = "k", **fields: Any) -> int:
    with world.writing() as connection:
        given = {"clock": CLOCK, "request_key": key, **fields}
        return audited.perform(command, given, connection=connection, scope=world.scope(who), clock=CLOCK)


def open_one(world: World, who: int = ADA, key: str = "k", **given: Any) -> int:
    usual = {
        "title": "Pack in double boxes", "owner_id": DAN, "team_id": NORTH, "due_on": TOMORROW, "cause": "damaged",
        "metric": "complaints_opened", "expected": -1.0,
    }  # fmt: skip
    return do(world, deciding.open_action, who, key, **{**usual, **given})


def change(world: World, who: int, revision: int = 0, key: str = "c", **given: Any) -> int:
    as_it_was = {"title": "Invoices are read twice in North", "owner_id": CAI, "due_on": TODAY}
    return do(
        world, deciding.change_action, who, key, action_id=CAIS, revision=revision, **{**as_it_was, **given}
    )  # fmt: skip


def step(world: World, name: str, who: int, revision: int, number: int = CAIS, **given: Any) -> int:
    command = getattr(carrying_out, f"{name}_action")
    key = f"{name}{revision}{who}"
    return do(world, command, who, key, action_id=number, revision=revision, **given)


def finish(world: World, who: int, revision: int, **given: Any) -> int:
    return step(world, "finish", who, revision, **{"done_on": TODAY, "result": "fewer mistakes", **given})


def seen(world: World, who: int | None, clock: Clock = CLOCK, **asked: Any) -> pd.DataFrame:
    with world.reading() as connection:
        scope = OWNER if who is None else world.scope(who)
        return actions_decided(connection, scope, clock=clock, **asked)


def row(world: World, number: int = CAIS) -> Any:
    with world.reading() as connection:
        return connection.execute(select(action).where(action.c.id == number)).one()


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


def test_a_lead_decides_an_action_about_a_cause_and_it_is_audited(world: World) -> None:
    number = open_one(world)
    found = seen(world, ADA, number=number).iloc[0]
    assert (found["title"], found["owner"], found["team"], found["state"]) == (
        "Pack in double boxes", "Dan", "North", "open",
    )  # fmt: skip
    assert (found["cut"], found["subject"], found["metric"], found["expected"]) == (
        "cause", "damaged", "complaints_opened", -1,
    )  # fmt: skip
    assert (found["decided_by"], found["decided_on"].date(), found["led"], found["mine"]) == ("Ada", TODAY, True, False)
    with world.reading() as connection:
        told = connection.execute(select(audit_entry)).all()[-1]
    assert (told.what, told.member_id, told.about_member_id, told.about_id) == (What.ACTION_OPENED, ADA, DAN, number)
    assert "boxes" not in told.details


def test_sent_twice_it_is_one_action_and_another_under_the_key_is_told(world: World) -> None:
    assert open_one(world) == open_one(world)
    assert reason(lambda: open_one(world, title="Something else")) == "request_key_reused"
    assert len(seen(world, ADA, team_ids=(NORTH,))) == 2


def test_what_is_incomplete_or_of_others_is_refused(world: World) -> None:
    refused: list[tuple[dict[str, Any], str]] = [
    ({"title": " "}, "action_title_missing"), ({"title": "x" * 301}, "text_too_long"),
    ({"owner_id": None}, "action_owner_missing"), ({"owner_id": HU}, "member_not_found"),
    ({"owner_id": EVE}, "member_not_found"), ({"owner_id": GIL}, "member_not_found"),
    ({"due_on": None}, "action_due_missing"), ({"due_on": TODAY - timedelta(days=1)}, "action_due_past"),
    ({"cause": None}, "action_about_missing"), ({"metric": "luck"}, "choice_unknown"),
    ({"metric": None}, "action_metric_missing"), ({"expected": float("nan")}, "choice_unknown"),
    ({"team_id": 99}, "team_not_found"), ({"team_id": None}, "team_not_found"), ({"team_id": SOUTH}, "not_allowed"),
    ]  # fmt: skip
    for given, why in refused:
        assert reason(partial(open_one, world, **given)) == why, given
    assert len(seen(world, None)) == 3


def test_only_who_leads_the_team_decides(world: World) -> None:
    for who in (CAI, FAY, GIL, HU, BO):
        with pytest.raises(NotAllowed):
            open_one(world, who)
    for who in (CAI, DAN, FAY, GIL):
        with pytest.raises(NotAllowed):
            change(world, who)
        with pytest.raises(NotAllowed):
            step(world, "drop", who, 0, reason="no use")
    assert reason(lambda: change(world, BO)) == "entry_not_found"
    assert open_one(world, owner_id=MAX, team_id=NIGHTS) == 4  # the team below


def test_its_owner_carries_it_out_and_colleagues_do_not(world: World) -> None:
    for who in (DAN, FAY):
        with pytest.raises(NotAllowed):
            step(world, "start", who, 0)
        with pytest.raises(NotAllowed):
            finish(world, who, 0)
    assert reason(lambda: step(world, "start", EVE, 0)) == "entry_not_found"
    step(world, "start", CAI, 0)
    finish(world, CAI, 1, done_on=date(2026, 11, 18))
    found = row(world)
    assert (found.state, found.done_on, found.result) == ("done", date(2026, 11, 18), "fewer mistakes")
    step(world, "reopen", CAI, 2, reason="they came back")
    assert (row(world).state, row(world).done_on, row(world).result) == ("doing", None, "they came back")


def test_a_dropped_action_is_taken_up_again_by_a_lead_only(world: World) -> None:
    step(world, "drop", ADA, 0, reason="no use")
    with pytest.raises(NotAllowed):
        step(world, "reopen", CAI, 1, reason="I like it")
    step(world, "reopen", ADA, 1, reason="it is of use")
    assert row(world).state == "doing"


def test_what_is_over_neither_changes_nor_ends_again(world: World) -> None:
    for number, end, said in (
        (CAIS, "finish", {"done_on": TODAY, "result": "done"}), (open_one(world), "drop", {"reason": "no use"}),
    ):  # fmt: skip
        step(world, end, ADA, 0, number, **said)
        again = {"owner_id": CAI, "due_on": TODAY, "title": "Another", "action_id": number, "revision": 1}
        assert reason(partial(do, world, deciding.change_action, ADA, f"c{number}", **again)) == "action_over"
        assert reason(partial(step, world, "start", ADA, 1, number)) == "action_over"
        assert reason(partial(step, world, "finish", ADA, 1, number, done_on=TODAY, result="x")) == "action_over"
        assert reason(partial(step, world, "drop", ADA, 1, number, reason="twice")) == "action_over"


def test_what_makes_no_sense_is_refused_with_a_reason(world: World) -> None:
    assert reason(lambda: step(world, "reopen", ADA, 0, reason="why")) == "action_not_over"
    assert reason(lambda: finish(world, CAI, 0, result=" ")) == "action_result_missing"
    assert reason(lambda: finish(world, CAI, 0, done_on=TOMORROW)) == "day_in_future"
    assert reason(lambda: finish(world, CAI, 0, done_on=date(2026, 11, 1))) == "action_done_before_decided"
    assert reason(lambda: step(world, "drop", ADA, 0, reason="")) == "reason_missing"
    step(world, "start", CAI, 0)
    assert reason(lambda: step(world, "start", CAI, 1)) == "action_begun"
    assert reason(lambda: change(world, ADA, 1, due_on=date(2026, 11, 19))) == "action_due_past"
    assert row(world).revision == 1


def test_of_two_who_edit_the_second_hears_what_happened(world: World) -> None:
    step(world, "start", CAI, 0)
    with pytest.raises(Rejected) as found:
        change(world, ADA, 0, title="Another")
    assert found.value.reason == "action_moved_on"
    assert found.value.said("en").startswith("Cai was quicker and began it")
    assert found.value.said("zh").startswith("Cai已先一步开始执行该措施")
    assert row(world).title == "Invoices are read twice in North"
    change(world, ADA, 1, title="Another")
    assert (row(world).title, row(world).revision) == ("Another", 2)


def test_of_two_at_the_same_moment_one_is_told(world: World) -> None:
    def try_to(who: int) -> str:
        try:
            finish(world, who, 0)
        except Rejected as refused:
            return refused.reason
        return "stored"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(try_to, (ADA, CAI))) == ["action_moved_on", "stored"]


def test_a_form_that_changes_nothing_is_no_change(world: World) -> None:
    change(world, ADA)
    assert row(world).revision == 0
    with world.reading() as connection:
        assert not connection.execute(select(audit_entry)).all()


def test_who_left_and_a_day_that_is_over_may_stay(world: World) -> None:
    with world.writing() as connection:
        connection.execute(action.update().values(due_on=date(2026, 11, 10), owner_id=HU).where(action.c.id == CAIS))
    change(world, ADA, title="Another", owner_id=HU, due_on=date(2026, 11, 10))
    assert row(world).title == "Another"


def test_a_team_reads_of_its_own_and_executives_of_all_without_who(world: World) -> None:
    every = {"North", "South", "Nights"}
    theirs: dict[int | None, set[str]] = {
        CAI: {"North"}, DAN: {"North"}, EVE: {"South"}, ADA: {"North", "Nights"}, BO: {"South"}, FAY: every,
        None: every, GIL: set(), HU: set(),
    }  # fmt: skip
    for who, teams in theirs.items():
        found = seen(world, who)
        assert set(found["team"]) == teams, who
        assert (found["title"] != "").all()
        persons = found[["owner_id", "owner", "owner_en", "result"]]
        assert persons.isna().to_numpy().all() if who == FAY else persons["owner"].notna().all()


def test_who_owns_an_action_of_another_team_finds_it(world: World) -> None:
    with world.writing() as connection:
        connection.execute(action.update().values(owner_id=EVE).where(action.c.id == CAIS))
    assert set(seen(world, EVE)["number"]) == {CAIS, 2}
    assert seen(world, EVE).set_index("number").loc[CAIS, "mine"]


def test_what_is_past_due_stands_first_and_what_ended_last(world: World) -> None:
    late = open_one(world, key="a")
    with world.writing() as connection:
        connection.execute(action.update().values(due_on=date(2026, 11, 17)).where(action.c.id == late))
    over = open_one(world, key="b")
    step(world, "drop", ADA, 0, over, reason="no use")
    found = seen(world, ADA, team_ids=(NORTH,))
    assert list(found["number"]) == [late, CAIS, over]
    assert found["overdue_days"].fillna(0).tolist() == [3, 0, 0]
    assert seen(world, ADA, limit=1)["all"].tolist() == [4]


def test_an_owner_is_told_what_is_due_and_leads_of_what_nobody_does_any_more(world: World) -> None:
    def due(who: int) -> list[tuple[int, bool]]:
        with world.reading() as connection:
            found = due_for(connection, world.scope(who), until=TODAY, clock=CLOCK)
        told = found[found["kind"] == ACTION]
        return list(zip(told["entry_id"], told["overdue"], strict=True))

    later = open_one(world)
    assert due(CAI) == [(CAIS, False)]
    assert due(DAN) == due(ADA) == due(FAY) == []
    with world.writing() as connection:
        connection.execute(action.update().values(due_on=TODAY - timedelta(days=1)).where(action.c.id == later))
        connection.execute(member.update().values(active=False).where(member.c.id == CAI))
    assert due(DAN) == [(later, True)]
    assert due(ADA) == [(CAIS, False)]
    finish(world, ADA, 0)
    assert due(ADA) == []


def test_the_command_prints_actions_with_their_day_by_owner(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", world.database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("DASHBOARD_TODAY", TODAY.isoformat())
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert main(["due"]) == 0
    told = capsys.readouterr().out
    of_cai = told[told.index("Cai: ") : told.index("Dan: ")]
    assert "no. 1  2026-11-20  action  Invoices are read twice in North" in of_cai
    assert told.count("Invoices are read twice in North") == 1


def test_an_erased_owner_leaves_the_action_without_what_tells_of_them(world: World) -> None:
    mine = open_one(world, title="Ask @Dan to pack", key="a")
    other = open_one(world, who=ADA, owner_id=CAI, key="b")
    step(world, "finish", CAI, 0, other, done_on=TODAY, result="@Cai packed")
    erase_member(world.database, "Dan@example.com")
    found = seen(world, ADA).set_index("number")
    assert (found.loc[mine, "title"], found.loc[mine, "owner"], found.loc[mine, "team"]) == ("", f"#{DAN}", "North")
    assert not found.loc[mine, "owner_active"]
    assert found.loc[other, "title"] == "Pack in double boxes"
    erase_member(world.database, "Ada@example.com")  # who wrote it
    assert row(world, other).title == ""
    assert row(world, other).result == "@Cai packed"


def test_an_action_leads_back_to_its_suggestion_or_review_only_for_who_may_read_that(world: World) -> None:
    with world.reading() as connection:
        s = select(suggestion.c.id).where(suggestion.c.team_id == NORTH, suggestion.c.counted)
        r = select(quality_review.c.id, quality_review.c.member_id).where(
            quality_review.c.team_id == NORTH,
            quality_review.c.voided_at.is_(None),
            quality_review.c.calibration_of.is_(None),
        )
        said, (review, about) = (
            connection.execute(s).scalars().first(),
            connection.execute(r.order_by(quality_review.c.id)).first(),
        )
    other = DAN if about != DAN else CAI
    first = open_one(world, key="s", cause=None, origin="suggestion", origin_id=said)
    second = open_one(world, key="r", cause=None, origin="review", origin_id=review)
    for who, of_suggestion, of_review in ((ADA, True, True), (about, None, True), (other, None, False)):
        found = seen(world, who).set_index("number")
        assert found.loc[[first, second], "origin"].tolist() == ["suggestion", "review"]  # all read where it came from
        assert bool(pd.notna(found.loc[second, "origin_id"])) is of_review
        if of_suggestion is not None:
            assert found.loc[first, "origin_id"] == said
    assert seen(world, FAY).set_index("number").loc[[second], "origin_id"].isna().all()  # directs, reads no reviews


def test_nobody_decides_about_a_suggestion_or_a_review_that_they_may_not_read(world: World) -> None:
    for origin, table in (("suggestion", suggestion), ("review", quality_review)):
        with world.reading() as connection:
            own = connection.execute(select(table.c.id).where(table.c.team_id == SOUTH)).scalars().first()
        for key, number in enumerate((own, 999_999, None)):
            if number is not None or key:
                refused = partial(open_one, world, key=f"{origin}{key}", cause=None, origin=origin, origin_id=number)
                assert reason(refused) == "entry_not_found"
