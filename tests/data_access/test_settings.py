"""What the installation is told from outside: what fits together, and which sentence comes of what does not."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from data_access.engine import database_address
from data_access.scope import Role
from data_access.settings import Settings, WrongSettings, read
from data_access.sign_in.sign_in_settings import SignIn

OWN = {"DATABASE_URL": "sqlite:///data/our_team.db"}
FOLLOWED = {"DATABASE_URL": "postgresql://ada@/team?host=a:5432&host=b:5432&target_session_attrs=read-write"}
ACCOUNTS = {**OWN, "DASHBOARD_SIGN_IN": "accounts"}
PROVIDER = {
    **OWN,
    "DASHBOARD_SIGN_IN": "oidc",
    "DASHBOARD_ADDRESS": "https://dashboard.example.com",
    "OIDC_ISSUER": "https://id.example.com",
    "OIDC_CLIENT_ID": "dashboard",
    "OIDC_CLIENT_SECRET": "not a secret",
}


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of secrets that is not there yet, and no database named in the environment."""
    file = tmp_path / "secrets.toml"
    monkeypatch.setenv("DASHBOARD_SECRETS", str(file))
    for name in (*PROVIDER, "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return file


def test_nobody_signs_in_to_the_demo_or_to_an_own_database_without_saying_so() -> None:
    assert read({}).sign_in == read(OWN).sign_in == SignIn()
    assert not read(OWN).sign_in.on


def test_local_accounts_need_nothing_but_a_database() -> None:
    sign_in = read(ACCOUNTS).sign_in
    assert sign_in.on
    assert sign_in.accounts
    assert sign_in.provider is None
    assert (sign_in.idle, sign_in.lasts) == (timedelta(hours=8), timedelta(days=14))
    assert not sign_in.encrypted


def test_a_provider_with_roles_and_local_accounts_beside_it() -> None:
    roles = {"OIDC_ROLES_CLAIM": "groups", "OIDC_ROLES": "crm-leads=lead, crm=x=admin,"}
    sign_in = read({**PROVIDER, **roles, "DASHBOARD_SIGN_IN": "OIDC, accounts"}).sign_in
    assert sign_in.accounts
    assert sign_in.provider is not None
    assert sign_in.provider.issuer == "https://id.example.com"
    assert sign_in.provider.roles == (("crm-leads", Role.LEAD), ("crm=x", Role.ADMIN))
    assert sign_in.encrypted


def test_times_after_which_a_session_ends_can_be_set() -> None:
    sign_in = read({**ACCOUNTS, "DASHBOARD_IDLE_MINUTES": "30", "DASHBOARD_SESSION_DAYS": "1"}).sign_in
    assert (sign_in.idle, sign_in.lasts) == (timedelta(minutes=30), timedelta(days=1))


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({**ACCOUNTS, "DASHBOARD_SIGN_IN": "ldap"}, "DASHBOARD_SIGN_IN is 'ldap'"),
        ({"DASHBOARD_SIGN_IN": "accounts"}, "Set DATABASE_URL like sqlite"),
        ({**OWN, "DASHBOARD_ADDRESS": "https://a.example.com"}, "Set DASHBOARD_SIGN_IN=accounts"),
        ({**OWN, "DASHBOARD_PLAIN_HTTP": "1"}, "Set DASHBOARD_SIGN_IN=accounts"),
        ({**OWN, "OIDC_CLIENT_ID": "x"}, "Set DASHBOARD_SIGN_IN=oidc"),
        ({**ACCOUNTS, "OIDC_CLIENT_ID": "x"}, "Set DASHBOARD_SIGN_IN=oidc or accounts,oidc"),
        ({**ACCOUNTS, "DASHBOARD_ADDRESS": "dashboard.example.com"}, "without a path: https://"),
        ({**ACCOUNTS, "DASHBOARD_ADDRESS": "https://a.example.com/crm"}, "without a path: https://"),
        ({**ACCOUNTS, "DASHBOARD_ADDRESS": "https://a.example.com:x"}, "without a path: https://"),
        ({**ACCOUNTS, "DASHBOARD_ADDRESS": "https://me@a.example.com"}, "without a path: https://"),
        ({**ACCOUNTS, "DASHBOARD_ADDRESS": "http://10.0.0.5:8501"}, "set DASHBOARD_PLAIN_HTTP=1"),
        (
            {**ACCOUNTS, "DASHBOARD_ADDRESS": "https://a.example.com", "DASHBOARD_PLAIN_HTTP": "1"},
            "Unset DASHBOARD_PLAIN_HTTP",
        ),
        ({**ACCOUNTS, "STREAMLIT_SERVER_COOKIE_SECRET": "change-me"}, "Set it to a random text"),
        ({**PROVIDER, "OIDC_CLIENT_SECRET": "change-me"}, "Set it to what the provider gave"),
        ({**ACCOUNTS, "DASHBOARD_PLAIN_HTTP": "yes"}, "Set it to 1, or unset it"),
        ({**ACCOUNTS, "DASHBOARD_IDLE_MINUTES": "0"}, "a whole number from 1 to"),
        ({**ACCOUNTS, "DASHBOARD_SESSION_DAYS": "two"}, "a whole number from 1 to"),
        ({**PROVIDER, "DASHBOARD_ADDRESS": ""}, "also needs DASHBOARD_ADDRESS"),
        ({**PROVIDER, "OIDC_CLIENT_SECRET": " "}, "also needs OIDC_CLIENT_SECRET"),
        ({**ACCOUNTS, "DASHBOARD_SIGN_IN": "oidc"}, "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, DASHBOARD_AD"),
        ({**PROVIDER, "OIDC_ISSUER": "http://id.example.com"}, "Set it to your provider's https://"),
        ({**PROVIDER, "OIDC_ROLES": "a=lead"}, "OIDC_ROLES is set without OIDC_ROLES_CLAIM"),
        ({**PROVIDER, "OIDC_ROLES_CLAIM": "groups"}, "OIDC_ROLES_CLAIM is set without OIDC_ROLES"),
        ({**PROVIDER, "OIDC_ROLES_CLAIM": "groups", "OIDC_ROLES": "a=boss"}, "OIDC_ROLES holds 'a=boss'"),
        ({**PROVIDER, "OIDC_ROLES_CLAIM": "groups", "OIDC_ROLES": "lead"}, "OIDC_ROLES holds 'lead'"),
    ],
)  # fmt: skip
def test_half_a_configuration_says_what_to_set(environment: dict[str, str], named: str) -> None:
    with pytest.raises(WrongSettings) as wrong:
        read(environment)
    assert named in str(wrong.value)
    assert "not a secret" not in str(wrong.value)


