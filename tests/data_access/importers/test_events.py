from pathlib import Path

import pandas as pd
import pytest

from data_access.importers.events import Folded
from data_access.importers.mapping import Mapping
from data_access.importers.proposing import propose
from data_access.importers.rows import applied, folded
from data_access.rejected import Rejected
from tests.data_access.importers.files import opened, written

HEADER = "number,state,updated_at,opened_at,assignment_group,assigned_to,resolved_at\n"
LOG = (
    "1,New,2024-03-05 10:05,2024-03-05 10:00,A,?,?",
    "2,New,2024-03-05 10:30,2024-03-05 10:30,A,?,?",
    "1,Active,2024-03-05 11:00,2024-03-05 10:00,B,Bo,?",
    "1,Active,2024-03-05 11:30,2024-03-05 10:00,B,Bo,?",
    "1,Awaiting User Info,2024-03-05 12:00,2024-03-05 10:00,B,Bo,?",
    "1,Resolved,2024-03-05 13:00,2024-03-05 10:00,B,Bo,2024-03-05 13:00",
    "1,Active,2024-03-05 14:00,2024-03-05 10:00,B,Ann,2024-03-05 13:00",
    "1,Closed,2024-03-05 15:00,2024-03-05 10:00,B,Ann,2024-03-05 15:00",
)


def _folded(folder: Path, *rows: str, chunk: int = 50_000) -> Folded:
    table = opened(folder, HEADER + "\n".join(rows) + "\n")
    return folded(table, propose("tickets", table, zone="UTC"), rows=chunk)


def test_a_ticket_is_its_last_event_and_its_stages_its_runs(tmp_path: Path) -> None:
    found = _folded(tmp_path, *LOG)
    one = found.cases.set_index("key").loc["1"]
    assert (one["state"], one["member"], one["line"]) == ("confirmed", "Ann", 9)
    assert found.cases["key"].tolist() == ["1", "2"]
    stages = found.stages[found.stages["key"] == "1"]
    assert stages[["stage", "waiting", "team", "member"]].fillna("").to_numpy().tolist() == [
        ["received", False, "A", ""],
        ["investigated", False, "B", "Bo"],
        ["investigated", True, "B", "Bo"],
        ["answered", False, "B", "Bo"],
        ["investigated", False, "B", "Ann"],
        ["confirmed", False, "B", "Ann"],
    ]
    entered = [f"{time:%H:%M}" for time in stages["entered_at"]]
    assert entered == ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00"]
    assert stages["left_at"].iloc[:-1].tolist() == stages["entered_at"].iloc[1:].tolist()


def test_a_ticket_that_came_back_was_resolved_before_that(tmp_path: Path) -> None:
    one = _folded(tmp_path, *LOG).cases.set_index("key").loc["1"]
    assert (f"{one['first_resolved_at']:%H:%M}", f"{one['reopened_at']:%H:%M}", one["reopened_count"]) == (
        "13:00",
        "14:00",
        1,
    )


def test_a_ticket_still_open_has_no_end(tmp_path: Path) -> None:
    two = _folded(tmp_path, *LOG).cases.set_index("key").loc["2"]
    assert pd.isna(two["resolved_at"])
    assert pd.isna(two["first_resolved_at"])
    assert pd.isna(two["reopened_at"])
    assert two["reopened_count"] == 0


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_rows_far_apart_and_out_of_order_fold_the_same(tmp_path: Path, chunk: int) -> None:
    usual = _folded(tmp_path, *LOG)
    turned = _folded(tmp_path, *LOG[::-1], chunk=chunk)
    pd.testing.assert_frame_equal(
        usual.stages.sort_values(["key", "entered_at"], ignore_index=True),
        turned.stages.sort_values(["key", "entered_at"], ignore_index=True),
    )
    for column in ("state", "member", "reopened_count", "first_resolved_at"):
        assert usual.cases.set_index("key")[column].equals(turned.cases.set_index("key")[column].reindex(["1", "2"]))


def test_events_of_the_same_minute_follow_their_number(tmp_path: Path) -> None:
    table = opened(
        tmp_path,
        "number,state,updated_at,opened_at,sys_mod_count\n"
        "1,Closed,2024-03-05 10:00,2024-03-05 09:00,2\n1,New,2024-03-05 10:00,2024-03-05 09:00,0\n"
        "1,Active,2024-03-05 10:00,2024-03-05 09:00,1\n",
    )
    mapping = Mapping(
        "tickets",
        {"key": "number", "state": "state", "event_at": "updated_at", "opened_at": "opened_at",
         "sequence": "sys_mod_count"},
        stores_as="complaints", event_log=True,
    )  # fmt: skip
    found = folded(table, mapping)
    assert found.cases["state"].tolist() == ["confirmed"]
    assert found.stages["stage"].tolist() == ["received", "investigated", "confirmed"]


def test_a_state_nobody_knows_changes_no_stage(tmp_path: Path) -> None:
    found = _folded(tmp_path, *LOG[:3], "1,-100,2024-03-05 11:45,2024-03-05 10:00,B,Bo,?")
    stages = found.stages[found.stages["key"] == "1"]
    assert stages["stage"].tolist() == ["received", "investigated"]


def test_refused_events_are_listed_and_the_rest_is_folded(tmp_path: Path) -> None:
    found = _folded(tmp_path, *LOG, "2,Active,2024-13-05 11:00,2024-03-05 10:30,A,?,?", "2,Active", '3,"cut')
    assert found.refused[["line", "reason"]].to_numpy().tolist() == [
        [10, "date_unreadable"], [11, "cell_required"], [11, "cell_required"], [12, "row_cut_off"],
    ]  # fmt: skip
    assert found.refused_rows["line"].tolist() == [10, 11, 12]
    assert found.cases["key"].tolist() == ["1", "2"]


def test_a_log_without_one_readable_event_is_empty(tmp_path: Path) -> None:
    table = opened(tmp_path, HEADER + LOG[0] + "\n" + LOG[2] + "\n")
    mapping = propose("tickets", table)
    bad = opened(tmp_path, HEADER + "1,New,never,2024-03-05,A,?,?\n")
    found = folded(bad, mapping)
    assert (len(found.cases), len(found.stages), len(found.refused)) == (0, 0, 1)


def test_a_file_with_one_row_a_ticket_is_not_folded(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,opened at\n1,2024-03-05\n")
    with pytest.raises(Rejected, match="mapping_no_event_log"):
        folded(table, propose("tickets", table))


def test_rows_that_could_not_be_read_are_among_the_refused(tmp_path: Path) -> None:
    table = opened(tmp_path, 'id,opened at,text\n1,2024-03-05,a\n2,2024-03-05,b,c,d\n3,2024-03-05,"cut')
    pieces = list(applied(table, propose("contacts", table)))
    refused = pd.concat([piece.refused for piece in pieces])
    whole = pd.concat([piece.refused_rows for piece in pieces])
    assert refused[["line", "reason"]].to_numpy().tolist() == [[3, "row_too_long"], [4, "row_cut_off"]]
    assert whole["line"].tolist() == [3, 4]
    assert "2,2024-03-05,b,c,d" in whole["id"].tolist()


def test_a_file_of_nothing_but_a_broken_row_says_so(tmp_path: Path) -> None:
    table = opened(tmp_path, 'id,opened at\n1,"cut')
    mapping = Mapping("contacts", {"key": "id", "opened_at": "opened at"})
    pieces = list(applied(table, mapping))
    assert [piece.refused["line"].tolist() for piece in pieces] == [[2]]
    assert written(tmp_path, "x").exists()
