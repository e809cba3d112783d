"""Contacts become interactions (or complaints) and answers, with everything that follows from them."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from data_access.importers.fields import Kind
from data_access.importers.withdrawing import withdraw_import
from data_access.mirroring import check
from data_access.mirroring.mirror import Mirror
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import (
    complaint,
    complaint_stage,
    customer,
    import_batch,
    import_change,
    interaction,
    member,
    member_role,
    membership,
    survey_answer,
    team,
)
from data_access.scope import NOBODY, OWNER, Role, Scope
from tests.data_access.importers.storing import CONTACTS, Office


def test_a_contact_is_stored_with_its_days_in_the_reporting_zone_and_its_minutes(office: Office) -> None:
    outcome = office.bring("contacts", CONTACTS)
    assert (outcome.new, outcome.changed, outcome.unchanged, outcome.refused_rows) == (3, 0, 0, 0)
    row = office.one(interaction, "A2")
    assert row["opened_at"] == datetime(2026, 11, 2, 15, 30, tzinfo=UTC)
    assert (row["opened_on"], row["resolved_on"], row["ended_on"]) == (
        date(2026, 11, 2),
        date(2026, 11, 3),
        date(2026, 11, 3),
    )
    assert (row["first_response_minutes"], row["resolution_minutes"]) == (40, 120)
    assert (row["channel"], row["topic"], row["state"]) == ("wechat", "billing", "closed")


def test_an_open_contact_has_no_end(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    row = office.one(interaction, "A3")
    assert (row["state"], row["ended_on"], row["resolved_on"], row["first_contact"]) == ("open", None, None, None)


def test_teams_members_and_customers_of_the_rows_are_made(office: Office) -> None:
    outcome = office.bring("contacts", CONTACTS)
    assert (outcome.teams, outcome.members, outcome.customers) == (2, 2, 2)
    assert [row["name"] for row in office.rows(team)] == ["North", "South"]
    ann, ben = office.rows(member)
    assert (ann["name"], ben["name"]) == ("Ann", "Ben")
    assert {row["role"] for row in office.rows(member_role)} == {"staff"}
    first = office.rows(membership)[0]
    assert (first["member_id"], first["from_on"], first["to_on"]) == (ann["id"], date(2026, 11, 2), None)
    assert [(row["source_key"], row["created_on"]) for row in office.rows(customer)] == [
        ("C1", date(2026, 11, 2)),
        ("C2", date(2026, 11, 2)),
    ]
    assert office.one(interaction, "A2")["member_id"] == ben["id"]


def test_a_score_is_an_answer_of_its_contact(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    good, bad = office.rows(survey_answer)
    assert (good["score"], good["top_box"], good["bottom_box"], good["comment"]) == (5, True, False, "thanks")
    assert (bad["top_box"], bad["bottom_box"], bad["commented"]) == (False, True, True)
    contact = office.one(interaction, "A1")
    assert good["interaction_id"] == contact["id"]
    assert (good["member_id"], good["customer_id"]) == (contact["member_id"], contact["customer_id"])


def test_the_same_file_twice_adds_nothing(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    before = office.everything()
    again = office.bring("contacts", CONTACTS)
    assert (again.new, again.changed, again.unchanged, again.known_file) == (0, 0, 3, True)
    after = office.everything()
    assert all(before[name].equals(after[name]) for name in before)


def test_the_same_rows_in_another_file_change_nothing_either(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    before = office.everything()
    again = office.bring("contacts", CONTACTS + "\n\n")
    assert (again.new, again.changed, again.unchanged, again.known_file) == (0, 0, 3, False)
    after = office.everything()
    assert all(before[name].equals(after[name]) for name in before if name != "import_batch")


def test_a_corrected_file_updates_and_keeps_what_was_there(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    outcome = office.bring("contacts", CONTACTS.replace("2026-11-02 09:05", "2026-11-02 09:15"))
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, 2)
    assert office.one(interaction, "A1")["first_response_minutes"] == 15
    (before,) = office.rows(import_change)
    assert (before["table_name"], before["before"]["first_response_minutes"]) == ("interaction", 5)


def test_a_score_given_later_or_taken_back_changes_its_contact(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    later = office.bring("contacts", CONTACTS.replace("billing,,", "billing,3,"))
    assert (later.changed, later.unchanged, len(office.rows(survey_answer))) == (1, 2, 3)
    back = office.bring("contacts", CONTACTS.replace("2,too slow", ","))
    assert (back.changed, len(office.rows(survey_answer))) == (2, 1)


def test_a_row_that_moves_to_another_day_leaves_no_copy_in_the_mirror(office: Office) -> None:
    mirror = Mirror(office.engine)
    try:
        office.bring("contacts", CONTACTS)
        assert not any(each.differences for each in check.compare(mirror))
        office.bring("contacts", CONTACTS.replace("2026-11-04", "2026-11-14"))
        assert not any(each.differences for each in check.compare(mirror))
    finally:
        mirror.close()


def test_of_rows_with_the_same_number_the_last_one_counts_and_it_is_said(office: Office) -> None:
    twice = CONTACTS + "A1,2026-11-02 09:00,2026-11-02 09:30,,Open,Ann,North,C1,Phone,delivery,,\n"
    outcome = office.bring("contacts", twice)
    assert (outcome.read, outcome.new, outcome.repeated) == (4, 3, 1)
    assert office.one(interaction, "A1")["first_response_minutes"] == 30
    assert len(office.rows(survey_answer)) == 1


def test_nobody_who_came_back_within_seven_days_was_helped_at_the_first_contact(office: Office) -> None:
    office.bring(
        "contacts",
        """Ticket number,Created at,Resolved at,Customer number,Category
