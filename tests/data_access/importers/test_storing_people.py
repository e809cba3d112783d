"""Files of customers and members, and what they make of those that other files named before."""

from dataclasses import replace
from datetime import date, timedelta

from data_access.schema import customer, customer_tier, interaction, member, member_role, membership, team
from tests.data_access.importers.storing import CONTACTS, Office

CUSTOMERS = """Customer number,Name,Tier,Owner,Team,Phone,Birthday,Customer since
C1,Blue Lake,VIP,Ann,North,=1+2,1980-02-29,2025-03-01
C2,青湖公司,Regular,Ben,South,138,,2025-04-01
"""
MEMBERS = """Employee ID,Name,English name,Email,Team,Is lead,Roles,Hire date,Termination date
E1,李安,Ann,Ann@Example.com,North,yes,Team lead,2024-01-01,
E2,王本,Ben,ben@example.com,South,no,Agent,2024-02-01,
E3,赵灿,Cai,cai@example.com,South,no,Agent,2024-02-01,2025-06-30
"""


def test_customers_are_stored_with_their_owner_and_the_beginning_of_their_tier(office: Office) -> None:
    outcome = office.bring("customers", CUSTOMERS)
    assert (outcome.new, outcome.members, outcome.teams) == (2, 2, 2)
    row = office.one(customer, "C1")
    assert (row["name"], row["tier"], row["birthday"]) == ("Blue Lake", "vip", date(1980, 2, 29))
    assert row["created_on"] == date(2025, 3, 1)
    begun = office.rows(customer_tier)[0]
    assert (begun["customer_id"], begun["tier"], begun["from_on"], begun["to_on"]) == (
        row["id"],
        "vip",
        date(2025, 3, 1),
        None,
    )


def test_a_formula_in_a_cell_is_data(office: Office) -> None:
    office.bring("customers", CUSTOMERS)
    assert office.one(customer, "C1")["phone"] == "=1+2"


def test_a_changed_tier_goes_on_in_the_history_from_today(office: Office) -> None:
    office.bring("customers", CUSTOMERS)
    office.bring("customers", CUSTOMERS.replace("VIP", "Prospect"))
    today = office.clock.today
    assert [(row["tier"], row["from_on"], row["to_on"]) for row in office.rows(customer_tier)] == [
        ("vip", date(2025, 3, 1), today),
        ("regular", date(2025, 4, 1), None),
        ("prospect", today, None),
    ]
    office.bring("customers", CUSTOMERS.replace("VIP", "Regular"))  # on the same day: a correction
    assert office.rows(customer_tier)[-1]["tier"] == "regular"
    office.clock = replace(office.clock, now=office.clock.now + timedelta(days=9))
    office.bring("customers", CUSTOMERS)
    assert [row["tier"] for row in office.rows(customer_tier)] == ["vip", "regular", "regular", "vip"]


