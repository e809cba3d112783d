"""Whether anything of a person is left, wherever it might stand."""

import json
from pathlib import Path

from sqlalchemy import Engine

from data_access.engine import writing
from data_access.erasing.erase import erase
from data_access.erasing.facts import Removed
from data_access.erasing.persons import find_customer, find_member
from tests.data_access.importers.storing import Office
from tests.data_access.world import CLOCK


def traces(office: Office, *told: str) -> list[str]:
    """The tables in which any of these texts stands."""
    found = []
    for name, frame in office.everything().items():
        said = "\n".join(
            value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
            for column in frame
            for value in frame[column]
        )
        found += [f"{name}: {each}" for each in told if each in said]
    return found


def erase_customer(database: Engine, said: str) -> Removed:
    with writing(database) as connection:
        return erase(connection, find_customer(connection, said), CLOCK)


def erase_member(database: Engine, said: str) -> Removed:
    with writing(database) as connection:
        return erase(connection, find_member(connection, said), CLOCK)


def bytes_of(file: Path) -> bytes:
    """The file of a SQLite database and its log."""
    log = file.with_name(file.name + "-wal")
    return file.read_bytes() + (log.read_bytes() if log.exists() else b"")