@pytest.mark.parametrize("name", PROVIDER)
def test_whatever_is_missing_beside_a_provider_is_named(name: str) -> None:
    rest = {key: value for key, value in PROVIDER.items() if key != name}
    with pytest.raises(WrongSettings, match="DATABASE_URL" if name == "DATABASE_URL" else name):
        read(rest)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("dashboard.example.com", True),
        ("DASHBOARD.example.com:443", True),
        ("dashboard.example.com.", True),
        ("crm.lan:8501", True),
        ("localhost:8501", True),
        ("127.0.0.1", True),
        ("[::1]:8501", True),
        ("evil.example.com", False),
        ("dashboard.example.com.evil.example", False),
        ("localhost.evil.example", False),
        ("dashboard.example.com:x", False),
        ("me@dashboard.example.com:x", False),
        ("", False),
    ],
)
def test_other_names_are_not_this_dashboards(host: str, known: bool) -> None:
    assert read({**PROVIDER, "DASHBOARD_HOSTS": "crm.lan, crm"}).sign_in.knows(host) is known


def test_settings_may_stand_in_the_file_of_secrets_and_the_environment_wins(
    secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f'{name.lower()} = "{value}"' for name, value in PROVIDER.items()]
    secrets.write_text("\n".join(["[dashboard]", *lines, "dashboard_idle_minutes = 20"]), encoding="utf-8")
    monkeypatch.setenv("OIDC_CLIENT_ID", "from-the-environment")
    found = read()
    assert found.database_url == OWN["DATABASE_URL"]
    assert found.sign_in.provider is not None
    assert found.sign_in.provider.client_id == "from-the-environment"
    assert found.sign_in.provider.client_secret == "not a secret"
    assert found.sign_in.idle == timedelta(minutes=20)


