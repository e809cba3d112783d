"""Looks are recorded beside the page: once for a while, never lost, and never in anybody's way."""

import logging
from dataclasses import replace
from datetime import timedelta
from threading import Thread
from time import monotonic

from sqlalchemy import select, text

from data_access.auditing import audit_aside
from data_access.auditing.audit import What, record
from data_access.auditing.audit_aside import AGAIN_AFTER, Look, not_written, seen, settle
from data_access.auditing.audit_chain import verify
from data_access.engine import open_database, reading, writing
from data_access.schema import audit_entry
from tests.data_access.world import ADA, CAI, CLOCK, DAN

LOOK = Look(ADA, What.SCORECARD_SEEN, CLOCK, about_member_id=CAI)


def after(passed: timedelta) -> Look:
    return replace(LOOK, clock=replace(CLOCK, now=CLOCK.now + passed))


def whom(database) -> list:
    assert settle(database)
    with reading(database) as connection:
        return list(connection.execute(select(audit_entry.c.about_member_id).order_by(audit_entry.c.id)).scalars())


def test_a_look_is_recorded_before_the_page_goes_on(empty):
    seen(empty, LOOK, patience=30)
    with reading(empty) as connection:
        assert connection.execute(select(audit_entry.c.about_member_id)).scalars().all() == [CAI]
    assert not_written(empty) == 0


def test_looking_at_the_same_again_within_ten_minutes_is_no_other_look(empty):
    seen(empty, LOOK)
    seen(empty, after(AGAIN_AFTER - timedelta(seconds=1)))
    seen(empty, replace(LOOK, about_member_id=DAN))
    seen(empty, replace(LOOK, details={"number": "csat"}))
    seen(empty, after(AGAIN_AFTER))
    assert whom(empty) == [CAI, DAN, CAI, CAI]


def test_tries_are_each_recorded(empty):
    for _ in range(3):
        seen(empty, LOOK, once=False, patience=0)
    assert len(whom(empty)) == 3


def test_a_busy_database_keeps_no_page_waiting_and_loses_no_look(empty):
    with writing(empty) as connection:
        record(connection, ADA, What.IMPORTED, CLOCK)  # as at the end of a long import
        begun = monotonic()
        seen(empty, LOOK)
        seen(empty, replace(LOOK, about_member_id=DAN))
        assert monotonic() - begun < 2
        assert not_written(empty) == 2
    assert whom(empty) == [None, CAI, DAN]
    with reading(empty) as connection:
        assert verify(connection).whole


def test_many_visits_at_once_are_all_recorded(empty):
    def look(who: int) -> None:
        for whose in range(10):
            seen(empty, replace(LOOK, by=who, about_member_id=whose))

    visits = [Thread(target=look, args=(who,)) for who in range(1, 11)]
    for visit in visits:
        visit.start()
    for visit in visits:
        visit.join()
    assert len(whom(empty)) == 100


def test_what_can_never_be_written_goes_to_the_log(tmp_path, caplog):
    database = open_database(f"sqlite:///{tmp_path / 'without_tables.db'}")
    with writing(database) as connection:
        connection.execute(text("CREATE TABLE other (id INTEGER)"))
    with caplog.at_level(logging.ERROR):
        seen(database, LOOK, patience=30)
        assert settle(database)
    assert "not in the audit: scorecard_seen" in caplog.text
    assert not_written(database) == 0
    database.dispose()


def test_what_still_waits_at_the_end_goes_to_the_log(empty, caplog, monkeypatch):
    monkeypatch.setattr(audit_aside, "LAST_PATIENCE_SECONDS", 0.1)
    with writing(empty) as connection:
        record(connection, ADA, What.IMPORTED, CLOCK)
        seen(empty, LOOK, patience=0)
        with caplog.at_level(logging.ERROR):
            audit_aside._at_the_end()
    assert "not in the audit: scorecard_seen" in caplog.text
    assert whom(empty) == [None, CAI]
