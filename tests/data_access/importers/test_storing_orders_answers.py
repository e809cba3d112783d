"""Files of orders and of survey answers."""

from datetime import UTC, date, datetime

from data_access.schema import customer, purchase, survey_answer, survey_invitation
from tests.data_access.importers.storing import Office

ORDERS = """Order number,Product,Customer number,Order date,Amount,Quantity
O1,bike,C1,2026-10-05,1200.50,1
O1,bike,C1,2026-10-05,1200.50,1
O1,bell,C1,2026-10-05,9.99,1
O2,bike,C1,2026-09-01,1000,1
O3,bike,C2,,500,1
"""
ANSWERS = """Response ID,Survey sent,Answered at,Score,Comment,Agent,Customer number
1,2026-11-01 09:00,2026-11-02 10:00,9,good,Ann,C1
2,2026-11-01 09:00,2026-11-02 10:00,10,,Ann,C2
3,2026-11-01 09:00,,,,Ann,C3
4,,,7,,Ann,C3
"""


def test_each_line_of_an_order_is_a_purchase_even_the_same_twice(office: Office) -> None:
    outcome = office.bring("orders", ORDERS)
    assert (outcome.new, outcome.customers, outcome.strange) == (5, 2, {"undated_purchase": 1})
    assert [row["amount_cents"] for row in office.rows(purchase)] == [120050, 120050, 999, 100000, 50000]
    assert {row["order_key"] for row in office.rows(purchase)} == {"O1", "O2", "O3"}


def test_a_customers_first_purchase_is_the_earliest_dated_one(office: Office) -> None:
    office.bring("orders", ORDERS)
    assert office.one(customer, "C1")["first_purchase_on"] == date(2026, 9, 1)
    assert office.one(customer, "C2")["first_purchase_on"] is None
    office.bring("orders", "Order number,Product,Customer number,Order date,Amount\nO0,bike,C1,2026-08-01,7\n")
    assert office.one(customer, "C1")["first_purchase_on"] == date(2026, 8, 1)


def test_the_same_orders_again_change_nothing_and_a_corrected_amount_does(office: Office) -> None:
    office.bring("orders", ORDERS)
    again = office.bring("orders", ORDERS + "\n")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 5)
    corrected = office.bring("orders", ORDERS.replace("9.99", "19.99"))
    assert (corrected.new, corrected.changed, corrected.unchanged) == (0, 1, 4)


def test_answers_invitations_and_what_is_neither(office: Office) -> None:
    outcome = office.bring("answers", ANSWERS, mapped={"scale": None})
    assert (outcome.read, outcome.new, outcome.refused_rows) == (4, 3, 1)
    assert outcome.refused[["line", "reason"]].to_numpy().tolist() == [[5, "cell_required"]]
    good, best = office.rows(survey_answer)
    assert good["answered_at"] == datetime(2026, 11, 2, 2, tzinfo=UTC)
    assert (good["commented"], best["commented"]) == (True, False)
    invitations = office.rows(survey_invitation)
    assert [row["answered_on"] for row in invitations] == [date(2026, 11, 2), date(2026, 11, 2), None]


def test_an_invitation_answered_in_the_next_export_is_a_changed_row(office: Office) -> None:
    office.bring("answers", ANSWERS)
    outcome = office.bring(
        "answers", ANSWERS.replace("3,2026-11-01 09:00,,,", "3,2026-11-01 09:00,2026-11-03 09:00,8,")
    )
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, 2)
    assert len(office.rows(survey_answer)) == 3


def test_a_plain_list_of_sales_without_order_numbers_is_stored_once(office: Office) -> None:
    sales = (
        "Customer,Date,Product,Amount\nAcme,2026-10-05,bike,1200\nAcme,2026-10-05,bike,1200\nBolt,2026-10-06,bell,9\n"
    )
    outcome = office.bring("orders", sales)
    assert (outcome.new, outcome.customers, outcome.refused_rows) == (3, 2, 0)
    again = office.bring("orders", sales + "\n")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert sum(row["amount_cents"] for row in office.rows(purchase)) == 240900


def test_an_answer_that_says_nothing_is_refused(office: Office) -> None:
    outcome = office.bring(
        "answers", "Response ID,Answered at,Score,Comment\n1,2026-11-02 10:00,,\n2,2026-11-02 11:00,5,\n"
    )
    assert (outcome.new, outcome.refused_rows) == (1, 1)
    assert outcome.refused[["line", "reason"]].to_numpy().tolist() == [[2, "cell_required"]]


def test_a_refused_row_names_a_column_of_the_file(office: Office) -> None:
    outcome = office.bring("answers", "Response ID,Invited at,Comment\n1,,good\n")
    assert outcome.refused[["line", "column", "reason"]].to_numpy().tolist() == [[2, "Invited at", "cell_required"]]


def test_orders_with_endless_numbers_are_told_apart(office: Office) -> None:
    endless = "9" * 300
    rows = f"Order number,Customer number,Amount\n{endless}1,C1,5\n{endless}2,C1,5\n{endless}2,C1,5\n"
    assert office.bring("orders", rows).new == 3
    again = office.bring("orders", rows + "\n")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