def test_customers_that_contacts_named_get_their_names_from_their_own_file(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    assert office.one(customer, "C1")["name"] == "C1"
    outcome = office.bring("customers", CUSTOMERS)
    assert (outcome.new, outcome.changed) == (0, 2)
    assert office.one(customer, "C1")["name"] == "Blue Lake"
    assert {row["customer_id"] for row in office.rows(interaction)} == {row["id"] for row in office.rows(customer)}
    assert [(row["tier"], row["to_on"]) for row in office.rows(customer_tier)] == [("vip", None), ("regular", None)]


def test_what_a_file_of_customers_has_no_column_for_stays(office: Office) -> None:
    office.bring("customers", CUSTOMERS)
    outcome = office.bring("customers", "Customer number,Name,City\nC1,Blue Lake,Hangzhou\n")
    assert outcome.changed == 1
    row = office.one(customer, "C1")
    assert (row["city"], row["tier"], row["phone"]) == ("Hangzhou", "vip", "=1+2")


def test_a_customer_without_a_number_is_known_by_name(office: Office) -> None:
    file = "Ticket number,Created at,Customer name\n1,2026-11-01 09:00,Blue Lake\n2,2026-11-02 09:00,Blue Lake\n"
    assert office.bring("contacts", file).customers == 1
    assert office.bring("contacts", file.replace("\n2,", "\n3,")).customers == 0
    assert len(office.rows(customer)) == 1


def test_members_are_stored_with_team_roles_and_who_leads(office: Office) -> None:
    outcome = office.bring("members", MEMBERS)
    assert (outcome.new, outcome.teams) == (3, 2)
    ann, ben, cai = office.rows(member)
    assert (ann["name"], ann["name_en"], ann["email"], ann["source_key"]) == ("李安", "Ann", "ann@example.com", "E1")
    assert (ben["active"], cai["active"]) == (True, False)
    assert {(row["member_id"], row["role"]) for row in office.rows(member_role)} >= {
        (ann["id"], "lead"),
        (ben["id"], "staff"),
    }
    assert [row["lead_id"] for row in office.rows(team)] == [ann["id"], None]
    assert office.rows(membership)[0]["from_on"] == date(2024, 1, 1)


def test_the_same_members_again_change_nothing(office: Office) -> None:
    office.bring("members", MEMBERS)
    before = office.everything()
    again = office.bring("members", MEMBERS + "\n")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    after = office.everything()
    assert all(before[name].equals(after[name]) for name in before if name != "import_batch")


def test_a_member_whom_contacts_named_is_the_one_of_the_members_file(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    outcome = office.bring("members", "Name,Email,Team\nAnn,ann@example.com,North\n")
    assert (outcome.new, outcome.changed) == (0, 1)
    assert len(office.rows(member)) == 2


def test_a_new_team_begins_today_and_ends_the_old_one(office: Office) -> None:
    office.bring("members", MEMBERS)
    outcome = office.bring("members", MEMBERS.replace("ben@example.com,South", "ben@example.com,North"))
    assert (outcome.changed, outcome.unchanged) == (1, 2)
    ben = [row for row in office.rows(membership) if row["member_id"] == 2]
    assert [(row["team_id"], row["to_on"]) for row in ben] == [(2, office.clock.today), (1, None)]


def test_two_people_of_one_name_are_told_apart_by_their_numbers(office: Office) -> None:
    outcome = office.bring(
        "contacts",
        "Ticket number,Created at,Agent name,Agent ID\n1,2026-11-01 09:00,王伟,E7\n2,2026-11-01 09:00,王伟,E8\n",
    )
    assert outcome.members == 2
    assert [row["source_key"] for row in office.rows(member)] == ["E7", "E8"]


def test_an_address_of_another_member_is_refused_and_renames_nobody(office: Office) -> None:
    people = "Employee ID,Name,Email\n1,Ann,a@example.com\n2,Bo,a@example.com\n"
    outcome = office.bring("members", people)
    assert (outcome.new, outcome.refused_rows) == (1, 1)
    assert outcome.refused[["line", "reason"]].to_numpy().tolist() == [[3, "email_of_another"]]
    again = office.bring("members", people + "\n")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)


def test_endless_names_and_numbers_are_found_again(office: Office) -> None:
    rows = "".join(
        f"A{number},2026-11-02 09:00,{'Ann ' * 90}{number % 2},{'C' * 250}{number % 3}\n" for number in range(6)
    )
    columns = {"key": "key", "opened_at": "at", "member": "member", "customer_key": "customer"}
    content = "key,at,member,customer\n" + rows
    first = office.bring("contacts", content, mapped={"columns": columns})
    again = office.bring("contacts", content + "\n", name="again.csv", mapped={"columns": columns})
    assert (first.new, first.members, first.customers) == (6, 1, 3)  # names are cut, numbers are told apart
    assert (again.unchanged, again.members, again.customers) == (6, 0, 0)
