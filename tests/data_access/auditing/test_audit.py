"""The audit: entries stand with what they tell of, nobody changes them, and whoever does is found at the very entry."""

import hashlib
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, InternalError

from data_access.auditing import audit, audit_chain
from data_access.auditing.audit import BEGINNING, What, canonical, entry_hash, record
from data_access.auditing.audit_chain import Link, verify
from data_access.auditing.recorded import RECORDED
from data_access.backups.command import of
from data_access.dialect import is_postgresql
from data_access.engine import reading, writing
from data_access.schema import audit_entry, audit_head
from data_access.settings import ROOT, Settings
from tests.data_access.world import ADA, BO, CAI, CLOCK

SLICE = 5
REFUSED = (IntegrityError, InternalError, DBAPIError)


def rows(database: Engine) -> list:
    with reading(database) as connection:
        return connection.execute(select(audit_entry).order_by(audit_entry.c.id)).all()


def put(database: Engine, number: int = 1) -> None:
    with writing(database) as connection:
        for place in range(number):
            record(connection, ADA, What.SCORECARD_SEEN, CLOCK, about_member_id=CAI, period=f"p{place}")


def verified(database: Engine, **how):
    with reading(database) as connection:
        return verify(connection, **how)


def tamper(database: Engine, *statements) -> None:
    """What somebody does who owns the database: first the triggers go."""
    with writing(database) as connection:
        if is_postgresql(connection):
            connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER ALL"))
            connection.execute(text("ALTER TABLE audit_head DISABLE TRIGGER ALL"))
        else:
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
            for name in names:
                connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(statement)


def test_an_entry_says_who_did_what_when_to_whom(empty):
    with writing(empty) as connection:
        number = record(
            connection, ADA, What.TEAM_JOINED, CLOCK, about_member_id=CAI, about="team", about_id=2,
            from_on=date(2026, 12, 1), nothing=None, roles={"staff", "lead"},
        )  # fmt: skip
    (row,) = rows(empty)
    assert number == row.id == 1
    assert (row.at, row.member_id, row.what, row.about_member_id) == (CLOCK.now, ADA, "team_joined", CAI)
    assert (row.about, row.about_id, row.previous) == ("team", 2, BEGINNING)
    assert row.details == '{"from_on":"2026-12-01","roles":["lead","staff"]}'


def test_the_hash_is_the_one_that_the_documentation_describes():
    moment = datetime(2026, 11, 20, 10, tzinfo=UTC)
    row = {"id": 1, "member_id": 4, "what": "signed_in", "about_member_id": None, "about": None, "about_id": None}
    found = entry_hash(previous=BEGINNING, at=moment, details='{"way":"password"}', **row)
    described = f'["{BEGINNING}",1,"2026-11-20T10:00:00.000000",4,"signed_in",null,null,null,'
    described += '"{\\"way\\":\\"password\\"}"]'
    assert found == hashlib.sha256(described.encode()).hexdigest()


def test_the_same_details_are_one_text_and_other_things_than_codes_are_refused():
    assert canonical({"b": 1, "a": "x"}) == canonical({"a": "x", "b": 1}) == '{"a":"x","b":1}'
    assert len(canonical({"a": "x" * 500})) < 120
    with pytest.raises(TypeError):
        canonical({"a": 1.5})


def test_an_entry_falls_with_what_it_tells_of(empty):
    put(empty)
    with writing(empty) as connection:
        record(connection, ADA, What.EXPORTED, CLOCK)
        connection.rollback()
    put(empty)
    assert [row.id for row in rows(empty)] == [1, 2]
    assert verified(empty).whole


def test_an_empty_audit_is_whole(empty):
    found = verified(empty)
    assert found.whole
    assert (found.entries, found.upto) == (0, Link())


