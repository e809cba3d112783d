from datetime import date

from sqlalchemy import Engine, delete, insert, select

from data_access.engine import reading, writing
from data_access.mirroring.copying import touched
from data_access.schema import customer, fact_day, purchase, suggestion
from data_access.stamps import UNDATED, current_number, stamp, stamp_selected
from tests.data_access.test_engine import NOW, log_praise

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)


def marks(engine: Engine) -> set[tuple[str, date, int]]:
    with reading(engine) as connection:
        return {tuple(row) for row in connection.execute(select(fact_day))}


def test_a_transaction_marks_its_days_with_the_next_number(empty):
    with writing(empty) as connection:
        stamp(connection, suggestion, [FRIDAY, SATURDAY, FRIDAY])
    assert marks(empty) == {("suggestion", FRIDAY, 1), ("suggestion", SATURDAY, 1)}


def test_a_day_touched_again_keeps_only_its_last_number(empty):
    for days in ([FRIDAY, SATURDAY], [SATURDAY]):
        with writing(empty) as connection:
            stamp(connection, suggestion, days)
    assert marks(empty) == {("suggestion", FRIDAY, 1), ("suggestion", SATURDAY, 2)}


def test_no_day_takes_no_number(empty):
    with writing(empty) as connection:
        stamp(connection, suggestion, [])
        assert current_number(connection) == 0
    assert marks(empty) == set()


def test_the_undated_have_a_day_of_their_own(empty):
    with writing(empty) as connection:
        stamp(connection, purchase, [None, FRIDAY])
    assert marks(empty) == {("purchase", UNDATED, 1), ("purchase", FRIDAY, 1)}


def test_the_days_a_query_finds_are_marked_where_they_are(empty):
    with writing(empty) as connection:
        row = {"customer_id": None, "order_key": "A", "amount_cents": 5, "created_at": NOW}
        days = ({"purchased_on": day} for day in (FRIDAY, FRIDAY, None))
        connection.execute(insert(purchase), [{**row, **day} for day in days])
        stamp_selected(connection, purchase, select(purchase.c.purchased_on))
        stamp_selected(connection, customer, select(customer.c.created_on))
    assert marks(empty) == {("purchase", UNDATED, 1), ("purchase", FRIDAY, 1)}


def test_what_was_rolled_back_was_never_marked(empty):
    try:
        with writing(empty) as connection:
            log_praise(connection, "gone")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert marks(empty) == set()


def test_a_mirror_asks_only_for_the_days_since_its_number(empty):
    for days in ([FRIDAY], [SATURDAY], [None]):
        with writing(empty) as connection:
            stamp(connection, purchase, days)
    with reading(empty) as connection:
        assert touched(connection, purchase, 1) == [UNDATED, SATURDAY]
        assert touched(connection, purchase, 3) == []
        assert touched(connection, customer, 0) == []


def test_a_deletion_is_marked_like_any_change(empty):
    with writing(empty) as connection:
        log_praise(connection, "soon gone")
    with writing(empty) as connection:
        stamp_selected(connection, suggestion, select(suggestion.c.received_on))
        connection.execute(delete(suggestion))
    assert marks(empty) == {("suggestion", FRIDAY, 2)}
