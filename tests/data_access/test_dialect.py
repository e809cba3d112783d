"""What is written once means the same on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Column, Integer, String, func, insert, literal, select
from sqlalchemy.exc import OperationalError, ProgrammingError

from data_access import dialect
from data_access.engine import open_database, reading, write, writing
from data_access.importers.staging import make, temporary
from data_access.migrate import migrate
from data_access.schema import import_batch, import_change, interaction, metadata, setting, suggestion, team
from data_access.settings import Settings, WrongSettings
from tests import postgres

FRIDAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, 30, 1, 250, tzinfo=UTC)


def add(connection, table, **values):
    return connection.execute(insert(table).values(values).returning(table.c.id)).scalar_one()


def a_contact(connection, **values):
    must = {"state": "open", "opened_at": NOW, "opened_on": FRIDAY, "created_at": NOW}
    return add(connection, interaction, **{**must, **values})


def test_days_after_a_day(empty):
    with writing(empty) as connection:
        a_contact(connection)
        after = dialect.days_after(interaction.c.opened_on, 11)
        assert connection.execute(select(after)).scalar_one() == date(2026, 12, 1)
        assert connection.execute(select(func.count()).where(after > FRIDAY)).scalar_one() == 1
        assert connection.execute(select(dialect.days_after(interaction.c.resolved_on, 1))).scalar_one() is None


def test_a_rows_image_gives_back_every_value_as_it_was(empty):
    said = {
        "text": 'He said "é" — 你好\n100%', "topic": "", "first_response_minutes": 7.35, "kept": False,
        "due_at": NOW, "escalated": True, "resolved_on": FRIDAY, "reopened_count": 3,
    }  # fmt: skip
    with writing(empty) as connection:
        contact = a_contact(connection, **said)
        counts = dict.fromkeys(("rows_read", "rows_new", "rows_changed", "rows_unchanged", "rows_refused"), 0)
        file = {"kind": "contacts", "filename": "a.csv", "file_hash": "h", "mapping": {}, "stored_at": NOW}
        batch = add(connection, import_batch, **file, **counts)
        image = dialect.row_image(connection, interaction)
        kept = select(literal(batch), literal("interaction"), interaction.c.id, image)
        connection.execute(insert(import_change).from_select(["batch_id", "table_name", "row_id", "before"], kept))
        before = connection.execute(select(interaction).where(interaction.c.id == contact)).one()
        connection.execute(interaction.delete())
        again = [dialect.image_value(connection, import_change.c.before, column) for column in interaction.columns]
        names = [column.name for column in interaction.columns]
        connection.execute(insert(interaction).from_select(names, select(*again)))
        assert connection.execute(select(interaction)).one() == before


def test_rows_that_are_there_stay_and_new_ones_come(empty):
    numbers = temporary("numbers", Column("seq", Integer, primary_key=True), Column("word", String(10)))
    with writing(empty) as connection:
        make(connection, numbers)
        dialect.copy_in(connection, numbers, ["word", "seq"], [("one", 1), ("zwei\t\\N", 2), (None, 3)])
        dialect.gathered(connection, numbers)
        found = union = select(literal(2), literal("two")).union_all(select(literal(4), literal("four")))
        dialect.insert_if_new(connection, numbers, ["seq", "word"], union)
        found = connection.execute(select(numbers).order_by(numbers.c.seq)).all()
    assert found == [(1, "one"), (2, "zwei\t\\N"), (3, None), (4, "four")]


def test_values_travel_as_sqlite_keeps_them(empty):
    row = ("praise", "100 %", "2026-11-20 10:30:01.000250", "2026-11-20", 1, "2026-11-20 10:30:01.000250")
    names = ["kind", "text", "received_at", "received_on", "counted", "created_at"]
    with writing(empty) as connection:
        dialect.copy_in(connection, suggestion, names, [row])
        found = connection.execute(select(*(suggestion.c[name] for name in names))).one()
    assert tuple(found) == ("praise", "100 %", NOW, FRIDAY, True, NOW)


def test_the_next_id_follows_those_that_were_brought_along(empty):
    with writing(empty) as connection:
        connection.execute(insert(team), [{"id": 7, "name": "North"}, {"id": 40, "name": "South"}])
        dialect.number_from_here(connection, metadata.sorted_tables)
        assert add(connection, team, name="Nights") == 41
        assert a_contact(connection) == 1


def test_what_is_written_twice_is_what_was_written_last(empty):
    for zone in ("Asia/Shanghai", "Europe/Berlin"):
        with writing(empty) as connection:
            written = dialect.upsert(connection, setting).values(key="own", value=zone)
            connection.execute(written.on_conflict_do_update(index_elements=["key"], set_={"value": zone}))
    with reading(empty) as connection:
        assert connection.execute(select(setting.c.value).where(setting.c.key == "own")).scalar_one() == "Europe/Berlin"


@pytest.mark.postgres
@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_in_which_not_every_language_fits_is_refused(encoding):
    address = postgres.cluster().address("narrow")
    postgres.cluster().tell(f"CREATE DATABASE narrow TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'")
    engine = open_database(address)
    try:
        with pytest.raises(WrongSettings, match=f"keeps text as {encoding}"):
            migrate(engine, Settings(address, "Asia/Shanghai", "CNY", None))
    finally:
        engine.dispose()
        postgres.cluster().drop(address)


def test_a_failure_of_a_statement_is_told_as_it_is(empty):
    with pytest.raises((ProgrammingError, OperationalError), match="nowhere"):
        write(empty, lambda connection: connection.exec_driver_sql("SELECT * FROM nowhere"))


def test_a_character_that_one_of_them_cannot_hold_keeps_no_text_from_being_stored(empty):
    said = {"kind": "praise", "received_at": NOW, "received_on": FRIDAY, "created_at": NOW, "text": "thank\0 you 😀"}
    with writing(empty) as connection:
        add(connection, suggestion, **said)
        assert connection.execute(select(suggestion.c.text)).scalar_one().replace("\0", "") == "thank you 😀"
        assert connection.execute(select(func.count()).where(suggestion.c.channel == "a\0b")).scalar_one() == 0
