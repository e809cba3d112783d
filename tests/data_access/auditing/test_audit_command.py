"""`python -m data_access audit`: is the chain whole, and its entries for other programs."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data_access.__main__ import main
from data_access.auditing.audit import What, record
from data_access.clock import Clock
from data_access.engine import writing

DAYS = [Clock(datetime(2026, 11, day, 10, tzinfo=UTC), "Asia/Shanghai") for day in (18, 19, 20)]


@pytest.fixture
def company(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A database with three entries, on three days, named by the environment."""
    monkeypatch.setenv("DATABASE_URL", empty.url.render_as_string(hide_password=False))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with writing(empty) as connection:
        for clock in DAYS:
            record(connection, 4, What.EXPORTED, clock, about_member_id=11, table="主管", rows=3)
    return empty


def test_a_whole_chain_is_said_to_be_whole_with_its_newest_hash(company, capsys):
    assert main(["audit", "--verify"]) == 0
    said = capsys.readouterr().out
    assert "whole: 3 entries" in said
    knew = said.split()[-1]
    assert main(["audit", "--verify", "--knew", knew]) == 0
    assert main(["audit", "--knew", "3:" + "0" * 64]) == 1
    assert "written anew" in capsys.readouterr().err


def test_a_broken_chain_ends_with_1_and_names_the_entry(company, capsys):
    with writing(company) as connection:
        if company.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER audit_entry_changed"))
        else:
            connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER ALL"))
        connection.execute(text("UPDATE audit_entry SET about_member_id = 12 WHERE id = 2"))
    assert main(["audit", "--verify"]) == 1
    assert "entry no. 2" in capsys.readouterr().err


def test_the_entries_since_a_day_are_printed_one_json_object_a_line(company, capsys):
    assert main(["audit", "--since", "2026-11-19"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [entry["id"] for entry in entries] == [2, 3]
    assert entries[0]["at"] == "2026-11-19T10:00:00.000000+00:00"
    assert entries[0]["details"] == {"rows": 3, "table": "主管"}
    assert entries[1]["previous"] == entries[0]["hash"]


def test_without_a_wish_it_says_what_can_be_wished_for(company, capsys):
    assert main(["audit"]) == 2
    assert "--verify" in capsys.readouterr().err


def test_an_empty_audit_is_whole(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    assert main(["audit", "--verify"]) == 0
    assert "0" in capsys.readouterr().out
