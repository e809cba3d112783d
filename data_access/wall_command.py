"""`python -m data_access wall`: the SQL of the wall for whoever looks after the database server, and its end."""

import argparse
from typing import Any

from sqlalchemy.engine import make_url

from data_access import wall
from data_access.acting import LOGIN
from data_access.command_line import complain, language, say
from data_access.dialect import is_postgresql
from data_access.engine import open_database
from data_access.settings import Settings
from metrics.words import Text

WALL = Text(
    en="Print the SQL with which PostgreSQL itself keeps rows from whom they are not for.",
    zh="输出行级安全的 SQL，由 PostgreSQL 自身限制每个人能看到的数据行。",
)
LOGIN_NAME = Text(
    en="the login of the dashboard, if not that of DATABASE_URL", zh="看板使用的数据库登录名（默认取自 DATABASE_URL）"
)
DOWN = Text(en="take the wall down instead", zh="改为撤除行级安全")
TAKEN_DOWN = Text(
    en="The wall is down. Unset DASHBOARD_WALL, or the next start raises it again, and start the dashboard anew.",
    zh="行级安全已撤除。请取消 DASHBOARD_WALL（否则下次启动会重新建立），并重新启动看板。",
)
POSTGRESQL_ONLY = Text(
    en="Only PostgreSQL has this: set DATABASE_URL to one.",
    zh="仅 PostgreSQL 支持此功能，请将 DATABASE_URL 设为 PostgreSQL。",
)
NO_LOGIN = Text(
    en="DATABASE_URL names no login: add --login NAME.", zh="DATABASE_URL 中没有登录名，请加上 --login 名称。"
)


def add_wall(commands: Any) -> None:
    """Register `wall`."""
    parser = commands.add_parser("wall", help=WALL.said(language()))
    parser.add_argument("--login", help=LOGIN_NAME.said(language()))
    parser.add_argument("--down", action="store_true", help=DOWN.said(language()))
    parser.set_defaults(run=print_or_lower)


def print_or_lower(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print what raises the wall, or take it away; 1 where there can be none."""
    database = open_database(settings.database_url)
    try:
        if not is_postgresql(database):
            complain(POSTGRESQL_ONLY)
            return 1
        if arguments.down:
            with database.connect().execution_options(writes=True, acting=LOGIN) as connection, connection.begin():
                wall.lower(connection)
            say(TAKEN_DOWN)
            return 0
    finally:
        database.dispose()
    login = arguments.login or make_url(settings.database_url).username
    if not login:
        complain(NO_LOGIN)
        return 1
    print("BEGIN;", *(f"{statement};" for statement in wall.statements(login)), "COMMIT;", sep="\n")
    return 0
