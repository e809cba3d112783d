"""A PostgreSQL of the tests' own: a private cluster in a temporary folder, gone when they are.

PostgreSQL refuses to run as root; then it runs as the unprivileged user that its package made. It answers on a
socket in its folder only, and forgets on a power cut (fsync off), which makes a database cost little.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

BINARIES = "usr/lib/postgresql"  # where Debian and Ubuntu keep them, a folder for each version
USER = "postgres"
IN_MEMORY = Path("/dev/shm")  # a database copied there costs a tenth of one on a disk
ENOUGH = 2**30  # bytes for every process's cluster
PORT = 5432  # part of the socket's name; nothing listens on the network
LIMITS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200",
          "shared_buffers": "64MB", "autovacuum": "off", "jit": "off", "wal_level": "minimal", "max_wal_senders": "0",
          "listen_addresses": "", "log_min_messages": "fatal"}  # fmt: skip
# Commits wait for a standby only where a session asks for it (synchronous_commit = remote_apply).
FOLLOWED = {"wal_level": "replica", "max_wal_senders": "4", "synchronous_commit": "local",
            "synchronous_standby_names": "*", "hot_standby_feedback": "on",
            "wal_retrieve_retry_interval": "100ms"}  # fmt: skip

_numbers = count(1)


@cache
def binaries() -> Path | None:
    """The folder of PostgreSQL's programs: the one POSTGRES_BIN names, else that of the newest on this machine.

    None if there is none that can be started.
    """
    if os.geteuid() == 0 and _user() is None:
        return None
    if named := os.environ.get("POSTGRES_BIN"):
        return Path(named) if (Path(named) / "initdb").exists() else None
    found = [folder for folder in Path("/").glob(f"{BINARIES}/*/bin") if (folder / "initdb").exists()]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    anywhere = shutil.which("initdb")
    return Path(anywhere).resolve().parent if anywhere else None


def how_to_get_one() -> str:
    """The command that brings PostgreSQL."""
    if shutil.which("apt-get"):
        return "sudo apt-get install postgresql"
    if shutil.which("brew"):
        return "brew install postgresql@17"
    return "install PostgreSQL 15 or newer with your system's package manager"


def _user() -> str | None:
    """Whom to become, if we are root; None if there is nobody to become."""
    try:
        return pwd.getpwnam(USER).pw_name
    except KeyError:
        return None


def _where() -> Path | None:
    """A folder in memory, if this machine has one with room; else None, the usual one."""
    if not os.access(IN_MEMORY, os.W_OK) or shutil.disk_usage(IN_MEMORY).free < ENOUGH:
        return None
    return IN_MEMORY


class Cluster:
    """A running server and the databases in it."""

    def __init__(
        self, *, lasting: bool = False, on_disk: bool = False, followed: bool = False, of: "Cluster | None" = None
    ) -> None:
        """`lasting`: what it acknowledged survives its being killed; each commit waits for the disk.
        `on_disk`: on one even where there is room in memory.
        `followed`: it may have a standby, which is another cluster made `of` it."""
        found = binaries()
        assert found is not None
        self._binaries = found
        # Not pytest's own folder: another user may not look into it.
        self.folder = Path(tempfile.mkdtemp(prefix="dashboard_postgres_", dir=None if on_disk else _where()))
        self._as = {"user": _user()} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.folder, _user())
        if of is None:
            options = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C", "--no-sync"]
            self._run("initdb", "--pgdata", str(self.folder / "data"), *options)
        else:
            options = ["--checkpoint=fast", "--write-recovery-conf", "--no-sync", "--dbname", _plain(of.address(USER))]
            self._run("pg_basebackup", "--pgdata", str(self.folder / "data"), *options)
        slow = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "on") if lasting else {}
        standby = FOLLOWED if followed or of else {}
        settings = {**LIMITS, **slow, **standby, "unix_socket_directories": str(self.folder), "port": str(PORT)}
        with open(self.folder / "data" / "postgresql.conf", "a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        self._session: psycopg.Connection[Any] | None = None
        self._watch = self._watched()
        atexit.register(self.remove)
        self.start()

    def start(self) -> None:
        """Begin, or begin again, to answer."""
        self._run("pg_ctl", "start", "--wait", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"))

    def stop(self, how: str = "fast") -> None:
        """Stop answering; `immediate` as if the power went."""
        self._hang_up()
        self._run("pg_ctl", "stop", "--wait", "-m", how, "-D", str(self.folder / "data"))

    def promote(self) -> None:
        """Let a standby be a primary."""
        self._run("pg_ctl", "promote", "--wait", "-D", str(self.folder / "data"))

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self._hang_up()
        if self._watch.poll() is None:
            self._watch.communicate()

    def _watched(self) -> "subprocess.Popen[bytes]":
        """A process that waits for this one to close the pipe between them, as it does however it dies, and then
        stops the server and takes its folder away."""
        stop = 'read -r nothing; "$1" stop -m immediate -D "$2/data"; rm -rf "$2"'
        return subprocess.Popen(
            ["sh", "-c", stop, "sh", str(self._binaries / "pg_ctl"), str(self.folder)],
            **self._as, cwd="/", start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # type: ignore[call-overload,no-any-return]  # fmt: skip

    def address(self, name: str) -> str:
        """The DATABASE_URL of one of its databases."""
        return f"postgresql+psycopg://{USER}@/{name}?host={self.folder}&port={PORT}"

    def new(self, template: str | None = None, *, named: str | None = None) -> str:
        """Make a database, a copy of `template` or an empty one, and return its address."""
        name = named or f"test_{next(_numbers)}"
        self.tell(f'CREATE DATABASE "{name}" TEMPLATE "{template or "template0"}" STRATEGY file_copy')
        return self.address(name)

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still connected to it."""
        name = make_url(address).database
        self.tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def back_up(self, address: str) -> bytes:
        """What pg_dump keeps of a database."""
        return self._run("pg_dump", "--format=custom", "--dbname", _plain(address))

    def restore(self, address: str, kept: bytes) -> None:
        """Put a database back to what was kept of it."""
        words = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"]
        self._run("pg_restore", *words, "--dbname", _plain(address), given=kept)

    def tell(self, statement: str) -> None:
        """Run a statement outside of any transaction, in a session that stays."""
        if self._session is None or self._session.closed:
            self._session = psycopg.connect(_plain(self.address(USER)), autocommit=True)
        self._session.execute(statement.encode())

    def _hang_up(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _run(self, program: str, *words: str, given: bytes = b"") -> bytes:
        done = subprocess.run(
            [str(self._binaries / program), *words],
            **self._as, cwd="/", input=given, capture_output=True, check=False,
        )  # type: ignore[call-overload]  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout[-500:]!r} {done.stderr[-2000:]!r}")
        return bytes(done.stdout)


def _plain(address: str) -> str:
    """As PostgreSQL's own programs read it."""
    return address.replace("postgresql+psycopg://", "postgresql://")


@cache
def cluster() -> Cluster:
    """The one of this process; it takes a second to start and ends with the process."""
    return Cluster()


def remove_cluster() -> None:
    """End the one of this process, if it was ever needed."""
    if cluster.cache_info().currsize:
        cluster().remove()