@pytest.mark.parametrize(
    "statement",
    [
        update(audit_entry).values(member_id=BO),
        update(audit_entry).where(audit_entry.c.id == 2).values(at=CLOCK.now),
        delete(audit_entry),
        delete(audit_entry).where(audit_entry.c.id == 3),
        insert(audit_entry).values(id=9, at=CLOCK.now, what="x", details="{}", previous=BEGINNING, hash="h"),
        insert(audit_entry).values(id=4, at=CLOCK.now, what="x", details="{}", previous=BEGINNING, hash="h"),
        update(audit_head).values(number=2),
        update(audit_head).values(number=4, hash="h"),
        update(audit_head).values(hash="h"),
        delete(audit_head),
        insert(audit_head).values(id=2, number=0, hash=BEGINNING),
    ],
    ids=str,
)
def test_the_database_refuses_to_change_remove_or_slip_in_an_entry(empty, statement):
    put(empty, 3)
    before = rows(empty)
    with pytest.raises(REFUSED, match="audit entr"), writing(empty) as connection:
        connection.execute(statement)
    assert rows(empty) == before
    assert verified(empty).whole


def test_replacing_and_truncating_are_refused_too(empty):
    put(empty, 3)
    by_force = "TRUNCATE audit_entry" if is_postgresql(empty) else (
        "INSERT OR REPLACE INTO audit_entry (id, at, what, details, previous, hash) "
        "VALUES (2, '2026-01-01 00:00:00.000000', 'x', '{}', 'p', 'h')"
    )  # fmt: skip
    with pytest.raises(REFUSED, match="audit entr"), writing(empty) as connection:
        connection.execute(text(by_force))
    assert verified(empty).whole


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        ((update(audit_entry).where(audit_entry.c.id == 4).values(member_id=BO),), 4),
        ((update(audit_entry).where(audit_entry.c.id == 4).values(member_id=None),), 4),
        ((update(audit_entry).where(audit_entry.c.id == 4).values(about_member_id=BO),), 4),
        ((update(audit_entry).where(audit_entry.c.id == 4).values(at=CLOCK.now + timedelta(microseconds=1)),), 4),
        ((update(audit_entry).where(audit_entry.c.id == 4).values(details="{}"),), 4),
        ((update(audit_entry).where(audit_entry.c.id == 4).values(hash="0" * 64),), 4),
        ((update(audit_entry).where(audit_entry.c.id == 7).values(what="exported"),), 7),
        ((delete(audit_entry).where(audit_entry.c.id == 1),), 1),
        ((delete(audit_entry).where(audit_entry.c.id == 4),), 4),
        ((delete(audit_entry).where(audit_entry.c.id == 7),), 7),
        ((delete(audit_entry).where(audit_entry.c.id > 5),), 6),
        ((delete(audit_entry),), 1),
        ((delete(audit_head),), 8),
        ((update(audit_head).values(hash="0" * 64),), 7),
        ((update(audit_head).values(number=5),), 6),
        ((insert(audit_entry).values(id=8, at=CLOCK.now, what="x", details="{}", previous="p", hash="h"),), 8),
        ((insert(audit_entry).values(id=-5, at=CLOCK.now, what="x", details="{}", previous="p", hash="h"),), -5),
        ((update(audit_entry).where(audit_entry.c.id == 4).values(id=40),), 4),
    ],
)  # fmt: skip
def test_whoever_alters_the_database_itself_is_found_at_the_very_entry(empty, statements, broken):
    put(empty, 7)
    tamper(empty, *statements)
    found = verified(empty)
    assert not found.whole
    assert found.broken == broken


def test_entries_that_follow_each_other_rightly_are_found_where_the_head_does_not_know_them(empty):
    put(empty, 3)
    last = rows(empty)[-1]
    more = {"id": 4, "at": CLOCK.now, "member_id": BO, "what": "exported", "details": "{}", "previous": last.hash}
    missing = {"about_member_id": None, "about": None, "about_id": None}
    tamper(empty, insert(audit_entry).values(**more, hash=entry_hash(**more, **missing)))
    assert verified(empty).broken == 4