1,2026-11-01 09:00,2026-11-01 10:00,C1,delivery
2,2026-11-08 09:00,2026-11-08 10:00,C1,delivery
3,2026-11-09 09:00,2026-11-09 10:00,C1,billing
4,2026-11-01 09:00,2026-11-01 10:00,,delivery
""",
    )
    assert [row["first_contact"] for row in office.rows(interaction)] == [False, True, True, None]
    office.bring(
        "contacts",
        "Ticket number,Created at,Resolved at,Customer number,Category\n"
        "9,2026-11-10 09:00,2026-11-10 10:00,C1,billing\n",
    )
    assert [row["first_contact"] for row in office.rows(interaction)] == [False, True, False, None, True]


def test_a_response_before_its_report_is_kept_without_a_duration_and_counted(office: Office) -> None:
    outcome = office.bring("contacts", CONTACTS.replace("2026-11-02 09:05", "2026-11-01 09:05"))
    assert outcome.strange == {"response_before_report": 1}
    row = office.one(interaction, "A1")
    assert (row["strange"], row["first_response_minutes"]) == ("response_before_report", None)
    assert office.rows(import_batch)[0]["rows_strange"] == 1


def test_contacts_of_a_file_that_knows_no_ends_are_no_backlog(office: Office) -> None:
    office.bring(
        "contacts",
        "Ticket number,Created at,First response at\n1,2026-11-01 09:00,2026-11-02 09:00\n2,2026-11-03 09:00,\n",
    )
    assert [row["ended_on"] for row in office.rows(interaction)] == [date(2026, 11, 2), date(2026, 11, 3)]
    assert all(row["resolved_on"] is None for row in office.rows(interaction))


def test_contacts_stored_as_complaints_have_stages_that_add_up(office: Office) -> None:
    office.bring("contacts", CONTACTS, mapped={"stores_as": "complaints"})
    found = office.rows(complaint)
    assert len(found) == 3
    assert not office.rows(interaction)
    for case in found:
        stages = [row for row in office.rows(complaint_stage) if row["complaint_id"] == case["id"]]
        assert [row["position"] for row in stages] == list(range(1, len(stages) + 1))
        assert stages[0]["entered_at"] == case["opened_at"]
        assert all(one["left_at"] == other["entered_at"] for one, other in pairwise(stages))
        if case["resolved_at"]:
            before_end = [row["minutes"] for row in stages if row["stage"] not in ("answered", "confirmed")]
            assert sum(before_end) == case["resolution_minutes"]
        else:
            assert stages[-1]["left_at"] is None
    assert {row["complaint_id"] for row in office.rows(survey_answer)} < {row["id"] for row in found}


def test_the_same_rows_cannot_be_complaints_and_contacts(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    with pytest.raises(Rejected, match="import_stored_otherwise"):
        office.bring("contacts", CONTACTS, mapped={"stores_as": "complaints"})
    assert not office.rows(complaint)


@pytest.mark.parametrize("kind", ["tickets", "answers"])
def test_one_file_cannot_be_brought_as_two_kinds_that_count_the_same(office: Office, kind: Kind) -> None:
    outcome = office.bring("contacts", CONTACTS)
    sizes = office.sizes()
    dated = {"key": "Ticket number", "score": "CSAT score", "answered_at": "Created at"}
    mapped = {"columns": dated} if kind == "answers" else {}
    with pytest.raises(Rejected, match="import_stored_as_another_kind"):
        office.bring(kind, CONTACTS, mapped=mapped)
    assert office.sizes() == sizes
    assert outcome.batch_id is not None
    withdraw_import(office.engine, OWNER, outcome.batch_id, office.clock)
    assert office.bring(kind, CONTACTS, mapped=mapped).batch_id is not None


def test_a_file_of_contacts_may_also_bring_its_customers(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    office.bring("customers", CONTACTS, mapped={"columns": {"key": "Customer number", "name": "Customer number"}})


def test_two_systems_may_use_the_same_numbers(office: Office) -> None:
    office.bring("contacts", CONTACTS, system="zendesk")
    outcome = office.bring("contacts", CONTACTS, system="hotline")
    assert outcome.new == 3
    assert len(office.rows(interaction)) == 6


def test_a_member_who_changes_teams_belongs_to_each_for_their_time(office: Office) -> None:
    office.bring(
        "contacts",
        """Ticket number,Created at,Agent name,Group
