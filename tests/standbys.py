"""A primary with a hot standby, and processes of the dashboard that are told of both."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date

from sqlalchemy import Connection, Engine, create_engine, func, select, text

from data_access import wall
from data_access.engine import open_database
from data_access.migrate import migrate
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.schema import interaction
from data_access.scope import OWNER
from data_access.servers import Servers, open_standby
from data_access.settings import Settings
from data_access.watch import Watch
from metrics.calendars.periods import Period
from tests.data_access.mirroring.test_mirror import MONDAY, add_contact
from tests.data_access.world import CLOCK
from tests.databases import TODAY, ZONE
from tests.postgres import USER, Cluster

DATABASE = "team"
NOVEMBER = Period("november", MONDAY.replace(day=1), MONDAY.replace(month=12, day=1))


class Pair:
    """Two servers of which the second follows the first, with an empty database behind the wall."""

    def __init__(self) -> None:
        self.primary = Cluster(followed=True)
        address = self.primary.new(named=DATABASE)
        engine = open_database(address)
        migrate(engine, Settings(address, ZONE, "CNY", TODAY, wall=True))
        engine.dispose()
        self.standby = Cluster(of=self.primary)

    @property
    def address(self) -> str:
        """The DATABASE_URL: whichever of the two takes writes."""
        hosts = "&".join(f"host={each.folder}" for each in (self.primary, self.standby))
        return f"postgresql://{USER}@/{DATABASE}?{hosts}&target_session_attrs=read-write"

    @property
    def read_address(self) -> str:
        """The DATABASE_READ_URL: whichever of the two is a standby just now."""
        return f"{self.primary.address(DATABASE)}, {self.standby.address(DATABASE)}"

    def settle(self) -> None:
        """Return once the standby has all that was committed by now."""
        engine = create_engine(f"{self.primary.address(DATABASE)}&options=-cstatement_timeout=20s")
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL synchronous_commit = remote_apply"))
            connection.execute(text("SELECT pg_logical_emit_message(true, '', '')"))
        engine.dispose()

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """A standby that receives everything and takes nothing in."""
        engine = create_engine(self.standby.address(DATABASE), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_wal_replay_pause()"))
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_wal_replay_resume()"))
        engine.dispose()

    def mend(self) -> None:
        """Be two servers again, whatever happened to them."""
        with suppress(RuntimeError):
            self.primary.stop("immediate")
        with suppress(RuntimeError):
            self.standby.start()
        with suppress(RuntimeError):  # it was promoted in a test, or is now
            self.standby.promote()
        self.primary.remove()
        self.primary, self.standby = self.standby, Cluster(of=self.standby)

    def remove(self) -> None:
        self.standby.remove()
        self.primary.remove()


class Process:
    """What one process of the dashboard has open."""

    def __init__(self, pair: Pair) -> None:
        self.database: Engine = open_database(pair.address)
        wall.adopt(self.database, raising=False)
        self.standbys = [open_standby(each) for each in pair.read_address.split(", ")]
        self.servers = Servers(self.database, self.standbys)
        self.mirror = Mirror(self.database, self.servers)
        self.direct = Direct(self.database, self.servers)
        self.watch = Watch(self.database, self.servers)

    def save(self, day: date = MONDAY) -> None:
        """Store a contact, as a form does."""
        self.servers.write(lambda connection: add_contact(connection, day))

    def contacts(self) -> tuple[int, ...]:
        """How many there are, as each of those tells that a page asks; they must agree."""
        return (
            self.servers.read(_counted),
            self.servers.read(_counted, first_hand=True),
            self.watch.remembered("contacts", lambda: self.servers.read(_counted)),
            *(int(ask(each, OWNER, {"interactions_opened"}, NOVEMBER, CLOCK).interactions_opened.sum())
              for each in (self.mirror, self.direct)),
        )  # fmt: skip

    def reads_a_standby(self, *, first_hand: bool = False) -> bool:
        """Where a read goes just now."""
        asked = text("SELECT pg_is_in_recovery()")
        return bool(self.servers.read(lambda each: each.execute(asked).scalar_one(), first_hand=first_hand))

    def close(self) -> None:
        self.mirror.close()
        self.database.dispose()


def _counted(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(interaction)).scalar_one())