def test_a_chain_written_anew_is_known_by_a_head_kept_elsewhere(empty):
    put(empty, 3)
    kept = verified(empty).upto
    tamper(empty, delete(audit_entry), update(audit_head).values(number=0, hash=BEGINNING))
    put(empty, 4)
    found = verified(empty)
    assert found.whole
    with reading(empty) as connection:
        other = connection.execute(select(audit_entry.c.hash).where(audit_entry.c.id == kept.number)).scalar_one()
    assert other == kept.hash  # the very same entries are the same chain
    tamper(empty, delete(audit_entry), update(audit_head).values(number=0, hash=BEGINNING))
    with writing(empty) as connection:
        for _ in range(3):
            record(connection, BO, What.EXPORTED, CLOCK)
    with reading(empty) as connection:
        other = connection.execute(select(audit_entry.c.hash).where(audit_entry.c.id == kept.number)).scalar_one()
    assert other != kept.hash


def test_a_value_that_is_not_even_readable_is_found_at_its_entry(empty_file):
    put(empty_file, 5)
    tamper(empty_file, text("UPDATE audit_entry SET at = 'yesterday' WHERE id = 3"))
    found = verified(empty_file)
    assert (found.broken, found.upto.number) == (3, 2)


def test_a_long_chain_is_verified_in_slices(empty, monkeypatch):
    monkeypatch.setattr(audit_chain, "SLICE", SLICE)
    put(empty, 2 * SLICE + 1)
    first = verified(empty, slices=1)
    assert (first.upto.number, first.done, first.whole) == (SLICE, False, False)
    second = verified(empty, after=first.upto, slices=1)
    assert second.upto.number == 2 * SLICE
    last = verified(empty, after=second.upto, slices=1)
    assert last.whole
    assert last.entries == 2 * SLICE + 1
    tamper(empty, update(audit_entry).where(audit_entry.c.id == SLICE + 2).values(member_id=BO))
    assert verified(empty, after=first.upto).broken == SLICE + 2


WRITE = """
import sys
from datetime import UTC, datetime
from threading import Thread
from data_access.auditing.audit import What, record
from data_access.clock import Clock
from data_access.engine import open_database, write, writing_aside

engine = open_database(sys.argv[1])
clock = Clock(datetime(2026, 11, 20, 10, tzinfo=UTC), "Asia/Shanghai")
print("ready", flush=True)
sys.stdin.readline()

def add(who):
    for place in range(4):
        if who % 2:
            write(engine, lambda connection: record(connection, who, What.EXPORTED, clock, place=place))
        else:
            with writing_aside(engine) as connection:
                record(connection, who, What.ROWS_SEEN, clock, place=place)

threads = [Thread(target=add, args=(int(sys.argv[2]) * 10 + each,)) for each in range(10)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def test_a_restored_backup_guards_its_entries_as_before(empty, tmp_path):
    settings = Settings(empty.url.render_as_string(hide_password=False), "Asia/Shanghai", "CNY", None)
    put(empty, 3)
    of(empty).back_up(empty, tmp_path / "three.backup")
    put(empty, 2)
    of(empty).restore(empty, tmp_path / "three.backup", settings)
    assert verified(empty).entries == 3
    for statement in (delete(audit_entry), update(audit_head).values(number=2)):
        with pytest.raises(REFUSED, match="audit entr"), writing(empty) as connection:
            connection.execute(statement)
    put(empty)
    assert verified(empty).whole


def test_fifty_who_write_at_once_make_one_chain(empty):
    address = empty.url.render_as_string(hide_password=False)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITE, address, str(number)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for number in range(5)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.close()
    for process in processes:
        assert process.wait(60) == 0
        process.stdout.close()
    written = rows(empty)
    assert [row.id for row in written] == list(range(1, 201))
    assert len({(row.member_id, row.details) for row in written}) == 200
    assert verified(empty).whole


def test_an_entry_names_no_text_that_anybody_wrote():
    """What is recorded are codes and ids; a column for words would have another name in every command."""
    kept = {name for told in RECORDED.values() for name in told.kept}
    assert not kept & {"reason", "name", "name_en", "email", "text", "comment", "cause", "note", "password"}


def test_every_kind_of_entry_fits_its_column():
    assert max(len(what.value) for what in audit.What) <= audit_entry.c.what.type.length