def test_without_a_file_of_secrets_the_environment_is_all(secrets: Path) -> None:
    assert not secrets.exists()
    assert read().demo


@pytest.mark.parametrize("written", ["[dashboard\n", "dashboard = 3", "[dashboard]\nhosts = [1]"])
def test_a_file_of_secrets_that_cannot_be_read_is_named(secrets: Path, written: str) -> None:
    secrets.write_text(written, encoding="utf-8")
    with pytest.raises(WrongSettings, match=r"secrets\.toml"):
        read()


def test_tests_meet_nobodys_secrets() -> None:
    assert os.environ["DASHBOARD_SECRETS"] == os.devnull
    assert isinstance(read(), Settings)


@pytest.mark.parametrize("written", ["postgresql://ada@db.example.com/team", "postgres://ada@db.example.com/team"])
def test_an_address_of_postgresql_needs_no_name_of_a_driver(written: str) -> None:
    assert read({"DATABASE_URL": written}).database_url == written
    assert str(database_address(written)) == "postgresql+psycopg://ada@db.example.com/team"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"DATABASE_URL": "mysql://ada@db/team"}, "names mysql, which the dashboard does not speak"),
        ({"DATABASE_URL": "postgresql+asyncpg://ada@db/team"}, "names postgresql.asyncpg"),
        ({"DATABASE_URL": "postgresql://ada@db"}, "a PostgreSQL without a database"),
        ({"DATABASE_URL": "postgresql://ada@db:port/team"}, "is not a database address"),
        ({**OWN, "DASHBOARD_READ": "database"}, "DASHBOARD_READ=database needs PostgreSQL"),
        ({**OWN, "DASHBOARD_READ": "standby"}, "Set it to mirror or to database"),
        ({"DATABASE_READ_URL": "postgresql://a@b/team"}, "set DATABASE_URL to the primary that it follows"),
        ({**OWN, "DATABASE_READ_URL": "postgresql://a@b/team"}, "DATABASE_READ_URL needs PostgreSQL"),
        ({**FOLLOWED, "DATABASE_READ_URL": "sqlite:///team.db"}, "DATABASE_READ_URL names sqlite, not PostgreSQL"),
        ({**FOLLOWED, "DATABASE_READ_URL": "standby"}, "is not a database address. Set it like postgresql://"),
        ({**FOLLOWED, "DATABASE_READ_URL": "postgresql://a@b/crm"}, "On a standby it has the same name"),
        ({**FOLLOWED, "DATABASE_READ_URL": "postgresql://@/team?host=b&host=c"}, "several servers in one address"),
        ({**FOLLOWED, "DATABASE_READ_URL": "postgresql://@/team?host=b,c"}, "is not a database address"),
    ],
)
def test_a_database_that_cannot_be_served_is_told(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(WrongSettings, match=sentence):
        read(given)


def test_standbys_are_named_one_by_one() -> None:
    assert read(FOLLOWED).standbys == ()
    both = ("postgresql://ada@a/team", "postgres://ada@b/team")
    assert read({**FOLLOWED, "DATABASE_READ_URL": f"{both[0]}, {both[1]}"}).standbys == both
    assert read({**FOLLOWED, "DATABASE_READ_URL": "\n".join(both)}).standbys == both


def test_numbers_are_asked_of_the_mirror_unless_said_otherwise() -> None:
    assert not read(OWN).without_mirror
    postgresql = {"DATABASE_URL": "postgresql://ada@db/team"}
    assert not read({**postgresql, "DASHBOARD_READ": "mirror"}).without_mirror
    assert read({**postgresql, "DASHBOARD_READ": "Database"}).without_mirror
