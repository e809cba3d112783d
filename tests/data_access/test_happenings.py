"""What happened: who notes and reads it, what corrects it, and what trends are marked with."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select, update

from data_access.auditing import audited
from data_access.auditing.audit import What
from data_access.happenings import noting
from data_access.happenings.marked import happenings_marked
from data_access.happenings.noted import annotations_noted
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import action, annotation, audit_entry
from data_access.scope import OWNER
from tests.data_access.erasing.traces import erase_member
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
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

ALL_OF_US, NORTHS, SOUTHS, OF_NIGHTS = 1, 2, 3, 4  # what the company begins with


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


@pytest.fixture
def small(tmp_path: Path) -> Iterator[World]:
    """The same where the statements are those of any database."""
    with whole_world(tmp_path) as made:
        yield made


def do(world: World, command: Callable[..., int], who: int, key: str = "k", **fields: Any) -> int:
    with world.writing() as connection:
        given = {"clock": CLOCK, "request_key": key, **fields}
        return audited.perform(command, given, connection=connection, scope=world.scope(who), clock=CLOCK)


def note(world: World, who: int = ADA, key: str = "k", **given: Any) -> int:
    usual = {"first": TODAY, "kind": "outage", "title": "The telephones were dead", "team_id": NORTH}
    return do(world, noting.add_annotation, who, key, **{**usual, **given})


def correct(world: World, who: int, number: int = NORTHS, revision: int = 0, key: str = "c", **given: Any) -> int:
    usual = {"first": date(2026, 11, 2), "last": date(2026, 11, 4), "kind": "training", "title": "North learnt"}
    return do(
        world, noting.correct_annotation, who, key, annotation_id=number, revision=revision, **{**usual, **given}
    )  # fmt: skip


def seen(world: World, who: int | None, **asked: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return annotations_noted(connection, OWNER if who is None else world.scope(who), **asked)


def marked(world: World, who: int | None) -> pd.DataFrame:
    with world.reading() as connection:
        return happenings_marked(connection, OWNER if who is None else world.scope(who))


def numbers(found: pd.DataFrame) -> set[int]:
    return set(found["number"].astype(int))


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


def test_a_lead_notes_what_happened_to_their_team_once_and_it_is_audited(world: World) -> None:
    given = {"last": date(2026, 11, 22), "metrics": ("nps", "csat", "csat"), "new_phase": True}
    number = note(world, **given)
    assert note(world, **given) == number
    row = seen(world, CAI, number=number).iloc[0]
    assert (row["title"], row["kind"], row["team"], row["metrics"]) == (
        "The telephones were dead", "outage", "North", "csat,nps",
    )  # fmt: skip
    assert (row["first_on"].date(), row["last_on"].date(), bool(row["new_phase"])) == (TODAY, date(2026, 11, 22), True)
    assert (row["told_by"], bool(row["noted"])) == ("Ada", False)
    with world.reading() as connection:
        entries = connection.execute(select(audit_entry).where(audit_entry.c.about == "annotation")).all()
    assert [(entry.what, entry.about_id) for entry in entries] == [(What.ANNOTATION_ADDED.value, number)]
    assert "telephones" not in entries[0].details


def test_everybody_reads_what_concerns_the_organisation_and_their_teams(world: World) -> None:
    expected = {
        CAI: {ALL_OF_US, NORTHS}, MAX: {ALL_OF_US, OF_NIGHTS}, EVE: {ALL_OF_US, SOUTHS}, BO: {ALL_OF_US, SOUTHS},
        ADA: {ALL_OF_US, NORTHS, OF_NIGHTS}, FAY: {1, 2, 3, 4}, GIL: set(), HU: set(), None: {1, 2, 3, 4},
    }  # fmt: skip
    for who, there in expected.items():
        assert numbers(seen(world, who)) == there, who
        assert numbers(marked(world, who)) == there, who


def test_of_other_teams_an_executive_does_not_read_who_noted_it(small: World) -> None:
    found = seen(small, FAY).set_index("number")
    assert found.loc[ALL_OF_US, "told_by"] == "Fay"
    assert found.loc[[NORTHS, SOUTHS], "told_by"].isna().all()


def test_a_team_that_is_chosen_leaves_out_the_others_but_not_the_organisation(small: World) -> None:
    assert numbers(seen(small, FAY, team_ids=(SOUTH,))) == {ALL_OF_US, SOUTHS}


def test_leads_note_for_teams_they_lead_and_those_below_and_executives_for_all(small: World) -> None:
    assert note(small, ADA, "below", team_id=NIGHTS)
    assert note(small, FAY, "all", team_id=None)
    assert note(small, FAY, "any", team_id=SOUTH)
    for who, team_id in ((ADA, SOUTH), (ADA, None), (CAI, NORTH), (GIL, None), (HU, None)):
        with pytest.raises(NotAllowed):
            note(small, who, f"no {who} {team_id}", team_id=team_id)
    assert seen(small, None)["number"].count() == 7


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"title": "  "}, "annotation_title_missing"),
        ({"title": "x" * 301}, "text_too_long"),
        ({"first": None}, "annotation_day_missing"),
        ({"last": date(2026, 11, 19)}, "annotation_ends_before"),
        ({"last": date(2030, 1, 1)}, "annotation_too_long"),
        ({"kind": ""}, "choice_missing"),
        ({"kind": "weather"}, "choice_unknown"),
        ({"metrics": ("beauty",)}, "choice_unknown"),
        ({"metrics": tuple(f"k{number}" for number in range(13))}, "annotation_too_many"),
        ({"team_id": 99}, "team_not_found"),
    ],
)
def test_what_cannot_be_noted_is_refused_with_what_to_do(shared: World, wrong: dict[str, Any], why: str) -> None:
    assert reason(lambda: note(shared, **wrong)) == why


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A company in which nothing is stored."""
    with whole_world(tmp_path_factory.mktemp("shared")) as made:
        yield made


