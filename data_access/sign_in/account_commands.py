"""`python -m data_access set-up-link` and `reset-link EMAIL`: ways in for whoever may start programs on the server."""

import argparse
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from data_access.clock import clock_of
from data_access.command_line import complain, language, say
from data_access.engine import open_database, write
from data_access.members import inviting
from data_access.members.invitations import RESET, SETUP, link
from data_access.migrate import migrate
from data_access.rejected import Rejected
from data_access.settings import Settings
from data_access.sign_in import accounts
from metrics.words import Text

SET_UP = Text(
    en="Print a link that makes the first administrator, while there is none.",
    zh="生成创建首位管理员的链接（尚无账号时可用）。",
)
RESET_LINK = Text(en="Print a link that sets a new password for an administrator.", zh="为管理员生成重设密码的链接。")
EMAIL = Text(en="the administrator's e-mail address", zh="管理员的邮箱")
SET_UP_AT = Text(
    en="Open this link within 24 hours to make the first administrator; it works once:\n{link}",
    zh="请在 24 小时内打开以下链接，创建首位管理员（仅可使用一次）：\n{link}",
)
RESET_AT = Text(
    en="Open this link within an hour to set a new password; it works once:\n{link}",
    zh="请在 1 小时内打开以下链接设置新密码（仅可使用一次）：\n{link}",
)
THERE_IS_ONE = Text(
    en="There are accounts already, so nothing is left to set up. For an administrator who is locked out: "
    "python -m data_access reset-link EMAIL",
    zh="已有账号，无需再次设置。如管理员无法登录：python -m data_access reset-link 邮箱",
)
NO_ADMINISTRATOR = Text(
    en="No administrator has the address {email}. Everybody else gets a link from an administrator.",
    zh="没有邮箱为 {email} 的管理员。其他成员请由管理员生成链接。",
)
NO_SIGN_IN = Text(
    en="Nobody signs in here: set DASHBOARD_SIGN_IN=accounts (and DATABASE_URL) first.",
    zh="当前未启用登录，请先设置 DASHBOARD_SIGN_IN=accounts（以及 DATABASE_URL）。",
)


def add_set_up_link(commands: Any) -> None:
    """Register `set-up-link`."""
    commands.add_parser("set-up-link", help=SET_UP.said(language())).set_defaults(run=set_up_link)


def add_reset_link(commands: Any) -> None:
    """Register `reset-link`."""
    parser = commands.add_parser("reset-link", help=RESET_LINK.said(language()))
    parser.add_argument("email", help=EMAIL.said(language()), metavar="EMAIL")
    parser.set_defaults(run=reset_link)


def set_up_link(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print a new link for the first administrator; 1 if there are accounts."""
    if not settings.sign_in.on:
        complain(NO_SIGN_IN)
        return 1
    token = _write(settings, lambda connection: accounts.begin_setup(connection, clock_of(connection, settings)))
    if token is None:
        complain(THERE_IS_ONE)
        return 1
    say(SET_UP_AT, link=link(settings.sign_in.address, SETUP, token))
    return 0


def reset_link(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print a link with which an administrator sets a new password; 1 if the address is no administrator's."""
    if not settings.sign_in.on:
        complain(NO_SIGN_IN)
        return 1

    def rescue(connection: Connection) -> str:
        return inviting.rescue(connection, email=arguments.email, clock=clock_of(connection, settings))

    try:
        token = _write(settings, rescue)
    except Rejected as rejected:
        if rejected.reason != "person_not_found":
            raise
        complain(NO_ADMINISTRATOR, email=arguments.email)
        return 1
    say(RESET_AT, link=link(settings.sign_in.address, RESET, token))
    return 0


def _write(settings: Settings, work: Callable[[Connection], Any]) -> Any:
    database = open_database(settings.database_url)
    try:
        migrate(database, settings)
        return write(database, work)
    finally:
        database.dispose()
