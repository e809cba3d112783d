"""Many targets at once: a team's broken down, a period's copied, a sheet brought back."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data_access.goals import breaking_down, copying, sheet
from data_access.goals.sheet import SheetRow, target_sheet_planned
from data_access.goals.sheet_file import sheet_rows
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member, target, target_change
from metrics.goals.goal import Goal
from tests.data_access.goals.conftest import DECEMBER, NOVEMBER, TEN_MORE, do, propose, row
from tests.data_access.world import ADA, BO, CAI, CLOCK, DAN, FAY, MAX, NORTH, World

OF_NORTH = {"level": "team", "team_id": NORTH, "member_id": None}
COPYING = {
    "from_on": NOVEMBER["from_on"], "to_on": NOVEMBER["to_on"], "new_from_on": DECEMBER["from_on"],
    "new_to_on": DECEMBER["to_on"],
}  # fmt: skip
HEADER = (
    "KPI,For,Team,Member,First day,Last day,Kind of goal,Baseline,Value or change,Weight,Why it matters,"
    "Reason of the change"
)


def broken_down(world: World, who: int, number: int, key: str = "b", revision: int = 0, **given: object) -> int:
    parts = ((CAI, 0.6, 0.7), (DAN, None, 0.65))
    fields = {"target_id": number, "revision": revision, "parts": parts, **given}
    return int(do(world, breaking_down.break_down_target, who, key, **fields))


def counted(world: World) -> tuple[int, int]:
    """How many targets there are, and how many lines of history."""
    with world.reading() as connection:
        tables = (target, target_change)
        first, second = (connection.execute(select(func.count()).select_from(each)).scalar_one() for each in tables)
        return first, second


def children(world: World, number: int) -> dict[int, tuple[float, str, float | None]]:
    with world.reading() as connection:
        t = target.c
        asked = select(t.member_id, t.value, t.state, t.baseline).where(t.parent_id == number)
        return {each.member_id: (each.value, each.state, each.baseline) for each in connection.execute(asked)}


def test_a_teams_target_becomes_a_proposal_for_each_member(world):
    number = propose(world, ADA, **OF_NORTH)
    assert broken_down(world, ADA, number) == 2
    assert children(world, number) == {CAI: (0.7, "proposed", 0.6), DAN: (0.65, "proposed", 0.6)}
    before = counted(world)
    assert broken_down(world, ADA, number) == 2  # sent again
    assert broken_down(world, ADA, number, "anew") == 0  # says what is there
    assert broken_down(world, ADA, number, "more", parts=((CAI, 0.6, 0.72), (DAN, None, 0.65))) == 1
    assert counted(world) == (before[0], before[1] + 1)
    assert children(world, number)[CAI][0] == 0.72


def test_a_part_may_be_what_its_member_reaches_already(world):
    number = propose(world, ADA, **OF_NORTH)
    assert broken_down(world, ADA, number, parts=((CAI, 0.7, 0.7),)) == 1


def test_who_may_not_break_a_target_down_is_refused(world):
    number = propose(world, FAY, **OF_NORTH)
    for who in (FAY, BO, CAI):
        with pytest.raises(Rejected) as refused:
            broken_down(world, who, number, str(who))
        assert refused.value.reason in ("not_allowed", "entry_not_found")
    with pytest.raises(NotAllowed):  # nobody sets their own, also not as a part
        broken_down(world, ADA, number, parts=((ADA, 0.6, 0.7),))
    with pytest.raises(Rejected, match="member_not_found"):  # of another team
        broken_down(world, ADA, number, "max", parts=((MAX, 0.6, 0.7),))
    with pytest.raises(Rejected, match="target_parts_missing"):
        broken_down(world, ADA, number, "none", parts=())
    band = propose(
        world, ADA, "a band", metric="nps", goal=Goal("absolute", 10, None, 20, 30, rationale="why"), **OF_NORTH
    )
    with pytest.raises(Rejected, match="target_not_divided"):
        broken_down(world, ADA, band, "band")
    assert children(world, number) == {}


def test_copying_proposes_what_one_may_set_and_copies_nothing_twice(world):
    # Ada leads North and Nights: their two targets, and those of the seven who serve there.
    assert do(world, copying.copy_targets, ADA, **COPYING) == 9
    before = counted(world)
    assert do(world, copying.copy_targets, ADA, "again", **COPYING) == 0
    assert counted(world) == before
    assert do(world, copying.copy_targets, FAY, **COPYING) == 2  # the organisation's, and South's
    with world.reading() as connection:
        t = target.c
        asked = select(t.state, t.value, t.agreed_by).where(t.from_on == DECEMBER["from_on"])
        made = [tuple(each) for each in connection.execute(asked)]
    assert {each[0] for each in made} == {"proposed"}
    assert {each[2] for each in made} == {None}
    assert sorted(each[1] for each in made) == [0.7] * 7 + [0.8] * 3 + [0.9]
    with pytest.raises(NotAllowed):
        do(world, copying.copy_targets, CAI, **COPYING)


def test_a_copy_of_a_part_is_part_of_the_copy(world):
    number = propose(world, ADA, **OF_NORTH)
    broken_down(world, ADA, number)
    january = {
        "from_on": DECEMBER["from_on"], "to_on": DECEMBER["to_on"], "new_from_on": DECEMBER["to_on"],
        "new_to_on": date(2027, 2, 1),
    }  # fmt: skip
    assert do(world, copying.copy_targets, ADA, **january) == 3
    with world.reading() as connection:
        t = target.c
        copies = connection.execute(select(t.id, t.scope, t.parent_id).where(t.from_on == DECEMBER["to_on"])).all()
    whole = next(each.id for each in copies if each.scope == "team")
    assert [each.parent_id for each in copies if each.scope == "member"] == [whole, whole]


def test_nobody_who_left_gets_a_copy(world):
    with world.writing() as connection:
        connection.execute(member.update().where(member.c.id == CAI).values(active=False))
    assert do(world, copying.copy_targets, ADA, **COPYING) == 8


def test_nothing_is_copied_into_a_period_that_is_over(world):
    past = {**COPYING, "new_from_on": date(2026, 10, 1), "new_to_on": NOVEMBER["from_on"]}
    with pytest.raises(Rejected, match="goal_not_smart"):
        do(world, copying.copy_targets, ADA, **past)


def of_file(*lines: str) -> tuple[SheetRow, ...]:
    return sheet_rows("\n".join([HEADER, *lines]).encode(), "targets.csv", ("Filters:",))


GOOD = "Satisfaction (CSAT),Member,North,Cai,2026-12-01,2026-12-31,A value to reach,60,70%,30,Fewer calls,"


def planned(world: World, rows: tuple[SheetRow, ...], who: int = ADA) -> list[tuple[int, str, str | None]]:
    with world.reading() as connection:
        found = target_sheet_planned(connection, world.scope(who), clock=CLOCK, rows=rows)
    return [(each.line, each.what, each.refusal and each.refusal.reason) for each in found]


def test_good_rows_of_a_sheet_are_stored_and_the_others_say_why_not(world):
    rows = of_file(
        GOOD,
        "客户满意度（CSAT）,团队,North,,2026/12/1,2026年12月31日,在基线上增减,60,+10,,更少来电,",
        GOOD,
        "Satisfaction (CSAT),Member,South,Eve,2026-12-01,2026-12-31,A value to reach,60,70,,why,",
        "Nonsense,Member,North,Cai,2026-12-01,2026-12-31,A value to reach,60,70,,why,",
        "Satisfaction (CSAT),Member,North,Nobody,2026-12-01,2026-12-31,A value to reach,60,70,,why,",
        "Satisfaction (CSAT),Member,North,Dan,2026-12-01,2026-12-31,A value to reach,60,seventy,,why,",
        "Satisfaction (CSAT),Member,North,Dan,2026-12-01,2026-12-31,A value to reach,60,70,,,",
        "",
        "Filters: This month",
    )
    assert planned(world, rows) == [
        (2, "new", None), (3, "new", None), (4, "refused", "target_sheet_twice"), (5, "refused", "not_allowed"),
        (6, "refused", "target_sheet_name"), (7, "refused", "target_sheet_name"),
        (8, "refused", "target_sheet_number"), (9, "refused", "goal_not_smart"),
    ]  # fmt: skip
    before = counted(world)
    assert do(world, sheet.store_target_sheet, ADA, rows=rows) == 2
    assert counted(world)[0] == before[0] + 2
    assert [each[1] for each in planned(world, rows)][:2] == ["unchanged", "unchanged"]
    after = counted(world)
    assert do(world, sheet.store_target_sheet, ADA, "again", rows=rows) == 0
    assert counted(world) == after
    assert planned(world, rows, CAI) == []
    with pytest.raises(NotAllowed):
        do(world, sheet.store_target_sheet, CAI, rows=rows)


def test_a_sheet_changes_what_is_there_and_needs_a_reason_once_the_period_runs(world):
    number = propose(world, ADA, goal=replace(TEN_MORE, kind="absolute", change=70.0))
    changed = GOOD.replace("70%", "72")
    assert planned(world, of_file(changed)) == [(2, "changed", None)]
    do(world, sheet.store_target_sheet, ADA, rows=of_file(changed))
    assert (row(world, number)["value"], row(world, number)["weight"], row(world, number)["revision"]) == (0.72, 30, 1)
    running = changed.replace("2026-12-01,2026-12-31", "2026-11-01,2026-11-30")
    assert planned(world, of_file(running)) == [(2, "refused", "target_reason_missing")]
    assert planned(world, of_file(running + "he is back")) == [(2, "changed", None)]


def test_a_sheet_without_a_column_or_with_too_many_rows_is_refused(world, monkeypatch):
    with pytest.raises(Rejected, match="target_sheet_columns") as refused:
        sheet_rows(b"KPI,For\nCSAT,Team\n", "t.csv")
    assert "First day" in refused.value.said("en")
    monkeypatch.setattr("data_access.goals.sheet_file.MOST_ROWS", 1)
    with pytest.raises(Rejected, match="target_sheet_long"):
        of_file(GOOD, GOOD)
