"""The file of a backup: written whole or not at all, readable by nobody else, and known for what it is."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from data_access.backups import growing
from metrics.words import Language, Text

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_BEGINS = {b"SQLite format 3\x00": SQLITE, b"PGDMP": POSTGRESQL}

THERE_ALREADY = Text(
    en="{file} is there already. Name another file, or add --force to replace it.",
    zh="{file} 已存在。请换一个文件名，或加上 --force 覆盖。",
)
NO_FOLDER = Text(
    en="There is no folder {folder}, or nothing may be written there.", zh="文件夹 {folder} 不存在，或没有写入权限。"
)
NO_FILE = Text(en="There is no file {file}, or it may not be read.", zh="找不到文件 {file}，或没有读取权限。")
NOT_A_BACKUP = Text(
    en="{file} is no backup of a dashboard. Nothing was changed.", zh="{file} 不是看板的备份文件，未做任何更改。"
)
DAMAGED = Text(en="{file} is damaged ({what}). Nothing was changed.", zh="{file} 已损坏（{what}），未做任何更改。")
OTHER_DATABASE = Text(
    en="{file} is a backup of {of}, but DATABASE_URL names {here}. Nothing was changed.",
    zh="{file} 是 {of} 的备份，而 DATABASE_URL 指向 {here}，未做任何更改。",
)
TOO_NEW = Text(
    en="{file} was made by a newer version of the dashboard ({revision}). Update the program first. "
    "Nothing was changed.",
    zh="{file} 由更新版本的看板生成（{revision}）。请先升级程序。未做任何更改。",
)
TOO_NEW_A_FORMAT = Text(
    en="{file} was made by a newer pg_dump, and pg_restore of version {version} on this machine cannot read it. "
    "Install the postgresql-client of the PostgreSQL it was made with, or a newer one. Nothing was changed.",
    zh="{file} 由更新版本的 pg_dump 生成，此机器上的 pg_restore（版本 {version}）无法读取。"
    "请安装生成该备份时所用版本或更新版本的 postgresql-client。未做任何更改。",
)
NOTHING_THERE = Text(
    en="The database is empty or not there, so there is nothing to back up.", zh="数据库为空或不存在，无需备份。"
)
NOT_OURS = Text(
    en="The database that DATABASE_URL names holds tables, but not a dashboard's. Nothing was changed.",
    zh="DATABASE_URL 指向的数据库中有其他用途的表，并非看板的数据库，未做任何更改。",
)


class Refused(Exception):
    """Nothing was done; the sentence says why."""

    def __init__(self, text: Text, **filled: object) -> None:
        super().__init__(text.said("en", **filled))
        self.text, self.filled = text, filled

    def said(self, language: Language) -> str:
        """The sentence in a language."""
        return self.text.said(language, **self.filled)


def kind_of(file: Path) -> str:
    """Which database the backup is of, by its first bytes.

    Raises:
        Refused
    """
    try:
        with file.open("rb") as opened:
            first = opened.read(max(map(len, _BEGINS)))
    except OSError:
        raise Refused(NO_FILE, file=file) from None
    for begins, kind in _BEGINS.items():
        if first.startswith(begins):
            return kind
    raise Refused(NOT_A_BACKUP, file=file)


@contextmanager
def published(file: Path, *, force: bool) -> Iterator[Path]:
    """A new empty file beside `file`, which takes its name once the block ends well; else it is gone.

    Raises:
        Refused
    """
    _refuse_to_replace(file, force)
    with temporary(file) as unfinished:
        with growing.told(unfinished):
            yield unfinished
        _to_disk(unfinished)
        _refuse_to_replace(file, force)
        unfinished.replace(file)
        _to_disk(file.parent)


@contextmanager
def temporary(file: Path) -> Iterator[Path]:
    """A new empty file beside `file`, which only its owner may read, until the block ends.

    Raises:
        Refused
    """
    made = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        raise Refused(NO_FOLDER, folder=file.parent) from None
    try:
        yield made
    finally:
        for left in (made, *(made.with_name(f"{made.name}{end}") for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                left.unlink()


def safety_name(file: Path) -> Path:
    """Where what is there now is kept when `file` is restored: beside it."""
    now = datetime.now(UTC)
    return file.with_name(f"before-restore-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}{file.suffix or '.backup'}")


def _refuse_to_replace(file: Path, force: bool) -> None:
    if file.exists() and (not force or file.is_dir()):
        raise Refused(THERE_ALREADY, file=file)


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
