"""The demo company behind a real server on which people sign in."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from data_access.clock import Clock, clock_of
from data_access.engine import open_database, reading, write
from data_access.schema import account, member, session
from data_access.settings import read
from data_access.sign_in import passwords
from tests.browser.serving import Server, serving
from tests.conftest import ROOT
from tests.data_access.demo_file import TODAY, recent_demo_file, shared_folder
from tests.pages.conftest import ADMIN, LEAD, STAFF
from tests.pages.sign_in.visitor import Visitor

PASSWORD = "the tram is late again"


@dataclass
class Company:
    """A running dashboard of the demo company on which the administrator, a lead and a staff member have accounts."""

    server: Server
    database_url: str

    @property
    def address(self) -> str:
        return self.server.address

    def visitor(self) -> Visitor:
        """Somebody who is signed out."""
        return Visitor(self.address)

    def signed_in(self, member_id: int) -> Visitor:
        visitor = self.visitor()
        answer = visitor.sign_in(self.email(member_id), PASSWORD)
        assert answer.status == 303, answer.body
        return visitor

    def email(self, member_id: int) -> str:
        return str(self.look(select(member.c.email).where(member.c.id == member_id)))

    def look(self, asked: Any) -> Any:
        with self._database() as database, reading(database) as connection:
            return connection.execute(asked).scalar()

    def change(self, work: Callable[[Connection, Clock], Any]) -> Any:
        """Do something to the database beside the running server."""
        settings = read({"DATABASE_URL": self.database_url, "DASHBOARD_TODAY": TODAY.isoformat()})
        with self._database() as database:
            return write(database, lambda connection: work(connection, clock_of(connection, settings)))

    def sessions(self, member_id: int, **values: Any) -> None:
        """Change all sessions of a person."""
        theirs = select(account.c.id).where(account.c.member_id == member_id).scalar_subquery()
        self.change(lambda connection, _: connection.execute(
            update(session).where(session.c.account_id == theirs).values(values)
        ))  # fmt: skip

    @contextmanager
    def _database(self) -> Iterator[Any]:
        database = open_database(self.database_url)
        try:
            yield database
        finally:
            database.dispose()


@cache
def _hash() -> str:
    return passwords.hashed(PASSWORD)


@contextmanager
def company_served(
    tmp: Path,
    made: Path,
    *,
    accounts_of: tuple[int, ...] = (ADMIN, LEAD, STAFF),
    port: int | None = None,
    **environment: str,
) -> Iterator[Company]:
    """The demo company's last months in `tmp`, served with `environment`; some have accounts with the PASSWORD."""
    url = f"sqlite:///{shutil.copy(recent_demo_file(made), tmp / 'company.db')}"
    given = {
        "DATABASE_URL": url, "DASHBOARD_SIGN_IN": "accounts", "DASHBOARD_TODAY": TODAY.isoformat(), **environment
    }  # fmt: skip
    database = open_database(url)

    def give_accounts(connection: Connection) -> None:
        now = clock_of(connection, read({"DATABASE_URL": url, "DASHBOARD_TODAY": TODAY.isoformat()})).now
        rows = [
            {"member_id": person, "password_hash": _hash(), "password_set_at": now, "created_at": now}
            for person in accounts_of
        ]
        connection.execute(insert(account), rows)

    if accounts_of:
        write(database, give_accounts)
    database.dispose()
    with serving(ROOT, tmp / "server.log", given, port) as server:
        yield Company(server, url)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    made = shared_folder(tmp_path_factory.getbasetemp())
    with company_served(tmp_path_factory.mktemp("company"), made) as running:
        yield running
