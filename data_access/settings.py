"""What the installation is told from outside, read from the environment and the file of secrets once."""

import os
import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.exc import ArgumentError

from data_access.engine import database_address
from data_access.mailing.mail_settings import MailServer, read_mail_server
from data_access.sign_in.sign_in_settings import SignIn, read_sign_in
from data_access.wrong_settings import WrongSettings as WrongSettings

ROOT = Path(__file__).resolve().parent.parent
DEMO_DATABASE = f"sqlite:///{ROOT / 'data' / 'demo.db'}"

# What must not stand in everybody's process list may stand here, under [dashboard].
SECRETS = ROOT / ".streamlit" / "secrets.toml"


@dataclass(frozen=True)
class Settings:
    """`zone` and `currency` only matter when a database is created: afterwards its own `setting` table decides.

    without_mirror: numbers are asked of PostgreSQL itself, for facts that outgrow a process's memory.
    wall: PostgreSQL itself keeps rows from whom they are not for, too.
    standbys: the addresses of servers that follow the database and may be read in its place.
    mail: where mails are handed over; None where none are sent.
    """

    database_url: str
    zone: str
    currency: str
    fixed_today: date | None
    sign_in: SignIn = field(default_factory=SignIn)
    without_mirror: bool = False
    wall: bool = False
    standbys: tuple[str, ...] = ()
    mail: MailServer | None = None

    @property
    def demo(self) -> bool:
        """Whether this is the invented company: nobody named a database of their own."""
        return self.database_url == DEMO_DATABASE

    def today(self, zone: str) -> date:
        """Today in the reporting zone, or the day that was injected for tests and pictures."""
        return self.fixed_today or datetime.now(ZoneInfo(zone)).date()

    def now(self, zone: str) -> datetime:
        """Now in UTC; with an injected today, 18:00 of that day in the reporting zone."""
        if self.fixed_today is None:
            return datetime.now(UTC)
        return datetime.combine(self.fixed_today, time(18), ZoneInfo(zone)).astimezone(UTC)


def read(environment: dict[str, str] | None = None) -> Settings:
    """Read the settings; raises WrongSettings with a sentence that names the variable to mend.

    Without `environment` they are those of this process and, where it does not name one, of the file of secrets.
    """
    given = _from_outside() if environment is None else environment
    url = given.get("DATABASE_URL", "").strip() or DEMO_DATABASE
    _check_database(url)
    zone = given.get("DASHBOARD_ZONE", "").strip() or "Asia/Shanghai"
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise WrongSettings(f"DASHBOARD_ZONE is {zone!r}. Set it to a time zone like Asia/Shanghai.") from None
    today = given.get("DASHBOARD_TODAY", "").strip()
    try:
        fixed = date.fromisoformat(today) if today else None
    except ValueError:
        raise WrongSettings(f"DASHBOARD_TODAY is {today!r}. Set it to a day like 2026-11-20, or unset it.") from None
    currency = given.get("DASHBOARD_CURRENCY", "").strip().upper() or "CNY"
    sign_in = read_sign_in(given, database_named=url != DEMO_DATABASE)
    standbys = _standbys(given, url)
    without_mirror, wall, mail = _without_mirror(given, url), _wall(given, url), read_mail_server(given)
    return Settings(url, zone, currency, fixed, sign_in, without_mirror, wall, standbys, mail)


def _check_database(url: str) -> None:
    """Raise WrongSettings unless this is an address of SQLite or PostgreSQL."""
    own = "Set it like sqlite:///data/our_team.db or postgresql://user@host/database"
    try:
        address = database_address(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise WrongSettings(f"DATABASE_URL is not a database address. {own}, or unset it for the demo.") from None
    if address.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise WrongSettings(f"DATABASE_URL names {address.drivername}, which the dashboard does not speak. {own}.")
    if address.drivername == "postgresql+psycopg" and not address.database:
        raise WrongSettings(f"DATABASE_URL names a PostgreSQL without a database. {own}.")


def _standbys(given: dict[str, str], url: str) -> tuple[str, ...]:
    """The addresses in DATABASE_READ_URL; one that cannot be a standby of the database stops the start."""
    named = tuple(filter(None, re.split(r"[\s,]+", given.get("DATABASE_READ_URL", ""))))
    if not named:
        return ()
    own = "Set it like postgresql://user@standby/database, several with commas between"
    database = database_address(url)
    if database.get_backend_name() != "postgresql":
        raise WrongSettings(
            "DATABASE_READ_URL needs PostgreSQL. Unset it, or set DATABASE_URL to the primary that it follows."
        )
    for each in named:
        try:
            address = database_address(each)
        except (ArgumentError, ValueError):
            raise WrongSettings(f"DATABASE_READ_URL is not a database address. {own}.") from None
        if address.drivername != "postgresql+psycopg":
            raise WrongSettings(f"DATABASE_READ_URL names {address.drivername}, not PostgreSQL. {own}.")
        if address.database != database.database:
            raise WrongSettings(
                f"DATABASE_READ_URL names the database {address.database!r} and DATABASE_URL {database.database!r}. "
                "On a standby it has the same name: set both to that."
            )
        if not isinstance(address.query.get("host", ""), str):
            raise WrongSettings(f"DATABASE_READ_URL names several servers in one address. {own}.")
    return named


def _without_mirror(given: dict[str, str], url: str) -> bool:
    chosen = given.get("DASHBOARD_READ", "").strip().lower() or "mirror"
    if chosen not in ("mirror", "database"):
        raise WrongSettings(f"DASHBOARD_READ is {chosen!r}. Set it to mirror or to database, or unset it.")
    if chosen == "database" and database_address(url).get_backend_name() != "postgresql":
        raise WrongSettings("DASHBOARD_READ=database needs PostgreSQL. Unset it, or set DATABASE_URL to a PostgreSQL.")
    return chosen == "database"


def _wall(given: dict[str, str], url: str) -> bool:
    chosen = given.get("DASHBOARD_WALL", "").strip() or "0"
    if chosen not in ("0", "1"):
        raise WrongSettings(f"DASHBOARD_WALL is {chosen!r}. Set it to 1 or to 0, or unset it.")
    if chosen == "1" and database_address(url).get_backend_name() != "postgresql":
        raise WrongSettings("DASHBOARD_WALL=1 needs PostgreSQL. Unset it, or set DATABASE_URL to a PostgreSQL.")
    return chosen == "1"


def _from_outside() -> dict[str, str]:
    """The environment and, for what it does not name, [dashboard] in the file of secrets, if there is one."""
    file = Path(os.environ.get("DASHBOARD_SECRETS") or SECRETS)
    return {**_secrets(file), **os.environ}


def _secrets(file: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongSettings(f"{file} cannot be read ({error}). Mend it, or remove it.") from None
    own = found.get("dashboard", {})
    if not isinstance(own, dict) or not all(isinstance(value, str | int) for value in own.values()):
        raise WrongSettings(f'In {file}, write the settings under [dashboard], each as a text: oidc_client_id = "..."')
    return {name.upper(): str(int(value) if isinstance(value, bool) else value) for name, value in own.items()}
