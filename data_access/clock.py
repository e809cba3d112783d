"""The time of asking, and the reporting zone in which days begin."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from data_access.schema import setting
from data_access.settings import Settings


@dataclass(frozen=True)
class Clock:
    """`now` in UTC and the installation's reporting zone; every question is asked as of one."""

    now: datetime
    zone: str

    @property
    def today(self) -> date:
        return self.day_of(self.now)

    @property
    def at_midnight(self) -> "Clock":
        """This clock as today began: for answers that do not change during the day."""
        return replace(self, now=self.midnight(self.today))

    def day_of(self, moment: datetime) -> date:
        """The day in the reporting zone on which `moment` falls."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def midnight(self, day: date) -> datetime:
        """The moment (UTC) at which `day` begins in the reporting zone."""
        return datetime.combine(day, time(), ZoneInfo(self.zone)).astimezone(UTC)


def clock_of(connection: Connection, settings: Settings) -> Clock:
    """The clock of this database: its zone was written into it when it was made."""
    zone = zone_of(connection)
    return Clock(settings.now(zone), zone)


def zone_of(connection: Connection) -> str:
    """The reporting zone of this database."""
    return str(connection.execute(select(setting.c.value).where(setting.c.key == "zone")).scalar_one())


def currency_of(connection: Connection) -> str:
    """The currency of this database's amounts, by its three letters."""
    return str(connection.execute(select(setting.c.value).where(setting.c.key == "currency")).scalar_one())