1,2026-01-05 09:00,Ann,North
2,2026-03-05 09:00,Ann,North
3,2026-06-01 09:00,Ann,South
""",
    )
    spans = [(row["team_id"], row["from_on"], row["to_on"]) for row in office.rows(membership)]
    assert spans == [(1, date(2026, 1, 5), date(2026, 6, 1)), (2, date(2026, 6, 1), None)]
    # A file without teams: the fact's team is the member's of that day.
    office.bring("contacts", "Ticket number,Created at,Agent name\n8,2026-02-01 09:00,Ann\n9,2026-07-01 09:00,Ann\n")
    assert [office.one(interaction, key)["team_id"] for key in "89"] == [1, 2]


def test_a_customers_tier_of_the_time_stays_when_it_changes_later(office: Office) -> None:
    office.bring("customers", "Customer number,Name,Tier,Customer since\nC1,One,VIP,2026-01-01\n")
    office.bring("contacts", CONTACTS)
    assert office.one(interaction, "A1")["tier"] == "vip"
    office.bring("customers", "Customer number,Name,Tier,Customer since\nC1,One,Regular,2026-01-01\n")
    again = office.bring("contacts", CONTACTS + "\n")
    assert (again.changed, again.unchanged) == (0, 3)
    assert office.one(interaction, "A1")["tier"] == "vip"


def test_a_dry_run_says_what_would_happen_and_writes_nothing(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    before = office.everything()
    more = CONTACTS.replace("thanks", "thank you") + "A9,2026-11-05 10:00,,,Open,Zoe,East,C9,Phone,delivery,,\n"
    outcome = office.bring("contacts", more, dry_run=True)
    assert (outcome.batch_id, outcome.new, outcome.changed, outcome.unchanged) == (None, 1, 1, 2)
    assert (outcome.teams, outcome.members, outcome.customers) == (1, 1, 1)
    after = office.everything()
    assert all(before[name].equals(after[name]) for name in before)


@pytest.mark.parametrize("roles", [(), (Role.STAFF,), (Role.LEAD,), (Role.EXECUTIVE,)])
def test_who_is_no_administrator_cannot_import(office: Office, roles: tuple[Role, ...]) -> None:
    scope = Scope(member_id=None, roles=frozenset(roles)) if roles else NOBODY
    with pytest.raises(NotAllowed):
        office.bring("contacts", CONTACTS, scope=scope)
    assert sum(office.sizes().values()) == 0


def test_an_administrator_can_import(office: Office) -> None:
    assert office.bring("contacts", CONTACTS, scope=Scope(roles=frozenset({Role.ADMIN}))).new == 3


def test_an_empty_file_of_only_a_header_stores_nothing(office: Office) -> None:
    outcome = office.bring("contacts", CONTACTS.splitlines()[0] + "\n", mapped={"undecided": ()})
    assert (outcome.read, outcome.new) == (0, 0)


def test_a_file_without_numbers_is_known_by_what_its_rows_say(office: Office) -> None:
    file = "Created at,Agent name,CSAT score\n2026-11-02 09:00,Ann,5\n2026-11-02 09:00,Ann,5\n2026-11-03 09:00,Ben,1\n"
    assert office.bring("contacts", file).new == 3
    again = office.bring("contacts", file + "\n")
    assert (again.new, again.unchanged) == (0, 3)
    more = office.bring("contacts", file + "2026-11-02 09:00,Ann,5\n")
    assert (more.new, more.unchanged) == (1, 3)
    assert len(office.rows(survey_answer)) == 4
