"""The command line: what an administrator or a scheduler does without serving the dashboard.

Each command is a function that adds itself to the parser; `COMMANDS` lists them.
"""

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import closing
from typing import Any

from sqlalchemy.exc import DBAPIError

from data_access.auditing.audit_command import add_audit
from data_access.backups.command import add_backup, add_restore
from data_access.clock import clock_of
from data_access.command_line import complain, language, say
from data_access.demo import prepare_demo, remake_demo
from data_access.demo.closings import store_closings
from data_access.digest.command import add_digest
from data_access.due_command import add_due
from data_access.engine import Trouble, reading, trouble
from data_access.erasing.command import add_erase, add_retention
from data_access.import_command import add_import
from data_access.mailing.command import add_mail
from data_access.migrate import opened
from data_access.mirroring import check, check_backlog
from data_access.mirroring.mirror import Mirror
from data_access.recognition.command import add_rewards
from data_access.settings import DEMO_DATABASE, Settings, WrongSettings, read
from data_access.sign_in.account_commands import add_reset_link, add_set_up_link
from data_access.training.command import add_trainings
from data_access.wall_command import add_wall
from metrics.words import Text

Commands = Any  # what argparse's add_subparsers returns; its class has no public name

ABOUT = Text(en="Tasks of the Customer Team Dashboard beside serving it.", zh="客户团队看板的后台任务。")
PREPARE = Text(
    en="Bring the database to this version; without DATABASE_URL, also make the demo company.",
    zh="将数据库升级到当前版本；未设置 DATABASE_URL 时同时生成示例公司。",
)
CHECK = Text(
    en="Compare the mirror with the database, value by value, and see whether the backlog adds up on every day.",
    zh="逐值比对镜像与数据库，并核对每天的未结投诉数。",
)
DEMO = Text(en="Make the demo company anew, ending today.", zh="重新生成截至今天的示例公司。")
FORCE = Text(
    en="also if people added to it; what they added is lost", zh="即使已有人录入数据也重新生成，录入的数据将丢失"
)
MIGRATED = Text(en="The database is ready.", zh="数据库已就绪。")
NO_DIFFERENCE = Text(en="The mirror equals the database.", zh="镜像与数据库一致。")
DIFFERENT = Text(en="The mirror differs from the database.", zh="镜像与数据库不一致。")
DEMO_MADE = Text(en="The demo company is ready.", zh="示例公司已就绪。")
DEMO_KEPT = Text(
    en="People added to the demo company, so it stays as it is. "
    "To lose what they added: python -m data_access demo --force",
    zh="已有人在示例公司中录入数据，因此保持原样。如确定不要这些数据：python -m data_access demo --force",
)
AWAY = Text(en="The database cannot be reached: {why}", zh="无法连接数据库：{why}")
WRONG = Text(en="Wrong settings: {sentence}", zh="配置有误：{sentence}")


def prepare(arguments: argparse.Namespace, settings: Settings) -> int:
    """Migrate; for the demo, also make or renew its company."""
    with opened(settings) as database:
        if settings.demo and prepare_demo(database, settings, say):
            store_closings(database, settings)
    say(MIGRATED)
    return 0


def compare(arguments: argparse.Namespace, settings: Settings) -> int:
    """Build a mirror and compare it, and hold the backlog against itself; 1 if anything differs or does not add up."""
    with opened(settings) as database, closing(Mirror(database)) as mirror:
        found = check.compare(mirror)
        with reading(database) as connection:
            clock = clock_of(connection, settings)
        backlog = check_backlog.reckon(mirror, clock)
    for text, filled in (*(table.text for table in found), *backlog.texts):
        say(text, **filled)
    different = any(table.differences for table in found)
    say(DIFFERENT if different else NO_DIFFERENCE)
    return int(different or bool(backlog.contradicting))


def demo(arguments: argparse.Namespace, settings: Settings) -> int:
    """Make the demo company in its own database, whatever DATABASE_URL says; 1 if people's rows are in the way."""
    own = Settings(DEMO_DATABASE, settings.zone, settings.currency, settings.fixed_today)
    with opened(own) as database:
        made = remake_demo(database, own, say, force=arguments.force)
        if made:
            store_closings(database, own)
    if not made:
        complain(DEMO_KEPT)
        return 1
    say(DEMO_MADE)
    return 0


def add_prepare(commands: Commands) -> None:
    """Register `prepare`."""
    commands.add_parser("prepare", help=PREPARE.said(language())).set_defaults(run=prepare)


def add_check(commands: Commands) -> None:
    """Register `check`."""
    commands.add_parser("check", help=CHECK.said(language())).set_defaults(run=compare)


def add_demo(commands: Commands) -> None:
    """Register `demo`."""
    parser = commands.add_parser("demo", help=DEMO.said(language()))
    parser.add_argument("--force", action="store_true", help=FORCE.said(language()))
    parser.set_defaults(run=demo)


# A command of another module is one more line: its function takes what argparse's add_subparsers returned and sets
# `run`, which gets the arguments and the settings and returns the exit code.
COMMANDS: tuple[Callable[[Commands], None], ...] = (
    add_prepare,
    add_check,
    add_demo,
    add_import,
    add_set_up_link,
    add_reset_link,
    add_backup,
    add_restore,
    add_audit,
    add_due,
    add_rewards,
    add_erase,
    add_retention,
    add_wall,
    add_trainings,
    add_digest,
    add_mail,
)


def main(words: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 not as it should be, 2 asked wrongly."""
    parser = argparse.ArgumentParser(prog="python -m data_access", description=ABOUT.said(language()))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    arguments = parser.parse_args(words)
    try:
        settings = read()
    except WrongSettings as wrong:
        complain(WRONG, sentence=wrong)
        return 2
    try:
        code: int = arguments.run(arguments, settings)
    except WrongSettings as wrong:
        complain(WRONG, sentence=wrong)
        return 2
    except BrokenPipeError:  # who read the output has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains at its end
        return 1
    except DBAPIError as error:
        if trouble(error) is not Trouble.AWAY:
            raise
        complain(AWAY, why=str(error.orig).strip().splitlines()[0])
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
