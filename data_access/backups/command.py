"""`python -m data_access backup FILE` and `restore FILE`."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, NoResultFound

from data_access import wall
from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.backups import postgresql, sqlite
from data_access.backups.files import OTHER_DATABASE, POSTGRESQL, SQLITE, Refused, kind_of
from data_access.bell.house import note_backup
from data_access.clock import clock_of
from data_access.command_line import complain, language, say
from data_access.dialect import DRIVERS_FAILURES, is_postgresql
from data_access.engine import Trouble, open_database, trouble, write
from data_access.rejected import Rejected
from data_access.settings import Settings
from metrics.words import Text

BACKUP = Text(
    en="Keep everything in a file, while the dashboard runs.", zh="将全部数据备份到一个文件（看板可保持运行）。"
)
BACKUP_FILE = Text(en="where to keep it; its folder must be there", zh="备份文件的路径，所在文件夹须已存在")
FORCE = Text(en="replace FILE if it is there already", zh="文件已存在时覆盖")
RESTORE = Text(
    en="Put everything back to what a backup holds; what is there now is kept beside it.",
    zh="恢复到备份中的状态；当前数据会另存在备份文件旁。",
)
RESTORE_FILE = Text(en="a file that backup made", zh="由 backup 生成的文件")
BACKED_UP = Text(en="Everything is in {file} ({size} MB).", zh="已全部备份到 {file}（{size} MB）。")
RESTORED = Text(
    en="The database is what {file} held. Everybody signs in again, and links that were sent work no more.",
    zh="数据库已恢复为 {file} 中的状态。所有人需重新登录，此前发出的链接已失效。",
)
KEPT = Text(en="What was there before is in {file}.", zh="恢复前的数据保存在 {file}。")
AWAY = Text(en="The database does not answer: {said}", zh="无法连接数据库：{said}")
BUSY = Text(
    en="Somebody kept writing for too long, a large import for instance. Nothing was changed; try again later.",
    zh="数据库长时间被占用（例如正在导入大文件）。未做任何更改，请稍后再试。",
)
NAMES = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}


def add_backup(commands: Any) -> None:
    """Register `backup`."""
    parser = commands.add_parser("backup", help=BACKUP.said(language()))
    parser.add_argument("file", type=Path, help=BACKUP_FILE.said(language()), metavar="FILE")
    parser.add_argument("--force", action="store_true", help=FORCE.said(language()))
    parser.set_defaults(run=backup)


def add_restore(commands: Any) -> None:
    """Register `restore`."""
    parser = commands.add_parser("restore", help=RESTORE.said(language()))
    parser.add_argument("file", type=Path, help=RESTORE_FILE.said(language()), metavar="FILE")
    parser.set_defaults(run=restore)


def backup(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write the backup; 1 if it could not be."""

    def keep(database: Engine) -> None:
        of(database).back_up(database, arguments.file, force=arguments.force)
        _note(database, settings)
        say(BACKED_UP, file=arguments.file, size=f"{arguments.file.stat().st_size / 1e6:.1f}")

    return _doing(keep, settings)


def restore(arguments: argparse.Namespace, settings: Settings) -> int:
    """Restore a backup; 1 if it could not be, and then nothing changed."""

    def put_back(database: Engine) -> None:
        found, here = kind_of(arguments.file), POSTGRESQL if is_postgresql(database) else SQLITE
        if found != here:
            raise Refused(OTHER_DATABASE, file=arguments.file, of=NAMES[found], here=NAMES[here])
        kept = of(database).restore(database, arguments.file, settings)
        # What was recorded since the backup is in what was kept; that it is no longer here is recorded here.
        write(
            database,
            lambda connection: audit.record(
                connection, None, What.RESTORED, clock_of(connection, settings), way="console"
            ),
        )
        say(RESTORED, file=arguments.file)
        if kept is not None:
            say(KEPT, file=kept)

    return _doing(put_back, settings)


def _note(database: Engine, settings: Settings) -> None:
    """Note when the backup was made, where that can be written: what is backed up may be a standby, an older version,
    or behind a wall that this login does not pass, and the backup is good all the same."""
    with suppress(DBAPIError, *DRIVERS_FAILURES, Rejected, NoResultFound):
        wall.adopt(database, raising=False)
        write(database, lambda connection: note_backup(connection, clock_of(connection, settings)))


def of(database: Engine) -> Any:
    """The module that backs up and restores this kind of database."""
    return postgresql if is_postgresql(database) else sqlite


def _doing(work: Any, settings: Settings) -> int:
    database = open_database(settings.database_url)
    try:
        work(database)
    except Refused as refused:
        complain(refused.text, **refused.filled)
        return 1
    except (DBAPIError, *DRIVERS_FAILURES) as error:
        match trouble(error):
            case Trouble.AWAY:
                complain(AWAY, said=str(getattr(error, "orig", error)).strip())
            case Trouble.BUSY:
                complain(BUSY)
            case _:
                raise
        return 1
    finally:
        database.dispose()
    return 0
