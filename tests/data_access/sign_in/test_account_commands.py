"""`python -m data_access set-up-link` and `reset-link`, as a person types them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data_access.__main__ import main
from data_access.clock import Clock
from data_access.engine import open_database
from data_access.sign_in import accounts
from tests.data_access.signing_in import OTHER, PASSWORD

CLOCK = Clock(datetime(2026, 11, 20, 10, tzinfo=UTC), "Asia/Shanghai")
AT = re.compile(r"https://crm\.example\.com/sign-in/(set-up|invitation)/([\w-]{43})\n")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'ours.db'}"
    told = {
        "DATABASE_URL": address, "DASHBOARD_TODAY": "2026-11-20", "DASHBOARD_SIGN_IN": "accounts",
        "DASHBOARD_ADDRESS": "https://crm.example.com", "LANG": "en_US.UTF-8",
    }  # fmt: skip
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    for name in ("LC_ALL", "LC_MESSAGES", "DASHBOARD_ZONE"):
        monkeypatch.delenv(name, raising=False)
    return address


def link_in(said: str) -> tuple[str, str]:
    found = AT.search(said)
    assert found, said
    return found.group(1), found.group(2)


def test_a_link_is_printed_while_there_is_nobody_and_a_lost_administrator_gets_another(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["set-up-link"]) == 0
    kind, token = link_in(capsys.readouterr().out)
    assert kind == "set-up"
    database = open_database(url)
    given = {"name": "Lin", "email": "lin@example.com", "password": PASSWORD}
    assert accounts.set_up(database, token=token, clock=CLOCK, agent=None, **given)
    assert main(["set-up-link"]) == 1
    said = capsys.readouterr()
    assert "There are accounts already" in said.err
    assert said.out == ""
    assert main(["reset-link", "Lin@Example.com"]) == 0
    kind, token = link_in(capsys.readouterr().out)
    assert kind == "invitation"
    assert accounts.accept(database, token=token, password=OTHER, clock=CLOCK, agent=None)
    database.dispose()


def test_who_is_no_administrator_gets_no_link(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reset-link", "lin@example.com"]) == 1
    assert "No administrator has the address lin@example.com" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["set-up-link"], ["reset-link", "lin@example.com"]])
def test_where_nobody_signs_in_there_is_no_link(
    url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    for name in ("DASHBOARD_SIGN_IN", "DASHBOARD_ADDRESS"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(words) == 1
    assert "当前未启用登录" in capsys.readouterr().err
