"""The three public data sets, through the code a person's file goes through. Their answers stand beside them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data_access.importers.fields import Kind
from data_access.importers.mapping import Mapping
from data_access.importers.proposing import propose, unknown_values
from data_access.importers.reading import Table, open_table
from data_access.importers.rows import applied, folded
from tests.conftest import REAL_DATA

pytestmark = pytest.mark.real_data


@cache
def _read(kind: Kind, file: str) -> tuple[Table, Mapping, pd.DataFrame]:
    table = open_table(REAL_DATA / file)
    mapping = propose(kind, table)
    pieces = list(applied(table, mapping))
    assert sum(len(piece.refused) for piece in pieces) == 0
    return table, mapping, pd.concat([piece.rows for piece in pieces], ignore_index=True)


def _answers(folder: str) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads((REAL_DATA / folder / "answers.json").read_text())
    return answers


def _contacts() -> pd.DataFrame:
    return _read("contacts", "support_contacts/contacts.csv")[2]


def test_every_contact_is_read_with_its_score() -> None:
    scores = _contacts()["score"]
    assert len(scores) == 17_182
    counted = {str(int(score)): count for score, count in scores.value_counts().items()}
    assert counted == _answers("support_contacts")["overall"]["distribution"]
    assert 100 * (scores >= 4).mean() == pytest.approx(82.708649, abs=1e-6)


def test_day_first_is_found_without_help() -> None:
    mapping = _read("contacts", "support_contacts/contacts.csv")[1]
    assert (mapping.formats["opened_at"], mapping.formats["first_response_at"]) == ("day_first", "day_first")
    assert (mapping.undecided, mapping.stores_as, mapping.event_log) == ((), "interactions", False)
    assert (mapping.scale.low, mapping.scale.high) == (1, 5) if mapping.scale else False


def test_a_response_before_its_report_is_kept() -> None:
    contacts = _contacts()
    minutes = (contacts["first_response_at"] - contacts["opened_at"]).dt.total_seconds() / 60
    assert (minutes < 0).sum() == 635
    valid = minutes[minutes >= 0]
    assert (len(valid), valid.median()) == (16_547, 6)
    assert valid.quantile(0.9) == pytest.approx(399.4)


def test_survey_days_are_days_in_the_files_own_calendar() -> None:
    contacts = _contacts()
    daily = contacts.groupby(contacts["answered_on"].dt.strftime("%Y-%m-%d"))["score"].size().to_dict()
    expected = {day["key"]: day["n"] for day in _answers("support_contacts")["daily_by_survey_date"]}
    assert daily == expected


def test_channels_nobody_knows_are_shown_and_kept() -> None:
    table, mapping, contacts = _read("contacts", "support_contacts/contacts.csv")
    assert contacts["channel"].value_counts().to_dict() == {"Inbound": 13_644, "Outcall": 2_943, "email": 595}
    unknown = unknown_values(mapping, table.sample(2000))
    assert (set(unknown["value"]), unknown["kept"].all()) == ({"Inbound", "Outcall"}, True)


def test_agents_and_supervisors_are_members_and_teams() -> None:
    contacts = _contacts()
    assert (contacts["member"].nunique(), contacts["team"].nunique()) == (1368, 40)
    assert contacts["comment"].isna().mean() == pytest.approx(0.66, abs=0.01)


@cache
def _tickets() -> tuple[Mapping, pd.DataFrame, pd.DataFrame]:
    table = open_table(REAL_DATA / "service_tickets/ticket_events.csv.gz")
    mapping = propose("tickets", table)
    found = folded(table, mapping)
    assert len(found.refused) == 0
    return mapping, found.cases, found.stages


def test_the_log_of_tickets_is_seen_to_be_one() -> None:
    mapping = _tickets()[0]
    assert (mapping.event_log, mapping.columns["event_at"], mapping.stores_as) == (True, "sys_updated_at", "complaints")
    assert mapping.columns["subcategory"] == "category (2)"


def test_many_rows_become_one_ticket_each() -> None:
    tickets = _tickets()[1]
    overall = _answers("service_tickets")["overall"]
    assert (len(tickets), tickets["within_standard"].sum()) == (24_918, overall["sla_met"])
    assert tickets["resolved_at"].notna().sum() == overall["n_resolved"]
    assert (tickets["reopened_count"] > 0).sum() == overall["reopened"] == 275
    hours = (tickets["resolved_at"] - tickets["opened_at"]).dt.total_seconds() / 3600
    assert hours.median() == pytest.approx(22.1)
    assert hours.quantile(0.9) == pytest.approx(381.548333)
    assert set(tickets["state"]) == {"confirmed"}


def test_the_last_row_says_who_has_a_ticket() -> None:
    tickets = _tickets()[1]
    expected = {each["key"]: each["n"] for each in _answers("service_tickets")["top10_assigned_to"]}
    assert tickets["member"].value_counts()[list(expected)].to_dict() == expected
    assert (tickets["member"].isna().sum(), tickets["team"].isna().sum()) == (725, 2157)


def test_stages_follow_one_another_without_a_gap() -> None:
    _, tickets, stages = _tickets()
    same = stages["key"].eq(stages["key"].shift(-1))
    assert (stages["left_at"].eq(stages["entered_at"].shift(-1)) | ~same).all()
    assert stages.loc[~same, "left_at"].isna().all()
    assert stages["key"].nunique() == len(tickets)
    first = stages.drop_duplicates("key").set_index("key")["entered_at"]
    assert (first <= tickets.set_index("key")["opened_at"].reindex(first.index)).mean() > 0.999


def test_orders_add_up_and_undated_lines_are_kept() -> None:
    orders = _read("orders", "sales/orders.csv")[2]
    assert (len(orders), orders["key"].nunique(), orders["customer_key"].nunique()) == (60_398, 27_659, 18_484)
    assert (orders["amount"].sum(), orders["quantity"].sum()) == (29_356_250, 60_423)
    undated = orders[orders["purchased_on"].isna()]
    assert (len(undated), undated["amount"].sum()) == (19, 4_992)


def test_customers_have_whole_names_and_no_invented_country() -> None:
    customers = _read("customers", "sales/customers.csv")[2]
    assert (len(customers), customers["name"].iloc[0]) == (18_484, "Jon Yang")
    assert (customers["country"].isna().sum(), customers["birthday"].isna().sum()) == (337, 17)
    orders = _read("orders", "sales/orders.csv")[2]
    assert set(orders["customer_key"]) == set(customers["key"])


def test_the_data_stays_outside_the_repository() -> None:
    assert Path(__file__).resolve().parents[3] not in REAL_DATA.resolve().parents