def test_a_correction_is_the_correctors_and_who_saw_an_older_one_is_told(small: World) -> None:
    assert correct(small, FAY, new_phase=False, metrics=("csat",)) == NORTHS
    row = seen(small, ADA, number=NORTHS).iloc[0]
    assert (row["title"], row["metrics"], bool(row["new_phase"]), row["revision"]) == ("North learnt", "csat", False, 1)
    assert (row["told_by"], row["changed_by"]) == ("Fay", "Fay")
    with pytest.raises(Rejected) as late:
        correct(small, ADA, key="late")
    assert late.value.said("en").startswith("Fay changed it meanwhile")
    assert late.value.said("zh").startswith("Fay已先一步修改")
    assert reason(lambda: correct(small, BO, key="not theirs")) == "entry_not_found"
    with pytest.raises(NotAllowed):
        correct(small, ADA, ALL_OF_US, key="the organisation's")


def test_nothing_is_changed_by_a_correction_that_says_the_same(small: World) -> None:
    same = {"title": "North learnt to listen", "new_phase": True}
    assert correct(small, ADA, **same) == NORTHS
    assert seen(small, ADA, number=NORTHS)["revision"].iloc[0] == 0


def test_what_is_withdrawn_marks_no_trend_and_stays_in_the_list(small: World) -> None:
    do(small, noting.withdraw_annotation, ADA, annotation_id=NORTHS, revision=0)
    assert NORTHS not in numbers(marked(small, ADA))
    assert seen(small, CAI, number=NORTHS)["withdrawn_at"].notna().all()
    assert reason(lambda: correct(small, ADA, revision=1, key="again")) == "annotation_withdrawn"


def test_trends_are_marked_with_actions_that_are_done_and_name_a_metric(world: World) -> None:
    done = {"state": "done", "done_on": date(2026, 11, 10)}
    with world.writing() as connection:
        connection.execute(update(action).where(action.c.id == 1).values(metric="csat", **done))
        connection.execute(update(action).where(action.c.id == 2).values(**done))
    found = marked(world, FAY)
    assert found["first_on"].tolist() == sorted(found["first_on"])
    actions = found[found["kind"] == "action"]
    assert actions[["number", "metrics", "team_id", "about"]].values.tolist() == [[1, "csat", NORTH, "billing"]]
    assert actions["new_phase"].all()


def test_erasing_a_person_takes_their_words_and_leaves_the_mark(small: World) -> None:
    number = note(small, ADA, title="Ada says the telephones were dead")
    erase_member(small.database, "Ada@example.com")
    row = seen(small, FAY, number=number).iloc[0]
    assert row["title"] == ""
    with small.reading() as connection:
        assert connection.execute(select(annotation.c.kind).where(annotation.c.id == number)).scalar() == "outage"
