"""What a file of members does to those who sign in."""

import pytest
from sqlalchemy import delete, insert

from data_access.engine import reading, writing
from data_access.importers.withdrawing import withdraw_import
from data_access.rejected import Rejected
from data_access.schema import account, import_batch, member, member_role
from data_access.scope import OWNER
from data_access.sign_in import sessions
from data_access.sign_in.sign_in_settings import SignIn
from tests.data_access.importers.storing import Office

MEMBERS = """Employee ID,Name,Email,Roles
E1,Ann,ann@example.com,Administrator
E2,Ben,ben@example.com,Agent
"""


@pytest.fixture
def token(office: Office) -> str:
    """Ann administers, can sign in, and is signed in."""
    office.bring("members", MEMBERS)
    assert {row["role"] for row in office.rows(member_role)} == {"admin", "staff"}
    with writing(office.engine) as connection:
        values = {"member_id": office.one(member, "E1")["id"], "created_at": office.clock.now, "password_hash": "x"}
        key = connection.execute(insert(account).values(values).returning(account.c.id)).scalar_one()
        return sessions.begin(connection, key, office.clock, None)


def signed_in(office: Office, token: str) -> bool:
    with reading(office.engine) as connection:
        return sessions.who(connection, token, office.clock, SignIn(accounts=True)) is not None


@pytest.mark.parametrize(
    "file",
    [
        MEMBERS.replace("Administrator", "Agent"),
        "Employee ID,Name,Termination date\nE1,Ann,2026-11-01\n",
        MEMBERS.replace("Administrator", "Agent").replace("ben@example.com,Agent", "ben@example.com,Administrator"),
    ],
    ids=["role", "left", "to somebody who cannot sign in"],
)
def test_a_file_that_leaves_no_administrator_is_refused_as_a_whole(office: Office, token: str, file: str) -> None:
    before = office.everything()
    with pytest.raises(Rejected, match="last_administrator"):
        office.bring("members", file, name="other.csv")
    after = office.everything()
    assert all(before[name].equals(after[name]) for name in ("member", "member_role", "membership"))
    assert signed_in(office, token)


def test_with_another_administrator_the_role_may_go(office: Office, token: str) -> None:
    with writing(office.engine) as connection:
        ben = office.one(member, "E2")["id"]
        values = {"member_id": ben, "created_at": office.clock.now, "password_hash": "x"}
        connection.execute(insert(account).values(values))
    to_ben = MEMBERS.replace("Agent", "?").replace("Administrator", "Agent").replace("?", "Administrator")
    office.bring("members", to_ben, name="other.csv")
    assert [row["role"] for row in office.rows(member_role)] == ["staff", "admin"]


def test_an_import_that_made_the_only_administrator_stays(office: Office, token: str) -> None:
    (batch,) = office.rows(import_batch)
    with writing(office.engine) as connection:  # who had a role before gets it back by withdrawing
        ann = office.one(member, "E1")["id"]
        connection.execute(delete(member_role).where(member_role.c.member_id == ann))
        connection.execute(insert(member_role).values(member_id=ann, role="staff"))
    office.bring("members", MEMBERS + "E3,Cai,cai@example.com,Agent\n", name="again.csv")
    later = office.rows(import_batch)[-1]["id"]
    assert later != batch["id"]
    with pytest.raises(Rejected, match="last_administrator"):
        withdraw_import(office.engine, OWNER, later, office.clock)
    assert office.rows(import_batch)[-1]["withdrawn_at"] is None
    assert signed_in(office, token)


def test_another_address_ends_the_sessions_and_the_same_one_does_not(office: Office, token: str) -> None:
    office.bring("members", MEMBERS.replace("Ann,", "Anna,").replace("ann@", "ANN@"), name="other.csv")
    assert office.one(member, "E1")["name"] == "Anna"
    assert signed_in(office, token)
    office.bring("members", MEMBERS.replace("ann@", "anna@"), name="third.csv")
    assert not signed_in(office, token)


def test_who_left_by_a_file_is_signed_out(office: Office, token: str) -> None:
    with writing(office.engine) as connection:
        ben = office.one(member, "E2")["id"]
        connection.execute(insert(member_role).values(member_id=ben, role="admin"))
        values = {"member_id": ben, "created_at": office.clock.now, "password_hash": "x"}
        connection.execute(insert(account).values(values))
    office.bring("members", "Employee ID,Name,Termination date\nE1,Ann,2026-11-01\n", name="other.csv")
    assert not signed_in(office, token)
